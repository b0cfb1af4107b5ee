"""Where sentences end in prose that is written fast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.language.words.folding import fold
from chronology.language.words.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Home visit. Mum well.", ["Home visit.", "Mum well."]),
        ("Seen by Dr. Shah at clinic. Well.", ["Seen by Dr. Shah at clinic.", "Well."]),
        ("Wt approx. 4 kg. Gaining.", ["Wt approx. 4 kg.", "Gaining."]),
        ("R/v in 6/52. o/e NAD. F/U by GP.", ["R/v in 6/52.", "o/e NAD.", "F/U by GP."]),
        ("Seen 3.2.21 at 4.30 p.m. by Mrs. Coyle.", ["Seen 3.2.21 at 4.30 p.m. by Mrs. Coyle."]),
        ("Wt 7.4kg today", ["Wt 7.4kg today"]),
        ("Not alone; partner in room", ["Not alone", "partner in room"]),
        ("Line one\nLine two\r\nLine three", ["Line one", "Line two", "Line three"]),
        ("No name given!! Who was he? Unknown.", ["No name given!!", "Who was he?", "Unknown."]),
        ("Page 9 (safe at home?) left. OK.", ["Page 9 (safe at home?) left.", "OK."]),
        ("Scan form. DV? N (alone). Well.", ["Scan form.", "DV? N (alone).", "Well."]),
        ("'Get out!' she shouted. 'Why?' He left.", ["'Get out!' she shouted.", "'Why?'", "He left."]),
        ("Came with friend ? name. Rash.", ["Came with friend ? name.", "Rash."]),
        ("Visit done.Mum well.", ["Visit done.", "Mum well."]),
        ("Told J. Pike to ring. He rang.", ["Told J. Pike to ring.", "He rang."]),
        ("• Fed well • Slept", ["Fed well", "Slept"]),
        ("", []),
        (" \n . \t ", []),
    ],
)
def test_sentences_of_the_field(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(max_size=200))
def test_nothing_but_blanks_and_marks_is_left_out(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert [start for start, _ in spans] == sorted({start for start, _ in spans})
    outside = [*text]
    for start, end in spans:
        outside[start:end] = [" "] * (end - start)
    assert not any(letter.isalnum() for letter in outside)


@given(st.text(max_size=200))
def test_folded_text_is_as_long_as_what_was_written(text: str) -> None:
    assert len(fold(text, (end for _, end in sentences(text)))) == len(text)


def test_folding_makes_typographic_marks_plain() -> None:
    assert fold("Mum’s “friend” – İpek") == 'mum\'s "friend" - İpek'


def test_the_sign_of_a_figure_that_ends_a_sentence_stays() -> None:
    text = "Attendance 84%; Unauthorised 3%"
    assert fold(text, (end for _, end in sentences(text))) == "attendance 84%\0 unauthorised 3%"


def test_words_without_a_stop_are_cut_between_words_and_none_is_lost() -> None:
    text = "unknown male was there with the baby " * 200
    spans = sentences(text)
    assert max(end - start for start, end in spans) <= 1000
    assert " ".join(text[start:end] for start, end in spans).split() == text.split()
