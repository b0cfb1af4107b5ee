"""Two words written as one: 'didn't' is 'did not' too, 'she's' is 'she is' or 'she has'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_NOT = "t"
_BEFORE_NOT = {
    "can": "can", "couldn": "could", "didn": "did", "don": "do", "doesn": "does", "hadn": "had",
    "hasn": "has", "haven": "have", "shouldn": "should", "wouldn": "would",
}  # fmt: skip
"""Not 'wasn' nor 'won': of who 'was not there' the lexicons read more than of who 'wasn't'."""
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "s": ("is", "has"),
    "d": ("had", "would"),
    "ve": ("have",),
    "ll": ("will",),
    "re": ("are",),
    "m": ("am",),
}
_SUBJECTS = frozenset({"i", "he", "she", "it", "we", "you", "they", "there", "that", "who"})
"""Whose 's is no mark of what belongs to them."""


def in_full(words: Sequence[str], between: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """What some words may be short for, by their numbers. `between[n]` are the signs before `words[n]`."""
    found: dict[int, tuple[str, ...]] = {}
    for number in range(1, len(words)):
        if between[number] != "'":
            continue
        before, word = words[number - 1], words[number]
        if word == _NOT and before in _BEFORE_NOT:
            found[number - 1] = (_BEFORE_NOT[before],)
            found[number] = ("not",)
        elif before in _SUBJECTS and word in _ENDINGS:
            found[number] = _ENDINGS[word]
    return found
