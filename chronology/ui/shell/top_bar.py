"""The bar above the rooms: which case this is and what is due, search, undo, and the two things done most."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from chronology.model.case import Case, Mode
from chronology.services.merge import day_made
from chronology.services.review_clocks import next_due
from chronology.ui.controls import button, ground
from chronology.ui.icons import icon
from chronology.ui.theme import Theme

_WIDE, _MIDDLE = 64, 46  # ems
_TITLE = 80  # pixels that a title has at least
_SOUGHT = "Search words, people, dates"


class TopBar(QWidget):
    """One bar over one open case. Where the window is narrow, words that can be spared leave it."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    event_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        inside = ground("bar")
        self.title = _Line("heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.title.setMinimumWidth(_TITLE)
        self.about = _Line("second")
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_SOUGHT)
        self.search.setAccessibleName("Search words, people and dates")
        self.search.setClearButtonEnabled(True)
        self.undo = _tool("Undo")
        self.redo = _tool("Redo")
        self.add = button("Add event")
        self.export = button("Export", primary=True)
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(16, 8, 16, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addWidget(self.about, 3)
        self._row.addWidget(self.search, 3)
        for each in (self.undo, self.redo, self.add, self.export):
            self._row.addWidget(each)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.add.clicked.connect(self.event_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.dress(theme)

    def show_case(self, case: Case, can_export: bool) -> None:
        """Say which case this is and what is due next."""
        ours = case.mode is Mode.CONTRIBUTION
        name = case.title or case.reference or ("Our contribution" if ours else "Review")
        self.title.setText(name)
        self.title.setToolTip(name)
        parts = [case.agency if ours else case.review_type]
        clock = None if ours else next_due(case, day_made())
        if clock is not None:
            parts.append(clock.said)
        elif case.reference and case.reference != name:
            parts.append(case.reference)
        words = " · ".join(filter(None, parts))
        self.about.setText(words)
        self.about.setToolTip(words)
        self.about.setObjectName("question" if clock is not None and clock.left < 0 else "second")
        self.about.style().unpolish(self.about)
        self.about.style().polish(self.about)
        self.export.setVisible(can_export)

    def show_steps(self, undo: str, redo: str, can_add: bool) -> None:
        """Say what can be undone and done again; '' where nothing can."""
        for tool, words, plain, keys in (
            (self.undo, undo, "Undo", "Ctrl+Z"),
            (self.redo, redo, "Redo", "Ctrl+Shift+Z"),
        ):
            tool.setEnabled(bool(words))
            tool.setAccessibleName(words or f"{plain}: nothing")
            tool.setToolTip(f"{words} ({keys})" if words else f"Nothing to {plain.lower()}")
        self.add.setEnabled(can_add)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        side = round(1.2 * self.fontMetrics().height())
        for tool, name in ((self.undo, "undo"), (self.redo, "redo")):
            tool.setIcon(icon(name, theme.ink, side))
            tool.setIconSize(QSize(side, side))
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        em = self.fontMetrics().height()
        self.about.setVisible(self.width() >= _WIDE * em)
        self.title.setVisible(self.width() >= _MIDDLE * em)
        words = self.search.fontMetrics().horizontalAdvance(_SOUGHT) + 48
        self.search.setMinimumWidth(words if self.width() >= _MIDDLE * em else 0)
        self.add.setText("Add event" if self.width() >= _MIDDLE * em else "Add")


class _Line(QLabel):
    """A line that ends in dots where it has no room, and is not begun where there is hardly any.

    The whole of it is told under the pointer.
    """

    def __init__(self, dressed_as: str) -> None:
        super().__init__()
        self.setObjectName(dressed_as)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect()
        if room.width() < min(metrics.horizontalAdvance(self.text()), 4 * metrics.height()):
            return
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, room, Qt.AlignmentFlag.AlignVCenter, self.palette(), True, words, self.foregroundRole()
        )


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    made.setAccessibleName(name)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setObjectName("tool")
    return made
