"""PMH-02: parent's medication not reviewed.

What it asks: Who reviewed the parent's medication after this, and when?
Why: Where a medicine is stopped or taken now and then, health can change fast. With a significant history
    the review is due sooner.
Source: Our Learning Transcript: medication needs more frequent review where history is significant and
    taking is inconsistent.
Fires on: A parent's medicine that was stopped, refused, missed, not collected or changed, with no review
    by a prescriber in the 28 days after; 14 days where a significant history is told.
Stays quiet on: A review in that time by any prescriber, or at the same contact. Advice to see the doctor
    is no review. The child's own medicines, contraception and vitamins. Where the returns end before the
    time is up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.adults import may_be_a_parents
from chronology.rules.following import Within, in_time, late_answer, unanswered
from chronology.rules.impact import chains
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Parent's medication not reviewed"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)


def find(reading: Reading) -> Iterator[Found]:
    history = next(reading.marks("mh.history"), None)
    name = "review_days" if history is None else "review_days_with_history"
    within = Within(days=reading.threshold("PMH-02", name))
    reviews = reading.listed("medication.reviewed")
    problems = [mark for mark in reading.marks("medication.problem") if may_be_a_parents(reading, mark)]
    for chain in chains(list(unanswered(reading, problems, reviews, within, _reviews)), reviews):
        yield _found(chain, within, reviews, history)


def _reviews(problem: Mark, review: Mark) -> bool:
    """Whether a review answers. In the same entry only one told as such; a change of dose is not its own."""
    if problem.order != review.order:
        return True
    same_sentence = (problem.signal.field, problem.signal.sentence) == (
        review.signal.field,
        review.signal.sentence,
    )
    if "review" in review.signal.tags:
        return True
    return not same_sentence and "changed" not in problem.signal.tags


def _found(chain: list[Mark], within: Within, reviews: Sequence[Mark], history: Mark | None) -> Found:
    first = chain[0]
    after = late_answer(chain[-1], reviews, lambda mark: not in_time(chain[-1], mark, within))
    outcome = (
        f"the next review is told by {agency(after.event)} {dated(after.event.date)}"
        if after is not None
        else "no later entry tells of one"
    )
    known = (
        "" if history is None else f", with a history of mental ill health told by {agency(history.event)}"
    )
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.event.date)} {agency(first.event)} recorded that a parent's medication was "
            f"{_what(chain)}{known}; no review is recorded in the {counted(within.days, 'day')} after, and "
            f"{outcome}{depending([mark.event for mark in chain])}."
        ),
        question="Who reviewed the parent's medication after this, when, and with what result?",
        ask=listed([agency(mark.event) for mark in chain]),
        words=tuple(mark.words for mark in chain),
    )


def _what(chain: Sequence[Mark]) -> str:
    tags = frozenset().union(*(mark.signal.tags for mark in chain))
    said = [word for word in ("stopped", "refused", "missed", "not collected", "changed") if word in tags]
    return listed(said) or "not taken as meant"
