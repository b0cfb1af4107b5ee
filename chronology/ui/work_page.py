"""While the program works: each file with what came of it, how far it is, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chronology.model.contributions import Contribution
from chronology.ui.controls import button, label, progress_bar, second
from chronology.ui.line_list import Line, LineList


class WorkPage(QWidget):
    """Progress of one piece of work."""

    stop = Signal()
    _file_read = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = label(dressed_as="welcome")
        self._doing = second()
        self._bar = progress_bar("Progress")
        self._files = LineList("Files read so far")
        self._files.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        stop = button("&Stop")
        stop.clicked.connect(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(96, 48, 96, 48)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._doing)
        layout.addWidget(self._bar)
        layout.addSpacing(16)
        layout.addWidget(self._files, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(stop)
        layout.addLayout(row)
        self._file_read.connect(self._show_file)

    def begin(self, title: str) -> None:
        """Start afresh under a title."""
        self._title.setText(title)
        self._doing.setText("")
        self._bar.setRange(0, 0)
        self._files.show_lines(())

    def _show_file(self, words: str) -> None:
        self._files.rows.add(Line(words))

    def show_progress(self, doing: str, done: int, total: int) -> None:
        self._doing.setText(doing)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def file_read(self, contribution: Contribution) -> None:
        """Say what one file gave. Safe to call from the thread that reads."""
        self._file_read.emit(outcome(contribution))


def outcome(contribution: Contribution) -> str:
    """One line on what a file gave: '24 events, 3 rows set aside', or why it could not be read."""
    if contribution.kind == "unread":
        why = " ".join(contribution.warnings) or "could not be read"
        return f"{contribution.file}: {why.removeprefix(f'{contribution.file}: ')}"
    events, aside = len(contribution.events), len(contribution.set_aside)
    whose = f" ({contribution.agency})" if contribution.agency else ""
    return f"{contribution.file}{whose}: {_count(events, 'event')}, {aside} set aside"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
