"""A strip above the room that says something: an error with what to do, or that the case is read only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from chronology.ui.controls import button, ground


class Notice(QWidget):
    """One sentence or two, with at most one thing to press. It goes away when it is read, by Escape too."""

    put_away = Signal()

    def __init__(self, name: str, stays: bool = False) -> None:
        super().__init__()
        self._does: Callable[[], None] | None = None
        inside = self._inside = ground("banner" if stays else "notice")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAccessibleName(name)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.does = button("")
        self.does.clicked.connect(self._do)
        self.close_button = button("Close")
        self.close_button.setAccessibleName("Close this notice")
        self.close_button.clicked.connect(self.end)
        row = QHBoxLayout(inside)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.does)
        row.addWidget(self.close_button)
        self.close_button.setVisible(not stays)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        self.hide()

    def say(self, sentence: str, can: str = "", does: Callable[[], None] | None = None) -> None:
        """Show a sentence; `can` is what a button beside it says, `does` what it does."""
        self.words.setText(sentence)
        self._does = does
        self._dress_as("banner" if self.close_button.isHidden() else "notice")
        self.does.setText(can)
        self.does.setVisible(bool(can))
        self.show()

    def tell(self, sentence: str) -> None:
        """Show a sentence that is no fault."""
        self.say(sentence)
        self._dress_as("banner")

    def _dress_as(self, name: str) -> None:
        if self._inside.objectName() != name:
            self._inside.setObjectName(name)
            self._inside.style().unpolish(self._inside)
            self._inside.style().polish(self._inside)

    def end(self) -> None:
        """Put the notice away."""
        if not self.isHidden():
            self.hide()
            self.put_away.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.close_button.isHidden():
            self.end()
            return
        super().keyPressEvent(event)

    def _do(self) -> None:
        does = self._does
        self.end()
        if does is not None:
            does()
