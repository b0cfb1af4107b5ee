"""CLK-05: assessment not completed in time.

What it asks: Was the assessment completed within 45 working days of the referral?
Why: An assessment that drifts leaves the child's situation unknown.
Source: Working Together to Safeguard Children 2023.
Fires on: A single assessment that is told as completed later than 45 working days after the referral
    that it answers, or after its start where no referral is told, or not at all though the returns go on.
Stays quiet on: An assessment completed in time, bank holidays left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from chronology.calendar.clocks import working_days
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, clock, missed, pairs, told_until
from chronology.rules.following import next_behind
from chronology.rules.reading import Mark, Reading, may_be_within
from chronology.rules.returns import text_of
from chronology.rules.rule import Found
from chronology.rules.telling import is_closed

TITLE = "Assessment not completed in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)
_BEGINS = ("assessment.started",)


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-05", "working_days")
    yield from missed(
        clocks(reading),
        "the assessment",
        f"{length} working days",
        "children's social care",
        done=("come to its end", "came to its end"),
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = working_days(reading.threshold("CLK-05", "working_days"))
    reached = told_until(reading, SOCIAL_CARE)
    ends = list(reading.marks("assessment.completed"))
    for start, end in pairs(_starts(reading, ends), ends):
        yield clock(start, end, due, reached)


def _starts(reading: Reading, ends: Sequence[Mark]) -> list[Mark]:
    """The assessments that start, and before each the referral that it answers: the clock runs from that."""
    ours = [
        mark
        for mark in reading.marks(*_BEGINS, "referral.received")
        if reading.kind(mark.event) in SOCIAL_CARE
        and (mark.signal.id in _BEGINS or not is_closed(reading, mark.event))
    ]
    decisions = [
        mark
        for mark in reading.marks("decision.made")
        if reading.kind(mark.event) in SOCIAL_CARE and "assessment" in text_of(mark).casefold()
    ]
    return [
        mark for mark in ours if mark.signal.id in _BEGINS or _leads_on(reading, mark, ours, decisions, ends)
    ]


def _leads_on(
    reading: Reading,
    referral: Mark,
    ours: Sequence[Mark],
    decisions: Sequence[Mark],
    ends: Sequence[Mark],
) -> bool:
    """Whether the next thing told of this referral is an assessment that starts, or one completed.

    Or the decision on it is an assessment: then a call that comes in meanwhile does not end it.
    """
    days = reading.threshold("CLK-05", "started_within_days")
    following = next_behind(ours, referral)
    if following is not None and following.signal.id in _BEGINS:
        return may_be_within(referral.event.date, following.event.date, days)
    end = next_behind(ends, referral)
    if end is not None and (following is None or end.order < following.order):
        return True
    first = bisect_left(decisions, referral.order, key=lambda mark: mark.order)
    behind = (
        len(decisions)
        if following is None
        else bisect_left(decisions, following.order, key=lambda mark: mark.order)
    )
    return any(may_be_within(referral.event.date, mark.event.date, days) for mark in decisions[first:behind])
