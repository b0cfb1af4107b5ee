"""Work that nobody waits for: kept alive until it is done, even where its page is gone by then."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, Slot

from chronology.ui.work import Job


def begin(job: Job) -> None:
    """Start a job that has no parent. The program waits for it before it ends."""
    _running().begin(job)


class _Running(QObject):
    def __init__(self) -> None:
        super().__init__()
        self._jobs: set[QObject] = set()

    def begin(self, job: Job) -> None:
        self._jobs.add(job)
        job.finished.connect(self._ended)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(job.wait)
        job.start()

    @Slot()
    def _ended(self) -> None:
        self._jobs.discard(self.sender())


@cache
def _running() -> _Running:
    return _Running()
