"""Undo and redo of every change, without limit, kept in the case file itself.

While a step is open, triggers write each row of the watched tables that comes, changes or goes as JSON to
`changes`, as it was and as it is. Undoing a step puts the rows back in reverse order, redoing it puts them
forth again; each is one transaction. A new change after an undo cuts off what could have been redone.
A whole table's row is written by the names of its columns, so that a column that a later version of the
program adds does no harm to what was written before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlite_utils import Database

TABLES = """
    CREATE TABLE steps (
        number INTEGER PRIMARY KEY,
        label TEXT NOT NULL,
        topics TEXT NOT NULL,
        at TEXT NOT NULL,
        done INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE changes (
        key INTEGER PRIMARY KEY,
        step INTEGER NOT NULL REFERENCES steps (number),
        place TEXT NOT NULL,
        was TEXT,
        now TEXT
    ) STRICT;
    CREATE INDEX changes_by_step ON changes (step);

    -- the step to which changes belong just now; empty outside a change
    CREATE TABLE step_open (number INTEGER PRIMARY KEY) STRICT;
"""

_BYTES = "BLOB"


@dataclass(frozen=True, slots=True)
class Step:
    """One change as a person sees it. `topics` names what it concerns."""

    number: int
    label: str
    topics: frozenset[str]


class NothingChanged(Exception):
    """What was asked for is so already; whoever opened the transaction takes it back."""


class Unfit(Exception):
    """A row is no longer as the step left it, so the step cannot be undone or redone."""


def watch(db: Database, *tables: str, unwatched: Sequence[str] = ()) -> None:
    """Have each change of these tables written down while a step is open, but for columns `unwatched`."""
    for table in tables:
        columns = [(name, kind) for name, kind, _ in _columns(db, table) if name not in unwatched]
        was, now = _row("old", columns), _row("new", columns)
        for event, before, after in (("INSERT", "NULL", now), ("UPDATE", was, now), ("DELETE", was, "NULL")):
            name = f'"{table}_{event.lower()}_is_written_down"'
            unchanged = f" AND {was} IS NOT {now}" if event == "UPDATE" else ""
            db.execute(f"DROP TRIGGER IF EXISTS {name}")
            db.execute(
                f'CREATE TRIGGER {name} AFTER {event} ON "{table}"'
                f" WHEN EXISTS (SELECT 1 FROM step_open){unchanged} BEGIN"
                " INSERT INTO changes (step, place, was, now)"
                f" SELECT number, '{table}', {before}, {after} FROM step_open; END"
            )


@contextmanager
def step(
    db: Database, label: str, topics: Iterable[str], at: str, number: int | None = None
) -> Iterator[int]:
    """A new step, or more of the step `number`; its number. Raises NothingChanged where no row has changed.

    Only a change cuts off what could have been redone.
    """
    (last,) = db.execute("SELECT coalesce(max(key), 0) FROM changes").fetchone()
    if number is None:
        (number,) = db.execute("SELECT coalesce(max(number), 0) + 1 FROM steps").fetchone()
        row = {"label": label, "topics": " ".join(sorted(topics)), "at": at, "done": 1}
        db.table("steps").insert({"number": number, **row})
    else:
        (before,) = db.execute("SELECT topics FROM steps WHERE number = ?", [number]).fetchone()
        together = " ".join(sorted({*before.split(), *topics}))
        db.execute("UPDATE steps SET topics = ? WHERE number = ?", [together, number])
    db.execute("INSERT INTO step_open (number) VALUES (?)", [number])
    yield number
    db.execute("DELETE FROM step_open")
    if not db.execute("SELECT 1 FROM changes WHERE key > ? LIMIT 1", [last]).fetchone():
        raise NothingChanged
    cut(db)


def cut(db: Database) -> None:
    """From here on nothing can be redone."""
    db.execute("DELETE FROM changes WHERE step IN (SELECT number FROM steps WHERE NOT done)")
    db.execute("DELETE FROM steps WHERE NOT done")


def free_key(db: Database, table: str) -> int:
    """A key above any that a row of the table has, or would have again once something is undone or redone."""
    (key,) = db.execute(
        f"SELECT 1 + max(coalesce((SELECT max(key) FROM {table}), 0),"
        " coalesce((SELECT max(json_extract(coalesce(was, now), '$.key')) FROM changes WHERE place = ?), 0))",
        [table],
    ).fetchone()
    return int(key)


def newest(db: Database) -> Step | None:
    """The step that would be undone next, if there is one."""
    return _step(db, "WHERE done ORDER BY number DESC")


def next_again(db: Database) -> Step | None:
    """The step that would be redone next, if there is one."""
    return _step(db, "WHERE NOT done ORDER BY number")


def undo(db: Database, step: Step) -> None:
    """Put everything back as it was before the step. Raises Unfit where something else has changed it."""
    _apply(db, step, back=True)
    db.execute("UPDATE steps SET done = 0 WHERE number = ?", [step.number])


def redo(db: Database, step: Step) -> None:
    """Do the step again. Raises Unfit where something else has changed what it changed."""
    _apply(db, step, back=False)
    db.execute("UPDATE steps SET done = 1 WHERE number = ?", [step.number])


def _step(db: Database, which: str) -> Step | None:
    row = db.execute(f"SELECT number, label, topics FROM steps {which} LIMIT 1").fetchone()
    return None if row is None else Step(row[0], row[1], frozenset(row[2].split()))


def _apply(db: Database, step: Step, back: bool) -> None:
    db.execute("PRAGMA defer_foreign_keys = ON")
    found = db.execute(
        f"SELECT place, was, now FROM changes WHERE step = ? ORDER BY key {'DESC' if back else 'ASC'}",
        [step.number],
    ).fetchall()
    places = {table: _Place.of(db, table) for table in {table for table, _, _ in found}}
    statements = (places[table].statement(*((now, was) if back else (was, now))) for table, was, now in found)
    for sql, alike in groupby(statements, key=lambda each: each[0]):
        if not sql:
            continue
        values = [each for _, each in alike]
        if db.conn.executemany(sql, values).rowcount != len(values):
            raise Unfit


@dataclass(frozen=True, slots=True)
class _Place:
    """A table: its columns of bytes, and those by which a row is known."""

    table: str
    bytes: frozenset[str]
    key: tuple[str, ...]

    @classmethod
    def of(cls, db: Database, table: str) -> _Place:
        columns = _columns(db, table)
        keys = sorted((place, name) for name, _, place in columns if place)
        return cls(
            table,
            frozenset(name for name, kind, _ in columns if kind == _BYTES),
            tuple(name for _, name in keys),
        )

    def statement(self, there: str | None, wanted: str | None) -> tuple[str, list[Any]]:
        """SQL that makes the row `there` the row `wanted`, and its values; '' where they are the same."""
        before, after = self._read(there), self._read(wanted)
        if before is None and after is not None:
            names = ", ".join(f'"{name}"' for name in after)
            marks = ", ".join("?" * len(after))
            return f'INSERT INTO "{self.table}" ({names}) VALUES ({marks})', list(after.values())
        assert before is not None
        where = " AND ".join(f'"{name}" IS ?' for name in self.key)
        known_by = [before[name] for name in self.key]
        if after is None:
            return f'DELETE FROM "{self.table}" WHERE {where}', known_by
        differing = {name: value for name, value in after.items() if before.get(name, _NOTHING) != value}
        if not differing:
            return "", []
        said = ", ".join(f'"{name}" = ?' for name in differing)
        return f'UPDATE "{self.table}" SET {said} WHERE {where}', [*differing.values(), *known_by]

    def _read(self, written: str | None) -> Mapping[str, Any] | None:
        if written is None:
            return None
        row: dict[str, Any] = json.loads(written)
        for name in self.bytes & row.keys():
            row[name] = bytes.fromhex(row[name])
        return row


_NOTHING = object()


def _columns(db: Database, table: str) -> list[tuple[str, str, int]]:
    """Name, type and place in the key (0 for none) of every column."""
    found = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    return [(name, kind, place) for _, name, kind, _, _, place in found]


def _row(which: str, columns: Iterable[tuple[str, str]]) -> str:
    parts = (
        f"'{name}', " + (f'hex({which}."{name}")' if kind == _BYTES else f'{which}."{name}"')
        for name, kind in columns
    )
    return f"json_object({', '.join(parts)})"
