"""A line for one day, as one says it, with the day that was understood beneath."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from chronology.model.dates import EventDate, UnreadableDate, describe, read_date
from chronology.ui.controls import label


class DayLine(QWidget):
    """Empty where nothing is said. What is no single day is said at once, and is a fault."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText("such as 30 Aug 2021")
        self.understood = label("", "understood")
        self.understood.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.line)
        whole.addWidget(self.understood)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._say)
        self._say()

    def day(self) -> date | None:
        """The day; None where nothing is said or it is no single day."""
        read = self._read()
        return read.earliest if read is not None and read.is_day else None

    def fault(self) -> str:
        """Why what was typed is no day; '' where it is one or nothing."""
        if not self.line.text().strip() or self.day() is not None:
            return ""
        return "this is not one day. Write it such as 30 August 2021, or leave it empty."

    def put(self, day: date | None) -> None:
        """Show a day."""
        self.line.setText("" if day is None else f"{day.day} {day:%B %Y}")

    def _read(self) -> EventDate | None:
        try:
            return read_date(self.line.text()) if self.line.text().strip() else None
        except UnreadableDate:
            return None

    def _say(self) -> None:
        read = self._read()
        day = self.day()
        if not self.line.text().strip():
            words = " "
        elif day is not None:
            words = f"{day:%A} {day.day} {day:%B %Y}"
        else:
            words = (
                f"{describe(read)}: not one day" if read is not None and read.is_dated else "not a date yet"
            )
        self.understood.setText(words)
        self.understood.setProperty("doubtful", "false" if day is not None or words == " " else "true")
        self.understood.style().unpolish(self.understood)
        self.understood.style().polish(self.understood)
        self.line.setAccessibleDescription(f"Understood: {words}" if words.strip() else "")
        self.changed.emit()
