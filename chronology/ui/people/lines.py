"""Several records of one person, each a line that is edited in place and kept as it is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chronology.ui.controls import button, label
from chronology.ui.pause import pause
from chronology.ui.people.case import Loaded

_PAUSE = 900  # milliseconds without a key before it is kept


class EditedLine(QWidget):
    """One record. `settled` tells that it is to be kept, `removed` that it is to be taken out."""

    settled = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.id = 0
        self.is_typing = False
        self._is_showing = False
        self._pause = pause(self, _PAUSE, self.settle)

    def show_record(self, record: Any, loaded: Loaded, can_change: bool) -> None:
        """Show a record, unless its line is being typed in."""
        self.id = record.id
        if not self.is_typing:
            self._is_showing = True
            self.fill(record, loaded, can_change)
            self._is_showing = False

    def fill(self, record: Any, loaded: Loaded, can_change: bool) -> None:
        """Put a record into the controls."""
        raise NotImplementedError

    def record(self) -> Any:
        """The record as it is typed; None while it says nothing yet."""
        raise NotImplementedError

    def typed(self, *_: object) -> None:
        """Something was typed: keep it after a pause."""
        if not self._is_showing:
            self.is_typing = True
            self._pause.start()

    def chosen(self, *_: object) -> None:
        """Something was chosen with one press: keep it at once."""
        if not self._is_showing:
            self.is_typing = True
            self.settle()

    def settle(self) -> None:
        """Give what was typed to be kept."""
        self._pause.stop()
        if self.is_typing:
            self.is_typing = False
            self.settled.emit(self)


class LinesPanel(QWidget):
    """A heading, the lines beneath it, and a button for one more.

    `kept` gives a line whose record is to be kept, and `removed` the number of one to be taken out.
    """

    kept = Signal(object)
    removed = Signal(int)

    def __init__(self, heading: str, more: str) -> None:
        super().__init__()
        self.lines: list[EditedLine] = []
        self._person = 0
        self._loaded: Loaded | None = None
        self.add = button(more)
        self.add.setObjectName("small")
        self.add.clicked.connect(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        said = label(heading, "heading")
        said.setWordWrap(True)
        column.addWidget(said)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_records(self, person: int, records: list[Any], loaded: Loaded, can_change: bool) -> None:
        """Show one person's records. A line that is typed in, and one not kept yet, stay."""
        if person != self._person:
            self.settle()
            self._drop(list(self.lines))
        self._person, self._loaded = person, loaded
        there = {record.id for record in records}
        self._drop([line for line in self.lines if line.id and line.id not in there])
        by_id = {line.id: line for line in self.lines}
        for record in records:
            line = by_id.get(record.id) or self._new_line(len([each for each in self.lines if each.id]))
            line.show_record(record, loaded, can_change)
        self.add.setEnabled(can_change)

    def begin(self) -> None:
        """Begin one more, in which the keyboard then is."""
        if self._loaded is not None:
            line = next((each for each in self.lines if not each.id), None) or self._new_line(len(self.lines))
            line.show_record(self.blank(self._person), self._loaded, True)
            line.setFocus()

    def blank(self, person: int) -> Any:
        """A record that says nothing yet."""
        raise NotImplementedError

    def made_line(self) -> EditedLine:
        """A line for one record."""
        raise NotImplementedError

    def settle(self) -> None:
        """Keep at once what is half typed."""
        for line in self.lines:
            line.settle()

    def _new_line(self, at: int) -> EditedLine:
        line = self.made_line()
        line.settled.connect(self.kept)
        line.removed.connect(self._remove)
        self.lines.insert(at, line)
        self._column.insertWidget(at, line)
        return line

    def _remove(self, line: EditedLine) -> None:
        if line.id:
            self.removed.emit(line.id)
        else:
            self._drop([line])
        self.add.setFocus()

    def _drop(self, lines: list[EditedLine]) -> None:
        for line in lines:
            line.is_typing = False
            self.lines.remove(line)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
