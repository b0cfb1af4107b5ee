"""One piece of work at a time before a case is on the screen; what takes long is shown and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from chronology.ui.pause import pause
from chronology.ui.shell.foot import Foot
from chronology.ui.work import Job

_SLOW = 500  # milliseconds


class SlowWork(QObject):
    """Opening, making and unlocking a case. Its `foot` is hidden where nothing is slow."""

    stopped = Signal()
    idle = Signal()  # the work has ended and the next may begin

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._job: Job | None = None
        self.foot = Foot()
        self.foot.begin("")
        self.foot.hide()
        self.foot.stop_wanted.connect(self.stop)
        self.slow = pause(self, _SLOW, self._show)

    @property
    def is_going_on(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def run(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], refused: Callable[[str], None]
    ) -> None:
        """Do this, if nothing else is being done."""
        if self._job is not None:
            return
        job = self._job = Job(work)
        job.finished_with.connect(done)
        job.refused.connect(refused)
        job.stopped.connect(self.stopped)
        job.finished.connect(self._ended)
        job.progressed.connect(self.foot.show_progress)
        self.slow.start()
        job.begin()

    def stop(self) -> None:
        """Stop what is being done."""
        if self._job is not None:
            self._job.stop()

    def close_down(self) -> None:
        """Stop it, and wait until it has ended."""
        if self._job is not None:
            self._job.stop()
            self._job.wait()

    def _show(self) -> None:
        if self._job is not None:
            self.foot.show_progress("Working", 0, 0)
            self.foot.show()

    def _ended(self) -> None:
        self._job = None
        self.slow.stop()
        self.foot.hide()
        self.idle.emit()
