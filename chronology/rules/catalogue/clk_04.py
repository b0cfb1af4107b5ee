"""CLK-04: no decision on a referral in time.

What it asks: Was it decided within 1 working day what the referral would lead to?
Why: The child waits while a referral waits, and so does the one who sent it.
Source: Working Together to Safeguard Children 2023.
Fires on: A referral that social care or its front door received, with a decision later than the
    next working day, or with none though the returns go on. A worry that reached the front door and is not
    called a referral, where a decision follows late.
Stays quiet on: A decision in time, or one that the same entry tells, or that it was taken up: visited,
    allocated.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from chronology.calendar.clocks import working_days
from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, clock, missed, pairs, told_until
from chronology.rules.reading import Mark, Reading, is_within
from chronology.rules.rule import Found

TITLE = "No decision on a referral in time"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)


def find(reading: Reading) -> Iterator[Found]:
    length = reading.threshold("CLK-04", "working_days")
    yield from missed(
        clocks(reading),
        "the decision on the referral",
        f"{length} working day",
        "children's social care",
        done=("come", "came"),
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    due = working_days(reading.threshold("CLK-04", "working_days"))
    reached = told_until(reading, SOCIAL_CARE)
    names = (
        "decision.made", "assessment.started", "s47.started", "referral.no_further_action",
        "strategy.discussion",
    )  # fmt: skip
    ends = [mark for mark in reading.marks(*names) if reading.kind(mark.event) in SOCIAL_CARE]
    received = [
        mark for mark in reading.marks("referral.received") if reading.kind(mark.event) in SOCIAL_CARE
    ]
    starts = [mark for mark in received if _starts(reading, mark, received, ends)]
    for start, end in pairs(starts, ends):
        yield clock(start, end, due, reached)


def _starts(reading: Reading, mark: Mark, received: Sequence[Mark], ends: Sequence[Mark]) -> bool:
    """Whether a decision is due: on a referral by name, or on a worry at the front door and told of later."""
    if mark.signal.certainty is Certainty.STATED:
        return not reading.has(mark.event, *_TAKEN_UP)
    if reading.kind(mark.event) != "mash" or not reading.has(mark.event, "concern", "da.told_others"):
        return False
    end = bisect_left(ends, mark.order, key=_order)
    if end == len(ends) or not is_within(mark.event.date, ends[end].event.date, _SOON):
        return False
    following = bisect_right(received, mark.order, key=_order)  # what was decided may be on that one
    return following == len(received) or received[following].order > ends[end].order


def _order(mark: Mark) -> int:
    return mark.order


_TAKEN_UP = ("referral.outcome", "agency.open")
"""What the entry of the receipt itself may tell: 'duty visit after the school's referral', 'allocated'."""
_SOON = 14
"""Days in which a decision is of what came in and not of something else."""
