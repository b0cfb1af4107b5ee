"""The tables of a review's own work: people, periods, states, questions, notes, entries, and its history."""

from __future__ import annotations

from sqlite_utils import Database

from chronology.casefile import history

TABLES = (
    """
    ALTER TABLE "case" ADD COLUMN review_type TEXT NOT NULL DEFAULT '';
    ALTER TABLE "case" ADD COLUMN mode TEXT NOT NULL DEFAULT 'review';
    ALTER TABLE "case" ADD COLUMN agency TEXT NOT NULL DEFAULT '';
    ALTER TABLE "case" ADD COLUMN status TEXT NOT NULL DEFAULT '';
    ALTER TABLE "case" ADD COLUMN pseudonym TEXT NOT NULL DEFAULT '';
    ALTER TABLE "case" ADD COLUMN key_dates TEXT NOT NULL DEFAULT '';

    ALTER TABLE persons ADD COLUMN kind TEXT NOT NULL DEFAULT 'family';
    ALTER TABLE persons ADD COLUMN identified TEXT NOT NULL DEFAULT 'yes';
    ALTER TABLE persons ADD COLUMN pseudonym TEXT NOT NULL DEFAULT '';
    ALTER TABLE persons ADD COLUMN gender TEXT NOT NULL DEFAULT '';
    ALTER TABLE persons ADD COLUMN born TEXT;
    ALTER TABLE persons ADD COLUMN died TEXT;
    ALTER TABLE persons ADD COLUMN note TEXT NOT NULL DEFAULT '';

    -- a return whose coming was undone is kept, so that it can be redone, and shown nowhere
    ALTER TABLE contributions ADD COLUMN came INTEGER NOT NULL DEFAULT 1;

    -- whether a later event answers the finding, whatever a person decided of it
    ALTER TABLE finding_events ADD COLUMN answered INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE relationships (
        id INTEGER PRIMARY KEY,
        person INTEGER NOT NULL,
        kind TEXT NOT NULL,
        other INTEGER NOT NULL,
        responsibility TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        source TEXT NOT NULL
    ) STRICT;

    CREATE TABLE periods (
        id INTEGER PRIMARY KEY,
        person INTEGER NOT NULL,
        role TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        source TEXT NOT NULL
    ) STRICT;

    CREATE TABLE finding_states (
        finding TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT;

    CREATE TABLE rules_off (
        rule TEXT PRIMARY KEY,
        reason TEXT NOT NULL,
        who TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE queries (
        id INTEGER PRIMARY KEY,
        agency TEXT NOT NULL,
        question TEXT NOT NULL,
        events TEXT NOT NULL,
        finding TEXT NOT NULL,
        asked TEXT NOT NULL,
        answer TEXT NOT NULL,
        answered TEXT NOT NULL,
        answered_by TEXT NOT NULL
    ) STRICT;

    CREATE TABLE themes (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        line_of_enquiry INTEGER NOT NULL,
        colour INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE notes (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        events TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        themes TEXT NOT NULL,
        turning_point INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE views (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        room TEXT NOT NULL,
        settings TEXT NOT NULL
    ) STRICT;

    -- an entry that was removed keeps its number, so that no other ever has it
    CREATE TABLE entered (
        number INTEGER PRIMARY KEY,
        event TEXT NOT NULL UNIQUE,
        record TEXT NOT NULL,
        present INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE choices (
        agency TEXT NOT NULL,
        layout TEXT NOT NULL,
        mapping TEXT NOT NULL,
        PRIMARY KEY (agency, layout)
    ) STRICT;

    -- what is half typed; no part of what can be undone
    CREATE TABLE drafts (
        key TEXT PRIMARY KEY,
        typed TEXT NOT NULL
    ) STRICT;
"""
    + history.TABLES
)

_OPEN = """NOT answered
    AND coalesce((SELECT state FROM finding_states WHERE finding = finding_id), 'open') IN ('open', 'asked')
    AND NOT EXISTS (SELECT 1 FROM rules_off WHERE finding_id GLOB rule || ':*')"""

SETTLE = f"UPDATE finding_events SET open = ({_OPEN})"
"""Have every finding count as open or not, by what is kept of it just now."""

_FOLLOWED = (
    ("finding_states", "finding", "finding_id = {0}"),
    ("rules_off", "rule", "finding_id GLOB {0} || ':*'"),
)
_WATCHED = (
    "case", "persons", "events", "set_aside", "corrections", "event_marks", "event_tags", "mentions",
    "relationships", "periods", "finding_states", "rules_off", "queries", "themes", "notes", "views",
    "entered", "settings",
)  # fmt: skip


def lay(db: Database) -> None:
    """What step 0004 does to a case."""
    db.executescript(TABLES)
    for table, column, which in _FOLLOWED:
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            db.execute(
                f"CREATE TRIGGER {table}_{event.lower()}_settles AFTER {event} ON {table} BEGIN"
                f" {SETTLE} WHERE {which.format(f'{row}.{column}')}; END"
            )
    history.watch(db, *_WATCHED)
    history.watch(db, "contributions", unwatched=("taken_in",))
