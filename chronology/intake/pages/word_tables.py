"""A Word table as rows of cells: spans, merges, tracked rows and cells, and tables within cells."""

from __future__ import annotations

from chronology.intake.pages import word_names as n
from chronology.intake.pages.cell_words import CellWords, settle
from chronology.intake.pages.gathered import Drawn
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.layout import Placed, PlacedRow, Size, aligned
from chronology.intake.pages.word_marks import left_empty
from chronology.intake.pages.word_names import Element, W, is_on, whole
from chronology.intake.pages.word_reading import Reading
from chronology.intake.pages.word_text import blocks, unseen_lines, within
from chronology.model.events import Reason

_SPAN = W + "gridSpan"
_DOWN = W + "vMerge"
_ACROSS = W + "hMerge"
_TRACKED_MERGE = W + "cellMerge"
_GRID_COLUMN = W + "gridCol"
_MOST_SPAN = 100_000


def draw(reading: Reading, table: Element, size: Size) -> Drawn:
    """One table with all that hangs in it. Raises CannotRead where it is absurdly large."""
    drawn = Drawn([])
    rows: list[PlacedRow] = []
    for element in within(reading, table, n.ROW):
        settings = element.find(n.ROW_SETTINGS)
        row = PlacedRow(len(rows) + 1, [])
        start = 0
        if settings is not None:
            if settings.find(n.DELETED) is not None:
                for cell in within(reading, element, n.CELL):
                    _set_aside(reading, cell, drawn, len(rows) or None, "a row that was deleted")
                continue
            start = _read_settings(settings, row)
        _read_row(reading, element, row, start, drawn, size)
        rows.append(row)
    if reading.asides:
        drawn.asides.extend((len(rows) or None, aside) for aside in reading.asides)
        reading.asides = []
    widths = [whole(column.get(W + "w"), 0, 0) for column in table.iterfind(f"{W}tblGrid/{_GRID_COLUMN}")]
    drawn.rows = aligned(rows, widths, size)
    return drawn


def _read_settings(settings: Element, row: PlacedRow) -> int:
    """Takes a row's own settings; returns how many grid columns stand empty before its first cell."""
    before = 0
    for setting in settings:
        if setting.tag == W + "tblHeader":
            row.is_heading = is_on(setting)
        elif setting.tag == W + "hidden":
            row.hidden = is_on(setting)
        elif setting.tag == W + "gridBefore":
            before = whole(setting.get(n.VAL), 0, 0, _MOST_SPAN)
    return before


def _read_row(
    reading: Reading, element: Element, row: PlacedRow, start: int, drawn: Drawn, size: Size
) -> None:
    placed: list[tuple[int, int, bool, CellWords]] = []
    nests = False
    for cell in within(reading, element, n.CELL):
        span, continues, deleted, across = 1, False, False, False
        settings = cell.find(n.CELL_SETTINGS)
        if settings is not None:
            for setting in settings:
                tag = setting.tag
                if tag == _SPAN:
                    span = whole(setting.get(n.VAL), 1, 1, _MOST_SPAN)
                elif tag == _DOWN:
                    continues = setting.get(n.VAL, "continue") != "restart"
                elif tag == _TRACKED_MERGE:
                    continues = continues or setting.get(_DOWN) == "cont"
                elif tag == _ACROSS:
                    across = setting.get(n.VAL, "continue") != "restart"
                elif tag == W + "cellDel":
                    deleted = True
        if deleted:
            _set_aside(reading, cell, drawn, row.number, "a cell that was deleted")
            continue
        words = _read_cell(reading, cell, row.number, drawn, size)
        if across and placed and not words.lines:
            first, spanned, down, before = placed[-1]
            placed[-1] = (first, spanned + span, down, before)
        else:
            placed.append((start, span, continues, words))
        nests = nests or bool(words.nested)
        start += span
    if nests:
        settle([words for _, _, _, words in placed], row.number, drawn)
    for first, spanned, continues, words in placed:
        row.cells.append(Placed(first, spanned, continues, words.cell()))


def _read_cell(reading: Reading, cell: Element, row: int, drawn: Drawn, size: Size) -> CellWords:
    words = CellWords()
    parent = cell.getparent()
    if parent is not None and parent.tag == n.CONTROL_CONTENT:
        control = parent.getparent()
        if control is not None and left_empty(reading, control, cell):
            words.take(reading, row, drawn)
            return words
    found = words.lines
    numbers: list[tuple[int, str]] = []
    for block in blocks(reading, cell):
        if block.element.tag == n.PARAGRAPH:
            if reading.lists.used and (number := _number(reading, block.element)):
                numbers.append((len(found), number))
            found.append(block.text)
        elif block.element.tag == n.TABLE:
            words.take(reading, row, drawn)
            words.nested.append((len(found), draw(reading, block.element, size)))
        elif block.element.tag == n.ALT_CHUNK:
            reading.boxes.append(block.element)
        else:
            found.append(block.text)
    if numbers:
        words.number(numbers)
    words.take(reading, row, drawn)
    if not words.nested and not any(found):
        found.clear()
    return words


def _number(reading: Reading, paragraph: Element) -> str:
    listed = reading.styles.of(paragraph).list
    return "" if listed is None else reading.lists.next(listed)


def _set_aside(reading: Reading, cell: Element, drawn: Drawn, row: int | None, detail: str) -> None:
    words = "\n".join(unseen_lines(reading, cell))
    asides, notes, _ = reading.take()
    drawn.asides.extend((row, aside) for aside in asides)
    drawn.asides.extend((row, Aside(reason, note)) for reason, note in notes)
    if words.strip():
        drawn.asides.append((row, Aside(Reason.DELETED, words, detail)))
