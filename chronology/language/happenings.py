"""Whether one entry tells of several dated happenings, which each deserve an entry of their own.

A date counts where it tells of a happening. A date of birth, an appointment still to come, the date of a
letter and 'since May' do not.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from chronology.language.words.folding import fold
from chronology.language.words.sentences import sentences
from chronology.model.dates import EventDate, UnreadableDate, read_date
from chronology.model.dates.words import MONTH_IN_PROSE

_DATE = re.compile(
    rf"(?<![\w/.,-])(?:\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH_IN_PROSE}(?:\s(?:19|20)\d\d|\s'?\d\d(?![\d:.]))?"
    rf"|{MONTH_IN_PROSE}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?"
    r"|(?P<short>\d{1,2}/\d{1,2}))(?![\w/]|[.,-]\d)"
)
_SHORTHAND = re.compile(
    r"\d+/(?:7|12|52|10|40|2|3|4)$"
)  # '3/7' is three days, '6/52' six weeks, '7/10' a pain
_OPENS = re.compile(
    r"(?:^|[,;:(]|\band|\bthen|\bagain|\blater|\bagain,)\s*"
    r"(?:(?:and|then|also|later|again|further|subsequently)\s+)*(?:on|by)?\s*"
    r"(?:the\s+)?(?:(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?$"
)
_ON = re.compile(r"\bon\s(?:the\s)?$")  # 'On 3/2 she was late' is a day of the month
_COURSE = re.compile(
    r"\s(?:course|of|abx|antib|oral|tx|trial|pen|amox|fluclox|pred|trim|co-?amox|clari|eryth)"
)
_DAY_NAME = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s"
_WEEKDAY = re.compile(rf"\b{_DAY_NAME}$")
_BARE = re.compile(
    rf"\W*(?:on\s)?(?:the\s)?(?:{_DAY_NAME})?(?:the\s)?"
    r"(?P<day>[1-3]?\d)(?:st|nd|rd|th)\b(?!\s(?:visit|dose|birthday|attempt|time|call|letter|appointment|appt|jab"
    r"|imms|immunisation|session|centile|percentile|child|baby|pregnancy|month|week|floor|year|grade|one|set|team"
    r"|referral|review|incident|occasion|contact|degree|in line|class|place|stage|born|tac|cg|cin|core)s?\b)"
)
"""A day of the month alone, with which a sentence begins: '9th, mum rang'. No '2nd visit'."""
_DOTTED = re.compile(
    r"\W*(?P<when>(?P<day>[0-3]?\d)(?P<by>[./])(?P<month>1[0-2]|0?[1-9]))\.?:?\s+(?!(?:kg|lb|st|cm|m|g|mg|ml|am|pm|hrs)\b)[a-z]"
)
"""A day and a month with which a sentence begins: '12.1 T/C school'. One alone may be a weight or a time."""
_A_WEEKDAY = re.compile(
    r"\b(?P<day>mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sun)(?:day)?\b(?!s\b)(?=(?:\W*\s(?!(?:and|to|or)\b)[a-z']+){2})"
)
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS_OF_A_WEEK = 3
_LONGEST_MONTH = 31
_LEAST_SLASHED = 3
_WEEKS_AND_MONTHS = frozenset({7, 12})  # '3/7' may be three days, '2/12' two months
_A_LEAP_YEAR = 2000  # as `_day` takes it
_A_MONDAY = date(2000, 1, 3)  # to tell the days apart, as `_day` does
_MAY_DATE = re.compile(
    rf"(?:mon|tues|wednes|thurs|fri)day\b.*\b(?:tues|wednes|thurs|fri|satur)day\b|\d[./-]\d|\d(?:st|nd|rd|th)\b|\d\s(?:of\s)?{MONTH_IN_PROSE}|{MONTH_IN_PROSE}\s\d|(?:next|following)\s"
    r"|(?:days?|weeks?|months?|years?|nights?)\s+(?:later|after|on)\b|later\s+(?:that|the\ssame)\s"
)
"""Whatever can date a happening holds one of these."""
_NO_HAPPENING = re.compile(
    r"\b(?:dob|d\.o\.b\.?|born|birth|due|edd|booked|appointments?|appts?|arranged|planned|scheduled|until|till"
    r"|since|from|dated|expires?|ref|review|clinic|hearing|listed|rebooked|offered|next|deadline|before|conference"
    r"|letter|email|entry|invited|to be|will|see)\b[\s\w,:'-]{0,24}$|\b(?:for|by|of|in)\s+(?:the\s+)?$"
    r"|\b(?:that|the|same)\s(?:night|day|evening|morning|afternoon|weekend)\W{1,3}$"
)
_NEXT = re.compile(
    r"\W*(?:(?:on|by|then|and|but)\s+)*(?:the\s+)?(?:"
    r"(?:next|following)\s+(?:day|morning|afternoon|evening|night|week|month|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*)"
    r"|(?:a|one|two|three|four|five|six|seven|ten|several|some|\d+)\s+(?:days?|weeks?|months?|years?|nights?)\s+(?:later|after|on)\b"
    r"|days?\s+(?:later|after)\b|later\s+(?:that|the same)\s+(?:week|month|year))"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """The words that date one happening: characters `start` to `end`. `opens`: a new one begins there."""

    start: int
    end: int
    opens: bool
    day: date | None


def happenings(text: str) -> tuple[Happening, ...]:
    """The words in `text` that date what happened, in the order they stand."""
    folded = fold(text)
    if not _MAY_DATE.search(folded):
        return ()
    found = []
    for start, end in sentences(text):
        following = _NEXT.match(folded, start, end)
        if following is not None and start:
            found.append(Happening(start, following.end(), True, None))
        for match in _DATE.finditer(folded, start, end):
            before = folded[start : match.start()]
            opens = bool(_OPENS.search(before))
            score = (
                match["short"]
                and _SHORTHAND.match(match["short"])
                and not _WEEKDAY.search(before)
                and (_COURSE.match(folded, match.end()) or not _ON.search(before))
            )
            if score or (match["short"] and not opens):
                continue
            if _NO_HAPPENING.search(before):
                continue
            found.append(
                Happening(match.start(), match.end(), opens, _day(text[match.start() : match.end()]))
            )
    return tuple(found) or _days_alone(folded, text) or _dotted(folded, text) or _weekdays(folded, text)


def _days_alone(folded: str, text: str) -> tuple[Happening, ...]:
    """Sentences that each begin with a day of the month alone, one later than the other."""
    found = [match for start, end in sentences(text) if (match := _BARE.match(folded, start, end))]
    days = [int(match["day"]) for match in found]
    if len(days) < 2 or any(later <= first for first, later in pairwise(days)):
        return ()
    return tuple(Happening(match.start("day"), match.end(), True, None) for match in found)


def _dotted(folded: str, text: str) -> tuple[Happening, ...]:
    """Sentences that each begin with a day and a month, in order: '12.1 T/C school. 13.1 mum rang'."""
    found = [match for start, end in sentences(text) if (match := _DOTTED.match(folded, start, end))]
    days = [(int(match["month"]), int(match["day"])) for match in found]
    slashed = any(match["by"] == "/" for match in found)
    if slashed and {month for month, _ in days} <= _WEEKS_AND_MONTHS:
        return ()
    least = _LEAST_SLASHED if slashed else 2
    if len(set(days)) < least or any(later < first for first, later in pairwise(days)):
        return ()
    if any(not 1 <= day <= _LONGEST_MONTH for _, day in days):
        return ()
    return tuple(
        Happening(*match.span("when"), True, date(_A_LEAP_YEAR, month, day))
        for match, (month, day) in zip(found, days, strict=True)
        if day <= monthrange(_A_LEAP_YEAR, month)[1]
    )


def _weekdays(folded: str, text: str) -> tuple[Happening, ...]:
    """Days of one week, three or more, each with what befell on it: not 'Monday, Tuesday, Friday'."""
    found = []
    for start, end in sentences(text):
        for match in _A_WEEKDAY.finditer(folded, start, end):
            if _OPENS.search(folded[start : match.start()]):
                found.append(match)
    days = [_WEEK.index(match["day"][:3]) for match in found]
    if len(days) < _DAYS_OF_A_WEEK or any(later <= first for first, later in pairwise(days)):
        return ()
    return tuple(
        Happening(match.start("day"), match.end("day"), True, _A_MONDAY + timedelta(day))
        for match, day in zip(found, days, strict=True)
    )


def several(text: str, when: EventDate) -> tuple[Happening, ...]:
    """The happenings of an entry that tells of more than one, from the second on; () where it tells of one.

    `when` is the entry's own date.
    """
    found = happenings(text)
    if not found:
        return ()
    first_sentence = next(iter(sentences(text)), (0, 0))
    days: set[tuple[int, int]] = set()
    beginning = []
    for each in found:
        earlier = {day for day in days if each.day is None or day != _of_the_year(each.day)}
        elsewhere = each.start >= first_sentence[1] and not _is_of(each, when)
        if each.opens and (earlier or elsewhere):
            beginning.append(each)
        if each.day is not None:
            days.add(_of_the_year(each.day))
    return tuple(beginning) if beginning or len(days) < 3 else found[1:]


def _of_the_year(day: date) -> tuple[int, int]:
    return day.month, day.day


def _is_of(happening: Happening, when: EventDate) -> bool:
    """Whether a happening may lie in the entry's own time."""
    if happening.day is None or not when.is_dated:
        return happening.day is not None
    first, last = when.earliest or date.min, when.latest or date.max
    return any(
        first <= _in_year(happening.day, year) <= last for year in (happening.day.year, first.year, last.year)
    )


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _day(words: str) -> date | None:
    """The day that the words say; a year that they leave out is taken as 2000, to tell the days apart."""
    try:
        read = read_date(words, year=2000)
    except UnreadableDate:
        return None
    return read.earliest if read.is_day else None
