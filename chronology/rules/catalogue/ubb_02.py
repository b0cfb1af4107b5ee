"""UBB-02: the pregnancy was booked late, or not at all.

What it asks: What delayed the booking, and what did it mean for the unborn child?
Why: Late booking leaves no time for care and for planning, and may itself point to fear, coercion or
    concealment.
Source: Unborn baby protocol; the threshold is our own reading.
Fires on: A first booking, at whatever agency, more than 13 weeks into the pregnancy by the expected date,
    or by the weeks that its entry states. No booking told though a maternity return and others cover the
    pregnancy from before 13 weeks to the birth. Words that say so: unbooked, concealed.
Stays quiet on: A booking in time, also at another hospital. A woman who came late in the day. Cases that
    say neither the expected date nor the weeks. Returns that begin later than 13 weeks, where no booking
    is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.pregnancy import Pregnancy, pregnancy, told_days_gone
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, day, depending, on

TITLE = "The pregnancy was booked late, or not at all"
SEVERITY = Severity.MEDIUM
SOURCES = ("UBB",)

_MATERNITY = frozenset({"midwifery", "acute_hospital"})
_WEEK = 7


def find(reading: Reading) -> Iterator[Found]:
    term = pregnancy(reading)
    booked = [mark for mark in reading.marks("pregnancy.booked") if _may_be_of(term, mark)]
    stated = [
        mark
        for mark in reading.marks("pregnancy.late_booking")
        if _may_be_of(term, mark) or _is_at_birth(term, mark)
    ]
    if booked:
        first = booked[0]
        if not _is_told_early(reading, first) and (
            _is_late(reading, term, first) or any(mark.order == first.order for mark in stated)
        ):
            yield _late(reading, term, first)
    elif stated:
        unsure = [mark.event for mark in reading.marks("pregnancy.booked") if not mark.date.is_day]
        yield _late(reading, term, stated[0], unsure)
    else:
        yield from _never(reading, term)


def _is_told_early(reading: Reading, booked: Mark) -> bool:
    """Whether its entry says that the booking was in time, or by its weeks that it was."""
    if reading.has(booked.event, "pregnancy.early_booking"):
        return True
    days = told_days_gone(reading, booked.event)
    return bool(days) and max(days) <= reading.threshold("UBB-02", "booked_by_days")


def _may_be_of(term: Pregnancy, mark: Mark) -> bool:
    if not mark.event.date.is_dated:
        return False
    return term.began is None or term.holds(mark.event.date)


def _is_at_birth(term: Pregnancy, mark: Mark) -> bool:
    """Whether an entry lies in the week of the birth: who had no care before it is first seen then."""
    day = mark.event.date.earliest
    return term.ended is not None and day is not None and 0 <= (day - term.ended).days <= _WEEK


def _is_late(reading: Reading, term: Pregnancy, booked: Mark) -> bool:
    length = timedelta(days=reading.threshold("UBB-02", "booked_by_days"))
    earliest = booked.event.date.earliest
    if term.began is None or earliest is None or term.expected is None:
        return False  # a day of birth alone does not say how long the pregnancy was
    return earliest > term.began + length


def _late(reading: Reading, term: Pregnancy, mark: Mark, unsure: Sequence[Event] = ()) -> Found:
    """Asks why it was late. `unsure` are bookings that may be of this pregnancy, were their days known."""
    event = mark.event
    weeks = reading.threshold("UBB-02", "booked_by_days") // _WEEK
    due = term.expected
    by = f" (expected {day(due)})" if due is not None else ""
    untold = [] if due is not None else _of_doubtful_weeks(reading)
    resting_on = list(dict.fromkeys((event, *unsure, *untold)))
    return Found(
        events=(event.id,),
        why=(
            f"{on(event.date)} {agency(event)} recorded the booking, or that there had been none, later than "
            f"{weeks} weeks into the pregnancy{by}{depending(resting_on)}."
        ),
        question="What delayed the booking, and was it considered what that might mean for the unborn child?",
        ask=agency(event),
        words=(mark.words,),
    )


def _of_doubtful_weeks(reading: Reading) -> list[Event]:
    """The entries that would tell when the child was expected, if their own day were known."""
    told = reading.marks("pregnancy.expected", "pregnancy.weeks")
    return [mark.event for mark in told if not mark.date.is_day]


def _never(reading: Reading, term: Pregnancy) -> Iterator[Found]:
    """No booking told, where others tell of the time from before it was due and maternity of the birth."""
    first, last = term.began, term.ended
    if first is None or last is None or term.expected is None:
        return
    due = first + timedelta(days=reading.threshold("UBB-02", "booked_by_days"))
    maternity = [
        event
        for event in reading.dated
        if reading.kind(event) in _MATERNITY and (event.date.latest is None or event.date.latest >= first)
    ]
    covers = reading.number_lying_in(first, due) and reading.number_lying_in(last, date.max)
    if not maternity or not covers:
        return
    event = maternity[0]
    if event.date.earliest is None or event.date.earliest <= due:
        return
    yield Found(
        events=(event.id,),
        why=(
            f"No entry tells of a booking, due by {day(due)}; the first of {agency(event)} in the "
            f"pregnancy is {dated(event.date)}{depending([event])}."
        ),
        question="Was the pregnancy booked, where and when?",
        ask=agency(event),
    )
