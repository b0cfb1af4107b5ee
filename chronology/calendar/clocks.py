"""Statutory clocks: when something was due, and whether it came in time.

Both ends may be doubtful dates. A clock is met or missed only where it is so under every reading of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from chronology.calendar.working_days import add_working_days
from chronology.model.dates.value import EventDate

Due = Callable[[date], date]
"""The last day that is in time, by the day on which the clock starts (day 0)."""


class State(StrEnum):
    """How a clock stands."""

    MET = "met"
    MISSED = "missed"
    RUNNING = "running"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Timing:
    """A clock's last day in time, how it stands, and by how many days it was missed at least.

    `due` is the latest that the start's doubt allows, None where the start is open. `late` counts days of
    the calendar and is 0 unless the clock was missed and its end came.
    """

    due: date | None
    state: State
    late: int = 0


def working_days(days: int) -> Due:
    """Due so many working days after the start."""
    return lambda start: add_working_days(start, days)


def calendar_days(days: int) -> Due:
    """Due so many days after the start."""
    return lambda start: start + timedelta(days=min(days, (date.max - start).days))


def months(count: int) -> Due:
    """Due on the same day so many months later, or on the last day of a shorter month."""
    return lambda start: start + relativedelta(months=count)


def timing(start: EventDate, end: EventDate | None, due: Due, told_to: date | None) -> Timing:
    """How the clock stands that began at `start`. `end` is None where nothing says that it ended.

    `told_to` is the last day that the records of those who would have told it reach: an end that is
    missing there was missed only if it was due before.
    """
    if start.earliest is None or start.latest is None:
        return Timing(None, State.CANNOT_TELL)
    first, last = due(start.earliest), due(start.latest)
    if end is None:
        missed = told_to is not None and told_to > last
        return Timing(last, State.MISSED if missed else State.RUNNING)
    if end.latest is not None and end.latest <= first:
        return Timing(last, State.MET)
    if end.earliest is not None and end.earliest > last:
        return Timing(last, State.MISSED, (end.earliest - last).days)
    return Timing(last, State.CANNOT_TELL)


def hours_timing(start: EventDate, end: EventDate | None, hours: int, told_to: date | None) -> Timing:
    """As `timing`, for a clock of hours. Without a clock time, the whole of a day may be meant."""
    if start.earliest is None or start.latest is None:
        return Timing(None, State.CANNOT_TELL)
    length = timedelta(hours=hours)
    begun, begun_last = _moments(start)
    if begun is None or begun_last is None:
        return Timing(None, State.CANNOT_TELL)
    due = (begun_last + length).date()
    if end is None:
        missed = told_to is not None and told_to > due
        return Timing(due, State.MISSED if missed else State.RUNNING)
    ended, ended_last = _moments(end)
    if ended_last is not None and ended_last <= begun + length:
        return Timing(due, State.MET)
    if ended is not None and ended > begun_last + length:
        return Timing(due, State.MISSED, (ended.date() - due).days)
    return Timing(due, State.CANNOT_TELL)


def _moments(when: EventDate) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment that a date may mean; None where it is open."""
    clock = when.time.start if when.is_day and when.time is not None else None
    first = None if when.earliest is None else datetime.combine(when.earliest, clock or time())
    last = None if when.latest is None else datetime.combine(when.latest, clock or time(23, 59))
    return first, last
