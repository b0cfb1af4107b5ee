"""CLK-01: serious incident not notified in time.

What it asks: Was the national Panel notified within 5 working days of the authority's learning of
    the serious incident?
Why: The notification starts the review by which all can learn, and tells the Panel and the
    partners.
Source: Working Together to Safeguard Children 2023.
Fires on: An entry of the local authority that tells of serious harm and that the authority has
    learnt of it or weighs it as a serious incident, with the notification later than 5 working
    days, or with none though the returns go on.
Stays quiet on: A notification in time, bank holidays left out. Serious harm that another agency
    alone tells of. An incident that was weighed within 28 days and found not to be notifiable.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import working_days
from chronology.model.findings import Severity
from chronology.rules.clocks import Clock, clock, missed, pairs, told_until
from chronology.rules.reading import Mark, Reading, may_be_within
from chronology.rules.rule import Found

TITLE = "Serious incident not notified in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)

_TELLING = frozenset({"social_care", "mash", "local_authority", "partnership"})


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-01", "working_days")
    yield from missed(
        clocks(reading),
        "the serious incident notification",
        f"{length} working days",
        "the local authority",
        done=("go out", "went out"),
        meanwhile="",
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = working_days(reading.threshold("CLK-01", "working_days"))
    reached = told_until(reading, _TELLING)
    starts = [
        mark
        for mark in reading.marks("incident.aware")
        if reading.kind(mark.event) in _TELLING
        and not reading.has(mark.event, "incident.recovered")
        and not _is_before_birth(reading, mark)
    ]
    weighed = [
        mark for mark in reading.marks("incident.not_notifiable") if reading.kind(mark.event) in _TELLING
    ]
    for start, end in pairs(starts, list(reading.marks("incident.notified"))):
        if not any(_is_of(reading, start, each) for each in weighed):
            yield clock(start, end, due, reached)


def _is_before_birth(reading: Reading, mark: Mark) -> bool:
    """Whether the child was not born by then: what is told is of somebody else."""
    oldest = reading.oldest(mark.event)
    return oldest is not None and oldest < 0


def _is_of(reading: Reading, start: Mark, weighed: Mark) -> bool:
    """Whether the incident was weighed by then and found not to be notifiable."""
    days = reading.threshold("CLK-01", "weighed_days")
    return weighed.order >= start.order and may_be_within(start.event.date, weighed.event.date, days)
