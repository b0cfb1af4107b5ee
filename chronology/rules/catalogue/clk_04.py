"""CLK-04: no decision on a referral in time.

What it asks: Was it decided within 1 working day what the referral would lead to?
Why: The child waits while a referral waits, and so does the one who sent it.
Source: Working Together to Safeguard Children 2023.
Fires on: A referral that social care or its front door received, with a decision later than the
    next working day, or with none though the returns go on.
Stays quiet on: A decision in time, or one that the same entry tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import working_days
from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, clock, missed, pairs, told_until
from chronology.rules.reading import Reading
from chronology.rules.rule import Found

TITLE = "No decision on a referral in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-04", "working_days")
    yield from missed(
        clocks(reading), "the decision on the referral", f"{length} working day", "children's social care"
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = working_days(reading.threshold("CLK-04", "working_days"))
    reached = told_until(reading, SOCIAL_CARE)
    names = ("decision.made", "assessment.started", "s47.started", "referral.no_further_action")
    ends = [mark for mark in reading.marks(*names) if reading.kind(mark.event) in SOCIAL_CARE]
    starts = [
        mark
        for mark in reading.marks("referral.received")
        if reading.kind(mark.event) in SOCIAL_CARE and mark.signal.certainty is Certainty.STATED
    ]
    for start, end in pairs(starts, ends):
        yield clock(start, end, due, reached)
