"""A review's own thoughts, kept apart from facts: notes, themes and lines of enquiry, and saved views."""

from __future__ import annotations

import json

from sqlite_utils import Database

from chronology.casefile import rows
from chronology.model.curation import Note, SavedView, Theme
from chronology.model.entered_records import date_from, date_record


def notes(db: Database) -> tuple[Note, ...]:
    """Every note, in the order in which they were written."""
    found = db.execute("SELECT id, text, events, first, last, themes, turning_point FROM notes ORDER BY id")
    return tuple(
        Note(
            text,
            tuple(json.loads(events)),
            date_from(json.loads(first)),
            date_from(json.loads(last)),
            tuple(json.loads(themes)),
            bool(turning_point),
            id,
        )
        for id, text, events, first, last, themes, turning_point in found.fetchall()
    )


def keep_note(db: Database, note: Note) -> int:
    """Keep a note, as a new one where its id is 0; its id."""
    row = {
        "text": rows.text_kept(note.text),
        "events": json.dumps(list(note.events)),
        "first": json.dumps(date_record(note.first)),
        "last": json.dumps(date_record(note.last)),
        "themes": json.dumps(list(note.themes)),
        "turning_point": int(note.turning_point),
    }
    return rows.keep(db, "notes", row, note.id)


def themes(db: Database) -> tuple[Theme, ...]:
    """Every theme and key line of enquiry."""
    found = db.execute("SELECT name, line_of_enquiry, colour, id FROM themes ORDER BY id").fetchall()
    return tuple(Theme(name, bool(line), colour, id) for name, line, colour, id in found)


def keep_theme(db: Database, theme: Theme) -> int:
    """Keep a theme, as a new one where its id is 0; its id."""
    row = {
        "name": rows.text_kept(theme.name),
        "line_of_enquiry": int(theme.line_of_enquiry),
        "colour": theme.colour,
    }
    return rows.keep(db, "themes", row, theme.id)


def remove_theme(db: Database, id: int) -> None:
    """Take a theme out, and off the notes that stood under it."""
    db.execute("DELETE FROM themes WHERE id = ?", [id])
    for number, listed in db.execute("SELECT id, themes FROM notes").fetchall():
        under = json.loads(listed)
        if id in under:
            kept = json.dumps([each for each in under if each != id])
            db.execute("UPDATE notes SET themes = ? WHERE id = ?", [kept, number])


def remove_note(db: Database, id: int) -> None:
    """Take a note out."""
    db.execute("DELETE FROM notes WHERE id = ?", [id])


def views(db: Database, room: str) -> tuple[SavedView, ...]:
    """The saved views of one room, in the order in which they were saved."""
    found = db.execute("SELECT name, room, settings, id FROM views WHERE room = ? ORDER BY id", [room])
    return tuple(SavedView(name, room, json.loads(kept), id) for name, room, kept, id in found.fetchall())


def keep_view(db: Database, view: SavedView) -> int:
    """Keep a view, as a new one where its id is 0; its id."""
    row = {
        "name": rows.text_kept(view.name),
        "room": view.room,
        "settings": json.dumps(dict(view.settings), sort_keys=True),
    }
    return rows.keep(db, "views", row, view.id)


def remove_view(db: Database, id: int) -> None:
    """Take a view out."""
    db.execute("DELETE FROM views WHERE id = ?", [id])
