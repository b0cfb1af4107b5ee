"""VOI-03: what the child said was not acted on.

What it asks: What was done when the child told of it, and when?
Why: A child who tells somebody and sees nothing happen may not tell again.
Source: Working Together to Safeguard Children 2023: act on what a child says at once.
Fires on: The child tells, shows or writes of harm or fear, and no agency makes a referral, tells social
    care or the police, or holds a strategy discussion by the end of the next working day.
Stays quiet on: A referral or strategy discussion in time, by any agency. A disclosure after which the
    returns end. Harm by another pupil, a parent's own disclosure, and what the child denies.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.following import Within, late_answer, unanswered
from chronology.rules.pregnancy import is_unborn_at
from chronology.rules.reading import Mark, Reading, is_within
from chronology.rules.rule import Found
from chronology.rules.telling import is_social_care
from chronology.rules.wording import agency, counted, dated, depending, listed, more_times, on

TITLE = "What the child said was not acted on"
SEVERITY = Severity.HIGH
SOURCES = ("WT",)

_TO = frozenset({"social_care", "front_door", "police"})
_OF_SOCIAL_CARE = ("referral.received", "assessment.started")
_SAME = 7  # days within which the same telling is entered again


def find(reading: Reading) -> Iterator[Found]:
    answers = list(_answers(reading))
    within = Within(working_days=reading.threshold("VOI-03", "working_days"))
    chains: list[list[Mark]] = []
    told_by_children = [
        mark
        for mark in reading.marks("child.disclosed")
        if not is_unborn_at(reading, mark.event) or reading.has(mark.event, "children.elder")
    ]
    for told in unanswered(reading, told_by_children, answers, within):
        if chains and is_within(chains[-1][-1].event.date, told.event.date, _SAME):
            chains[-1].append(told)
        else:
            chains.append([told])
    for chain in chains:
        yield _found(chain, answers, within)


def _answers(reading: Reading) -> Iterator[Mark]:
    for mark in reading.marks(
        "referral.made",
        "referral.received",
        "info.shared",
        "strategy.discussion",
        "s47.started",
        "assessment.started",
        "care.started",
    ):
        tags = mark.signal.tags
        if mark.signal.id == "info.shared" and not tags & _TO:
            continue
        if mark.signal.id == "referral.made" and tags and not tags & _TO:
            continue
        if mark.signal.id in _OF_SOCIAL_CARE and not is_social_care(reading, mark.event):
            continue  # a hospital takes in a GP's referral for the pain in her tummy
        yield mark


def _found(chain: list[Mark], answers: list[Mark], within: Within) -> Found:
    first = chain[0]
    late = late_answer(chain[-1], answers)
    again = f" and {more_times(len(chain) - 1)}" if len(chain) > 1 else ""
    time = counted(within.working_days, "working day")
    if late:
        by = f"{agency(late.event)} {dated(late.date)}"
        after = f"the next entry of either is by {by}"
    else:
        after = "no later entry tells of one"
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.event.date)}{again} the child told of harm or fear ({agency(first.event)}), and no "
            f"referral or strategy discussion is recorded within {time}; "
            f"{after}{depending([mark.event for mark in chain])}."
        ),
        question="What was done when the child told of this, by whom and when?",
        ask=listed([agency(mark.event) for mark in chain]),
        words=tuple(mark.words for mark in chain),
    )
