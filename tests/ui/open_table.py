"""A case held in memory that answers the table as an open case does, for tests of what is on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from chronology.model.case import Case
from chronology.model.curation import Correction, EventMarks, SavedView
from chronology.model.dates import describe, read_date
from chronology.model.event_rows import Column, Flag, Group, Row, RowQuery, Section
from chronology.model.events import Event
from chronology.model.findings import Finding, Severity
from chronology.model.people import Person
from chronology.model.sought import places, sought
from chronology.services.refusal import Refused
from chronology.timeline.order import order_key
from chronology.ui.table.columns import COLUMNS, section_of
from tests.making import a_date, an_event, on

AGENCIES = ("Wexbridge Police", "Wexbridge Health Visiting", "Alder Road GP Surgery")


def some_events(count: int) -> list[Event]:
    """So many events of three agencies, a month apart, the last of them undated."""
    made = [
        an_event(
            on(2018, 1, 15) if n == 0 else _days(n),
            f"Visit {n}: seen at home with her mother." + (" A bruise to her arm." if n % 5 == 2 else ""),
            AGENCIES[n % 3],
            row=n + 2,
            action="Card left." if n % 2 else "",
        )
        for n in range(count - 1)
    ]
    return [*made, an_event(a_date(), "A letter without a date.", AGENCIES[0], row=count + 2)]


def _days(n: int) -> Any:
    day = date(2018, 1, 15) + timedelta(days=30 * n)
    return on(day.year, day.month, day.day)


class MadeCase:
    """Rows by going through all of them, and changes that are told to whoever listens."""

    def __init__(self, events: Sequence[Event], read_only: bool = False) -> None:
        self.read_only = read_only
        self.refusing = ""
        self.events = {event.id: event for event in events}
        self.said: dict[str, EventMarks] = {}
        self.corrected: list[Correction] = []
        self.saved: list[SavedView] = []
        self.asked: list[Finding] = []
        self.named = (Person("Rowan Ashdown", "father", id=4),)

    # Rows

    def _rows(self, query: RowQuery) -> list[Row]:
        ordered = sorted(self.events.values(), key=order_key)
        rows = [self._row(number, event) for number, event in enumerate(ordered, start=1)]
        kept = [row for row in rows if _fits(row, query)]
        if query.sort not in (Column.WHEN, Column.NUMBER):
            kept.sort(key=lambda row: COLUMNS[section_of(query.sort)].words(row), reverse=query.descending)
        elif query.descending:
            kept.reverse()
        return sorted(kept, key=lambda row: _heading(row, query) or "~") if query.group else kept

    def _row(self, number: int, event: Event) -> Row:
        questions = sum(event.id in finding.events for finding in self.asked)
        corrected = frozenset(each.what for each in self.corrected if each.event == event.id)
        return Row(number, event, self.marks(event.id), questions, corrected)

    def count(self, query: RowQuery) -> int:
        return len(self._rows(query))

    def sections(self, query: RowQuery) -> tuple[Section, ...]:
        found, first = [], 0
        if query.group:
            for heading, rows in groupby(self._rows(query), key=lambda row: _heading(row, query)):
                found.append(Section(heading, first, len(list(rows))))
                first += found[-1].count
        return tuple(found)

    def likeness(self, query: RowQuery) -> int:
        return hash((tuple(self.ids(query, 0, 10**6)), self.sections(query)))

    def rows(self, query: RowQuery, first: int, count: int) -> list[Row]:
        return self._rows(query)[first : first + count]

    def ids(self, query: RowQuery, first: int, count: int) -> list[str]:
        return [row.event.id for row in self.rows(query, first, count)]

    def position(self, query: RowQuery, event: str) -> int | None:
        ids = self.ids(query, 0, 10**6)
        return ids.index(event) if event in ids else None

    # What there is

    def agencies(self) -> Mapping[str, int]:
        named = [event.agency for event in self.events.values()]
        return {name: named.count(name) for name in named}

    def types(self) -> Sequence[str]:
        return ()

    def tags(self) -> tuple[str, ...]:
        return tuple(sorted({tag for marks in self.said.values() for tag in marks.tags}))

    def people(self) -> tuple[Person, ...]:
        return self.named

    def findings(self) -> tuple[Finding, ...]:
        return tuple(self.asked)

    def views(self, room: str) -> tuple[SavedView, ...]:
        return tuple(view for view in self.saved if view.room == room)

    def case(self) -> Case:
        return Case()

    def event(self, id: str) -> Event:
        return self.events[id]

    def marks(self, event: str) -> EventMarks:
        return self.said.get(event, EventMarks(event))

    def corrections(self, event: str) -> tuple[Correction, ...]:
        return tuple(each for each in self.corrected if each.event == event)

    # Changes

    def correct_date(self, event: str, as_said: str, why: str) -> None:
        before = self.events[event]
        when = replace(read_date(as_said), as_written=before.date.as_written)
        self._correct(before, "date", describe(before.date), describe(when), why)
        self.events[event] = replace(before, date=when)

    def correct_agency(self, event: str, agency: str, why: str) -> None:
        before = self.events[event]
        self._correct(before, "agency", before.agency, agency, why)
        self.events[event] = replace(before, agency=agency)

    def _correct(self, event: Event, what: str, was: str, now: str, why: str) -> None:
        if self.refusing:
            raise Refused(self.refusing)
        self.corrected.append(Correction(event.id, what, was, now, why, "B. Reader", "2024-05-01T10:00:00Z"))

    def mark(self, events: Sequence[str], **changes: Any) -> None:
        if self.refusing:
            raise Refused(self.refusing)
        add, remove = changes.pop("add_tags", ()), changes.pop("remove_tags", ())
        for event in events:
            before = self.marks(event)
            tags = tuple(sorted({*before.tags, *add} - set(remove)))
            self.said[event] = replace(before, tags=tags, **changes)

    def save_view(self, view: SavedView) -> int:
        self.saved.append(replace(view, id=len(self.saved) + 1))
        return len(self.saved)

    def remove_view(self, id: int) -> None:
        self.saved = [view for view in self.saved if view.id != id]


def a_question(*events: str) -> Finding:
    """A finding on these events."""
    said = "It is not said who was told.", "Who was told?", "Made for a test"
    return Finding("INF-01", "Concern not shared", Severity.HIGH, events, *said)


def _heading(row: Row, query: RowQuery) -> str:
    if query.group is Group.AGENCY:
        return row.event.agency
    day = row.event.date.earliest
    return str(day.year) if day else ""


def _fits(row: Row, query: RowQuery) -> bool:
    event, when = row.event, row.event.date
    if query.agencies and event.agency not in query.agencies:
        return False
    if (query.first or query.last) and not when.is_dated:
        return False
    if (query.first and when.latest and when.latest < query.first) or (
        query.last and when.earliest and when.earliest > query.last
    ):
        return False
    if not all(places((each,), f"{event.text} {event.action}") for each in sought(query.words)):
        return False
    flags = {
        Flag.RESTRICTED: row.marks.restricted,
        Flag.QUESTIONED: row.questions > 0,
        Flag.TAGGED: bool(row.marks.tags),
    }
    return all(flags.get(flag, False) for flag in query.flags) and (
        not query.tags or not query.tags.isdisjoint(row.marks.tags)
    )
