"""The columns a person sees in a table, and which of two nested tables is the frame and which the content.

Word's own grid is finer than what is seen: each border that was dragged by hair's breadth in one row adds a
column. A column exists here only where a cell begins, and borders that lie closer than a letter's width are
one border, unless a single row uses both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from chronology.intake import limits
from chronology.intake.grid import Cell, Row

_DRIFT = 200  # twentieths of a point: 3.5 mm, less than any column that holds words
_MOST_COLUMNS = 250  # above it the spans are nonsense, and cells are taken one after the other
EMPTY = Cell()


class Spot(NamedTuple):
    """Where the file places a cell: its first grid column, how many it spans, if it goes on from above."""

    start: int
    span: int = 1
    continues: bool = False


@dataclass(slots=True)
class PlacedRow:
    """One row as the file places its cells; `spots` are theirs, one for each."""

    number: int
    cells: list[Cell] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    hidden: bool = False
    is_heading: bool = False


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
    shapes = {tuple(row.spots) for row in rows}
    starts = sorted({spot.start for shape in shapes for spot in shape})
    columns = _columns(shapes, starts, widths) if len(starts) <= _MOST_COLUMNS else None
    width = len(set(columns.values())) if columns is not None else 0
    whole = {shape for shape in shapes if columns is not None and _is_whole(shape, width)}
    done: list[Row] = []
    above: dict[int, Cell] = {}
    for row in rows:
        if tuple(row.spots) in whole:
            cells = row.cells
            above = dict(enumerate(cells))
        else:
            cells, above = _laid_out(row, columns, starts, width, above)
        size.add(len(cells))
        done.append(Row(row.number, tuple(cells), row.hidden, row.is_heading))
    return done


def _is_whole(shape: tuple[Spot, ...], width: int) -> bool:
    """Whether a row has one cell in each column and goes on from none above."""
    return (
        len(shape) == width
        and all(spot.start == place for place, spot in enumerate(shape))
        and not any(spot.continues for spot in shape)
    )


def _laid_out(
    row: PlacedRow, columns: dict[int, int] | None, starts: list[int], width: int, above: dict[int, Cell]
) -> tuple[list[Cell], dict[int, Cell]]:
    """A row's cells under their columns, and the cells from which the next row may go on."""
    cells: list[Cell] = []
    below: dict[int, Cell] = {}
    for place, (cell, spot) in enumerate(zip(row.cells, row.spots, strict=True)):
        if columns is None:
            column = end = place
        else:
            column = columns[spot.start]
            if place + 1 < len(row.spots):
                end = columns[row.spots[place + 1].start]
            else:
                after = bisect_left(starts, spot.start + spot.span)
                end = columns[starts[after]] if after < len(starts) else width
        cells.extend([EMPTY] * (column - len(cells)))
        covering = above.get(column) if spot.continues and not cell.text.strip() else None
        if covering is None:
            below[column] = cell
        else:
            below[column] = covering
            cell = _covered(covering, merged_down=True, notes=cell.notes)
        cells.append(cell)
        if len(cells) < end:
            cells.extend([_covered(cell, merged_down=cell.merged_down)] * (end - len(cells)))
    cells.extend([EMPTY] * (width - len(cells)))
    return cells, below


def _covered(by: Cell, *, merged_down: bool, notes: tuple[str, ...] = ()) -> Cell:
    return Cell(text=by.text, covered=True, merged_down=merged_down, notes=notes, struck=by.struck)


def _columns(shapes: set[tuple[Spot, ...]], starts: list[int], widths: list[int]) -> dict[int, int]:
    """Which column each grid position belongs to."""
    used = {frozenset(spot.start for spot in shape) for shape in shapes}
    edges = [0, *accumulate(widths)]
    columns: dict[int, int] = {}
    group: list[int] = []
    count = 0
    for start in starts:
        joins = (
            bool(group)
            and start < len(edges)
            and edges[start] - edges[group[0]] <= _DRIFT
            and not any(start in row and not row.isdisjoint(group) for row in used)
        )
        if joins:
            group.append(start)
        else:
            group = [start]
            count += 1
        columns[start] = count - 1
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
