"""The columns a person sees in a table, and which of two nested tables is the frame and which the content.

Word's own grid is finer than what is seen: each border that was dragged by hair's breadth in one row adds a
column. A column exists here only where a cell begins, and borders that lie closer than a letter's width are
one border, unless a single row uses both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from chronology.intake import limits
from chronology.intake.grid import Cell, Row

_DRIFT = 200  # twentieths of a point: 3.5 mm, less than any column that holds words
_MOST_COLUMNS = 250  # above it the spans are nonsense, and cells are taken one after the other
EMPTY = Cell()


class Placed(NamedTuple):
    """One cell as the file places it: its first grid column, how many it spans, and whether it continues."""

    start: int
    span: int
    continues: bool
    cell: Cell


@dataclass(slots=True)
class PlacedRow:
    """One row as the file places its cells."""

    number: int
    cells: list[Placed]
    hidden: bool = False
    is_heading: bool = False
    repeat: int = 1


@dataclass(slots=True)
class Size:
    """How many cells have been laid out in one file, which is kept below the limit."""

    cells: int = field(default=0)

    def add(self, cells: int) -> None:
        """Raises CannotRead where the file's tables are larger than any return can be."""
        self.cells += cells
        if self.cells > limits.CELLS:
            raise limits.too_large(f"its tables have more than {limits.CELLS:,} cells")


def aligned(rows: list[PlacedRow], widths: list[int], size: Size) -> list[Row]:
    """The rows with each cell under its column; what a merge covers is marked so.

    A covered cell has the covering one's words again. `widths` are the grid columns' widths, or empty.
    Raises CannotRead where the table is absurdly large.
    """
    starts = sorted({placed.start for row in rows for placed in row.cells})
    columns = _columns(rows, starts, widths) if len(starts) <= _MOST_COLUMNS else None
    width = len(set(columns.values())) if columns is not None else 0
    done: list[Row] = []
    above: dict[int, Cell] = {}
    for row in rows:
        cells: list[Cell] = []
        below: dict[int, Cell] = {}
        for place, placed in enumerate(row.cells):
            if columns is None:
                column = end = place
            else:
                column = columns[placed.start]
                if place + 1 < len(row.cells):
                    end = columns[row.cells[place + 1].start]
                else:
                    after = bisect_left(starts, placed.start + placed.span)
                    end = columns[starts[after]] if after < len(starts) else width
            while len(cells) < column:
                cells.append(EMPTY)
            cell = placed.cell
            if placed.continues and not cell.text.strip():
                from_above = above.get(column)
                if from_above is not None:
                    below[column] = from_above
                    cell = Cell(
                        text=from_above.text, covered=True, merged_down=True, notes=cell.notes,
                        struck=from_above.struck,
                    )  # fmt: skip
            else:
                below[column] = cell
            cells.append(cell)
            if len(cells) < end:
                beside = Cell(text=cell.text, covered=True, merged_down=cell.merged_down, struck=cell.struck)
            while len(cells) < end:
                cells.append(beside)
        while len(cells) < width:
            cells.append(EMPTY)
        above = below
        size.add(len(cells))
        done.append(Row(row.number, tuple(cells), row.hidden, row.is_heading))
    return done


def _columns(rows: list[PlacedRow], starts: list[int], widths: list[int]) -> dict[int, int]:
    """Which column each grid position belongs to."""
    used = {frozenset(placed.start for placed in row.cells) for row in rows}
    edges = [0]
    for width in widths:
        edges.append(edges[-1] + width)
    columns: dict[int, int] = {}
    group: list[int] = []
    for start in starts:
        joins = (
            bool(group)
            and start < len(edges)
            and edges[start] - edges[group[0]] <= _DRIFT
            and not any(start in row and not row.isdisjoint(group) for row in used)
        )
        group = [*group, start] if joins else [start]
        columns[start] = columns[group[0]] if joins else len(set(columns.values()))
    return columns


_DATED = re.compile(r"\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2}|\b(?:19|20)\d\d\b|\b\d\d?(?:st|nd|rd|th)\b")


def stands_alone(nested: list[Row], beside: str, around: str) -> bool:
    """Whether a nested table is content in a frame made for layout, rather than part of an event's words.

    `beside` are the words of the row's other cells, `around` those of its own cell. A dated row keeps its
    nested table in the event. Beside a label, a table with dated rows stands alone; in a cell that has the
    row to itself, the larger of the two, table or words, decides.
    """
    words = [" ".join(cell.text for cell in row.cells if not cell.is_empty) for row in nested]
    dated = sum(1 for row in words if _DATED.search(row))
    if beside.strip():
        columns = max((sum(not cell.is_empty for cell in row.cells) for row in nested), default=0)
        return dated >= 2 and columns >= 2 and not _DATED.search(beside)
    return sum(len(row.split()) for row in words) >= len(around.split())


def as_lines(rows: list[Row]) -> str:
    """A nested table as text: a line for each row, its cells apart by tabs."""
    written = []
    for row in rows:
        cells = [" ".join(cell.text.split("\n")) for cell in row.cells if not cell.covered]
        written.append("\t".join(cells).rstrip("\t"))
    return "\n".join(line for line in written if line.strip())
