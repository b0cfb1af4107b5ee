"""Whether a case is whole: every page, every table, every original, every step of the audit trail."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from chronology.casefile import audit

_GUARDS = {"originals_stay_as_they_came", "audit_is_never_changed", "audit_is_never_cut"}


def problems(db: Database) -> tuple[str, ...]:
    """What is wrong with the open case, a sentence each; empty where it is whole."""
    found = _answers(_pages, db)
    if not found:  # beneath damaged pages every other question has the same answer
        for question in (_tables, _links, _originals, _trail, _guards):
            found.extend(_answers(question, db))
    return tuple(dict.fromkeys(found))


def _answers(question: Callable[[Database], Iterator[str]], db: Database) -> list[str]:
    try:
        return list(question(db))
    except (dbapi2.DatabaseError, UnicodeDecodeError):
        return [
            "Part of the case is damaged and cannot be read. Open the newest file from its backups folder."
        ]


def _pages(db: Database) -> Iterator[str]:
    faults = db.execute("PRAGMA cipher_integrity_check").fetchall()
    if faults:
        yield (
            f"{len(faults)} of the file's pages are not as they were written. "
            "Open the newest file from its backups folder."
        )


def _tables(db: Database) -> Iterator[str]:
    if db.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        yield "The case's tables do not fit together. Open the newest file from its backups folder."


def _links(db: Database) -> Iterator[str]:
    loose = db.execute("PRAGMA foreign_key_check").fetchall()
    if loose:
        yield f"{len(loose)} rows have lost the return that they came from."


def _originals(db: Database) -> Iterator[str]:
    for file, sha256 in db.execute("SELECT file, sha256 FROM contributions ORDER BY file, id").fetchall():
        row = db.execute("SELECT bytes FROM originals WHERE sha256 = ?", [sha256]).fetchone()
        if row is None or hashlib.sha256(row[0]).hexdigest() != sha256:
            yield f"The kept original of '{file}' is not the file that came in. Ask the agency for it again."


def _trail(db: Database) -> Iterator[str]:
    broken = audit.first_break(db)
    if broken is not None:
        yield f"The audit trail was changed by other means: entry {broken} does not follow from those before."


def _guards(db: Database) -> Iterator[str]:
    present = {
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    }
    if not present >= _GUARDS:
        yield "What keeps the audit trail and the originals from being changed was taken out of the case."
