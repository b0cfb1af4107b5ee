"""The row of a return from which an event was read, each cell under its heading, as the file has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from chronology.intake.file import read_bytes
from chronology.intake.grid import CannotRead, Document, Paragraph, Table
from chronology.model.contributions import Contribution
from chronology.model.events import Event, Place, Reason
from chronology.services.refusal import Refused

Cells = tuple[tuple[str, str], ...]


class Listed(Protocol):
    """A return that the case holds."""

    @property
    def id(self) -> int: ...
    @property
    def file(self) -> str: ...


class HoldsReturns(Protocol):
    """What is asked of the open case."""

    def event(self, id: str) -> Event: ...
    def returns(self) -> Sequence[Listed]: ...
    def contribution(self, id: int) -> Contribution: ...
    def original(self, id: int) -> bytes: ...


class RowsAsTheyCame:
    """Reads a return again when the first of its rows is asked for; the last one read is kept."""

    def __init__(self, case: HoldsReturns) -> None:
        self._case = case
        self._kept: tuple[int, Document, Contribution] | None = None

    def row_of(self, event: str) -> Cells | None:
        """Each heading with its cell; None where the event came from no file, or its file cannot be read."""
        try:
            found = self._case.event(event)
            read = self._read(found)
        except (Refused, KeyError, CannotRead):
            return None
        return None if read is None else cells_at(read[1], found.place, read[2])

    def _read(self, event: Event) -> tuple[int, Document, Contribution] | None:
        named = [each.id for each in self._case.returns() if each.file == event.place.file]
        if self._kept is not None and self._kept[0] in named:
            named = [self._kept[0], *(id for id in named if id != self._kept[0])]
        for id in named:
            if self._kept is not None and self._kept[0] == id:
                contribution = self._kept[2]
            else:
                contribution = self._case.contribution(id)
            if len(named) == 1 or any(each.id == event.id for each in contribution.events):
                if self._kept is None or self._kept[0] != id:
                    document = read_bytes(self._case.original(id), event.place.file)
                    self._kept = id, document, contribution
                return self._kept
        return None


def cells_at(document: Document, place: Place, contribution: Contribution) -> Cells | None:
    """The cells of one row of a document, or the words of one paragraph; None where it has no such place."""
    for part in document.parts:
        if isinstance(part, Paragraph):
            if (part.story, part.number) == (place.table, place.row):
                return (("", part.text),)
        elif part.name == place.table:
            row = next((row for row in part.rows if row.number == place.row), None)
            if row is not None:
                headings = _headings(part, place, contribution)
                return tuple(
                    (headings.get(at, ""), cell.text)
                    for at, cell in enumerate(row.cells)
                    if cell.text.strip()
                )
    return None


def _headings(table: Table, place: Place, contribution: Contribution) -> dict[int, str]:
    """The words of the last heading row above, by column."""
    above = {
        each.place.row
        for each in contribution.set_aside
        if each.reason is Reason.HEADING and each.place.table == place.table and each.place.row is not None
    }
    rows = [
        row for row in table.rows if (row.number in above or row.is_heading) and row.number < (place.row or 0)
    ]
    return {} if not rows else {at: cell.text for at, cell in enumerate(rows[-1].cells)}
