"""Where one sentence of an agency's prose ends and the next begins.

Entries are written fast: 'o/e NAD. Dr. Shah r/v in 6/52. Mum on own', or a line each with no stop at
all. A stop ends a sentence unless it stands behind an abbreviation of the field, behind an initial, or
within a number; a line break, a bullet and a semicolon end one too, and so does a comma between what is
denied and what is said instead.
"""

from __future__ import annotations

import re
from functools import cache

from chronology.resource import toml

_END = re.compile(
    r"(?<!\s)[.!?]+[)\]'\"’”]*(?=\s|$)"  # not '? name', where the mark stands for 'not known'
    r"|[;\n\r\u2022\u25cf]+"
    r"|(?<=[a-z0-9])\.(?=[A-Z][a-z])"  # 'Home visit.Mum well'
    r"|\s[-–—]{1,2}\s(?=[A-Z][a-z]+ )"
    r"|,(?=\s+(?:(?:and|but|she|he|they|mum|mo|dad|pt|client) )?(?:states?|stated|says?|said|reports?"
    r"|reported|admits?|admitted|discloses?|disclosed|alleges?|alleged|claims?|claimed|describes?|described|maintains?|insists?)\b)"
)
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
"""What is told behind a denial is no part of it: 'denies drinking, states he hits her'."""
# Nobody writes such a sentence; words that run on without a stop are read in pieces of this many characters.
_LONGEST = 1000
_LAST_WORD = re.compile(r"[\w/'’.]+$")
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]$")
_GOES_ON = re.compile(r"[)\]'\"’”]\s+[a-z]")  # 'the question (safe at home?) was left', ''stop it!' she said'
_ANSWERED = re.compile(r"\?\s+(?:[NY]|No|Yes|Nil|None)(?![\w'’])")  # 'DV? N (alone)'
_STARTS_A_SENTENCE = re.compile(r"\s+['\"‘“(\[]?(?:[A-Z0-9?]|$)")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as (start, end) pairs in order, blank edges left out; () for blank text."""
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _END.finditer(text):
        if stop.group()[0] == "." and not _ends_here(text, stop):
            continue
        if stop.group() == "," and not _DENIED.search(text, start, stop.start()):
            continue
        if stop.group()[0] in "!?" and (
            _GOES_ON.match(text, stop.end() - 1) or _ANSWERED.match(text, stop.start())
        ):
            continue
        _keep(text, start, stop.end() if stop.group()[0] in ".!?" else stop.start(), found)
        start = stop.end()
    _keep(text, start, len(text), found)
    return tuple(found)


def _ends_here(text: str, stop: re.Match[str]) -> bool:
    before = text[max(0, stop.start() - 24) : stop.start()]
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    shortened = word.group().casefold().strip("'’")
    if shortened in _never_last() or _INITIAL.search(before):
        return False
    return shortened not in _sometimes_last() or bool(_STARTS_A_SENTENCE.match(text, stop.end()))


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        _keep(text, start, cut, found)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if any(letter.isalnum() for letter in text[start:end]):
        found.append((start, end))


@cache
def _never_last() -> frozenset[str]:
    shortened = toml("vocabularies", "abbreviations.toml")
    return frozenset(shortened["before_a_name_or_number"]) | frozenset(shortened["first_names"])


@cache
def _sometimes_last() -> frozenset[str]:
    return frozenset(toml("vocabularies", "abbreviations.toml")["anywhere"])
