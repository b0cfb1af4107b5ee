"""Entries to events: each entry's date, read along the column it stands in, with its end and its time."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from chronology.intake.entries import Break, Entry, Item, Mark
from chronology.intake.grid import Cell, Document
from chronology.intake.profile import is_date
from chronology.model.dates import (
    DateCell,
    DateContext,
    UnreadableDate,
    read_column,
    read_time,
)
from chronology.model.dates.clock import time_of
from chronology.model.dates.value import EventDate, Qualifier, TimeOfDay
from chronology.model.events import Event, Meaning, Place, Words

NOT_READ = "The date could not be read, so the event stands undated."

_ID_DIGITS = 10


def events_of(items: Sequence[Item], document: Document, context: DateContext, agency: str) -> list[Event]:
    """The events that entries tell, in reading order. `agency` is whose they are where nothing else says it.

    A date that cannot be read leaves its event undated, with its words kept and a sentence to confirm: the
    event is there, and nobody has guessed.
    """
    events: list[Event] = []
    parts: Counter[tuple[str | int | None, int | None]] = Counter()
    for run in _runs(items):
        cells = [item.date for item in run]
        for item, read in zip(run, read_column(cells, context), strict=True):
            if isinstance(item, Mark):
                continue
            place = (item.place.table, item.place.row)
            events.append(_event(item, read, parts[place], document, context, agency))
            parts[place] += 1
    return events


def _runs(items: Iterable[Item]) -> list[list[Entry | Mark]]:
    """Stretches within which a date may lean on those above it."""
    runs: list[list[Entry | Mark]] = [[]]
    for item in items:
        if isinstance(item, Break):
            runs.append([])
        else:
            runs[-1].append(item)
    return runs


def _event(
    entry: Entry,
    read: EventDate | UnreadableDate,
    part: int,
    document: Document,
    context: DateContext,
    agency: str,
) -> Event:
    confirm = list(entry.confirm)
    other = list(entry.other)
    if entry.read is not None:
        read = entry.read
    if isinstance(read, UnreadableDate):
        confirm.append(f"{NOT_READ} {read}")
        read = EventDate(as_written=entry.date.text.strip())
    if not entry.end.is_empty:
        read, unused = _with_end(read, entry.end, document.date_1904, context)
        other += [unused] if unused else []
    if not entry.time.is_empty:
        clock = clock_of(entry.time)
        if clock is None:
            other.append(Words("Time", entry.time.text.strip()))
        else:
            read = replace(read, time=clock)
    words = entry.words
    return Event(
        id=_id(document.sha256, entry.place, part),
        place=entry.place,
        date=read,
        agency=entry.agency or agency,
        text=entry.text,
        source=words.get(Meaning.SOURCE, ""),
        who=words.get(Meaning.WHO, ""),
        seen=words.get(Meaning.SEEN, ""),
        voice=words.get(Meaning.VOICE, ""),
        action=words.get(Meaning.ACTION, ""),
        analysis=words.get(Meaning.ANALYSIS, ""),
        family_member=words.get(Meaning.FAMILY_MEMBER, ""),
        sequence=words.get(Meaning.SEQUENCE, ""),
        other=tuple(other),
        confirm=tuple(confirm),
    )


def clock_of(cell: Cell) -> TimeOfDay | None:
    """The time of day in a cell of a time column; None where it cannot be read."""
    words = cell.text.strip()
    if isinstance(cell.value, datetime | time | timedelta | float):
        clock = time_of(cell.value)
        if clock is not None:
            return replace(clock, as_written=words)
    return read_time(words)  # '1430' in a sheet is a number to the sheet


def _with_end(
    start: EventDate, end: Cell, date_1904: bool, context: DateContext
) -> tuple[EventDate, Words | None]:
    """The span from a start column to an end column, and the end's words where they could not be used."""
    words = Words("End", end.text.strip())
    if not is_date(end, context):
        return start, words
    read = read_column([DateCell(text=end.text, value=end.value, date_1904=date_1904)], context)[0]
    if (
        isinstance(read, UnreadableDate)
        or read.latest is None
        or start.earliest is None
        or read.latest < start.earliest
    ):
        return start, words
    doubts = {start.qualifier, read.qualifier} - {Qualifier.STATED}
    qualifier = start.qualifier if not doubts else doubts.pop() if len(doubts) == 1 else None
    span = replace(
        start,
        latest=read.latest,
        qualifier=qualifier or Qualifier.APPROXIMATE_AND_UNCERTAIN,
        as_written=f"{start.as_written} - {read.as_written}",
        warnings=(*start.warnings, *read.warnings),
    )
    return span, None


def _id(sha256: str, place: Place, part: int) -> str:
    words = "|".join(map(str, (sha256, place.table, place.row, part)))
    return "E" + hashlib.sha256(words.encode()).hexdigest()[:_ID_DIGITS]
