"""CON-02: impossible order.

What it asks: Which of these dates is right?
Why: A slip of a day or a year in one return turns the story round, and all counted from it is wrong.
Source: The program's own question: the merge of several returns shows what none of them could see alone.
Fires on: Going home from a ward that is dated before the only coming in; an entry that tells of the child in
    the flesh after the child's death, or before the child's birth; one that tells of what a parent or a
    relative who is named does after the day on which that person died.
Stays quiet on: A second stay, going home from the emergency department, being discharged from a service.
    What follows a death (reviews, the coroner, care for the family), and what comes before a birth (the
    unborn baby, elder children).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.order import (
    Impossible,
    after_an_adults_death,
    after_death,
    before_birth,
    home_before_in,
)
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, day, listed

TITLE = "Impossible order"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)

_EACH = 4  # entries that are named one by one


def find(reading: Reading) -> Iterator[Found]:
    for each in home_before_in(reading, reading.threshold("CON-02", "days")):
        yield _found(reading, [each])
    for told in (after_death, after_an_adults_death, before_birth):
        together = list(told(reading))
        if together:
            yield _found(reading, together)


def _told(events: Sequence[Event]) -> str:
    """Whose entries they are and of when; of many, from when to when."""
    if len(events) <= _EACH:
        return listed([f"{agency(event)} ({dated(event.date)})" for event in events])
    first, last = (dated(event.date).removeprefix("on ") for event in (events[0], events[-1]))
    return f"{len(events)} entries of {listed([agency(event) for event in events])} from {first} to {last}"


def _found(reading: Reading, together: list[Impossible]) -> Found:
    first = together[0]
    marks = [each.one for each in together] + [first.other for _ in (1,) if first.other is not None]
    events = sorted({mark.order: mark.event for mark in marks}.items())
    told = _told([event for _, event in events])
    born = f" of {day(reading.born)}" if first.other is None and reading.born is not None else ""
    return Found(
        events=tuple(event.id for _, event in events),
        why=f"By the dates of {told}, {first.says}{born}.",
        question="Which of these dates is right?",
        ask=listed([agency(event) for _, event in events]),
        words=tuple(mark.words for mark in marks),
    )
