"""Words of the field misspelt in haste, read as what was meant: 'refferal', 'brusing', 'safegaurding'.

Only which word is looked for changes: its place, and what is shown, stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from chronology.resource import toml

SHORTEST = 7
"""Letters: a slip makes other words of shorter ones."""

_LONG = 10  # letters: two slips leave no doubt
_DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=4096)
def meant(word: str) -> str:
    """The word of the field that a folded word was meant to be; itself where there is none, or no single one.

    Both ends are kept: another last letter makes 'partners' of 'partner', and 'reporter' of 'reported'.
    """
    alike = _by_ends().get((word[0], word[-1]), ())
    squeezed = _DOUBLED.sub(r"\1", word)
    for other in alike:  # letters doubled in the wrong place are two slips at once, and the commonest
        if _DOUBLED.sub(r"\1", other) == squeezed:
            return other
    most = 2 if len(word) >= _LONG else 1
    near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=most, limit=2)
    is_plain = len(near) == 1 or (len(near) == 2 and near[0][1] < near[1][1])
    return near[0][0] if is_plain else word


@cache
def _by_ends() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for word in toml("vocabularies", "spelling.toml")["words"]:
        found.setdefault((word[0], word[-1]), []).append(word)
    return {ends: tuple(words) for ends, words in found.items()}
