"""The hour at which an entry says that something happened: 'fell at 14:20', 'incident approx 6pm'.

Signal: `account.time`, tagged with the minute of the day ('minute 860'), or with several of a part of the day
('this morning'). Only a time in the sentence that tells what happened, behind 'at', 'about' or the like, or
alone behind what happened; not when a call came or somebody arrived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from chronology.language.context import words_between
from chronology.language.passages import Passage
from chronology.language.signals import Signal
from chronology.model.events import Meaning

_LEAD = (
    r"\b(?:at|about|around|approx\w*|circa|c|from|since|just after|just before|gone)\.?\s"
    r"(?:about\s|around\s|approx\w*\s)?"
)
_HOUR = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b"
_H24, _M24 = r"(?P<h24>[01]?\d|2[0-3])", r"(?P<m24>[0-5]\d)\b"
_ARMY = r"(?P<army>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:hrs?|hours)\b"
_NOON = r"(?P<noon>noon|midday|12 noon|midnight)\b"
_TIME = re.compile(f"{_LEAD}(?:{_HOUR}|{_H24}[:.]{_M24}|{_ARMY}|{_NOON})")
# In short notes a time stands alone behind what happened: 'Fight at bus stop 20:00'. With a stop it may be
# any number, and with another behind it the end of something else.
_BARE = re.compile(
    rf"(?<=[\w)] )(?<!\bto )(?<!\band )(?<!\bbetween )(?:{_HOUR}|{_H24}:{_M24}|{_ARMY})"
    r"(?!\s?[-–]|\s(?:to|until|till)\b)"
)
_HOURS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_IN_WORDS = re.compile(
    r"\b(?:at|about|around|just after|just before|gone|by|past)\s(?:about\s|around\s)?"
    r"(?:(?P<past>half past|quarter past|quarter to)\s)?"
    rf"(?P<word>{'|'.join(_HOURS)}|1[0-2]|[1-9])"
    r"(?:\s?o'?clock\b|(?=\s?[,.;)]|\s(?:and|when|in the|that|he|she)\b|$))"
)
"""'At about six', 'just after ten o'clock', with nothing behind that it could be so many of."""
_PART = re.compile(
    r"\b(?:at|this|in the|during|that|last|over|around|before|after|early|late|the)\s"
    r"(?P<part>middle of the night|dead of night|breakfast|morning|lunch|lunchtime|dinnertime|afternoon"
    r"|teatime|tea|evening|bedtime|night|small hours)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day "
    r"(?P<of_day>morning|lunchtime|afternoon|teatime|evening|night)\b"
    r"|\b(?P<meal>breakfast|lunch|tea|bed) ?time\b"
)
_PARTS = {
    "breakfast": (390, 480, 570), "morning": (360, 480, 600, 690), "lunch": (690, 780, 850),
    "lunchtime": (690, 780, 850), "dinnertime": (690, 780, 900, 1020, 1110),
    "afternoon": (720, 840, 960, 1050),
    "teatime": (930, 1020, 1110), "tea": (930, 1020, 1110), "evening": (1020, 1140, 1260, 1320),
    "bedtime": (1080, 1170, 1260), "night": (1140, 1260, 1380, 1439, 0, 120),
    "small hours": (0, 120, 240, 330), "middle of the night": (0, 120, 240), "dead of night": (0, 120, 240),
}  # fmt: skip
"""Minutes that stand for a part of the day: one in every two hours of it, for times differ by more."""
_NOT_THEN = re.compile(
    r"\b(?:call\w*|rang|999|arriv\w*|attend\w*|seen|present\w*|referr\w*|discharg\w*|book\w*|appointment|scene|"
    r"triage\w*|admitted|notic\w*|found|spotted|brought|"
    r"came|slept|report\w*|told|informed|until|medication|calpol|last fed|collected)\b[^.]{0,12}$"
)
_HAPPENED = ("account.happened", "injury.cause", "abuse.act", "abuse.incident")
_NEAR = 8


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The times of one event, in the order they stand."""
    for passage in passages:
        if passage.field != Meaning.EVENT or not any(map(passage.has, _HAPPENED)):
            continue
        for number, (start, end) in enumerate(passage.sentences):
            told = [hit for name in _HAPPENED for hit in passage.of(name, number)]
            for match in _times(passage.folded, start, end) if told else ():
                if _NOT_THEN.search(passage.folded[start : match.start()]):
                    continue
                near = min(
                    words_between(passage, hit.end, match.start())
                    if hit.end <= match.start()
                    else words_between(passage, match.end(), hit.start)
                    for hit in told
                )
                if near <= _NEAR:
                    minutes = _minutes(match)
                    if match.re is _IN_WORDS:
                        minutes = _of_that_part(minutes, passage.folded, start, end)
                    tags = frozenset(f"minute {minute}" for minute in minutes)
                    where = (event, passage.field, match.start(), match.end(), (start, end))
                    yield Signal("account.time", *where, tags=tags)


def _times(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    led = list(_TIME.finditer(text, start, end))
    taken = {match.end() for match in led}
    bare = (match for match in _BARE.finditer(text, start, end) if match.end() not in taken)
    words = (match for match in _IN_WORDS.finditer(text, start, end) if match.end() not in taken)
    parts = [*_PART.finditer(text, start, end)]
    if len(parts) > 1 or led:  # 'last night', 'in the middle of the night': the second says when
        parts = [match for match in parts if match.group() != "last night"]
    return chain(led, bare, words, parts)


def _minutes(match: re.Match[str]) -> tuple[int, ...]:
    if match.re is _PART:
        return _minutes_of_part(match)
    if match.re is _IN_WORDS:  # nobody says which half of the day: it may be either
        past = {"half past": 30, "quarter past": 15, "quarter to": -15}.get(match["past"] or "", 0)
        hour = _HOURS.index(match["word"]) + 1 if match["word"] in _HOURS else int(match["word"])
        return (hour % 12 * 60 + past) % 1440, (hour % 12 * 60 + 720 + past) % 1440
    return (_minute(match),)


def _minutes_of_part(match: re.Match[str]) -> tuple[int, ...]:
    meal = {"bed": "bedtime"}.get(match["meal"] or "", match["meal"])
    return _PARTS[match["part"] or match["of_day"] or meal]


def _of_that_part(minutes: tuple[int, ...], text: str, start: int, end: int) -> tuple[int, ...]:
    """Of an hour that may be in either half of the day, the one that a part of the day beside it says."""
    parts = [minute for match in _PART.finditer(text, start, end) for minute in _minutes_of_part(match)]
    if not parts:
        return minutes
    return (min(minutes, key=lambda minute: min(abs(minute - part) for part in parts)),)


def _minute(match: re.Match[str]) -> int:
    if match.re is _TIME and match["noon"]:
        return 0 if match["noon"] == "midnight" else 12 * 60
    if match["army"]:
        return int(match["army"][:2]) * 60 + int(match["army"][2:])
    if match["h24"]:
        return int(match["h24"]) * 60 + int(match["m24"])
    hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
    return hour * 60 + int(match["minute"] or 0)
