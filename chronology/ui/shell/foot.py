"""The line beneath the rooms: what was said last, and work that runs beside, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from chronology.ui.controls import button, ground, label, progress_bar

_BAR = 160  # pixels


class Foot(QWidget):
    """One line. What is said there is also told to a screen reader, as the label's own words."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = ground("foot")
        self.said = label("", "second")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.doing: QLabel = label("", "second")
        self._bar = progress_bar("Progress")
        self._bar.setFixedWidth(_BAR)
        self.stop = button("Stop")
        self.stop.setObjectName("small")
        self.stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout(inside)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        for each in (self.doing, self._bar, self.stop):
            row.addWidget(each)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        self.end()

    def say(self, sentence: str) -> None:
        """Show a sentence until the next one."""
        self.said.setText(sentence)
        self.said.setToolTip(sentence)

    def begin(self, doing: str) -> None:
        """Show that something runs."""
        self.show_progress(doing, 0, 0)
        for each in (self.doing, self._bar, self.stop):
            each.setHidden(False)

    def show_progress(self, doing: str, done: int, total: int) -> None:
        self.doing.setText(doing)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def end(self) -> None:
        """Show that nothing runs."""
        for each in (self.doing, self._bar, self.stop):
            each.hide()
