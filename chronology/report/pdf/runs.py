"""An intricate line cut into runs: stretches of one face and one direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bidi import get_display

from chronology.report.pdf.faces import face, is_right_to_left

_CLOSING = dict(zip(")]}>»›", "([{<«‹", strict=True))
_OPENING = frozenset(_CLOSING.values())

_WORD = re.compile(r" *[^ ]+ *| +")

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
    """A stretch of a line in one face, `rank` places from the left. `words` are in reading order.

    `drawn` differs from `words` where no face has a sign: then it names it ('[U+1F600]').
    """

    face: str
    words: str
    drawn: str
    backwards: bool
    rank: int = 0


def runs(chain: Sequence[str], words: str, backwards: bool = False) -> list[Run]:
    """The runs of a line, in reading order. `backwards`: the paragraph itself is read from the right.

    What is read from the right is cut into words, since readers put a word's letters in order by themselves
    but take words in the order in which they were drawn.
    """
    if not backwards and not any(map(is_right_to_left, words)):
        return [replace(run, rank=rank) for rank, run in enumerate(_by_face(chain, words, False))]
    shown = get_display(words, base_dir="R" if backwards else "L")
    assert isinstance(shown, str)
    stretches: list[list[Run]] = []
    rank = 0
    for from_right, stretch in _by_direction(shown, backwards):
        found = (
            [run for word in _WORD.findall(stretch[::-1]) for run in _by_face(chain, word, True)]
            if from_right
            else list(_by_face(chain, stretch, False))
        )
        last = rank + len(found) - 1
        stretches.append(
            [replace(run, rank=last - at if from_right else rank + at) for at, run in enumerate(found)]
        )
        rank += len(found)
    return [run for stretch in _in_reading_order(stretches, backwards) for run in stretch]


def _in_reading_order(stretches: list[list[Run]], backwards: bool) -> list[list[Run]]:
    """Stretches from the order of the eye to the order of reading.

    In a line that is read from the left, a number between words that are read from the right belongs to them.
    """
    if backwards:
        return stretches[::-1]
    ordered: list[list[Run]] = []
    group: list[list[Run]] = []
    numbers: list[list[Run]] = []
    for stretch in stretches:
        if stretch[0].backwards:
            group += [*numbers, stretch] if group else [stretch]
            numbers = []
        elif group and not any(char.isalpha() for run in stretch for char in run.words):
            numbers.append(stretch)
        else:
            ordered += [*group[::-1], *numbers, stretch]
            group, numbers = [], []
    return [*ordered, *group[::-1], *numbers]


def _by_direction(shown: str, backwards: bool) -> Iterator[tuple[bool, str]]:
    """Stretches of a line in the order of the eye, each with whether it is read from the right.

    What has no direction of its own (spaces, brackets) belongs to its neighbours where they agree, marks
    to the letter beside them, anything else to the paragraph.
    """
    own = [_direction(char) for char in shown]
    _settle_brackets(shown, own)
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


def _settle_brackets(shown: str, own: list[bool | None]) -> None:
    """Give brackets the direction that their pair stands in.

    In the order of the eye a pair that is read from the right still has its closing half at the left.
    """
    opened: list[int] = []
    closed: list[int] = []
    for at, char in enumerate(shown):
        if char in _CLOSING:
            if opened and _CLOSING[char] == shown[opened[-1]]:
                own[at] = own[opened.pop()] = False
            else:
                closed.append(at)
        elif char in _OPENING:
            if closed and _CLOSING[shown[closed[-1]]] == char:
                own[at] = own[closed.pop()] = True
            else:
                opened.append(at)


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
