"""Clock times and parts of the day, alone in a cell or beside a date."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import NamedTuple

from chronology.model.dates.tokens import LONGEST, fold
from chronology.model.dates.value import PartOfDay, TimeOfDay

_ZONE_NAMES = (
    "utc|gmt|bst|z|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|eet|eest|wet|west|msk|ist|jst|aest|aedt|nzst|nzdt"
)
_MERIDIEM = r"[ap]\.?m\b\.?"
_HOURS = r"(?:hours|hour|hrs|hr|h)\b\.?"
_OFFSET = r"[+-]\d{2}:?\d{2}(?!\d)"
_TAIL = (  # what may follow a time with seconds: fractions, zones, a zone's name in brackets
    rf"(?:[.,]\d+)?(?:\s*(?:(?<![a-z])(?:{_ZONE_NAMES})\b|{_OFFSET}|[+-]\d{{2}}(?![\d:./-])))*"
    r"(?:\s*\([a-z ]+\))?(?:\s+m=[+-][\d.]+)?"
)
_ONE = (
    rf"(?<![\d.:/+])(?:"
    rf"\d{{1,2}}:\d{{1,2}}:\d{{1,2}}(?:\.\d+)?\s*{_MERIDIEM}(?:\s*\b(?:{_ZONE_NAMES})\b)?"
    rf"|\d{{1,2}}:\d{{1,2}}:\d{{1,2}}{_TAIL}"
    rf"|\d{{1,2}}[.:;]\d{{2}}\s*{_MERIDIEM}(?:\s*\b(?:{_ZONE_NAMES})(?:[+-]\d{{1,2}})?\b)?"
    rf"|\d{{1,2}}\s*{_MERIDIEM}(?:\s*\b(?:{_ZONE_NAMES})(?:[+-]\d{{1,2}})?\b)?"
    rf"|\d{{1,2}}[.:;]\d{{2}}\s*{_HOURS}"
    rf"|\d{{4}}\s*{_HOURS}"
    rf"|\d{{1,2}}h\d{{2}}\b"
    rf"|\d{{1,2}}:\d{{1,2}}(?!\d)(?:\s*(?<![a-z])(?:{_ZONE_NAMES})\b|\s*\+\d{{2}}:?\d{{2}}(?!\d))*"
    r"|\d{1,2}\s*o'?\s?clock\b"
    r"|(?:12\s*)?\b(?:noon|midday|midnight)\b"
    r")"
)
_PART_WORDS = {
    "morning": PartOfDay.MORNING, "am": PartOfDay.MORNING, "a.m": PartOfDay.MORNING,
    "a.m.": PartOfDay.MORNING, "am.": PartOfDay.MORNING,
    "afternoon": PartOfDay.AFTERNOON, "pm": PartOfDay.AFTERNOON, "p.m": PartOfDay.AFTERNOON,
    "p.m.": PartOfDay.AFTERNOON, "pm.": PartOfDay.AFTERNOON, "lunchtime": PartOfDay.AFTERNOON,
    "lunch time": PartOfDay.AFTERNOON, "lunch-time": PartOfDay.AFTERNOON,
    "evening": PartOfDay.EVENING, "eve": PartOfDay.EVENING, "teatime": PartOfDay.EVENING,
    "tea time": PartOfDay.EVENING,
    "night": PartOfDay.NIGHT, "overnight": PartOfDay.NIGHT, "night time": PartOfDay.NIGHT,
    "nighttime": PartOfDay.NIGHT, "night-time": PartOfDay.NIGHT, "over night": PartOfDay.NIGHT,
    "early hours": PartOfDay.NIGHT, "small hours": PartOfDay.NIGHT,
    "early hours of the morning": PartOfDay.NIGHT, "middle of the night": PartOfDay.NIGHT,
    "early hrs": PartOfDay.NIGHT, "small hrs": PartOfDay.NIGHT, "early hrs of the morning": PartOfDay.NIGHT,
    "before school": PartOfDay.MORNING, "breakfast time": PartOfDay.MORNING, "breakfast": PartOfDay.MORNING,
    "after school": PartOfDay.AFTERNOON, "home time": PartOfDay.AFTERNOON, "hometime": PartOfDay.AFTERNOON,
    "bedtime": PartOfDay.EVENING, "bed time": PartOfDay.EVENING,
}  # fmt: skip
_PART = (
    r"(?:(?:early|mid|late|later)[\s-]+)?(?<!bonfire )(?<!fawkes )(?<!fireworks )(?:"
    + "|".join(
        sorted((re.escape(word) for word in _PART_WORDS if word != "eve"), key=lambda word: -len(word))
    )
    + r")(?![a-z])"
)
_DOUBT = r"approximately|approx|appx|around|about|circa|roughly|ca|c|before|after|by|since|~|\?"
_LEAD = rf"(?:(?:\b(?:at|from|between|on|in|the|during|timed|time|{_DOUBT[:-5]})\b\.?|[@~,;(])\s*)*"
_TO = r"\s*(?:-+|\bto\b|\band\b|\buntil\b|\btill\b)\s*"
_FOUR = r"(?:(?:[01]\d|2[0-3])[0-5]\d|(?:[01]?\d|2[0-3])\.[0-5]\d)(?!\d)"
_TIME = re.compile(
    rf"(?P<lead>{_LEAD})(?:"
    rf"(?<![\d/.:-])(?P<bare>\d{{1,2}})(?:\s*-\s*|\s+to\s+)(?P<meridiem>\d{{1,2}}(?:[.:]\d{{2}})?\s*{_MERIDIEM})"
    rf"|(?<![\d./])(?P<four>{_FOUR}){_TO}(?P<hours>(?:{_FOUR})\s*{_HOURS})"
    rf"|(?P<first>{_ONE})(?:{_TO}(?P<second>{_ONE}))?"
    rf"|(?P<part>\b{_PART})"
    r")(?P<doubt>\s*\(?(?:approx(?:imately)?|ish)\b\.?\)?)?\)?(?:\s+(?:on|of)(?:\s+the)?\b|\s*,)?"
)
_HINT = re.compile(
    r"[:;@]|\b[ap]\.?m\b|\d[ap]\.?m|\dh|h(?:ou)?rs?\b|hours|noon|night|midday|morning|evening|clock|lunch|tea"
    r"|school|breakfast|bed ?time|home ?time"
)
_LOOSE_ZONE = re.compile(rf"^(\d{{4}}-\d{{2}}-\d{{2}})\s*(?:{_OFFSET}|(?:{_ZONE_NAMES})\b)$")
_NUMBERS = re.compile(r"\d+")
_BARE = r"(?:[01]?\d|2[0-3])[.:;]?[0-5]\d(?!\d)|\d{3}(?!\d)"
_BARE_CELL = re.compile(
    rf"(?P<first>{_BARE})(?:\s*(?:-+|to|and|until|/)\s*(?P<second>{_BARE}))?(?:\s*{_HOURS})?"
)
_BEHIND = re.compile(rf"[\s,@;(]+(?:at\s+|-\s+)?(?P<first>{_FOUR})(?:\s*-+\s*(?P<second>{_FOUR}))?\)?\s*$")
_AHEAD = re.compile(rf"^\s*(?P<first>{_FOUR})(?:\s*-+\s*(?P<second>{_FOUR}))?[\s,]+(?:on\s+)?")
_UNSURE = re.compile(rf"\b(?:{_DOUBT[:-5]})\b|[~?]")
_WRAPPING = " \t\r\n()[]\"'.,;*_"


class Cut(NamedTuple):
    """Words with their time taken out, and that time. `time` is None where no time was found.

    `unread` says that something like a time was taken out that is none ('25:70'). `places` are where the
    time's own words began and ended.
    """

    words: str
    time: TimeOfDay | None
    unread: bool = False
    places: tuple[tuple[int, int], ...] = ()


def read_time(text: str) -> TimeOfDay | None:
    """The time in a cell of a time column ('14.30hrs', '1430', 'approx 3pm', 'evening'), or None.

    Never raises. A bare hour without am or pm ('3') is no time that can be read without guessing.
    """
    if len(text) > LONGEST:
        return None
    words = fold(text)[0].strip(_WRAPPING)
    if not words:
        return None
    cut = cut_time(words)
    rest, found = cut.words, cut.time
    if found is None and not cut.unread:
        doubtful = bool(_UNSURE.search(words))
        bare = _UNSURE.sub("", words).strip(_WRAPPING + "-")
        bare = re.sub(r"^(?:at|from|between)\b", "", bare).strip(_WRAPPING)
        if match := _BARE_CELL.fullmatch(bare):
            start, end = _clock(match.group("first")), _clock(match.group("second"))
            if start is not None and (end is not None or match.group("second") is None):
                return TimeOfDay(start, end, None, doubtful, text.strip())
        return None
    if found is None or _UNSURE.sub("", rest).strip(_WRAPPING + "-:"):
        return None
    doubtful = found.approximate or bool(_UNSURE.search(rest))
    return TimeOfDay(found.start, found.end, found.part, doubtful, text.strip())


def time_of(value: datetime | time | timedelta | float) -> TimeOfDay | None:
    """The time that a typed cell holds: a clock time, a duration since midnight, or a fraction of a day."""
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, timedelta):
        value = value / timedelta(days=1)
    if isinstance(value, time):
        return TimeOfDay(time(value.hour, value.minute), as_written=f"{value:%H:%M}")
    if not 0 <= value < 1:
        return None
    minutes = int(round(value * 86400) // 60)
    start = time(minutes // 60 % 24, minutes % 60)
    return TimeOfDay(start, as_written=f"{start:%H:%M}")


def cut_time(words: str) -> Cut:
    """Take every time and part of the day out of folded words; what is left is the date's own words.

    Two times ('3/3/19 22:00 - 4/3/19 02:00') become start and end. Only what can be nothing but a time is
    taken: with a colon, am or pm, 'hrs', or a word such as 'evening'.
    """
    if words[4:5] == "-" and (zoned := _LOOSE_ZONE.match(words)):
        return Cut(zoned[1], None, False, ((10, 10),))
    if not _HINT.search(words):
        return Cut(words, None)
    kept: list[str] = []
    clocks: list[time] = []
    part: PartOfDay | None = None
    doubtful = unread = False
    places: list[tuple[int, int]] = []
    end = 0
    for match in _TIME.finditer(words):
        kept.append(words[end : match.start()])
        kept.append(" ")
        end = match.end()
        places.append(match.span())
        doubtful = doubtful or bool(match.group("doubt")) or bool(_UNSURE.search(match.group("lead")))
        if match.group("part"):
            part = part or _part_of(match.group("part"))
            continue
        times = _span(match)
        unread = unread or None in times
        clocks.extend(found for found in times if found is not None)
    if not places:
        return Cut(words, None)
    kept.append(words[end:])
    left = "".join(kept).strip()
    if not words[end:].strip():
        left = left.rstrip(" ,;@(-")
    if unread or len(clocks) > 2:
        return Cut(left, None, True, tuple(places))
    start = clocks[0] if clocks else None
    finish = clocks[1] if len(clocks) > 1 else None
    found = TimeOfDay(start, finish, part if start is None else None, doubtful)
    return Cut(left, found, False, tuple(places))


def cut_bare_time(words: str) -> Cut | None:
    """Take out four digits or a dotted time ('1430', '14.30') that stand before or behind a date."""
    for pattern in (_BEHIND, _AHEAD):
        if match := pattern.search(words):
            start, end = _clock(match.group("first")), _clock(match.group("second"))
            left = words[: match.start()] + words[match.end() :]
            return Cut(left.strip(), TimeOfDay(start, end), False, (match.span(),))
    return None


def _part_of(words: str) -> PartOfDay:
    if words in _PART_WORDS:
        return _PART_WORDS[words]
    return _PART_WORDS[re.sub(r"^(?:early|mid|late|later)[\s-]+", "", words)]


def _span(match: re.Match[str]) -> list[time | None]:
    if match.group("bare"):
        finish = _clock(match.group("meridiem"))
        hour = int(match.group("bare"))
        if finish is None or not 1 <= hour <= 12:
            return [None, None]
        afternoon = finish.hour >= 12 and hour < 12 and hour <= ((finish.hour - 1) % 12) + 1
        return [time(hour + 12 if afternoon else hour, 0), finish]
    if match.group("four"):
        return [_clock(match.group("four")), _clock(match.group("hours"))]
    found = [_clock(match.group("first"))]
    if match.group("second"):
        found.append(_clock(match.group("second")))
    return found


def _clock(words: str | None) -> time | None:
    """One clock time, or None where the hour or the minute does not exist."""
    if not words:
        return None
    if "noon" in words or "midday" in words:
        return time(12, 0)
    if "midnight" in words:
        return time(0, 0)
    digits = _NUMBERS.findall(words)
    if len(digits[0]) > 2:
        hour, minute = int(digits[0][:-2]), int(digits[0][-2:])
    else:
        hour = int(digits[0])
        minute = int(digits[1]) if len(digits) > 1 and re.match(r"\d{1,2}[.:;h]\d", words) else 0
    meridiem = re.search(r"([ap])\.?m\b", words)
    if meridiem:
        if hour > 12 and meridiem.group(1) == "a":
            return None
        if hour == 12:
            hour = 0 if meridiem.group(1) == "a" else 12
        elif meridiem.group(1) == "p" and hour < 12:
            hour += 12
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)
