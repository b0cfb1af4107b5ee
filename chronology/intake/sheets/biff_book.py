"""What an old Excel workbook (.xls) says before its sheets: their names, its strings, how numbers show."""

from __future__ import annotations

from dataclasses import dataclass

from chronology.intake import limits
from chronology.intake.archive import damaged
from chronology.intake.foreign import what_to_do
from chronology.intake.grid import CannotRead
from chronology.intake.sheets import biff
from chronology.intake.sheets.numbers import GENERAL, NumberFormat, built_in, number_format
from chronology.intake.words import visible

_BIFF5, _BIFF8 = 0x0500, 0x0600
_STRUCK_OUT = 0x0008


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """One sheet as the workbook lists it: where its records begin, and whether it is hidden."""

    name: str
    start: int
    hidden: bool
    has_cells: bool


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook's own records. `formats` and `struck` are by a cell's style number.

    `struck_fonts` are the fonts, by the number that strings use, that strike their words through.
    """

    wide: bool
    encoding: str
    date_1904: bool
    sheets: tuple[ListedSheet, ...]
    strings: tuple[biff.RichText, ...]
    formats: tuple[NumberFormat, ...]
    struck: frozenset[int]
    struck_fonts: frozenset[int]
    has_macros: bool


def open_book(stream: bytes) -> Book:
    """Reads the workbook's own records. Raises CannotRead where it is damaged, locked or too old."""
    encoding, date_1904, wide = "cp1252", False, True
    listed: list[biff.Record] = []
    strings: list[biff.RichText] = []
    fonts: list[bool] = []
    codes: dict[int, str] = {}
    styles: list[tuple[int, int]] = []
    for record in biff.records(stream):
        if record.kind == biff.BOF:
            version = record.numbers("H")[0]
            if version not in (_BIFF5, _BIFF8):
                raise CannotRead(what_to_do("a workbook from before Excel 97"))
            wide = version == _BIFF8
        elif record.kind == biff.FILEPASS:
            raise CannotRead(what_to_do("locked"))
        elif record.kind == biff.CODEPAGE:
            encoding = biff.codec(record.numbers("H")[0])
        elif record.kind == biff.DATEMODE:
            date_1904 = record.numbers("H")[0] == 1
        elif record.kind == biff.BOUNDSHEET:
            listed.append(record)
        elif record.kind == biff.SST:
            strings = biff.shared_strings(record)
        elif record.kind == biff.FONT:
            fonts.append(bool(record.numbers("HH")[1] & _STRUCK_OUT))
        elif record.kind == biff.FORMAT:
            at = record.numbers("H")[0]
            codes[at] = (
                biff.wide_string(record, 2).text if wide else biff.narrow_string(record, 2, encoding, 1)
            )
        elif record.kind == biff.XF:
            font, form = record.numbers("HH")
            styles.append((font, form))
    if not listed:
        raise damaged()
    if len(listed) > limits.SHEETS:
        raise limits.too_large(f"it has {len(listed):,} sheets")
    # Fonts are counted as if there were one more before the fifth.
    struck_fonts = frozenset(at if at < 4 else at + 1 for at, struck in enumerate(fonts) if struck)
    sheets = tuple(_listed(record, wide, encoding) for record in listed)
    return Book(
        wide=wide,
        encoding=encoding,
        date_1904=date_1904,
        sheets=sheets,
        strings=tuple(strings),
        formats=tuple(number_format(codes[form]) if form in codes else built_in(form) for _, form in styles),
        struck=frozenset(at for at, (font, _) in enumerate(styles) if font in struck_fonts),
        struck_fonts=struck_fonts,
        has_macros=any(_type(record) in (1, 6) for record in listed),
    )


def format_of(book: Book, style: int) -> NumberFormat:
    """The number format of a style; 'General' for a style that is not there."""
    return book.formats[style] if style < len(book.formats) else GENERAL


def _listed(record: biff.Record, wide: bool, encoding: str) -> ListedSheet:
    start, hidden, _ = record.numbers("IBB")
    name = biff.wide_string(record, 6, 1).text if wide else biff.narrow_string(record, 6, encoding, 1)
    return ListedSheet(visible(name), start, bool(hidden & 3), _type(record) in (0, 1))


def _type(record: biff.Record) -> int:
    return record.numbers("IBB")[2]
