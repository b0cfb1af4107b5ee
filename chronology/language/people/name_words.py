"""What names are told by: words with their places, which of them are first names, and which are no names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.language.passages import Passage
from chronology.language.words.lexicon import lexicons, words
from chronology.resource import toml

TOKEN = re.compile(r"[^\W_]+(?:['’.‐‑-][^\W_]+)*")
_PLAIN_WORD = re.compile(r"(?<![@{\w])[a-z]{2,}(?![\w*}])")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, between two positions."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word as written; `plain` is lower case with a plain apostrophe."""

    text: str
    plain: str
    start: int
    end: int


def tokens(passage: Passage, start: int, end: int) -> list[Token]:
    """The words between two positions."""
    return [
        Token(match.group(), passage.folded[match.start() : match.end()], match.start(), match.end())
        for match in TOKEN.finditer(passage.text, start, end)
    ]


@cache
def everyday() -> frozenset[str]:
    """Words that the lexicons know as ordinary ones: 'Drinks', 'Settled'."""
    return frozenset(
        word
        for name, lexicon in lexicons().items()
        if name != "names"
        for phrase in _phrases(lexicon)
        for word in _PLAIN_WORD.findall(phrase)
    )


def _phrases(lexicon: Mapping[str, Any]) -> Iterator[str]:
    for listed in lexicon.get("words", {}).values():
        yield from listed
    for entry in lexicon.get("read", ()):
        yield from entry.get("patterns", ())


@cache
def first_names() -> frozenset[str]:
    """First names that are no other word: 'ken', 'darren', not 'will' or 'mark'."""
    forms = {name for group in toml("vocabularies", "short_names.toml")["forms"] for name in group}
    return frozenset(forms) - words("names", "also_words") - not_names()


@cache
def written_short() -> frozenset[str]:
    return frozenset(toml("vocabularies", "abbreviations.toml")["first_names"])


@cache
def not_names() -> frozenset[str]:
    return words("names", "not_a_name")


@cache
def of_places() -> frozenset[str]:
    """Words behind which a capital is a place's."""
    return words("names", "before_a_place")
