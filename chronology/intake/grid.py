"""What every reader gives: the file's tables of cells and its loose words, each with its place.

A reader says what stands where; it does not decide what is an event. Columns and rows are understood
later, in the same way for every format (`columns.py`, `rows.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from chronology.model.events import SetAside

Value = date | datetime | time | timedelta | float | int | bool | None


class CannotRead(Exception):
    """The file cannot be read at all. The message is one sentence for a person: what is wrong, what to do."""


class Cell(NamedTuple):
    """One cell: the words a person sees in it, and the typed value beneath where the format has one.

    `merged_down` marks a cell covered by a merge that began in a row above: `text` is then that cell's
    text again, and `covered` is True. `notes` are comments and footnotes that hang on the cell. `struck`
    marks text that is struck through. A tuple, as a large sheet has a million of them.
    """

    text: str = ""
    value: Value = None
    covered: bool = False
    merged_down: bool = False
    notes: tuple[str, ...] = ()
    struck: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() or self.covered


class Row(NamedTuple):
    """One row, numbered from 1 as a person counts it in that table. `hidden` where the file hides it."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    is_heading: bool = False  # marked in the file as a row that repeats at page tops


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `name` is a sheet's name, a table's number in the document, or None (CSV).

    `is_ascii` where its reader knows that all its letters are plain ones.
    """

    name: str | int | None
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    title: str = ""  # the words just above the table in the document, where they stand alone
    is_ascii: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words outside any table. `number` counts non-empty paragraphs of that `story` from 1.

    `story` is 'text' for the body, 'text box 1' and so on; `level` is above 0 for a heading style.
    """

    story: str
    number: int
    text: str
    level: int = 0
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One file as a reader saw it: tables and paragraphs in reading order, and what the reader set aside.

    `set_aside` already holds what is no body text by the format's own word: page headers and footers,
    deleted tracked changes, margin comments, hidden notes. `properties` are the file's own title and
    subject where it has them. `date_1904` tells how a bare serial number counts.
    """

    file: str
    sha256: str
    kind: str
    parts: tuple[Table | Paragraph, ...]
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    date_1904: bool = False
