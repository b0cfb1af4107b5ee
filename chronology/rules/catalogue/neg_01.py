"""NEG-01: cumulative neglect.

What it asks: Did anybody put these signs together?
Why: Each sign is small. Over a year and several agencies they tell what a child lives with every day.
Source: Our Learning Transcript.
Fires on: Four or more entries within 365 days, of two agencies or more, that tell of poor conditions at home,
    hygiene, hunger, missed care, weight lost, or appointments to which the child was not brought.
Stays quiet on: Fewer, or all of one agency. Signs that are denied, and a home that is clean and warm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, between, depending, listed

TITLE = "Cumulative neglect"
SEVERITY = Severity.HIGH
SOURCES = ("LT", "NEGLECT")


def find(reading: Reading) -> Iterator[Found]:
    least, days = reading.threshold("NEG-01", "events"), reading.threshold("NEG-01", "days")
    agencies = reading.threshold("NEG-01", "agencies")
    signs = list(_signs(reading))
    kept: set[int] = set()
    by_end = sorted((mark.date.latest, at) for at, mark in enumerate(signs) if mark.date.latest is not None)
    end = 0
    for at, first in enumerate(signs):
        if first.date.earliest is None or not _are_enough(signs, at, days, least, agencies):
            continue
        while end < len(by_end) and (by_end[end][0] - first.date.earliest).days <= days:
            kept |= {by_end[end][1]} if by_end[end][1] >= at else set()
            end += 1
    if not kept:
        return
    marks = [signs[at] for at in sorted(kept)]
    events = [mark.event for mark in marks]
    yield Found(
        events=tuple(event.id for event in events),
        why=(
            f"{between(events[0].date, events[-1].date)}, {len(events)} entries "
            f"of {listed([agency(event) for event in events])} tell of signs that may belong "
            f"together{depending(events)}."
        ),
        question="Who put these signs together, and what was the child's day like in this time?",
        ask=listed([agency(event) for event in events]),
        words=tuple(mark.words for mark in marks),
    )


def _are_enough(signs: Sequence[Mark], at: int, days: int, least: int, agencies: int) -> bool:
    """Whether enough signs of enough agencies stand in the days after one."""
    first, number, by = signs[at], 0, set()
    for place in range(at, len(signs)):
        mark = signs[place]
        if _days_apart(first, mark) <= days:
            number += 1
            by.add(mark.event.agency)
            if number >= least and len(by) >= agencies:
                return True
        elif (
            first.date.earliest
            and mark.date.earliest
            and (mark.date.earliest - first.date.earliest).days > days
        ):
            return False
    return False


def _signs(reading: Reading) -> Iterator[Mark]:
    """The first sign of each dated entry after birth."""
    seen: set[int] = set()
    for mark in reading.marks("neglect", "neglect.home", "neglect.hunger", "appointment.not_brought"):
        youngest = reading.youngest(mark.event)
        if mark.order in seen or not mark.event.date.is_dated or (youngest is not None and youngest < 0):
            continue
        seen.add(mark.order)
        yield mark


def _days_apart(first: Mark, later: Mark) -> int:
    begun, ended = first.event.date.earliest, later.event.date.latest
    return 10**6 if begun is None or ended is None else (ended - begun).days
