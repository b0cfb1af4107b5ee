"""An OpenDocument table as rows of cells: spans, covered and repeated cells, tables within cells."""

from __future__ import annotations

from collections.abc import Iterator

from chronology.intake.grid import Cell
from chronology.intake.pages import odt_names as n
from chronology.intake.pages.cell_words import CellWords, settle
from chronology.intake.pages.gathered import Drawn
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.layout import EMPTY, PlacedRow, Size, Spot, aligned
from chronology.intake.pages.odt_reading import Reading
from chronology.intake.pages.odt_text import blocks, unseen_lines
from chronology.intake.pages.word_names import Element
from chronology.model.events import Reason

_MOST = 100_000  # columns that one cell may claim to span or to be repeated over
_MOST_COPIES = 200  # copies of one cell or row with words: more is a fault of the program that wrote it


def draw(reading: Reading, table: Element, size: Size) -> Drawn:
    """One table with all that hangs in it. Raises CannotRead where it is absurdly large."""
    drawn = Drawn([])
    rows: list[PlacedRow] = []
    hanging: dict[int, tuple[int, int]] = {}  # by first column: rows still covered, columns spanned
    number = 0
    for element, is_heading in _rows(table, False):
        repeated = n.count(element, "number-rows-repeated", 1_000_000_000)
        found, spots = _read_row(reading, element, number + 1, hanging, drawn, size)
        cells = [words.cell() if isinstance(words, CellWords) else words for words in found]
        hidden = element.get(n.TABLE + "visibility", "visible") != "visible"
        blank = all(cell.is_empty for cell in cells)
        for copy in range(1 if blank else min(repeated, _MOST_COPIES)):
            rows.append(PlacedRow(number + copy + 1, cells, spots, hidden, is_heading))
            size.add(len(cells))
        number += repeated
    drawn.rows = aligned(rows, [], size)
    return drawn


def _rows(container: Element, heading: bool) -> Iterator[tuple[Element, bool]]:
    """A table's own rows, through groups of rows, and whether each repeats at page tops."""
    for child in container:
        if child.tag == n.ROW:
            yield child, heading
        elif isinstance(child.tag, str) and child.tag not in n.NO_WORDS:
            yield from _rows(child, heading or child.tag == n.HEADING_ROWS)


def _read_row(
    reading: Reading,
    element: Element,
    number: int,
    hanging: dict[int, tuple[int, int]],
    drawn: Drawn,
    size: Size,
) -> tuple[list[Cell | CellWords], list[Spot]]:
    found: list[Cell | CellWords] = []
    spots: list[Spot] = []
    new: dict[int, tuple[int, int]] = {}
    column = end = 0
    for child in element:
        if child.tag not in (n.CELL, n.COVERED_CELL):
            continue
        repeated = n.count(child, "number-columns-repeated", _MOST)
        if child.tag == n.COVERED_CELL:
            for line in unseen_lines(reading, child):
                drawn.asides.append((number, Aside(Reason.HIDDEN_NOTE, line, "beneath a merged cell")))
            for covered in [start for start in hanging if column <= start < column + repeated]:
                if covered >= end:
                    left, span = hanging[covered]
                    found.append(EMPTY)
                    spots.append(Spot(covered, span, continues=True))
                    end = covered + span
                    if left > 1:
                        new[covered] = (left - 1, span)
            column += repeated
            continue
        words = _read_cell(reading, child, number, drawn, size)
        across = n.count(child, "number-columns-spanned", _MOST)
        down = n.count(child, "number-rows-spanned", _MOST)
        copies = min(repeated, _MOST_COPIES) if words.lines or words.nested else 1
        for copy in range(copies):
            found.append(words)
            spots.append(Spot(column + copy, across if copies > 1 else max(across, repeated)))
        if down > 1:
            new[column] = (down - 1, across)
        end = column + across
        column += repeated
    hanging.clear()
    hanging.update(sorted(new.items()))
    if any(isinstance(words, CellWords) and words.nested for words in found):
        settle(found, number, drawn)
    return found, spots


def _read_cell(reading: Reading, cell: Element, row: int, drawn: Drawn, size: Size) -> CellWords:
    words = CellWords()
    for block in blocks(reading, cell):
        if block.is_table:
            words.take(reading, row, drawn)
            words.nested.append((len(words.lines), draw(reading, block.element, size)))
        else:
            words.lines.append(block.text)
    words.take(reading, row, drawn)
    if not words.nested and not any(words.lines):
        words.lines.clear()
    return words
