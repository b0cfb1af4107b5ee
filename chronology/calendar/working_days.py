"""Working days: Monday to Friday, but for the bank holidays of England and Wales, one-off days included.

Statutory clocks count in working days: day 0 is the day of the event that starts the clock, whatever day
of the week it is, and day 1 is the next working day after it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

_FRIDAY = 4
_ONE_DAY = timedelta(days=1)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of one year in England and Wales: 19 September 2022 and 8 May 2023 are among them."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Whether `day` is a Monday to Friday and no bank holiday."""
    return day.weekday() <= _FRIDAY and day not in bank_holidays(day.year)


def add_working_days(start: date, days: int) -> date:
    """The day on which working day number `days` falls, counted from `start` as day 0.

    0 gives `start` itself. Raises ValueError where `days` is below zero.
    """
    if days < 0:
        raise ValueError("working days are counted forward from the start of a clock")
    day = start
    while days:
        day += _ONE_DAY
        days -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start`, up to `end` included: the clock's day number on `end`.

    Below zero where `end` lies before `start`: then it counts the working days after `end` up to `start`.
    """
    if end < start:
        return -working_days_between(end, start)
    weeks, rest = divmod((end - start).days, 7)
    days = weeks * 5 + sum((end - timedelta(days=back)).weekday() <= _FRIDAY for back in range(rest))
    off = (
        holiday
        for year in range(start.year, end.year + 1)
        for holiday in bank_holidays(year)
        if start < holiday <= end and holiday.weekday() <= _FRIDAY
    )
    return days - sum(1 for _ in off)
