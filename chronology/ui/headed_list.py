"""A list under headings: each entry in two lines at most, and beneath in second ink what it is about."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from chronology.ui.models import Index
from chronology.ui.row_delegates import draw_lines, lines_of
from chronology.ui.theme import Theme

ENTRY = int(Qt.ItemDataRole.UserRole)
"""The role under which a model gives an entry; None for a heading."""
ABOUT = ENTRY + 1
"""The role under which it gives the line beneath an entry."""
_SIDE, _TOP, _MARK = 16, 8, 20


class HeadedList(QListView):
    """Entries moved through by the arrow keys. `came_to` tells the row, -1 for none."""

    came_to = Signal(int)

    def __init__(self, name: str, rows: QAbstractListModel) -> None:
        super().__init__()
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setMinimumWidth(240)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def come_to(self, row: int) -> None:
        """Go to a row; the heading above the first entry stays in sight."""
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))
            if row == 1:
                self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # rows are as high as their words at this width
            self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.came_to.emit(current.row())


class HeadedDelegate(QStyledItemDelegate):
    """Draws headings in weight and entries beneath. A subclass may draw a mark before an entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def draw_mark(self, painter: QPainter, index: Index, box: QRectF) -> None:
        """Draw what stands before an entry; nothing, unless a subclass says otherwise."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, QModelIndex())  # the ground, the selection and the focus
        painter.save()
        if index.data(ENTRY) is None:
            self._paint_heading(painter, option, str(index.data()))
        else:
            self._paint_entry(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        painter.fillRect(option.rect, QColor(self.theme.rail))
        painter.setPen(QPen(QColor(self.theme.ink)))
        draw_lines(painter, _strong(option.font), option.rect.adjusted(_SIDE, _TOP, -_SIDE, 0), words)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        size = QFontMetrics(option.font).ascent() - 3
        self.draw_mark(
            painter, index, QRectF(option.rect.left() + _SIDE, option.rect.top() + _TOP + 3, size, size)
        )
        box = option.rect.adjusted(_SIDE + size + 9, _TOP, -_SIDE, -4)
        painter.setPen(QPen(option.palette.text().color()))
        line = QFontMetrics(option.font).lineSpacing()
        above = box.adjusted(0, 0, 0, 2 * line - box.height())
        used = draw_lines(painter, option.font, above, str(index.data()))
        painter.setPen(QPen(QColor(self.theme.second_ink)))
        draw_lines(painter, option.font, box.adjusted(0, used, 0, 0), str(index.data(ABOUT)))
        painter.setPen(QPen(QColor(self.theme.line)))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words: the entry in two lines at most, and as many beneath."""
        metrics = QFontMetrics(option.font)
        lines = 1
        if index.data(ENTRY) is not None:
            view = self.parent()
            width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
            width -= 2 * _SIDE + metrics.ascent() - 3 + 9
            above = min(2, lines_of(str(index.data()), option.font, width))
            beneath = min(2, lines_of(str(index.data(ABOUT) or ""), option.font, width))
            lines = above + beneath
        return QSize(120, lines * metrics.lineSpacing() + 2 * _TOP)


def list_style(theme: Theme) -> str:
    """How such a list looks in a palette: no edge of its own, and one that shows where the keyboard is."""
    return f"""
        QListView {{ background: {theme.panel}; border: 2px solid transparent; outline: none; }}
        QListView:focus {{ border: 2px solid {theme.accent}; }}
        QListView::item:selected {{ background: {theme.selected}; color: {theme.selected_ink}; }}
        QPlainTextEdit {{ padding: 6px 8px; border-radius: 8px; border: 1px solid {theme.edge};
            background: {theme.panel}; color: {theme.ink}; }}
        QPlainTextEdit:focus {{ border: 2px solid {theme.accent}; padding: 5px 7px; }}
    """


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong
