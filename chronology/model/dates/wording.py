"""Dates in words: what was understood, for people; and a plain form that reads back as the same date."""

from __future__ import annotations

import re
from datetime import date

from chronology.model.dates.stretch import DAY, month_end
from chronology.model.dates.value import EventDate, Origin, Qualifier
from chronology.model.dates.words import MONTHS

_APPROXIMATE = (Qualifier.APPROXIMATE, Qualifier.APPROXIMATE_AND_UNCERTAIN)
_UNCERTAIN = (Qualifier.UNCERTAIN, Qualifier.APPROXIMATE_AND_UNCERTAIN)
_NUMBER = re.compile(r"\d+")
# Four digits below this may be a clock time, so such years are only printed in ISO form.
_FIRST_PLAIN_YEAR = 1700
_SIGNS = {
    Qualifier.APPROXIMATE: "~",
    Qualifier.UNCERTAIN: "?",
    Qualifier.APPROXIMATE_AND_UNCERTAIN: "%",
}


def describe(when: EventDate) -> str:
    """What was understood, in plain words: '1 to 10 December 2018, day not known', 'before 4 March 2019'."""
    if not when.is_dated:
        return "Undated"
    words = _interval(when, "about " if when.qualifier in _APPROXIMATE else "")
    if _day_unknown(when):
        words += ", day not known"
    if when.qualifier in _UNCERTAIN:
        words += ", uncertain"
    if when.origin is not Origin.CELL:
        words += f", {when.origin.value}"
    return words


def printed(when: EventDate) -> str:
    """The date, without its time, so that `read_date` reads the same interval and qualifier back."""
    if not when.is_dated:
        return "undated"
    ends = [end for end in (when.earliest, when.latest) if end is not None]
    if min(end.year for end in ends) < _FIRST_PLAIN_YEAR:
        sign = _SIGNS.get(when.qualifier, "")
        if when.is_day:
            return f"{ends[0].isoformat()}{sign}"
        first = f"{when.earliest.isoformat()}{sign}" if when.earliest else ".."
        last = f"{when.latest.isoformat()}{sign}" if when.latest else ".."
        return f"{first}/{last}"
    words = _interval(when, "about " if when.qualifier in _APPROXIMATE else "")
    return f"{words}?" if when.qualifier in _UNCERTAIN else words


def _interval(when: EventDate, about: str) -> str:
    first, last = when.earliest, when.latest
    if first is None and last is not None:
        if last == date.max:
            return f"by {about}{_day(last)}"
        return f"before {about}{_day(last + DAY)}"
    if first is not None and last is None:
        return f"from {about}{_day(first)} onwards"
    assert first is not None
    assert last is not None
    return f"{about}{_span(first, last)}"


def _span(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if first.day == 1 and last == month_end(last.year, last.month):
        if (first.month, last.month) == (1, 12):
            return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
        if first.year == last.year:
            months = _month(first) if first.month == last.month else f"{_month(first)} to {_month(last)}"
            return f"{months} {last.year}"
        return f"{_month(first)} {first.year} to {_month(last)} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_month(first)} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def _month(when: date) -> str:
    return MONTHS[when.month - 1].title()


def _day(when: date) -> str:
    return f"{when.day} {_month(when)} {when.year}"


def _day_unknown(when: EventDate) -> bool:
    """Whether one day is meant and not known. A span whose two days were written out is not such a doubt."""
    first, last = when.earliest, when.latest
    if first is None or last is None or first == last:
        return False
    written = {int(number) for number in _NUMBER.findall(when.as_written) if len(number) <= 2}
    return not {first.day, last.day} <= written
