"""INF-04: a referral without outcome.

What it asks: What became of this referral, and was the one who made it told?
Why: Whoever refers and hears nothing goes on in the belief that somebody is acting.
Source: Working Together to Safeguard Children 2023: a decision within 1 working day, and feedback.
Fires on: A referral to social care or its front door, with no outcome, decision or feedback in any
    return in the 3 working days after. A referral to another service, where whoever made it writes
    after that time that they still wait to hear.
Stays quiet on: A decision, assessment, strategy discussion or answer in that time, or social care's word
    that it has opened or allocated the case. A referral to other services that nobody waits to hear of,
    and a police notice. Returns that end before the time was up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from operator import attrgetter

from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.following import Within, late_answer, unanswered
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.telling import is_from, is_only_assumed, is_social_care, one_a_day
from chronology.rules.wording import agency, counted, dated, depending, on

TITLE = "Referral without outcome"
SEVERITY = Severity.MEDIUM
SOURCES = ("WT",)
_OUTCOMES = (
    "referral.outcome", "referral.no_further_action", "decision.made", "assessment.started", "s47.started",
    "strategy.discussion", "prebirth.assessment", "agency.open",
)  # fmt: skip
_BY_SOCIAL_CARE = ("decision.made", "agency.open")
_ACTED = ("child.seen", "child.spoken_to", "child.alone")


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("INF-04", "working_days")
    referrals = one_a_day(
        (mark for mark in reading.marks("referral.made") if _counts(reading, mark)), reading
    )
    answers = sorted(
        [
            *(mark for mark in reading.marks(*_OUTCOMES) if _is_of_referral(reading, mark)),
            *(mark for mark in reading.marks(*_ACTED) if is_social_care(reading, mark.event)),
        ],
        key=lambda mark: mark.order,
    )
    counts = partial(_answers, reading)
    within = Within(working_days=days)
    yield from _still_awaited(reading, answers, within)
    for mark in unanswered(reading, referrals, answers, within, counts):
        yield _found(mark, late_answer(mark, answers, partial(counts, mark)), days)


def _still_awaited(reading: Reading, answers: Sequence[Mark], within: Within) -> Iterator[Found]:
    """Referrals to other services than social care, of which their own agency writes later that it waits."""
    waiting: dict[str, list[Mark]] = {}
    for mark in reading.marks("referral.awaited"):
        waiting.setdefault(mark.event.agency, []).append(mark)
    for mark in one_a_day(reading.marks("referral.made"), reading):
        sent = mark.event.date.latest
        if mark.signal.tags & {"social_care", "notice"} or not mark.signal.tags or sent is None:
            continue
        due = within.last_day(sent)
        waits = next((each for each in waiting.get(mark.event.agency, ()) if _is_behind(each, due)), None)
        if waits is not None and not _any_between(answers, mark, waits):
            yield _waiting(mark, waits)


def _is_behind(mark: Mark, day: date) -> bool:
    return mark.event.date.earliest is not None and mark.event.date.earliest > day


def _any_between(answers: Sequence[Mark], first: Mark, last: Mark) -> bool:
    """Whether one of the answers, which are in timeline order, stands from one mark to another."""
    place = bisect_left(answers, first.order, key=attrgetter("order"))
    return place < len(answers) and answers[place].order <= last.order


def _waiting(mark: Mark, waits: Mark) -> Found:
    event = mark.event
    return Found(
        events=(event.id, waits.event.id),
        why=(
            f"{on(event.date)} {agency(event)} made a referral to another service, and {dated(waits.date)} "
            f"it was still waiting to hear of it{depending([event, waits.event])}."
        ),
        question="What became of this referral, when, and who told the referrer?",
        ask="the service to which it went",
        words=(mark.words, waits.words),
    )


def _counts(reading: Reading, mark: Mark) -> bool:
    """Whether it is a referral to social care: not a police notice, nor only that social care 'was told'."""
    tags = mark.signal.tags
    if "social_care" not in tags or "notice" in tags or is_social_care(reading, mark.event):
        return False
    if is_only_assumed(reading, mark) or _is_told_as_outcome(reading, mark):
        return False
    return mark.signal.certainty is Certainty.STATED or "rang" in tags


def _is_told_as_outcome(reading: Reading, mark: Mark) -> bool:
    """Whether the words of the referral are of what became of it: 'it has been passed to assessment'."""
    said = mark.signal
    return any(
        outcome.signal.field == said.field
        and outcome.signal.start <= said.start
        and said.end - len(" team") <= outcome.signal.end
        for outcome in reading.marks_of(mark.event, "referral.outcome")
    )


def _is_of_referral(reading: Reading, mark: Mark) -> bool:
    """A decision by another agency than social care is one of its own work, as is what it opens or closes."""
    if is_social_care(reading, mark.event):
        return True
    closes = reading.kind(mark.event) == "early_help" and reading.has(mark.event, "agency.closed")
    return mark.signal.id not in _BY_SOCIAL_CARE and not closes


def _answers(reading: Reading, referral: Mark, answer: Mark) -> bool:
    """Whether an answer may be to this referral: not to another agency's that social care names.

    Words of the referral's own entry answer it only where they reach behind it.
    """
    if answer.order != referral.order:
        return not is_social_care(reading, answer.event) or is_from(reading, referral, answer)
    return answer.signal.field != referral.signal.field or answer.signal.end > referral.signal.end


def _found(mark: Mark, late: Mark | None, days: int) -> Found:
    event = mark.event
    told = f"; the first to say what became of it is {agency(late.event)}, {dated(late.date)}" if late else ""
    return Found(
        events=(event.id,),
        why=(
            f"{on(event.date)} {agency(event)} referred to children's social care, and no entry tells an "
            f"outcome or feedback in the {counted(days, 'working day')} after{told}{depending([event])}."
        ),
        question="What was decided on this referral, when, and who told the referrer?",
        ask="children's social care",
        words=(mark.words,),
    )
