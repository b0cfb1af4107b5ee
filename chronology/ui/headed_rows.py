"""Entries under headings, as the model behind a `HeadedList`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from chronology.ui.headed_list import ABOUT, ENTRY
from chronology.ui.models import Index

T = TypeVar("T")
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class HeadedRows(QAbstractListModel, Generic[T]):
    """Headings, which are words, and entries beneath them. Headings are passed over by the arrow keys.

    `words` gives what an entry says, `about` the line beneath it.
    """

    def __init__(
        self, words: Callable[[T], str], about: Callable[[T], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._about = about
        self.items: list[T | str] = []

    def show_items(self, items: Iterable[T | str]) -> None:
        """Show these headings and entries, in this order."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def entry_at(self, row: int) -> T | None:
        """The entry in a row; None for a heading or no row at all."""
        item = self.items[row] if 0 <= row < len(self.items) else None
        return None if isinstance(item, str) else item

    def entries(self) -> Iterator[tuple[int, T]]:
        """Every entry with its row."""
        return ((row, item) for row, item in enumerate(self.items) if not isinstance(item, str))

    def row_where(self, fits: Callable[[T], bool]) -> int:
        """The first row whose entry fits, or -1."""
        return next((row for row, entry in self.entries() if fits(entry)), -1)

    def next_entry(self, row: int, step: int = 1) -> int:
        """The next row from `row` on, itself included, that holds an entry; -1 where there is none."""
        while 0 <= row < len(self.items):
            if not isinstance(self.items[row], str):
                return row
            row += step
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.items[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if isinstance(item, str):
            return item if role in _WORDS else None
        if role == ENTRY:
            return item
        if role == ABOUT:
            return self._about(item)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._words(item)} {self._about(item)}"
        return None
