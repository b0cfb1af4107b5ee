"""One of a few: options side by side that read as one control, moved through with the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from chronology.ui.flow import FlowLayout

V = TypeVar("V", bound=str)


class _Option(QRadioButton):
    """An option that keeps its width when it is chosen and its words are bold."""

    def sizeHint(self) -> QSize:
        bold = self.font()
        bold.setBold(True)
        words = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        return super().sizeHint() + QSize(0 if self.isChecked() else max(0, words), 0)


class _Options(QWidget):
    """What a choice is beneath: a signal needs a class that is not generic."""

    changed = Signal()


class Choice(_Options, Generic[V]):
    """Options of which exactly one is chosen. Tab comes to the chosen one, arrows move the choice."""

    def __init__(self, name: str, options: Mapping[V, str], start: V) -> None:
        super().__init__()
        self._start = start
        self._words = options
        self._buttons: dict[V, QRadioButton] = {}
        self._group = QButtonGroup(self)
        row = FlowLayout(self, spacing=4)
        row.setContentsMargins(0, 0, 0, 0)
        for value, words in options.items():
            button = _Option(words)
            button.setObjectName("option")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button)
            row.addWidget(button)
            self._buttons[value] = button
        self._buttons[start].setChecked(True)
        _embolden(self._buttons[start], True)
        self._group.buttonToggled.connect(self._toggled)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Call the choice something else, to a screen reader too."""
        self.setAccessibleName(name)
        for value, button in self._buttons.items():
            button.setAccessibleName(f"{name}: {self._words[value]}")

    @property
    def value(self) -> V:
        """What is chosen."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    @property
    def is_at_start(self) -> bool:
        """Whether nothing was chosen yet."""
        return self.value == self._start

    def choose(self, value: V) -> None:
        """Choose, as if it had been pressed."""
        self._buttons[value].setChecked(True)

    def clear(self) -> None:
        """Choose what was chosen at the start."""
        self.choose(self._start)

    def take_focus(self) -> None:
        """Give the keyboard to the chosen option."""
        self._buttons[self.value].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, button: QRadioButton, on: bool) -> None:
        _embolden(button, on)
        if on:
            self.changed.emit()


def _embolden(button: QRadioButton, on: bool) -> None:
    """The chosen words are bold, so that nothing is told by colour alone; all else of the type stays."""
    weight = QFont()
    weight.setBold(on)
    button.setFont(weight)
