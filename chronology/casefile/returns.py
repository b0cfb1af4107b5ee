"""How a return is kept: its bytes, its events and what was set aside, and how all returns are read back.

A return that was withdrawn (`present` 0) is out of the timeline; one whose coming was undone (`came` 0) is
out of sight too. Both stay in the file.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeAlias, cast

from sqlite_utils import Database

from chronology.casefile import event_search, history, rows
from chronology.casefile.event_choice import ENTERED
from chronology.casefile.sortkey import sort_key
from chronology.model.contributions import Contribution
from chronology.model.events import Event

Order: TypeAlias = Callable[[Event], tuple[Any, ...]]
"""The timeline's key: events sorted by it stand in timeline order."""


class Outcome(StrEnum):
    """What adding a return did to the case."""

    ADDED = "added"
    READ_AGAIN = "read again"
    ALREADY_THERE = "already there"


@dataclass(frozen=True, slots=True)
class Kept:
    """A return that the case holds already, as far as it matters to one that comes in."""

    number: int
    kind: str
    agency: str
    present: bool
    came: bool

    def lacks_what(self, contribution: Contribution) -> bool:
        """Whether a new reading of the same bytes has the events or the agency that are missing here."""
        if contribution.kind == "unread":
            return False
        return self.kind == "unread" or (not self.agency and bool(contribution.agency))


def kept(db: Database, sha256: str) -> Kept | None:
    """The return with these bytes, or None where the case has none."""
    found = "SELECT id, kind, agency, present, came FROM contributions WHERE sha256 = ?"
    row = db.execute(found, [sha256]).fetchone()
    return None if row is None else Kept(*row)


def outcome(db: Database, contribution: Contribution, original: bytes) -> Outcome:
    """What `add` would do. Raises ValueError where `original` are not the bytes that were read."""
    if hashlib.sha256(original).hexdigest() != contribution.sha256:
        raise ValueError("the original's bytes are not those that were read")
    before = kept(db, contribution.sha256)
    if before is None or not before.came:
        return Outcome.ADDED
    return Outcome.READ_AGAIN if before.lacks_what(contribution) else Outcome.ALREADY_THERE


def counted(contribution: Contribution) -> dict[str, Any]:
    """What the audit trail says of a return: no words of it."""
    return {
        "sha256": contribution.sha256,
        "events": len(contribution.events),
        "set_aside": len(contribution.set_aside),
    }


def add(db: Database, contribution: Contribution, original: bytes, order: Order) -> int:
    """Keep a return that is new here, or a better reading of one that is; its number in the case."""
    before = kept(db, contribution.sha256)
    if before is None or not before.came:
        number = begin(db, contribution, original)
        add_events(db, number, event_rows(contribution.events, order))
        show(db, number)
        return number
    corrected = _with_corrections(db, before.number, contribution)
    _take_out(db, before.number)
    row = rows.contribution_row(contribution)
    said = ", ".join(f'"{column}" = :{column}' for column in row)
    db.execute(f"UPDATE contributions SET {said}, taken_in = 0 WHERE id = :id", {**row, "id": before.number})
    add_events(db, before.number, event_rows(corrected.events, order))
    _add_set_aside(db, before.number, corrected)
    event_search.take_in(db, before.number)
    return before.number


def begin(db: Database, contribution: Contribution, original: bytes) -> int:
    """Keep a return that has not come, out of sight and without its events; its number in the case.

    What an earlier attempt left, or an import that was undone, makes way for it.
    """
    before = kept(db, contribution.sha256)
    if before is None:
        db.table("originals").insert({"sha256": contribution.sha256, "bytes": original})
    else:
        _take_in_once(db, before.number)
        _take_out(db, before.number)
        db.execute("DELETE FROM contributions WHERE id = ?", [before.number])
    added = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    state = {"added": added, "taken_in": 0, "came": 0, "present": 0}
    table = db.table("contributions").insert({**rows.contribution_row(contribution), **state})
    number = cast(int, table.last_pk)
    _add_set_aside(db, number, contribution)
    return number


def event_rows(events: Iterable[Event], order: Order) -> Iterator[rows.Row]:
    """Events as rows, which takes half the time of keeping them and needs no case."""
    return ({**rows.event_row(event), "sort_key": sort_key(order(event))} for event in events)


def add_events(db: Database, number: int, found: Iterable[rows.Row]) -> None:
    """Keep some of a return's events."""
    _insert_many(db, "events", ({**row, "contribution": number} for row in found))


def show(db: Database, number: int, present: bool = True) -> None:
    """Have a return come, be withdrawn, or come back."""
    _take_in_once(db, number)
    db.execute(
        "UPDATE contributions SET came = 1, present = ? WHERE id = ? AND (NOT came OR present <> ?)",
        [int(present), number, int(present)],
    )


def read_all(db: Database) -> tuple[Contribution, ...]:
    """Every return in the timeline, in the order in which they came in."""
    events = _by_contribution(db, "events", rows.EVENT_COLUMNS, rows.event_from)
    return whole(present_without_events(db), events)


def whole(heads: Mapping[int, Contribution], events: Mapping[int, list[Event]]) -> tuple[Contribution, ...]:
    """Returns with their events, by the returns' numbers.

    The author's own list has a row for each entry; without any entry it is no return.
    """
    found = (replace(each, events=tuple(events.get(number, ()))) for number, each in heads.items())
    return tuple(
        replace(each, rows=len(each.events)) if each.kind == ENTERED else each
        for each in found
        if each.events or each.kind != ENTERED
    )


def present_without_events(db: Database) -> dict[int, Contribution]:
    """Every return in the timeline by its number, each still without its events."""
    aside = _by_contribution(db, "set_aside", rows.SET_ASIDE_COLUMNS, rows.set_aside_from)
    found = db.execute(
        f"SELECT id, {rows.CONTRIBUTION_COLUMNS} FROM contributions WHERE present ORDER BY id"
    ).fetchall()
    return {number: rows.contribution_from(row, (), tuple(aside.get(number, ()))) for number, *row in found}


def some_events(db: Database, after: int, count: int) -> list[Any]:
    """So many rows of events behind the key `after`: key, number of the return, and the event's columns."""
    return db.execute(
        f"SELECT key, contribution, {rows.EVENT_COLUMNS} FROM events WHERE key > ? ORDER BY key LIMIT ?",
        [after, count],
    ).fetchall()


def read_one(db: Database, number: int) -> Contribution:
    """One return by its number, present or not. Raises Gone where the case has none."""
    row = db.execute(
        f"SELECT {rows.CONTRIBUTION_COLUMNS} FROM contributions WHERE id = ? AND came", [number]
    ).fetchone()
    if row is None:
        raise rows.Gone(number)
    only = f"WHERE contribution = {int(number)}"
    events = _by_contribution(db, "events", rows.EVENT_COLUMNS, rows.event_from, only)
    aside = _by_contribution(db, "set_aside", rows.SET_ASIDE_COLUMNS, rows.set_aside_from, only)
    return rows.contribution_from(row, tuple(events.get(number, ())), tuple(aside.get(number, ())))


def read_name(db: Database, number: int) -> str:
    """What a return is called. Raises Gone where the case has none of that number."""
    row = db.execute("SELECT file FROM contributions WHERE id = ? AND came", [number]).fetchone()
    if row is None:
        raise rows.Gone(number)
    return str(row[0])


def _take_out(db: Database, number: int) -> None:
    for table in ("events", "set_aside"):
        db.execute(f"DELETE FROM {table} WHERE contribution = ?", [number])


def _with_corrections(db: Database, number: int, contribution: Contribution) -> Contribution:
    """The new reading, with what a person had put right in the one before."""
    found = db.execute(
        f"SELECT (SELECT group_concat(what) FROM corrections WHERE event = id), {rows.EVENT_COLUMNS}"
        " FROM events WHERE contribution = ? AND id IN (SELECT event FROM corrections)",
        [number],
    ).fetchall()
    before = {event.id: (what, event) for what, *row in found for event in (rows.event_from(row),)}

    def as_put_right(event: Event) -> Event:
        what, was = before[event.id]
        event = replace(event, date=was.date) if "date" in what else event
        return replace(event, agency=was.agency) if "agency" in what else event

    return replace(
        contribution,
        events=tuple(as_put_right(each) if each.id in before else each for each in contribution.events),
    )


def _take_in_once(db: Database, number: int) -> None:
    """Have the index hold the words of a return, which it must before any of its events goes."""
    if not db.execute("SELECT taken_in FROM contributions WHERE id = ?", [number]).fetchone()[0]:
        event_search.take_in(db, number)


def _add_set_aside(db: Database, number: int, contribution: Contribution) -> None:
    _insert_many(
        db,
        "set_aside",
        ({**rows.set_aside_row(each), "contribution": number} for each in contribution.set_aside),
    )


def _insert_many(db: Database, table: str, found: Iterator[rows.Row]) -> None:
    """Insert rows of one shape: with very many of them, four times as fast as the table's own insert_all."""
    keys = itertools.count(history.free_key(db, table))
    numbered = ({**row, "key": key} for row, key in zip(found, keys, strict=False))
    first = next(numbered, None)
    if first is not None:
        values = ", ".join(f":{column}" for column in first)
        db.conn.executemany(
            f"INSERT INTO {table} ({', '.join(first)}) VALUES ({values})", itertools.chain((first,), numbered)
        )


def _by_contribution(
    db: Database, table: str, columns: str, made: Callable[[Any], Any], which: str = ""
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for number, *row in db.execute(f"SELECT contribution, {columns} FROM {table} {which} ORDER BY key"):
        found.setdefault(number, []).append(made(row))
    return found
