"""An event as plain data for JSON: one rendering, shared by everything that writes events for machines."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from chronology.model.contributions import RecognisedColumn
from chronology.model.dates import edtf
from chronology.model.dates.value import TimeOfDay
from chronology.model.events import Event, Place, SetAside


def event_record(event: Event, incident: str | None = None) -> dict[str, Any]:
    """An event with its keys in the order in which they are written; every key is always there.

    `qualifier` is the doubt in words, with where a missing part came from ('uncertain, from the row above').
    `earliest` and `latest` are YYYY-MM-DD or None (open), `time` is HH:MM or None. `date_as_written` and
    `time_as_written` keep the return's own words. Columns that the return does not have are ''.
    """
    when = event.date
    clock = when.time or TimeOfDay()
    return {
        "id": event.id,
        "agency": event.agency,
        "earliest": day_record(when.earliest),
        "latest": day_record(when.latest),
        "date_as_written": when.as_written,
        "time": time_record(clock.start),
        "text": event.text,
        "source": event.source,
        "place": place_record(event.place),
        "incident": incident,
        "qualifier": when.doubt,
        "origin": when.origin.value,
        "edtf": edtf(when),
        "time_end": time_record(clock.end),
        "part_of_day": clock.part.value if clock.part else None,
        "time_as_written": clock.as_written,
        "who": event.who,
        "seen": event.seen,
        "voice": event.voice,
        "action": event.action,
        "analysis": event.analysis,
        "family_member": event.family_member,
        "sequence": event.sequence,
        "other": [{"heading": words.heading, "text": words.text} for words in event.other],
        "confirm": list(dict.fromkeys((*when.warnings, *event.confirm))),
    }


def set_aside_record(kept: SetAside) -> dict[str, Any]:
    """What was set aside, with its place and the reason in words."""
    return {
        "place": place_record(kept.place),
        "cells": list(kept.cells),
        "reason": kept.reason.value,
        "detail": kept.detail,
    }


def column_record(column: RecognisedColumn) -> dict[str, Any]:
    """What a column was taken for; columns count from 1, as a person counts them."""
    return {
        "table": column.table,
        "column": column.column + 1,
        "heading": column.heading,
        "meaning": column.meaning.value,
        "sureness": round(column.sureness, 2),
    }


def place_record(place: Place) -> dict[str, Any]:
    """A place as `{"file", "table", "row"}`."""
    return {"file": place.file, "table": place.table, "row": place.row}


def day_record(day: date | None) -> str | None:
    """A day as YYYY-MM-DD, or None where it is open."""
    return None if day is None else day.isoformat()


def time_record(clock: time | None) -> str | None:
    """A clock time as HH:MM, or None where none was written."""
    return None if clock is None else clock.strftime("%H:%M")
