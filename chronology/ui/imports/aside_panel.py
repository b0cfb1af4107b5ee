"""What is set aside, and why; and where a person says that it is an event all the same."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chronology.model.choices import Choices, Wanted
from chronology.model.events import Place, Reason, SetAside
from chronology.services.import_preview import Preview
from chronology.ui.controls import button, second
from chronology.ui.imports.rows import WordsSetAside
from chronology.ui.imports.tables import RowTable
from chronology.ui.theme import Theme

_AN_EVENT = "This &is an event"
_NO_EVENT = "This is &no event after all"


class AsidePanel(QWidget):
    """Every word of the file that is in no event. What must be looked at stands first."""

    is_event = Signal(object, bool)  # a SetAside, and whether it is an event
    is_none = Signal(str, bool)  # the id of an event that was called none

    def __init__(self) -> None:
        super().__init__()
        self.rows = WordsSetAside(self)
        self.table = RowTable(
            "What is set aside. Enter says that it is an event", self.rows, shares=(0.16, 0.54, 0.3), lines=2
        )
        self.turn = button(_AN_EVENT)
        self._explained = second(
            "Nothing is lost: all of this stays in the case and in every export, with its place and why."
        )
        self._explained.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._explained, 1)
        row.addWidget(self.turn)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(row)
        whole.addWidget(self.table, 1)
        self._out: Mapping[SetAside, str] = {}
        self.turn.clicked.connect(lambda: self._press(self.table.row_here()))
        self.table.pressed_row.connect(self._press)
        self.table.came_to.connect(self._come_to)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.table.dress(theme)

    def show_preview(self, shown: Preview) -> None:
        """Show a new reading. Words that a person called an event stay in the list, so it can be undone."""
        here = self.table.row_here()
        kept = shown.contribution.set_aside
        wanted = _called_events(shown.choices, shown.contribution.file)
        self._out = shown.called_none
        self.rows.wanted = frozenset(wanted)
        self.rows.show_items(sorted((*kept, *wanted), key=lambda each: not each.unread))
        if here >= 0:
            self.table.come_to(here)
        self._come_to(self.table.row_here())

    def _come_to(self, row: int) -> None:
        here = self.rows.items[row] if 0 <= row < len(self.rows.items) else None
        self.turn.setEnabled(here is not None and here.reason is not Reason.FILE_NOT_READ)
        self.turn.setText(_NO_EVENT if here in self.rows.wanted else _AN_EVENT)

    def _press(self, row: int) -> None:
        if not 0 <= row < len(self.rows.items) or not self.turn.isEnabled():
            return
        kept = self.rows.items[row]
        if kept in self._out:
            self.is_none.emit(self._out[kept], False)
        else:
            self.is_event.emit(kept, kept not in self.rows.wanted)


def _called_events(choices: Choices, file: str) -> list[SetAside]:
    """What a person called events, as it stood before she did."""
    ordered: list[Wanted] = sorted(choices.events, key=lambda each: (str(each.table), each.row or 0))
    return [SetAside(Place(file, each.table, each.row), each.cells, Reason.NOTE) for each in ordered]
