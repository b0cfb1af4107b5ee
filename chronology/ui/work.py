"""Long work off the window's thread: one job at a time, with progress, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from chronology.casefile.faults import CaseFileError
from chronology.services.progress import Cancelled, Progress
from chronology.services.refusal import Refused


class Job(QThread):
    """One piece of work. `work` is called on another thread with a progress to report to.

    Exactly one of `finished_with`, `refused` and `stopped` is sent at the end, on the window's thread.
    """

    progressed = Signal(str, int, int)
    finished_with = Signal(object)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()

    def stop(self) -> None:
        """Ask the work to end at its next step. What it would have changed stays as it was."""
        self._stop.set()

    def run(self) -> None:
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
