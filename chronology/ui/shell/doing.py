"""What is being done of the open case: a change at a time, beside it the backup and the rules' questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from chronology.casefile.faults import CaseFileError
from chronology.model.case import Mode
from chronology.services.open_case import OpenCase
from chronology.services.progress import Progress
from chronology.services.refusal import Refused
from chronology.ui.pause import pause
from chronology.ui.shell.foot import Foot
from chronology.ui.work import Job

_CHECKED_AFTER = 1500
"""Milliseconds from the last change until the rules are asked again."""


class Doing(QObject):
    """One for each desk. Its progress stands at the foot; `close_down` ends all of it."""

    refused = Signal(str)  # why something could not be done
    said = Signal(str)  # a sentence for the foot of the window
    checked = Signal()  # the rules have been asked again

    def __init__(self, case: OpenCase, mode: Mode, foot: Foot, desk: QObject) -> None:
        super().__init__(desk)
        self._case, self._mode, self._foot = case, mode, foot
        self._job: Job | None = None
        self._next: list[Callable[[], None]] = []  # asked for while something was still being done
        self._checking: Job | None = None
        self._backing_up: Job | None = None
        self._is_closed = False
        self._check = pause(self, _CHECKED_AFTER, self._recheck)

    def begin(self) -> None:
        """Make the backup, and ask the rules where what they asked is no longer true."""
        case = self._case
        if case.read_only:
            return
        self._backing_up = self._begun(
            Job(lambda progress: case.prepare()), "Making a backup", self._backed_up
        )
        if case.needs_recheck():
            self._check.start(0)

    def run(self, doing: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Do something, after what is still being done."""
        if self._job is not None:
            self._next.append(partial(self.run, doing, work, done))
            return
        job = Job(work)
        job.finished_with.connect(done)
        self._job = self._begun(job, doing, self._ended)

    def check_soon(self) -> None:
        """Ask the rules again, once nothing more has changed for a moment."""
        self._check.start()

    def stop(self) -> None:
        """Stop what can be stopped, and do nothing more of what was asked for."""
        self._next.clear()
        for job in (self._job, self._checking):
            if job is not None:
                job.stop()

    def close_down(self) -> None:
        """End all of it, and wait until it has ended."""
        self._is_closed = True
        self._check.stop()
        self.stop()
        for job in (self._job, self._checking, self._backing_up):
            if job is not None:
                job.wait()

    def _recheck(self) -> None:
        """Ask the rules again, beside whatever else is done."""
        try:
            if self._mode is not Mode.REVIEW or self._case.read_only or not self._case.needs_recheck():
                return
        except (Refused, CaseFileError):
            return
        if self._checking is not None:
            self._check.start()
            return
        self._checking = self._begun(Job(self._case.recheck), "Looking for gaps", self._checked)

    def _checked(self) -> None:
        self._checking = None
        self._show()
        self.checked.emit()

    def _begun(self, job: Job, doing: str, ended: Callable[[], None]) -> Job:
        job.progressed.connect(self._foot.show_progress)
        job.refused.connect(self._refuse)
        job.stopped.connect(self._stopped)
        job.finished.connect(ended)
        self._foot.begin(doing)
        job.begin()
        return job

    def _stopped(self) -> None:
        if not self._is_closed:
            self.said.emit("Stopped. What was there before is as it was.")

    def _refuse(self, sentence: str) -> None:
        if not self._is_closed:
            self.refused.emit(sentence)

    def _ended(self) -> None:
        self._job = None
        self._show()
        if self._next and not self._is_closed:
            self._next.pop(0)()

    def _backed_up(self) -> None:
        self._backing_up = None
        self._show()

    def _show(self) -> None:
        if not self._is_closed and self._job is None and self._checking is None and self._backing_up is None:
            self._foot.end()
