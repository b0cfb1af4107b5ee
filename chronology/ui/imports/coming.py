"""One file while it is looked over: what it would bring in, read anew off the window's thread."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from chronology.casefile.faults import CaseFileError
from chronology.model.choices import Choices, Settled, Wanted
from chronology.model.events import Event, Meaning, SetAside
from chronology.services.bring_in import Incoming, OpenCase, Surroundings, keep_for_now, look_at
from chronology.services.import_preview import with_meaning
from chronology.services.refusal import Refused
from chronology.ui.pause import pause
from chronology.ui.work import Job

_READ_AFTER = 200  # milliseconds from the last choice


class Coming(QObject):
    """A file and the choices made of it so far. One instance a file, while the wizard is open.

    `choices` are what the person wants; `incoming` is the last reading, which may be a moment behind.
    """

    changed = Signal()  # there is a new reading
    busy = Signal(bool)
    refused = Signal(str)

    def __init__(
        self, incoming: Incoming, around: Surroundings, case: OpenCase, who: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._case = case
        self.incoming = incoming
        self.choices = incoming.preview.choices
        self.wanted = incoming.is_new and bool(incoming.contribution.events)
        self.takes_place = incoming.before is not None
        self._around = around
        self._who = who
        self._job: Job | None = None
        self._wait = pause(self, _READ_AFTER, self._read)

    @property
    def name(self) -> str:
        return self.incoming.contribution.file

    @property
    def around(self) -> Surroundings:
        """What the file is read against."""
        return self._around

    @property
    def is_behind(self) -> bool:
        """Whether a choice has been made that the last reading does not know of."""
        return self.choices is not self.incoming.preview.choices

    # What a person chooses

    def choose(self, choices: Choices) -> None:
        """Take these choices, and read the file anew when no other has followed for a moment."""
        if choices == self.choices:
            return
        self.choices = choices
        self._wait.start()
        try:
            keep_for_now(self._case, self.incoming, choices)
        except (Refused, CaseFileError) as fault:
            self.refused.emit(str(fault))

    def choose_agency(self, agency: str) -> None:
        """Name whose return it is; '' leaves it to the file."""
        found = self.incoming.preview.whose.agency
        self.choose(replace(self.choices, agency="" if agency.strip() == found else agency.strip()))

    def choose_meaning(self, layout: str, column: int, meaning: Meaning | None) -> None:
        """Say what a column holds; None leaves it to the program."""
        self.choose(with_meaning(self.choices, layout, column, meaning))

    def settle(self, event: Event, as_said: str | None) -> None:
        """Settle a date, '' to leave it open; None takes that back."""
        dates = {id: said for id, said in self.choices.dates.items() if id != event.id}
        if as_said is not None:
            dates[event.id] = Settled(as_said.strip(), self._who)
        self.choose(replace(self.choices, dates=dates))

    def call_event(self, kept: SetAside, is_event: bool) -> None:
        """Say that words that were set aside are an event, or take that back."""
        change = frozenset({Wanted.of(kept)})
        events = self.choices.events | change if is_event else self.choices.events - change
        self.choose(replace(self.choices, events=events))

    def call_none(self, event: str, is_none: bool) -> None:
        """Say that what was read as an event, by its id, is none, or take that back."""
        change = frozenset({event})
        none = self.choices.no_events | change if is_none else self.choices.no_events - change
        self.choose(replace(self.choices, no_events=none))

    def use_remembered(self) -> None:
        """Take the choices that were made for a return like this before."""
        offered = self.incoming.remembered
        if offered is not None:
            agency = self.choices.agency or offered.agency
            meanings = {**offered.meanings, **self.choices.meanings}
            self.choose(replace(self.choices, agency=agency, meanings=meanings))
            self.forget_remembered()

    def forget_remembered(self) -> None:
        """Offer the remembered choices no more."""
        self.incoming = replace(self.incoming, remembered=None)
        self.changed.emit()

    # The reading

    def finish(self) -> None:
        """Wait until no reading is under way, as before the window closes."""
        self._wait.stop()
        if self._job is not None:
            self._job.wait()

    def _read(self) -> None:
        if self._job is not None:
            return  # it is begun again when that reading ends
        choices, opened, around = self.choices, self.incoming.preview.opened, self._around
        self._job = Job(lambda progress: look_at(opened, around, choices))
        self._job.finished_with.connect(self._take)
        self._job.refused.connect(self.refused)
        self._job.finished.connect(self._ended)
        self.busy.emit(True)
        self._job.begin()

    def _take(self, incoming: Incoming) -> None:
        self.incoming = replace(incoming, remembered=self.incoming.remembered)
        self.changed.emit()

    def _ended(self) -> None:
        self._job = None
        if self.is_behind and not self._wait.isActive():
            self._wait.start()
        elif not self.is_behind:
            self.busy.emit(False)
