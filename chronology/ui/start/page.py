"""The first thing a person sees: a new case, an open one, the sample, or returns dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from chronology.ui.controls import button, frame, label, second
from chronology.ui.entry.look import sheet
from chronology.ui.line_list import Line, LineList
from chronology.ui.preferences import Preferences
from chronology.ui.scrolled import fill
from chronology.ui.theme import Theme

_NARROW = 50  # ems


class StartPage(QWidget):
    """An empty window that says what to do."""

    new_wanted = Signal(object)  # the returns that the new case is for, none where it begins empty
    open_wanted = Signal()
    case_wanted = Signal(object)  # the path of a case
    sample_wanted = Signal()
    look_wanted = Signal(object)  # paths of returns that are looked at without a case
    choose_files = Signal()
    choose_folder = Signal()
    keeps_recent = Signal(bool)

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._dropped: tuple[Path, ...] = ()
        self.new = button("&New case", primary=True)
        self.open = button("&Open a case")
        self.sample = button("Try the &sample case")
        self.files = button("Choose f&iles")
        self.folder = button("Choose a &folder")
        self.recent = LineList("Recent cases. Enter opens one")
        self.keeps = QCheckBox("&Keep a list of the cases that were opened here")
        self.keeps.setChecked(preferences.keeps_recent)
        self._recent_words = second()
        self._recent_words.setWordWrap(True)
        self.drop = frame("drop")
        self.offer = frame("drop")
        self._lay_out()
        self._connect()
        self.dress(theme)
        self.show_recent(preferences)

    def show_recent(self, preferences: Preferences) -> None:
        """Show the cases that were opened, where the person has agreed that they are kept."""
        paths = [Path(name) for name in preferences.recent]
        self.recent.show_lines(Line(f"{path.stem}\n{path.parent}", path, tip=str(path)) for path in paths)
        self.recent.setVisible(bool(preferences.recent))
        if not preferences.keeps_recent:
            words = "Recent cases are not kept. Their file names would stay readable on this computer."
        else:
            words = "" if preferences.recent else "No case has been opened since."
        self._recent_words.setText(words)
        self._recent_words.setVisible(bool(words))

    def offer_returns(self, paths: Sequence[Path]) -> None:
        """Ask what is to be done with returns that were dropped."""
        self._dropped = tuple(paths)
        names = ", ".join(path.name for path in self._dropped[:3])
        more = f" and {len(self._dropped) - 3} more" if len(self._dropped) > 3 else ""
        self._offered.setText(f"{names}{more}")
        self.drop.hide()
        self.offer.show()
        self._now.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_offer)

    def _show_offer(self) -> None:
        self._scroll.ensureWidgetVisible(self._now, 0, 4 * self.fontMetrics().height())

    def take_back_offer(self) -> None:
        """Wait for returns again."""
        self._dropped = ()
        self.offer.hide()
        self.drop.show()

    def take_focus(self) -> None:
        """Give the keyboard to the first thing to press."""
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.keeps.setStyleSheet(sheet(theme))

    def show_over(self, over: bool) -> None:
        """Show that what is being dragged may be let go here."""
        self.drop.setProperty("over", "true" if over else "false")
        self.drop.style().unpolish(self.drop)
        self.drop.style().polish(self.drop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().height()
        self._sides.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.new_wanted.emit(()))
        self.open.clicked.connect(self.open_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.files.clicked.connect(self.choose_files)
        self.folder.clicked.connect(self.choose_folder)
        self.recent.chosen.connect(self.case_wanted)
        self.keeps.toggled.connect(self.keeps_recent)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._sides.setContentsMargins(48, 40, 48, 32)
        self._sides.setSpacing(48)
        self._sides.addWidget(self._cases(), 2)
        self._sides.addWidget(self._returns(), 3)
        self._scroll = fill(self, inside)

    def _cases(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Chronology", "welcome"))
        about = second("Agencies' lists of significant events about a child, merged into one timeline.")
        about.setWordWrap(True)
        column.addWidget(about)
        column.addSpacing(16)
        for each in (self.new, self.open, self.sample):
            column.addWidget(each)
        column.addSpacing(24)
        column.addWidget(label("Recent cases", "heading"))
        column.addWidget(self.recent, 1)
        column.addWidget(self._recent_words)
        column.addWidget(self.keeps)
        column.addStretch(1)
        return made

    def _returns(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        inside = QVBoxLayout(self.drop)
        _pad(inside)
        inside.addStretch(1)
        inside.addWidget(_centred("Drop the agencies' returns here", "welcome"))
        inside.addWidget(
            _centred(
                "A folder or files: Word, Excel, OpenDocument, CSV or text, each as the agency sent it. "
                "A case can be dropped here too.",
                "second",
            )
        )
        inside.addSpacing(16)
        inside.addLayout(_row(self.folder, self.files))
        inside.addStretch(1)
        inside.addWidget(_centred("Nothing leaves this computer, and your files are not changed.", "second"))
        self.offer.hide()
        offered = QVBoxLayout(self.offer)
        _pad(offered)
        offered.addStretch(1)
        offered.addWidget(_centred("What shall be done with these returns?", "welcome"))
        self._offered = _centred("", "second")
        offered.addWidget(self._offered)
        offered.addSpacing(16)
        self._now = button("&Look at them now", primary=True)
        self._case = button("&Make a case with them")
        cancel = button("Cancel")
        offered.addLayout(_row(self._now, self._case, cancel))
        offered.addWidget(
            _centred(
                "Looked at now, nothing is kept: the merged timeline can be read and saved as PDF. A case "
                "keeps everything, encrypted under a passphrase.",
                "second",
            )
        )
        offered.addStretch(1)
        self._now.clicked.connect(lambda: self._answered(self.look_wanted))
        self._case.clicked.connect(lambda: self._answered(self.new_wanted))
        cancel.clicked.connect(self.take_back_offer)
        column.addWidget(self.drop, 1)
        column.addWidget(self.offer, 1)
        return made

    def _answered(self, signal: object) -> None:
        paths = self._dropped
        self.take_back_offer()
        signal.emit(paths)  # type: ignore[attr-defined]


def _pad(column: QVBoxLayout) -> None:
    column.setContentsMargins(32, 32, 32, 24)
    column.setSpacing(8)


def _centred(words: str, dressed_as: str) -> QLabel:
    made = label(words, dressed_as)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


def _row(*controls: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for each in controls:
        row.addWidget(each)
    row.addStretch(1)
    return row
