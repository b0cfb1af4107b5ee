"""What the wizard's tables show: rows as they came, events as they would stand, words that were set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from chronology.model.dates import describe
from chronology.model.events import Event, SetAside
from chronology.services.import_preview import RowShown
from chronology.services.newer import Changes
from chronology.ui.models import Index

_Item = TypeVar("_Item")
_NOWHERE = QModelIndex()
_LONGEST = 400  # characters: more of a cell is not read in a row of a few lines
_TOP_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Rows(QAbstractTableModel, Generic[_Item]):
    """A read-only table that answers a screen reader in whole sentences; a subclass says what cells show."""

    headings: tuple[str, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[_Item, ...] = ()

    def show_items(self, items: Sequence[_Item]) -> None:
        """Show these in place of the last."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def words(self, item: _Item, column: int) -> str:
        """What a cell shows."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(item, index.column())[:_LONGEST]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.words(item, index.column()) or "empty"
            return f"{self.heading(index.column())}: {said}"
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.words(item, index.column())
            return words if len(words) > 40 else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TOP_LEFT
        return None

    def heading(self, column: int) -> str:
        """A column's heading, for people."""
        return self.headings[column] or "no heading"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self.headings):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return self.headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class RowsAsTheyCame(Rows[RowShown]):
    """The first rows of a table; those that give no event are told by their number in brackets."""

    def show_rows(self, headings: tuple[str, ...], rows: Sequence[RowShown]) -> None:
        """Show rows under these headings."""
        self.headings = headings
        self.show_items(rows)

    def words(self, item: RowShown, column: int) -> str:
        return item.cells[column].strip() if column < len(item.cells) else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical and section < len(self.items):
            row = self.items[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return str(row.number) if row.gives_event else f"({row.number})"
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return (
                    f"Row {row.number}, {'an event' if row.gives_event else 'set aside or joined to another'}"
                )
            if role == Qt.ItemDataRole.ToolTipRole:
                return None if row.gives_event else "This row gives no event of its own."
        return super().headerData(section, orientation, role)


class ComingEvents(Rows[Event]):
    """Events as they would stand in the case, in the order of the file."""

    headings = ("When", "Agency", "What happened", "Beside it", "To confirm")

    def words(self, item: Event, column: int) -> str:
        match column:
            case 0:
                when = describe(item.date) if item.date.is_dated else "Undated"
                clock = item.date.time.as_written if item.date.time else ""
                written = item.date.as_written.strip()
                return "\n".join(filter(None, (when, clock, f"as written: {written}" if written else "")))
            case 1:
                return item.agency or "Agency not stated"
            case 2:
                return item.text
            case 3:
                return _beside(item)
            case _:
                return "\n".join((*item.date.warnings, *item.confirm))


def _beside(event: Event) -> str:
    """The other columns of an event, each under what it was taken for."""
    named = (
        ("Source", event.source),
        ("Professional", event.who),
        ("Family member", event.family_member),
        ("Child seen", event.seen),
        ("Child's voice", event.voice),
        ("Action", event.action),
        ("Analysis", event.analysis),
        ("No.", event.sequence),
        *((words.heading or "Also", words.text) for words in event.other),
    )
    return "\n".join(f"{name}: {words.strip()}" for name, words in named if words.strip())


class WordsSetAside(Rows[SetAside]):
    """What is no event, with its place and why."""

    headings = ("Where", "Words", "Why it was set aside")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted: frozenset[SetAside] = frozenset()

    def words(self, item: SetAside, column: int) -> str:
        match column:
            case 0:
                return str(item.place).partition(", ")[2] or item.place.file
            case 1:
                return " | ".join(cell.strip() for cell in item.cells if cell.strip())
            case _:
                why = f"{item.reason.value}: {item.detail}" if item.detail else item.reason.value
                return "You said: this is an event" if item in self.wanted else why


class Change(NamedTuple):
    """One event that a newer version adds, changes or leaves out."""

    what: str
    was: Event | None
    now: Event | None


class ChangedRows(Rows[Change]):
    """What a newer version of a return changes: what is new, what reads otherwise, what is gone."""

    headings = ("", "When", "As it was", "As it is now")

    def show_changes(self, changes: Changes) -> None:
        """Show these, what is gone first: that is what a person must know of."""
        self.show_items(
            [
                *(Change("gone", event, None) for event in changes.gone),
                *(Change("changed", each.was, each.now) for each in changes.changed),
                *(Change("added", None, event) for event in changes.added),
            ]
        )

    def words(self, item: Change, column: int) -> str:
        match column:
            case 0:
                return item.what
            case 1:
                days = [describe(event.date) for event in (item.was, item.now) if event is not None]
                return "\nnow ".join(dict.fromkeys(days))
            case 2:
                return _whole(item.was)
            case _:
                return _whole(item.now)


def _whole(event: Event | None) -> str:
    if event is None:
        return ""
    beside = _beside(event)
    return f"{event.text}\n{beside}" if beside else event.text
