"""Words cut into tokens: each a one-letter kind (see `words.py`), a value, and its place in the words.

Beside the kinds of `words.py` there are:

    1 2   a number of one or two digits      o  an ordinal day (3rd, third)
    4     a year of four digits              a  a year behind an apostrophe ('16)
    x     any other number                   y  a decade's worth of years with a digit unread (201?)
    - . / ,  as written between two numbers or words without a space on both sides of the '-'
    t     'to', or a dash with space around it
    u     a word that no date holds
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from chronology.model.dates.words import PHRASES, ROMAN_MONTHS, mistyped

LONGEST = 200

_PART = re.compile(
    r"(?P<num>\d+)(?!\d)(?:(?P<decade>'?s)|(?P<ord>st|nd|rd|th))?(?![a-z]|'[a-z])"
    r"|(?P<digits>\d+)"
    r"|'(?P<short>\d\d)(?!\d|'?s)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<dash>-+>?|>|→|\.{2,})"
    r"|(?P<mark>\S)"
)
_DASHES = "‐‑‒–—―−﹘﹣－"
_APOSTROPHES = "'‘’ʼ`´′＇"
_KIND_OF_MARK = {
    "?": "?",
    "~": "~",
    "&": "&",
    "+": "&",
    "/": "/",
    "\\": "/",
    ".": ".",
    ",": ",",
    "≈": "~",
    "∼": "~",
}
_DECADES_OF_LAST_CENTURY = frozenset(("50", "60", "70", "80", "90"))
_SILENT = frozenset("()[]{}<>\"“”„«»*_|:;•·▪●◦‣#^'!¬§†‡=")
_AFTER_WORD_DROPPED = frozenset(".,")


class Token(NamedTuple):
    """One token. `start` and `end` count characters of the folded words; `width` is of the digits."""

    kind: str
    value: object
    start: int
    end: int
    width: int = 0


def fold(text: str) -> tuple[str, list[int] | None]:
    """Lower-case words with one form of space, dash and apostrophe, and where each character came from.

    The second part is None where every character kept its place (plain ASCII words).
    """
    if text.isascii():
        return text.lower(), None
    folded: list[str] = []
    places: list[int] = []
    for place, mark in enumerate(text):
        for plain in _plain(mark):
            folded.append(plain)
            places.append(place)
    places.append(len(text))
    return "".join(folded), places


@lru_cache(maxsize=2048)
def _plain(mark: str) -> str:
    if mark in _DASHES:
        return "-"
    if mark in _APOSTROPHES:
        return "'"
    if unicodedata.category(mark) in ("Cf", "Cc", "Mn") and not mark.isspace():
        return ""
    if mark.isspace():
        return " "
    return unicodedata.normalize("NFKC", mark).lower()


def tokenise(folded: str) -> list[Token]:
    """The tokens of folded words, with phrases joined, silent marks dropped and noise words still there."""
    raw = _raw(folded)
    tokens: list[Token] = []
    place, count = 0, len(raw)
    while place < count:
        token = raw[place]
        if token.kind == "word":
            token, place = _phrase_at(raw, place)
        else:
            place += 1
        if token.kind in _AFTER_WORD_DROPPED:
            if not tokens or not _is_number(tokens[-1].kind) or place >= count:
                continue
            if token.kind == "," and not raw[place].kind.isdigit() and raw[place].kind != "o":
                continue
        tokens.append(token)
    while tokens and tokens[-1].kind in _AFTER_WORD_DROPPED:
        tokens.pop()
    return tokens


def _is_number(kind: str) -> bool:
    return kind in "124oax"


def _raw(folded: str) -> list[Token]:
    found: list[Token] = []
    for match in _PART.finditer(folded):
        group = match.lastgroup
        start, end = match.span()
        if group in ("num", "digits", "ord", "decade"):
            found.append(_number(match, start, end))
        elif group == "word":
            found.append(Token("word", match.group().replace("'", ""), start, end))
        elif group == "short":
            found.append(Token("a", int(match.group("short")), start, end, 2))
        elif group == "dash":
            loose = (
                match.group() != "-"
                or start == 0
                or folded[start - 1].isspace()
                or end == len(folded)
                or folded[end].isspace()
            )
            found.append(Token("t" if loose else "-", "-", start, end))
        elif (mark := match.group()) not in _SILENT:
            found.append(Token(_KIND_OF_MARK.get(mark, "u"), mark, start, end))
    return found


def _number(match: re.Match[str], start: int, end: int) -> Token:
    digits = match.group("num") or match.group("digits")
    width = len(digits)
    if match.group("decade"):
        if width == 4 and digits[3] == "0" and (digits[2] != "0" or digits == "2000"):
            return Token("d", int(digits), start, end, width)
        if digits in _DECADES_OF_LAST_CENTURY:
            return Token("d", 1900 + int(digits), start, end, width)
        return Token("x", digits, start, end, width)
    if width > 4:
        return Token("x", digits, start, end, width)
    number = int(digits)
    if match.group("ord"):
        return Token("o" if 0 < width < 3 else "x", number, start, end, width)
    if width == 4:
        return Token("4" if 1000 <= number <= 2999 else "x", number, start, end, width)
    return Token({1: "1", 2: "2"}.get(width, "x"), number, start, end, width)


def _phrase_at(raw: list[Token], place: int) -> tuple[Token, int]:
    """The longest known phrase that begins at this word, and the place behind it."""
    first = raw[place]
    word = str(first.value)
    for rest, kind, value in PHRASES.get(word, ()):
        end = place + 1
        for part in rest:
            # The dot of an abbreviation may stand between the words of a phrase ('wk. comm.').
            if end < len(raw) and raw[end].kind == "." and part != ".":
                end += 1
            if end >= len(raw) or not _is_part(raw[end], part):
                break
            end += 1
        else:
            last = raw[end - 1]
            return Token(kind, value, first.start, last.end), end
    if slip := mistyped(word):
        return Token(slip[0], slip[1], first.start, first.end), place + 1
    if word in ROMAN_MONTHS and _between_numbers(raw, place):
        return Token("m", ROMAN_MONTHS[word], first.start, first.end), place + 1
    return Token("u", word, first.start, first.end), place + 1


def _is_part(token: Token, part: str) -> bool:
    if part == "-":
        return token.kind in ("-", "t") and token.value == "-"
    return token.value == part


def _between_numbers(raw: list[Token], place: int) -> bool:
    before, after = place - 1, place + 1
    if before >= 0 and raw[before].kind in "./-":
        before -= 1
    if after < len(raw) and raw[after].kind in "./-":
        after += 1
    return before >= 0 and after < len(raw) and raw[before].kind in "12o" and raw[after].kind in "24a"
