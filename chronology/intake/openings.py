"""What opens a line before its account, and headings on which the lines beneath it lean."""

from __future__ import annotations

import re
from typing import NamedTuple

from chronology.intake.grid import Cell
from chronology.intake.headings import EXACT, guess_heading
from chronology.intake.profile import is_date
from chronology.model.dates import (
    DateContext,
    UnreadableDate,
    read_date,
    read_time,
    split_date,
    year_of_heading,
)
from chronology.model.events import Meaning

# '12th - Rang the school', beneath a month; a bare number needs the dash, for it may be a list's own.
_DAY_OF_MONTH = re.compile(
    r"((?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:the\s+)?\d{1,2}(?:(?:st|nd|rd|th)(?=\W)|(?=\s*[-–—:]\s*\D)))"
    r"\s*[-–—:,.]*\s*(?=\S)",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"((?:at\s+)?aged?\s+(?=[^-–—:]*\d)[^-–—:\n]{1,30}?|\d{1,2}\s+(?:days?|weeks?|months?|years?)\s+old)\s*[-–—:]\s*(?=\S)",
    re.IGNORECASE,
)
_LONGEST_NAME = 10  # words
_NAME = re.compile(r"[^\W\d_]{3,11}\.?")
_NUMBERED = re.compile(
    r"([^\W\d_][^\d:]{1,20}?)(?:\s*(?:no\.?\s*)?\d{0,3}\s*[:.–—-]\s*|\s+)(?=\S)", re.IGNORECASE
)
_NUMBERED_AS = (Meaning.EVENT, Meaning.SEQUENCE)
_TIMED = re.compile(
    r"((?:at\s+|approx\.?\s+)?(?:\d{1,2}[:.]\d{2}(?:\s*(?:-|–|to)\s*\d{1,2}[:.]\d{2})?|\d{4}(?=\s*h)|\d{1,2}(?=\s*[ap]m))"
    r"\s*(?:hrs?|hours?|h|[ap]\.?m\.?)?)(?:\s*[-–—:,]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)


class Opening(NamedTuple):
    """The words that open a line, and the rest of it."""

    words: str
    rest: str


def day_of_heading(text: str, context: DateContext) -> str:
    """The day that a line names and does nothing else ('3 May 2019:', 'Entry 4 - 3 May 2019'), or ''."""
    words = text.strip().rstrip(":-–— ")
    if not any(map(str.isdigit, words)) or year_of_heading(words, context) is not None:
        return ""
    if is_date(Cell(words), context):
        return words
    numbered = _NUMBERED.match(words)
    if numbered is None or (guess := guess_heading(numbered[1])) is None or guess.sureness < EXACT:
        return ""
    day = words[numbered.end() :]
    return day if guess.meaning in _NUMBERED_AS and is_date(Cell(day), context) else ""


def month_in_year(text: str, year: int | None) -> str:
    """A month named alone beneath the heading of a year, with that year; '' for any other words."""
    if year is None or _NAME.fullmatch(text) is None:
        return ""
    try:
        read = read_date(f"{text} {year}")
    except UnreadableDate:
        return ""
    return f"{text} {year}" if read.is_dated and not read.is_day else ""


def year_within(words: str) -> int | None:
    """The one year that a heading's words name; None where they name none, or more."""
    heading = year_of_heading(words) if words else None
    return None if heading is None else heading.year


def opens_with_years(text: str, context: DateContext) -> bool:
    """Whether a heading opens with whole years and names what they were: '2018 - 2019: first pregnancy'."""
    split = split_date(text, context) if len(text.split()) <= _LONGEST_NAME else None
    if split is None or split[0].earliest is None or split[0].latest is None:
        return False
    first, last = split[0].earliest, split[0].latest
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and text.strip()[-1] not in ".!?"


def day_of_month(text: str) -> Opening | None:
    """The day that opens a line beneath the heading of a month: '12th - Rang the school'."""
    return _cut(_DAY_OF_MONTH.match(text), text)


def age(text: str) -> Opening | None:
    """The child's age that opens a line: 'Aged 3 weeks - Brought to the clinic'."""
    return _cut(_AGED.match(text), text)


def clock(text: str) -> Opening | None:
    """The time that opens a line beneath a day: '14:30 Rang the school'."""
    opening = _cut(_TIMED.match(text), text)
    if opening is None or read_time(opening.words) is None or not any(map(str.isalpha, opening.rest)):
        return None
    return opening


def _cut(found: re.Match[str] | None, text: str) -> Opening | None:
    return None if found is None else Opening(found[1], text[found.end() :])
