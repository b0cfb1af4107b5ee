"""Excel workbooks, .xlsx and .xlsm: values as last calculated; macros and formulas are never run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from chronology.intake.archive import Archive
from chronology.intake.grid import CannotRead, Document, Paragraph, Table
from chronology.intake.sheets import margin, sheet_xml
from chronology.intake.sheets.marks import (
    Marks,
    partly_struck_warning,
    sheet_table,
    sheet_warnings,
    without_year_warning,
)
from chronology.intake.sheets.package import SheetPart, Workbook, open_workbook
from chronology.intake.sheets.values import (
    SheetValues,
    Strings,
    Values,
    open_values,
    read_values,
    shared_strings,
)
from chronology.model.events import Place, Reason, SetAside

KINDS = ("xlsx",)

_WITH_CELLS = ("worksheet", "xlMacrosheet", "dialogsheet")


@dataclass(frozen=True, slots=True)
class _Found:
    """What one sheet gave."""

    parts: tuple[Table | Paragraph, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()


def read(data: bytes, name: str, sha256: str) -> Document:
    """Reads every sheet, hidden ones too.

    A sheet that is damaged while others can be read is set aside, and said. Raises CannotRead where no
    sheet can be read.
    """
    archive = Archive(data)
    book = open_workbook(archive)
    beside = ThreadPoolExecutor(1)
    try:
        found, faults = _sheets(archive, book, name, beside)
    finally:
        beside.shutdown(cancel_futures=True)
    if len(faults) == len(book.sheets):
        raise faults[0]
    macros = ("This workbook holds macros. They were not run.",) if book.has_macros else ()
    return Document(
        file=name,
        sha256=sha256,
        kind="xlsx",
        parts=tuple(part for one in found for part in one.parts),
        set_aside=tuple(kept for one in found for kept in one.set_aside),
        warnings=macros + tuple(words for one in found for words in one.warnings),
        properties=book.properties,
        date_1904=book.date_1904,
    )


def _sheets(
    archive: Archive, book: Workbook, file: str, beside: ThreadPoolExecutor
) -> tuple[list[_Found], dict[int, CannotRead]]:
    """What each sheet gave, and what was wrong with those that could not be read."""
    unpacking = beside.submit(archive.read, book.strings) if book.strings else None
    styles = archive.read(book.styles) if book.styles else None
    worksheets, faults = _worksheets(archive, book)
    words = unpacking.result() if unpacking else None
    values = open_values(worksheets, words, styles, book.date_1904, beside)
    strings = shared_strings(words)
    found: list[_Found] = []
    boxes = 0
    for number, sheet in enumerate(book.sheets):
        try:
            if number in faults:
                raise faults[number]
            one = _sheet(archive, book, number, worksheets.get(number), values, strings, file, boxes)
        except CannotRead as fault:
            faults[number] = fault
            place = Place(file, sheet.name)
            one = _Found(set_aside=(SetAside(place, (), Reason.NOT_READ, str(fault)),))
        boxes += len({part.story for part in one.parts if isinstance(part, Paragraph)})
        found.append(one)
    return found, faults


def _worksheets(
    archive: Archive, book: Workbook
) -> tuple[dict[int, sheet_xml.Worksheet], dict[int, CannotRead]]:
    """The sheets that have cells, taken apart, and what was wrong with those that could not be."""
    worksheets: dict[int, sheet_xml.Worksheet] = {}
    faults: dict[int, CannotRead] = {}
    for number, sheet in enumerate(book.sheets):
        if sheet.kind not in _WITH_CELLS and sheet.kind:
            continue
        try:
            worksheets[number] = sheet_xml.take_apart(archive.read(sheet.part))
        except CannotRead as fault:
            faults[number] = fault
        archive.release(sheet.part)
    return worksheets, faults


def _sheet(
    archive: Archive,
    book: Workbook,
    number: int,
    worksheet: sheet_xml.Worksheet | None,
    values: Values,
    strings: Strings,
    file: str,
    boxes: int,
) -> _Found:
    sheet = book.sheets[number]
    if worksheet is not None:
        sheet_xml.check_area(worksheet, sheet.name)
        values.begin(number)
    paragraphs = tuple(
        Paragraph(f"text box {box}", line, words)
        for box, text in enumerate(margin.text_boxes(archive, sheet.part), boxes + 1)
        for line, words in enumerate((words for words in text.split("\n") if words.strip()), 1)
    )
    if worksheet is None:
        chart = f"The sheet '{sheet.name}' is a chart. The numbers behind it are read where they stand."
        return _Found(paragraphs, warnings=(chart,))
    hidden_rows = sheet_xml.hidden_rows(worksheet.body)
    cells = read_values(values, number, worksheet, sheet.name, book, strings)
    marks = Marks(
        hidden_rows=hidden_rows,
        hidden_columns=sheet_xml.hidden_columns(worksheet.frame),
        heading_rows=sheet.title_rows | margin.heading_rows(archive, sheet.part),
        merges=sheet_xml.merges(worksheet.frame),
        notes=margin.comments(archive, sheet.part, book.persons),
        struck=cells.struck,
    )
    table, beneath = sheet_table(file, sheet.name, cells.rows.items(), marks, sheet.hidden)
    table = replace(table, is_ascii=cells.is_ascii)
    furniture = tuple(
        SetAside(Place(file, sheet.name), (words,), Reason.PAGE_FURNITURE)
        for words in margin.page_words(margin.page_codes(worksheet.frame))
    )
    parts = ((table,) if table.rows else ()) + paragraphs
    return _Found(parts, beneath + furniture, sheet_warnings(table) + _doubts(sheet, cells))


def _doubts(sheet: SheetPart, cells: SheetValues) -> tuple[str, ...]:
    without_year = (without_year_warning(sheet.name),) if cells.without_year else ()
    struck = (partly_struck_warning(sheet.name, cells.partly_struck),) if cells.partly_struck else ()
    return without_year + struck
