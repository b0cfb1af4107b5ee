"""Asking the case for another choice of events, off the window's thread: the newest question counts."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, QThreadPool, Signal

from chronology.model.event_rows import Row, RowQuery, Section
from chronology.services.refusal import Refused


class Source(Protocol):
    """What the table needs of an open case. Every method may be called from any thread."""

    def count(self, query: RowQuery) -> int: ...
    def sections(self, query: RowQuery) -> tuple[Section, ...]: ...
    def likeness(self, query: RowQuery) -> int: ...
    def rows(self, query: RowQuery, first: int, count: int) -> list[Row]: ...
    def ids(self, query: RowQuery, first: int, count: int) -> list[str]: ...
    def position(self, query: RowQuery, event: str) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: how many rows, under which headings, and where the event asked for stands."""

    query: RowQuery
    count: int
    sections: tuple[Section, ...]
    likeness: int
    position: int | None


class Asking(QObject):
    """Puts one question at a time. A question that a newer one has overtaken is not answered."""

    answered = Signal(object)  # an Answer
    refused = Signal(str)

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._lock = Lock()
        self._wanted: tuple[RowQuery, str] | None = None
        self._busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def ask(self, query: RowQuery, event: str) -> None:
        """Ask for a query's rows, and for the place among them of an event ('' for none)."""
        with self._lock:
            self._wanted = query, event
            if self._busy:
                return
            self._busy = True
        self._pool.start(self._work)

    def stop(self) -> None:
        """Forget what was asked, and wait for the question that is being answered."""
        with self._lock:
            self._wanted = None
        self._pool.waitForDone()

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            query, event = wanted
            try:
                answer = self._answer(query, event)
            except Refused as fault:
                self.refused.emit(str(fault))
            except Exception as fault:  # noqa: BLE001  (the last wall before the person: never a traceback)
                self.refused.emit(
                    f"The events could not be listed ({type(fault).__name__}). Nothing was changed. "
                    "Close the case and open it again."
                )
            else:
                if self._wanted is None:
                    self.answered.emit(answer)

    def _next(self) -> tuple[RowQuery, str] | None:
        with self._lock:
            wanted, self._wanted = self._wanted, None
            self._busy = wanted is not None
            return wanted

    def _answer(self, query: RowQuery, event: str) -> Answer:
        return Answer(
            query,
            self._source.count(query),
            self._source.sections(query),
            self._source.likeness(query),
            self._source.position(query, event) if event else None,
        )
