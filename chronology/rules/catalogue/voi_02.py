"""VOI-02: child's voice missing.

What it asks: What did the child say, want or feel in this time, or how did the child look and behave?
Why: A child can be seen many times and never be heard. Reviews find the child's own words late, and in the
    notes of one agency only.
Source: Our Learning Transcript: the child's voice.
Fires on: A year of records in which no agency gives the child's own words, wishes or feelings, or, of a
    child under four, how the child looked or behaved.
Stays quiet on: One entry of anybody's in that year that does, in any column. 'Seen' alone is not a voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import day, depending

TITLE = "Child's voice missing"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_LEAST = 3
_SHOWN = 40


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("VOI-02", "days")
    for first, last in _silences(reading):
        within = reading.lying_in(first, last)
        if len(within) >= _LEAST and _length(within) >= days:
            yield _found(within)


def _silences(reading: Reading) -> Iterator[tuple[date, date]]:
    """The times between one voice and the next, from the child's birth to the last event."""
    until = reading.born or date.min
    for mark in reading.marks("child.voice", "child.disclosed"):
        earliest, latest = mark.event.date.earliest, mark.event.date.latest
        if earliest is None or latest is None or not _is_voice(reading, mark):
            continue
        yield until, earliest
        until = max(until, latest)
    yield until, date.max


def _is_voice(reading: Reading, mark: Mark) -> bool:
    """Whether it is one at the child's age: own words of an older child, behaviour too of a younger one."""
    if mark.signal.id == "child.disclosed" or "own" in mark.signal.tags:
        return True
    born, when = reading.born, mark.event.date.earliest
    if born is None or when is None:
        return True
    return when < born + relativedelta(years=reading.threshold("VOI-02", "own_words_from_years"))


def _length(events: list[Event]) -> int:
    starts = [event.date.latest for event in events if event.date.latest is not None]
    ends = [event.date.earliest for event in events if event.date.earliest is not None]
    return (max(ends) - min(starts)).days


def _found(events: list[Event]) -> Found:
    first, last = events[0].date.earliest, events[-1].date.earliest
    between = f"Between {day(first)} and {day(last)}" if first and last else "In this time"
    ends = [event for event in (events[0], events[-1]) if not event.date.is_day]
    return Found(
        events=tuple(event.id for event in events[:_SHOWN]),
        why=(
            f"{between} the returns hold {len(events)} entries, and none gives the child's own words, "
            "wishes or "
            f"feelings, or how the child was{depending(ends)}."
        ),
        question="What did the child say, want or feel in this time, and who heard it?",
        ask="every agency",
    )
