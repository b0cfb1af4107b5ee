"""What a person likes: size of the text, palette, contrast, and after how long the screen is locked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from chronology.ui.controls import button, ground, label, second
from chronology.ui.entry.look import sheet
from chronology.ui.entry.rows import Field
from chronology.ui.preferences import SIZES, Preferences
from chronology.ui.theme import Theme

_PALETTES = {"": "As the system has it", "light": "Light", "dark": "Dark"}
_IDLE = {
    0: "Never",
    2: "After 2 minutes",
    5: "After 5 minutes",
    10: "After 10 minutes",
    30: "After half an hour",
}
_SIDE, _LEAST = 24, 260  # ems; pixels


class PreferencesPanel(QWidget):
    """Every choice holds at once. `wanted` has all of them."""

    wanted = Signal(object)  # Preferences
    put_away = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.size_choice = _box("Size of the text", {size: f"{size} %" for size in SIZES})
        self.palette_choice = _box("Colours", _PALETTES)
        self.idle_choice = _box("Lock the screen", _IDLE)
        self.contrast = QCheckBox("High contrast")
        inside = ground("side")
        close = button("Close")
        close.setAccessibleName("Close the preferences")
        close.clicked.connect(self.end)
        head = QHBoxLayout()
        head.addWidget(label("Preferences", "heading"), 1)
        head.addWidget(close)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(Field("Size of the text", self.size_choice, "or Ctrl++ and Ctrl+-"))
        column.addWidget(Field("Colours", self.palette_choice))
        column.addWidget(self.contrast)
        column.addWidget(Field("Lock the screen", self.idle_choice, "when nobody touches it"))
        about = second("These hold on this computer, for every case. What is in a case is never kept here.")
        about.setWordWrap(True)
        column.addWidget(about)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        self.show_preferences(preferences)
        for box in (self.size_choice, self.palette_choice, self.idle_choice):
            box.activated.connect(self._changed)
        self.contrast.clicked.connect(self._changed)
        self.dress(theme)
        self.hide()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what holds."""
        self._preferences = preferences
        self.size_choice.setCurrentIndex(self.size_choice.findData(preferences.size))
        self.palette_choice.setCurrentIndex(self.palette_choice.findData(preferences.palette))
        if self.idle_choice.findData(preferences.idle) < 0:
            self.idle_choice.addItem(f"After {preferences.idle} minutes", preferences.idle)
        self.idle_choice.setCurrentIndex(self.idle_choice.findData(preferences.idle))
        self.contrast.setChecked(preferences.high_contrast)

    def open(self) -> None:
        """Show the panel and give it the keyboard."""
        self.fit()
        self.show()
        self.size_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Put the panel away."""
        self.hide()
        self.put_away.emit()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        self.setStyleSheet(sheet(theme))
        self.fit()

    def fit(self) -> None:
        """As wide as its words need, as far as the window has room."""
        widest = _SIDE * self.fontMetrics().height()
        around = self.parentWidget()
        room = around.width() * 2 // 5 if around is not None else widest
        self.setFixedWidth(max(_LEAST, min(widest, room)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._preferences = replace(
            self._preferences,
            size=self.size_choice.currentData(),
            palette=self.palette_choice.currentData(),
            idle=self.idle_choice.currentData(),
            high_contrast=self.contrast.isChecked(),
        )
        self.wanted.emit(self._preferences)


def _box(name: str, offered: dict[int, str] | dict[str, str]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for value, words in offered.items():
        made.addItem(words, value)
    return made
