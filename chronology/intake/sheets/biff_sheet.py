"""One sheet of an old Excel workbook (.xls), record by record."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field

from chronology.intake import limits
from chronology.intake.archive import damaged
from chronology.intake.grid import Cell
from chronology.intake.sheets import biff
from chronology.intake.sheets.biff_book import Book, ListedSheet, format_of
from chronology.intake.sheets.marks import (
    EMPTY,
    Marks,
    Merge,
    Position,
    partly_struck_warning,
    without_year_warning,
)
from chronology.intake.sheets.numbers import number_cell
from chronology.intake.words import visible

_COLUMNS = 256
_HIDDEN_ROW = 0x20
_DRAWN = (0x01, 0x02, 0x03, 0x06, 0x09, 0x1E)  # shapes that people write in: boxes, ovals, drawings


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet gave: its cells by row from 0, its marks, and the words that stand in no cell."""

    rows: dict[int, list[Cell]]
    marks: Marks
    text_boxes: tuple[str, ...]
    page_codes: tuple[str, ...]
    warnings: tuple[str, ...]


def read_sheet(stream: bytes, listed: ListedSheet, book: Book) -> Sheet:
    """Reads one sheet. Raises CannotRead where it is damaged or holds too many cells."""
    reading = _Reading(book, listed.name)
    for record in biff.records(stream, listed.start):
        reading.take(record)
    return reading.sheet()


@dataclass(slots=True)
class _Reading:
    """One sheet while it is read."""

    book: Book
    name: str
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    filled: int = 0
    formula: tuple[int, int, int] | None = None
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    struck: set[Position] = field(default_factory=set)
    partly_struck: set[Position] = field(default_factory=set)
    without_year: bool = False
    page_codes: list[str] = field(default_factory=list)
    object: tuple[int, int] = (0, 0)
    texts: dict[int, tuple[int, str]] = field(default_factory=dict)
    noted: list[tuple[Position, int]] = field(default_factory=list)
    notes: dict[Position, tuple[str, ...]] = field(default_factory=dict)
    note_at: Position | None = None

    def take(self, record: biff.Record) -> None:
        kind = record.kind
        if kind == biff.LABELSST:
            row, column, style, number = record.numbers("HHHI")
            if number >= len(self.book.strings):
                raise damaged()
            self._words(row, column, style, self.book.strings[number])
        elif kind == biff.RK:
            row, column, style, packed = record.numbers("HHHI")
            self._number(row, column, style, biff.rk_number(packed))
        elif kind == biff.NUMBER:
            row, column, style = record.numbers("HHH")
            self._number(row, column, style, _float(record, 6))
        elif kind == biff.MULRK:
            row, first = record.numbers("HH")
            for step in range((len(record.data) - 6) // 6):
                style, packed = record.numbers("HI", 4 + step * 6)
                self._number(row, first + step, style, biff.rk_number(packed))
        elif kind in (biff.LABEL, biff.RSTRING):
            row, column, style = record.numbers("HHH")
            self._words(row, column, style, self._string(record, 6))
        elif kind == biff.BOOLERR:
            row, column, style, value, is_error = record.numbers("HHHBB")
            self._truth(row, column, style, value, bool(is_error))
        elif kind == biff.FORMULA:
            self._formula(record)
        elif kind == biff.STRING and self.formula is not None:
            self._words(*self.formula, self._string(record, 0))
            self.formula = None
        else:
            self._mark(record)

    def sheet(self) -> Sheet:
        """What was read. Comments are joined to their cells only now: their words come after them."""
        notes = dict(self.notes)
        shown = {number for _, number in self.noted}
        for at, number in self.noted:
            text = self.texts.get(number, (0, ""))[1]
            if text:
                notes[at] = (*notes.get(at, ()), text)
        warnings = [without_year_warning(self.name)] if self.without_year else []
        if self.partly_struck:
            warnings.append(partly_struck_warning(self.name, self.partly_struck))
        return Sheet(
            rows=self.rows,
            marks=Marks(
                hidden_rows=frozenset(self.hidden_rows),
                hidden_columns=frozenset(self.hidden_columns),
                merges=tuple(self.merges),
                notes=notes,
                struck=frozenset(self.struck),
            ),
            text_boxes=tuple(
                text
                for number, (kind, text) in self.texts.items()
                if text and number not in shown and kind in _DRAWN
            ),
            page_codes=tuple(self.page_codes),
            warnings=tuple(warnings),
        )

    def _mark(self, record: biff.Record) -> None:
        kind = record.kind
        if kind == biff.ROW:
            row = record.numbers("H")[0]
            if record.numbers("B", 12)[0] & _HIDDEN_ROW:
                self.hidden_rows.add(row)
        elif kind == biff.COLINFO:
            first, last, width, _, flags = record.numbers("HHHHH")
            if flags & 1 or width == 0:
                self.hidden_columns.update(range(first, min(last, _COLUMNS - 1) + 1))
        elif kind == biff.MERGECELLS:
            for step in range(min(record.numbers("H")[0], (len(record.data) - 2) // 8)):
                top, bottom, left, right = record.numbers("HHHH", 2 + step * 8)
                if top <= bottom and left <= right:
                    self.merges.append(Merge(top, left, bottom, right))
        elif kind in (biff.HEADER, biff.FOOTER) and record.data:
            self.page_codes.append(self._string(record, 0, 2 if self.book.wide else 1).text)
        elif kind == biff.OBJ and len(record.data) >= 8:
            kind_of_object, number = record.numbers("HH", 4)
            self.object = (kind_of_object, number)
        elif kind == biff.TXO:
            self.texts[self.object[1]] = (self.object[0], visible(biff.object_text(record)).strip())
        elif kind == biff.NOTE:
            self._note(record)

    def _note(self, record: biff.Record) -> None:
        row, column, third = record.numbers("HHH")
        if self.book.wide:
            self.noted.append(((row, column), record.numbers("H", 6)[0]))
            return
        words = visible(record.data[6 : 6 + third].decode(self.book.encoding, "replace"))
        if row != 0xFFFF:
            self.note_at = (row, column)
            self.notes[self.note_at] = (words,)
        elif self.note_at is not None:  # what did not fit goes on in a note of no cell
            self.notes[self.note_at] = (self.notes[self.note_at][0] + words,)

    def _formula(self, record: biff.Record) -> None:
        row, column, style = record.numbers("HHH")
        result = record.data[6:14]
        self.formula = None
        if len(result) < 8:
            raise damaged()
        if result[6:] != b"\xff\xff":
            self._number(row, column, style, _float(record, 6))
        elif result[0] == 0:
            self.formula = (row, column, style)
        elif result[0] in (1, 2):
            self._truth(row, column, style, result[2], result[0] == 2)

    def _string(self, record: biff.Record, at: int, length_bytes: int = 2) -> biff.RichText:
        if self.book.wide:
            return biff.wide_string(record, at, length_bytes)
        return biff.RichText(biff.narrow_string(record, at, self.book.encoding, length_bytes))

    def _words(self, row: int, column: int, style: int, words: biff.RichText) -> None:
        text = visible(words.text)
        if not text:
            return
        self._put(row, column, style, Cell(text))
        if words.fonts and self.book.struck_fonts:
            ends = [start for start, _ in words.fonts[1:]] + [len(words.text)]
            struck = sum(
                len(words.text[start:end].strip())
                for (start, font), end in zip(words.fonts, ends, strict=True)
                if font in self.book.struck_fonts
            )
            if struck and struck >= len(words.text.strip()):
                self.struck.add((row, column))
            elif struck:
                self.partly_struck.add((row, column))

    def _number(self, row: int, column: int, style: int, number: float) -> None:
        form = format_of(self.book, style)
        cell = number_cell(number, form, self.book.date_1904)
        self.without_year = self.without_year or (form.without_year and cell.value is not None)
        self._put(row, column, style, cell)

    def _truth(self, row: int, column: int, style: int, value: int, is_error: bool) -> None:
        if is_error:
            cell = Cell(biff.ERRORS.get(value, "#N/A"))
        else:
            cell = Cell("TRUE" if value else "FALSE", bool(value))
        self._put(row, column, style, cell)

    def _put(self, row: int, column: int, style: int, cell: Cell) -> None:
        if column >= _COLUMNS:
            raise damaged()
        self.filled += 1
        if self.filled > limits.CELLS:
            raise limits.too_large(f"the sheet '{self.name}' has more than {limits.CELLS:,} filled cells")
        cells = self.rows.setdefault(row, [])
        if column >= len(cells):
            cells.extend([EMPTY] * (column + 1 - len(cells)))
        cells[column] = cell
        if style in self.book.struck:
            self.struck.add((row, column))


def _float(record: biff.Record, at: int) -> float:
    try:
        number = float(struct.unpack_from("<d", record.data, at)[0])
    except struct.error as fault:
        raise damaged() from fault
    return number if math.isfinite(number) else 0.0
