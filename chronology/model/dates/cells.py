"""Dates in spreadsheet cells: serial numbers of both systems, and cells that hold a date by their type."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta

from chronology.model.dates.clock import time_of
from chronology.model.dates.context import DateContext
from chronology.model.dates.reading import read_date
from chronology.model.dates.value import EventDate, Qualifier, UnreadableDate

CellValue = date | datetime | time | timedelta | float | int | bool | None

_EPOCH_1900 = date(1899, 12, 31)
_EPOCH_1904 = date(1904, 1, 1)
_DAY_THAT_NEVER_WAS = 60  # 29 February 1900, which the 1900 system counts
_LAST_SERIAL = 2_958_466
_YEARS = range(1900, 2100)
# A number in a date column is a day only from 1930 to 2100: a smaller one is a count or a reference.
_LIKELY_SERIALS = (10_959, 73_415)


def read_serial(number: float, date_1904: bool = False) -> EventDate:
    """The day, and the time if the number has a fraction, of a spreadsheet's serial number.

    `date_1904` says that the file counts from 1 January 1904. Raises UnreadableDate for a number that is no
    day, among them 60 in the 1900 system: it stands for 29 February 1900, which never was.
    """
    if not math.isfinite(number) or not 0 <= number < _LAST_SERIAL:
        raise UnreadableDate("The cell holds a number that is no day of the spreadsheet's calendar.")
    days = int(number)
    seconds = round((number - days) * 86400)
    days, minute = days + seconds // 86400, seconds % 86400 // 60
    if date_1904:
        when = _EPOCH_1904 + timedelta(days=days)
    else:
        if days in (0, _DAY_THAT_NEVER_WAS):
            raise UnreadableDate("The cell holds a number that is no day of the spreadsheet's calendar.")
        when = _EPOCH_1900 + timedelta(days=days - (days > _DAY_THAT_NEVER_WAS))
    clock = time_of(time(minute // 60, minute % 60)) if minute else None
    shown = f"{when.isoformat()} {clock.as_written}" if clock else when.isoformat()
    return EventDate(when, when, Qualifier.STATED, time=clock, as_written=shown)


def read_value(
    value: CellValue,
    text: str = "",
    context: DateContext | None = None,
    date_1904: bool = False,
) -> EventDate:
    """The date of a cell by its typed value. `text` is what a person sees in it, kept as written.

    Where the cell shows less than it holds ('May-16' over 1 May 2016), what it shows is the date. A plain
    number is a year, eight digits, or a serial number. Raises UnreadableDate for a time, a duration, yes or
    no, and a number that is none of these.
    """
    context = context or DateContext()
    if isinstance(value, datetime | date):
        return _shown(_typed(value, text), text, context)
    if isinstance(value, bool) or value is None or isinstance(value, time | timedelta):
        raise UnreadableDate("The cell holds no day: please write the day, the month and the year.")
    if value == int(value) and (int(value) in _YEARS or 19_000_000 <= value < 21_000_000):
        found = read_date(str(int(value)), context)
        return EventDate(
            found.earliest,
            found.latest,
            found.qualifier,
            as_written=text or str(int(value)),
            warnings=found.warnings,
        )
    low, high = _LIKELY_SERIALS
    since_1900 = value + 1462 if date_1904 else value
    if not low <= since_1900 <= high:
        raise UnreadableDate(
            "The cell holds a number that is no likely day: please write the day, month and year."
        )
    found = read_serial(value, date_1904)
    return EventDate(
        found.earliest, found.latest, found.qualifier, time=found.time, as_written=text or found.as_written
    )


def _typed(value: datetime | date, text: str) -> EventDate:
    if not isinstance(value, datetime):
        return EventDate(value, value, Qualifier.STATED, as_written=text or value.isoformat())
    timed = (value.hour, value.minute, value.second) != (0, 0, 0)
    shown = text or (f"{value:%Y-%m-%d %H:%M}" if timed else value.date().isoformat())
    when = value.date()
    return EventDate(when, when, Qualifier.STATED, time=time_of(value) if timed else None, as_written=shown)


def _shown(typed: EventDate, text: str, context: DateContext) -> EventDate:
    """The month or year that a cell shows, where the day beneath it is only the spreadsheet's own."""
    if not text.strip() or typed.earliest is None or typed.earliest.day != 1:
        return typed
    try:
        seen = read_date(text, context)
    except UnreadableDate:
        return typed
    wider = seen.earliest is not None and seen.latest is not None and not seen.is_day
    if wider and seen.earliest == typed.earliest:
        return seen
    return typed
