"""How findings read: whole sentences in plain English, with the doubt of a date in them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from chronology.model.dates import read_date
from chronology.model.findings import Finding
from chronology.rules.wording import between, dated, more_times, on
from tests.rules.casebook import read_book, told

_BOOKS = sorted(Path(__file__).parent.glob("cases/*.jsonl"))
_FEW = 3

# What a person who reads a report stumbles over.
_STUMBLES = {
    "a number behind a year": r"\b(19|20)\d\d \d+ (entr|visit|referral|contact|appointment)",
    "one of several": r"\b1 (entries|times|days|contacts|visits|events|referrals|injuries)\b",
    "once, in figures": r"\b1 time\b",
    "a time that begins twice": r"and until",
    "a limit that stands alone": r"and none within",
    "what is told of": r"\btold of as\b",
    "a gap": r"  |\s[,;.]|\(\)|''",
}


@cache
def _found(book: Path) -> tuple[Finding, ...]:
    """What the rule of a book asks in its first cases."""
    rule = book.stem.upper().replace("_", "-")
    fires = [each for each in read_book(book) if any(name == rule for name, _ in each.must)]
    return tuple(finding for each in fires[:_FEW] for finding in each.findings() if finding.rule == rule)


@pytest.mark.parametrize("book", _BOOKS, ids=lambda book: book.stem)
def test_what_a_rule_says_can_be_read_aloud(book: Path) -> None:
    for finding in _found(book):
        assert re.fullmatch(r"['A-Z0-9].*\.", finding.why, re.DOTALL), finding.why
        assert re.fullmatch(r"[A-Z].*\?", finding.question, re.DOTALL), finding.question
        for what, pattern in _STUMBLES.items():
            assert not re.search(pattern, f"{finding.why} {finding.question}"), (what, finding.why)


def test_a_doubtful_day_is_said_with_its_doubt() -> None:
    about, unsure, sure = (read_date(words) for words in ("c. 17/04/2021", "?03 Jan 2022", "4 March 2021"))
    assert (on(about), dated(about)) == ("About 17 April 2021", "about 17 April 2021")
    assert dated(unsure) == "on 3 January 2022 (uncertain)"
    assert between(about, sure) == "Between about 17 April 2021 and 4 March 2021"
    assert between(sure, sure) == "On 4 March 2021"
    assert sure.earliest == date(2021, 3, 4)


def test_how_often_is_said_in_words() -> None:
    assert [more_times(number) for number in (1, 2, 3)] == ["once more", "twice more", "3 times more"]


def test_many_impossible_dates_are_told_as_a_time_and_few_one_by_one() -> None:
    said = "Home visit, Mali seen and content."
    for count, expected in ((2, "Health Visiting (on 2 January 2021)"), (9, "9 entries of Health Visiting")):
        rows = [
            {"agency": "Health Visiting", "date": f"{day} January 2021", "event": said}
            for day in range(1, count + 1)
        ]
        case = told({"id": "early", "child": "Mali", "dob": "2021-08-30", "rows": rows})
        (found,) = case.open("CON-02")
        assert expected in found.why
        assert len(found.events) == count
        assert len(found.why) < 250
