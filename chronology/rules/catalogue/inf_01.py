"""INF-01: a concern was not shared.

What it asks: Did the agency that held this concern tell any other agency of it?
Why: Each agency held a piece. In reviews the whole was seen only when the pieces were laid together.
Source: Our Learning Transcript: information exchange, above all by universal services.
Fires on: An agency other than social care that records a concern about the child or the child's care,
    with no telling of another agency and no referral by it in the 5 working days after, and none that
    social care's record says came from it. A slight worry (tiredness, a parent in tears) counts only
    where one entry holds two. Concerns that one agency goes on to hold are one finding.
Stays quiet on: A concern that was shared in time, that agencies met about in that time, or that another
    agency records within a day. Returns that end before the time was up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from chronology.model.findings import Severity
from chronology.rules.following import Within, unanswered
from chronology.rules.near import Near
from chronology.rules.order import is_after_death
from chronology.rules.reading import Mark, Reading, may_be_within
from chronology.rules.rule import Found
from chronology.rules.telling import is_social_care, is_told, service, shared, taken_in
from chronology.rules.wording import agency, counted, dated, depending, on

TITLE = "Concern not shared"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)
_TOPICS = frozenset({
    "neglect", "da", "injury", "mh", "medication", "substance", "child.disclosed", "missing", "adult.risk",
})  # fmt: skip
"""What worries are of, as the signals of it begin."""
_SLIGHT = 2  # so many slight worries in one entry are a concern


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("INF-01", "working_days")
    within = Within(working_days=days)
    told, came = reading.once(shared), reading.once(taken_in)
    held: dict[str, list[Mark]] = {}
    for mark in unanswered(reading, _concerns(reading), (), within):
        chain = held.setdefault(service(reading, mark.event), [])
        if is_told(reading, mark, told, came, within):
            if chain:
                yield _found(chain, days)
                chain.clear()
        else:
            chain.append(mark)
    for chain in held.values():
        if chain:
            yield _found(chain, days)


def _concerns(reading: Reading) -> Iterator[Mark]:
    marks = list(reading.marks("concern"))
    grave = Near(mark for mark in marks if "mild" not in mark.signal.tags)
    slight = Counter(mark.order for mark in marks if "mild" in mark.signal.tags)
    for mark in marks:
        if is_social_care(reading, mark.event) or _is_held_by_others(reading, mark, grave):
            continue
        if is_after_death(reading, mark) and reading.has(mark.event, "adult.risk"):
            continue  # what becomes of whoever is tried for it
        if "mild" not in mark.signal.tags or slight[mark.order] >= _SLIGHT:
            yield mark


def _is_held_by_others(reading: Reading, mark: Mark, grave: Near[Mark]) -> bool:
    mine = service(reading, mark.event)
    return any(
        other.date.is_dated
        and service(reading, other.event) != mine
        and (
            may_be_within(mark.event.date, other.event.date, 1)
            or may_be_within(other.event.date, mark.event.date, 1)
        )
        and _may_be_of_one_thing(reading, mark, other)
        for other in grave.to(mark.event.date, 1)
    )


def _may_be_of_one_thing(reading: Reading, mark: Mark, other: Mark) -> bool:
    """Whether nothing sets two worries apart: a smell of urine at school and a parent's drugs are two."""
    one, another = (_topics(reading, each) for each in (mark, other))
    return not one or not another or bool(one & another)


def _topics(reading: Reading, mark: Mark) -> frozenset[str]:
    return reading.once(_topics_of_concerns).get(mark.event.id, frozenset())


def _topics_of_concerns(reading: Reading) -> dict[str, frozenset[str]]:
    """What the entries that tell a worry are of, by their ids."""
    return {
        event: frozenset(_topic(signal.id) for signal in reading.signals.get(event, ())) & _TOPICS
        for event in {mark.event.id for mark in reading.marks("concern")}
    }


@cache
def _topic(signal: str) -> str:
    return signal if signal in _TOPICS else signal.partition(".")[0]


def _found(chain: list[Mark], days: int) -> Found:
    first = chain[0].event
    later = len(chain) - 1
    again = f", and in {later} later {'entry' if later == 1 else 'entries'}," if later else ""
    return Found(
        events=tuple(mark.event.id for mark in chain),
        why=(
            f"{on(first.date)}{again} {agency(first)} recorded a concern, and no entry "
            f"says that another agency was told in the {counted(days, 'working day')} after"
            f"{depending([mark.event for mark in chain])}."
        ),
        question=f"With whom was the concern recorded {dated(first.date)} shared, and if with nobody, why?",
        ask=agency(first),
        words=tuple(mark.words for mark in chain),
    )
