"""A room with a list at the left and one of its entries beside it, over what is loaded of the open case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from chronology.services.progress import Progress
from chronology.services.refusal import Refused
from chronology.ui.controls import ground
from chronology.ui.headed_list import HeadedList
from chronology.ui.work import Job

_LEAST = 280  # pixels
_STACKED = 26  # heights of a line: where the room is narrower, the entry stands beneath the list


class ListBeside(QWidget):
    """What such rooms share: loading off the window's thread, changes that the case may refuse, the split.

    A room says in `load` what it reads of the case, on another thread, and in `take` what it shows of it.
    """

    event_wanted = Signal(str, str)  # the id of an event, and the room to see it in
    said = Signal(str)  # a sentence for the foot of the window
    shown = Signal()  # what the case holds is on the screen

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._asked = 0
        self._split = QSplitter(Qt.Orientation.Horizontal)

    def lay_out(self, above: Sequence[QWidget], view: HeadedList, beside: QWidget) -> None:
        """Put the room together: what stands above, the list, and what is beside it."""
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(view)
        self._split.addWidget(beside)
        self._split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for each in above:
            whole.addWidget(each)
        whole.addWidget(self._split, 1)

    def load(self) -> Any:
        """Read from the case what the room shows. Called on another thread."""
        raise NotImplementedError

    def take(self, loaded: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the case holds now. What was shown stays until it is there."""
        self._asked += 1
        asked = self._asked
        self.run(lambda progress: self.load(), lambda loaded: self._take(asked, loaded))

    def stop(self) -> None:
        """Take nothing more from the case: it is about to be closed."""
        self._asked += 1

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change and show what became of it. What the case refuses is said."""
        try:
            change()
        except Refused as fault:
            self.said.emit(str(fault))
            return False
        self.refresh()
        return True

    def run(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Do work off the window's thread; what is refused is said."""
        job = Job(work)
        job.finished_with.connect(done)
        job.refused.connect(self.said)
        job.begin()

    def _take(self, asked: int, loaded: Any) -> None:
        if asked == self._asked:
            self.take(loaded)
            self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < _STACKED * self.fontMetrics().height()
        way = Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal
        if way is not self._split.orientation():
            self._split.setOrientation(way)
            self._split.updateGeometry()
        room = self._split.height() if stacked else self.width()
        first = room * 2 // 5 if stacked else max(_LEAST, room * 2 // 5)
        self._split.setSizes([first, room - first])


class BesideArea(QScrollArea):
    """The panel beside such a list: it scrolls up and down, and is never cut at the side.

    The keyboard goes to what it holds, never to the panel, which could not show that it has it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setMinimumWidth(_LEAST)

    def hold(self, *parts: QWidget) -> None:
        """Show these, one beneath the other, with room around them."""
        inside = ground("side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        for each in parts:
            column.addWidget(each)
        column.addStretch(1)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        """What does not fit is scrolled to here, and the room does not grow for it."""
        return QSize(_LEAST, _LEAST)
