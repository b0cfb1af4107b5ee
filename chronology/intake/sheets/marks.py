"""What a sheet says of its cells besides their values, and the table that both make together.

Rows and columns count from 0 here, as files count them; the table counts its rows from 1, as people do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from chronology.intake import limits
from chronology.intake.grid import Cell, Row, Table
from chronology.model.events import Place, Reason, SetAside

Position = tuple[int, int]

EMPTY = Cell()

_row = partial(tuple.__new__, Row)  # for half of what a call of Row costs: a sheet may have 100,000


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells merged into one, from the first to the last row and column, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Marks:
    """One sheet's hidden rows and columns, merges, comments, struck-out cells and rows marked as headings."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    heading_rows: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    notes: Mapping[Position, tuple[str, ...]] = field(default_factory=dict)
    struck: frozenset[Position] = frozenset()


def sheet_table(
    file: str, name: str, rows: Iterable[tuple[int, list[Cell]]], marks: Marks, hidden: bool
) -> tuple[Table, tuple[SetAside, ...]]:
    """The table of one sheet, and the words that lie unseen beneath its merged cells.

    `rows` are (row, cells from the first column on); rows with nothing in them are left out, so the numbers
    of the rows tell where a sheet leaves a gap.
    """
    by_row = dict(rows)
    beneath: list[SetAside] = []
    for (at, column), notes in marks.notes.items():
        cells = _reaching(by_row, at, column)
        cells[column] = cells[column]._replace(notes=cells[column].notes + notes)
    for at, column in marks.struck:
        cells = _reaching(by_row, at, column)
        if cells[column] is not EMPTY:
            cells[column] = cells[column]._replace(struck=True)
    if marks.merges:
        beneath = _merge(file, name, by_row, marks.merges)
    hides, heads = marks.hidden_rows, marks.heading_rows
    made = [
        _row((at + 1, tuple(cells), at in hides, at in heads))
        for at, cells in sorted(by_row.items())
        if _says_something(cells)
    ]
    return Table(name, tuple(made), hidden, marks.hidden_columns), tuple(beneath)


def sheet_warnings(table: Table) -> tuple[str, ...]:
    """What a person should know of a sheet that hides something, a sentence each."""
    said = []
    if table.hidden and table.rows:
        said.append(f"The sheet '{table.name}' is hidden in the file. It was read like the others.")
    rows = [row.number for row in table.rows if row.hidden]
    if rows:
        said.append(f"Hidden rows of the sheet '{table.name}' were read like the others: {_listed(rows)}.")
    columns = [
        at
        for at in sorted(table.hidden_columns)
        if any(at < len(row.cells) and not row.cells[at].is_empty for row in table.rows)
    ]
    if columns:
        letters = ", ".join(column_letters(at) for at in columns)
        said.append(f"Hidden columns of the sheet '{table.name}' were read like the others: {letters}.")
    return tuple(said)


def without_year_warning(name: str) -> str:
    """Said of a sheet that shows a day and a month where it keeps a year: a typed '12/3' gains one unseen."""
    return (
        f"The sheet '{name}' shows dates without their year. The year that the file keeps was taken: please "
        "check it."
    )


def partly_struck_warning(name: str, cells: Iterable[Position]) -> str:
    """Said of cells in which some of the words are struck through: they are read with the others."""
    places = [f"{column_letters(column)}{row + 1}" for row, column in sorted(cells)]
    more = f" and {len(places) - 12} more" if len(places) > 12 else ""
    return (
        f"In the sheet '{name}' some words of these cells are struck through: {', '.join(places[:12])}{more}."
    )


def column_letters(column: int) -> str:
    """A column counted from 0 as a spreadsheet names it: A, B ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _says_something(cells: list[Cell]) -> bool:
    for cell in cells:  # noqa: SIM110  # nearly always the first: a generator would cost more than the look
        if cell is not EMPTY and (cell.notes or not cell.is_empty):
            return True
    return False


def _reaching(rows: dict[int, list[Cell]], at: int, column: int) -> list[Cell]:
    """The cells of a row, made long enough to hold the column."""
    cells = rows.setdefault(at, [])
    cells.extend([EMPTY] * (column + 1 - len(cells)))
    return cells


def _merge(file: str, name: str, rows: dict[int, list[Cell]], merges: tuple[Merge, ...]) -> list[SetAside]:
    beneath = []
    width = max((len(cells) for cells in rows.values()), default=0)
    present = sorted(rows)
    covered = 0
    for merge in merges:
        first = rows.get(merge.top, [])
        anchor = first[merge.left] if merge.left < len(first) else EMPTY
        right = min(merge.right, width - 1)
        for at in _between(present, merge.top, merge.bottom):
            cells = rows[at]
            covered += max(right - merge.left + 1, 0)
            if covered > limits.COVERED:
                raise limits.too_large(f"the sheet '{name}' merges too many cells")
            cells.extend([EMPTY] * (right + 1 - len(cells)))
            for column in range(merge.left, right + 1):
                if (at, column) == (merge.top, merge.left):
                    continue
                under = cells[column]
                if not under.is_empty and under.text != anchor.text:
                    place = Place(file, name, at + 1)
                    beneath.append(
                        SetAside(place, (under.text,), Reason.HIDDEN_NOTE, "beneath a merged cell")
                    )
                cells[column] = anchor._replace(covered=True, merged_down=at > merge.top, notes=under.notes)
    return beneath


def _between(numbers: list[int], first: int, last: int) -> list[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _listed(numbers: list[int]) -> str:
    """Row numbers for a sentence: '3, 5-9', and how many more where there are many runs."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs[:12])
    rest = sum(b - a + 1 for a, b in runs[12:])
    return f"{shown} and {rest} more" if rest else shown
