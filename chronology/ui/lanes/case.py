"""What the timeline needs of the case that is open behind it, and how it is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from chronology.language.reading import read
from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.curation import EventMarks, FindingState, Note, Query, Theme
from chronology.model.event_rows import Flag, Row, RowQuery
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.model.people import Mention, Period, Person
from chronology.model.timeline import Timeline
from chronology.report.content import Content
from chronology.resource import toml
from chronology.services.merge import day_made
from chronology.ui.lanes.beside import Beside
from chronology.ui.lanes.gathering import gathered

_PAGE = 500  # rows asked for at a time


class OpenCase(Protocol):
    """The case behind the timeline. Every method may be called from any thread."""

    @property
    def read_only(self) -> bool: ...
    def case(self) -> Case: ...
    def timeline(self) -> Timeline: ...
    def findings(self) -> tuple[Finding, ...]: ...
    def states(self) -> Mapping[str, FindingState]: ...
    def people(self) -> tuple[Person, ...]: ...
    def periods(self) -> tuple[Period, ...]: ...
    def mentions(self, person: int) -> tuple[Mention, ...]: ...
    def notes(self) -> tuple[Note, ...]: ...
    def themes(self) -> tuple[Theme, ...]: ...
    def rows(self, query: RowQuery, first: int, count: int) -> list[Row]: ...
    def set_state(self, state: FindingState) -> None: ...
    def ask(self, query: Query) -> int: ...


@dataclass(frozen=True)
class Loaded:
    """All that the timeline shows, but for the plans, which take longer to read."""

    content: Content
    beside: Beside
    states: Mapping[str, FindingState]


def load(case: OpenCase) -> Loaded:
    """Everything of the case that the timeline shows. It takes seconds where the case is large."""
    timeline, findings, people = case.timeline(), case.findings(), case.people()
    beside = gathered(
        (entry.event for entry in timeline.entries),
        people=people,
        periods=case.periods(),
        mentions=(mention for person in people for mention in case.mentions(person.id)),
        notes=case.notes(),
        themes=case.themes(),
        marks=_marks(case),
        findings=findings,
        families=toml("vocabularies", "themes.toml"),
    )
    return Loaded(Content(case.case(), timeline, findings, day_made()), beside, case.states())


def _marks(case: OpenCase) -> Iterator[EventMarks]:
    """The marks of the events that have a tag or are turning points, each once."""
    seen: set[str] = set()
    for flag in (Flag.TAGGED, Flag.TURNING_POINT):
        first = 0
        while rows := case.rows(RowQuery(flags=frozenset({flag})), first, _PAGE):
            first += len(rows)
            for row in rows:
                if row.event.id not in seen:
                    seen.add(row.event.id)
                    yield row.marks


class Signals:
    """The signals of events, each read once: plans are read again whenever the case changes."""

    def __init__(self) -> None:
        self._read: dict[Event, tuple[Signal, ...]] = {}

    def __call__(self, event: Event) -> tuple[Signal, ...]:
        found = self._read.get(event)
        if found is None:
            found = self._read[event] = read(event)
        return found
