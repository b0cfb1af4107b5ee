"""What a parent's illness or drug or drink use means for the child: whether anybody asked, in the time after.

PMH-01 and SUB-01 ask the same question of different entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.language.signals import Certainty
from chronology.model.events import Meaning
from chronology.rules.adults import may_be_a_parents
from chronology.rules.following import Within, in_time, is_parted, late_answer, unanswered
from chronology.rules.near import Near, moved
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.telling import is_only_assumed
from chronology.rules.wording import agency, counted, dated, depending, listed, on

# What considers the child: words on what it means, or steps for the child. A parent's own treatment is none.
CONSIDERED = (
    "parent.impact", "children.checked", "referral.made", "referral.received", "assessment.started",
    "s47.started", "strategy.discussion", "prebirth.assessment", "conference.initial",
)  # fmt: skip
_STATE = "state"  # how the child is, and no more
# Where a referral that is received is one for the child, and not the parent's own to a service for adults.
_FOR_CHILDREN = frozenset({
    "social_care", "mash", "early_help", "local_authority", "health_visiting", "school_nursing", "school",
    "early_years", "camhs",
})  # fmt: skip


def not_considered(reading: Reading, rule: str, signal: str, what: str, question: str) -> Iterator[Found]:
    """Each time in which entries tell of `signal` and nothing within the pack's days considers the child."""
    within = Within(days=reading.threshold(rule, "days"))
    answers = [mark for mark in reading.marks(*CONSIDERED) if _is_for_the_child(reading, mark, signal)]
    told = [
        mark
        for mark in reading.marks(signal)
        if mark.signal.certainty is not Certainty.POSSIBLE and may_be_a_parents(reading, mark)
    ]
    before = Near(mark for mark in answers if reading.has(mark.event, signal))
    missed = [
        mark
        for mark in unanswered(reading, told, answers, within)
        if not _was_considered(mark, before, within)
    ]
    for chain in chains(missed, answers):
        yield _found(chain, within, answers, what, question)


def _was_considered(mark: Mark, before: Near[Mark], within: Within) -> bool:
    """Whether an entry of the time before, on the same, had considered the child."""
    since = moved(mark.date.earliest, -within.days)
    return any(
        answer.order < mark.order and in_time(answer, mark, within)
        for answer in before.between(since, mark.date.latest)
    )


def _is_for_the_child(reading: Reading, mark: Mark, signal: str) -> bool:
    """Neither a referral of the parent to a service for adults, nor 'child well' in an everyday entry.

    That the child was seen or settled says nothing yet of what the illness or the drug means for the child.
    """
    if is_only_assumed(reading, mark):
        return False  # 'I took it the hospital had told social care'
    if mark.signal.id == "referral.received":
        return reading.kind(mark.event) in _FOR_CHILDREN
    if mark.signal.id != "children.checked" and _STATE not in mark.signal.tags:
        return True
    return mark.signal.field != Meaning.SEEN.value and reading.has(mark.event, signal)


def chains(triggers: Sequence[Mark], answers: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Triggers that no answer parts, together: one situation."""
    chain: list[Mark] = []
    for mark in triggers:
        if chain and is_parted(chain[-1], mark, answers):
            yield chain
            chain = []
        chain.append(mark)
    if chain:
        yield chain


def _found(chain: list[Mark], within: Within, answers: Sequence[Mark], what: str, question: str) -> Found:
    first = chain[0]
    later = f"{len(chain) - 1} later {'entry' if len(chain) == 2 else 'entries'}"
    again = (
        f", and so did {later} of {listed([agency(mark.event) for mark in chain[1:]])}" if chain[1:] else ""
    )
    after = late_answer(chain[-1], answers, lambda mark: not in_time(chain[-1], mark, within))
    outcome = (
        f"the first to consider the child is {agency(after.event)} {dated(after.event.date)}"
        if after is not None
        else "no later entry considers the child"
    )
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.event.date)} {agency(first.event)} recorded {what}{again}; in the "
            f"{counted(within.days, 'day')} after, nothing says what it means for the child, and {outcome}"
            f"{depending([mark.event for mark in chain])}."
        ),
        question=question,
        ask=listed([agency(mark.event) for mark in chain]),
        words=tuple(mark.words for mark in chain),
    )
