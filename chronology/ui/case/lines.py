"""Key lines of enquiry: what the review wants to know, under which notes and events can be gathered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chronology.model.curation import Theme
from chronology.services.refusal import Refused
from chronology.ui.controls import button, label, second
from chronology.ui.line_list import Line, LineList


class HasThemes(Protocol):
    """What is asked of the open case."""

    @property
    def read_only(self) -> bool: ...
    def themes(self) -> tuple[Theme, ...]: ...
    def keep_theme(self, theme: Theme) -> int: ...
    def remove_theme(self, id: int) -> None: ...


class LinesOfEnquiry(QWidget):
    """A list with a line beneath to add one. Enter changes the words of one, Delete takes it out."""

    said = Signal(str)

    def __init__(self, case: HasThemes) -> None:
        super().__init__()
        self._case = case
        self._changing: Theme | None = None
        self.list = LineList("Key lines of enquiry. Enter changes one, Delete takes it out")
        self.list.setWordWrap(True)
        self.list.chosen.connect(self._change)
        self.list.unwanted.connect(self._remove)
        self.line = QLineEdit()
        self.line.setAccessibleName("A key line of enquiry")
        self.line.setPlaceholderText("such as: Who knew of the man in the home, and from when?")
        self.line.returnPressed.connect(self._keep)
        self.keep = button("Add")
        self.keep.clicked.connect(self._keep)
        self.remove = button("Take out")
        self.remove.clicked.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Key lines of enquiry", "heading"))
        self._empty = second("None yet. What does the review want to know? Notes can be gathered under each.")
        self._empty.setWordWrap(True)
        column.addWidget(self._empty)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        row.addWidget(self.remove)
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Show what the case holds."""
        lines = [Line(theme.name, theme.id) for theme in self._lines()]
        count = len(lines)
        self.list.show_lines(lines, min(self.list.row, count - 1))
        self.list.setVisible(bool(count))
        self._empty.setVisible(not count)
        self.list.setFixedHeight(min(count, 6) * (self.list.fontMetrics().height() + 20) + 4)
        for each in (self.line, self.keep, self.remove):
            each.setEnabled(not self._case.read_only)
        self.remove.setVisible(bool(count))

    def _lines(self) -> list[Theme]:
        return [theme for theme in self._case.themes() if theme.line_of_enquiry]

    def _keep(self) -> None:
        words = self.line.text().strip()
        if not words:
            self.said.emit("Write the line of enquiry first.")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wanted = replace(self._changing or Theme("", True), name=words)
        if self._try(lambda: self._case.keep_theme(wanted)):
            self._changing = None
            self.keep.setText("Add")
            self.line.clear()
            self.refresh()

    def _change(self, theme: int) -> None:
        self._changing = next((each for each in self._lines() if each.id == theme), None)
        if self._changing is not None:
            self.line.setText(self._changing.name)
            self.keep.setText("Change")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.selectAll()

    def _remove(self) -> None:
        theme = self.list.value
        if theme is None:
            self.said.emit("Choose the line of enquiry that is to be taken out.")
        elif self._try(lambda: self._case.remove_theme(theme)):
            self.refresh()
            self.said.emit("The line of enquiry was taken out. Undo brings it back.")

    def _try(self, does: Callable[[], object]) -> bool:
        try:
            does()
        except Refused as fault:
            self.said.emit(str(fault))
            return False
        return True
