"""CLK-06: initial child protection conference not held in time.

What it asks: Was the initial child protection conference held within 15 working days of the
    strategy discussion?
Why: Until the conference nobody has agreed how the child is to be kept safe.
Source: Working Together to Safeguard Children 2023.
Fires on: An enquiry under section 47 that starts, with the conference told later than 15 working
    days after, or not at all though the returns go on.
Stays quiet on: A conference in time. An enquiry whose concerns are said not to be substantiated, or
    that ended without need of a conference.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import working_days
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, clock, initial_conferences, missed, pairs, told_until
from chronology.rules.reading import Reading
from chronology.rules.rule import Found

TITLE = "Initial child protection conference not held in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-06", "working_days")
    yield from missed(
        clocks(reading),
        "the initial child protection conference",
        f"{length} working days",
        "children's social care",
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = working_days(reading.threshold("CLK-06", "working_days"))
    reached = told_until(reading, SOCIAL_CARE)
    starts = list(reading.marks("s47.started"))
    ends = sorted(
        [*initial_conferences(reading), *reading.marks("s47.not_substantiated")], key=lambda mark: mark.order
    )
    for start, end in pairs(starts, ends):
        yield clock(start, end, due, reached)
