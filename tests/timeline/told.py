"""Entries of a few words, read, for tests of what is drawn from them."""

from __future__ import annotations

from typing import TypeAlias

from chronology.language.reading import reader_for
from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.dates import read_date
from chronology.model.events import Event, Place

CASE = Case(child="Aiden Holt")

Told: TypeAlias = tuple[Event, tuple[Signal, ...]]


def read_entries(*rows: tuple[str, str, str]) -> list[Told]:
    """Rows of agency, date and words, as events with their signals; row n has the id 'n'."""
    read = reader_for(CASE)
    events = [
        Event(str(number), Place("f", None, number + 1), read_date(when), agency, words)
        for number, (agency, when, words) in enumerate(rows)
    ]
    return [(event, read(event)) for event in events]
