"""Reading who is mentioned, beside whatever else is done: its progress, and a way to stop it and to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from chronology.services.progress import Progress
from chronology.ui.controls import button, label, progress_bar
from chronology.ui.pause import pause
from chronology.ui.work import Job

_READ_AFTER = 400
"""Milliseconds from the last change until the entries are held against the people again."""
_SHOWN_AFTER = 500
"""Milliseconds of reading until it is shown: what is done sooner needs no word."""
_BAR = 120  # pixels
_STOPPED = "Reading was stopped. Proposals may be missing."


class Reading(QWidget):
    """One line beneath the bar, shown while reading takes long and after it was stopped.

    `work` reads; `found` gives what came of it, with the number under which it was asked for.
    """

    found = Signal(int, object)
    said = Signal(str)
    takes_long = Signal()  # it is shown now

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._work = work
        self._asked = 0
        self._job: Job | None = None
        self.words = label("", "second")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = progress_bar("How far reading has come")
        self.bar.setFixedWidth(_BAR)
        self.stop = button("&Stop")
        self.stop.setObjectName("small")
        self.stop.setAccessibleName("Stop reading who is mentioned")
        self.stop.clicked.connect(self._stop)
        self.go_on = button("Read &on")
        self.go_on.setObjectName("small")
        self.go_on.setAccessibleName("Read on who is mentioned")
        self.go_on.clicked.connect(self._begin)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for each in (self.bar, self.stop, self.go_on):
            row.addWidget(each)
        self._soon = pause(self, _READ_AFTER, self._begin)
        self._shown = pause(self, _SHOWN_AFTER, self._show_running)
        self.hide()

    def ask(self, asked: int) -> None:
        """Read again after a moment; what is found goes under this number."""
        self._asked = asked
        self._soon.start()

    def end(self) -> None:
        """Read no more: the case is about to be closed."""
        self._soon.stop()
        self._shown.stop()
        if self._job is not None:
            self._job.stop()
            self._job.wait()

    @property
    def is_running(self) -> bool:
        """Whether entries are being read."""
        return self._job is not None

    def _begin(self) -> None:
        if self._job is not None:
            self._soon.start()
            return
        asked, work = self._asked, self._work
        job = self._job = Job(lambda progress: (asked, work(progress)))
        job.finished_with.connect(self._give)
        job.refused.connect(self._refuse)
        job.stopped.connect(self._say_stopped)
        job.progressed.connect(self._say)
        self._shown.start()
        job.begin()

    def _done(self) -> None:
        self._job = None
        self._shown.stop()
        self.hide()

    def _give(self, made: tuple[int, Any]) -> None:
        self._done()
        self.found.emit(*made)

    def _refuse(self, fault: str) -> None:
        self._done()
        self.said.emit(fault)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _say(self, doing: str, done: int, total: int) -> None:
        self.words.setText(f"{doing}: {done:,} of {total:,} entries")
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _say_stopped(self) -> None:
        self._done()
        self.words.setText(_STOPPED)
        self._show(is_running=False)
        self.said.emit(_STOPPED)

    def _show_running(self) -> None:
        self._show(is_running=True)
        self.takes_long.emit()

    def _show(self, is_running: bool) -> None:
        for each in (self.bar, self.stop):
            each.setVisible(is_running)
        self.go_on.setHidden(is_running)
        self.show()
