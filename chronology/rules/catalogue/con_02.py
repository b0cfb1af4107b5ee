"""CON-02: an impossible order.

What it asks: Which of these dates is wrong?
Why: An effect before its cause points to a date that was mistyped, and other conclusions may rest on it.
Source: (our own inference)
Fires on: A stay in hospital that ends before it begins: a discharge with no admission before it, and an
    admission in the fortnight after with no discharge of its own. A child who is seen after the day of its
    death, or before the day of its birth.
Stays quiet on: Stays in their order. Entries on the unborn child or on a sibling, reviews after a death, and
    doubtful dates that allow another order.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from chronology.model.findings import Severity
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated

TITLE = "Impossible order"
SEVERITY = Severity.MEDIUM
SOURCES = ("SS",)

_HOSPITALS = frozenset(("acute_hospital", "ed", "community_health", "midwifery"))
_STAY = timedelta(days=14)
_BEFORE = timedelta(days=90)
_SEEN = ("child.seen", "child.spoken_to", "appointment.attended", "child.voice")
_UNBORN = ("pregnancy.booked", "pregnancy.concern", "pregnancy.late_booking", "prebirth.assessment", "birth")


def find(reading: Reading) -> Iterator[Found]:
    yield from _stays(reading)
    yield from _after_death(reading)
    yield from _before_birth(reading)


def _stays(reading: Reading) -> Iterator[Found]:
    into = [mark for mark in reading.marks("hospital.admitted", "birth") if _is_of_hospital(reading, mark)]
    out = [mark for mark in reading.marks("hospital.discharged") if _is_of_hospital(reading, mark)]
    for left in out:
        day = left.event.date.earliest
        if day is None or any(_lies(day, mark, -_BEFORE, timedelta()) for mark in into):
            continue
        came = next(
            (
                m
                for m in into
                if m.signal.id != "birth" and m.order > left.order and _lies(day, m, timedelta(1), _STAY)
            ),
            None,
        )
        if came is None or came.event.date.earliest is None:
            continue
        since = came.event.date.earliest
        if any(mark.order > came.order and _lies(since, mark, timedelta(), _BEFORE) for mark in out):
            continue
        yield _found(
            left, came, "records that the child left hospital", "records that the child was admitted"
        )


def _after_death(reading: Reading) -> Iterator[Found]:
    died = next((mark for mark in reading.marks("child.died") if mark.event.date.is_day), None)
    if died is None or died.event.date.latest is None:
        return
    for mark in reading.marks(*_SEEN):
        begun = mark.event.date.earliest
        if begun is not None and begun > died.event.date.latest and reading.kind(mark.event) != "partnership":
            yield _found(died, mark, "records that the child died", "records that the child was seen")
            return


def _before_birth(reading: Reading) -> Iterator[Found]:
    born = reading.born
    if born is None:
        return
    for mark in reading.marks(*_SEEN):
        last = mark.event.date.latest
        if (
            last is None
            or last >= born
            or mark.event.date.earliest is None
            or reading.has(mark.event, *_UNBORN)
            or not reading.names_child(mark.event)  # it may be an older brother who was seen
        ):
            continue
        if "field" in mark.signal.tags or reading.kind(mark.event) == "midwifery":
            continue  # 'seen' may be the mother
        yield Found(
            events=(mark.event.id,),
            why=(
                f"{agency(mark.event)} records {dated(mark.event.date)}, before the day of birth, that the "
                f"child was seen."
            ),
            question="Which date is right, that of the entry or that of the birth?",
            ask=agency(mark.event),
            words=(mark.words,),
        )
        return


def _is_of_hospital(reading: Reading, mark: Mark) -> bool:
    return mark.event.date.is_day and reading.kind(mark.event) in _HOSPITALS


def _lies(day: date, mark: Mark, first: timedelta, last: timedelta) -> bool:
    """Whether a mark's day lies between so many days from another day, both included."""
    at = mark.event.date.earliest
    return at is not None and day + first <= at <= day + last


def _found(one: Mark, other: Mark, first: str, second: str) -> Found:
    return Found(
        events=(one.event.id, other.event.id),
        why=(
            f"{agency(one.event)} {first} {dated(one.event.date)}; {agency(other.event)} {second} "
            f"{dated(other.event.date)}, which cannot both be so."
        ),
        question="Which of these dates is right, and what does the record itself say?",
        ask=agency(other.event),
        words=(one.words, other.words),
    )
