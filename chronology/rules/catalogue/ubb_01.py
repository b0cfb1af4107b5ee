"""UBB-01: a concern in pregnancy, no referral.

What it asks: Was the concern for the unborn child referred, and if not, who decided that and why?
Why: Before the birth there is time to plan. A concern that each agency keeps to itself comes to light
    when the child is already at risk.
Source: Unborn baby protocol.
Fires on: Abuse between the parents, a parent's mental ill health, drugs or alcohol, a previous child
    removed, late booking or another concern told in pregnancy, by any agency but social care, with no
    referral by anybody within five working days. Concerns that follow, still unreferred, are the same
    finding.
Stays quiet on: A referral made or received in time, or earlier in the pregnancy; social care told, or met
    about it; a pre-birth assessment already begun. Records that end before the time was up. Cases with
    neither a date of birth nor an expected date.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE
from chronology.rules.following import Within, late_answer, unanswered
from chronology.rules.pregnancy import concerns, pregnancy, referrals
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "A concern in pregnancy, no referral"
SEVERITY = Severity.HIGH
SOURCES = ("UBB",)


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("UBB-01", "working_days")
    term = pregnancy(reading)
    told_to = [mark for mark in reading.marks("info.shared") if "social_care" in mark.signal.tags]
    answers = sorted([*referrals(reading, term), *told_to], key=lambda mark: mark.order)
    told = [
        mark
        for mark in concerns(reading, term)
        if reading.kind(mark.event) not in SOCIAL_CARE
        and not any(answer.order < mark.order for answer in answers)
    ]
    missed = list(unanswered(reading, told, answers, Within(working_days=days)))
    if missed:
        yield _found(missed, late_answer(missed[0], answers), days)


def _found(missed: list[Mark], late: Mark | None, days: int) -> Found:
    first = missed[0].event
    after = f"the first is told {dated(late.date)} ({agency(late.event)})" if late else "none is told later"
    more = f", and again {listed([dated(mark.event.date) for mark in missed[1:]])}" if missed[1:] else ""
    return Found(
        events=tuple(mark.event.id for mark in missed),
        why=(
            f"{on(first.date)}{more} {listed([agency(mark.event) for mark in missed])} recorded a concern in "
            f"pregnancy; no entry tells of a referral within {counted(days, 'working day')}, and {after}"
            f"{depending([mark.event for mark in missed])}."
        ),
        question="Was this concern for the unborn child referred to children's social care, and when?",
        ask=listed([agency(mark.event) for mark in missed]),
        words=tuple(mark.words for mark in missed),
    )
