"""Asking the case for another choice of events, off the window's thread: the newest question counts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Lock

from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance, Slot

from chronology.casefile.faults import CaseFileError
from chronology.model.curation import SavedView
from chronology.model.event_rows import RowQuery, Section
from chronology.model.findings import Finding
from chronology.model.people import Person
from chronology.services.refusal import Refused
from chronology.ui.table.case import Source


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: how many rows, under which headings, and where the event sought with it stands."""

    query: RowQuery
    count: int
    sections: tuple[Section, ...]
    likeness: int
    sought: str
    position: int | None


@dataclass(frozen=True, slots=True)
class Offer:
    """How many events there are in the case, and what there is to choose them by."""

    events: int = 0
    agencies: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    types: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    tags: tuple[str, ...] = ()
    views: tuple[SavedView, ...] = ()


class Asking(QObject):
    """Puts one question at a time. A question that a newer one has overtaken is not answered."""

    answered = Signal(object)  # an Answer
    offered = Signal(object)  # an Offer
    refused = Signal(str)
    _found = Signal(object)  # from the worker: what is to be told, as a call

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._lock = Lock()
        self._wanted: tuple[RowQuery, str] | None = None
        self._wants_offer = False
        self._busy = self._stopped = False
        self._found.connect(self._tell)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def ask(self, query: RowQuery, event: str) -> None:
        """Ask for a query's rows, and for the place among them of an event ('' for none)."""
        with self._lock:
            self._wanted = query, event
        self._begin()

    def ask_offer(self) -> None:
        """Ask what there is to choose by."""
        with self._lock:
            self._wants_offer = True
        self._begin()

    def stop(self) -> None:
        """Forget what was asked, wait for what is being answered, and tell nothing more."""
        self._stopped = True
        with self._lock:
            self._wanted, self._wants_offer = None, False
        self._pool.waitForDone()

    def _begin(self) -> None:
        with self._lock:
            if self._busy:
                return
            self._busy = True
        self._pool.start(self._work)

    def _work(self) -> None:
        while (work := self._next()) is not None:
            try:
                work()
            except (Refused, CaseFileError) as fault:
                self._send(self.refused, str(fault))
            except Exception as fault:  # noqa: BLE001  (the last wall before the person: never a traceback)
                self._send(
                    self.refused,
                    f"The events could not be listed ({type(fault).__name__}). Nothing was changed. "
                    "Close the case and open it again.",
                )

    def _next(self) -> Callable[[], None] | None:
        """Rows go before what there is to choose: they are what the person waits for."""
        with self._lock:
            wanted, self._wanted = self._wanted, None
            if wanted is not None:
                return lambda: self._answer(*wanted)
            wants_offer, self._wants_offer = self._wants_offer, False
            self._busy = wants_offer
            return self._offer if wants_offer else None

    def _answer(self, query: RowQuery, event: str) -> None:
        source = self._source
        answer = Answer(
            query,
            source.count(query),
            source.sections(query),
            source.likeness(query),
            event,
            source.position(query, event) if event else None,
        )
        if self._wanted is None:
            self._send(self.answered, answer)

    def _offer(self) -> None:
        source = self._source
        agencies = source.agencies()
        offer = Offer(
            sum(agencies.values()),
            tuple(sorted(agencies, key=lambda name: (not name, name.casefold()))),
            source.people(),
            tuple(source.types()),
            source.findings(),
            source.tags(),
            source.views("table"),
        )
        self._send(self.offered, offer)

    def _send(self, signal: SignalInstance, what: object) -> None:
        with suppress(RuntimeError):  # the window that asked may have gone meanwhile
            self._found.emit(partial(signal.emit, what))

    @Slot(object)
    def _tell(self, found: Callable[[], None]) -> None:
        """On the window's thread: an answer that was under way when the case was closed is let go."""
        if not self._stopped:
            found()
