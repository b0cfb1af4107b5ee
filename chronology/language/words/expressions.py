"""Choices of words for regular expressions, from a vocabulary in `resources/vocabularies/`.

Where a figure or a time stands in the words, a lexicon's patterns do not do: expressions find it, and the
words that they choose from stand in TOML too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from chronology.resource import toml


@cache
def choices(vocabulary: str, name: str) -> str:
    """One list of a vocabulary as a group that takes any of it, each a part of an expression: '(?:a|b)'."""
    lists: Mapping[str, Sequence[str]] = toml("vocabularies", f"{vocabulary}.toml")
    return f"(?:{'|'.join(lists[name])})"
