"""Contacts at which a parent could have been asked about abuse, and entries that say that somebody asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from heapq import heappop, heappush

from dateutil.relativedelta import relativedelta

from chronology.model.events import Event
from chronology.rules.reading import Mark, Reading

HEALTH = frozenset({"midwifery", "health_visiting", "gp", "ed", "acute_hospital", "community_health"})
"""Those of whom routine enquiry is expected."""
OTHERS = frozenset(
    {
        "social_care",
        "early_help",
        "adult_mental_health",
        "substance_misuse",
        "school_nursing",
        "adult_social_care",
    }
)
"""Those who could have asked too, where they met the parent."""

_NO_MEETING = ("contact.indirect", "contact.none", "appointment.not_brought", "visit.no_access")
_FIRST_YEAR = 366


def contacts(reading: Reading, kinds: frozenset[str] = HEALTH) -> Sequence[tuple[int, Event]]:
    """The dated entries, with their places, at which one of these agencies met a parent."""
    return reading.once(_contacts, kinds)


def _contacts(reading: Reading, kinds: frozenset[str]) -> Sequence[tuple[int, Event]]:
    return [
        (reading.place(event), event)
        for event in reading.of_kinds(kinds)
        if event.date.is_dated and _met(reading, event)
    ]


def asked(reading: Reading) -> tuple[Mark, ...]:
    """Every entry that says that a parent was asked, in order: a risk checklist of the police is none."""
    return tuple(
        mark
        for mark in reading.marks("enquiry.asked", "enquiry.denied")
        if reading.kind(mark.event) != "police"
    )


def within_months(
    found: Sequence[tuple[int, Event]], least: int, months: int
) -> list[tuple[int, Event]] | None:
    """The longest run of contacts of which so many surely lie within so many months; None where none do."""
    days = [(place, event, event.date.earliest, event.date.latest) for place, event in found]
    known = [(place, event, first, last) for place, event, first, last in days if first and last]
    ends = sorted(last for _, _, _, last in known)
    later: list[date] = []  # the ends of earlier contacts that lie behind the time looked at
    most, begin = 0, 0
    for at, (_, _, first, last) in enumerate(known):
        until = first + relativedelta(months=months)
        while later and later[0] <= until:
            heappop(later)
        number = bisect_right(ends, until) - (at - len(later))
        if number > most:
            most, begin = number, at
        heappush(later, last)
    if most < least or not known:
        return None
    until = known[begin][2] + relativedelta(months=months)
    return [(place, event) for place, event, _, last in known[begin:] if last <= until]


def before(found: Sequence[tuple[int, Event]], last: Mark, months: int) -> list[tuple[int, Event]]:
    """The contacts that surely lie in so many months before an entry."""
    day = last.event.date.earliest
    if day is None:
        return []
    since = day - relativedelta(months=months)
    end = bisect_left(found, last.order, key=lambda pair: pair[0])
    begin = bisect_left(found, since, hi=end, key=lambda pair: _sort_day(pair[1]))
    return [
        (place, event)
        for place, event in found[begin:end]
        if event.date.earliest is not None
        and event.date.latest is not None
        and event.date.earliest >= since
        and event.date.latest <= day
    ]


def _sort_day(event: Event) -> date:
    """The day by which an entry has its place in the timeline."""
    return event.date.earliest or event.date.latest or date.max


def may_be_since(when: Event, first: date) -> bool:
    """Whether an entry may lie on or after a day."""
    return when.date.is_dated and (when.date.latest is None or when.date.latest >= first)


def months_before(day: date, months: int) -> date:
    """The day so many months before another."""
    return day - relativedelta(months=months)


def _met(reading: Reading, event: Event) -> bool:
    if reading.has(event, *_NO_MEETING) or reading.has(event, "contact.with_another"):
        return False
    kind = reading.kind(event)
    if kind == "midwifery" or reading.has(event, "parent.met"):
        return True
    return kind == "health_visiting" and _is_in_first_year(reading, event)


def _is_in_first_year(reading: Reading, event: Event) -> bool:
    """A health visitor sees a baby with a parent, unless the entry says otherwise."""
    born, last = reading.born or reading.case.expected, event.date.latest
    return born is not None and last is not None and last < born + timedelta(days=_FIRST_YEAR)
