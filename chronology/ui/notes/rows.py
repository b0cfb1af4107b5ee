"""The notes as a list under their themes, key lines of enquiry first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from chronology.model.curation import Note, Theme
from chronology.ui.headed_list import ABOUT, ENTRY, HeadedDelegate
from chronology.ui.models import Index

WITHOUT_THEME = "Without a theme"


class NoteRows(QAbstractListModel):
    """A note stands under each of its themes; `about` gives the line beneath it."""

    def __init__(self, about: Callable[[Note], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.items: list[Note | str] = []

    def show_notes(self, notes: Sequence[Note], themes: Sequence[Theme]) -> None:
        """Show these notes. A theme that no note is under is shown too: it waits for one."""
        self.beginResetModel()
        self.items = []
        for theme in sorted(themes, key=lambda each: (not each.line_of_enquiry, each.name.casefold())):
            under = [note for note in notes if theme.id in note.themes]
            kind = "Line of enquiry: " if theme.line_of_enquiry else ""
            self.items.append(f"{kind}{theme.name} ({len(under)})")
            self.items += under
        known = {theme.id for theme in themes}
        if rest := [note for note in notes if not known.intersection(note.themes)]:
            self.items.append(f"{WITHOUT_THEME} ({len(rest)})")
            self.items += rest
        self.endResetModel()

    def note_at(self, row: int) -> Note | None:
        """The note in a row; None for a heading."""
        item = self.items[row] if 0 <= row < len(self.items) else None
        return item if isinstance(item, Note) else None

    def place_of(self, id: int) -> int:
        """The first row of the note with this number, or -1."""
        found = (at for at, item in enumerate(self.items) if isinstance(item, Note) and item.id == id)
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if isinstance(item, str):
            return item if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == ENTRY:
            return item
        if role == ABOUT:
            return self._about(item)
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.text} {self._about(item)}"
        return None


class NoteDelegate(HeadedDelegate):
    """A note; a flag stands before a turning point."""

    def draw_mark(self, painter: QPainter, index: Index, box: QRectF) -> None:
        if not index.data(ENTRY).turning_point:
            return
        painter.setPen(QPen(QColor(self.theme.ink), 1.5))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        flag = QRectF(box.left() + 1, box.top(), box.width() - 1, box.height() * 0.55)
        painter.fillRect(flag, QColor(self.theme.thought))
