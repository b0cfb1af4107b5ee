"""The people of a case: who they are, how they are related, their periods, and the events that name them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from chronology.casefile import rows
from chronology.model.dates.value import EventDate
from chronology.model.entered_records import date_from, date_record
from chronology.model.people import (
    Mention,
    Period,
    PeriodRole,
    Person,
    Relationship,
    RelationshipKind,
    Responsibility,
)

_RELATIONSHIP = "person, kind, other, responsibility, first, last, source"
_PERIOD = "person, role, first, last, source"
_MENTION = 'event_id, person, field, start, "end"'


def read_all(db: Database) -> tuple[Person, ...]:
    """Everybody, with their numbers."""
    found = db.execute(f"SELECT id, {rows.PERSON_COLUMNS} FROM persons ORDER BY id").fetchall()
    return tuple(rows.person_from(row, number) for number, *row in found)


def read(db: Database, id: int) -> Person:
    """One person. Raises KeyError where there is nobody of that number."""
    row = db.execute(f"SELECT {rows.PERSON_COLUMNS} FROM persons WHERE id = ?", [id]).fetchone()
    if row is None:
        raise rows.Gone(id)
    return rows.person_from(row, id)


def keep(db: Database, person: Person) -> int:
    """Keep a person, as a new one where the id is 0; the person's number."""
    return rows.keep(db, "persons", rows.person_row(person), person.id)


def remove(db: Database, id: int) -> None:
    """Take a person out, with the relationships, periods and mentions."""
    for table, which in (
        ("persons", "id = :id"),
        ("relationships", "person = :id OR other = :id"),
        ("periods", "person = :id"),
        ("mentions", "person = :id"),
    ):
        db.execute(f"DELETE FROM {table} WHERE {which}", {"id": id})


def hand_over(db: Database, source: int, target: int, events: Iterable[str] | None = None) -> None:
    """Have what stands under one person stand under another: all of it, or only mentions in some events."""
    between = {"source": source, "target": target}
    if events is not None:
        db.execute(
            "UPDATE mentions SET person = :target WHERE person = :source"
            " AND event_id IN (SELECT value FROM json_each(:events))",
            {**between, "events": json.dumps(list(events))},
        )
        return
    for table in ("mentions", "periods", "relationships"):
        db.execute(f"UPDATE {table} SET person = :target WHERE person = :source", between)
    db.execute("UPDATE relationships SET other = :target WHERE other = :source", between)
    db.execute("DELETE FROM relationships WHERE person = other")
    for table, columns in (("mentions", _MENTION), ("relationships", "person, kind, other")):
        db.execute(
            f"DELETE FROM {table} WHERE rowid NOT IN (SELECT min(rowid) FROM {table} GROUP BY {columns})"
        )


def relationships(db: Database) -> tuple[Relationship, ...]:
    """Who is what to whom."""
    found = db.execute(f"SELECT {_RELATIONSHIP}, id FROM relationships ORDER BY id").fetchall()
    return tuple(
        Relationship(
            person,
            RelationshipKind(kind),
            other,
            Responsibility(responsibility),
            _date(first),
            _date(last),
            source,
            id,
        )
        for person, kind, other, responsibility, first, last, source, id in found
    )


def keep_relationship(db: Database, known: Relationship) -> int:
    """Keep a relationship, as a new one where its id is 0; its id."""
    row = {
        "person": known.person,
        "kind": known.kind.value,
        "other": known.other,
        "responsibility": known.responsibility.value,
        "first": _kept(known.first),
        "last": _kept(known.last),
        "source": rows.text_kept(known.source),
    }
    return rows.keep(db, "relationships", row, known.id)


def periods(db: Database) -> tuple[Period, ...]:
    """When people lived in the home, cared, or were in regular contact."""
    found = db.execute(f"SELECT {_PERIOD}, id FROM periods ORDER BY id").fetchall()
    return tuple(
        Period(person, PeriodRole(role), _date(first), _date(last), source, id)
        for person, role, first, last, source, id in found
    )


def keep_period(db: Database, period: Period) -> int:
    """Keep a period, as a new one where its id is 0; its id."""
    row = {
        "person": period.person,
        "role": period.role.value,
        "first": _kept(period.first),
        "last": _kept(period.last),
        "source": rows.text_kept(period.source),
    }
    return rows.keep(db, "periods", row, period.id)


def remove_by_id(db: Database, table: str, id: int) -> None:
    """Take one relationship or period out."""
    db.execute(f"DELETE FROM {table} WHERE id = ?", [id])


def mentions(db: Database, person: int) -> tuple[Mention, ...]:
    """Where a person is named in the events that are in the timeline, in timeline order."""
    found = db.execute(
        f"SELECT {_MENTION} FROM mentions JOIN events ON events.id = event_id"
        " JOIN contributions ON contributions.id = events.contribution AND present"
        " WHERE person = ? ORDER BY sort_key, number",
        [person],
    ).fetchall()
    return tuple(Mention(*row) for row in found)


def mentioned_in(db: Database, event: str) -> tuple[Mention, ...]:
    """Who is named in one event, and where."""
    found = db.execute(f"SELECT {_MENTION} FROM mentions WHERE event_id = ? ORDER BY number", [event])
    return tuple(Mention(*row) for row in found.fetchall())


def add_mentions(db: Database, found: Sequence[Mention]) -> None:
    """Keep that events name people; what is kept already stays once."""
    db.conn.executemany(
        f"INSERT INTO mentions ({_MENTION}) SELECT ?1, ?2, ?3, ?4, ?5"
        " WHERE NOT EXISTS (SELECT 1 FROM mentions"
        ' WHERE event_id = ?1 AND person = ?2 AND field = ?3 AND start = ?4 AND "end" = ?5)',
        ((each.event, each.person, each.field, each.start, each.end) for each in found),
    )


def remove_mentions(db: Database, person: int, events: Iterable[str]) -> None:
    """These events do not name the person after all."""
    db.execute(
        "DELETE FROM mentions WHERE person = ? AND event_id IN (SELECT value FROM json_each(?))",
        [person, json.dumps(list(events))],
    )


def _kept(when: EventDate) -> str:
    return json.dumps(date_record(when))


def _date(kept: str) -> EventDate:
    record: dict[str, Any] = json.loads(kept)
    return date_from(record)
