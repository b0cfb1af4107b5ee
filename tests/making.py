"""Small makers of fictional events, contributions and cases, for any test that needs them by hand."""

from __future__ import annotations

import hashlib
from datetime import date, time

from chronology.model.contributions import Contribution
from chronology.model.dates.value import EventDate, Qualifier, TimeOfDay
from chronology.model.events import Event, Place


def a_date(
    earliest: date | None = None,
    latest: date | None = None,
    qualifier: Qualifier | None = None,
    at: time | None = None,
    as_written: str = "",
) -> EventDate:
    """A date from plain parts; one given day is that day, none at all is undated."""
    if qualifier is None:
        qualifier = Qualifier.UNDATED if earliest is None and latest is None else Qualifier.STATED
    clock = TimeOfDay(start=at, as_written=at.strftime("%H:%M")) if at else None
    return EventDate(earliest, latest, qualifier, time=clock, as_written=as_written)


def on(year: int, month: int, day: int, at: time | None = None) -> EventDate:
    """One known day."""
    known = date(year, month, day)
    return a_date(known, known, at=at, as_written=known.strftime("%d/%m/%Y"))


def an_event(
    when: EventDate,
    text: str,
    agency: str = "Health Visiting",
    file: str = "return.csv",
    row: int = 2,
    table: str | int | None = None,
    **columns: str,
) -> Event:
    """An event with an id made from its place, as intake makes them."""
    mark = hashlib.sha256(f"{file}|{table}|{row}".encode()).hexdigest()[:10]
    return Event(f"E{mark}", Place(file, table, row), when, agency, text, **columns)


def a_contribution(*events: Event, file: str = "return.csv", agency: str = "") -> Contribution:
    """A contribution that holds these events and nothing else."""
    return Contribution(
        file=file,
        sha256=hashlib.sha256(file.encode() + b"".join(e.id.encode() for e in events)).hexdigest(),
        kind="csv",
        agency=agency or (events[0].agency if events else ""),
        rows=len(events),
        events=events,
        set_aside=(),
    )
