"""One single date, whole or still lacking its month or year, and the days it covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from chronology.model.dates import feasts
from chronology.model.dates.context import DateContext
from chronology.model.dates.shapes import shape_of, thirds_ahead
from chronology.model.dates.stretch import (
    NeedsYear,
    Stretch,
    day,
    month_end,
    season,
    third_of_month,
    third_of_year,
)
from chronology.model.dates.tokens import Token
from chronology.model.dates.value import UnreadableDate
from chronology.model.dates.words import MONTHS, WEEKDAYS

_FIRST_LIKELY_YEAR = 1700  # four digits below may be a clock time as well
_LACKS_YEAR = "The year is missing, and nothing around it says which year it is."


class Setting(NamedTuple):
    """What the words are read in: the context, a year lent from outside, and whether prose follows them."""

    context: DateContext
    year: int | None = None
    opens_text: bool = False


class Piece(NamedTuple):
    """A single date as its tokens gave it. `kind` is the shape's name in `shapes.py`.

    `number` counts seasons, quarters, halves and the like; `double` is the second half of '2018/19';
    `thirds` are early/mid/late, from one to another. A `day` or `month` of 0 was written as zero: not known.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    name: str | None = None
    double: int | None = None
    thirds: tuple[int, int] | None = None
    by_numbers: bool = False
    month_ahead: bool = False
    may_be_month: bool = False

    @property
    def is_day(self) -> bool:
        return self.day is not None and self.day > 0

    @property
    def grain(self) -> str:
        """How fine it is: a day, or the kind of stretch."""
        return "day" if self.is_day else self.kind

    def with_year(self, year: int) -> Piece:
        return self._replace(year=year)


def piece(tokens: Sequence[Token], kinds: str, setting: Setting) -> Piece | None:
    """The single date that these tokens are, or None. Raises UnreadableDate where it cannot be settled."""
    thirds: tuple[int, int] | None = None
    if "e" in kinds:
        if ahead := thirds_ahead(kinds):
            found = [token.value for token in tokens[:ahead] if token.kind == "e"]
            tokens, kinds = tokens[ahead:], kinds[ahead:]
        elif kinds[-1] == "e" and len(kinds) > 1:
            found = [tokens[-1].value]
            tokens, kinds = tokens[:-1], kinds[:-1].rstrip("-,")
        else:
            return None
        numbers = [int(str(value)) for value in found]
        thirds = (numbers[0], numbers[-1])
        if thirds[0] > thirds[1]:
            return None
    shape = shape_of(kinds)
    if shape is None:
        return None
    kind, places = shape

    def value(part: str) -> int | None:
        return int(str(tokens[places[part]].value)) if part in places else None

    weekday = next((int(str(token.value)) for token in tokens if token.kind == "w"), None)
    found_piece = Piece(
        kind=kind,
        year=_year(tokens[places["y"]], setting.context) if "y" in places else None,
        month=value("m") if "m" in places else value("n"),
        day=value("d"),
        weekday=weekday,
        number=_count(tokens[places["k"]]) if "k" in places else value("s"),
        name=str(tokens[places["f"]].value) if "f" in places else None,
        double=value("z"),
        thirds=thirds,
        by_numbers="n" in places,
        month_ahead="m" in places and "d" in places and places["m"] < places["d"],
    )
    return _settled(found_piece, tokens, places, setting)


def _year(token: Token, context: DateContext) -> int:
    number = int(str(token.value))
    return context.full_year(number) if token.width == 2 else number


def _count(token: Token) -> int:
    return 0 if token.kind == "L" else int(str(token.value))


def _settled(found: Piece, tokens: Sequence[Token], places: dict[str, int], setting: Setting) -> Piece | None:
    """The piece with what only its tokens tell made plain."""
    kind = found.kind
    if kind == "last day":
        return found._replace(kind="day" if found.month is None else kind, month=found.month or 12, day=31)
    if found.year is not None and found.year < _FIRST_LIKELY_YEAR and kind not in ("numbers", "year first"):
        token = tokens[places["y"]]
        if token.width == 4 and found.year % 100 < 60:
            raise UnreadableDate(
                f"{token.value} may be a year or a time: please write both, with the time apart."
            )
    if kind == "numbers":
        _same_marks(found, tokens, places)
    if kind == "month or day":
        return _month_or_day(found, tokens[places["d"]].width, setting)
    if kind == "years apart":
        return _years_apart(found)
    if kind == "year and number":
        return _year_and_number(found, str(tokens[places["sep"]].kind), tokens[places["n"]].width)
    if kind == "decade":
        return found._replace(kind="decade", year=int(str(tokens[places["g"]].value)))
    if kind == "school year":
        return found._replace(name=str(tokens[places["c"]].value))
    if kind == "day of year unknown":
        return found._replace(kind="day")
    if kind == "numbers of year unknown":
        return _two_numbers(found, tokens, places)
    if kind == "month of year unknown":
        return found._replace(kind="month")
    if kind in ("month", "month number"):
        return _month(found)
    return found


def _same_marks(found: Piece, tokens: Sequence[Token], places: dict[str, int]) -> None:
    """Unlike marks ('22.05/16') do for a date that is day first beyond doubt, and no others.

    '5-7/2019' may be two months; '5/19 1430' a day without its year, and a time.
    """
    marks = [tokens[places[part]].kind if part in places else " " for part in ("sep", "sep2")]
    if found.year is not None and found.year < _FIRST_LIKELY_YEAR:
        raise UnreadableDate(f"The year {found.year} is not likely: please check the date.")
    first, second = found.day or 0, found.month or 0
    if marks[0] == marks[1] and (marks[0] != " " or second <= 12 or tokens[places["y"]].width == 4):
        return
    if second > 12 or (marks[0] == "-" and first <= 12):
        raise UnreadableDate("This may be a day or two months: please write the day, the month and the year.")


def _month(found: Piece) -> Piece | None:
    if found.month is not None and found.month == 0:
        return found._replace(kind="year", month=None)
    if found.month is not None and found.month > 12:
        raise UnreadableDate(f"There is no month {found.month}: please write the date again.")
    return found._replace(kind="month", by_numbers=False)


def _month_or_day(found: Piece, width: int, setting: Setting) -> Piece:
    """'May 45' and 'early May 16' can only be years; 'May 16' a day only with its year beside it."""
    assert found.day is not None
    if found.day > 31 or found.day == 0 or (found.thirds is not None and width == 2):
        return found._replace(kind="month", year=setting.context.full_year(found.day), day=None)
    return found._replace(kind="day", may_be_month=True)


def _year_and_number(found: Piece, separator: str, width: int) -> Piece | None:
    """'2019-03' and '2019/3' are months; '2018/19' two years; '2011-12' may be either, so it covers both."""
    number, year = found.month, found.year
    assert number is not None
    assert year is not None
    if width == 1 and number == (year + 1) % 10:
        raise UnreadableDate("This may be two years or a year and a month: please write both in full.")
    if width == 2 and number == (year + 1) % 100:
        return found._replace(kind="years", month=None, double=number)
    if 1 <= number <= 12:
        return found._replace(kind="month", by_numbers=False)
    if number == 0:
        return found._replace(kind="year", month=None)
    if separator == "-" and width == 2 and number > year % 100:
        return found._replace(kind="years", month=None, double=number)
    if separator == "/" and width == 2 and number > year % 100:
        raise UnreadableDate("This may be two years or a year and a month: please write both in full.")
    raise UnreadableDate(f"There is no month {number}: please write the date again.")


def _years_apart(found: Piece) -> Piece:
    """'1771 - 76' is a span of years where the second number can only be a later year."""
    assert found.year is not None
    assert found.double is not None
    if found.double <= max(12, found.year % 100):
        raise UnreadableDate("This may be two years or a year and a month: please write both in full.")
    return found._replace(kind="years")


def _two_numbers(found: Piece, tokens: Sequence[Token], places: dict[str, int]) -> Piece:
    first, second = found.day, found.month
    assert first is not None
    assert second is not None
    if second > 12 and first > 12:
        raise UnreadableDate(f"There is no month {second}: please write the date again.")
    if second > 12 and tokens[places["d"]].kind != "o":
        raise UnreadableDate(
            f"This may be month {first} of a year ending in {second:02}, or a day written month first:"
            " please write the day, the month and the year."
        )
    return found._replace(kind="numbers")


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
            raise NeedsYear(_LACKS_YEAR)
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
