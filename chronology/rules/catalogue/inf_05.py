"""INF-05: a referral was sent and not received.

What it asks: Did this referral arrive, and where is it recorded?
Why: A referral that went astray looks, in the sender's record, like one that was dealt with.
Source: Our Learning Transcript.
Fires on: An agency that records a referral to social care or its front door, where social care gave a
    return whose record goes on past it, and nothing in that return within 3 days tells of it: no
    receipt, no contact from that agency, no decision, assessment or strategy discussion.
Stays quiet on: A case without a return of social care, or whose record ends before. A receipt in other
    words ('contact from the DSL logged').
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, told_to
from chronology.rules.following import Within
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading, may_be_within
from chronology.rules.rule import Found
from chronology.rules.telling import is_from, is_social_care, one_a_day
from chronology.rules.wording import agency, counted, depending, listed, on

TITLE = "Referral sent, never received"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)
_TAKEN_UP = (
    "referral.received", "referral.outcome", "decision.made", "assessment.started", "s47.started",
    "strategy.discussion", "referral.no_further_action", "prebirth.assessment",
)  # fmt: skip


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("INF-05", "days")
    reached = told_to(reading, SOCIAL_CARE)
    if reached is None:
        return
    taken = Near(mark for mark in reading.marks(*_TAKEN_UP) if is_social_care(reading, mark.event))
    own = (event.agency for event in reading.of_kinds(SOCIAL_CARE) if event.date.is_dated)
    names = listed(list(islice(own, 3)))
    sent = one_a_day((mark for mark in reading.marks("referral.made") if _counts(reading, mark)), reading)
    for mark in sent:
        start = mark.event.date.latest
        if start is None or reached < Within(days=days).last_day(start):
            continue
        if not any(_matches(reading, mark, other, days) for other in taken.to(mark.event.date, days)):
            yield _found(mark, names, days)


def _counts(reading: Reading, mark: Mark) -> bool:
    return (
        "social_care" in mark.signal.tags
        and mark.event.date.is_dated
        and not is_social_care(reading, mark.event)
    )


def _matches(reading: Reading, sent: Mark, taken: Mark, days: int) -> bool:
    near = may_be_within(sent.event.date, taken.event.date, days) or (
        sent.event.date.earliest == taken.event.date.earliest
    )
    return near and is_from(reading, sent, taken)


def _found(mark: Mark, names: str, days: int) -> Found:
    event = mark.event
    return Found(
        events=(event.id,),
        why=(
            f"{on(event.date)} {agency(event)} recorded a referral to children's social care, and the return "
            f"of {names} has no entry of it in the {counted(days, 'day')} after{depending([event])}."
        ),
        question="Was this referral received, and how was it recorded?",
        ask=names,
        words=(mark.words,),
    )
