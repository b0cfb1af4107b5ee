"""CLK-07: first core group not held in time.

What it asks: Was the first core group held within 10 working days of the initial conference?
Why: The core group turns the plan into what is done for the child.
Source: Working Together to Safeguard Children 2023.
Fires on: An initial child protection conference with the first core group told later than 10
    working days after, or not at all though social care's record goes on.
Stays quiet on: A core group in time.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import working_days
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, clock, missed, pairs, told_to
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
    reached = told_to(reading, SOCIAL_CARE)
    for start, end in pairs(reading.marks("conference.initial"), list(reading.marks("core_group"))):
        yield clock(start, end, due, reached)
