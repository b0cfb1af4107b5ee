"""Words that a person looks for: how what she types is read, and where it stands in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MOST_PHRASES = 40
# "mother's" is whole: with its last letter as a beginning it would find 'mother said'
_POSSESSIVE = re.compile(r"\w['’]s$", re.IGNORECASE)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another, folded; the last as far as it was typed, if `goes_on`.

    `typed` is what they were read from, without anything that no text can hold.
    """

    words: tuple[str, ...]
    typed: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


@lru_cache(maxsize=64)
def sought(typed: str) -> tuple[Phrase, ...]:
    """What was typed, as phrases that must all be there: "in quotes" or between blanks.

    A last word that stands in no quotes is taken as the beginning of one, since she may still be typing.
    Anything can be typed: what has neither letters nor digits is left out, and of a whole page of words
    the first forty count.
    """
    phrases: list[Phrase] = []
    parts = _cleaned(typed).split('"')
    for number, part in enumerate(parts):
        is_last, is_quoted = number == len(parts) - 1, number % 2 == 1
        pieces = [part] if is_quoted else part.split()
        for at, piece in enumerate(pieces, start=1):
            if words := tuple(token.word for token in _tokens(piece)):
                goes_on = is_last and at == len(pieces) and not _POSSESSIVE.search(piece)
                phrases.append(Phrase(words, piece, goes_on))
    return tuple(phrases[:_MOST_PHRASES])


def places(phrases: tuple[Phrase, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Where any of the phrases stands in a text: start and end of each, in order, none overlapping."""
    if not phrases or not text:
        return ()
    tokens = tuple(_tokens(text))
    found = sorted(
        (tokens[at].start, tokens[at + len(phrase.words) - 1].end)
        for phrase in phrases
        for at in range(len(tokens) - len(phrase.words) + 1)
        if _stands_at(phrase, tokens, at)
    )
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _stands_at(phrase: Phrase, tokens: tuple[_Token, ...], at: int) -> bool:
    *whole, last = phrase.words
    if any(tokens[at + step].word != word for step, word in enumerate(whole)):
        return False
    there = tokens[at + len(whole)].word
    return there.startswith(last) if phrase.goes_on else there == last


def _tokens(text: str) -> Iterator[_Token]:
    """Runs of letters and digits, folded as the case file's own index folds them."""
    start = -1
    for at, sign in enumerate(text):
        kind = unicodedata.category(sign)
        if kind[0] in "LN" or kind == "Co" or (kind[0] == "M" and start >= 0):
            start = at if start < 0 else start
        elif start >= 0:
            yield _Token(_folded(text[start:at]), start, at)
            start = -1
    if start >= 0:
        yield _Token(_folded(text[start:]), start, len(text))


def _cleaned(typed: str) -> str:
    """Every kind of double quote as one, and blanks for signs that stand for nothing."""
    signs = (" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in typed)
    return "".join(signs).translate(_QUOTES)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
