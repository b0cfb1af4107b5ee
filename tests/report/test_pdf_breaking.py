"""Words broken into lines: nothing lost, nothing wider than the line, whatever script it is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.report.pdf.breaking import broken
from chronology.report.pdf.fonts import Intricate, Weight
from chronology.report.pdf.settle import settled

_LETTERS = "abc ÅéŵțłżΩжн-/.,()  \n" + "فاطمة خان" + "שלום" + "देवी" + "中😀" + "\u0301"


def _weight() -> Weight:
    return Weight(False, {})


def _words(lines: list[str | Intricate]) -> list[str]:
    return [line.words if isinstance(line, Intricate) else line for line in lines]


@given(st.text(_LETTERS, max_size=120), st.floats(20, 300))
def test_lines_put_together_are_the_words_again(words: str, width: float) -> None:
    lines = _words(broken(words, _weight(), 9, width))
    assert "".join("".join(lines).split()) == "".join(settled(words).split())


@given(st.text("abcdefgh ijklm-/ nopÅéŵ", max_size=200), st.floats(30, 300))
def test_no_line_is_wider_than_the_column(words: str, width: float) -> None:
    weight = _weight()
    for line in _words(broken(words, weight, 9, width)):
        assert weight.width(line.rstrip(" ")) * 9 / 1000 <= width + 0.01


def test_every_line_ends_with_a_space_so_that_words_stay_apart() -> None:
    lines = _words(broken("one two three\nfour", _weight(), 9, 40))
    assert len(lines) > 2
    assert all(line.endswith(" ") for line in lines)


def test_a_long_word_is_cut_at_its_hyphen() -> None:
    lines = _words(broken("mother-and-baby", _weight(), 9, 50))
    assert [line.strip() for line in lines] == ["mother-", "and-baby"]


def test_no_words_no_lines() -> None:
    assert broken("", _weight(), 9, 100) == []


@pytest.mark.parametrize("words", ["نام: علی", "«שלום» said", "12 فاطمة"])
def test_a_paragraph_runs_the_way_its_first_letter_does(words: str) -> None:
    (line,) = broken(words, _weight(), 9, 400)
    assert isinstance(line, Intricate)
    assert line.backwards


def test_an_english_sentence_with_an_urdu_name_runs_from_the_left() -> None:
    (line,) = broken("Met with علی.", _weight(), 9, 400)
    assert isinstance(line, Intricate)
    assert not line.backwards


@given(st.text(max_size=60))
def test_settled_words_hold_nothing_that_steers_or_cannot_be_written(words: str) -> None:
    shown = settled(words)
    shown.encode("utf-16-be")
    assert not set(shown) & set("\x00\x07\r\t\x7f\x85\u202a\u202e\u2066\u2069\u200e\ufeff\ud800")
    assert settled(shown) == shown


def test_every_kind_of_line_end_is_one() -> None:
    assert settled("a\r\nb\rc\u2028d\x0be\nf") == "a\nb\nc\nd\ne\nf"
