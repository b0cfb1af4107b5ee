"""What the table of returns shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from chronology.services.bring_in import KeptReturn
from chronology.ui.imports.rows import Rows
from chronology.ui.models import Index

_NUMBERS = range(2, 6)


_TOLD = {
    "Rows": "All rows and paragraphs of the file",
    "Events": "Rows that stand in the timeline",
    "Set aside": "Titles, headings, notes and the like, each with the reason",
    "Not read": "Rows that look like an event and could not be read: the list below has them",
    "State": "Whether the return has been withdrawn",
}


class ReturnRows(Rows[KeptReturn]):
    """One return a row, with its counts. One that was withdrawn says so and is struck through."""

    headings = ("Agency", "File", "Rows", "Events", "Set aside", "Not read", "Received", "State")

    def words(self, item: KeptReturn, column: int) -> str:
        match column:
            case 0:
                return item.agency or "not stated"
            case 1:
                return item.file
            case 2:
                return str(item.rows)
            case 3:
                return str(item.events)
            case 4:
                return str(item.set_aside)
            case 5:
                return str(item.unread) if item.unread else ""
            case 6:
                return received(item.added).partition(",")[0]
            case _:
                return "" if item.present else "withdrawn"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if role == Qt.ItemDataRole.FontRole and not self.items[index.row()].present and index.column() < 7:
            font = QFont()
            font.setStrikeOut(True)
            return font
        return super().data(index, role)

    def heading(self, column: int) -> str:
        return self.headings[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return _TOLD.get(self.headings[section])
        return super().headerData(section, orientation, role)


def received(added: str) -> str:
    """When a return came in, in this computer's time: '3 May 2021, 14:05'. `added` is ISO, in UTC."""
    try:
        when = datetime.fromisoformat(added.replace("Z", "+00:00"))
    except ValueError:
        return added
    when = (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone()
    return f"{when.day} {when:%b %Y, %H:%M}"
