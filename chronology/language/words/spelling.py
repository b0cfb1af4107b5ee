"""Words misspelt in haste: read as what was meant, and told to whoever is writing.

What was written stays as it is. In a return only which word is looked for changes: 'refferal', 'tearfull'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from chronology.language.words.english import beginning, between, how_often, is_english
from chronology.language.words.without_vowels import full_word, is_bare
from chronology.resource import toml

SHORTEST = 5
"""Letters: a slip makes other words of shorter ones."""

_SHORTEST_OF_FIELD = 7
_SHORTEST_NAMED = 4
_LONG = 10  # letters: two slips leave no doubt
_DOUBLED = re.compile(r"(.)\1")
_REMEMBERED = 10_000  # words that were looked up: a long review has fewer that are no words of the lexicons
_FAR_MORE_USUAL = 20  # times: then a slip that fits two words was meant for the one

_SHORTEST_DOUBTED = 4
_WRITTEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SUGGESTED = 5

_ByEnds = Mapping[tuple[str, str], list[str]]


class Slips:
    """What misspelt words were meant to be, among English words and those that are looked for."""

    def __init__(self, looked_for: Iterable[str]) -> None:
        self._looked_for = _by_ends(looked_for)
        self._meant: dict[tuple[str, int], str] = {}

    def meant(self, word: str, capitals: int = 0) -> str:
        """The word that a folded word was meant to be; itself where there is none, or no single one.

        Both ends are kept: another last letter makes 'partners' of 'partner', and 'reporter' of 'reported'.
        `capitals` is how many of its letters were written large. With one it may be a name, and is held
        against the field's own long words alone: 'Platt' is no 'plant'. A name has vowels: 'Clld' may be
        called. With more it may be initials.
        """
        known = self._meant.get((word, capitals))
        if known is None:
            if len(self._meant) >= _REMEMBERED:
                self._meant.clear()
            known = self._meant[word, capitals] = self._nearest(word, capitals)
        return known

    def _nearest(self, word: str, capitals: int) -> str:
        ends = word[0], word[-1]
        if len(word) >= _SHORTEST_OF_FIELD and (found := _nearest(word, _often_misspelt().get(ends, ()))):
            return found
        if not word.isalpha() or is_english(word):
            return word
        without_vowels = is_bare(word) and (not capitals or (capitals == 1 and len(word) >= _SHORTEST_NAMED))
        if without_vowels and (found := full_word(word)):
            return found
        if capitals or len(word) < SHORTEST:
            return word
        long = [other for other in between(*ends) if len(other) >= SHORTEST]
        alike = (*self._looked_for.get(ends, ()), *long)
        return _nearest(word, alike) or full_word(word) or word


def doubted(text: str) -> Iterator[tuple[int, int]]:
    """Where words start and end that are no English words, nor the field's own: they may be misspelt.

    What has a capital may be a name, an agency or an acronym, and is left alone; so is what has a number.
    """
    for found in _WRITTEN.finditer(text):
        word = found[0].replace("’", "'").removesuffix("'s")
        if len(word) >= _SHORTEST_DOUBTED and word.isalpha() and word.islower() and not _is_word(word):
            yield found.start(), found.start() + len(word)


def suggested(word: str) -> tuple[str, ...]:
    """Words that a doubted one may have been meant to be, the likeliest first."""
    first = [*beginning(word[0]), *(other for other in _words_of_field() if other[0] == word[0])]
    near = process.extract(word, first, scorer=OSA.distance, score_cutoff=2, limit=None)
    ranked = sorted(
        {(slips, other not in _words_of_field(), -how_often(other), other) for other, slips, _ in near}
    )
    return tuple(other for *_, other in ranked[:_SUGGESTED])


def _is_word(word: str) -> bool:
    return is_english(word) or word in _words_of_field()


def _nearest(word: str, alike: Sequence[str]) -> str:
    """The word of these that a slip or two made another; '' where there is none, or no single one."""
    most = 2 if len(word) >= _LONG else 1
    near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=2, limit=None)
    squeezed = _DOUBLED.sub(r"\1", word)
    for other, _, _ in near:  # letters doubled in the wrong place are two slips at once, and the commonest
        if _DOUBLED.sub(r"\1", other) == squeezed:
            return other
    least = near[0][1] if near else most + 1
    nearest = list({other for other, slips, _ in near if slips == least <= most})
    if len(nearest) > 1:  # letters that changed their places are likelier than others that came and went
        letters = sorted(word)
        nearest = [other for other in nearest if sorted(other) == letters] or nearest
    if len(nearest) > 1:
        often = sorted((how_often(other), other) for other in nearest)
        nearest = [often[-1][1]] if often[-1][0] > _FAR_MORE_USUAL * often[-2][0] else []
    return nearest[0] if nearest else ""


@cache
def _words_of_field() -> frozenset[str]:
    listed = toml("vocabularies", "spelling.toml")
    return frozenset((*listed["words"], *listed["also_words"]))


@cache
def _often_misspelt() -> _ByEnds:
    return _by_ends(toml("vocabularies", "spelling.toml")["words"])


def _by_ends(words: Iterable[str]) -> _ByEnds:
    found: dict[tuple[str, str], list[str]] = {}
    for word in words:
        if len(word) >= SHORTEST:
            found.setdefault((word[0], word[-1]), []).append(word)
    return found
