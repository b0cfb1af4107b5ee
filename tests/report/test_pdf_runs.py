"""Intricate lines cut into runs: the right face, the right direction, the order of reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chronology.report.pdf.faces import CHAINS
from chronology.report.pdf.runs import Run, runs

_PLAIN = CHAINS[False]


def _seen(found: list[Run]) -> str:
    """The line as the eye sees it from the left; a run that is read from the right turned round."""
    mirrored = str.maketrans("()[]", ")(][")
    ordered = sorted(found, key=lambda run: run.rank)
    return "".join(run.drawn[::-1].translate(mirrored) if run.backwards else run.drawn for run in ordered)


@given(st.text("abc 123 ()[]., فاطمة خان שלום é中", min_size=1, max_size=40), st.booleans())
def test_runs_hold_every_letter_once_and_every_rank(words: str, backwards: bool) -> None:
    found = runs(_PLAIN, words, backwards)
    assert sorted("".join(run.words for run in found)) == sorted(words)
    assert sorted(run.rank for run in found) == list(range(len(found)))


def test_names_from_the_right_are_read_in_their_order() -> None:
    found = runs(_PLAIN, "Met فاطمة خان today")
    assert [run.words.strip() for run in found] == ["Met", "فاطمة", "خان", "today"]
    assert [run.backwards for run in found] == [False, True, True, False]
    assert _seen(found) == "Met " + "فاطمة خان"[::-1] + " today"


def test_brackets_close_on_the_side_where_reading_ends() -> None:
    assert _seen(runs(_PLAIN, "Name: علی (7) end")) == "Name: (7) " + "علی"[::-1] + " end"
    assert _seen(runs(_PLAIN, "فاطمة (aged 12) left")) == "فاطمة"[::-1] + " (aged 12) left"
    assert _seen(runs(_PLAIN, "علی (7) کل", backwards=True)) == "کل"[::-1] + " (7) " + "علی"[::-1]


def test_a_sign_no_face_has_is_named() -> None:
    (run,) = runs(_PLAIN, "😀")
    assert run.drawn == "[U+1F600]"
    assert run.words == "😀"


def test_a_bullet_of_the_symbol_font_is_drawn_as_a_bullet() -> None:
    (run,) = runs(_PLAIN, "\uf0b7")
    assert run.drawn == "•"


def test_scripts_that_families_here_write_their_names_in_are_drawn() -> None:
    names = "Żaneta Llŷr Ștefan Ελένη Ирина Hạnh فاطمة ٹھیک שרה দেবী ਗੁਰਪ੍ਰੀਤ દેવી देवी தேவி ዘውዲቱ Անի ნინო สมชาย"
    for chain in CHAINS.values():
        assert all(run.drawn == run.words for run in runs(chain, names))
