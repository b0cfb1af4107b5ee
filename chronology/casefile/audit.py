"""What was done to the case, and when: rows only ever added, each bound to the one before by a hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

START = "0" * 64
"""What stands in the place of a previous hash in the first row."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing done. `at` is UTC to the second; `detail` holds ids and counts, never words of the case."""

    number: int
    at: str
    what: str
    detail: Mapping[str, Any]
    previous: str
    hash: str


def head(db: Database) -> str:
    """The hash of the newest row, which no other history of the case can have."""
    row = db.execute("SELECT hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    return START if row is None else str(row[0])


def last(db: Database, what: str) -> str:
    """When this was last done, in UTC to the second; '' for never."""
    row = db.execute("SELECT at FROM audit WHERE what = ? ORDER BY number DESC LIMIT 1", [what]).fetchone()
    return "" if row is None else str(row[0])


def newest(db: Database) -> str:
    """When anything was last done, in UTC to the second."""
    row = db.execute("SELECT at FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def anything_since(db: Database, what: str, besides: Collection[str]) -> bool:
    """Whether anything was done after this was last done, but for what does not matter."""
    row = db.execute(
        "SELECT 1 FROM audit WHERE number > coalesce((SELECT max(number) FROM audit WHERE what = ?), 0)"
        " AND what NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
        [what, json.dumps(list(besides))],
    ).fetchone()
    return row is not None


def append(db: Database, what: str, detail: Mapping[str, Any]) -> str:
    """Add a row and return its hash. It counts only once the open transaction is committed."""
    last = db.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    number, previous = (1, START) if last is None else (last[0] + 1, last[1])
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = json.dumps(detail, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    hashed = _hash(number, at, what, said, previous)
    db.table("audit").insert(
        {"number": number, "at": at, "what": what, "detail": said, "previous": previous, "hash": hashed}
    )
    return hashed


def entries(db: Database) -> tuple[AuditEntry, ...]:
    """The whole trail, oldest first."""
    return tuple(
        AuditEntry(number, at, what, json.loads(detail), previous, hashed)
        for number, at, what, detail, previous, hashed in _rows(db)
    )


def first_break(db: Database) -> int | None:
    """The number of the first row that does not follow from the one before, or None if the chain holds."""
    expected, before = 0, START
    for number, at, what, detail, previous, hashed in _rows(db):
        expected += 1
        if number != expected or previous != before or hashed != _hash(number, at, what, detail, previous):
            return expected
        before = hashed
    return None if expected else 1


def _rows(db: Database) -> list[Any]:
    return db.execute("SELECT number, at, what, detail, previous, hash FROM audit ORDER BY number").fetchall()


def _hash(number: int, at: str, what: str, detail: str, previous: str) -> str:
    bound = json.dumps([number, at, what, detail, previous], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(bound.encode("ascii")).hexdigest()
