"""Numbers in prose: what the expression finds, and what it is worth."""

from __future__ import annotations

import re

import pytest

from chronology.language.words.number_words import NUMBER, number

A_NUMBER = re.compile(rf"\b(?:{NUMBER})\b")


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("of 60 sessions", 60),
        ("of seventy half-days", 70),
        ("in for twenty-two", 22),
        ("ninety four per cent", 94),
        ("sixteen of them", 16),
        ("six mornings", 6),
    ],
)
def test_a_number_is_found_whole_and_has_its_worth(text: str, worth: int) -> None:
    found = A_NUMBER.search(text)
    assert found is not None
    assert number(found[0]) == worth


@pytest.mark.parametrize("text", ["tenants", "weighty", "often"])
def test_a_number_within_a_word_is_none(text: str) -> None:
    assert A_NUMBER.search(text) is None
