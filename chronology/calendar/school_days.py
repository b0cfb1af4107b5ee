"""School days: Monday to Friday within the terms of the pack, without half-terms and bank holidays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from chronology.calendar.working_days import is_working_day
from chronology.model.pack import Term

_HALF_TERM = "half-term"
_LONGEST = 400  # days: longer than any summer and a term


def is_school_day(day: date, terms: Sequence[Term]) -> bool:
    """Whether schools are open on a day, as the pack dates their terms."""
    inside = any(term.first <= day <= term.last for term in terms if _HALF_TERM not in term.name)
    off = any(term.first <= day <= term.last for term in terms if _HALF_TERM in term.name)
    return inside and not off and is_working_day(day)


def days_of_holiday(first: date, last: date, terms: Sequence[Term]) -> int:
    """How many days from the one after `first` to the one before `last` lie between terms of the pack."""
    if not terms:
        return 0
    begin, end = min(term.first for term in terms), max(term.last for term in terms)
    off = 0
    day = max(first + timedelta(days=1), begin)
    while day < last and day <= end:
        off += not any(term.first <= day <= term.last for term in terms if _HALF_TERM not in term.name)
        day += timedelta(days=1)
    return off


def add_school_days(start: date, days: int, terms: Sequence[Term]) -> date | None:
    """The school day so many after `start`, which is day 0; None where the terms do not reach it."""
    day, left = start, days
    for _ in range(_LONGEST):
        if left <= 0:
            return day
        day += timedelta(days=1)
        left -= is_school_day(day, terms)
    return None
