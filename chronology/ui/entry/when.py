"""When it happened, as the author would say it, with what was understood beside it at every key."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from chronology.model.dates import (
    DateContext,
    EventDate,
    TimeOfDay,
    UnreadableDate,
    describe,
    printed,
    read_date,
    read_time,
)
from chronology.ui.fitted import FittedLabel


def read_when(date: str, time: str, context: DateContext) -> EventDate:
    """The date and time that were typed; what cannot be read is undated and keeps its words.

    A time of its own stands before one that the date's words hold. Raises UnreadableDate for the date.
    """
    when = read_date(date, context) if date.strip() else EventDate(as_written=date)
    if not time.strip():
        return when
    clock = read_time(time)
    return replace(when, time=replace(clock, as_written=time) if clock else TimeOfDay(as_written=time))


def as_typed(when: EventDate) -> tuple[str, str]:
    """The words for the two fields that give this date and time again."""
    date = when.as_written if when.as_written or not when.is_dated else printed(when)
    clock = when.time.as_written if when.time is not None else ""
    return date, "" if clock and clock in date else clock


class WhenEdit(QWidget):
    """One line for the date, with what was understood of it beneath."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.context = DateContext()
        self.line = QLineEdit()
        self.line.setAccessibleName("When, as you would say it")
        self.line.setPlaceholderText("such as early Dec 18, or not known")
        self.understood = FittedLabel("understood")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.line)
        whole.addWidget(self.understood)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._changed)
        self.line.installEventFilter(self)
        self._say(done=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._say(done=True)
            self.left.emit()
        return super().eventFilter(watched, event)

    def read(self, time: str) -> EventDate:
        """What was typed, with the time of its own field. Never raises: unreadable words stay, undated."""
        try:
            return read_when(self.line.text(), time, self.context)
        except UnreadableDate:
            clock = read_when("", time, self.context).time
            return EventDate(as_written=self.line.text(), time=clock)

    def _changed(self) -> None:
        self._say(done=False)
        self.changed.emit()

    def _say(self, done: bool) -> None:
        """What was understood; that it was not, only once the author has gone on."""
        text = self.line.text()
        words, is_understood = "", True
        if text.strip():
            try:
                when = read_date(text, self.context)
                words = " ".join((describe(when) + ("." if when.warnings else ""), *when.warnings))
            except UnreadableDate as reason:
                is_understood = False
                words = f"{reason} It is kept as you wrote it." if done else ""
        self.understood.setProperty("doubtful", not is_understood)
        self.understood.style().unpolish(self.understood)
        self.understood.style().polish(self.understood)
        self.understood.setText(words or " ")
        self.line.setAccessibleDescription(f"Understood: {words}" if is_understood and words else words)
