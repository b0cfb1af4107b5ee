"""The tables of what a review adds to the events: corrections, marks, tags, who is named, what is asked."""

from __future__ import annotations

TABLES = """
    -- a return that was withdrawn stays in the case and leaves the timeline
    ALTER TABLE contributions ADD COLUMN present INTEGER NOT NULL DEFAULT 1;

    CREATE TABLE corrections (
        number INTEGER PRIMARY KEY,
        event TEXT NOT NULL,
        what TEXT NOT NULL,
        was TEXT NOT NULL,
        now TEXT NOT NULL,
        why TEXT NOT NULL,
        who TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX corrections_by_event ON corrections (event);

    CREATE TABLE event_marks (
        event_id TEXT PRIMARY KEY,
        significance TEXT NOT NULL,
        direction TEXT NOT NULL,
        restricted INTEGER NOT NULL,
        turning_point INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE event_tags (
        event_id TEXT NOT NULL,
        tag TEXT NOT NULL,
        PRIMARY KEY (event_id, tag)
    ) STRICT;
    CREATE INDEX event_tags_by_tag ON event_tags (tag, event_id);

    CREATE TABLE mentions (
        number INTEGER PRIMARY KEY,
        event_id TEXT NOT NULL,
        person INTEGER NOT NULL,
        field TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX mentions_by_person ON mentions (person, event_id);
    CREATE INDEX mentions_by_event ON mentions (event_id);

    CREATE TABLE finding_events (
        finding_id TEXT NOT NULL,
        event_id TEXT NOT NULL,
        open INTEGER NOT NULL,
        PRIMARY KEY (finding_id, event_id)
    ) STRICT;
    CREATE INDEX finding_events_by_event ON finding_events (event_id, open);
"""
"""What step 0002 adds to a case."""
