"""Words in a date cell that lean on the row above: 'ditto', 'same day', 'next day', 'two days later'."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from chronology.model.dates.clock import cut_time
from chronology.model.dates.stretch import month_end, months_later, shifted
from chronology.model.dates.tokens import fold
from chronology.model.dates.value import EventDate, Origin, Qualifier, TimeOfDay, UnreadableDate
from chronology.model.dates.words import COUNTS, WEEKDAYS

_LONGEST = 60
_MARKS = re.compile(r"[\s\-.,'`]*(?:[\"“”„″〃]|''|``|,,|´´)[\s\-.,'\"“”„″〃`´]*")
_WORD = r"(?:date|day|time)"
_SAME = re.compile(
    r"ditto(?:\s+ditto)?|do|-\s?do\s?-|ibid|idem|as\s+above|see\s+above|above|as\s+previous|as\s+before|same|the\s+same"
    rf"|(?:the\s+)?same\s+{_WORD}|(?:that|this)\s+(?:same\s+)?{_WORD}|on\s+(?:the\s+)?same\s+{_WORD}"
    rf"|same\s+(?:{_WORD}\s+)?as\s+(?:above|before|previous(?:\s+\w+)?)|{_WORD}\s+as\s+above"
    r"|later(?:\s+on)?|later\s+(?:that|the|this|in\s+the|on\s+(?:that|the))?\s*(?:same\s+)?(?:day|date)?"
    r"|earlier\s+(?:that|the|this)\s+(?:same\s+)?day|that|this|later\s+that|also\s+(?:that|same)\s+day"
)
_NEXT = re.compile(
    r"(?:the\s+)?(?:next|following)(?:\s+(?:day|date))?|(?:the\s+)?day\s+(?:after|following)|(?:1|one|a)\s+day\s+(?:later|after)"
)
_PREVIOUS = re.compile(
    r"(?:the\s+)?(?:previous|preceding)(?:\s+(?:day|date))?|(?:the\s+)?day\s+(?:before|previous)|(?:the\s+)?before"
    r"|(?:1|one|a)\s+day\s+(?:before|earlier)"
)
_COUNT = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
_LATER = re.compile(
    rf"{_COUNT}\s+(?P<unit>days?|weeks?|wks?|months?|mths?|fortnights?)\s+"
    r"(?P<way>later|after(?:wards)?|after\s+that|on|before|earlier|previously|prior)"
)
_WEEKDAY = re.compile(rf"(?:the\s+|on\s+)?(?P<way>following|next|previous)\s+(?P<day>{'|'.join(WEEKDAYS)})")
_PERIODS: tuple[tuple[re.Pattern[str], Callable[[date], tuple[date, date]]], ...] = (
    (
        re.compile(r"(?:the\s+)?(?:following|next)\s+week|(?:the\s+)?week\s+after"),
        lambda day: (shifted(day, 7 - day.weekday()), shifted(day, 13 - day.weekday())),
    ),
    (
        re.compile(r"later\s+(?:that|the\s+same|in\s+the|same)\s+week"),
        lambda day: (day, shifted(day, 6 - day.weekday())),
    ),
    (
        re.compile(r"(?:that|the\s+same|same)\s+week"),
        lambda day: (shifted(day, -day.weekday()), shifted(day, 6 - day.weekday())),
    ),
    (
        re.compile(r"later\s+(?:that|the\s+same|in\s+the|same)\s+month"),
        lambda day: (day, month_end(day.year, day.month)),
    ),
    (
        re.compile(r"(?:that|the\s+same|same)\s+month"),
        lambda day: (day.replace(day=1), month_end(day.year, day.month)),
    ),
    (
        re.compile(r"(?:the\s+)?(?:following|next)\s+month|(?:the\s+)?month\s+after"),
        lambda day: (
            months_later(day.replace(day=1), 1),
            months_later(day.replace(day=1), 2) - timedelta(days=1),
        ),
    ),
)
_NEEDS_DAY = "This counts from the day in the row above, which is not one single day: please write the date."
_UNCERTAIN = {
    Qualifier.STATED: Qualifier.UNCERTAIN,
    Qualifier.APPROXIMATE: Qualifier.APPROXIMATE_AND_UNCERTAIN,
}
_APPROXIMATE = {
    Qualifier.STATED: Qualifier.APPROXIMATE,
    Qualifier.UNCERTAIN: Qualifier.APPROXIMATE_AND_UNCERTAIN,
}


def leans_on_row_above(text: str) -> bool:
    """Whether the words of a date cell say their day only by the row above ('ditto', 'next day', '"')."""
    if len(text) > _LONGEST:
        return False
    if _MARKS.fullmatch(text):
        return True
    words, _ = _words(text)
    patterns = (_SAME, _NEXT, _PREVIOUS, _LATER, _WEEKDAY, *(pattern for pattern, _ in _PERIODS))
    return any(pattern.fullmatch(words) for pattern in patterns)


def lean(text: str, above: EventDate) -> EventDate:
    """The date that such words mean beneath `above`, a dated row. The place it came from is in its origin.

    Raises UnreadableDate where the words count from a day and the row above is not one single day.
    """
    words, time = ("", None) if _MARKS.fullmatch(text) else _words(text)
    same = replace(above, origin=Origin.ROW_ABOVE, time=time, as_written=text, warnings=())
    if not words or _SAME.fullmatch(words):
        return same
    if match := _LATER.fullmatch(words):
        return _later(match, same)
    if not above.is_day or above.earliest is None:
        raise UnreadableDate(_NEEDS_DAY)
    day = above.earliest
    if _NEXT.fullmatch(words):
        return _on(same, shifted(day, 1))
    if _PREVIOUS.fullmatch(words):
        return _on(same, shifted(day, -1))
    if match := _WEEKDAY.fullmatch(words):
        ahead = (WEEKDAYS.index(match.group("day")) - day.weekday() - 1) % 7 + 1
        return _on(
            same, shifted(day, ahead - 14 if match.group("way") == "previous" and ahead == 7 else ahead)
        )
    for pattern, days in _PERIODS:
        if pattern.fullmatch(words):
            first, last = days(day)
            return replace(same, earliest=first, latest=last)
    raise UnreadableDate(_NEEDS_DAY)


def in_doubt(when: EventDate) -> EventDate:
    """The same date, uncertain as well."""
    return replace(when, qualifier=_UNCERTAIN.get(when.qualifier, when.qualifier))


def _words(text: str) -> tuple[str, TimeOfDay | None]:
    cut = cut_time(fold(text)[0])
    words = " ".join(cut.words.split()).strip(" .,;:()[]*-~'\"")
    return words, replace(cut.time, as_written=text.strip()) if cut.time else None


def _on(same: EventDate, day: date) -> EventDate:
    return replace(same, earliest=day, latest=day)


def _later(match: re.Match[str], same: EventDate) -> EventDate:
    """So many days later is that day; so many weeks or months later is about then."""
    if same.earliest is None or same.earliest != same.latest:
        raise UnreadableDate(_NEEDS_DAY)
    words, unit = match.group("n"), match.group("unit")
    count = int(words) if words.isdigit() else COUNTS[words]
    if match.group("way") in ("before", "earlier", "previously", "prior"):
        count = -count
    if unit.startswith("day"):
        return _on(same, shifted(same.earliest, count))
    if unit.startswith("m"):
        day = months_later(same.earliest, count)
    else:
        day = shifted(same.earliest, count * (14 if unit.startswith("f") else 7))
    return replace(_on(same, day), qualifier=_APPROXIMATE.get(same.qualifier, same.qualifier))
