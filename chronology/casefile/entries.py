"""The author's own list: entries kept field for field, each with its event in the timeline."""

from __future__ import annotations

import json

from sqlite_utils import Database

from chronology.casefile import marks, rows
from chronology.casefile.event_choice import ENTERED
from chronology.casefile.returns import Order
from chronology.casefile.sortkey import sort_key
from chronology.model.contributions import Contribution
from chronology.model.entered_records import entered_from, entered_record
from chronology.model.entering import EnteredEvent
from chronology.model.events import Event


def read_all(db: Database) -> tuple[EnteredEvent, ...]:
    """The entries in the order in which they were begun."""
    found = db.execute("SELECT record FROM entered WHERE present ORDER BY number").fetchall()
    return tuple(entered_from(json.loads(record)) for (record,) in found)


def read(db: Database, number: int) -> EnteredEvent:
    """One entry. Raises KeyError where the list has none of that number."""
    row = db.execute("SELECT record FROM entered WHERE number = ? AND present", [number]).fetchone()
    if row is None:
        raise rows.Gone(number)
    return entered_from(json.loads(row[0]))


def next_number(db: Database) -> int:
    """The number of the next entry: one that none has had."""
    return int(db.execute("SELECT coalesce(max(number), 0) + 1 FROM entered").fetchone()[0])


def event_of(db: Database, number: int) -> str:
    """The id of an entry's event, which stays whatever is changed in the entry."""
    return str(db.execute("SELECT event FROM entered WHERE number = ?", [number]).fetchone()[0])


def number_of(db: Database, event: str) -> int | None:
    """The number of the entry whose event this is; None for an event that was brought in."""
    row = db.execute("SELECT number FROM entered WHERE event = ? AND present", [event]).fetchone()
    return None if row is None else int(row[0])


def list_of(db: Database, empty: Contribution, original: bytes) -> int:
    """The number of the return under which the author's own list stands, made where there is none yet.

    Its bytes are those of a list without entries, since the list itself is kept entry by entry.
    """
    row = db.execute("SELECT id FROM contributions WHERE sha256 = ?", [empty.sha256]).fetchone()
    if row is None:
        db.table("originals").insert({"sha256": empty.sha256, "bytes": original}, ignore=True)
        made = {**rows.contribution_row(empty), "kind": ENTERED, "added": "", "taken_in": 1}
        return rows.keep(db, "contributions", made)
    return int(row[0])


def put_in(db: Database, entry: EnteredEvent, event: Event, contribution: int, order: Order) -> None:
    """Keep a new entry with its event."""
    db.table("entered").insert(
        {"number": entry.number, "event": event.id, "record": _record(entry), "present": 1}
    )
    _put_event(db, event, contribution, order)


def change(db: Database, entry: EnteredEvent, event: Event, order: Order) -> None:
    """Keep an entry in place of the one with its number."""
    db.execute("UPDATE entered SET record = ? WHERE number = ?", [_record(entry), entry.number])
    marks.rewrite(db, event, order)


def take_out(db: Database, number: int) -> None:
    """Take an entry out of the list, and its event out of the timeline."""
    db.execute("DELETE FROM events WHERE id = ?", [event_of(db, number)])
    db.execute("UPDATE entered SET present = 0 WHERE number = ?", [number])


def _put_event(db: Database, event: Event, contribution: int, order: Order) -> None:
    row = {**rows.event_row(event), "contribution": contribution, "sort_key": sort_key(order(event))}
    db.table("events").insert(row)


def _record(entry: EnteredEvent) -> str:
    return json.dumps(entered_record(entry))
