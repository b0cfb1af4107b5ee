"""The words of every event in an index that finds them as they are typed.

The index holds no text of its own: it points into `events`, and triggers keep it in step with them, whoever
changes them. It is encrypted with the rest of the case.
"""

from __future__ import annotations

from sqlite_utils import Database

from chronology.model.sought import sought

_COLUMNS = "text, action, voice, source, who, analysis, seen, family_member, other_words"


def _each(row: str) -> str:
    return ", ".join(f"{row}.{column}" for column in ("key", *_COLUMNS.split(", ")))


_PUT_IN = f"INSERT INTO event_words (rowid, {_COLUMNS}) VALUES ({_each('new')})"
_TAKE_OUT = f"INSERT INTO event_words (event_words, rowid, {_COLUMNS}) VALUES ('delete', {_each('old')})"

TABLES = f"""
    -- the words in 'other', which is kept as JSON, without their headings
    ALTER TABLE events ADD COLUMN other_words TEXT NOT NULL DEFAULT '';
    UPDATE events SET other_words =
        (SELECT group_concat(json_extract(value, '$[1]'), char(10)) FROM json_each(other))
    WHERE other <> '';

    -- the kinds of event that its author named, a line each
    ALTER TABLE events ADD COLUMN types TEXT NOT NULL DEFAULT '';
    CREATE INDEX events_by_types ON events (types) WHERE types <> '';

    -- words that begin with one or two letters are kept too: she sees what she is typing towards
    CREATE VIRTUAL TABLE event_words USING fts5(
        {_COLUMNS}, content='events', content_rowid='key',
        tokenize="unicode61 remove_diacritics 2", prefix='1 2'
    );
    -- the words of a whole return are taken in at once, in a sixth of the time that one by one would take
    ALTER TABLE contributions ADD COLUMN taken_in INTEGER NOT NULL DEFAULT 1;
    CREATE TRIGGER event_words_come AFTER INSERT ON events
    WHEN (SELECT taken_in FROM contributions WHERE id = new.contribution) BEGIN {_PUT_IN}; END;
    CREATE TRIGGER event_words_go AFTER DELETE ON events BEGIN {_TAKE_OUT}; END;
    CREATE TRIGGER event_words_change AFTER UPDATE OF key, {_COLUMNS} ON events
    BEGIN {_TAKE_OUT}; {_PUT_IN}; END;
    INSERT INTO event_words (event_words) VALUES ('rebuild');

    -- what the table asks for most, so that it need not read the words of every event
    DROP INDEX events_in_timeline_order;
    CREATE INDEX events_in_timeline_order ON events (sort_key, contribution);
    CREATE INDEX events_by_agency_and_day ON events (agency, earliest, latest, contribution);
    CREATE INDEX events_to_confirm ON events (contribution) WHERE confirm <> '' OR date_warnings <> '';
"""
"""What step 0003 adds to a case."""


def take_in(db: Database, contribution: int) -> None:
    """Take in the words of a return that was put in with `taken_in` 0, all at once."""
    db.execute(
        f"INSERT INTO event_words (rowid, {_COLUMNS})"
        f" SELECT key, {_COLUMNS} FROM events WHERE contribution = ?",
        [contribution],
    )
    db.execute("UPDATE contributions SET taken_in = 1 WHERE id = ?", [contribution])


def match(words: str) -> str | None:
    """What was typed in the language of the index; None where there is nothing in it to look for."""
    phrases = sought(words)
    if not phrases:
        return None
    quoted = (
        '"' + phrase.typed.replace('"', '""') + '"' + ("*" if phrase.goes_on else "") for phrase in phrases
    )
    return " ".join(quoted)
