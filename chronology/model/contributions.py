"""A contribution: one agency's return, as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from chronology.model.events import Event, Meaning, SetAside


@dataclass(frozen=True, slots=True)
class RecognisedColumn:
    """One column of one table: the heading as written, what it was taken to hold, and how surely (0 to 1)."""

    table: str | int | None
    column: int
    heading: str
    meaning: Meaning
    sureness: float


@dataclass(frozen=True, slots=True)
class Contribution:
    """One file that came in, and all that was found in it.

    Every non-empty cell and paragraph of the file is in an event or in `set_aside`. `file` is the name
    without its folders; `sha256` is of the file's bytes; `kind` is told by content ('docx', 'xlsx', 'xls',
    'ods', 'odt', 'csv', 'txt', or 'unread'); `rows` counts the non-empty rows and loose paragraphs that
    were looked at, so that rows = rows that gave events + rows set aside. `agency` is '' where nothing
    says it. `warnings` are sentences for a person.
    """

    file: str
    sha256: str
    kind: str
    agency: str
    rows: int
    events: tuple[Event, ...]
    set_aside: tuple[SetAside, ...]
    columns: tuple[RecognisedColumn, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing that looks like an event was left unread."""
        return not any(kept.unread for kept in self.set_aside)
