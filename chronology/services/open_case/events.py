"""The events of an open case: rows for the table, marks and tags, and corrections of what was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chronology.casefile import details, entries, marks, notes
from chronology.casefile.casefile import CaseFile
from chronology.casefile.event_rows import EventRows
from chronology.model.curation import Correction, EventMarks, SavedView
from chronology.model.dates import EventDate, UnreadableDate, describe, read_date
from chronology.model.entering import Direction, Significance
from chronology.model.event_rows import Row, RowQuery, Section
from chronology.model.events import Event
from chronology.services.merge import date_context
from chronology.services.open_case.held import Topic, counted, now
from chronology.services.open_case.returns import Returns, entry_event
from chronology.services.refusal import Refused
from chronology.timeline.order import order_key

_CORRECTED = frozenset({Topic.EVENTS, Topic.ENTERED})


class Events(Returns):
    """What the table asks of the case, and what a person says of events."""

    def __init__(self, file: CaseFile) -> None:
        super().__init__(file)
        self._rows = EventRows(self._read, lambda db: self._rows_moment)

    # Rows

    def count(self, query: RowQuery) -> int:
        """How many events the query asks for."""
        return self._rows.count(query)

    def sections(self, query: RowQuery) -> tuple[Section, ...]:
        """The headings that the query's rows stand under, in order."""
        return self._rows.sections(query)

    def likeness(self, query: RowQuery) -> int:
        """A number that stays the same as long as the query gives the same events in the same order."""
        return self._rows.likeness(query)

    def rows(self, query: RowQuery, first: int, count: int) -> list[Row]:
        """At most `count` rows from the one at `first`, counted from 0."""
        return self._rows.rows(query, first, count)

    def ids(self, query: RowQuery, first: int, count: int) -> list[str]:
        """The ids of the events that `rows` would give."""
        return self._rows.ids(query, first, count)

    def position(self, query: RowQuery, event: str) -> int | None:
        """Where the event stands among the query's rows, from 0; None where it is not among them."""
        return self._rows.position(query, event)

    def agencies(self) -> Mapping[str, int]:
        """Every agency that has events in the timeline, with how many."""
        return self._rows.agencies()

    def types(self) -> tuple[str, ...]:
        """Every kind of event that an author has named."""
        return self._rows.types()

    def tags(self) -> tuple[str, ...]:
        """Every tag in use."""
        with self._read() as db:
            return marks.tags(db)

    def event(self, id: str) -> Event:
        """One event as it is understood now. Raises Refused where there is none of that id."""
        with self._read() as db:
            return marks.event(db, id)

    # Marks and tags

    def marks(self, event: str) -> EventMarks:
        """What the review says of one event."""
        with self._read() as db:
            return marks.marks(db, event)

    def mark(
        self,
        events: Sequence[str],
        *,
        significance: Significance | None = None,
        direction: Direction | None = None,
        restricted: bool | None = None,
        turning_point: bool | None = None,
        add_tags: Sequence[str] = (),
        remove_tags: Sequence[str] = (),
    ) -> None:
        """Say the same of one event or many; what is None stays as it is."""
        columns = {
            "significance": None if significance is None else significance.value,
            "direction": None if direction is None else direction.value,
            "restricted": None if restricted is None else int(restricted),
            "turning_point": None if turning_point is None else int(turning_point),
        }
        said = {name: value for name, value in columns.items() if value is not None}
        as_what = _said(significance, direction, restricted, turning_point, add_tags, remove_tags)
        label = f"{counted(len(events), 'event', 'events')} {as_what}"
        with self._step("events marked", label, {Topic.MARKS}, {"events": len(events)}) as db:
            marks.mark(db, events, said, [tag.strip() for tag in add_tags if tag.strip()], remove_tags)

    # Corrections

    def corrections(self, event: str) -> tuple[Correction, ...]:
        """What was put right of one event, oldest first."""
        with self._read() as db:
            return marks.corrections(db, event)

    def correct_date(self, event: str, as_said: str, why: str) -> None:
        """Have an event's date be understood as it is said here; its words stay. '' leaves it undated.

        Raises Refused where the words are no date. An entry of one's own is changed itself.
        """
        with self._read() as db:
            context = date_context(details.read(db, ()))
            before = marks.event(db, event)
        try:
            read = read_date(as_said, context) if as_said.strip() else EventDate()
        except UnreadableDate as fault:
            raise Refused(str(fault)) from None
        clock = read.time or (before.date.time if read.is_dated else None)
        when = replace(read, time=clock, as_written=before.date.as_written, warnings=())
        self._correct(before, replace(before, date=when), "date", why, as_said)

    def correct_agency(self, event: str, agency: str, why: str) -> None:
        """Have an event be this agency's. An entry of one's own is changed itself."""
        before = self.event(event)
        self._correct(before, replace(before, agency=agency.strip()), "agency", why, agency)

    def _correct(self, before: Event, after: Event, what: str, why: str, said: str) -> None:
        label = f"the {what} of an event put right"
        with self._step("event corrected", label, _CORRECTED, {"event": before.id}) as db:
            if after == before:
                return
            number = entries.number_of(db, before.id)
            if number is not None:
                entry = entries.read(db, number)
                if what == "date":
                    entry = replace(entry, date=replace(after.date, as_written=said.strip()))
                else:
                    entry = replace(entry, agency=after.agency)
                event = entry_event(entry, details.read(db, ()), before.id)
                entries.change(db, entry, event, order_key)
                return
            was, is_now = (
                (describe(before.date), describe(after.date))
                if what == "date"
                else (before.agency, after.agency)
            )
            correction = Correction(before.id, what, was, is_now, why.strip(), self._who_in(db), now())
            marks.correct(db, after, correction, order_key)

    # Saved views

    def views(self, room: str) -> tuple[SavedView, ...]:
        """The saved views of one room."""
        with self._read() as db:
            return notes.views(db, room)

    def save_view(self, view: SavedView) -> int:
        """Keep a view, as a new one where its id is 0; its id."""
        with self._step(
            "view saved", f"the view '{view.name}' saved", {Topic.VIEWS}, {"view": view.id}
        ) as db:
            return notes.keep_view(db, view)

    def remove_view(self, id: int) -> None:
        """Take a saved view away."""
        with self._step("view removed", "a saved view removed", {Topic.VIEWS}, {"view": id}) as db:
            notes.remove_view(db, id)


def _said(
    significance: Significance | None,
    direction: Direction | None,
    restricted: bool | None,
    turning_point: bool | None,
    add_tags: Sequence[str],
    remove_tags: Sequence[str],
) -> str:
    said = []
    if significance is not None:
        said.append(f"marked {significance.value}" if significance.value else "no longer marked by weight")
    if direction is not None:
        said.append(f"marked {direction.value}" if direction.value else "no longer marked by direction")
    if restricted is not None:
        said.append("marked restricted" if restricted else "no longer restricted")
    if turning_point is not None:
        said.append("marked a turning point" if turning_point else "no longer a turning point")
    said += [f"tagged '{tag}'" for tag in add_tags]
    said += [f"no longer tagged '{tag}'" for tag in remove_tags]
    return ", ".join(said) or "marked"
