"""Feasts, bank holidays and school holidays: the days that a name and a year stand for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from dateutil.easter import easter

from chronology.model.dates.value import UnreadableDate
from chronology.model.pack import Term

Days = tuple[date, date]

# Years in which the early May and the spring bank holiday were moved in England and Wales.
_MOVED_EARLY_MAY = {1995: date(1995, 5, 8), 2020: date(2020, 5, 8)}
_MOVED_SPRING = {2002: date(2002, 6, 4), 2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The first (1), second ... or last (0) such weekday of a month.

    Raises UnreadableDate for a fifth that the month does not have.
    """
    length = monthrange(year, month)[1]
    if count == 0:
        end = date(year, month, length)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    start = date(year, month, 1)
    day = 1 + (weekday - start.weekday()) % 7 + 7 * (count - 1)
    if day > length:
        raise UnreadableDate("That month does not have so many of that weekday.")
    return date(year, month, day)


def _around_easter(first: int, last: int) -> Callable[[int], Days]:
    return lambda year: (easter(year) + timedelta(days=first), easter(year) + timedelta(days=last))


def _fixed(month: int, day: int) -> Callable[[int], Days]:
    return lambda year: (date(year, month, day), date(year, month, day))


def _weekday(
    month: int, weekday: int, count: int, moved: dict[int, date] | None = None
) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        day = (moved or {}).get(year) or nth_weekday(year, month, weekday, count)
        return day, day

    return days


_FEASTS: dict[str, Callable[[int], Days]] = {
    "christmas": lambda year: (date(year, 12, 24), date(year, 12, 26)),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year": lambda year: (date(year - 1, 12, 31), date(year, 1, 1)),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "easter": _around_easter(-2, 1),
    "good friday": _around_easter(-2, -2),
    "easter saturday": _around_easter(-1, -1),
    "easter sunday": _around_easter(0, 0),
    "easter monday": _around_easter(1, 1),
    "palm sunday": _around_easter(-7, -7),
    "maundy thursday": _around_easter(-3, -3),
    "ash wednesday": _around_easter(-46, -46),
    "shrove tuesday": _around_easter(-47, -47),
    "ascension day": _around_easter(39, 39),
    "whit sunday": _around_easter(49, 49),
    "mothering sunday": _around_easter(-21, -21),
    "father's day": _weekday(6, 6, 3),
    "valentine's day": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17),
    "halloween": _fixed(10, 31),
    "bonfire night": _fixed(11, 5),
    "remembrance sunday": _weekday(11, 6, 2),
    "may day": _fixed(5, 1),
    "early may bank holiday": _weekday(5, 0, 1, _MOVED_EARLY_MAY),
    "spring bank holiday": _weekday(5, 0, 0, _MOVED_SPRING),
    "summer bank holiday": _weekday(8, 0, 0),
}

# The term before and the term after each school holiday, and whether the one after is in the next year.
_HOLIDAYS = {
    "christmas holidays": ("autumn", "spring", 1),
    "easter holidays": ("spring", "summer", 0),
    "summer holidays": ("summer", "autumn", 0),
}
_SEASON_NAMES = ("spring", "summer", "autumn")
# Where no pack says otherwise, no school in England keeps a term or half-term outside these days.
_WIDEST_TERMS: dict[str, Callable[[int], Days]] = {
    "autumn": lambda year: (date(year, 9, 1), date(year, 12, 31)),
    "spring": lambda year: (date(year, 1, 1), date(year, 4, 30)),
    "summer": lambda year: (date(year, 4, 1), date(year, 7, 31)),
    "autumn half-term": lambda year: (date(year, 10, 14), date(year, 11, 6)),
    "spring half-term": lambda year: (date(year, 2, 8), date(year, 2, 28)),
    "summer half-term": lambda year: (date(year, 5, 22), date(year, 6, 8)),
}


def feast(name: str, year: int, terms: Sequence[Term]) -> Days:
    """The first and last day of a feast or school holiday, by its name in `words.py`.

    Raises UnreadableDate for a school holiday whose terms the pack does not date.
    """
    if name not in _HOLIDAYS:
        return _FEASTS[name](year)
    before, after, later = _HOLIDAYS[name]
    ended, resumes = _dated(before, year, terms), _dated(after, year + later, terms)
    if ended is None or resumes is None:
        raise UnreadableDate(f"The {name} of {year} have no dates in the partnership pack: write the days.")
    return ended[1] + timedelta(days=1), resumes[0] - timedelta(days=1)


def term(name: str, year: int, terms: Sequence[Term]) -> tuple[Days, bool]:
    """The days of a term or half-term, and whether the pack dates it.

    `name` is 'autumn', 'spring', 'summer', or one of them with ' half-term'; `year` is the calendar year it
    starts in. Without the pack's dates it is the widest span in which any school keeps it.
    """
    if dated := _dated(name, year, terms):
        return dated, True
    return _WIDEST_TERMS[name](year), False


def term_name(season: int | None, month: int | None, feast_name: str | None, half: bool) -> str | None:
    """The term that a season (0 spring ... 3 winter), a month or a feast names; None where none does."""
    if season is not None:
        # The term behind Christmas is called winter term in places and spring term in others: not guessed.
        name = _SEASON_NAMES[season] if season < 3 else None
    elif month is not None:
        name = (
            {10: "autumn", 11: "autumn", 2: "spring", 5: "summer", 6: "summer"}.get(month) if half else None
        )
    else:
        name = {"christmas": "autumn", "easter": "spring", "whit sunday": "summer"}.get(feast_name or "")
        if feast_name == "whit sunday" and not half:
            name = None
    if name is None:
        return None
    return f"{name} half-term" if half else name


def _dated(name: str, year: int, terms: Sequence[Term]) -> Days | None:
    for known in terms:
        if known.year == year and known.name == name:
            return known.first, known.last
    return None
