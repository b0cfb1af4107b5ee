"""Asking for the passphrase of a case: when it is opened, and when it was locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from chronology.ui.controls import button, frame, label


class PassphrasePage(QWidget):
    """One field in an otherwise empty window. `given` has what was typed and whether to open to read only."""

    given = Signal(str, bool)
    left = Signal()

    def __init__(self, way_back: str) -> None:
        super().__init__()
        self.heading = label("", "welcome")
        self.about = label("", "second")
        self.words = QLineEdit()
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        self.words.setAccessibleName("Passphrase")
        self.outcome = QLabel()
        self.outcome.setObjectName("question")
        for each in (self.heading, self.about, self.outcome):
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setWordWrap(True)
        self.open = button("&Open", primary=True)
        self.read_only = button("Open to &read only")
        self.back = button(way_back)
        box = frame("popup")
        box.setMaximumWidth(640)
        column = QVBoxLayout(box)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(label("&Passphrase", buddy=self.words))
        column.addWidget(self.words)
        column.addWidget(self.outcome)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.read_only)
        row.addWidget(self.open)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(32, 32, 32, 32)
        whole.addStretch(1)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(box, 6)
        across.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(2)
        self.words.returnPressed.connect(lambda: self._give(False))
        self.open.clicked.connect(lambda: self._give(False))
        self.read_only.clicked.connect(lambda: self._give(True))
        self.back.clicked.connect(self.left)

    def ask_for(self, heading: str, about: str) -> None:
        """Begin anew."""
        self.heading.setText(heading)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.words.clear()
        self.refuse("")
        self.take_focus()

    def ask_for_case(self, path: Path) -> None:
        """Ask for the passphrase of a case at a path."""
        self.ask_for(path.stem, str(path.parent))

    def refuse(self, sentence: str, can_read: bool = False) -> None:
        """Say why it did not open; `can_read` where it can be opened to read only."""
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))
        self.read_only.setVisible(can_read)
        self.busy(False)
        self.words.selectAll()
        self.take_focus()

    def busy(self, is_busy: bool) -> None:
        """Whether the passphrase is being tried."""
        for each in (self.words, self.open, self.read_only):
            each.setEnabled(not is_busy)

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        self.words.clear()

    def take_focus(self) -> None:
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, read_only: bool) -> None:
        self.busy(True)
        self.given.emit(self.words.text(), read_only)
