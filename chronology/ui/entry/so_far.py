"""The list so far: what was entered, in the order of its dates; chosen to be changed, or taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chronology.model.dates import describe
from chronology.model.entering import EnteredEvent
from chronology.ui.controls import label
from chronology.ui.line_list import Line, LineList

_FIRST_WORDS = 70


class SoFar(QWidget):
    """Every entry as a line. Enter or a click opens it in the form, Delete takes it away."""

    chosen = Signal(int)  # the number of an entry
    unwanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("Your list so far", "heading")
        self.list = LineList("Your list so far. Enter opens an entry, Delete takes it away")
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
        self.list.clicked.connect(lambda index: self.chosen.emit(self.numbers()[index.row()]))
        self.list.chosen.connect(lambda number: self.chosen.emit(number))
        self.list.unwanted.connect(lambda number: self.unwanted.emit(number))
        self.show_entries((), 0)

    def show_entries(self, entries: Sequence[EnteredEvent], at_hand: int) -> None:
        """Show these; `at_hand` is the number of the one in the form, 0 for a new one."""
        ordered = sorted(entries, key=_in_time)
        self.list.show_lines(
            (
                Line(
                    f"{_when(event)}\n{_first_words(event.text)}",
                    event.number,
                    f"{_when(event)}: {event.text}",
                )
                for event in ordered
            ),
            next((row for row, event in enumerate(ordered) if event.number == at_hand), -1),
        )
        count = len(entries)
        self.heading.setText(f"Your list so far · {count}" if count else "Your list so far")
        self.empty.setVisible(not count)
        self.list.setVisible(bool(count))

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the entries in the order in which they are shown."""
        return tuple(line.value for line in self.list.rows.lines)


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
