"""The timeline of an open case: loads it off the window's thread, and does what the person wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chronology.model.curation import FindingState, Query
from chronology.model.event_rows import RowQuery
from chronology.model.findings import Finding, whom_to_ask
from chronology.report.lines import AGENCY_NOT_SAID
from chronology.services.progress import Progress
from chronology.services.refusal import Refused
from chronology.timeline.plans import PlanPeriod, plans
from chronology.ui.lanes.accounts import Row
from chronology.ui.lanes.beside import Choice
from chronology.ui.lanes.board import TimelineBoard
from chronology.ui.lanes.case import Loaded, OpenCase, Signals, load
from chronology.ui.theme import Theme
from chronology.ui.work import Job


class TimelinePage(QWidget):
    """The board over one open case. `row_of` gives an event's row as it came, each heading with its cell."""

    chosen = Signal(str)  # the id of the event that the person has come to
    said = Signal(str)  # a sentence for the foot of the window
    shown = Signal()  # all that was asked for is on the screen, with the plans

    def __init__(self, case: OpenCase, theme: Theme, row_of: Callable[[str], Row | None]) -> None:
        super().__init__()
        self._case = case
        self._row_of = row_of
        self._signals = Signals()
        self._plans: tuple[PlanPeriod, ...] = ()
        self._loaded: Loaded | None = None
        self._asked = 0
        self._going_to = ""
        self._stopped = False
        self.board = TimelineBoard(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.board)
        self.board.chosen.connect(self.chosen)
        self.board.said.connect(self.said)
        self.board.ask_wanted.connect(self._ask)
        self.board.state_wanted.connect(self._set_state)
        self.board.page.shown.connect(self._arrive)
        self.refresh()

    def refresh(self) -> None:
        """Show what the case holds now. What was shown stays until it is there."""
        self._asked += 1
        asked, case = self._asked, self._case
        self._begin(lambda progress: (asked, load(case)), self._take)

    def refresh_questions(self) -> None:
        """Show what became of the questions since; the events are as they were."""
        if self._loaded is None:
            self.refresh()
            return
        findings, states = self._case.findings(), self._case.states()
        content = replace(self._loaded.content, findings=findings)
        self._loaded = replace(self._loaded, content=content, states=states)
        self._show()

    def take_focus(self) -> None:
        """Give the keyboard to the lanes."""
        self.board.page.view.setFocus()

    def go_to(self, event: str) -> None:
        """Come to an event, as soon as it is there."""
        self._going_to = event
        self._arrive()

    def choose(self, query: RowQuery) -> None:
        """Show the events that a table shows, as far as lanes can be chosen so."""
        self.board.bar.choose(Choice.of(query))

    @property
    def query(self) -> RowQuery:
        """What is chosen, as a table is asked for it."""
        return self.board.bar.choice.query

    def stop(self) -> None:
        """Take nothing more from the case: it is about to be closed."""
        self._stopped = True
        self._asked += 1

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        self.board.dress(theme)

    def _begin(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        job = Job(work)
        job.finished_with.connect(done)
        job.refused.connect(self._refused)
        job.begin()

    def _refused(self, sentence: str) -> None:
        if not self._stopped:
            self.said.emit(sentence)

    def _take(self, made: tuple[int, Loaded]) -> None:
        asked, loaded = made
        if asked != self._asked:
            return
        self._loaded = loaded
        self._show()
        events = [entry.event for entry in loaded.content.timeline.dated]
        self._begin(lambda progress: (asked, plans(events, self._signals)), self._take_plans)

    def _take_plans(self, made: tuple[int, tuple[PlanPeriod, ...]]) -> None:
        asked, found = made
        if asked != self._asked:
            return
        if found != self._plans:
            self._plans = found
            self._show()
        self.shown.emit()

    def _show(self) -> None:
        loaded = self._loaded
        if loaded is not None:
            beside = replace(loaded.beside, plans=self._plans)
            can_act = not self._case.read_only
            self.board.show_content(loaded.content, beside, loaded.states, self._row_of, can_act)

    def _arrive(self) -> None:
        """Come to the event that was asked for, if it is shown by now."""
        content = self._loaded.content if self._loaded is not None else None
        if not self._going_to or content is None:
            return
        if any(entry.event.id == self._going_to for entry in content.timeline.entries):
            event, self._going_to = self._going_to, ""
            self.board.choose(event)

    def _ask(self, finding: Finding) -> None:
        agency = self._agency_of(finding)
        try:
            self._case.ask(Query(agency, finding.question, finding.events, finding.id))
        except Refused as fault:
            self.said.emit(str(fault))
            return
        self.said.emit(f"The question is kept for {agency or AGENCY_NOT_SAID}. It goes out with the queries.")
        self.refresh_questions()

    def _agency_of(self, finding: Finding) -> str:
        entries = self._loaded.content.timeline.entries if self._loaded is not None else ()
        wrote = {entry.event.id: entry.event.agency for entry in entries}
        told = [wrote[event] for event in finding.events if event in wrote]
        return whom_to_ask(finding, told, sorted(set(wrote.values()), key=str.casefold))

    def _set_state(self, state: FindingState) -> None:
        try:
            self._case.set_state(state)
        except Refused as fault:
            self.said.emit(str(fault))
            return
        self.refresh_questions()
