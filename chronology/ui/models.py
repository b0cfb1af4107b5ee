"""What the tables show: thin models over a timeline and over what was set aside.

Each answers the accessible-text role in full sentences, since a screen reader says nothing of a table whose
model does not.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from chronology.model.contributions import Contribution
from chronology.model.dates import describe
from chronology.model.events import Event, SetAside
from chronology.model.timeline import Entry, Timeline

Index = QModelIndex | QPersistentModelIndex
ENTRY = int(Qt.ItemDataRole.UserRole)


class _Rows(QAbstractTableModel):
    """A read-only table with fixed headings; a subclass says what each cell shows."""

    headings: tuple[str, ...] = ()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self.headings[section]
        return None


class TimelineRows(_Rows):
    """The merged timeline: one row an event, in order, undated events last."""

    headings = ("When", "Agency", "What happened", "Action or outcome", "From")

    def __init__(self, timeline: Timeline, asked: dict[str, int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = timeline.entries
        self._asked = asked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def entry(self, row: int) -> Entry:
        """The timeline entry shown in a row."""
        return self._entries[row]

    def row_of(self, event: str) -> int:
        """The row that shows the event with this id, or -1."""
        return next((row for row, entry in enumerate(self._entries) if entry.event.id == event), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(entry.event, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]}: {self._shown(entry.event, index.column())}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if role == ENTRY:
            return entry
        return None

    def _shown(self, event: Event, column: int) -> str:
        match column:
            case 0:
                return when_shown(event)
            case 1:
                return event.agency or "Agency not stated"
            case 2:
                return event.text
            case 3:
                return event.action
            case _:
                questions = self._asked.get(event.id, 0)
                asked = f"\n{questions} question{'s' if questions > 1 else ''}" if questions else ""
                return f"{event.place}{asked}"


def when_shown(event: Event) -> str:
    """What was understood of the date, the time if there is one, and the words as written."""
    lines = [describe(event.date)]
    if event.date.time is not None and event.date.time.as_written:
        lines.append(event.date.time.as_written)
    if event.date.as_written.strip():
        lines.append(f"as written: {event.date.as_written.strip()}")
    return "\n".join(lines)


class SetAsideRows(_Rows):
    """Everything that came in and is no event, with its place and why."""

    headings = ("Where", "Words", "Why it was set aside")

    def __init__(self, contributions: tuple[Contribution, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        kept = [aside for each in contributions for aside in each.set_aside]
        self._kept: list[SetAside] = sorted(kept, key=lambda aside: not aside.unread)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._kept)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        kept = self._kept[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if index.column() == 0:
                return str(kept.place)
            if index.column() == 1:
                return " | ".join(cell for cell in kept.cells if cell.strip())
            return kept.detail or kept.reason.value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return None
