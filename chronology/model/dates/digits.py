"""Dates told by their digits alone: ISO weeks and day numbers, eight digits in a row, digits left open."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta

from chronology.model.dates.context import DateContext
from chronology.model.dates.stretch import LACKS_YEAR, NeedsYear, Stretch, day, month_end
from chronology.model.dates.tokens import tokenise
from chronology.model.dates.value import UnreadableDate

_IN_A_ROW = re.compile(r"\d{5,}")
_ISO_WEEK = re.compile(r"(\d{4})-?w(\d{2})(?:-?([1-7]))?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{3})")
_OPEN = re.compile(
    r"(?P<d>\d?[?x_]{1,2}|\d{1,2}|--|-(?=[/.])|(?=/))(?P<sep>[-./ ])"
    r"(?P<m>\d?[?x_]{1,2}|\d{1,2}|[a-z]{3,9}|--)[-./ ]"
    r"(?P<y>(?:\d{4}|\d{2}|(?=[\d?x_]{4}$)\d{0,3}[?x_]{1,4}))"
)
_OPEN_YEAR = re.compile(r"(?=[\d?x_-]{4}$)\d{2,3}[?x_-]{1,2}")
_GAP = re.compile(r"[?x_]|--|^-?/")
_LIKELY = range(1900, 2100)


def read_digits(words: str, context: DateContext) -> Stretch | None:
    """The days of a date told by its digits alone; None where the words are no such date.

    Raises UnreadableDate where digits in a row can be read in two ways or in none.
    """
    if _IN_A_ROW.fullmatch(words):
        return _in_a_row(words)
    if match := _ISO_WEEK.fullmatch(words):
        return _iso_week(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if match := _ISO_DAY.fullmatch(words):
        year, number = int(match[1]), int(match[2])
        if not 1 <= number <= 365 + isleap(year):
            raise UnreadableDate(
                f"The year {year} has no day {number}: please write the day, the month and the year."
            )
        when = date(year, 1, 1) + timedelta(days=number - 1)
        return Stretch(when, when)
    if not _GAP.search(words):
        return None
    if _OPEN_YEAR.fullmatch(words):
        first, last = _between(words.replace("-", "?"), 0, 9)
        return Stretch(date(first, 1, 1), date(last, 12, 31), uncertain="?" in words) if first else None
    if match := _OPEN.fullmatch(words):
        return _with_open_digits(match, context)
    return None


def _in_a_row(digits: str) -> Stretch:
    if len(digits) == 14 or len(digits) == 12:
        digits = digits[:8]
    if len(digits) != 8:
        raise UnreadableDate(
            "A row of digits may be read in more than one way: please write day, month and year apart."
        )
    readings = {
        when
        for year, month, number in (
            (int(digits[:4]), int(digits[4:6]), int(digits[6:])),
            (int(digits[4:]), int(digits[2:4]), int(digits[:2])),
        )
        if year in _LIKELY and 1 <= month <= 12 and 1 <= number <= month_end(year, month).day
        for when in (date(year, month, number),)
    }
    if len(readings) != 1:
        raise UnreadableDate(
            "These eight digits are not one clear date: please write the day, the month and the year apart."
        )
    when = readings.pop()
    return Stretch(when, when)


def _iso_week(year: int, week: int, weekday: int | None) -> Stretch:
    try:
        first = date.fromisocalendar(year, week, weekday or 1)
        return Stretch(first, first if weekday else first + timedelta(days=6))
    except (ValueError, OverflowError):
        raise UnreadableDate(
            f"The year {year} has no week {week}: please write the day it begins on."
        ) from None


def _between(mask: str, low: int, high: int) -> tuple[int, int]:
    """The least and the greatest number that digits with gaps can be."""
    gaps = str.maketrans({"?": str(low), "x": str(low), "_": str(low)})
    fills = str.maketrans({"?": str(high), "x": str(high), "_": str(high)})
    return int(mask.translate(gaps)), int(mask.translate(fills))


def _with_open_digits(match: re.Match[str], context: DateContext) -> Stretch | None:
    parts = match.group("d"), match.group("m"), match.group("y")
    unsure = "?" in match.group()
    if all(parts) and not any(mark in part for part in parts for mark in "?x_-"):
        return None
    first_year, last_year = _years(parts[2], context)
    months = _months(parts[1])
    if months is None:
        return None
    open_day = _is_open(parts[0])
    days = None if open_day else _days(parts[0])
    if _is_open(parts[1]) and open_day:
        return Stretch(date(first_year, 1, 1), date(last_year, 12, 31), uncertain=unsure)
    last_of = month_end(last_year, months[1]).day
    if days is None:
        first, last = date(first_year, months[0], 1), date(last_year, months[1], last_of)
    else:
        first = day(first_year, months[0], days[0])
        last = day(last_year, months[1], days[1] if days[0] == days[1] else min(days[1], last_of))
    return Stretch(first, last, uncertain=unsure)


def _is_open(part: str) -> bool:
    return not any(mark.isalnum() and mark != "x" for mark in part)


def _years(part: str, context: DateContext) -> tuple[int, int]:
    if _is_open(part):
        raise NeedsYear(LACKS_YEAR)
    if part.isdigit():
        year = int(part) if len(part) == 4 else context.full_year(int(part))
        return year, year
    first, last = _between(part, 0, 9)
    if first < 1000:
        raise UnreadableDate("The year is not clear: please write it in full.")
    return first, last


def _months(part: str) -> tuple[int, int] | None:
    if _is_open(part):
        return 1, 12
    if part.isdigit():
        number = int(part)
        if not 1 <= number <= 12:
            raise UnreadableDate(f"There is no month {number}: please write the date again.")
        return number, number
    if part.isalpha():
        tokens = tokenise(part)
        return (int(str(tokens[0].value)),) * 2 if len(tokens) == 1 and tokens[0].kind == "m" else None
    return _digit_or_more(part, 12)


def _days(part: str) -> tuple[int, int]:
    if part.isdigit():
        return int(part), int(part)
    return _digit_or_more(part, 31)


def _digit_or_more(part: str, most: int) -> tuple[int, int]:
    """'2?' may be 2 or 20 to 29: nobody can say whether the mark doubts the digit or stands for one."""
    digit = int(part[0])
    if digit == 0:
        return 1, min(9, most)
    if 10 * digit > most:
        raise UnreadableDate("A digit of the date is not clear: please write the date again.")
    return digit, min(10 * digit + 9, most)
