"""Fields side by side where there is room, and one beneath the other where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from chronology.ui.controls import label


class Field(QWidget):
    """A control with its name above it, a word on what belongs there, and room for a hint beneath."""

    def __init__(self, name: str, control: QWidget, more: str = "", key: str = "") -> None:
        super().__init__()
        self.control = control
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self.name = label(name.replace(key, f"&{key}", 1) if key else name, "field", control)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        if more:
            beside = label(more, "second")
            beside.setWordWrap(True)
            head.addWidget(beside, 1)
        else:
            head.addStretch(1)
        whole.addLayout(head)
        whole.addWidget(control)
        self.hint = label("", "thought")
        self.hint.setWordWrap(True)
        self.hint.hide()
        whole.addWidget(self.hint)
        whole.addStretch(1)

    def say(self, words: str) -> None:
        """A hint beneath the control, or none."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))


class FieldRow(QWidget):
    """Fields with their shares of the width; `least` is the width in ems below which they are stacked."""

    def __init__(self, fields: Sequence[tuple[QWidget, int]], least: int) -> None:
        super().__init__()
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        for field, share in fields:
            self._box.addWidget(field, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = self.fontMetrics().height()
        stacked = event.size().width() < self._least * em
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if way != self._box.direction():
            self._box.setDirection(way)
