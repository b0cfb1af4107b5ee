"""An intricate line cut into runs: stretches of one face and one direction, from left to right as drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bidi import get_display

from chronology.report.pdf.faces import face, is_right_to_left

_LOOKALIKE = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0fb": "✗",
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\uf0fe": "☒",
    "\uf0e0": "→",
}
"""Bullets and boxes of the Symbol and Wingdings fonts: Word leaves their private codes in copied text."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in one face. `words` are in reading order, as is `drawn`.

    The two differ where no face has a sign: then `drawn` names it ('[U+1F600]').
    """

    face: str
    words: str
    drawn: str
    backwards: bool


def runs(chain: Sequence[str], words: str, backwards: bool = False) -> Iterator[Run]:
    """The runs of a line from left to right. `backwards`: the paragraph itself runs from right to left."""
    if not backwards and not any(map(is_right_to_left, words)):
        yield from _by_face(chain, words, backwards=False)
        return
    shown = get_display(words, base_dir="R" if backwards else "L")
    assert isinstance(shown, str)
    for from_right, stretch in _by_direction(shown, backwards):
        if from_right:
            yield from reversed(list(_by_face(chain, stretch[::-1], backwards=True)))
        else:
            yield from _by_face(chain, stretch, backwards=False)


def _by_direction(shown: str, backwards: bool) -> Iterator[tuple[bool, str]]:
    """Stretches of a line in the order of the eye, each with whether it is read from the right.

    What has no direction of its own (spaces, brackets) belongs to its neighbours where they agree, marks
    to the letter beside them, anything else to the paragraph.
    """
    own = [_direction(char) for char in shown]
    before = _nearest(own, backwards)
    after = _nearest(own[::-1], backwards)[::-1]
    settled = [
        direction
        if direction is not None
        else (left or right)
        if unicodedata.category(char) == "Mn"
        else left
        if left == right
        else backwards
        for char, direction, left, right in zip(shown, own, before, after, strict=True)
    ]
    at = 0
    for from_right, group in groupby(settled):
        length = len(list(group))
        yield from_right, shown[at : at + length]
        at += length


def _direction(char: str) -> bool | None:
    kind = unicodedata.bidirectional(char)
    if kind in ("R", "AL"):
        return True
    return False if kind in ("L", "EN", "AN") else None


def _nearest(directions: Sequence[bool | None], edge: bool) -> list[bool]:
    found, last = [], edge
    for direction in directions:
        last = last if direction is None else direction
        found.append(last)
    return found


def _by_face(chain: Sequence[str], words: str, backwards: bool) -> Iterator[Run]:
    """Words of one direction, in reading order, by the face that has their letters."""
    name, taken, drawn, odd = "", "", "", False
    for char in words:
        wanted, shown = _face_for(char, chain, name)
        if taken and (wanted != name or odd != (shown != char)):
            yield Run(name, taken, drawn, backwards and not odd)
            taken = drawn = ""
        name, odd = wanted, shown != char
        taken += char
        drawn += shown
    if taken:
        yield Run(name, taken, drawn, backwards and not odd)


def _face_for(char: str, chain: Sequence[str], current: str) -> tuple[str, str]:
    """The face that draws a character, and what it draws: the character, or a stand-in for it."""
    if current and unicodedata.category(char)[0] in "MZPC" and char in face(current).glyphs:
        return current, char
    for name in chain:
        if char in face(name).glyphs:
            return name, char
    if char in _LOOKALIKE:
        return _face_for(_LOOKALIKE[char], chain, "")[0], _LOOKALIKE[char]
    return chain[0], f"[U+{ord(char):04X}]"
