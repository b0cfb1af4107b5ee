"""Two small fields for the first and the last day, each typed as one says it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from chronology.model.dates import EventDate, UnreadableDate, printed
from chronology.model.dates.value import Qualifier
from chronology.ui.controls import label


class DaysField(QWidget):
    """From a day, to a day. `first` and `last` are what was understood; None where nothing was typed.

    `said` is a sentence where something typed is no date yet, and '' where all is read.
    """

    changed = Signal()

    def __init__(self, read: Callable[[str], EventDate]) -> None:
        super().__init__()
        self._read = read
        self.first: date | None = None
        self.last: date | None = None
        self.said = ""
        self._from = _field("First day", "The first day, as you would say it: March 2019, or 4.3.19")
        self._to = _field("Last day", "The last day, as you would say it: June 2020, or last summer")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for words, field in (("from", self._from), ("to", self._to)):
            row.addWidget(label(words, "second", field))
            row.addWidget(field)
            field.textChanged.connect(self._typed)

    def show_days(self, first: date | None, last: date | None) -> None:
        """Put days into the fields, as if they had been typed."""
        for field, day in ((self._from, first), (self._to, last)):
            field.blockSignals(True)
            field.setText(printed(EventDate(day, day, Qualifier.STATED)) if day else "")
            field.blockSignals(False)
        self._understand()

    def clear(self) -> None:
        """Take both days back."""
        self.show_days(None, None)

    def _typed(self) -> None:
        before = self.first, self.last, self.said
        self._understand()
        if (self.first, self.last, self.said) != before:
            self.changed.emit()

    def _understand(self) -> None:
        self.said = ""
        first, last = self._day(self._from), self._day(self._to)
        self.first = first.earliest if first else None
        self.last = last.latest if last else None
        if self.said:
            return
        if first and self.first is None:
            self.said = f"'{self._from.text().strip()}' says no first day."
        elif last and self.last is None:
            self.said = f"'{self._to.text().strip()}' says no last day."
        elif self.first and self.last and self.first > self.last:
            self.said = "The first day lies after the last, so no event fits."

    def _day(self, field: QLineEdit) -> EventDate | None:
        if not field.text().strip():
            return None
        try:
            return self._read(field.text())
        except UnreadableDate:
            self.said = f"'{field.text().strip()}' is no date yet, so it is passed over."
            return None


def _field(name: str, tip: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setAccessibleDescription(tip)
    made.setToolTip(tip)
    made.setPlaceholderText("any day")
    made.setMaximumWidth(QFontMetrics(made.font()).averageCharWidth() * 15 + 24)
    return made
