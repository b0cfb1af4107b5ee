"""CLK-02: rapid review not completed in time.

What it asks: Was the rapid review completed within 15 working days of the notification?
Why: A quick look at what happened keeps other children safe; the Panel expects it within 15 working
    days.
Source: Working Together to Safeguard Children 2023.
Fires on: A serious incident notification whose rapid review is told as completed later, or not at
    all though the returns go on.
Stays quiet on: A review completed in time.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import working_days
from chronology.model.findings import Severity
from chronology.rules.clocks import Clock, clock, missed, pairs, told_until
from chronology.rules.reading import Reading
from chronology.rules.rule import Found

TITLE = "Rapid review not completed in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)

# Whose notifications are of something else: a form in a portal, a pupil taken off a roll.
_OTHER_NOTICES = frozenset({
    "school", "early_years", "ehe", "gp", "health_visiting", "school_nursing", "midwifery", "camhs",
    "housing",
})  # fmt: skip
_TELLING = frozenset({"partnership", "social_care", "local_authority"})


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-02", "working_days")
    yield from missed(
        clocks(reading),
        "the rapid review",
        f"{length} working days",
        "the safeguarding partnership",
        meanwhile="",
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = working_days(reading.threshold("CLK-02", "working_days"))
    reached = told_until(reading, _TELLING)
    notified = [
        mark for mark in reading.marks("incident.notified") if reading.kind(mark.event) not in _OTHER_NOTICES
    ]
    for start, end in pairs(notified, list(reading.marks("review.rapid"))):
        yield clock(start, end, due, reached)
