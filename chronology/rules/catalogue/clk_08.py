"""CLK-08: child protection review not held in time.

What it asks: Was the first review conference held within three months of the initial conference,
    and each later one within six months?
Why: A plan that nobody reviews is a plan that nobody knows to work.
Source: Working Together to Safeguard Children 2023.
Fires on: An initial or a review child protection conference with the next review told later than
    that, or not at all though the returns go on.
Stays quiet on: Reviews in time. A plan that has ended, or a child who has come into care.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import months
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, clock, missed, pairs, told_until
from chronology.rules.following import next_behind
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found

TITLE = "Child protection review not held in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)


def find(reading: Reading) -> Iterator[Found]:
    for number, key in (("first", "first_months"), ("next", "later_months")):
        length = reading.threshold("CLK-08", key)
        running = [
            clock for clock in clocks(reading) if (clock.start.signal.id == _INITIAL) == (number == "first")
        ]
        yield from missed(
            running, f"the {number} child protection review", f"{length} months", "children's social care"
        )


_INITIAL = "conference.initial"


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    reached = told_until(reading, SOCIAL_CARE)
    reviews = _once(reading.marks("conference.review"))
    ends = [*reviews, *reading.marks("plan.cp_ended", "care.started")]
    ends.sort(key=lambda mark: mark.order)
    ended = {mark.event.id for mark in reading.marks("plan.cp_ended", "care.started")}
    for start, end in pairs(_with_a_plan(reading), ends):
        due = months(reading.threshold("CLK-08", "first_months"))
        yield clock(start, end, due, reached)
    for start in reviews:
        if start.event.id in ended:
            continue
        end = next_behind(ends, start)
        due = months(reading.threshold("CLK-08", "later_months"))
        yield clock(start, end, due, reached)


def _with_a_plan(reading: Reading) -> list[Mark]:
    """The initial conferences but those that decided against a plan: these are reviewed by nobody."""
    return [
        mark
        for mark in reading.marks(_INITIAL)
        if reading.has(mark.event, "plan.cp_started")
        or not any("no plan" in each.signal.tags for each in reading.marks_of(mark.event, _INITIAL))
    ]


def _once(marks: Iterator[Mark]) -> list[Mark]:
    """One mark a day: agencies that tell of the same conference tell of one."""
    found: list[Mark] = []
    for mark in marks:
        if not found or found[-1].event.date.earliest != mark.event.date.earliest:
            found.append(mark)
    return found
