"""One worksheet's XML: its cells in the cheapest sure way, and the frame around them as a small tree.

The values of the cells are read elsewhere. Here it is said which cells wear which style, which are errors,
which rows are hidden: a walk over the start tags, made only where a look at the bytes says it is worth it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from chronology.intake import limits
from chronology.intake.archive import damaged, foreign_definitions, parse_xml
from chronology.intake.sheets.marks import Merge, Position
from chronology.intake.sheets.package import is_true, local

_SHEET_DATA = re.compile(rb"<(([\w.-]+:)?sheetData)\b[^>]*?(/?)>")
_START = re.compile(rb"<(row|c)(?=[\s/>])([^>]*)>")
_ROW = re.compile(rb"<row(?=[\s/>])([^>]*)>")
_FILLED = re.compile(rb"<c(?=[\s>])([^>]*)(?<!/)>(?!</)")
_REFERENCE = re.compile(rb"""(?:^|\s)r\s*=\s*["']\$?([A-Za-z]*)\$?(\d*)["']""")
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")
_TYPE = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true|on)["']|\sht\s*=\s*["']0(?:\.0*)?["']""")
_NOUGHT = re.compile(rb"<v>0</v>")
_VALUE = re.compile(rb"<v\b[^>]*>([^<]*)<")
_BARE_CELLS = re.compile(rb'(?:<c r="[^<>]*(?:/>|></c>)\s*)+')
_BARE_ROWS = re.compile(rb'(?:<row r="[^<>]*(?:/>|>\s*</row>)\s*)+')
_UNUSUAL = re.compile(rb"<c[\s/>](?!r=\")")
_NOT_NEAR = re.compile(rb'<c(?! r="[A-Z]\d{1,5}")')
_NEAR_ROWS, _NEAR_COLUMNS = 99_999, 26
_NOT_PLAIN = re.compile(rb'<c(?! r="[A-Z]{1,3}\d{1,7}")')
_PLAIN_ROW = re.compile(rb'<c r="[A-Z]+(\d+)')
_PLAIN_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_UNPLACED = re.compile(rb"<c(?![^<>]*\sr\s*=)(?=[\s/>])")
_CORNER = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_STRIP_ABOVE = 16 * limits.MB
_PIECE = limits.MB
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = b"</sheetData></worksheet>"


@dataclass(frozen=True)
class Worksheet:
    """One worksheet taken apart: `frame` is all of it but the cells, `body` the bytes with the cells.

    In `body` the names of rows and cells bear no prefix.
    """

    frame: etree._Element
    body: bytes

    @cached_property
    def is_near(self) -> bool:
        """Whether each cell states first of all where it stands, in the first 26 columns and 99,999 rows."""
        return _NOT_NEAR.search(self.body) is None

    @cached_property
    def is_usual(self) -> bool:
        """Whether each cell states first of all where it stands, as nearly all programs write it."""
        return self.is_near or _UNUSUAL.search(self.body) is None

    @cached_property
    def is_placed(self) -> bool:
        """Whether each cell states where it stands."""
        return self.is_usual or _UNPLACED.search(self.body) is None


@dataclass(frozen=True, slots=True)
class Place:
    """One cell's start tag: where it stands, its style number, its type, and where its content begins."""

    row: int
    column: int
    style: int
    kind: bytes
    content: int


def take_apart(data: bytes) -> Worksheet:
    """Splits a worksheet's bytes. Raises CannotRead where it is damaged or declares a document type."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            data = re.sub(r"^<\?xml[^>]*\?>", "", data.decode("utf-16")).encode()
        except UnicodeDecodeError as fault:
            raise damaged() from fault
    head = data[:4096]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise foreign_definitions()
    opening = _SHEET_DATA.search(data)
    if opening is None or opening[3]:
        return Worksheet(parse_xml(data), b"")
    closing = data.rfind(b"</" + opening[1] + b">")
    if closing < 0:
        raise damaged()
    frame = parse_xml(data[: opening.end()] + data[closing:])
    body = data[opening.end() : closing]
    if opening[2]:
        body = body.replace(b"<" + opening[2], b"<").replace(b"</" + opening[2], b"</")
    sheet = Worksheet(frame, body)
    if len(body) > _STRIP_ABOVE and sheet.is_usual:
        # Formatting reaches to the last row: a million empty cells say nothing.
        sheet = Worksheet(frame, _BARE_ROWS.sub(b"", _BARE_CELLS.sub(b"", body)))
    return sheet


def in_pieces(sheet: Worksheet) -> list[bytes]:
    """A worksheet's cells as several sheets with some of its rows each, to be read one after the other.

    Each begins with a row that states its number. A small sheet is one piece.
    """
    body = sheet.body
    if len(body) < 2 * _PIECE or holds(body, b"<!"):
        return [_HEAD + body + _TAIL]
    # The first is small: nothing can be made of the sheet before it is read.
    pieces, start, size = [], 0, _PIECE // 4
    while start < len(body):
        end = body.find(b'<row r="', start + size)
        end = len(body) if end < 0 else end
        pieces.append(b"".join((_HEAD, memoryview(body)[start:end], _TAIL)))
        start, size = end, _PIECE
    return pieces


def holds(data: bytes, look: bytes) -> bool:
    """Whether the bytes are there: a look for each sign alone first is far quicker where one is rare."""
    return all(map(data.__contains__, look)) and look in data


def check_area(sheet: Worksheet, name: str) -> None:
    """Raises CannotRead where the cells in use lie further apart than can be held.

    A file's own word on its size is not asked, nor a row's on where its cells stand: either may be wrong.
    """
    body = sheet.body
    if sheet.is_near and _NEAR_ROWS * _NEAR_COLUMNS <= limits.AREA:
        return
    if sheet.is_usual and _NOT_PLAIN.search(body) is None:
        rows = max(map(int, set(_PLAIN_ROW.findall(body))), default=0)
        letters = set(_PLAIN_COLUMN.findall(body))
        columns = 1 + max((column_number(each.decode()) for each in letters), default=0)
        if rows * columns <= limits.AREA and rows <= _MOST_ROWS:
            return
    if sheet.is_placed:
        at = list(_filled(body))
    else:
        at = [(cell.row, cell.column) for cell in walk(sheet) if cell.content >= 0]
    if not at:
        return
    tall = max(row for row, _ in at) - min(row for row, _ in at) + 1
    wide = max(column for _, column in at) - min(column for _, column in at) + 1
    if tall * wide > limits.AREA or max(row for row, _ in at) >= _MOST_ROWS:
        raise limits.too_large(
            f"the sheet '{name}' has cells in use {tall:,} rows and {wide:,} columns apart"
        )


def walk(sheet: Worksheet, styles: Iterable[int] = (), kinds: Iterable[bytes] = ()) -> Iterator[Place]:
    """The cells that wear one of these styles or are of one of these types; every cell where none is named.

    In a sheet whose cells do not say where they stand, every cell is given in any case.
    """
    if sheet.is_placed and (wanted := _wanted(styles, kinds)):
        tags = re.compile(rb"<(c)(?=[^<>]*\s(?:" + wanted + rb")[\s/>])([^<>]*)>")
    else:
        tags = _START
    row, column = -1, -1
    for found in tags.finditer(sheet.body):
        if found[1] == b"row":
            row = (_number(found[2]) or row + 2) - 1
            column = -1
            continue
        cell = _place(found, row, column)
        row, column = cell.row, cell.column
        yield cell


def _place(tag: re.Match[bytes], row: int, column: int) -> Place:
    """A cell by its start tag; it follows on the given place where it does not say where it stands."""
    attributes = tag[2]
    reference = _REFERENCE.search(attributes)
    if reference and reference[1]:
        column = column_number(reference[1][:6].decode())
        row = int(reference[2][:9]) - 1 if reference[2] else row
    else:
        column += 1
    style = _STYLE.search(attributes)
    kind = _TYPE.search(attributes)
    return Place(
        row,
        column,
        int(style[1][:9]) if style else 0,
        kind[1] if kind else b"n",
        -1 if attributes.endswith(b"/") else tag.end(),
    )


def noughts(sheet: Worksheet) -> Iterator[Place]:
    """The cells that hold a bare nought."""
    if not sheet.is_usual:
        yield from (cell for cell in walk(sheet) if raw_value(sheet, cell) == "0")
        return
    for found in _NOUGHT.finditer(sheet.body):
        start = sheet.body.rfind(b"<c ", 0, found.start())
        tag = _START.match(sheet.body, start) if start >= 0 else None
        if tag is not None and tag.end() == found.start():
            yield _place(tag, -1, -1)


def wears(sheet: Worksheet, styles: Iterable[int] = (), kinds: Iterable[bytes] = ()) -> bool:
    """Whether any cell may wear one of these styles or be of one of these types: a cheap look."""
    quotes = (b'"',) if sheet.is_usual else (b'"', b"'")
    looks = [b"s=" + quote + str(number).encode() + quote for number in styles for quote in quotes]
    looks += [b"t=" + quote + kind + quote for kind in kinds for quote in quotes]
    return any(holds(sheet.body, look) for look in looks)


def content(sheet: Worksheet, cell: Place) -> bytes:
    """The XML between a cell's tags."""
    return b"" if cell.content < 0 else sheet.body[cell.content : sheet.body.find(b"</c", cell.content)]


def raw_value(sheet: Worksheet, cell: Place) -> str:
    """What stands in a cell's value, as the file writes it."""
    found = _VALUE.search(content(sheet, cell) + b"<")
    return found[1].decode("utf-8", "replace") if found else ""


def _wanted(styles: Iterable[int], kinds: Iterable[bytes]) -> bytes:
    """The attributes, as a pattern, by which such cells are told; empty where nothing is asked for."""
    ways = []
    if numbers := b"|".join(str(number).encode() for number in sorted(styles)):
        ways.append(rb"""s\s*=\s*["'](?:""" + numbers + rb""")["']""")
    if names := b"|".join(sorted(kinds)):
        ways.append(rb"""t\s*=\s*["'](?:""" + names + rb""")["']""")
    return b"|".join(ways)


def hidden_rows(body: bytes) -> frozenset[int]:
    """The rows, counted from 0, that the sheet hides."""
    if not holds(body, b"hidden=") and not holds(body, b' ht="0'):
        return frozenset()
    hidden = set()
    row = -1
    for found in _ROW.finditer(body):
        number = _number(found[1])
        row = number - 1 if number else row + 1
        if _HIDDEN.search(found[1]):
            hidden.add(row)
    return frozenset(hidden)


def hidden_columns(frame: etree._Element) -> frozenset[int]:
    """The columns, counted from 0, that the sheet hides."""
    hidden: set[int] = set()
    for element in frame.iter():
        if local(element) == "col" and (
            is_true(element.get("hidden", "")) or element.get("width", "").strip() in ("0", "0.0")
        ):
            first, last = element.get("min", ""), element.get("max", "")
            if first.isdecimal() and last.isdecimal():
                hidden.update(range(max(int(first), 1) - 1, min(int(last), _MOST_COLUMNS)))
    return frozenset(hidden)


def merges(frame: etree._Element) -> tuple[Merge, ...]:
    """The sheet's merged ranges."""
    found = (area(e.get("ref", "")) for e in frame.iter() if local(e) == "mergeCell")
    return tuple(merge for merge in found if merge is not None)


def area(reference: str) -> Merge | None:
    """A range such as 'A3:F40' or a cell such as 'B2'; None where it is neither."""
    first, _, last = reference.partition(":")
    start, end = position(first), position(last or first)
    if start is None or end is None or start[0] > end[0] or start[1] > end[1]:
        return None
    return Merge(start[0], start[1], end[0], end[1])


def position(reference: str) -> Position | None:
    """A cell such as 'B2' as row and column from 0; None where it is no cell."""
    found = _CORNER.fullmatch(reference.strip())
    return None if found is None else (int(found[2]) - 1, column_number(found[1]))


def column_number(letters: str) -> int:
    """A column's letters as its number from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _number(attributes: bytes) -> int:
    found = _REFERENCE.search(attributes)
    return int(found[2][:9]) if found and found[2] else 0


def _filled(body: bytes) -> Iterator[Position]:
    for found in _FILLED.finditer(body):
        reference = _REFERENCE.search(found[1])
        if reference and reference[1] and reference[2]:
            yield int(reference[2][:9]) - 1, column_number(reference[1][:6].decode())
