"""The words along the top: years, months, days and hours as the zoom allows, and the child's age."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, takewhile

from dateutil.relativedelta import relativedelta

from chronology.model.case import Case
from chronology.report.age import counted
from chronology.ui.lanes.days import FIRST_DAY, LAST_DAY, date_of
from chronology.ui.lanes.scale import Scale

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the line of days, and the words that stand there ('' for a line without words)."""

    day: float
    words: str


@dataclass(frozen=True, slots=True)
class Ticks:
    """Two rows of ticks: `upper` says which year (or month, or day) the `lower` ones lie in."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One distance between ticks: about so many days, its ticks from a day on, and the words of both rows."""

    days: float
    ticks: Callable[[float], Iterator[float]]
    words: Callable[[float], str]
    upper: Callable[[float], Iterator[float]] | None = None
    upper_words: Callable[[float], str] = str


def ticks(scale: Scale, apart: float = 56) -> Ticks:
    """The ticks of the time in view, at least `apart` pixels from one another.

    The upper row begins with the tick that the left edge lies in, so that the year is always told.
    """
    step = next((step for step in _STEPS if step.days * scale.per_day >= apart), _STEPS[-1])
    lower = tuple(Tick(day, step.words(day)) for day in _in_view(step.ticks(scale.left), scale))
    if step.upper is None:
        return Ticks((), lower)
    upper = tuple(Tick(day, step.upper_words(day)) for day in _in_view(step.upper(scale.left), scale))
    return Ticks(upper, lower)


def _in_view(days: Iterator[float], scale: Scale) -> Iterator[float]:
    """The days up to the right edge, from the one that the left edge lies in."""
    before: float | None = None
    for day in takewhile(lambda day: day <= min(scale.right, LAST_DAY), days):
        if day > scale.left:
            if before is not None:
                yield before
                before = None
            yield day
        else:
            before = day
    if before is not None:
        yield before


def _every_year(years: int) -> Callable[[float], Iterator[float]]:
    def days(left: float) -> Iterator[float]:
        first = date_of(left).year // years * years
        return (float(date(max(year, 1), 1, 1).toordinal()) for year in range(first, 10000, years))

    return days


def _every_month(months: int) -> Callable[[float], Iterator[float]]:
    def days(left: float) -> Iterator[float]:
        start = date_of(left)
        first = start.year * 12 + (start.month - 1) // months * months
        return (
            float(date(month // 12, month % 12 + 1, 1).toordinal()) for month in range(first, 120_000, months)
        )

    return days


def _every_day(days_apart: int) -> Callable[[float], Iterator[float]]:
    """Days of the month counted from the first; a last short stretch joins the one before it."""

    def days(left: float) -> Iterator[float]:
        for month in _every_month(1)(left):
            start = date_of(month)
            length = monthrange(start.year, start.month)[1]
            last = max(1, length - days_apart // 2)
            yield from (month + day for day in range(0, last, days_apart))

    return days


def _every_hour(hours: int) -> Callable[[float], Iterator[float]]:
    def days(left: float) -> Iterator[float]:
        return (int(left) + step * hours / 24 for step in count())

    return days


def _year(day: float) -> str:
    return str(date_of(day).year)


def _short_month(day: float) -> str:
    return _MONTHS[date_of(day).month - 1][:3]


def _month_and_year(day: float) -> str:
    return f"{_MONTHS[date_of(day).month - 1]} {date_of(day).year}"


def _day_of_month(day: float) -> str:
    return str(date_of(day).day)


def _weekday_and_day(day: float) -> str:
    return f"{_WEEKDAYS[date_of(day).weekday()]} {date_of(day).day}"


def _whole_day(day: float) -> str:
    return f"{date_of(day).day} {_month_and_year(day)}"


def _hour(day: float) -> str:
    return f"{round(day % 1 * 24) % 24:02}:00"


_STEPS = (
    _Step(1 / 24, _every_hour(1), _hour, _every_day(1), _whole_day),
    _Step(3 / 24, _every_hour(3), _hour, _every_day(1), _whole_day),
    _Step(6 / 24, _every_hour(6), _hour, _every_day(1), _whole_day),
    _Step(1, _every_day(1), _weekday_and_day, _every_month(1), _month_and_year),
    _Step(2, _every_day(2), _day_of_month, _every_month(1), _month_and_year),
    _Step(7, _every_day(7), _day_of_month, _every_month(1), _month_and_year),
    _Step(30, _every_month(1), _short_month, _every_year(1), _year),
    _Step(91, _every_month(3), _short_month, _every_year(1), _year),
    _Step(182, _every_month(6), _short_month, _every_year(1), _year),
    _Step(365, _every_year(1), _year),
    _Step(1826, _every_year(5), _year),
    _Step(3652, _every_year(10), _year),
    _Step(36524, _every_year(100), _year),
)


_AGES = (
    *(("day", days) for days in (1, 2)),
    *(("week", weeks) for weeks in (1, 2, 4)),
    *(("month", months) for months in (1, 3, 6)),
    *(("year", years) for years in (1, 2, 5, 10, 50)),
)
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_MONTHS_UNTIL = 24
_APART, _APART_IN_TWO_UNITS = 84, 124  # pixels from one age to the next
_TOLD_UNTIL = {"day": 14, "week": 26 * 7}  # days of age; after that, the next unit tells it better


def ages(case: Case, scale: Scale) -> tuple[Tick, ...]:
    """How old the child is along the time in view, from 'born' on; none where no birth is known.

    The first tick is the last one before the left edge, so that the age at the edge is always told.
    """
    if case.born is None:
        return ()
    seen = scale.left - case.born.toordinal()
    unit, step = next(((unit, step) for unit, step in _AGES if _fits(unit, step, seen, scale)), _AGES[-1])
    found: list[Tick] = []
    begin = max(0, int(seen / _UNIT_DAYS[unit] / step) - 2)
    for number in count(begin * step, step):
        day = _after(case.born, unit, number)
        if day is None or day > scale.right:
            break
        if day <= scale.left:
            found.clear()
        found.append(Tick(day, _age(unit, number)))
    return tuple(found)


def _fits(unit: str, step: int, seen: float, scale: Scale) -> bool:
    """Whether an age told at each such step has room for its words, for a child so many days old."""
    in_two_units = unit == "month" and step % 12 and seen > _UNIT_DAYS["month"] * _MONTHS_UNTIL
    apart = _APART_IN_TWO_UNITS if in_two_units else _APART
    return _UNIT_DAYS[unit] * step * scale.per_day >= apart and seen < _TOLD_UNTIL.get(unit, seen + 1)


def _after(born: date, unit: str, number: int) -> float | None:
    if unit in ("day", "week"):
        day = born.toordinal() + number * (7 if unit == "week" else 1)
        return float(day) if FIRST_DAY <= day <= LAST_DAY else None
    months = number * (12 if unit == "year" else 1)
    if born.year + months // 12 >= 9999:
        return None
    return float((born + relativedelta(months=months)).toordinal())


def _age(unit: str, number: int) -> str:
    if number == 0:
        return "born"
    if unit == "day" and number % 7 == 0:
        return _age("week", number // 7)
    if unit == "month" and number % 12 == 0:
        return counted(number // 12, "year")
    if unit == "month" and number > _MONTHS_UNTIL:
        return f"{counted(number // 12, 'year')} {counted(number % 12, 'month')}"
    return counted(number, unit)
