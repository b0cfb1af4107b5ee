"""Words misspelt in haste: read as what was meant, and told to whoever is writing.

What was written stays as it is. In a return only which word is looked for changes: 'refferal', 'tearfull'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from chronology.resource import BrokenResource, toml

SHORTEST = 5
"""Letters: a slip makes other words of shorter ones."""

_SHORTEST_OF_FIELD = 7
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
        self._meant: dict[tuple[str, bool], str] = {}

    def meant(self, word: str, may_be_name: bool = False) -> str:
        """The word that a folded word was meant to be; itself where there is none, or no single one.

        Both ends are kept: another last letter makes 'partners' of 'partner', and 'reporter' of 'reported'.
        A word that may be a name is held against the field's own long words alone: 'Platt' is no 'plant'.
        """
        known = self._meant.get((word, may_be_name))
        if known is None:
            if len(self._meant) >= _REMEMBERED:
                self._meant.clear()
            known = self._meant[word, may_be_name] = self._nearest(word, may_be_name)
        return known

    def _nearest(self, word: str, may_be_name: bool) -> str:
        ends = word[0], word[-1]
        if len(word) >= _SHORTEST_OF_FIELD and (found := _nearest(word, _often_misspelt().get(ends, ()))):
            return found
        if may_be_name or not word.isalpha() or is_english(word):
            return word
        long = [other for other in _english_between(*ends) if len(other) >= SHORTEST]
        alike = (*self._looked_for.get(ends, ()), *long)
        return _nearest(word, alike) or word


def is_english(word: str) -> bool:
    """Whether a word in small letters is one of English, British or American."""
    return f" {word} " in _english().get((word[0], word[-1]), "")


@cache
def _english() -> Mapping[tuple[str, str], str]:
    """Words of English by their ends, each with how often it is met: ' tea 21021334 '.

    Eighty thousand words by themselves would take fifteen times the room. Raises BrokenResource.
    """
    package = find_spec("symspellpy")  # it is there for its list alone, and is not run
    if package is None or package.origin is None:
        raise BrokenResource("The list of English words is missing. Please install the program again.")
    listed = Path(package.origin).with_name("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    found: dict[tuple[str, str], list[str]] = {}
    for line in listed.splitlines():
        word = line.partition(" ")[0]
        found.setdefault((word[0], word[-1]), []).append(line)
    return {ends: f" {' '.join(lines)} " for ends, lines in found.items()}


def _english_between(first: str, last: str) -> list[str]:
    return _english().get((first, last), "").split()[::2]


def _how_often(word: str) -> int:
    """How often an English word is met; 0 where it is none."""
    _, there, behind = _english().get((word[0], word[-1]), "").partition(f" {word} ")
    return int(behind.partition(" ")[0]) if there else 0


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
    english = (other for ends in _english() if ends[0] == word[0] for other in _english_between(*ends))
    first = [other for other in (*_words_of_field(), *english) if other[0] == word[0]]
    near = process.extract(word, first, scorer=OSA.distance, score_cutoff=2, limit=None)
    ranked = sorted(
        {(slips, other not in _words_of_field(), -_how_often(other), other) for other, slips, _ in near}
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
        often = sorted((_how_often(other), other) for other in nearest)
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
