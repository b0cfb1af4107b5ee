"""How a return is kept: its bytes, its events and what was set aside, and how all returns are read back."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias, cast

from sqlite_utils import Database

from chronology.casefile import event_search, rows
from chronology.casefile.sortkey import sort_key
from chronology.model.contributions import Contribution
from chronology.model.events import Event

Order: TypeAlias = Callable[[Event], tuple[Any, ...]]
"""The timeline's key: events sorted by it stand in timeline order."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A return that the case holds already, as far as it matters to one that comes in."""

    number: int
    kind: str
    agency: str

    def lacks_what(self, contribution: Contribution) -> bool:
        """Whether a new reading of the same bytes has the events or the agency that are missing here."""
        if contribution.kind == "unread":
            return False
        return self.kind == "unread" or (not self.agency and bool(contribution.agency))


def kept(db: Database, sha256: str) -> Kept | None:
    """The return with these bytes, or None where the case has none."""
    row = db.execute("SELECT id, kind, agency FROM contributions WHERE sha256 = ?", [sha256]).fetchone()
    return None if row is None else Kept(*row)


def keep(db: Database, contribution: Contribution, original: bytes, order: Order) -> None:
    """Keep a return that the case does not have yet."""
    db.table("originals").insert({"sha256": contribution.sha256, "bytes": original})
    _keep_reading(db, contribution, order)


def keep_again(db: Database, before: Kept, contribution: Contribution, order: Order) -> None:
    """Keep a new reading in place of the one before; the bytes stay."""
    for table in ("events", "set_aside"):
        db.execute(f"DELETE FROM {table} WHERE contribution = ?", [before.number])
    db.execute("DELETE FROM contributions WHERE id = ?", [before.number])
    _keep_reading(db, contribution, order)


def read_all(db: Database) -> tuple[Contribution, ...]:
    """Every return, in the order in which they came in."""
    events = _by_contribution(db, "events", rows.EVENT_COLUMNS, rows.event_from)
    aside = _by_contribution(db, "set_aside", rows.SET_ASIDE_COLUMNS, rows.set_aside_from)
    found = db.execute(f"SELECT id, {rows.CONTRIBUTION_COLUMNS} FROM contributions ORDER BY id").fetchall()
    return tuple(
        rows.contribution_from(row, tuple(events.get(number, ())), tuple(aside.get(number, ())))
        for number, *row in found
    )


def _keep_reading(db: Database, contribution: Contribution, order: Order) -> None:
    added = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    table = db.table("contributions").insert(
        {**rows.contribution_row(contribution), "added": added, "taken_in": 0}
    )
    number = cast(int, table.last_pk)
    _insert_many(
        db,
        "events",
        (
            {**rows.event_row(event), "contribution": number, "sort_key": sort_key(order(event))}
            for event in contribution.events
        ),
    )
    event_search.take_in(db, number)
    _insert_many(
        db,
        "set_aside",
        ({**rows.set_aside_row(each), "contribution": number} for each in contribution.set_aside),
    )


def _insert_many(db: Database, table: str, found: Iterator[rows.Row]) -> None:
    """Insert rows of one shape: with very many of them, four times as fast as the table's own insert_all."""
    first = next(found, None)
    if first is not None:
        values = ", ".join(f":{column}" for column in first)
        db.conn.executemany(
            f"INSERT INTO {table} ({', '.join(first)}) VALUES ({values})", itertools.chain((first,), found)
        )


def _by_contribution(
    db: Database, table: str, columns: str, made: Callable[[Any], Any]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for number, *row in db.execute(f"SELECT contribution, {columns} FROM {table} ORDER BY key"):
        found.setdefault(number, []).append(made(row))
    return found
