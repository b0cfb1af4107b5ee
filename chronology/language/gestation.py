"""How far a pregnancy is, and when the child is expected, as midwives write it.

Signals, for the rules alone:

- `pregnancy.expected`: the expected day, as in 'EDD 14/09/22'. Its one tag is the day ('2022-09-14'). Where
  no year is written ('due 14 Sept'), one signal for that day in the entry's year and one in the next.
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

_DAY = (
    r"(?P<day>\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)?[\s-](?:of\s)?[a-z]{3,9}(?:[\s-]'?\d{2,4}\b)?)(?![\d/])"
)
_EXPECTED = re.compile(
    r"\b(?:edd|e\.d\.d\.?|edc|due date|expected date(?: of delivery)?"
    r"|(?:baby|unborn|bub|she is|she's|mum) due(?: on)?|due on)"
    rf"\W{{0,3}}(?:is|of|by|scan|now)?\W{{0,2}}{_DAY}"
)
_DUE = re.compile(rf"\b(?:due|expecting|expects|expected)\W{{1,2}}(?:on|in|about|around)?\W?{_DAY}")
"""Said of much else as well: only beside a word of the pregnancy."""
_OF_PREGNANCY = re.compile(
    r"\b(?:pregnan\w+|preg|unborn|bump|gestation|trimester|booking|booked|bkg|antenatal|conceal\w+|weeks|wks)\b"
    r"|/40|\d\+\d"
)
_OF_OTHERS = re.compile(
    r"\b(?:next|appts?|appointment|visit|contact|scan|review|imms|vaccine|jab|bloods|report|clinic|check|back|rent)\b"
)
"""What else falls due on a day."""
_WEEKS = re.compile(
    r"(?<![\w/.+-])(?P<weeks>[4-9]|[1-3]\d|4[0-2])"
    r"(?:\s?\+\s?(?P<days>[0-6]))?"
    r"(?P<unit>\s?/\s?40|\s?(?:weeks|wks|wk|week)\s(?:pregnant|gestation|gest|preg|gone))?(?![\w/+])"
)
_OF_WEEKS = re.compile(r"\bgest|\bpog\b|\bweeks? (?:pregnant|of pregnancy)\b")
_WEEKS_ALONE = re.compile(
    r"(?P<weeks>[4-9]|[1-3]\d|4[0-2])(?:\s?\+\s?(?P<days>[0-6]))?(?:\s?/\s?40|\s?(?:weeks|wks|w))?"
)
_LONGEST = 42 * 7
_HAS_YEAR = re.compile(r"\d{4}|[./-]\d{1,2}[./-]|[a-z][\s-]'?\d\d$", re.IGNORECASE)


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        if passage.heading and _OF_WEEKS.search(passage.heading.casefold()):
            yield from _in_a_column(event, passage)
        if passage.field != Meaning.EVENT:
            continue
        for match in _expected(passage):
            for day in _days(passage, match):
                yield _signal("pregnancy.expected", event, passage, match, day)
        for match in _WEEKS.finditer(passage.folded):
            if match["unit"] or match["days"]:
                days = int(match["weeks"]) * 7 + int(match["days"] or 0)
                if days <= _LONGEST:
                    yield _signal("pregnancy.weeks", event, passage, match, str(days))


def _in_a_column(event: str, passage: Passage) -> Iterator[Signal]:
    """How far it is where a column of its own says so: '17+4' under 'Gest', '22' under 'Weeks'."""
    match = _WEEKS_ALONE.fullmatch(passage.folded.strip())
    days = int(match["weeks"]) * 7 + int(match["days"] or 0) if match else 0
    if match and days <= _LONGEST:
        yield _signal("pregnancy.weeks", event, passage, match, str(days))


def _expected(passage: Passage) -> Iterator[re.Match[str]]:
    """Where the expected day is told; 'due' alone tells it where the field speaks of a pregnancy first."""
    yield from _EXPECTED.finditer(passage.folded)
    for start, end in passage.sentences:
        for match in _DUE.finditer(passage.folded, start, end):
            of_pregnancy = _OF_PREGNANCY.search(passage.folded, 0, end)
            if of_pregnancy and not _OF_OTHERS.search(passage.folded, start, match.start()):
                yield match


def _days(passage: Passage, match: re.Match[str]) -> Iterator[str]:
    """The day that is written; in the entry's year and the next where no year is, and the rules choose."""
    written = passage.text[match.start("day") : match.end("day")]
    years = ("",) if passage.year is None or _HAS_YEAR.search(written) else (passage.year, passage.year + 1)
    for year in years:
        try:
            read_as = read_date(
                f"{written} {year}" if written[-1].isalpha() else f"{written}/{year}".rstrip("/")
            )
        except UnreadableDate:
            continue
        if read_as.is_day and read_as.earliest:
            yield read_as.earliest.isoformat()


def _signal(name: str, event: str, passage: Passage, match: re.Match[str], tag: str) -> Signal:
    span = (match.start(), match.end())
    return Signal(name, event, passage.field, *span, span, tags=frozenset({tag}))
