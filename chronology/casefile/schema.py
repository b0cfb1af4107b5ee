"""The tables of a case, and the steps by which an older case is brought up to date.

A step, once released, is never edited: a change is a new step beneath. The number of steps stands in the
file's `user_version`, so that an older program can tell that it must not touch a newer case.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from chronology.casefile import event_search, review, working

APPLICATION_ID = 0x43485231
"""Marks an encrypted file as a case of this program ('CHR1')."""

MIGRATIONS = Migrations("casefile")


@MIGRATIONS(name="0001_case_and_returns")
def _case_and_returns(db: Database) -> None:
    db.executescript(
        """
        CREATE TABLE "case" (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            lineage TEXT NOT NULL,  -- random, tells this case's backups from another's
            title TEXT NOT NULL,
            reference TEXT NOT NULL,
            child TEXT NOT NULL,
            born TEXT,
            expected TEXT,
            scope_first TEXT,
            scope_last TEXT,
            pack TEXT NOT NULL,
            marking TEXT NOT NULL
        ) STRICT;

        CREATE TABLE persons (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            aliases TEXT NOT NULL
        ) STRICT;

        CREATE TABLE originals (
            sha256 TEXT PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TRIGGER originals_stay_as_they_came BEFORE UPDATE ON originals
        BEGIN SELECT RAISE(ABORT, 'an original is never changed'); END;

        CREATE TABLE contributions (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE REFERENCES originals (sha256),
            file TEXT NOT NULL,
            kind TEXT NOT NULL,
            agency TEXT NOT NULL,
            rows INTEGER NOT NULL,
            columns TEXT NOT NULL,
            warnings TEXT NOT NULL,
            added TEXT NOT NULL
        ) STRICT;

        CREATE TABLE events (
            key INTEGER PRIMARY KEY,
            contribution INTEGER NOT NULL REFERENCES contributions (id),
            id TEXT NOT NULL,
            sort_key BLOB NOT NULL,
            place_file TEXT NOT NULL,
            place_table ANY,  -- a sheet's name or a table's number: '2' and 2 differ
            place_row INTEGER,
            earliest TEXT,
            latest TEXT,
            qualifier TEXT NOT NULL,
            origin TEXT NOT NULL,
            date_as_written TEXT NOT NULL,
            date_warnings TEXT NOT NULL,
            has_time INTEGER NOT NULL,
            time_start TEXT,
            time_end TEXT,
            time_part TEXT,
            time_approximate INTEGER NOT NULL,
            time_as_written TEXT NOT NULL,
            agency TEXT NOT NULL,
            text TEXT NOT NULL,
            source TEXT NOT NULL,
            who TEXT NOT NULL,
            seen TEXT NOT NULL,
            voice TEXT NOT NULL,
            action TEXT NOT NULL,
            analysis TEXT NOT NULL,
            family_member TEXT NOT NULL,
            sequence TEXT NOT NULL,
            other TEXT NOT NULL,
            confirm TEXT NOT NULL
        ) STRICT;

        CREATE INDEX events_in_timeline_order ON events (sort_key);
        CREATE INDEX events_by_contribution ON events (contribution);
        CREATE INDEX events_by_id ON events (id);

        CREATE TABLE set_aside (
            key INTEGER PRIMARY KEY,
            contribution INTEGER NOT NULL REFERENCES contributions (id),
            place_file TEXT NOT NULL,
            place_table ANY,
            place_row INTEGER,
            cells TEXT NOT NULL,
            reason TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;

        CREATE INDEX set_aside_by_contribution ON set_aside (contribution);

        CREATE TABLE findings (
            key INTEGER PRIMARY KEY,
            rule TEXT NOT NULL,
            title TEXT NOT NULL,
            severity TEXT NOT NULL,
            events TEXT NOT NULL,
            why TEXT NOT NULL,
            question TEXT NOT NULL,
            source TEXT NOT NULL,
            ask TEXT NOT NULL,
            words TEXT NOT NULL,
            answered_by TEXT NOT NULL
        ) STRICT;

        CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT;

        CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            what TEXT NOT NULL,
            detail TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;

        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;

        CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
        """
    )


@MIGRATIONS(name="0002_working_case")
def _working_case(db: Database) -> None:
    db.executescript(working.TABLES)


@MIGRATIONS(name="0003_words_of_events")
def _words_of_events(db: Database) -> None:
    db.executescript(event_search.TABLES)


@MIGRATIONS(name="0004_own_work_of_a_review")
def _own_work_of_a_review(db: Database) -> None:
    review.lay(db)


@MIGRATIONS(name="0005_changes_by_place")
def _changes_by_place(db: Database) -> None:
    db.execute("CREATE INDEX changes_by_place ON changes (place)")


def version(db: Database) -> int:
    """How many steps the open file has seen."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def current() -> int:
    """How many steps this program knows."""
    return len(MIGRATIONS.pending(Database(memory=True)))


def bring_up_to_date(db: Database) -> None:
    """Apply the steps that the file has not seen. Runs inside the transaction that is open, if one is."""
    MIGRATIONS.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {current()}")


def is_of_this_program(db: Database) -> bool:
    """Whether the open file bears this program's mark."""
    return bool(db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
