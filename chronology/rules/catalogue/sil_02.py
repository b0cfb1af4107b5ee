"""SIL-02: long silence by all.

What it asks: Was there really no contact by anybody in this time, or are entries missing from the returns?
Why: A time in which nobody saw or heard of a child is a fact of the story too. It may hold a missed service, a move
    nobody knew of, or a return that is not complete.
Source: Staffordshire and Stoke-on-Trent review template: a period without contact is itself said.
Fires on: No event by any agency for more than 60 days while the child is under one year, or for more than 120
    days at any age, within the scope. Without a stated scope, from the first event of all returns to the last.
Stays quiet on: Time before the birth and after the child's death. A time that one doubtful date may fall into.
    Undated entries fill no silence, and neither does an entry which itself says that there was no contact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

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
    """A time without any event: from the last day known to be filled to the next, and the events at its ends."""

    first: date
    last: date
    before: Event | None
    after: Event | None
    uncertain: tuple[Event, ...] = ()


def find(reading: Reading) -> Iterator[Found]:
    for silence in _silences(reading):
        if _is_long(silence, reading):
            yield _found(silence)


def _silences(reading: Reading) -> Iterator[_Silence]:
    telling = [event for event in reading.dated if not _says_no_contact(reading, event)]
    filled = [event for event in telling if event.date.earliest and event.date.latest]
    open_ended = [event for event in telling if not (event.date.earliest and event.date.latest)]
    first, last = _bounds(reading, filled)
    if first is None or last is None:
        return
    until, before = first, None
    for event in sorted(filled, key=lambda event: (event.date.earliest, event.date.latest)):
        assert event.date.earliest and event.date.latest
        if event.date.latest < first or event.date.earliest > last:
            continue
        if event.date.earliest > until:
            yield _Silence(
                until, event.date.earliest, before, event, _maybe_in(open_ended, until, event.date.earliest)
            )
        if event.date.latest >= until:
            until, before = event.date.latest, event
    if last > until:
        yield _Silence(until, last, before, None, _maybe_in(open_ended, until, last))


def _bounds(reading: Reading, filled: list[Event]) -> tuple[date | None, date | None]:
    """The first and the last day that are looked at: the scope, or the returns; never before birth or after death."""
    scope = reading.case.scope
    starts = [event.date.earliest for event in filled if event.date.earliest]
    ends = [event.date.latest for event in filled if event.date.latest]
    first = scope.first or min(starts, default=None)
    last = scope.last or max(ends, default=None)
    born = reading.case.born or reading.case.expected
    if first is not None and born is not None:
        first = max(first, born)
    deaths = [mark.event.date.latest for mark in reading.marks("child.died") if mark.event.date.latest]
    if last is not None and deaths:
        last = min(last, *deaths)
    return first, last


def _says_no_contact(reading: Reading, event: Event) -> bool:
    return any(signal.id == "contact.none" for signal in reading.signals.get(event.id, ()))


def _maybe_in(open_ended: list[Event], first: date, last: date) -> tuple[Event, ...]:
    return tuple(
        event
        for event in open_ended
        if (event.date.earliest or date.min) < last and (event.date.latest or date.max) > first
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
