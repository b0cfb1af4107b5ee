"""A Word table as rows of cells: spans, merges, tracked rows and cells, and tables within cells."""

from __future__ import annotations

from chronology.intake.grid import Cell
from chronology.intake.pages import word_names as n
from chronology.intake.pages.cell_words import CellWords, settle
from chronology.intake.pages.gathered import Drawn
from chronology.intake.pages.hanging import Aside
from chronology.intake.pages.layout import EMPTY, PlacedRow, Size, Spot, aligned
from chronology.intake.pages.word_leaves import plain
from chronology.intake.pages.word_marks import left_empty
from chronology.intake.pages.word_names import Element, W, is_on, whole
from chronology.intake.pages.word_reading import Reading
from chronology.intake.pages.word_text import blocks, unseen_lines, within
from chronology.model.events import Reason

_SPAN = W + "gridSpan"
_DOWN = W + "vMerge"
_ACROSS = W + "hMerge"
_TRACKED_MERGE = W + "cellMerge"
_CELL_DELETED = W + "cellDel"
_CELL_MARKS = frozenset((_SPAN, _DOWN, _ACROSS, _TRACKED_MERGE, _CELL_DELETED))
_GRID_COLUMN = W + "gridCol"
_MOST_SPAN = 100_000
_SPOTS = tuple(Spot(start) for start in range(64))


def draw(reading: Reading, table: Element, size: Size) -> Drawn:
    """One table with all that hangs in it. Raises CannotRead where it is absurdly large."""
    drawn = Drawn([])
    rows: list[PlacedRow] = []
    for element in within(reading, table, n.ROW):
        row = PlacedRow(len(rows) + 1)
        cells: list[Element] = []
        start = 0
        deleted = wrapped = False
        for child in element:
            tag = child.tag
            if tag == n.CELL:
                cells.append(child)
            elif tag == n.ROW_SETTINGS:
                start, deleted = _read_settings(child, row)
            elif tag not in n.NO_WORDS:
                wrapped = True
        if wrapped:
            cells = list(within(reading, element, n.CELL))
        if deleted:
            for cell in cells:
                _set_aside(reading, cell, drawn, len(rows) or None, "a row that was deleted")
            continue
        _read_row(reading, cells, row, start, wrapped, drawn, size)
        rows.append(row)
    if reading.asides:
        drawn.asides.extend((len(rows) or None, aside) for aside in reading.asides)
        reading.asides = []
    widths = [whole(column.get(W + "w"), 0, 0) for column in table.iterfind(f"{W}tblGrid/{_GRID_COLUMN}")]
    drawn.rows = aligned(rows, widths, size)
    return drawn


def _read_settings(settings: Element, row: PlacedRow) -> tuple[int, bool]:
    """Takes a row's own settings; how many grid columns stand empty before it, and whether it was deleted."""
    before, deleted = 0, False
    for setting in settings:
        tag = setting.tag
        if tag == W + "tblHeader":
            row.is_heading = is_on(setting)
        elif tag == W + "hidden":
            row.hidden = is_on(setting)
        elif tag == W + "gridBefore":
            before = whole(setting.get(n.VAL), 0, 0, _MOST_SPAN)
        elif tag == n.DELETED:
            deleted = True
    return before, deleted


def _read_row(
    reading: Reading,
    cells: list[Element],
    row: PlacedRow,
    start: int,
    wrapped: bool,
    drawn: Drawn,
    size: Size,
) -> None:
    found: list[Cell | CellWords] = []
    cells_made = reading.cells
    for cell in cells:
        span, continues, across, deleted = 1, False, False, False
        first = ""
        more: list[str] | None = None
        is_plain = not wrapped  # in a wrapper the cell may hold only its prompt
        begun = False
        for child in cell:
            tag = child.tag
            if tag == n.CELL_SETTINGS:
                for setting in child:
                    if setting.tag in _CELL_MARKS:
                        span, continues, across, deleted = _cell_settings(child)
                        break
            elif is_plain and tag == n.PARAGRAPH:
                line = plain(reading, child)
                if line is None:
                    is_plain = False
                elif not begun:
                    first, begun = line, True
                elif more is None:
                    more = [first, line]
                else:
                    more.append(line)
            else:
                is_plain = False
        if deleted:
            _set_aside(reading, cell, drawn, row.number, "a cell that was deleted")
            continue
        words: Cell | CellWords
        if is_plain:
            text = (first if more is None else "\n".join(more)).strip("\n")
            words = cells_made.get(text) or cells_made.setdefault(text, Cell(text))
        else:
            words = _read_cell(reading, cell, row.number, drawn, size)
        if across and found and words is EMPTY:
            row.spots[-1] = row.spots[-1]._replace(span=row.spots[-1].span + span)
        else:
            found.append(words)
            if span == 1 and not continues and start < len(_SPOTS):
                row.spots.append(_SPOTS[start])
            else:
                row.spots.append(Spot(start, span, continues))
        start += span
    if any(isinstance(words, CellWords) and words.nested for words in found):
        settle(found, row.number, drawn)
    row.cells = [words.cell() if isinstance(words, CellWords) else words for words in found]
    for place, made in enumerate(row.cells):
        if made.notes and row.spots[place].continues and not made.text.strip():
            # The cell will be covered by the one above it, whose words stand in another event.
            drawn.asides.extend((row.number, Aside(Reason.COMMENT, note)) for note in made.notes)
            row.cells[place] = EMPTY


def _cell_settings(settings: Element) -> tuple[int, bool, bool, bool]:
    """How many columns a cell spans; whether it goes on from above, from the left; whether it was deleted."""
    span, continues, across, deleted = 1, False, False, False
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
        elif tag == _CELL_DELETED:
            deleted = True
    return span, continues, across, deleted


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
            if number := _number(reading, block.element):
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
