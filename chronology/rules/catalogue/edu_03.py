"""EDU-03: a child missing education.

What it asks: Where was the child educated after the school place ended?
Why: A child between schools is a child whom nobody expects in the morning.
Source: (our own inference) Children missing education, statutory guidance.
Fires on: A school place that ends, with no next school and no home education told within 20 school days, by
    the terms of the pack, though the returns go on.
Stays quiet on: A next school or home education in time; holidays do not count. Children under five or over
    sixteen. Returns that end before the time is up. Any later entry by another school.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronology.calendar.school_days import add_school_days
from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading, may_be_after
from chronology.rules.rule import Found
from chronology.rules.wording import agency, day, depending, on

TITLE = "A child missing education"
SEVERITY = Severity.HIGH
SOURCES = ("CME",)

_YEAR = 365.25
_SCHOOL = frozenset({"school"})
_AGES = (4.9, 16.7)
_NEXT = ("school.started", "ehe.started", "ehe.running")


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("EDU-03", "school_days")
    last: date | None = None
    for mark in reading.marks("school.left"):
        left = mark.event.date.latest
        if left is None or mark.event.date.earliest is None or not _is_of_age(reading, mark):
            continue
        if last is not None and left <= last:
            continue  # told again
        due = add_school_days(left, days, reading.pack.terms)
        if due is None or reading.last_day is None or reading.last_day <= due:
            continue
        if _has_next(reading, mark, due):
            continue
        last = due
        again = (
            each.event.id
            for each in reading.marks("school.left")
            if each.order > mark.order and each.date.latest is not None and each.date.latest <= due
        )
        yield Found(
            events=tuple(dict.fromkeys((mark.event.id, *again))),
            why=(
                f"{on(mark.event.date)} {agency(mark.event)} recorded that the child's school place ended; "
                f"by {day(due)}, {days} school days later, no entry tells of another school or of home "
                f"education{depending([mark.event])}."
            ),
            question="Where was the child educated after this, and who looked for the child?",
            ask=agency(mark.event),
            words=(mark.words,),
        )


def _has_next(reading: Reading, mark: Mark, due: date) -> bool:
    """Whether an entry tells of another school or of home education by then, or is another school's own."""
    told = any(
        each.event.date.is_dated
        and (each.event.date.earliest is None or each.event.date.earliest <= due)
        and (each.order == mark.order or may_be_after(mark.event.date, each.event.date))
        for each in reading.near(*_NEXT).between(mark.date.earliest, due)
    )
    return told or any(
        event.agency != mark.event.agency
        and may_be_after(mark.event.date, event.date)
        and (event.date.earliest is None or event.date.earliest <= due)
        for event in reading.once(_of_schools).between(mark.date.earliest, due)
    )


def _of_schools(reading: Reading) -> Near[Event]:
    return Near(event for event in reading.of_kinds(_SCHOOL) if event.date.is_dated)


def _is_of_age(reading: Reading, mark: Mark) -> bool:
    youngest, oldest = reading.youngest(mark.event), reading.oldest(mark.event)
    if youngest is None or oldest is None:
        return reading.kind(mark.event) == "school"
    return youngest >= _AGES[0] * _YEAR and oldest <= _AGES[1] * _YEAR
