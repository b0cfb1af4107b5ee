"""The rows of the merged timeline as a table asks for them: chosen and sorted by SQL, a page at a time.

The keys of the chosen events, in order, are kept until the file changes; so a row is found by its place
without reading those above it, and a letter typed among the words asks only for the words again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlite_utils import Database

from chronology.casefile import rows
from chronology.casefile.event_choice import ENTERED, Condition, conditions
from chronology.casefile.event_order import (
    count_by_agency,
    count_of_all,
    headings_of,
    in_order,
    keys_from,
    keys_in_order,
)
from chronology.model.curation import EventMarks
from chronology.model.entering import Direction, Significance
from chronology.model.event_rows import Column, Group, Row, RowQuery, Section
from chronology.model.events import Event

_Made = TypeVar("_Made")
_MOST_KEPT = 16
"""What is kept of earlier questions: at 100,000 events each takes up to 4 MB."""

_OF_THESE = "IN (SELECT value FROM json_each(?))"
_MARKS = (
    "SELECT event_id, significance, direction, restricted, turning_point FROM event_marks"
    f" WHERE event_id {_OF_THESE}"
)
_TAGS = f"SELECT event_id, tag FROM event_tags WHERE event_id {_OF_THESE} ORDER BY event_id, tag"
_QUESTIONS = (
    f"SELECT event_id, count(*) FROM finding_events WHERE open AND event_id {_OF_THESE} GROUP BY event_id"
)
_CORRECTED = f"SELECT DISTINCT event, what FROM corrections WHERE event {_OF_THESE}"


def moment_of_file(db: Database) -> Hashable:
    """What is another whenever anything in the file has changed."""
    return id(db.conn), db.conn.total_changes, db.execute("PRAGMA data_version").fetchone()[0]


class EventRows:
    """The events of one open case as rows. `reading` opens one moment of the file, to read only.

    `moment` gives something that is another whenever what rows are made from has changed.
    """

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Database]],
        moment: Callable[[Database], Hashable] = moment_of_file,
    ) -> None:
        self._reading = reading
        self._moment_of = moment
        self._moment: Hashable = None
        self._kept: dict[Any, Any] = {}

    def count(self, query: RowQuery) -> int:
        """How many events the query asks for."""
        with self._reading() as db:
            if query == RowQuery():
                return self._once(db, "count", lambda: count_of_all(db))
            return len(self._listing(db, query)[0])

    def sections(self, query: RowQuery) -> tuple[Section, ...]:
        """The headings that the query's rows stand under, in order; none where it groups by nothing."""
        with self._reading() as db:
            return self._listing(db, query)[1]

    def likeness(self, query: RowQuery) -> int:
        """A number that stays the same as long as the query gives the same events in the same order."""
        with self._reading() as db:
            keys, sections = self._listing(db, query)
            return hash((tuple(keys), sections))

    def rows(self, query: RowQuery, first: int, count: int) -> list[Row]:
        """At most `count` rows from the one at `first`, counted from 0."""
        first, beyond = max(0, first), max(0, first + count)
        with self._reading() as db:
            if query == RowQuery() and not self._is_kept(db, query):
                # the whole timeline is opened at its top long before all of it is sorted
                keys = keys_from(db, first, beyond - first)
                return self._rows(db, keys, dict(zip(keys, range(first + 1, beyond + 1), strict=False)))
            listed = self._listing(db, query)[0][first:beyond]
            return self._rows(db, listed, self._once(db, "numbers", lambda: self._numbers(db)))

    def ids(self, query: RowQuery, first: int, count: int) -> list[str]:
        """The ids of the events that `rows` would give, without their words."""
        with self._reading() as db:
            ids = self._once(db, "ids", lambda: dict(db.execute("SELECT key, id FROM events").fetchall()))
            keys = self._listing(db, query)[0][max(0, first) : max(0, first + count)]
            return [ids[key] for key in keys]

    def position(self, query: RowQuery, event: str) -> int | None:
        """Where the event stands among the query's rows, from 0; None where it is not among them."""
        with self._reading() as db:
            found = {key for (key,) in db.execute("SELECT key FROM events WHERE id = ?", [event])}
            keys = self._listing(db, query)[0]
            return next((place for place, key in enumerate(keys) if key in found), None) if found else None

    def agencies(self) -> dict[str, int]:
        """Every agency that has events in the timeline, by name, with how many; '' for those not stated."""
        with self._reading() as db:
            return self._once(db, "agencies", lambda: count_by_agency(db))

    def types(self) -> tuple[str, ...]:
        """Every kind of event that an author has named, in order of the alphabet."""
        with self._reading() as db:
            found = db.execute("SELECT DISTINCT types FROM events WHERE types <> ''").fetchall()
        return tuple(sorted({each for (types,) in found for each in types.split("\n")}))

    # How a query becomes keys

    def _listing(self, db: Database, query: RowQuery) -> tuple[Sequence[int], tuple[Section, ...]]:
        return self._once(db, query, lambda: self._made(db, query))

    def _made(self, db: Database, query: RowQuery) -> tuple[Sequence[int], tuple[Section, ...]]:
        keys = self._order(db, query.sort, query.descending)
        chosen = [self._chosen(db, condition) for condition in conditions(query)]
        if chosen:
            few = min(chosen, key=len)
            kept = few.intersection(*(each for each in chosen if each is not few))
            keys = [key for key in keys if key in kept]
        if query.group is Group.NOTHING:
            return keys, ()
        return self._grouped(db, keys, query)

    def _order(self, db: Database, column: Column, descending: bool) -> list[int]:
        return self._once(db, (column, descending), lambda: keys_in_order(db, column, descending))

    def _chosen(self, db: Database, condition: Condition) -> set[int]:
        return self._once(
            db, condition, lambda: {key for (key,) in db.execute(condition.sql, condition.values).fetchall()}
        )

    def _grouped(
        self, db: Database, keys: Sequence[int], query: RowQuery
    ) -> tuple[list[int], tuple[Section, ...]]:
        headings = self._once(db, query.group, lambda: headings_of(db, query.group))
        gathered: dict[str, list[int]] = {}
        for key in keys:
            gathered.setdefault(headings[key], []).append(key)
        listed: list[int] = []
        sections = []
        for heading in in_order(gathered, query):
            sections.append(Section(heading, len(listed), len(gathered[heading])))
            listed += gathered[heading]
        return listed, tuple(sections)

    # How keys become rows

    def _rows(self, db: Database, keys: Sequence[int], numbers: Mapping[int, int]) -> list[Row]:
        found = dict(_events(db, keys))
        ids = json.dumps([event.id for event, _ in found.values()])
        marks = _marks(db, ids)
        questions = dict(db.execute(_QUESTIONS, [ids]).fetchall())
        corrected = _gathered(db.execute(_CORRECTED, [ids]))
        return [
            Row(
                number=numbers[key],
                event=event,
                marks=marks.get(event.id) or EventMarks(event.id),
                questions=questions.get(event.id, 0),
                corrected=frozenset(corrected.get(event.id, ())),
                entered=kind == ENTERED,
            )
            for key in keys
            for event, kind in (found[key],)
        ]

    def _numbers(self, db: Database) -> dict[int, int]:
        return {key: number for number, key in enumerate(self._order(db, Column.WHEN, False), start=1)}

    def _once(self, db: Database, what: Any, made: Callable[[], _Made]) -> _Made:
        """What was made before, as long as nothing in the file has changed since."""
        found: _Made = self._kept.pop(what) if self._is_kept(db, what) else made()
        self._kept[what] = found
        while len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def _is_kept(self, db: Database, what: Any) -> bool:
        moment = self._moment_of(db)
        if moment != self._moment:
            self._moment, self._kept = moment, {}
        return what in self._kept


def _events(db: Database, keys: Sequence[int]) -> Iterator[tuple[int, tuple[Event, str]]]:
    """Each key with its event and the kind of contribution that it came in."""
    answered = db.execute(
        f"SELECT key, (SELECT kind FROM contributions c WHERE c.id = contribution), {rows.EVENT_COLUMNS}"
        " FROM events WHERE key IN (SELECT value FROM json_each(?))",
        [json.dumps(list(keys))],
    )
    for key, kind, *columns in answered:
        yield key, (rows.event_from(columns), kind)


def _marks(db: Database, ids: str) -> dict[str, EventMarks]:
    tags = _gathered(db.execute(_TAGS, [ids]))
    marks = {event: EventMarks(event, tags=tuple(found)) for event, found in tags.items()}
    for event, significance, direction, restricted, turning_point in db.execute(_MARKS, [ids]):
        marks[event] = EventMarks(
            event,
            Significance(significance),
            Direction(direction),
            bool(restricted),
            bool(turning_point),
            tuple(tags.get(event, ())),
        )
    return marks


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for event, each in pairs:
        found.setdefault(event, []).append(each)
    return found
