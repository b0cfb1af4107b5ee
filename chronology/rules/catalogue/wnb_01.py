"""WNB-01: was not brought, no follow-up.

What it asks: Who asked why the child was not brought, and was the appointment made up for?
Why: A child does not miss an appointment: somebody did not bring the child. What kept them may be a lost
    letter or a sign that the child's needs are not met.
Source: The program's own question, after reviews in which missed appointments were only counted.
Fires on: The child's appointment missed with no follow-up of it by any agency within 10 working days. A
    letter that tells of it counts where whoever had the letter left it at that.
Stays quiet on: An appointment that the service called off, a parent's own, or one before the birth. A call,
    a letter, a visit, a new date or word to another agency in that time, also where the same entry tells of
    it. The child brought in that time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronology.model.findings import Severity
from chronology.rules.following import Within, late_answer, unanswered
from chronology.rules.pregnancy import is_before_birth
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, more_times, on

TITLE = "Was not brought, no follow-up"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)
_WRITE_OFTEN = frozenset({"school", "early_years", "social_care", "mash", "police"})


def find(reading: Reading) -> Iterator[Found]:
    within = Within(working_days=reading.threshold("WNB-01", "working_days"))
    answers = sorted(
        [*reading.marks("appointment.followed_up", "appointment.attended"), *_told(reading)],
        key=lambda mark: mark.order,
    )
    chains: dict[str, list[Mark]] = {}
    missed = [
        mark
        for mark in reading.marks("appointment.not_brought")
        if ("notice" not in mark.signal.tags or "left" in mark.signal.tags)
        and not is_before_birth(reading, mark.event)
    ]
    for mark in unanswered(reading, missed, answers, within, partial(_is_of_it, reading)):
        chains.setdefault(mark.event.agency, []).append(mark)
    for chain in chains.values():
        yield _found(reading, chain, answers, within)


def _told(reading: Reading) -> Iterator[Mark]:
    """What a service told another of this child, but for letters by which it only closes the case."""
    for mark in reading.marks("info.shared"):
        if reading.kind(mark.event) not in _WRITE_OFTEN and not reading.has(mark.event, "agency.closed"):
            yield mark


def _is_of_it(reading: Reading, missed: Mark, answer: Mark) -> bool:
    """Whether it may be about it: an appointment kept, or a call that names none, is at the same service.

    So is a call that stands alone in the column of what was done, in an entry on something else.
    """
    same = answer.event.agency == missed.event.agency
    if answer.signal.id != "appointment.followed_up" or "bare" in answer.signal.tags:
        return answer.order != missed.order and same
    return same or "brief" not in answer.signal.tags or reading.has(answer.event, "appointment.not_brought")


def _found(reading: Reading, chain: list[Mark], answers: list[Mark], within: Within) -> Found:
    first = chain[0].event
    own = [mark for mark in answers if mark.event.agency == first.agency and mark.signal.id != "info.shared"]
    if any("left" in mark.signal.tags for mark in chain):
        own = []  # what the reader of a letter did of its own a year on is no follow-up
    late = late_answer(chain[-1], own, lambda mark: _is_of_it(reading, chain[-1], mark))
    after = f"; {agency(late.event)} did so {dated(late.date)}" if late else ""
    more = f", and {more_times(len(chain) - 1)}," if len(chain) > 1 else ""
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.date)}{more} the child was not brought to an appointment ({agency(first)}), and no "
            "entry tells that anybody followed it up within "
            f"{counted(within.working_days, 'working day')}{after}"
            f"{depending([mark.event for mark in chain])}."
        ),
        question="Who asked why the child was not brought, and what came of it?",
        ask=agency(first),
        words=tuple(mark.words for mark in chain),
    )
