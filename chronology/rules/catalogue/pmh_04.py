"""PMH-04: crisis response without a child check.

What it asks: Who had the children during the parent's crisis, and who made sure that they were safe?
Why: Ambulance, police and emergency departments meet the parent at the worst hour. Somebody must ask
    where the children are.
Source: Our Learning Transcript: the impact of a parent's ill health on the child.
Fires on: An ambulance, police or hospital entry of a parent's mental health crisis, self-harm or overdose,
    where no entry of any agency says that day that the children were seen, checked or in whose care they
    were. Entries of one crisis are one finding.
Stays quiet on: An entry of that day, or of the night, that says where the children are and with whom, or
    that none were there. The child's own crisis. A crisis told from the past.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from chronology.model.findings import Severity
from chronology.rules.adults import may_be_a_parents
from chronology.rules.following import Within, is_answered
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, depending, listed, on

TITLE = "Crisis response without a child check"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_RESPONSE = frozenset({"ambulance", "police", "ed", "acute_hospital"})
_UNNAMED = frozenset({"pronoun", "bare", "examined"})  # 'GCS 14', 'held her': it may be said of the parent
_NIGHT = 18  # o'clock: a crisis from then on runs into the next day
_EVERYDAY = frozenset({"school", "early_years", "gp", "health_visiting", "school_nursing", "ehe"})


def find(reading: Reading) -> Iterator[Found]:
    met = [mark for mark in reading.marks("mh.crisis") if _is_response(reading, mark)]
    checks = Near(
        mark
        for mark in reading.marks("children.checked", "child.seen", "child.spoken_to")
        if mark.signal.id == "children.checked" or _is_of_a_child(reading, mark)
    )
    for crisis in _crises(met):
        if not any(is_answered(mark, checks, _that_day(mark)) for mark in crisis):
            yield _found(crisis)


def _is_of_a_child(reading: Reading, mark: Mark) -> bool:
    """Whether it is a child that was seen at the crisis, by words that are not said of the parent too."""
    if reading.kind(mark.event) in _EVERYDAY:
        return False
    return not (_UNNAMED & mark.signal.tags and reading.has(mark.event, "mh.crisis"))


def _is_response(reading: Reading, mark: Mark) -> bool:
    responded = mark.event.date.is_dated and reading.kind(mark.event) in _RESPONSE
    return responded and may_be_a_parents(reading, mark)


def _crises(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Entries of one day or the next are of one crisis."""
    crisis: list[Mark] = []
    for mark in marks:
        last = crisis[-1].event.date.latest if crisis else None
        begun = mark.event.date.earliest
        if crisis and (last is None or begun is None or begun - last > timedelta(days=1)):
            yield crisis
            crisis = []
        if not crisis or crisis[-1].order != mark.order:
            crisis.append(mark)
    if crisis:
        yield crisis


def _that_day(mark: Mark) -> Within:
    time = mark.event.date.time
    late = time is not None and time.start is not None and time.start.hour >= _NIGHT
    return Within(days=1 if late else 0)


def _found(crisis: list[Mark]) -> Found:
    first = crisis[0].event
    agencies = listed([agency(mark.event) for mark in crisis])
    return Found(
        events=tuple(mark.event.id for mark in crisis),
        why=(
            f"{on(first.date)} {agencies} responded to a parent's mental health crisis; no entry says that "
            f"day where the children were or that they were checked"
            f"{depending([mark.event for mark in crisis])}."
        ),
        question="Where were the children during this crisis, in whose care, and who checked on them?",
        ask=agencies,
        words=tuple(mark.words for mark in crisis),
    )
