"""What a review says of events: marks, tags, and what was put right of what the program understood."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from chronology.casefile import rows
from chronology.casefile.returns import Order
from chronology.casefile.sortkey import sort_key
from chronology.model.curation import Correction, EventMarks
from chronology.model.entering import Direction, Significance
from chronology.model.events import Event

_THESE = "(SELECT value FROM json_each(:events))"
_CORRECTION = "event, what, was, now, why, who, at"
_NOTHING = {"significance": "", "direction": "", "restricted": 0, "turning_point": 0}


def event(db: Database, id: str) -> Event:
    """One event as it is understood now. Raises KeyError where there is none of that id."""
    row = db.execute(f"SELECT {rows.EVENT_COLUMNS} FROM events WHERE id = ?", [id]).fetchone()
    if row is None:
        raise rows.Gone(id)
    return rows.event_from(row)


def marks(db: Database, id: str) -> EventMarks:
    """What the review says of one event."""
    tags = db.execute("SELECT tag FROM event_tags WHERE event_id = ? ORDER BY tag", [id]).fetchall()
    row = db.execute(
        "SELECT significance, direction, restricted, turning_point FROM event_marks WHERE event_id = ?", [id]
    ).fetchone()
    significance, direction, restricted, turning_point = row or ("", "", 0, 0)
    return EventMarks(
        id,
        Significance(significance),
        Direction(direction),
        bool(restricted),
        bool(turning_point),
        tuple(tag for (tag,) in tags),
    )


def mark(
    db: Database, events: Sequence[str], said: Mapping[str, Any], add: Sequence[str], remove: Sequence[str]
) -> None:
    """Say the same of many events. `said` holds columns of `event_marks`; what it lacks stays.

    A tag that is to be put on and taken off is taken off.
    """
    these = json.dumps(list(dict.fromkeys(events)))
    if said:
        row = {**_NOTHING, **said}
        columns = ", ".join(row)
        changed = ", ".join(f"{column} = excluded.{column}" for column in said)
        differs = " OR ".join(f"{column} <> excluded.{column}" for column in said)
        db.execute(
            f"INSERT INTO event_marks (event_id, {columns})"
            f" SELECT value, {', '.join(f':{column}' for column in row)} FROM json_each(:events)"
            f" WHERE {int(row != _NOTHING)} OR value IN (SELECT event_id FROM event_marks)"
            f" ON CONFLICT DO UPDATE SET {changed} WHERE {differs}",
            {**row, "events": these},
        )
        nothing = " AND ".join(f"{column} = :{column}" for column in _NOTHING)
        db.execute(
            f"DELETE FROM event_marks WHERE event_id IN {_THESE} AND {nothing}",
            {**_NOTHING, "events": these},
        )
    for tag in dict.fromkeys(each for each in add if each not in remove):
        db.execute(
            "INSERT OR IGNORE INTO event_tags (event_id, tag) SELECT value, :tag FROM json_each(:events)",
            {"tag": rows.text_kept(tag), "events": these},
        )
    for tag in dict.fromkeys(remove):
        db.execute(
            f"DELETE FROM event_tags WHERE tag = :tag AND event_id IN {_THESE}",
            {"tag": tag, "events": these},
        )


def tags(db: Database) -> tuple[str, ...]:
    """Every tag in use, in order of the alphabet."""
    return tuple(tag for (tag,) in db.execute("SELECT DISTINCT tag FROM event_tags ORDER BY tag").fetchall())


def corrections(db: Database, event: str) -> tuple[Correction, ...]:
    """What was put right of one event, oldest first."""
    found = db.execute(f"SELECT {_CORRECTION} FROM corrections WHERE event = ? ORDER BY number", [event])
    return tuple(Correction(*row) for row in found.fetchall())


def correct(db: Database, now: Event, correction: Correction, order: Order) -> None:
    """Have an event be understood as `now`, and keep what it was and why."""
    row = {name: rows.text_kept(getattr(correction, name)) for name in _CORRECTION.split(", ")}
    db.table("corrections").insert(row)
    rewrite(db, now, order)


def rewrite(db: Database, event: Event, order: Order) -> None:
    """Keep an event in place of the one with its id, in the place that is now its own."""
    row = {**rows.event_row(event), "sort_key": sort_key(order(event))}
    said = ", ".join(f'"{column}" = :{column}' for column in row)
    db.execute(f"UPDATE events SET {said} WHERE id = :id", row)
