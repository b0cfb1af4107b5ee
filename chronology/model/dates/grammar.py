"""From tokens to a stretch of days: doubt words, open ends ('before', 'since'), weeks, spans of two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from chronology.model.dates.pieces import Piece, Setting, piece, year_of
from chronology.model.dates.resolving import resolve
from chronology.model.dates.stretch import LACKS_YEAR, NeedsYear, Stretch, before, shifted
from chronology.model.dates.tokens import Token
from chronology.model.dates.value import UnreadableDate

NO_DATE = "No date was found in these words: please write the day, the month and the year."
_BACKWARDS = "The span ends before it begins: please check both dates."
NO_SPAN = "A span needs two plain dates: please write the first day and the last."
_MONTHS_TAKEN = "These are taken as months of two years, and may be days: please check."
_TWO_MONTHS_OF_TWO_YEARS = re.compile(r"m[-/t&]m_?([42])[-/t]([42])".replace("_", "[-./,]"))
_LONGEST_SHAPE = 24
# 'Monday to Friday, 3-7 June': the weekdays say nothing that the days do not.
_WEEKDAYS_AHEAD = re.compile(r"w[t-]w(?=.*[t-])")
_JOINS = "tU&|-/,"


def read_tokens(tokens: Sequence[Token], setting: Setting) -> Stretch:
    """The days that all these tokens together say. Raises UnreadableDate in one sentence."""
    kept: list[Token] = []
    approximate = uncertain = day_unknown = False
    for token in tokens:
        kind = token.kind
        if kind == "~":
            approximate = True
        elif kind == "?":
            uncertain = True
        elif kind == "!":
            day_unknown = True
        elif kind in ("u", "x"):
            raise UnreadableDate(NO_DATE)
        elif kind not in "z@":
            kept.append(token)
    while kept and kept[0].kind in ",.":
        kept.pop(0)
    while kept and kept[-1].kind in ",.":
        kept.pop()
    dashed = _dashed_note(tokens, kept)
    if not kept or len(kept) > _LONGEST_SHAPE:
        raise UnreadableDate(NO_DATE)
    stretch = _phrase(kept, "".join(token.kind for token in kept), setting)
    if day_unknown and stretch.is_day:
        if dashed:
            raise UnreadableDate(
                "It is not clear whether the date or its end is unknown: please write it out."
            )
        uncertain = True
    if approximate or uncertain:
        stretch = stretch._replace(
            approximate=stretch.approximate or approximate,
            uncertain=stretch.uncertain or uncertain,
        )
    return stretch


def _dashed_note(tokens: Sequence[Token], kept: list[Token]) -> bool:
    """Take away the dash between a date and a note on its doubt ('March 2019 - exact date not known')."""
    if len(kept) > 1 and kept[-1].kind in "t-" and tokens[-1].kind in "!~?@" and tokens[-1].value != "?":
        kept.pop()
        return True
    if len(kept) > 1 and kept[0].kind in "t-" and tokens[0].kind in "!~?@":
        kept.pop(0)
        return True
    return False


def _phrase(tokens: Sequence[Token], kinds: str, setting: Setting) -> Stretch:
    """A single date or a span, with what stands before and behind it."""
    first, last = kinds[0], kinds[-1]
    if len(kinds) > 1:
        if first in "BAZS":
            return _opened(first, _phrase(tokens[1:], kinds[1:], setting))
        if first == "U" or (first == "t" and tokens[0].value is None):
            return _opened("Z", _phrase(tokens[1:], kinds[1:], setting))
        if first == "F":
            inner = _phrase(tokens[1:], kinds[1:], setting)
            return inner if inner.span or inner.last is None else _opened("S", inner)
        if first == "b":
            inner = _phrase(tokens[1:], kinds[1:], setting)
            if not inner.span:
                raise UnreadableDate("'Between' needs two dates: please write both.")
            return inner
        if first in "kK":
            return _week(first, _phrase(tokens[1:], kinds[1:], setting))
        if last in "kK":
            return _week(last, _phrase(tokens[:-1], kinds[:-1], setting))
        if first == "G" and kinds[1] in "SF":
            return _phrase(tokens[1:], kinds[1:], setting)
        if last == "G" and len(kinds) > 2 and kinds[-2] in "t-&":
            return _opened("S", _phrase(tokens[:-2], kinds[:-2], setting))
        if last == "V":
            return _opened("S", _phrase(tokens[:-1], kinds[:-1], setting))
        if last == "Z":
            return _opened("Z", _phrase(tokens[:-1], kinds[:-1], setting))
        if first in "t-":
            return _behind_dash(_phrase(tokens[1:], kinds[1:], setting))
        if last in "t-":
            return _before_dash(tokens[:-1], kinds[:-1], setting)
        if _WEEKDAYS_AHEAD.match(kinds):
            return _phrase(tokens[3:], kinds[3:], setting)
        if first == "W":
            return _week_around(_phrase(tokens[1:], kinds[1:], setting))
        if first == "E":
            return _weekend(_phrase(tokens[1:], kinds[1:], setting))
    single = piece(tokens, kinds, setting)
    if single is not None:
        return resolve(single, setting)
    stretch = _span(tokens, kinds, setting) if len(kinds) > 2 else None
    if stretch is None:
        raise UnreadableDate(NO_DATE)
    return stretch


def _opened(kind: str, inner: Stretch) -> Stretch:
    """A date with one end open: B before, A after, Z up to, S since."""
    if kind == "S" and inner.first is not None and inner.last is None:
        return inner
    if inner.first is None or inner.last is None:
        raise UnreadableDate(NO_SPAN)
    if kind == "B":
        return inner._replace(first=None, last=before(inner.first), span=False)
    if kind == "A":
        return inner._replace(first=shifted(inner.last, 1), last=None, span=False)
    if kind == "Z":
        return inner._replace(first=None, span=False)
    return inner._replace(last=None, span=False)


def _week(kind: str, inner: Stretch) -> Stretch:
    """The week that begins (k) or ends (K) on a day."""
    if inner.first is None or inner.last is None or not inner.is_day:
        raise UnreadableDate("A week needs the day it begins or ends on: please write the day.")
    if kind == "k":
        return inner._replace(last=shifted(inner.last, 6))
    return inner._replace(first=shifted(inner.first, -6))


def _week_around(inner: Stretch) -> Stretch:
    """'Week of' a Monday is that week; of another day it is not known which seven days are meant."""
    if inner.is_day and inner.first is not None and inner.first.weekday() == 0:
        return _week("k", inner)
    raise UnreadableDate("Whether the week begins on that day is not said: please write 'week commencing'.")


def _weekend(inner: Stretch) -> Stretch:
    if inner.span:
        return inner
    if not inner.is_day or inner.first is None or inner.first.weekday() < 4:
        raise UnreadableDate("That day is on no weekend: please write the days.")
    saturday = shifted(inner.first, 5 - inner.first.weekday())
    return inner._replace(first=saturday, last=saturday + timedelta(days=1))


def _behind_dash(inner: Stretch) -> Stretch:
    """A dash in front of a day is a bullet; in front of a year it may as well mean 'up to'."""
    if not inner.is_day:
        raise UnreadableDate(
            "It is not clear what the dash in front of the date means: please write 'by' or leave it out."
        )
    return inner


def _before_dash(tokens: Sequence[Token], kinds: str, setting: Setting) -> Stretch:
    """A date that ends in a dash has perhaps no end: since that date, in doubt."""
    if setting.opens_text:
        raise UnreadableDate(NO_DATE)
    inner = _phrase(tokens, kinds, setting)
    warning = (
        "A dash with nothing behind it is read as 'onwards': please check whether an end date is missing."
    )
    return _opened("S", inner)._replace(uncertain=True, warnings=(*inner.warnings, warning))


def _span(tokens: Sequence[Token], kinds: str, setting: Setting) -> Stretch | None:
    """Two dates with a join between them, each lending the other what it lacks. None where there are none."""
    fault: UnreadableDate | None = None
    for left, right, either in _halves(tokens, kinds, setting):
        try:
            stretch = _joined(left, right, setting)
        except NeedsYear as reason:
            fault = reason
            continue
        except UnreadableDate as reason:
            fault = fault or (reason if set("tU&|") & set(kinds) else UnreadableDate(NO_SPAN))
            continue
        return stretch._replace(uncertain=True) if either else stretch
    if fault:
        raise fault
    return None


def _halves(tokens: Sequence[Token], kinds: str, setting: Setting) -> Iterator[tuple[Piece, Piece, bool]]:
    """Every way to cut the tokens into two dates: at 'to' first, then 'and', 'or', a dash, a slash."""
    yield from _month_first_halves(tokens, kinds, setting)
    if _TWO_MONTHS_OF_TWO_YEARS.fullmatch(kinds):
        yield from _months_of_two_years(tokens, setting)
    for join in _JOINS:
        for place in range(1, len(kinds) - 1):
            if kinds[place] != join:
                continue
            head, tail = kinds[:place].strip(",."), kinds[place + 1 :].strip(",.")
            # A mark that stands in a half too joins nothing: '3/4/7 May' is no span from 3 April.
            if join in "-/" and (join in head or (join in tail and "m" not in tail)):
                continue
            left = _list_start(tokens[: len(head)], head, setting) if join in "&|," else None
            left = left or _piece(tokens[_lead(kinds[:place]) : place], head, setting)
            start = place + 1 + _lead(kinds[place + 1 :])
            right = _piece(tokens[start : start + len(tail)], tail, setting)
            if left is None or right is None:
                continue
            if left.kind == "month" and left.year is None and right.may_be_month:
                right = right.as_month(setting.context)  # 'Nov/Dec 18' reaches from no month to a day
            # A comma joins days of one list, or two whole dates: '12/3/2019, 10.11' is a date and a time.
            if join == "," and not (
                right.is_day and (left.kind == "day alone" or (left.year and right.year))
            ):
                continue
            # Without a space '-' and '/' join like to like: '1.12/03/2019' is no span from a day to a month.
            if join not in "-/" or left.grain == right.grain:
                yield left, right, join == "|"


def _lead(kinds: str) -> int:
    return len(kinds) - len(kinds.lstrip(",."))


def _piece(tokens: Sequence[Token], kinds: str, setting: Setting) -> Piece | None:
    if not kinds:
        return None
    try:
        return piece(tokens[: len(kinds)], kinds, setting)
    except UnreadableDate:
        return None


def _list_start(tokens: Sequence[Token], kinds: str, setting: Setting) -> Piece | None:
    """The first of a list of days or months ('3, 5' of '3, 5 and 7 May'); None where out of order."""
    if set(kinds) == {"m"} and len(kinds) > 1:
        days = list(tokens)
    elif "," in kinds:
        days = [token for token in tokens if token.kind in "12o"]
    else:
        return None
    if kinds.replace(",", "") != "".join(token.kind for token in days):
        return None
    numbers = [int(str(token.value)) for token in days]
    if numbers != sorted(numbers):
        return None
    return _piece(tokens[:1], kinds[:1], setting)


def _month_first_halves(
    tokens: Sequence[Token], kinds: str, setting: Setting
) -> Iterator[tuple[Piece, Piece, bool]]:
    """'July 4-10, 1776', '1776 July 4-10' and '1776 4-10 July': month or year stands only once, outside."""
    if kinds.count("m") != 1:
        return
    for place, join in enumerate(kinds):
        if join not in _JOINS or kinds.count(join) > 1 or not 0 < place < len(kinds) - 1:
            continue
        if kinds[place - 1] not in "12o" or kinds[place + 1] not in "12o":
            continue
        other = [*tokens[: place - 1], *tokens[place + 1 :]]
        same = [*tokens[:place], *tokens[place + 2 :]]
        left = _piece(same, "".join(token.kind for token in same), setting)
        right = _piece(other, "".join(token.kind for token in other), setting)
        if left is None or right is None or left.kind != "day" or right.kind != "day":
            continue
        if setting.opens_text and place + 2 == len(kinds):
            continue
        if left.month_ahead or kinds[0] == "4":
            yield left, right, join == "|"


def _months_of_two_years(tokens: Sequence[Token], setting: Setting) -> Iterator[tuple[Piece, Piece, bool]]:
    """'Dec/Jan 2018/19': the first month is of the first year, the second of the one after it."""
    months = [int(str(token.value)) for token in tokens if token.kind == "m"]
    years = [year_of(token, setting.context) for token in tokens if token.kind in "24"]
    if months[0] > months[1] and years[1] == years[0] + 1:
        yield Piece("month", years[0], months[0]), Piece("month", years[1], months[1]), False


def _joined(left: Piece, right: Piece, setting: Setting) -> Stretch:
    """The span from one date's first day to the other's last. Raises UnreadableDate where it is backwards."""
    if right.kind == "day alone":
        raise UnreadableDate(NO_SPAN)
    if left.kind == "day alone":
        if not right.is_day or right.month is None:
            raise UnreadableDate(NO_DATE)
        left = right._replace(day=left.day, weekday=left.weekday)
    if left.may_be_month and right.may_be_month:
        if _turn_of_year(left, right):
            left, right = left.as_month(setting.context), right.as_month(setting.context)
            return _both(left, right, setting)._replace(uncertain=True, warnings=(_MONTHS_TAKEN,))
        raise NeedsYear(
            "These may be days or months of two years: please write the day, the month and the year."
        )
    years = (left.year, right.year)
    if left.grain != right.grain and None in years:
        raise UnreadableDate(NO_SPAN)
    if left.year is None and right.year is not None:
        return _in_order(left, right, right.year, -1, setting)
    if right.year is None and left.year is not None:
        return _in_order(right, left, left.year, 1, setting)
    if years == (None, None):
        if setting.year is None:
            raise NeedsYear(LACKS_YEAR)
        lent = _both(left.with_year(setting.year), right.with_year(setting.year), setting)
        return lent._replace(year_lent=True)
    return _both(left, right, setting)


def _turn_of_year(left: Piece, right: Piece) -> bool:
    """'Dec 18/Jan 19': two days would be a month apart, and bear just the numbers of the two years."""
    return (left.month, right.month) == (12, 1) and left.day is not None and right.day == left.day + 1


def _in_order(lacking: Piece, dated: Piece, year: int, step: int, setting: Setting) -> Stretch:
    """The one without a year takes the other's, or the next year where it would stand on the wrong side."""
    if dated.name == "new year":
        raise UnreadableDate("Which New Year is meant is not clear: please write both years.")
    for lent in (year, year + step):
        completed = lacking.with_year(lent)
        left, right = (completed, dated) if step < 0 else (dated, completed)
        try:
            return _both(left, right, setting)
        except _Backwards:
            continue
    raise UnreadableDate(_BACKWARDS)


class _Backwards(UnreadableDate):
    """The second date lies before the first."""


def _both(left: Piece, right: Piece, setting: Setting) -> Stretch:
    start, end = resolve(left, setting), resolve(right, setting)
    if start.month_first != end.month_first:
        start, end = _month_first_too(left, start), _month_first_too(right, end)
    if start.first is None or end.last is None or end.first is None:
        raise UnreadableDate(NO_SPAN)
    if start.first > end.last or start.first > end.first:
        raise _Backwards(_BACKWARDS)
    return Stretch(
        start.first,
        end.last,
        uncertain=start.uncertain or end.uncertain,
        span=True,
        warnings=(*start.warnings, *end.warnings),
    )


def _month_first_too(found: Piece, read: Stretch) -> Stretch:
    """Where one half of a span can only be month first, the other half was written so too."""
    if read.month_first or found.kind != "numbers" or read.first is None or not read.is_day:
        return read
    when = read.first
    if when.day > 12:
        return read
    when = when.replace(month=when.day, day=when.month)
    return read._replace(first=when, last=when, month_first=True)
