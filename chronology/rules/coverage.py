"""Coverage of a case: who recorded when, saw the child, asked about abuse, and knew of which adult.

An entry with a doubtful date counts in the stretch in which it may begin. Undated entries count in none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from chronology.model.coverage import Asking, Coverage, KnownAdult, Seen, Stretch
from chronology.model.dates.words import MONTHS
from chronology.model.events import Event
from chronology.rules.asking import asked, contacts
from chronology.rules.reading import Reading
from chronology.timeline.somebody import Somebody

_MOST_STRETCHES = 12
_LENGTHS = (3, 6, 12, 24, 60, 120)  # months
_MOST_ADULTS = 24
_SEEN = ("child.seen", "child.spoken_to", "child.alone")
_ONE_OF_A_KIND = ("mother", "father", "partner")
_RELATIONS = (*_ONE_OF_A_KIND, "ex", "kin", "friend", "neighbour", "adult")
_OFTEN = 3
"""Nothing may say who bears a full name: it counts from so many entries on, as places have names too."""


def coverage_of(reading: Reading) -> Coverage:
    """The coverage of one reading of a case; without stretches where nothing is dated."""
    stretches = _stretches(reading)
    starts = [stretch.first for stretch in stretches]
    agencies = tuple(sorted({event.agency for event in reading.dated if event.agency}, key=str.casefold))
    rows = {agency: [Counter[str]() for _ in stretches] for agency in agencies}
    for event in reading.dated:
        at = _stretch(starts, event)
        if at is not None and event.agency:
            rows[event.agency][at].update(_told_of_the_child(reading, event))
    return Coverage(
        stretches,
        agencies,
        tuple(tuple(Seen(**cell) for cell in rows[agency]) for agency in agencies),
        _asking(reading, starts),
        _adults(reading),
    )


def _told_of_the_child(reading: Reading, event: Event) -> Iterable[str]:
    yield "entries"
    if reading.has(event, *_SEEN):
        yield "seen"
        if reading.has(event, "child.alone"):
            yield "alone"
    elif reading.has(event, "child.not_seen"):
        yield "not_seen"


def _asking(reading: Reading, starts: Sequence[date]) -> tuple[Asking, ...]:
    counts = [Counter[str]() for _ in starts]

    def count(what: str, events: Iterable[Event]) -> None:
        for event in {event.id: event for event in events}.values():
            at = _stretch(starts, event)
            if at is not None:
                counts[at][what] += 1

    asked_in = [mark.event for mark in asked(reading)]
    could_not = [mark.event for mark in reading.marks("enquiry.could_not")]
    count("possible", (*(event for _, event in contacts(reading)), *asked_in, *could_not))
    count("asked", asked_in)
    count("could_not", could_not)
    return tuple(Asking(**each) for each in counts)


def _adults(reading: Reading) -> tuple[KnownAdult, ...]:
    """The adults whom most entries mention, no professionals."""
    agencies = {event.id: event.agency for event in reading.events}
    found: list[KnownAdult] = []
    for person in reading.everybody.people:
        if not _is_told_of(person):
            continue
        by = Counter(agencies[event] for event in person.events if agencies.get(event))
        name = person.name or f"{person.relation}, not named"
        relation = person.relation if person.name and person.relation in _RELATIONS else ""
        found.append(KnownAdult(name, relation, by))
    found.sort(key=lambda adult: (-sum(adult.by.values()), adult.name.casefold()))
    return tuple(found[:_MOST_ADULTS])


def _is_told_of(person: Somebody) -> bool:
    """Whether this is one adult of the family or around it: named, or one of a kind."""
    if person.is_professional:
        return False
    if not person.name:
        return person.relation in _ONE_OF_A_KIND
    if person.is_said_to_be(*_RELATIONS):
        return True
    return " " in person.name and len(person.events) >= _OFTEN


def _stretch(starts: Sequence[date], event: Event) -> int | None:
    """In which stretch an entry stands; None where it lies outside of all."""
    day = event.date.earliest or event.date.latest
    if day is None or not starts or day < starts[0]:
        return None
    return bisect_right(starts, day) - 1


def _stretches(reading: Reading) -> tuple[Stretch, ...]:
    """The review's time in quarters, half years or years: as many as stand beside each other on a page."""
    first, last = reading.first_day, reading.last_day
    if first is None or last is None:
        return ()
    length = next((each for each in _LENGTHS if _months(first, last) <= each * _MOST_STRETCHES), _LENGTHS[-1])
    start = date(first.year, (first.month - 1) // length * length + 1 if length <= 12 else 1, 1)
    found: list[Stretch] = []
    while start <= last and len(found) < 2 * _MOST_STRETCHES:
        after = start + relativedelta(months=length)
        found.append(Stretch(_name(start, length), start, after - timedelta(days=1)))
        start = after
    return tuple(found)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _name(start: date, months: int) -> str:
    """'Jul-Sep 2019', 'Jul-Dec 2019', '2019', '2010-19'."""
    if months < 12:
        first, last = (MONTHS[month - 1][:3].title() for month in (start.month, start.month + months - 1))
        return f"{first}-{last} {start.year}"
    if months == 12:
        return str(start.year)
    return f"{start.year}-{(start.year + months // 12 - 1) % 100:02d}"
