"""QUA-02: no usable date.

What it asks: When did it happen?
Why: An entry that has no place in the order cannot show what came first, who knew of it then, and what
    followed.
Source: Care Inspectorate, Practice guide to chronologies: entries stand in the order of their dates.
Fires on: Entries that are undated, whose date cannot be read or does not exist (31 February), or lies
    outside the scope, or where the child could not have been a child.
Stays quiet on: A doubtful date: 'about March 2019' and 'autumn term' are usable. Without a stated scope, no
    date lies outside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.returns import by_agency, entries
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "No usable date"
SEVERITY = Severity.MEDIUM
SOURCES = ("CI",)

_GROWN_UP = 25  # years


def find(reading: Reading) -> Iterator[Found]:
    latest = _long_after(reading)
    reasons_of = {event.id: why for event in reading.events if (why := _reason(reading, event, latest))}
    of_no_use = (event for event in reading.events if event.id in reasons_of)
    for events in by_agency(of_no_use).values():
        name = agency(events[0])
        reasons = list(dict.fromkeys(reasons_of[event.id] for event in events))
        yield Found(
            events=tuple(event.id for event in events),
            why=f"In the return of {name} ({entries(events)}), {' or '.join(reasons)}.",
            question="When did this happen, as exactly as the record tells?",
            ask=name,
        )


def _reason(reading: Reading, event: Event, latest: date) -> str:
    """Why its date is of no use; '' where it is of use."""
    if not event.date.is_dated:
        return "the date cannot be read" if event.date.as_written.strip() else "no date is given"
    scope = reading.case.scope
    first, last = event.date.earliest, event.date.latest
    if scope.first is not None and last is not None and last < scope.first:
        return "the date lies before the scope"
    if scope.last is not None and first is not None and first > scope.last:
        return "the date lies after the scope"
    if first is not None and first > latest:
        return "the date lies long after the childhood"
    return ""


def _long_after(reading: Reading) -> date:
    """The day from which the child can no longer have been a child."""
    born = reading.case.born or reading.case.expected
    if born is None:
        return date.max
    return date(min(born.year + _GROWN_UP, date.max.year), born.month, min(born.day, 28))
