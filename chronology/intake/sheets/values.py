"""The cells of Excel worksheets: values through calamine, then what calamine does not tell.

Calamine is handed a fresh workbook with nothing in it but the checked sheets, strings and styles, so that
no oddity of the file that came in (slashes, names, lies about sizes) reaches it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice, zip_longest

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from chronology.intake import limits
from chronology.intake.archive import damaged, foreign_definitions, parse_xml
from chronology.intake.grid import Cell
from chronology.intake.sheets.marks import EMPTY, Position
from chronology.intake.sheets.numbers import (
    GENERAL,
    NumberFormat,
    day_text,
    moment_cell,
    number_cell,
    number_text,
)
from chronology.intake.sheets.package import Workbook, is_true, local
from chronology.intake.sheets.sheet_xml import (
    Worksheet,
    content,
    holds,
    in_pieces,
    noughts,
    raw_value,
    walk,
    wears,
)
from chronology.intake.words import visible

Raw = int | float | str | bool | time | date | datetime | timedelta

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True, slots=True)
class Strings:
    """The workbook's shared strings, and the numbers of those struck through as a whole or in part.

    `clean` tells that there is no control character among them, `is_ascii` that there are only plain letters.
    """

    clean: bool = True
    is_ascii: bool = True
    struck: frozenset[int] = frozenset()
    partly_struck: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetValues:
    """The cells of one sheet by row, each row from the first column on; all counted from 0.

    `without_year` says whether dates are shown there as a day and a month only, `is_ascii` that all letters
    are known to be plain ones.
    """

    rows: dict[int, list[Cell]]
    struck: frozenset[Position] = frozenset()
    partly_struck: frozenset[Position] = frozenset()
    without_year: bool = False
    is_ascii: bool = False


_made = tuple.__new__  # a cell for half of what the call costs: a sheet has a hundred thousand


_AHEAD = 2  # pieces that are read before they are asked for: each may hold much that is empty


class Values:
    """The values of a workbook's sheets, which calamine reads on a thread beside this one.

    It does so without Python's lock, so the cells of one piece of a sheet are made while it reads the next.
    One sheet is read at a time: a workbook of many is not held in memory at once.
    """

    def __init__(self, package: io.BytesIO, pieces: Mapping[int, int], beside: ThreadPoolExecutor) -> None:
        """Begins to open the package, which holds each sheet in so many pieces, on the thread beside."""
        self._thread = beside
        self._book = self._thread.submit(CalamineWorkbook.from_filelike, package)
        self._pieces = pieces
        self._begun: dict[int, tuple[list[Future[CalamineSheet]], Iterator[Future[CalamineSheet]]]] = {}

    def begin(self, number: int) -> None:
        """Begins to read a sheet."""
        names = (_piece_name(number, piece) for piece in range(self._pieces[number]))
        beginning = (self._thread.submit(self._read, name) for name in names)
        self._begun[number] = list(islice(beginning, _AHEAD)), beginning

    def taken(self, number: int) -> Iterator[tuple[tuple[int, int], list[list[Raw]]]]:
        """Where the values of each piece of a sheet start, and their rows. Raises CannotRead if damaged."""
        begun, beginning = self._begun.pop(number)
        while begun:
            with _guarded():
                read = begun.pop(0).result()
                begun += islice(beginning, 1)
                start, rows = read.start or (0, 0), read.to_python()
            yield start, rows

    def _read(self, name: str) -> CalamineSheet:
        return self._book.result().get_sheet_by_name(name)


def _piece_name(number: int, piece: int) -> str:
    return f"{number}.{piece}"


class _Cells(dict[Raw, Cell]):
    """The cell of each value met so far: returns repeat an agency, a worker or a day thousands of times."""

    def __init__(self, clean: bool) -> None:
        """`clean` tells that the words need no look for control characters."""
        super().__init__({"": EMPTY})
        self._clean = clean

    def __missing__(self, value: Raw) -> Cell:
        kind: object = type(value)
        if kind is str and self._clean:
            made = _made(Cell, (value, None, False, False, (), False))
        elif kind is float:
            made = _made(Cell, (number_text(value), value, False, False, (), False))  # type: ignore[arg-type]
        elif kind is date:
            made = _made(Cell, (day_text(value), value, False, False, (), False))  # type: ignore[arg-type]
        else:
            made = _cell(value)
        self[value] = made
        return made


def shared_strings(xml: bytes | None) -> Strings:
    """Looks through the shared strings for words struck out. Raises CannotRead where they are damaged."""
    if xml is None:
        return Strings()
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:4096]:
        raise foreign_definitions()
    clean = _is_clean(xml)
    plain = clean and xml.isascii()
    if not holds(xml, b"strike"):
        return Strings(clean, plain)
    struck, partly = set(), set()
    for number, item in enumerate(e for e in parse_xml(xml) if local(e) == "si"):
        share = _struck_share(item)
        if share == 1:
            struck.add(number)
        elif share > 0:
            partly.add(number)
    return Strings(clean, plain, frozenset(struck), frozenset(partly))


def open_values(
    sheets: Mapping[int, Worksheet],
    strings: bytes | None,
    styles: bytes | None,
    date_1904: bool,
    beside: ThreadPoolExecutor,
) -> Values:
    """The values of these sheets alone, each under its number, read on the thread beside.

    `strings` and `styles` are the file's own XML.
    """
    fresh = io.BytesIO()
    pieces = {number: in_pieces(sheet) for number, sheet in sheets.items()}
    parts = [
        (_piece_name(number, piece), body)
        for number, bodies in pieces.items()
        for piece, body in enumerate(bodies)
    ]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="s{name}"/>' for n, (name, _) in enumerate(parts, 1)
    )
    targets = [(f"s{name}", "worksheet", f"worksheets/{name}.xml") for name, _ in parts]
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as package:
        for name, body in parts:
            package.writestr(f"xl/worksheets/{name}.xml", body)
        if strings is not None:
            package.writestr("xl/sharedStrings.xml", strings)
            targets.append(("strings", "sharedStrings", "sharedStrings.xml"))
        if styles is not None:
            package.writestr("xl/styles.xml", styles)
            targets.append(("styles", "styles", "styles.xml"))
        package.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="book" '
            f'Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><workbookPr date1904="{int(date_1904)}"/>'
            f"<sheets>{listed}</sheets></workbook>",
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            + "".join(f'<Relationship Id="{i}" Type="{_RELATED}/{k}" Target="{t}"/>' for i, k, t in targets)
            + "</Relationships>",
        )
    fresh.seek(0)
    return Values(fresh, {number: len(bodies) for number, bodies in pieces.items()}, beside)


def read_values(
    values: Values, number: int, sheet: Worksheet, name: str, book: Workbook, strings: Strings
) -> SheetValues:
    """The cells of one sheet that was begun. Raises CannotRead where it is damaged or holds too many."""
    booleans = wears(sheet, kinds=(b"b",))
    own_words = not sheet.is_usual or holds(sheet.body, b"<is") or holds(sheet.body, b'"str"')
    clean = strings.clean and (not own_words or _is_clean(sheet.body))
    # True and 1 are one key to a dict, so a sheet with truth values looks up none.
    known = _Cells(clean)
    rows: dict[int, list[Cell]] = {}
    filled = wide = 0
    for (top, left), raw in values.taken(number):
        filled += sum(len(row) - row.count("") for row in raw)
        if filled > limits.CELLS:
            raise limits.too_large(f"the sheet '{name}' has more than {limits.CELLS:,} filled cells")
        margin = [EMPTY] * left
        wide = max(wide, left + len(raw[0])) if raw else wide
        for at, row in enumerate(raw, top):
            if any(row) or row.count("") < len(row):  # nought and untruth are values too
                made = [_cell(value) for value in row] if booleans else list(map(known.__getitem__, row))
                if left:
                    made = margin + made
                rows[at] = _laid_over(rows[at], made) if at in rows else made
    for cells in rows.values():
        if len(cells) < wide:
            cells.extend([EMPTY] * (wide - len(cells)))
    odd = {form for form in book.formats if not form.is_plain}
    if not booleans and datetime not in set(map(type, known)):
        # A time of day is a whole date only where it was calculated.
        odd = {form for form in odd if not form.is_moment or form.shows_date}
    if booleans or time(0, 0) in known:
        _empty_dates(sheet, rows, book)
    telling = {number for number, form in enumerate(book.formats) if form in odd}
    found = _styled(sheet, rows, book, strings, telling)
    plain = strings.is_ascii and clean and sheet.body.isascii()
    return replace(found, is_ascii=plain) if plain and all(form.is_ascii for form in book.formats) else found


def _laid_over(before: list[Cell], later: list[Cell]) -> list[Cell]:
    """A row that stands in two pieces of a sheet: what is written last holds."""
    both = zip_longest(before, later, fillvalue=EMPTY)
    return [first if second is EMPTY else second for first, second in both]


def _empty_dates(sheet: Worksheet, rows: dict[int, list[Cell]], book: Workbook) -> None:
    """Nought under a date's format, as formulas over empty cells leave it, is no day and no midnight."""
    for cell in noughts(sheet):
        form = book.formats[cell.style] if cell.style < len(book.formats) else GENERAL
        if form.shows_date and cell.column < len(rows.get(cell.row, ())):
            rows[cell.row][cell.column] = number_cell(0.0, form, book.date_1904)


def _styled(
    sheet: Worksheet, rows: dict[int, list[Cell]], book: Workbook, strings: Strings, telling: set[int]
) -> SheetValues:
    """The cells with those put right whose style, error or struck words change what a person sees.

    `telling` are the style numbers under which a number is shown otherwise than calamine says.
    """
    words_struck = bool(strings.struck or strings.partly_struck) or holds(sheet.body, b"strike")
    kinds = (b"e", b"s", b"inlineStr") if words_struck else (b"e",)
    styles = telling | book.struck
    if not wears(sheet, styles, kinds):
        return SheetValues(rows)
    struck, partly, without_year = set(), set(), False
    for cell in walk(sheet, styles, kinds):
        cells = rows.get(cell.row, [])
        at = (cell.row, cell.column)
        if cell.kind == b"e" and cell.content >= 0:
            cells = rows.setdefault(cell.row, [])
            cells.extend([EMPTY] * (cell.column + 1 - len(cells)))
            cells[cell.column] = Cell(raw_value(sheet, cell))
        if cell.column >= len(cells) or cells[cell.column] is EMPTY:
            continue
        if cell.style in telling and cell.kind in (b"n", b"d"):
            form = book.formats[cell.style] if cell.style < len(book.formats) else GENERAL
            shown = _reshown(cells[cell.column], raw_value(sheet, cell), form, book.date_1904)
            without_year = without_year or (form.without_year and shown.value is not None)
            cells[cell.column] = shown
        if cell.style in book.struck:
            struck.add(at)
        elif words_struck:
            share = _words_struck(cell.kind, content(sheet, cell), strings)
            if share == 1:
                struck.add(at)
            elif share > 0:
                partly.add(at)
    return SheetValues(rows, frozenset(struck), frozenset(partly), without_year)


def _is_clean(xml: bytes) -> bool:
    """Whether no word of the XML can hold a control character, written as an escape or as it is."""
    return not any(holds(xml, look) for look in (b"_x00", b"&#", b"\r", b"\x7f"))


def _cell(value: Raw) -> Cell:
    if isinstance(value, str):
        return Cell(visible(value)) if value else EMPTY
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE", value)
    if isinstance(value, (int, float)):
        return Cell(number_text(value), value)
    if isinstance(value, time) and value.microsecond:
        value = _nearest_second(value)
    return moment_cell(value)


def _nearest_second(clock: time) -> time:
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second + round(clock.microsecond / 1e6)
    return (datetime.min + timedelta(seconds=min(seconds, 86399))).time()


def _reshown(cell: Cell, raw: str, form: NumberFormat, date_1904: bool) -> Cell:
    try:
        return number_cell(float(raw), form, date_1904)
    except (ValueError, OverflowError):
        return moment_cell(cell.value, form) if isinstance(cell.value, date) else cell


def _words_struck(kind: bytes, xml: bytes, strings: Strings) -> float:
    """How much of a cell's words is struck through by its own runs: 0 none, 1 all."""
    if kind == b"s":
        index = re.search(rb">\s*(\d{1,9})\s*<", xml)
        number = int(index[1]) if index else -1
        return 1 if number in strings.struck else 0.5 if number in strings.partly_struck else 0
    if b"strike" not in xml:
        return 0
    inside = re.search(rb"<is\b.*</is>", xml, re.DOTALL)
    if inside is None:
        return 0
    bare = re.sub(rb"(</?)[\w.-]+:", rb"\1", inside[0])
    return _struck_share(parse_xml(re.sub(rb"\s[\w.-]+:[\w.-]+=", b" x=", bare)))


def _struck_share(item: etree._Element) -> float:
    """How much of a string's words its runs strike through, from 0 to 1."""
    whole = struck = 0
    for run in item:
        size = sum(len((e.text or "").strip()) for e in run.iter() if local(e) == "t")
        if local(run) in ("r", "t"):
            whole += size
        if any(local(e) == "strike" and is_true(e.get("val", "1")) for e in run.iter()):
            struck += size
    return struck / whole if whole else 0


@contextmanager
def _guarded() -> Iterator[None]:
    """Turns whatever calamine raises, its panics too, into the sentence for a damaged file."""
    try:
        yield
    except (CalamineError, OSError, ValueError, OverflowError, RuntimeError) as fault:
        raise damaged() from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # the class is not to be had by import
            raise
        raise damaged() from fault
