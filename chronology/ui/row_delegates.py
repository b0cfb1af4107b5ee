"""How the cells of a table of events are drawn: whole lines only, with '…' where there is more to read."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from chronology.resource import agency_types
from chronology.ui.marks import agency_colour, draw_mark
from chronology.ui.models import ENTRY, Index
from chronology.ui.theme import Theme

_NOTHING = QModelIndex()
_TOP, _SIDE = 6, 8


class WordsDelegate(QStyledItemDelegate):
    """Words, wrapped, as many whole lines as the row has room for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, _NOTHING)  # the ground, the selection and the focus
        painter.save()
        self.draw(painter, option, index)
        painter.setPen(QPen(self._theme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell's words."""
        painter.setPen(QPen(option.palette.text().color()))
        draw_lines(
            painter, option.font, option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP), str(index.data() or "")
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 32)


class WhenDelegate(WordsDelegate):
    """What was understood first and in weight; the words as written beneath, in second ink."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        understood, *beneath = str(index.data()).split("\n")
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        box = option.rect.adjusted(2 * _SIDE, _TOP, -_SIDE, -_TOP)
        painter.setPen(QPen(option.palette.text().color()))
        used = draw_lines(painter, strong, box, understood)
        painter.setPen(QPen(self._theme.second_ink))
        draw_lines(painter, option.font, box.adjusted(0, used, 0, 0), "\n".join(beneath))


class AgencyDelegate(WordsDelegate):
    """The agency's mark, its name, and a bar in its colour at the left."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kind = agency_types().of(index.data(ENTRY).event.agency)
        colour = agency_colour(kind, self._theme.name == "dark")
        box = option.rect
        painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), colour)
        draw_mark(painter, kind, QRectF(box.left() + 14, box.top() + 9, 11, 11), colour)
        painter.setPen(QPen(option.palette.text().color()))
        draw_lines(painter, option.font, box.adjusted(32, _TOP, -_SIDE, -_TOP), str(index.data()))


def draw_lines(painter: QPainter, font: QFont, box: QRect, words: str) -> int:
    """Draw as many whole lines of `words` as fit in `box`; the last says '…' where more was left out.

    Returns the height used, in pixels.
    """
    metrics = QFontMetrics(font)
    spacing = metrics.lineSpacing()
    room = max(1, box.height() // spacing)
    lines = _wrapped(words, font, box.width(), room + 1)
    more = len(lines) > room
    painter.setFont(font)
    for number, line in enumerate(lines[:room]):
        if more and number == room - 1:
            line = metrics.elidedText(
                f"{line.rstrip()} {lines[room]}…", Qt.TextElideMode.ElideRight, box.width()
            )
        painter.drawText(box.topLeft() + QPoint(0, number * spacing + metrics.ascent()), line)
    return min(len(lines), room) * spacing


def lines_of(words: str, font: QFont, width: int) -> int:
    """In how many lines words wrap; no more than three are counted."""
    if "\n" not in words and QFontMetrics(font).horizontalAdvance(words) <= width:
        return 1 if words else 0
    return len(_wrapped(words, font, max(1, width), 3))


def _wrapped(words: str, font: QFont, width: int, most: int) -> list[str]:
    """The first lines of `words` as they wrap at `width` pixels, no more than `most` of them."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    found: list[str] = []
    for paragraph in words.split("\n")[:most]:
        layout = QTextLayout(paragraph[:2000], font)
        layout.setTextOption(option)
        layout.beginLayout()
        while len(found) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append(paragraph[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        if len(found) >= most:
            break
    return found
