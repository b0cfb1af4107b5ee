"""How far a pregnancy is, and when the child is expected, as midwives write it.

Signals, for the rules alone:

- `pregnancy.expected`: the expected day, as in 'EDD 14/09/22'. Its one tag is the day ('2022-09-14').
- `pregnancy.weeks`: how far the pregnancy is at the entry, as in '22+1' or '22/40'. Its one tag is the days
  ('155').
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.passages import Passage
from chronology.language.signals import Signal
from chronology.model.dates import UnreadableDate, read_date
from chronology.model.events import Meaning

_EXPECTED = re.compile(
    r"\b(?:edd|e\.d\.d\.?|due date|expected date(?: of delivery)?|baby due|due on)"
    r"\W{0,3}(?:is|of|by|scan|now)?\W{0,2}"
    r"(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}\s\d{2,4})"
)
_WEEKS = re.compile(
    r"(?<![\w/.+-])(?P<weeks>[4-9]|[1-3]\d|4[0-2])"
    r"(?:\s?\+\s?(?P<days>[0-6]))?"
    r"(?P<unit>\s?/\s?40|\s?(?:weeks|wks|wk|week)\s(?:pregnant|gestation|gest|preg|gone))?(?![\w/+])"
)
_LONGEST = 42 * 7


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        if passage.field != Meaning.EVENT:
            continue
        for match in _EXPECTED.finditer(passage.folded):
            if day := _day(passage.text[match.start(1) : match.end(1)]):
                yield _signal("pregnancy.expected", event, passage, match, day)
        for match in _WEEKS.finditer(passage.folded):
            if match["unit"] or match["days"]:
                days = int(match["weeks"]) * 7 + int(match["days"] or 0)
                if days <= _LONGEST:
                    yield _signal("pregnancy.weeks", event, passage, match, str(days))


def _day(words: str) -> str:
    try:
        read_as = read_date(words)
    except UnreadableDate:
        return ""
    return read_as.earliest.isoformat() if read_as.is_day and read_as.earliest else ""


def _signal(name: str, event: str, passage: Passage, match: re.Match[str], tag: str) -> Signal:
    span = (match.start(), match.end())
    return Signal(name, event, passage.field, *span, span, tags=frozenset({tag}))
