"""Where returns are dropped, and what will happen to them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from chronology.ui.controls import button, frame, label, second


class DropPage(QWidget):
    """A ground to drop files and folders on, and buttons that choose them."""

    choose_files = Signal()
    choose_folder = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drop = frame("drop")
        self._drop.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._drop.setMaximumSize(960, 480)
        self._said = label("", "question")
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.folder = button("Choose a &folder", primary=True)
        self.files = button("Choose f&iles")
        self.back = button("Ca&ncel")
        self.folder.clicked.connect(self.choose_folder)
        self.files.clicked.connect(self.choose_files)
        self.back.clicked.connect(self.left)
        inside = QVBoxLayout(self._drop)
        inside.setContentsMargins(32, 16, 32, 16)
        inside.setSpacing(8)
        inside.addStretch(1)
        for name, words in (
            ("welcome", "Drop an agency's return here, several, or a folder"),
            (
                "second",
                "Word, Excel, OpenDocument, CSV or text, as the agency sent it. You see what was recognised "
                "before anything is brought in, and can put it right.",
            ),
        ):
            said = label(words, name)
            said.setWordWrap(True)
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(said)
        inside.addWidget(self._said)
        row = QHBoxLayout()
        row.addStretch(1)
        for each in (self.folder, self.files, self.back):
            row.addWidget(each)
        row.addStretch(1)
        inside.addSpacing(8)
        inside.addLayout(row)
        inside.addStretch(1)
        promise = second("Nothing leaves this computer, and the files are not changed.")
        promise.setWordWrap(True)
        promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(promise)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.addWidget(self._drop)
        self.say("")

    def say(self, sentence: str) -> None:
        """Why the last files did not come, or nothing."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def take_focus(self) -> None:
        """Give the keyboard to the first button."""
        self.folder.setFocus()

    def show_over(self, over: bool) -> None:
        """Show that what is being dragged may be let go here."""
        self._drop.setProperty("over", "true" if over else "false")
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)
