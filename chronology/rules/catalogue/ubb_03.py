"""UBB-03: no assessment or plan by 32 weeks.

What it asks: Was the pre-birth assessment begun, and is there a plan for the birth?
Why: A plan made after 32 weeks comes too late for a child that is born early, and for parents to change
    anything.
Source: Unborn baby protocol; the threshold is our own reading.
Fires on: A referral in pregnancy with no pre-birth assessment, conference or plan told by eight weeks
    before the expected date, where the records go on past that day.
Stays quiet on: An assessment or plan in time, begun or made. A referral that came after that day. Cases
    without an expected date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE
from chronology.rules.pregnancy import REFERRALS, Pregnancy, pregnancy, referrals
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, day, depending, listed, on

TITLE = "No assessment or plan by 32 weeks of pregnancy"
SEVERITY = Severity.HIGH
SOURCES = ("UBB",)

_BEGUN = (
    "prebirth.assessment",
    "assessment.started",
    "assessment.completed",
    "plan.cp_started",
    "conference.initial",
)


def find(reading: Reading) -> Iterator[Found]:
    term = pregnancy(reading)
    if term.expected is None:
        return
    due = term.expected - timedelta(days=reading.threshold("UBB-03", "before_expected_days"))
    if reading.last_day is None or reading.last_day < due:
        return
    referred = [
        mark
        for mark in referrals(reading, term)
        if mark.signal.id in REFERRALS
        and term.holds(mark.event.date)
        and mark.event.date.latest is not None
        and mark.event.date.latest <= due
    ]
    begun = [
        mark
        for mark in reading.marks(*_BEGUN)
        if term.may_hold(mark.event.date) and not reading.has(mark.event, "prebirth.held_up")
    ]
    if referred and not any(_may_be_by(mark, due) for mark in begun):
        yield _found(reading, term, referred, begun[:1], day(due))


def _may_be_by(mark: Mark, due: date) -> bool:
    return mark.event.date.earliest is None or mark.event.date.earliest <= due


def _found(reading: Reading, term: Pregnancy, referred: list[Mark], late: list[Mark], due: str) -> Found:
    first = referred[0].event
    answering = [
        event for event in reading.dated if reading.kind(event) in SOCIAL_CARE and term.holds(event.date)
    ]
    after = f"the first is told {dated(late[0].event.date)}" if late else "none is told before the birth"
    return Found(
        events=(*(mark.event.id for mark in referred), *(event.id for event in answering)),
        why=(
            f"{on(first.date)} {agency(first)} recorded a referral for the unborn child; by {due}, eight "
            f"weeks before the expected date, no entry tells of a pre-birth assessment or plan, and {after}"
            f"{depending([first])}."
        ),
        question="When did the pre-birth assessment begin, and what was the plan for the birth?",
        ask=listed([agency(event) for event in answering]) or "children's social care",
        words=tuple(mark.words for mark in referred),
    )
