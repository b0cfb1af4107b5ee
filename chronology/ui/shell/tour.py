"""Five short steps through the sample case: a strip beneath the rooms, never in the way."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from chronology.resource import toml
from chronology.ui.controls import button, ground, label


class Step(NamedTuple):
    """One step: the room that it shows, and what it says of it."""

    room: str
    words: str


def steps() -> tuple[Step, ...]:
    """All steps, in order."""
    return tuple(Step(each["room"], each["words"]) for each in toml("help", "tour.toml")["step"])


class Tour(QWidget):
    """One strip. Enter goes on, Escape ends it; everything else can be used meanwhile."""

    room_wanted = Signal(str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._steps = steps()
        inside = ground("banner")
        self.place = label("", "field")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAccessibleName("Tour")
        self.back = button("Back")
        self.next = button("Next", primary=True)
        self.skip = button("End the tour")
        self.back.clicked.connect(lambda: self._go(self._at - 1))
        self.next.clicked.connect(lambda: self._go(self._at + 1))
        self.skip.clicked.connect(self.end)
        row = QHBoxLayout(inside)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.place)
        row.addWidget(self.words, 1)
        for each in (self.back, self.next, self.skip):
            row.addWidget(each)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        self.hide()

    def begin(self) -> None:
        """Start with the first step."""
        self.show()
        self._go(0)

    def end(self) -> None:
        """Put the tour away."""
        if not self.isHidden():
            self.hide()
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = next((each for each in (self.back, self.skip) if each.hasFocus()), self.next)
            pressed.click()
        else:
            super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        if at >= len(self._steps):
            self.end()
            return
        self._at = at
        step = self._steps[at]
        self.place.setText(f"{at + 1} of {len(self._steps)}")
        self.words.setText(step.words)
        self.back.setEnabled(at > 0)
        self.next.setText("Done" if at == len(self._steps) - 1 else "Next")
        self.room_wanted.emit(step.room)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
