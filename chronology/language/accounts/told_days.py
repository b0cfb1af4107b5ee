"""On which earlier day an entry says that something happened: 'on Friday evening', 'last night'.

Signal: `account.day`, tagged with the day of the week ('on fri'), 'weekend', so many days back ('back 1'), or
the day and month ('date 4/2'). `adult.of_a_day`, tagged alike, where somebody is told by it: 'Friday's man'.
An entry may be written days after what it tells of, and this says how far it looks back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.language.passages import Passage
from chronology.language.signals import Signal
from chronology.model.events import Meaning

_OF_WEEK = "mon|tue|wed|thu|fri|sat|sun"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_REST = r"(?:day|days|s|rs|sday|nesday|rsday|urday)?"
_WHEN = re.compile(
    rf"\b(?:(?:on|since|last|this|over|late|early)\s+(?:the\s+)?(?P<day>{_OF_WEEK}){_REST}\b"
    rf"|(?P<other>{_OF_WEEK}){_REST}(?:'s|\s+(?:night|evening|morning|afternoon|eve|pm|am|just gone))\b"
    r"|(?P<weekend>(?:at|over|this|last|that)\s+(?:the\s+)?week-?end|weekend's)"
    r"|(?P<before>yesterday|last\s+night|the\s+(?:night|day|evening)\s+before|overnight|prev(?:ious)?\s+(?:night|day|evening))"
    r"|(?P<days>\d|two|three|four|five|six)\s+(?:days|nights)\s+ago"
    rf"|(?P<date>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTHS})(?:[a-z]{{0,6}})\b"
    r"|(?:on|of|night of|day of)\s(?:the\s)?(?P<number>\d{1,2})[/.](?P<of>0?[1-9]|1[012])(?![\d]))"
)
_TO_COME = re.compile(
    r"\b(?:next|will|see|until|till|due|booked|appointment|appt|plan\w*|review|visit|clinic|back|returns?|rv|again"
    r"|by|from|every|most)\W+(?:\w+\W+){0,2}$"
)
_SOMEBODYS = re.compile(
    r"\w+(?: night)?'s\s+(?:\w+\s+)?"
    r"(?:man|chap|bloke|guy|male|lad|fella|fellow|gent|gentleman|woman|lady|female|visitor|caller)\b"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The earlier days of one event, in the order they stand."""
    for passage in passages:
        if passage.field != Meaning.EVENT:
            continue
        for start, end in passage.sentences:
            for match in _WHEN.finditer(passage.folded, start, end):
                if not _TO_COME.search(passage.folded, start, match.start()):
                    where = (event, passage.field, match.start(), match.end(), (start, end))
                    day = Signal("account.day", *where, tags=frozenset({_tag(match)}))
                    yield day
                    if _SOMEBODYS.match(passage.folded, match.start(), end):
                        yield replace(day, id="adult.of_a_day")


def _tag(match: re.Match[str]) -> str:
    if match["weekend"]:
        return "weekend"
    if match["before"]:
        return "back 1"
    if match["days"]:
        return f"back {_NUMBERS.get(match['days']) or match['days']}"
    if match["month"]:
        return f"date {match['date']}/{_MONTHS.split('|').index(match['month']) + 1}"
    if match["number"]:
        return f"date {match['number']}/{int(match['of'])}"
    return f"on {match['day'] or match['other']}"
