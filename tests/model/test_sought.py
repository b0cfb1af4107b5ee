"""What a person types among the words, and where it is found in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chronology.model.sought import places, sought


def _lit(typed: str, text: str) -> list[str]:
    return [text[start:end] for start, end in places(sought(typed), text)]


@pytest.mark.parametrize(
    ("typed", "text", "lit"),
    [
        ("bruise", "A bruise; two Bruises.", ["bruise", "Bruises"]),
        ("bruise ", "A bruise; two bruises.", ["bruise", "bruises"]),
        ("left cheek", "cheek, then the left hand", ["cheek", "left"]),
        ('"left cheek"', "cheek, then the left hand, the left  cheek", ["left  cheek"]),
        ('"left che', "the left-cheek and left chest", ["left-cheek", "left chest"]),
        ("“no reply”", "No reply. No later reply.", ["No reply"]),
        ("le", "Léa said it to Leanne", ["Léa", "Leanne"]),
        ("café", "the CAFE", ["CAFE"]),
        ("mother's", "Mother’s partner; mother said; mothers", ["Mother’s"]),
        ("half-term", "over half term", ["half term"]),
        ("12:30", "at 12:30, not 1230", ["12:30"]),
        ("see seen", "seen", ["seen"]),
        ("see sight", "see the sights, seen twice", ["see", "sights"]),
        ("", "anything", []),
        ("& - !", "this & that - and!", []),
        ("żółw", "a Żółwik", ["Żółwik"]),
    ],
)
def test_what_is_lit(typed: str, text: str, lit: list[str]) -> None:
    assert _lit(typed, text) == lit


def test_only_the_last_word_is_taken_as_begun() -> None:
    assert [phrase.goes_on for phrase in sought('met "at home" moth')] == [False, False, True]
    assert [phrase.goes_on for phrase in sought('met "at home"')] == [False, False]


def test_of_a_page_of_words_only_the_first_forty_count() -> None:
    assert len(sought("word " * 5000)) == 40


@given(st.text(), st.text())
@example("\x00", "\ud800")
@example('"', '"')
def test_anything_can_be_typed(typed: str, text: str) -> None:
    found = places(sought(typed), text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))


@given(st.lists(st.sampled_from(["seen", "Mum", "bruise", "né", "12", "–", "left"]), min_size=1))
def test_a_text_is_found_by_all_of_its_words_in_quotes(words: list[str]) -> None:
    text = " ".join(words)
    phrases = sought(f'"{text}"')
    assert not phrases or places(phrases, f"Before. {text}! After.")
