"""INF-02: another agency was thought to know already.

What it asks: Was the other agency in fact told?
Why: Where each thinks that the other knows, nobody does. The unborn baby protocol asks every agency to
    share what it thinks social care already has.
Source: Our Learning Transcript: share also what you think is known.
Fires on: Words that take it that another agency knows, is dealing with it or has been told by somebody
    else, with no telling by the same agency, of them or of social care, in that entry or in the 5 working
    days after. That an agency 'is aware' counts only beside a concern.
Stays quiet on: A guess that was put to the test ('assumed she knew, rang to check'), and what was
    shared all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronology.model.findings import Severity
from chronology.rules.following import Within
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.telling import is_told, service, shared, taken_in
from chronology.rules.wording import agency, depending, on

TITLE = "Another agency thought to know already"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT", "UBB")
_GROUPS = frozenset({"aware", "health", "universal", "education", "notice", "rang"})


def find(reading: Reading) -> Iterator[Found]:
    within = Within(working_days=reading.threshold("INF-02", "working_days"))
    told, came = reading.once(shared), reading.once(taken_in)
    seen: set[int] = set()
    for mark in reading.marks("info.assumed_known"):
        if mark.order in seen or not _counts(reading, mark):
            continue
        seen.add(mark.order)
        if not is_told(reading, mark, told, came, within, partial(_is_of_it, mark)):
            yield _found(reading, mark)


def _is_of_it(mark: Mark, told: Mark) -> bool:
    """Whether a telling may be of those who were thought to know: a letter to the optician is not."""
    thought, whom = mark.signal.tags - _GROUPS, told.signal.tags - _GROUPS
    return not thought or not whom or "social_care" in whom or bool(thought & whom)


def _counts(reading: Reading, mark: Mark) -> bool:
    return "aware" not in mark.signal.tags or reading.has(mark.event, "concern")


def _found(reading: Reading, mark: Mark) -> Found:
    event = mark.event
    whom = "the other agency" if service(reading, event) != "social_care" else "the other service"
    return Found(
        events=(event.id,),
        why=(
            f"{on(event.date)} {agency(event)} wrote as if another agency knew already, and no entry says "
            f"that it was told{depending([event])}."
        ),
        question=f"Did {whom} know at that time, and who had told it?",
        ask=agency(event),
        words=(mark.words,),
    )
