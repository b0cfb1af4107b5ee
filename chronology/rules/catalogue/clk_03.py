"""CLK-03: local review not published in time.

What it asks: Was the local child safeguarding practice review published within six months of the
    decision to hold it?
Why: What is learnt late protects no one meanwhile; a reason for a delay should be told.
Source: Working Together to Safeguard Children 2023.
Fires on: A decision to hold a local child safeguarding practice review whose publication is told
    later than six months after, or not at all though the returns go on.
Stays quiet on: A review published in time.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import months
from chronology.model.findings import Severity
from chronology.rules.clocks import Clock, clock, missed, pairs, told_until
from chronology.rules.reading import Reading
from chronology.rules.rule import Found

TITLE = "Local review not published in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)

_TELLING = frozenset({"partnership", "social_care", "local_authority"})


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-03", "months")
    yield from missed(
        clocks(reading),
        "the publication of the review",
        f"{length} months",
        "the safeguarding partnership",
        meanwhile="",
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = months(reading.threshold("CLK-03", "months"))
    reached = told_until(reading, _TELLING)
    for start, end in pairs(
        reading.marks("review.lcspr_decided"), list(reading.marks("review.lcspr_published"))
    ):
        yield clock(start, end, due, reached)
