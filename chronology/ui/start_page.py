"""The first thing a person sees: where to put the returns, and what will happen to them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chronology.ui.controls import button, frame, label, second


class StartPage(QWidget):
    """An empty window that says what to do."""

    choose_files = Signal()
    choose_folder = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drop = frame("drop")
        self._drop.setFixedSize(720, 360)
        inside = QVBoxLayout(self._drop)
        inside.setSpacing(8)
        inside.setContentsMargins(48, 48, 48, 48)
        inside.addStretch(1)
        for name, words in (
            ("welcome", "Drop the agencies' returns here"),
            (
                "second",
                "A folder or files: Word, Excel, OpenDocument, CSV or text, each as the agency sent it. "
                "They are merged into one timeline that keeps every word, every source and every doubt.",
            ),
        ):
            said = label(words, name)
            said.setWordWrap(True)
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(said)
        inside.addSpacing(16)
        row = QHBoxLayout()
        row.addStretch(1)
        folder = button("Choose a &folder", primary=True)
        folder.clicked.connect(self.choose_folder)
        files = button("Choose f&iles")
        files.clicked.connect(self.choose_files)
        row.addWidget(folder)
        row.addWidget(files)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addStretch(1)
        promise = second("Nothing leaves this computer, and your files are not changed.")
        inside.addWidget(promise, alignment=Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.addWidget(self._drop, alignment=Qt.AlignmentFlag.AlignCenter)

    def show_over(self, over: bool) -> None:
        """Show that what is being dragged may be let go here."""
        self._drop.setProperty("over", "true" if over else "false")
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)
