"""CLK-05: assessment not completed in time.

What it asks: Was the assessment completed within 45 working days of the referral?
Why: An assessment that drifts leaves the child's situation unknown.
Source: Working Together to Safeguard Children 2023.
Fires on: A single assessment that starts and is told as completed later than 45 working days after,
    or not at all though social care's record goes on.
Stays quiet on: An assessment completed in time, bank holidays left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import working_days
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, clock, missed, pairs, told_to
from chronology.rules.reading import Reading
from chronology.rules.rule import Found

TITLE = "Assessment not completed in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-05", "working_days")
    yield from missed(clocks(reading), "the assessment", f"{length} working days", "children's social care")


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = working_days(reading.threshold("CLK-05", "working_days"))
    reached = told_to(reading, SOCIAL_CARE)
    starts = [mark for mark in reading.marks("assessment.started") if reading.kind(mark.event) in SOCIAL_CARE]
    for start, end in pairs(starts, list(reading.marks("assessment.completed"))):
        yield clock(start, end, due, reached)
