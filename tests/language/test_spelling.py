"""Words misspelt in haste are read as what was meant, and words that are words stay what they are."""

from __future__ import annotations

import pytest

from chronology.language.patterns import Index
from chronology.language.spelling import meant


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("refferal", "referral"),
        ("brusing", "bruising"),
        ("safegaurding", "safeguarding"),
        ("asessment", "assessment"),
        ("appointmnet", "appointment"),
        ("paediatrican", "paediatrician"),
        ("strangeld", "strangled"),
    ],
)
def test_a_slip_is_read_as_the_word_that_was_meant(written: str, word: str) -> None:
    assert meant(written) == word


@pytest.mark.parametrize(
    "word", ["partners", "concerts", "contract", "reporter", "insured", "regatta", "hospitals"]
)
def test_another_word_stays_what_it_is(word: str) -> None:
    assert meant(word) == word


def test_a_slip_is_found_where_it_stands() -> None:
    index: Index[str] = Index()
    index.add("safeguarding (referral|concern)", {}, "told")
    assert list(index.search("a safegaurding refferal was sent")) == [(2, 23, "told")]


def test_a_word_that_some_pattern_looks_for_is_never_another() -> None:
    index: Index[str] = Index()
    index.add("brusing", {}, "as written")
    index.add("bruising", {}, "as meant")
    assert [meaning for _, _, meaning in index.search("some brusing")] == ["as written"]
