"""Words broken into lines that fit a width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeAlias

from chronology.report.pdf.faces import is_right_to_left
from chronology.report.pdf.fonts import Intricate, Weight
from chronology.report.pdf.settle import settled

Line: TypeAlias = str | Intricate
"""One line; plain where its letters only stand side by side."""

_SEAM = re.compile(r"[-/\\_.,;:@|=&?+]")
_LONG = 400  # no line holds so many letters, so a word this long is cut without measuring it whole
_TOO_WIDE = 10**9
_STRONG = re.compile(r"[^\W\d_]")


def broken(words: str, weight: Weight, size: float, width: float) -> list[Line]:
    """The lines of `words` at a type size within a width, both in points. Line ends in the words are kept.

    Each line ends with a space, so that whoever reads the lines one after another hears no two words as
    one; only a word wider than the line is cut without it, at a hyphen or a stroke where it has one.
    """
    if not words:
        return []
    weight.make_room()
    limit = width * 1000 / size
    lines: list[Line] = []
    for paragraph in settled(words).split("\n"):
        _break_paragraph(paragraph, weight, limit, lines)
    return lines


def _break_paragraph(paragraph: str, weight: Weight, limit: float, lines: list[Line]) -> None:
    widths, space = weight.widths, weight.space
    row: list[str] = []
    used = 0.0
    backwards: bool | None = None
    for word in paragraph.split(" "):
        wide = widths.get(word)
        if wide is None:
            wide = weight.width(word) if len(word) < _LONG else _TOO_WIDE
        if row and used + wide > limit:
            row.append("")
            backwards = _close(row, paragraph, weight, lines, backwards)
            row, used = [], 0.0
        if wide > limit:
            *pieces, word = _cut(word, weight, limit)
            for piece in pieces:
                backwards = _close([piece], paragraph, weight, lines, backwards)
            wide = weight.width(word)
        row.append(word)
        used += wide + space
    row.append("")
    _close(row, paragraph, weight, lines, backwards)


def _close(
    row: list[str], paragraph: str, weight: Weight, lines: list[Line], backwards: bool | None
) -> bool | None:
    line = " ".join(row)
    if not weight.intricate or weight.intricate.isdisjoint(row):
        lines.append(line)
        return backwards
    if backwards is None:
        backwards = _runs_backwards(paragraph)
    lines.append(Intricate(line, backwards))
    return backwards


def _runs_backwards(paragraph: str) -> bool:
    """Whether the first letter of a paragraph is one that is read from the right."""
    first = _STRONG.search(paragraph)
    return first is not None and is_right_to_left(first[0])


def _cut(word: str, weight: Weight, limit: float) -> Iterator[str]:
    """A word that is wider than a line, in pieces that are not. Each is measured by then."""
    piece, used, seam = "", 0.0, 0
    for char in word:
        wide = weight.width(char)
        full = used + wide > limit and not unicodedata.combining(char)
        if piece and (full or len(piece) >= _LONG):
            kept = seam or len(piece)
            weight.width(piece[:kept])
            yield piece[:kept]
            piece = piece[kept:]
            used = float(sum(map(weight.width, piece)))
            seam = 0
        piece += char
        used += wide
        if _SEAM.match(char):
            seam = len(piece)
    weight.width(piece)
    yield piece
