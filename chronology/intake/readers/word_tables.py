"""A Word table as rows of cells: spans, merges, tracked rows and cells, and tables within cells."""

from __future__ import annotations

from chronology.intake.grid import Cell
from chronology.intake.readers import word_names as n
from chronology.intake.readers.word_grid import (
    EMPTY,
    Placed,
    PlacedRow,
    Size,
    aligned,
    as_lines,
    stands_alone,
)
from chronology.intake.readers.word_names import Element, W, is_on, whole
from chronology.intake.readers.word_pages import Drawn
from chronology.intake.readers.word_text import Aside, Reading, blocks, left_empty, unseen_lines, within
from chronology.model.events import Reason

_SPAN = W + "gridSpan"
_DOWN = W + "vMerge"
_ACROSS = W + "hMerge"
_TRACKED_MERGE = W + "cellMerge"
_GRID_COLUMN = W + "gridCol"
_MOST_SPAN = 100_000


class _Words:
    """The words of one cell, with the nested tables that stand between its lines."""

    __slots__ = ("lines", "nested", "notes", "struck")

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.nested: list[tuple[int, Drawn]] = []
        self.notes: tuple[str, ...] = ()
        self.struck: list[str] = []

    @property
    def own(self) -> str:
        return "\n".join(self.lines).strip("\n")


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
    placed: list[tuple[int, int, bool, _Words]] = []
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
        _settle(placed, row.number, drawn)
    for first, spanned, continues, words in placed:
        row.cells.append(Placed(first, spanned, continues, _cell(words)))


def _read_cell(reading: Reading, cell: Element, row: int, drawn: Drawn, size: Size) -> _Words:
    words = _Words()
    parent = cell.getparent()
    if parent is not None and parent.tag == n.CONTROL_CONTENT:
        control = parent.getparent()
        if control is not None and left_empty(reading, control, cell):
            _take(reading, words, row, drawn)
            return words
    found = words.lines
    numbers: list[tuple[int, str]] = []
    for block in blocks(reading, cell):
        if block.element.tag == n.PARAGRAPH:
            if reading.lists.used and (number := _number(reading, block.element)):
                numbers.append((len(found), number))
            found.append(block.text)
        elif block.element.tag == n.TABLE:
            _take(reading, words, row, drawn)
            words.nested.append((len(found), draw(reading, block.element, size)))
        elif block.element.tag == n.ALT_CHUNK:
            reading.boxes.append(block.element)
        else:
            found.append(block.text)
    if numbers:
        _show_numbers(found, numbers)
    _take(reading, words, row, drawn)
    if not words.nested and not any(found):
        found.clear()
    return words


def _take(reading: Reading, words: _Words, row: int, drawn: Drawn) -> None:
    """Hangs on the cell what came to light in it."""
    if reading.asides or reading.notes or reading.struck:
        asides, notes, struck = reading.take()
        drawn.asides.extend((row, aside) for aside in asides)
        words.notes += tuple(note for _, note in notes)
        words.struck.extend(struck)


def _number(reading: Reading, paragraph: Element) -> str:
    listed = reading.styles.of(paragraph).list
    return "" if listed is None else reading.lists.next(listed)


def _show_numbers(found: list[str], numbers: list[tuple[int, str]]) -> None:
    """Writes automatic numbers where they are all a cell shows, or tell several entries of it apart.

    Never before words that begin with a figure: '2.' before '14 May' would make another date of it.
    """
    for line, number in numbers:
        text = found[line].strip()
        if not text:
            found[line] = number
        elif len(numbers) > 1 and not text[0].isdigit():
            found[line] = f"{number} {found[line]}"


def _settle(placed: list[tuple[int, int, bool, _Words]], row: int, drawn: Drawn) -> None:
    """Decides for each nested table of a row whether it stands alone or belongs to its cell's words."""
    for _, _, _, words in placed:
        beside = " ".join(other.own for _, _, _, other in placed if other is not words)
        around = words.own
        inserted = 0
        for line, nested in words.nested:
            if nested.rows and not nested.lifted and not stands_alone(nested.rows, beside, around):
                text = as_lines(nested.rows)
                drawn.asides.extend((row, aside) for _, aside in nested.asides)
                words.notes += tuple(
                    note for nested_row in nested.rows for cell in nested_row.cells for note in cell.notes
                )
                if text:
                    words.lines.insert(line + inserted, text)
                    inserted += 1
            else:
                nested.title = next(
                    (above for above in reversed(words.lines[: line + inserted]) if above.strip()), ""
                )
                drawn.lifted.append(nested)
        words.nested = []


def _cell(words: _Words) -> Cell:
    text = words.own
    if not words.struck:
        if not text and not words.notes:
            return EMPTY
        return Cell(text=text, notes=words.notes)
    struck = "".join("".join(words.struck).split())
    if struck and struck == "".join(text.split()):
        return Cell(text=text, notes=words.notes, struck=True)
    parts = tuple(f"Struck through: {part.strip()}" for part in words.struck if part.strip())
    return Cell(text=text, notes=words.notes + parts)


def _set_aside(reading: Reading, cell: Element, drawn: Drawn, row: int | None, detail: str) -> None:
    words = "\n".join(unseen_lines(reading, cell))
    asides, notes, _ = reading.take()
    drawn.asides.extend((row, aside) for aside in asides)
    drawn.asides.extend((row, Aside(reason, note)) for reason, note in notes)
    if words.strip():
        drawn.asides.append((row, Aside(Reason.DELETED, words, detail)))
