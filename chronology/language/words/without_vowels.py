"""Words written in haste without their vowels: 'brsd', 'chldrn', 'slapd'. The consonants tell what was meant.

Whoever writes so keeps the first letter and the consonants in their order, but may leave out one of a double.
"""

from __future__ import annotations

import re
from functools import cache

from chronology.language.words.english import beginning, how_often
from chronology.resource import toml

_SHORTEST = 3  # letters: two consonants fit too many words
_BARE = re.compile(rf"[a-z][bcdfghjklmnpqrstvwxz]{{{_SHORTEST - 1},}}")
_VOWEL = re.compile(r"[aeiou]")
_FAR_MORE_USUAL = {3: 20}  # times, by letters: then a word that fits was meant before all others
_LESS_DOUBTFUL = 5


def is_bare(word: str) -> bool:
    """Whether a folded word has consonants alone behind its first letter."""
    return _BARE.fullmatch(word) is not None


def full_word(short: str) -> str:
    """The word of which these are the consonants, perhaps with a vowel; '' where it may be none or several.

    Words that are usual in records of children stand before those of English at large: 'wrd' is a ward. So do
    words with all of these consonants and no more: 'fll' is 'fell' before 'fully'.
    """
    if len(short) < _SHORTEST or len(_VOWEL.findall(short[1:])) > 1 or not short.isalpha():
        return ""
    behind = (f"[aeiou]*{letter}{letter}?" for letter in short[1:])
    fits = re.compile("".join((short[0], *behind, "[aeiou]*"))).fullmatch
    usual = [word for word in _usual() if fits(word)]
    english = [word for word in beginning(short[0]) if fits(word)]
    times = _FAR_MORE_USUAL.get(len(short), _LESS_DOUBTFUL)
    return (
        _only(_whole(usual, short))
        or _only(usual)
        or _far_more_usual(_whole(english, short), times)
        or _far_more_usual(english, times)
    )


def _whole(words: list[str], short: str) -> list[str]:
    consonants = _VOWEL.sub("", short[1:])
    return [word for word in words if _VOWEL.sub("", word[1:]) == consonants]


def _only(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ""


def _far_more_usual(words: list[str], times: int) -> str:
    often = sorted((how_often(word), word) for word in words)
    if len(often) > 1 and often[-1][0] <= times * often[-2][0]:
        return ""
    return often[-1][1] if often else ""


@cache
def _usual() -> frozenset[str]:
    listed = toml("vocabularies", "spelling.toml")
    return frozenset((*listed["usual"], *listed["words"], *listed["also_words"]))
