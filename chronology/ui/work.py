"""Long work off the window's thread, with progress, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Event
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from chronology.services.progress import Cancelled, Progress
from chronology.services.refusal import Refused


class Job(QThread):
    """One piece of work. `work` is called on another thread with a progress to report to.

    Exactly one of `finished_with`, `refused` and `stopped` is sent at the end, on the window's thread.

    It is nobody's child: a thread that is destroyed with its page while it runs ends the program. It is
    kept until it has ended, though its page is gone by then, and the program waits for it.
    """

    progressed = Signal(str, int, int)
    finished_with = Signal(object)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()

    def begin(self) -> None:
        """Start the work."""
        _running().keep(self)
        self.start()

    def stop(self) -> None:
        """Ask the work to end at its next step. What it would have changed stays as it was."""
        self._stop.set()

    @property
    def to_stop(self) -> bool:
        """Whether it has been asked to stop, though it may have come to its end before that."""
        return self._stop.is_set()

    def run(self) -> None:
        from chronology.casefile.faults import CaseFileError  # brings the database: not before there is work

        try:
            result = self._work(self._report)
        except Cancelled:
            self.stopped.emit()
        except (Refused, CaseFileError) as fault:
            self.refused.emit(str(fault))
        except MemoryError:
            self.refused.emit("There is not enough memory for this. Close other programs and try again.")
        except Exception as fault:  # noqa: BLE001  (the last wall before the person: never a traceback)
            self.refused.emit(
                f"Something went wrong inside the program ({type(fault).__name__}). Nothing was changed. "
                "Please try again; if it happens again, tell the people who look after this program."
            )
        else:
            self.finished_with.emit(result)

    def _report(self, doing: str, done: int, total: int) -> bool:
        self.progressed.emit(doing, done, total)
        return not self._stop.is_set()


class _Running(QObject):
    """All jobs that have begun and not ended."""

    def __init__(self) -> None:
        super().__init__()
        self._jobs: set[Job] = set()
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self._wait)

    def keep(self, job: Job) -> None:
        self._jobs.add(job)
        job.finished.connect(self._ended)

    @Slot()
    def _ended(self) -> None:
        if isinstance(job := self.sender(), Job):
            self._jobs.discard(job)

    @Slot()
    def _wait(self) -> None:
        for job in self._jobs:
            job.wait()


@cache
def _running() -> _Running:
    return _Running()
