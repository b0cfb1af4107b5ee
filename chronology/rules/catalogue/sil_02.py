"""SIL-02: long silence by all.

What it asks: Was there really no contact by anybody in this time, or are entries missing from the returns?
Why: A time in which nobody saw or heard of a child is a fact of the story too. It may hold a missed
    service, a move nobody knew of, or a return that is not complete.
Source: Staffordshire and Stoke-on-Trent review template: a period without contact is itself said.
Fires on: No event by any agency for more than 60 days while the child is under one year, or for more than
    120 days at any age, within the scope. Without a stated scope, from the first event of all returns to
    the last.
Stays quiet on: Time before the birth and after the child's death. A time that one doubtful date may fall
    into. Undated entries fill no silence, and neither does an entry which itself says that there was no
    contact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from dateutil.relativedelta import relativedelta

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, day, depending

TITLE = "Long silence by all"
SEVERITY = Severity.MEDIUM
SOURCES = ("SS",)


@dataclass(frozen=True, slots=True)
class _Silence:
    """A time without any event, from the last day that is filled to the next, and the events at its ends.

    `doubtful` are the events of the case with an open date ('since 2018').
    """

    first: date
    last: date
    before: Event | None
    after: Event | None
    doubtful: Sequence[Event]

    @property
    def uncertain(self) -> tuple[Event, ...]:
        """The events with an open date that may lie in it."""
        return _open_in(self.doubtful, self.first, self.last)


def find(reading: Reading) -> Iterator[Found]:
    if not reading.events:
        return  # nothing has come in yet
    long = [silence for silence in _silences(reading) if _is_long(silence, reading)]
    for silence, following in zip_longest(long, long[1:]):
        found = _found(silence)
        # A silence from the start of the scope to an event that another follows: the event is the other's.
        ends_the_next = following is not None and silence.before is None and following.before is silence.after
        yield replace(found, events=()) if ends_the_next else found


def _silences(reading: Reading) -> Iterator[_Silence]:
    telling = [event for event in reading.dated if not _says_no_contact(reading, event)]
    doubtful = [event for event in telling if event.date.earliest is None or event.date.latest is None]
    filled = sorted(
        (event.date.earliest, event.date.latest, order)
        for order, event in enumerate(telling)
        if event.date.earliest is not None and event.date.latest is not None
    )
    bounds = _bounds(reading, [(earliest, latest) for earliest, latest, _ in filled])
    if bounds is None:
        return
    until, end = bounds
    before: Event | None = None
    for earliest, latest, order in filled:
        if latest < until or earliest > end:
            continue
        if earliest > until:
            yield _Silence(until, earliest, before, telling[order], doubtful)
        until, before = latest, telling[order]
    if end > until:
        yield _Silence(until, end, before, None, doubtful)


def _bounds(reading: Reading, filled: list[tuple[date, date]]) -> tuple[date, date] | None:
    """The first and the last day looked at: of the scope, else of the returns; from birth, and to death."""
    scope = reading.case.scope
    first = scope.first or min((earliest for earliest, _ in filled), default=None)
    last = scope.last or max((latest for _, latest in filled), default=None)
    if first is None or last is None:
        return None
    born = reading.case.born or reading.case.expected
    deaths = [mark.event.date.latest for mark in reading.marks("child.died")]
    return max(first, born or first), min([last, *(day for day in deaths if day is not None)])


def _says_no_contact(reading: Reading, event: Event) -> bool:
    return any(
        signal.id == "contact.none" and "only" in signal.tags for signal in reading.signals.get(event.id, ())
    )


def _open_in(events: Sequence[Event], first: date, last: date) -> tuple[Event, ...]:
    return tuple(
        event
        for event in events
        if (event.date.earliest is None and event.date.latest is not None and event.date.latest > first)
        or (event.date.latest is None and event.date.earliest is not None and event.date.earliest < last)
    )


def _is_long(silence: _Silence, reading: Reading) -> bool:
    if (silence.last - silence.first).days > reading.threshold("SIL-02", "older_days"):
        return True
    born = reading.case.born or reading.case.expected
    if born is None:
        return False
    infant_until = born + relativedelta(years=reading.threshold("SIL-02", "infant_until_years"))
    last = min(silence.last, infant_until - timedelta(days=1))
    return (last - silence.first).days > reading.threshold("SIL-02", "infant_days")


def _found(silence: _Silence) -> Found:
    ends = [event for event in (silence.before, silence.after) if event is not None]
    length = counted((silence.last - silence.first).days, "day")
    start = (
        f"after the {agency(silence.before)} entry of {day(silence.first)}"
        if silence.before is not None
        else f"from {day(silence.first)}"
    )
    end = (
        f"until the {agency(silence.after)} entry of {day(silence.last)}"
        if silence.after is not None
        else f"until the end of the scope on {day(silence.last)}"
    )
    return Found(
        events=tuple(event.id for event in ends),
        why=f"No return holds any entry {start} {end}: {length}{depending(silence.uncertain)}.",
        question=(
            f"Was there no contact by anybody between {day(silence.first)} and {day(silence.last)}, "
            "or are entries missing from the returns?"
        ),
        ask="every agency",
    )
