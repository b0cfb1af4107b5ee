"""Reading one return: a path in, a contribution out, whatever the file is; and what `read FILE` prints."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from chronology.intake.file import read_file
from chronology.intake.grid import CannotRead, Document
from chronology.intake.understand import understand
from chronology.model.choices import NO_CHOICES, Choices
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Event, Place, Reason, SetAside
from chronology.model.records import column_record, event_record, set_aside_record

_DATE_KEYS = ("earliest", "latest", "qualifier", "origin", "edtf", "incident")


def read_return(
    path: Path, context: DateContext, agency: str = "", name: str = "", choices: Choices = NO_CHOICES
) -> Contribution:
    """Everything that one file holds. A file that cannot be read gives a contribution of kind 'unread'.

    `agency` names whose return it is where the file itself does not; `name` is what the file is called
    everywhere else, by default its own name without its folders. `choices` are what a person decided of it.
    """
    name = name or path.name
    try:
        document = read_file(path)
    except CannotRead as refused:
        return _unread(name, path, str(refused))
    return understand(called(name, document), context, agency, choices)


def return_record(contribution: Contribution) -> dict[str, Any]:
    """What `read FILE` prints: one file's events, what was set aside, and what its columns were taken for."""
    return {
        "file": contribution.file,
        "sha256": contribution.sha256,
        "kind": contribution.kind,
        "agency": contribution.agency,
        "rows": contribution.rows,
        "events": [_event(event) for event in contribution.events],
        "set_aside": [set_aside_record(kept) for kept in contribution.set_aside],
        "columns": [column_record(column) for column in contribution.columns],
        "warnings": list(contribution.warnings),
    }


def _unread(name: str, path: Path, why: str) -> Contribution:
    try:
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        sha256 = ""
    kept = SetAside(Place(name), (), Reason.FILE_NOT_READ, why)
    return Contribution(name, sha256, "unread", "", 1, (), (kept,), warnings=(f"{name}: {why}",))


def called(name: str, document: Document) -> Document:
    """The document under the name that the file goes by in the timeline, wherever it stands."""
    if name == document.file:
        return document
    kept = tuple(replace(each, place=replace(each.place, file=name)) for each in document.set_aside)
    return replace(document, file=name, set_aside=kept)


def _event(event: Event) -> dict[str, Any]:
    record = event_record(event)
    when = event.date
    return {
        "id": record["id"],
        "place": record["place"],
        "agency": record["agency"],
        "date_as_written": record["date_as_written"],
        "date": {
            "earliest": record["earliest"],
            "latest": record["latest"],
            "qualifier": when.doubt,
            "edtf": record["edtf"],
        },
        **{
            key: value
            for key, value in record.items()
            if key not in _DATE_KEYS and key not in ("id", "place", "agency", "date_as_written")
        },
    }
