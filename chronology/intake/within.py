"""Letters and narratives: each paragraph is an account that names its day somewhere in its sentences."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from chronology.intake.profile import opens_with_date
from chronology.model.dates import DateContext, UnreadableDate, read_date, split_date
from chronology.model.dates.value import EventDate
from chronology.model.dates.words import MONTH_IN_PROSE

_DAY = re.compile(
    r"(?<![\w/.-])"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_IN_PROSE}\.?,?\s+(?:19|20)\d\d"
    rf"|{MONTH_IN_PROSE}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    r"|(?P<figures>\d{1,2}[/.-]\d{1,2}[/.-](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-\d\d-\d\d))"
    r"(?:,?\s+(?:at\s+)?(?:around\s+|about\s+)?\d{1,2}[:.]\d\d(?:\s*(?:hrs|hours|[ap]m))?\b)?(?![\w/-])",
    re.IGNORECASE,
)
# Days that are another's than the account's: a birth, a letter's own date, a day that is still to come.
_ANOTHER = re.compile(
    r"(?:born(?: on)?|birth|d\.?o\.?b\.?|edd|until|by|before|since|due(?: on| for)?"
    r"|(?:booked|arranged|planned|listed|expected|rebooked) (?:for|on))"
    r"[\s:,(]*(?:the\s+)?$",
    re.IGNORECASE,
)
# An account is of the day of a letter only where it names no day besides.
_LETTER = re.compile(
    r"(?:dated?|(?:letter|e-?mail|report|request|minutes|note)s? (?:of|from))[\s:,(]*(?:the\s+)?$",
    re.IGNORECASE,
)
_WAITED = re.compile(r"\bnot\b[^.]{0,40}\buntil\s+(?:the\s+)?$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][)\"'”’]?\s+(?=[A-Z\"'“‘(])")
_LOOKED_AT = 2  # sentences: what comes later in an account names other days
_LEAST_WORDS = 6
_LEAST, _FEW = 3, 2  # paragraphs: fewer may name a day by chance, above all where dates open the others
_MOST_OF_THEM = 0.75


class Within(NamedTuple):
    """The day that an account names, as written; whether it names others too; whether it is a letter's."""

    day: EventDate
    words: str
    others: bool
    of_letter: bool


class _Named(NamedTuple):
    start: int
    words: str
    day: EventDate
    of_letter: bool


def day_within(text: str, context: DateContext) -> Within | None:
    """The first whole date of an account's first sentences that is the account's own; None where none is."""
    found = list(_days(text, context))
    if any(not each.of_letter for each in found):
        found = [each for each in found if not each.of_letter]
    ends = [each.end() for each in itertools.islice(_SENTENCE.finditer(text), _LOOKED_AT)]
    last = ends[-1] if len(ends) == _LOOKED_AT else len(text)
    own = next((each for each in found if each.start < last), None)
    if own is None:
        return None
    others = any(other.day.earliest != own.day.earliest for other in found)
    return Within(own.day, own.words, others, own.of_letter)


def told_within(paragraphs: Sequence[str], context: DateContext) -> bool:
    """Whether a text is told so: most of its accounts name a day, not all at their openings, in order.

    Where dates open the entries, a paragraph that names a day is more often the rest of one.
    """
    accounts = [text for text in paragraphs if is_account(text)]
    days: list[date] = []
    inside = 0
    for text in accounts:
        split = split_date(text, context) if opens_with_date(text, context) else None
        if split is None and (found := day_within(text, context)) is not None:
            split = found.day, ""
            inside += 1
        if split is not None and split[0].earliest is not None:
            days.append(split[0].earliest)
    opening = len(days) - inside
    if inside < (_FEW if inside > opening else _LEAST) or len(days) < _MOST_OF_THEM * len(accounts):
        return False
    rising = sum(before < after for before, after in itertools.pairwise(days))
    return rising >= _MOST_OF_THEM * (len(days) - 1)


def is_account(text: str) -> bool:
    """Whether a paragraph is written in a sentence, unlike a title."""
    words = text.split()
    return len(words) >= _LEAST_WORDS and text.rstrip()[-1:] in ".!?'\"”’)"


def _days(text: str, context: DateContext) -> Iterator[_Named]:
    for found in _DAY.finditer(text):
        before = text[: found.start()]
        if _ANOTHER.search(before) and not _WAITED.search(before):
            continue
        try:
            read = read_date(found[0], context)
        except UnreadableDate:
            continue
        if read.is_day and read.earliest != context.born:
            yield _Named(found.start(), found[0], read, _LETTER.search(before) is not None)
