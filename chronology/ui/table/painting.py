"""How the cells of the table are drawn."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from chronology.model.event_rows import Column, Row, Section
from chronology.report.marks import agency_kind
from chronology.ui.marks import agency_colour, draw_mark
from chronology.ui.table.columns import ShownColumn, column_at
from chronology.ui.table.laying import Layer, draw
from chronology.ui.table.model import EventTable, Index
from chronology.ui.theme import Theme

_SELECTED = QStyle.StateFlag.State_Selected
_LIT = {"dark": "#4D4216"}
_LIT_ON_LIGHT = "#FFF0B3"

# Each cell is drawn anew at each step of scrolling, so what it is drawn with is made once.
_kind = lru_cache(maxsize=256)(agency_kind)
_colour = lru_cache(maxsize=64)(QColor)


def lit_ground(theme: Theme) -> str:
    """The ground behind words that were looked for, as '#RRGGBB'."""
    return _LIT.get(theme.name, _LIT_ON_LIGHT)


class CoveredTable(QTableView):
    """A table whose cells left of `covered`, in pixels, are laid over by others and need not be drawn."""

    covered = 0


class CellPainter(QStyledItemDelegate):
    """Draws every cell of a table of events, and the headings that they stand under."""

    def __init__(self, theme: Theme, view: CoveredTable) -> None:
        super().__init__(view)
        self._view = view
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Draw in another palette, or in the type that the view has now."""
        self.theme = theme
        self._lit = QColor(lit_ground(theme))
        font = QFont(self._view.font())
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        self._plain, self._strong = Layer(font), Layer(strong)
        self.side = round(self._plain.spacing / 2.2)
        self.top = max(2, round(self._plain.spacing / 3.6))

    def row_height(self, lines: int) -> int:
        """The height of a row with so many lines of words, in pixels."""
        return round(lines * self._plain.spacing) + 2 * self.top + 1

    def heading_height(self) -> int:
        """The height of a row that is a heading, in pixels."""
        return self.row_height(1) + 2 * self.top

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.row_height(1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EventTable):
            return
        box = option.rect
        if option.widget is self._view and box.right() < self._view.covered:
            return
        section = model.heading(index.row())
        if section is not None:
            self._draw_heading(painter, box, model, section)
        else:
            is_chosen = bool(option.state & _SELECTED)
            if is_chosen:
                painter.fillRect(box, _colour(self.theme.selected))
            row = model.row(index.row())
            if row is not None:
                for layer in (self._plain, self._strong):
                    layer.light(model.phrases)
                self._draw_cell(painter, box, row, column_at(index.column()), is_chosen)
        painter.setPen(_colour(self.theme.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(_colour(self.theme.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))

    def _draw_cell(self, painter: QPainter, box: QRect, row: Row, column: ShownColumn, chosen: bool) -> None:
        theme = self.theme
        ink = theme.selected_ink if chosen else theme.ink
        second = theme.selected_ink if chosen else theme.second_ink
        inner = QRectF(box.adjusted(self.side, self.top, -self.side, -self.top))
        if column.sort is Column.AGENCY:
            inner = self._draw_agency(painter, box, inner, row)
        words = column.words(row)
        if column.sort in (Column.WHEN, Column.AGENCY):
            first, _, beneath = words.partition("\n")
            layer = self._strong if column.sort is Column.WHEN else self._plain
            used = self._draw(painter, layer, inner, first, ink)
            if beneath:
                self._draw(painter, self._plain, inner.adjusted(0, used, 0, 0), beneath, second)
            return
        if column.sort is Column.QUESTIONS:
            ink = theme.question
        elif not column.is_prose:
            ink = second
        self._draw(painter, self._plain, inner, words, ink, lit=column.is_prose)

    def _draw(
        self, painter: QPainter, layer: Layer, box: QRectF, words: str, ink: str, lit: bool = False
    ) -> float:
        room = int((box.height() + 1) / layer.spacing)
        if not words or room < 1 or box.width() < layer.spacing:
            return 0.0
        painter.setPen(_colour(ink))
        return draw(painter, layer, layer.lines(words, round(box.width()), room, lit), box, self._lit)

    def _draw_agency(self, painter: QPainter, box: QRect, inner: QRectF, row: Row) -> QRectF:
        """A bar in the agency's colour, its mark, and what is left of the cell for its name."""
        kind = _kind(row.event.agency)
        colour = agency_colour(kind, self.theme.name == "dark")
        painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), colour)
        size = self._plain.ascent * 0.8
        left = box.left() + 4 + self.side
        top = inner.top() + (self._plain.spacing - size) / 2
        draw_mark(painter, kind, QRectF(left, top, size, size), colour)
        return inner.adjusted(left + size + self.side - inner.left(), 0, 0, 0)

    def _draw_heading(self, painter: QPainter, box: QRect, model: EventTable, section: Section) -> None:
        """A heading runs through all of its row, whatever columns there are: each cell shows its part."""
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, _colour(self.theme.rail))
        painter.setPen(_colour(self.theme.ink))
        painter.setFont(self._strong.font)
        whole = QRect(self.side, box.top(), 4000, box.height())
        painter.drawText(whole, int(Qt.AlignmentFlag.AlignVCenter), model.heading_words(section))
        painter.restore()
