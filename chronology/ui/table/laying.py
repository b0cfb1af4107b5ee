"""Words laid out for one cell: whole lines only, '…' where there is more, what was looked for lit.

Laying out costs more than drawing, and the same cells are drawn at every step of scrolling: so what was laid
out is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from chronology.model.sought import Phrase, places

_BEFORE = "… "
_LINE_BREAK = "\u2028"
_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_LONGEST = 2000
"""So many characters at most are laid out: no cell of a table has room for more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and where in it words are lit, as left and right edges in pixels."""

    words: str
    lit: tuple[tuple[float, float], ...] = ()


class Layer:
    """Lays words out in one font, and keeps what it has done last.

    `ascent` is from the top of a line to where its letters stand, `spacing` from one line to the next, both
    in pixels.
    """

    def __init__(self, font: QFont, most_kept: int = 1500) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self.ascent = self._metrics.ascent()
        self.spacing = self._metrics.lineSpacing()
        self._most = most_kept
        self._kept: OrderedDict[tuple[str, int, int, bool], tuple[Line, ...]] = OrderedDict()
        self._phrases: tuple[Phrase, ...] = ()

    def light(self, phrases: tuple[Phrase, ...]) -> None:
        """Light other phrases from now on."""
        if phrases != self._phrases:
            self._phrases = phrases
            self._kept.clear()

    def lines(self, words: str, width: int, room: int, lit: bool) -> tuple[Line, ...]:
        """The words at a width, in no more lines than there is room for.

        Where what is lit would be cut off, the lines are those around it.
        """
        key = (words, width, room, lit)
        found = self._kept.pop(key, None)
        if found is None:
            found = self._lay(words[:_LONGEST], width, room, self._phrases if lit else ())
        self._kept[key] = found
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return found

    def _lay(self, words: str, width: int, room: int, phrases: tuple[Phrase, ...]) -> tuple[Line, ...]:
        lit = places(phrases, words)
        spans = self._wrapped(words, width, None if lit else room + 1)
        cut = spans[_first_shown(spans, lit, room)][0] if lit else 0
        if cut:
            words = _BEFORE + words[cut:]
            spans = self._wrapped(words, width, room + 1)
            lit = tuple((max(a - cut, 0) + len(_BEFORE), b - cut + len(_BEFORE)) for a, b in lit if b > cut)
        lines = []
        for number, (start, end) in enumerate(spans[:room]):
            text = words[start:end].rstrip()
            if number == room - 1 and len(spans) > room:
                more = words[slice(*spans[room])].strip()
                text = self._metrics.elidedText(f"{text} {more}…", Qt.TextElideMode.ElideRight, width)
            within = [(max(a, start) - start, b - start) for a, b in lit if a < end and b > start]
            lines.append(Line(text, self._edges(text, within)))
        return tuple(lines)

    def _wrapped(self, words: str, width: int, most: int | None) -> list[tuple[int, int]]:
        """Where each line begins and ends among the words; at most so many lines."""
        layout = QTextLayout(words.replace("\n", _LINE_BREAK), self.font)
        layout.setTextOption(_WRAP)
        layout.beginLayout()
        found: list[tuple[int, int]] = []
        while (most is None or len(found) < most) and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append((line.textStart(), line.textStart() + line.textLength()))
        layout.endLayout()
        return found

    def _edges(self, text: str, spans: list[tuple[int, int]]) -> tuple[tuple[float, float], ...]:
        """Left and right of each span in a line, in whichever direction its letters run."""
        if not spans:
            return ()
        layout = QTextLayout(text, self.font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        ends = [(_left(line, a), _left(line, min(b, len(text)))) for a, b in spans]
        return tuple((min(one, two), max(one, two)) for one, two in ends if one != two)


def draw(painter: QPainter, layer: Layer, lines: tuple[Line, ...], box: QRectF, lit: QColor) -> float:
    """Draw laid-out lines from the top of a box in the painter's pen; the height they took, in pixels.

    What is lit has a ground and a line beneath it, so that it is not told by colour alone.
    """
    painter.setFont(layer.font)
    spacing, ascent = layer.spacing, layer.ascent
    top = box.top()
    for line in lines:
        for left, right in line.lit:
            ground = QRectF(box.left() + left, top, right - left, spacing)
            painter.fillRect(ground, lit)
            painter.drawLine(
                QPointF(ground.left(), top + ascent + 2), QPointF(ground.right(), top + ascent + 2)
            )
        painter.drawText(QPointF(box.left(), top + ascent), line.words)
        top += spacing
    return top - box.top()


def _first_shown(spans: list[tuple[int, int]], lit: tuple[tuple[int, int], ...], room: int) -> int:
    """The first line that is shown: 0, unless what is lit would be cut off; then it stands in the middle."""
    has_first = next((number for number, (_, end) in enumerate(spans) if end > lit[0][0]), 0)
    if has_first < room:
        return 0
    return min(has_first - (room - 1) // 2, max(1, len(spans) - room + 1))


def _left(line: QTextLine, letter: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(letter))
    return x
