"""CLK-07: first core group not held in time.

What it asks: Was the first core group held within 10 working days of the initial conference?
Why: The core group turns the plan into what is done for the child.
Source: Working Together to Safeguard Children 2023.
Fires on: An initial child protection conference with the first core group told later than 10
    working days after, or not at all though the returns go on.
Stays quiet on: A core group in time. A conference that made no plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import working_days
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, clock, initial_conferences, missed, pairs, told_until
from chronology.rules.reading import Reading
from chronology.rules.rule import Found

TITLE = "First core group not held in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-07", "working_days")
    yield from missed(
        clocks(reading), "the first core group", f"{length} working days", "children's social care"
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = working_days(reading.threshold("CLK-07", "working_days"))
    reached = told_until(reading, SOCIAL_CARE)
    initial = initial_conferences(reading)
    without = {mark.order for mark in reading.marks("conference.initial") if "no plan" in mark.signal.tags}
    held = [
        mark for mark in initial if mark.order not in without or reading.has(mark.event, "plan.cp_started")
    ]
    for start, end in pairs(held, list(reading.marks("core_group"))):
        yield clock(start, end, due, reached)
