"""The wizard's tables: rows of a few lines, moved through by the arrow keys and left by Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from chronology.ui.models import Index
from chronology.ui.row_delegates import WordsDelegate
from chronology.ui.theme import Theme

Key = Qt.Key


class RowTable(QTableView):
    """A table of whole rows. `shares` are the widths of its columns as parts of the width that there is.

    Where a column would be narrower than its heading, or than `least` letters, the table scrolls instead.
    Enter or a double click presses what is the first thing to do with a row, Delete takes it out.
    """

    pressed_row = Signal(int)
    taken_out = Signal(int)
    came_to = Signal(int)

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        shares: Sequence[float] = (),
        lines: int = 3,
        least: int = 14,
    ) -> None:
        super().__init__()
        self._shares = tuple(shares)
        self._lines = lines
        self._least = least
        self.setAccessibleName(name)
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.doubleClicked.connect(lambda index: self.pressed_row.emit(index.row()))
        self._fit()

    def dress(self, theme: Theme) -> None:
        """Draw whole lines only, in this palette."""
        self.setItemDelegate(WordsDelegate(theme, self))

    def row_here(self) -> int:
        """The row that the person has come to, or -1."""
        return self.currentIndex().row()

    def come_to(self, row: int) -> None:
        """Go to a row, the last one where there are fewer."""
        model = self.model()
        if model.rowCount():
            self.setCurrentIndex(model.index(min(max(row, 0), model.rowCount() - 1), 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.came_to.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Key.Key_Return, Key.Key_Enter) and self.row_here() >= 0:
            self.pressed_row.emit(self.row_here())
        elif event.key() == Key.Key_Delete and self.row_here() >= 0:
            self.taken_out.emit(self.row_here())
        elif event.key() == Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = self._least * self.fontMetrics().averageCharWidth()
        for column, share in enumerate(self._shares):
            heading = self.horizontalHeader().sectionSizeHint(column)
            room = int(share * self.viewport().width())
            self.setColumnWidth(column, max(room, heading, min(least, 2 * heading)))

    def _fit(self) -> None:
        height = self._lines * self.fontMetrics().lineSpacing() + 12
        self.verticalHeader().setDefaultSectionSize(height)
