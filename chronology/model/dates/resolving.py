"""From a single date to the days it covers."""

from __future__ import annotations

from datetime import date, timedelta

from chronology.model.dates import feasts
from chronology.model.dates.pieces import Piece, Setting
from chronology.model.dates.stretch import (
    LACKS_YEAR,
    NeedsYear,
    Stretch,
    day,
    month_end,
    season,
    third_of_month,
    third_of_year,
)
from chronology.model.dates.value import UnreadableDate
from chronology.model.dates.words import MONTHS, WEEKDAYS


def resolve(found: Piece, setting: Setting) -> Stretch:
    """The days that a piece covers. Raises NeedsYear or UnreadableDate in one sentence."""
    if found.kind == "day alone":
        raise UnreadableDate("A number alone is no date: please write the day, the month and the year.")
    if found.year is None:
        if found.may_be_month and (setting.year is None or setting.year % 100 == found.day):
            name = MONTHS[(found.month or 1) - 1].title()
            raise NeedsYear(
                f"This may be {found.day} {name}, or {name} of a year: please write day, month and year."
            )
        if setting.year is None:
            raise NeedsYear(LACKS_YEAR)
        return resolve(found.with_year(setting.year), setting)._replace(year_lent=True)
    stretch = _days(found, found.year, setting)
    if found.thirds is not None and found.kind not in ("month", "year", "season"):
        if stretch.is_day:
            raise UnreadableDate("Early, mid and late belong to a month, a season or a year, not to a day.")
        # What the early part of a term or a decade is, nobody has settled: the whole of it, in doubt.
        stretch = stretch._replace(uncertain=True)
    if found.weekday is not None and found.kind != "weekday of month":
        stretch = _checked(stretch, found.weekday)
    return stretch


def _days(found: Piece, year: int, setting: Setting) -> Stretch:
    kind, month, thirds = found.kind, found.month, found.thirds
    if kind == "day":
        assert month is not None
        return _day(year, month, found.day or 0)
    if kind in ("numbers", "year first"):
        return _by_numbers(found, year)
    if kind == "month":
        assert month is not None
        return Stretch(*third_of_month(year, month, *(thirds or (0, 2))))
    if kind == "year":
        return Stretch(*third_of_year(year, *(thirds or (0, 2))))
    if kind == "decade":
        return Stretch(date(year, 1, 1), date(year + 9, 12, 31))
    if kind == "season":
        return _season(found, year)
    if kind == "feast":
        return _feast(found, year, setting)
    if kind in ("term", "half-term"):
        return _term(found, year, setting)
    if kind in ("years", "school year"):
        return _years(found, year)
    return _part(found, year)


def _day(year: int, month: int, number: int) -> Stretch:
    if number == 0:
        if month == 0:
            return Stretch(date(year, 1, 1), date(year, 12, 31))
        return Stretch(day(year, month, 1), month_end(year, month))
    when = day(year, month, number)
    return Stretch(when, when)


def _by_numbers(found: Piece, year: int) -> Stretch:
    """Day before month always; month first only where nothing else is possible, and then with a warning."""
    month, number = found.month or 0, found.day or 0
    if month > 12 and 1 <= number <= 12 and found.kind == "numbers":
        when = day(year, number, month)
        named = f"{when.day} {MONTHS[when.month - 1].title()} {when.year}"
        warning = f"Read month first, as {named}, because there is no month {month}: please check."
        return Stretch(when, when, month_first=True, warnings=(warning,))
    if month == 0 and number != 0:
        raise UnreadableDate("The month is written as zero: please check the date.")
    return _day(year, month, number)


def _checked(stretch: Stretch, weekday: int) -> Stretch:
    if not stretch.is_day or stretch.first is None or stretch.first.weekday() == weekday:
        return stretch
    when = stretch.first
    written, true = WEEKDAYS[weekday].title(), WEEKDAYS[when.weekday()].title()
    named = f"{when.day} {MONTHS[when.month - 1].title()} {when.year}"
    warning = f"{named} was a {true}, not a {written}: please check."
    return stretch._replace(warnings=(*stretch.warnings, warning))


def _follows(year: int, double: int) -> bool:
    return double in (year + 1, (year + 1) % 100)


def _season(found: Piece, year: int) -> Stretch:
    number = found.number or 0
    if found.double is not None and not (number == 3 and _follows(year, found.double)):
        raise UnreadableDate("Only a winter lies in two years: please write the season with one year.")
    first, last = season(number, year)
    if found.thirds is None:
        return Stretch(first, last)
    months = [
        (first.year + (first.month - 1 + ahead) // 12, (first.month - 1 + ahead) % 12 + 1)
        for ahead in range(3)
    ]
    (from_year, from_month), (to_year, to_month) = months[found.thirds[0]], months[found.thirds[1]]
    return Stretch(date(from_year, from_month, 1), month_end(to_year, to_month))


def _feast(found: Piece, year: int, setting: Setting) -> Stretch:
    name = found.name or ""
    if found.double is not None:
        if not _follows(year, found.double) or name not in ("new year", "christmas holidays"):
            raise UnreadableDate("That feast does not lie in two years: please write it with one year.")
        if name == "new year":
            year += 1
    return Stretch(*feasts.feast(name, year, setting.context.terms))


def _term(found: Piece, year: int, setting: Setting) -> Stretch:
    season_number = found.number if found.name is None and found.month is None else None
    name = feasts.term_name(season_number, found.month, found.name, found.kind == "half-term")
    if name is None:
        raise UnreadableDate(
            "That name is not used for one term everywhere: please write its days or months."
        )
    if found.double is not None:
        if not _follows(year, found.double):
            raise UnreadableDate("A school year ends in the year after it began: please check the years.")
        if not name.startswith("autumn"):
            year += 1
    days, dated = feasts.term(name, year, setting.context.terms)
    if dated:
        return Stretch(*days)
    warning = f"The partnership pack does not date the {name} of {year}: the widest span is taken."
    return Stretch(*days, uncertain=True, warnings=(warning,))


def _years(found: Piece, year: int) -> Stretch:
    double = found.double or 0
    later = double if double > 99 else year - year % 100 + double + (100 if double < year % 100 else 0)
    if found.kind == "school year":
        if later != year + 1:
            raise UnreadableDate(
                "A school or financial year ends in the year after it began: please check the years."
            )
        if found.name == "academic":
            return Stretch(date(year, 9, 1), date(later, 8, 31))
        return Stretch(date(year, 4, 1), date(later, 3, 31))
    if later <= year or later - year > 99:
        raise UnreadableDate("The second year lies before the first: please check the years.")
    return Stretch(date(year, 1, 1), date(later, 12, 31), uncertain=later == year + 1, span=True)


def _not_a_day_as_well(found: Piece, year: int, month: int, number: int) -> None:
    """'2nd Monday June' is the second Monday, unless the 2nd of June is one too and both are possible."""
    if 1 < number <= 5 and date(year, month, number).weekday() == found.weekday:
        raise UnreadableDate(
            "This may be a day of the month or a weekday counted in it: please write the date."
        )


def _part(found: Piece, year: int) -> Stretch:
    """The first week, weekend or Monday of a month, a quarter or a half."""
    kind, number, month = found.kind, found.number or 0, found.month or 0
    if kind == "last day":
        end = month_end(year, month)
        return Stretch(end, end)
    if kind == "quarter":
        number = number or 4
        if not 1 <= number <= 4:
            raise UnreadableDate("A year has four quarters: please check which one is meant.")
        return Stretch(date(year, 3 * number - 2, 1), month_end(year, 3 * number))
    if kind == "half":
        number = number or 2
        if number not in (1, 2):
            raise UnreadableDate("There are two halves: please check which one is meant.")
        if month:
            end = month_end(year, month)
            return Stretch(
                date(year, month, 1 if number == 1 else 16), date(year, month, 15) if number == 1 else end
            )
        return Stretch(date(year, 6 * number - 5, 1), month_end(year, 6 * number))
    if number > 5:
        raise UnreadableDate("A month does not have so many weeks: please check the date.")
    if kind == "weekday of month":
        _not_a_day_as_well(found, year, month, number)
        when = feasts.nth_weekday(year, month, found.weekday or 0, number)
        return Stretch(when, when)
    if kind == "weekend of month":
        saturday = feasts.nth_weekday(year, month, 5, number)
        return Stretch(saturday, saturday + timedelta(days=1))
    # Weeks are counted from the 1st by some and from the first Monday by others.
    end = month_end(year, month)
    first = end - timedelta(days=6) if number == 0 else day(year, month, 7 * number - 6)
    return Stretch(first, min(end, first + timedelta(days=6)), uncertain=True)
