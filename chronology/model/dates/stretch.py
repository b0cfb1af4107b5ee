"""A stretch of days as the grammar finds it, and the days that parts of a calendar cover."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from chronology.model.dates.value import UnreadableDate
from chronology.model.dates.words import MONTHS

DAY = timedelta(days=1)
LACKS_YEAR = "The year is missing, and nothing around it says which year it is."


class Stretch(NamedTuple):
    """Every day from `first` to `last`, both included; an end that is None is open.

    `span` says that two ends were written ('3 to 5 May'), `year_lent` that the year came from outside the
    words, `month_first` that it was read month first because day first is not possible.
    """

    first: date | None
    last: date | None
    approximate: bool = False
    uncertain: bool = False
    span: bool = False
    year_lent: bool = False
    month_first: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def is_day(self) -> bool:
        return self.first is not None and self.first == self.last


class NeedsYear(UnreadableDate):
    """The words are a date that lacks its year, and nothing gave one."""


def day(year: int, month: int, number: int) -> date:
    """One day. Raises UnreadableDate in a sentence where the calendar does not have it."""
    try:
        return date(year, month, number)
    except ValueError:
        if not 1 <= month <= 12:
            raise UnreadableDate(f"There is no month {month}: please write the date again.") from None
        raise UnreadableDate(
            f"There is no {number} {MONTHS[month - 1].title()} {year}: please check the day."
        ) from None


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def before(when: date) -> date:
    """The day before. Raises UnreadableDate at the edge of the calendar."""
    return shifted(when, -1)


def shifted(when: date, days: int) -> date:
    try:
        return when + timedelta(days=days)
    except OverflowError:
        raise UnreadableDate("That lies outside the years that the calendar knows.") from None


def months_later(when: date, months: int) -> date:
    """The same day so many months later; the month's last day where that month is shorter."""
    try:
        return when + relativedelta(months=months)
    except (OverflowError, ValueError):
        raise UnreadableDate("That lies outside the years that the calendar knows.") from None


def third_of_month(year: int, month: int, first: int, last: int) -> tuple[date, date]:
    """Early (0) is 1-10, mid (1) is 11-20, late (2) is 21 to the end; from one to another of them."""
    end = month_end(year, month)
    return date(year, month, 1 + 10 * first), end if last == 2 else date(year, month, 10 + 10 * last)


def third_of_year(year: int, first: int, last: int) -> tuple[date, date]:
    """Early (0) is January-April, mid (1) May-August, late (2) September-December."""
    return date(year, 1 + 4 * first, 1), month_end(year, 4 + 4 * last)


def season(number: int, year: int) -> tuple[date, date]:
    """Spring (0) is March-May, summer June-August, autumn September-November, winter December to February."""
    start = date(year, 3 + 3 * number, 1)
    return start, start + relativedelta(months=3) - DAY
