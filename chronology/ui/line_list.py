"""A list of lines, each with what it stands for, that is filled anew as often as what it shows changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

Index = (
    QModelIndex | QPersistentModelIndex
)  # of its own: the first window brings nothing that it does not need
_TICKS = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `value` is what it stands for; `spoken` what a screen reader says, where not the words.

    `ticked` is None where it has no box. A line that is `still` is read and not chosen.
    """

    words: str
    value: Any = None
    spoken: str = ""
    ticked: bool | None = None
    still: bool = False
    tip: str = ""


class Lines(QAbstractListModel):
    """The lines of a list. None of them is an object of Qt's, so that filling it anew destroys none."""

    ticked = Signal(int, bool)  # the row whose box a person ticked or cleared

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Iterable[Line]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def put(self, row: int, line: Line) -> None:
        """Show another line in a row."""
        if self.lines[row] != line:
            self.lines = (*self.lines[:row], line, *self.lines[row + 1 :])
            self.dataChanged.emit(self.index(row), self.index(row))

    def add(self, line: Line) -> None:
        """Show one more line beneath the others."""
        self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines))
        self.lines = (*self.lines, line)
        self.endInsertRows()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        if line.still:
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if line.ticked is not None else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken or line.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.tip or None
        if role == Qt.ItemDataRole.CheckStateRole and line.ticked is not None:
            return _TICKS[line.ticked]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.lines[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or line.ticked is None:
            return False
        is_ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.put(index.row(), replace(line, ticked=is_ticked))
        self.ticked.emit(index.row(), is_ticked)
        return True


class LineList(QListView):
    """The lines on the screen. A double click or Enter chooses one, Delete says that it is unwanted."""

    came_to = Signal(int)  # the row, -1 for none
    chosen = Signal(object)  # the value of a line
    unwanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = Lines(self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.chosen.emit(self.rows.lines[index.row()].value))

    def show_lines(self, lines: Iterable[Line], at: int = -1) -> None:
        """Show these and no others, and come to one of them."""
        self.rows.show(lines)
        self.come_to(at)

    def come_to(self, row: int) -> None:
        """Go to a row, or to none."""
        self.setCurrentIndex(self.rows.index(row) if 0 <= row < self.count() else QModelIndex())

    @property
    def row(self) -> int:
        """The row that the person has come to, -1 for none."""
        return self.currentIndex().row()

    @property
    def value(self) -> Any:
        """What the line that the person has come to stands for; None where there is none."""
        return self.rows.lines[self.row].value if self.row >= 0 else None

    def count(self) -> int:
        """How many lines there are."""
        return len(self.rows.lines)

    def words(self, row: int) -> str:
        """The words of a line."""
        return self.rows.lines[row].words

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.came_to.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.value)
        elif self.row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(self.value)
        else:
            super().keyPressEvent(event)
