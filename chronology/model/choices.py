"""What a person decided of one return where the program understood it otherwise, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from chronology.model.agencies import folded
from chronology.model.contributions import RecognisedColumn
from chronology.model.events import Event, Meaning, SetAside

ColumnPlace = tuple[str, int]
"""A column: the layout of its table (`table_layout`), and its position in it from 0."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A date as a person said it for one event, and her name or ''. '' as said leaves the event undated."""

    as_said: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that were set aside and that a person calls an event: where they stand, and what they say."""

    table: str | int | None
    row: int | None
    cells: tuple[str, ...]

    @classmethod
    def of(cls, kept: SetAside) -> Wanted:
        return cls(kept.place.table, kept.place.row, kept.cells)


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a person decided of one return. What she said nothing of is understood as ever.

    `agency` names whose return it is; '' leaves that to the program. `meanings` says what columns hold.
    `dates` settles the dates of events by their ids. `events` were set aside and are events all the same;
    `no_events` are the ids of events that are none.
    """

    agency: str = ""
    meanings: Mapping[ColumnPlace, Meaning] = field(default_factory=dict)
    dates: Mapping[str, Settled] = field(default_factory=dict)
    events: frozenset[Wanted] = frozenset()
    no_events: frozenset[str] = frozenset()

    def for_the_next(self) -> Choices:
        """What holds for every return of this layout: whose it is, and what its columns hold."""
        return Choices(agency=self.agency, meanings=self.meanings)

    def leaves_out(self, event: Event) -> bool:
        return event.id in self.no_events


NO_CHOICES = Choices()


def table_layout(table: str | int | None, headings: Sequence[str]) -> str:
    """What tables have in common that are laid out alike: their headings, spelling and spacing aside.

    A table without headings is alike only to itself, so its name and its width stand instead.
    """
    words = [folded(heading) for heading in headings]
    return " | ".join(words) if any(words) else f"{'' if table is None else table}: {len(words)} columns"


def tables_of(columns: Iterable[RecognisedColumn]) -> dict[str, tuple[RecognisedColumn, ...]]:
    """The columns of each layout among the tables of a return, in reading order, each layout once.

    Labels of loose text have no column of their own and stand under no table.
    """
    found: dict[str, tuple[RecognisedColumn, ...]] = {}
    begun = 0
    numbered = []
    for column in columns:
        begun += column.column == 0
        numbered.append((begun, column))
    for _, group in groupby(numbered, key=lambda each: each[0]):
        whole = tuple(column for _, column in group)
        if len(whole) > 1:
            found.setdefault(table_layout(whole[0].table, [each.heading for each in whole]), whole)
    return found


def layout_of(columns: Iterable[RecognisedColumn]) -> str:
    """A short name for how a whole return is laid out, the same for the next return of that layout.

    '' for a return without tables.
    """
    layouts = sorted(tables_of(columns))
    return hashlib.sha256("\n".join(layouts).encode()).hexdigest()[:16] if layouts else ""


def choices_record(choices: Choices) -> dict[str, Any]:
    """Choices as plain values, to be kept."""
    return {
        "agency": choices.agency,
        "meanings": [[*place, meaning.value] for place, meaning in sorted(choices.meanings.items())],
        "dates": {event: [said.as_said, said.who] for event, said in sorted(choices.dates.items())},
        "events": sorted(([each.table, each.row, list(each.cells)] for each in choices.events), key=str),
        "no_events": sorted(choices.no_events),
    }


def choices_from(record: Mapping[str, Any]) -> Choices:
    """Choices as they were kept. Meanings that this version of the program does not know are left out."""
    known = {meaning.value: meaning for meaning in Meaning}
    return Choices(
        agency=str(record.get("agency", "")),
        meanings={
            (layout, column): known[meaning]
            for layout, column, meaning in record.get("meanings", ())
            if meaning in known
        },
        dates={event: Settled(*said) for event, said in record.get("dates", {}).items()},
        events=frozenset(Wanted(table, row, tuple(cells)) for table, row, cells in record.get("events", ())),
        no_events=frozenset(record.get("no_events", ())),
    )
