"""A date that opens a longer text, cut off it: '26 May 2020 - Visit ...', '12.3.19 Home visit ...'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronology.model.dates.ages import read_age
from chronology.model.dates.context import DateContext
from chronology.model.dates.reading import NUMBERING, read_date
from chronology.model.dates.tokens import Token, fold, tokenise
from chronology.model.dates.value import EventDate, Origin, Qualifier, UnreadableDate
from chronology.model.dates.words import PHRASES, mistyped

_LOOKED_AT = 120
_FIRST = re.compile(r"[\W_]*(?:(\d)|([^\W\d_]+))")
_LISTED = "The number in front may be a day or a place in a list: the whole month is taken, please check."
_DAY_OR_PLACE = re.compile(r"\s*\d{1,2}\.\s+[^\W\d_]")
_BULLET = re.compile(r"\s*[*•·▪●–—-]+\s+")
_CLOCK_WORDS = frozenset(
    (
        "am", "pm", "hrs", "hr", "hours", "h", "p", "m", "a", "noon", "midday", "midnight", "morning",
        "afternoon", "evening", "night", "oclock", "o", "clock", "at", "overnight", "lunchtime", "lunch",
        "small",
    )
)  # fmt: skip
_MAY_END = "12o4amswfdTEhQHGV?u"
_CLOCK_FIGURES = 4
_DELIMITER = re.compile(r"\s*(?:[-–—:;|]+|\.(?=\s)|\r?\n|\t)[\s\-–—:;|.]*")
_COMMA = re.compile(r"\s*,\s*")
_CLOSERS = re.compile(r"[)\]}\"”*_'’]+")
_GLUED = re.compile(r"[^\W_]|[/%+&](?=\d)|[-.](?=\d)")
# Words that carry a sentence on, so that the date before them is part of the prose.
_GOES_ON = frozenset(
    (
        "is", "was", "were", "are", "be", "been", "and", "or", "but", "which", "when", "that", "who",
        "whose", "has", "had", "have", "will", "would", "until", "to", "till", "as", "than", "because",
        "if", "so", "onwards",
    )
)  # fmt: skip
_STREETS = frozenset(
    (
        "street", "road", "lane", "avenue", "close", "court", "drive", "house", "gardens", "crescent",
        "way", "place", "terrace", "st", "rd",
    )
)  # fmt: skip
_NUMBER_BEHIND = re.compile(r"\s[-–—]+\s*\d{1,3}(?:\s?[-–]\s?\d{1,3}|(?P<decimal>[.,]\d{1,3}))?\s*$")
_NAME_AND_NUMBER = re.compile(
    r"\b(?:term|christmas|xmas|easter|holidays?|hols|day|eve|halloween|night)\s+\d\d\s*$", re.IGNORECASE
)
_MEASURED = re.compile(r"\s?[^\W\d_A-Z]")
_WORD = re.compile(r"\s*([^\W\d_]+)")
_BARE_YEARS = re.compile(r"[4d](?:[-/t&][42d])?")


def split_date(
    text: str, context: DateContext | None = None, year: int | None = None
) -> tuple[EventDate, str] | None:
    """The date that opens a text, and the rest of the text as written; None where no date does.

    The date's words as written are what was cut off, numbering included; the mark between ('-', ':') belongs
    to neither. A day and month without a year opens a text only where `year` lends it one: such words are
    told by `needs_year`. Prose that merely begins with a number, and a date with nothing behind it, are None.
    """
    context = context or DateContext()
    start = len(text) - len(text.lstrip())
    found = _split(text, start, context, year)
    ahead = NUMBERING.match(text) or _BULLET.match(text)
    if ahead is not None and (found is None or _DAY_OR_PLACE.match(text)):
        beneath = _split(text, ahead.end(), context, year)
        found = beneath if found is None else _listed(found, beneath)
    if found is None:
        return None
    read, end, rest = found
    return _with_words(read, text[start:end]), rest


def _listed(
    found: tuple[EventDate, int, str], beneath: tuple[EventDate, int, str] | None
) -> tuple[EventDate, int, str]:
    """'1. May 2017 - ...' may be the 1st of May or the first of a list: the whole month, in doubt."""
    if beneath is None or found[1] != beneath[1] or beneath[0].is_day:
        return found
    read = beneath[0]
    doubted = EventDate(
        read.earliest,
        read.latest,
        Qualifier.UNCERTAIN,
        read.origin,
        read.time,
        warnings=(_LISTED, *read.warnings),
    )
    return doubted, found[1], found[2]


def _with_words(read: EventDate, words: str) -> EventDate:
    return EventDate(read.earliest, read.latest, read.qualifier, read.origin, read.time, words, read.warnings)


def _split(
    text: str, start: int, context: DateContext, year: int | None
) -> tuple[EventDate, int, str] | None:
    head = text[start : start + _LOOKED_AT]
    first = _FIRST.match(head)
    if first is None:
        return None
    folded, places = fold(head)
    if word := first.group(2):
        plain = fold(word)[0]
        if plain not in PHRASES and mistyped(plain) is None:
            return None
    tokens = list(_date_words(tokenise(folded)))
    for last in range(len(tokens) - 1, -1, -1):
        if tokens[last].kind not in _MAY_END and not _is_early_clock(tokens[last]):
            continue
        end = start + (places[tokens[last].end] if places else tokens[last].end)
        if _GLUED.match(text, end):
            continue
        if closers := _CLOSERS.match(text, end):
            end = closers.end()
        rest = text[end:]
        read = _read(text[start:end], context, year)
        if read is None:
            continue
        if not rest.strip():
            return None
        if _counts_something(text[start:end], rest):
            continue
        cut = _behind(read, text[start:end], rest, tokens[: last + 1], context)
        if cut is not None:
            return read, end, cut
    return None


def _is_early_clock(token: Token) -> bool:
    """Whether four figures that are no year may be a time before ten in the morning: '0840'."""
    return token.kind == "x" and token.width == _CLOCK_FIGURES


def _date_words(tokens: list[Token]) -> Iterator[Token]:
    """The tokens up to the first word that no date or time holds."""
    for token in tokens:
        if token.kind == "u" and token.value not in _CLOCK_WORDS:
            return
        yield token


def _read(words: str, context: DateContext, year: int | None) -> EventDate | None:
    stripped = words.rstrip()
    if stripped.endswith(("-", "–", "—", "/")):
        return None
    try:
        read = read_date(words, context, year)
    except UnreadableDate:
        return None
    return read if read.is_dated else None


def _counts_something(words: str, rest: str) -> bool:
    """Whether the numbers after a dash count what follows: '22.03.2018 - 6-8 wk check', '- 18.5 kg'.

    Two numbers with a stop between may be a day and a month, unless the word behind is in small letters.
    Two digits behind a name count so too: 'Summer term 14 sessions'.
    """
    if _NAME_AND_NUMBER.search(words):
        return not (_DELIMITER.match(rest) or _COMMA.match(rest))
    number = _NUMBER_BEHIND.search(words)
    if number is None or _DELIMITER.match(rest):
        return False
    return number["decimal"] is None or _MEASURED.match(rest) is not None


def _behind(read: EventDate, words: str, rest: str, tokens: list[Token], context: DateContext) -> str | None:
    """The text behind the date, or None where the date is more likely part of a sentence."""
    delimiter = _DELIMITER.match(rest)
    if delimiter is not None:
        left = rest[delimiter.end() :]
        return left if left.strip() else None
    plain = fold(words)[0].strip()
    kinds = "".join(token.kind for token in tokens if token.kind not in "ze~?!@FBAZSUV")
    if _BARE_YEARS.fullmatch(kinds):
        return None
    if read_age(plain, context) is not None:
        return None
    comma = _COMMA.match(rest)
    left = rest[comma.end() :] if comma else rest.lstrip()
    word = _WORD.match(left)
    next_word = fold(word.group(1))[0] if word else ""
    if next_word in _GOES_ON and not left[:1].isupper():
        return None
    if read.origin is Origin.CELL:
        return left if left.strip() else None
    if not left[:1].isupper() or comma or next_word in _STREETS:
        return None
    return left
