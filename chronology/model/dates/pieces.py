"""One single date as its tokens give it, whole or still lacking its month or year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chronology.model.dates.context import DateContext
from chronology.model.dates.shapes import shape_of, thirds_ahead
from chronology.model.dates.tokens import Token
from chronology.model.dates.value import UnreadableDate

_MAY_BE_A_DAY = frozenset(
    ("good friday", "easter saturday", "easter sunday", "easter monday", "palm sunday", "maundy thursday")
)
"""Feasts behind which two digits may be the day of the month: 'Easter Monday 22'."""
_FIRST_LIKELY_YEAR = 1700  # four digits below may be a clock time as well


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

    def as_month(self, context: DateContext) -> Piece:
        """'Dec 18' as the month of a year, where it cannot be a day."""
        assert self.day is not None
        return self._replace(kind="month", year=context.full_year(self.day), day=None, may_be_month=False)


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
        year=year_of(tokens[places["y"]], setting.context) if "y" in places else None,
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


def year_of(token: Token, context: DateContext) -> int:
    """The year that a number is: two digits are of the century that the context tells."""
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
    if kind == "feast and number":
        return None if found.name in _MAY_BE_A_DAY else found._replace(kind="feast")
    if kind == "decade":
        year = int(str(tokens[places["g"]].value))
        if year == 2000 and found.thirds is None:
            raise UnreadableDate("This may be ten years or a hundred: please write the first and the last.")
        return found._replace(year=year)
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
        return found.as_month(setting.context)
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
