"""The list so far: what was entered, in the order of its dates; chosen to be changed, or taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from chronology.model.dates import describe
from chronology.model.entering import EnteredEvent
from chronology.ui.controls import clear_list, label

_NUMBER = int(Qt.ItemDataRole.UserRole)
_FIRST_WORDS = 70


class SoFar(QWidget):
    """Every entry as a line. Enter or a click opens it in the form, Delete takes it away."""

    chosen = Signal(int)  # the number of an entry
    unwanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("Your list so far", "heading")
        self.list = _List()
        self.list.setAccessibleName("Your list so far. Enter opens an entry, Delete takes it away")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = label(
            "Nothing yet. Each entry that you save stands here, in the order of its date.", "second"
        )
        self.empty.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.heading)
        whole.addWidget(self.empty)
        whole.addWidget(self.list, 1)
        whole.addStretch()
        self.list.itemClicked.connect(self._choose)
        self.list.opened.connect(self._choose)
        self.list.taken_away.connect(lambda item: self.unwanted.emit(item.data(_NUMBER)))
        self.show_entries((), 0)

    def show_entries(self, entries: Sequence[EnteredEvent], at_hand: int) -> None:
        """Show these; `at_hand` is the number of the one in the form, 0 for a new one."""
        clear_list(self.list)
        for event in sorted(entries, key=_in_time):
            item = QListWidgetItem(f"{_when(event)}\n{_first_words(event.text)}")
            item.setData(_NUMBER, event.number)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{_when(event)}: {event.text}")
            self.list.addItem(item)
            if event.number == at_hand:
                self.list.setCurrentItem(item)
        count = len(entries)
        self.heading.setText(f"Your list so far · {count}" if count else "Your list so far")
        self.empty.setVisible(not count)
        self.list.setVisible(bool(count))

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the entries in the order in which they are shown."""
        return tuple(self.list.item(row).data(_NUMBER) for row in range(self.list.count()))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_NUMBER))


class _List(QListWidget):
    """A list whose Enter opens and whose Delete takes away."""

    opened = Signal(QListWidgetItem)
    taken_away = Signal(QListWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item)
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.taken_away.emit(item)
        else:
            super().keyPressEvent(event)


def _in_time(event: EnteredEvent) -> tuple[bool, date, time, int]:
    """In the order of their first days; those without a date last."""
    when = event.date
    clock = when.time.start if when.time is not None and when.time.start is not None else time.max
    return not when.is_dated, when.earliest or when.latest or date.max, clock, event.number


def _when(event: EnteredEvent) -> str:
    words = describe(event.date) if event.date.is_dated else event.date.as_written.strip() or "No date yet"
    clock = event.date.time
    return f"{words}, {clock.as_written}" if clock is not None and clock.as_written else words


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _FIRST_WORDS else f"{line[:_FIRST_WORDS].rsplit(' ', 1)[0]} …"
