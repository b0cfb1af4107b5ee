"""Contacts at which a parent could have been asked about abuse, and entries that say that somebody asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

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


def contacts(reading: Reading, kinds: frozenset[str] = HEALTH) -> Iterator[tuple[int, Event]]:
    """The dated entries, with their places, at which one of these agencies met a parent."""
    for order, event in enumerate(reading.events):
        if event.date.is_dated and reading.kind(event) in kinds and _met(reading, event):
            yield order, event


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
    best: list[tuple[int, Event]] = []
    days = [(place, event, event.date.earliest, event.date.latest) for place, event in found]
    known = [(place, event, first, last) for place, event, first, last in days if first and last]
    for at, (_, _, first, _) in enumerate(known):
        until = first + relativedelta(months=months)
        run = [(place, event) for place, event, _, last in known[at:] if last <= until]
        if len(run) > len(best):
            best = run
    return best if len(best) >= least else None


def before(found: Iterable[tuple[int, Event]], last: Mark, months: int) -> list[tuple[int, Event]]:
    """The contacts that surely lie in so many months before an entry."""
    day = last.event.date.earliest
    if day is None:
        return []
    since = day - relativedelta(months=months)
    return [
        (place, event)
        for place, event in found
        if place < last.order
        and event.date.earliest is not None
        and event.date.latest is not None
        and event.date.earliest >= since
        and event.date.latest <= day
    ]


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
