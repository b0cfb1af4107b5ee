"""Excel workbooks from before 2007 (.xls), values as last calculated; macros and formulas are never run.

Read record by record here: calamine takes the sizes that such a file states of itself at their word, and a
broken one then ends the whole program. It also tells neither comments nor hidden rows, and no dates from
formulas.
"""

from __future__ import annotations

from chronology.intake.foreign import what_to_do
from chronology.intake.grid import CannotRead, Document, Paragraph, Table
from chronology.intake.ole import SIGNATURE, Compound
from chronology.intake.sheets.biff_book import Book, open_book
from chronology.intake.sheets.biff_sheet import Sheet, read_sheet
from chronology.intake.sheets.margin import page_words
from chronology.intake.sheets.marks import sheet_table, sheet_warnings
from chronology.model.events import Place, Reason, SetAside

KINDS = ("xls",)


def read(data: bytes, name: str, sha256: str) -> Document:
    """Reads every sheet, hidden ones too. Raises CannotRead where the workbook is damaged or locked."""
    stream = _stream(data)
    book = open_book(stream)
    parts: list[Table | Paragraph] = []
    set_aside: list[SetAside] = []
    warnings: list[str] = []
    faults: list[CannotRead] = []
    boxes = 0
    for listed in book.sheets:
        if not listed.has_cells:
            continue
        try:
            sheet = read_sheet(stream, listed, book)
            table, beneath = sheet_table(name, listed.name, sheet.rows.items(), sheet.marks, listed.hidden)
        except CannotRead as fault:
            faults.append(fault)
            set_aside.append(SetAside(Place(name, listed.name), (), Reason.NOT_READ, str(fault)))
            continue
        parts += [table] if table.rows else []
        for text in sheet.text_boxes:
            boxes += 1
            lines = [line for line in text.split("\n") if line.strip()]
            parts += [Paragraph(f"text box {boxes}", at, line) for at, line in enumerate(lines, 1)]
        set_aside += beneath
        set_aside += _furniture(name, listed.name, sheet)
        warnings += sheet_warnings(table)
        warnings += sheet.warnings
    if faults and not parts:
        raise faults[0]
    return Document(
        file=name,
        sha256=sha256,
        kind="xls",
        parts=tuple(parts),
        set_aside=tuple(set_aside),
        warnings=(*_macros(book), *warnings),
        date_1904=book.date_1904,
    )


def _stream(data: bytes) -> bytes:
    """The workbook's records, with or without the container around them."""
    if not data.startswith(SIGNATURE):
        return data
    compound = Compound(data)
    if "EncryptedPackage" in compound:
        raise CannotRead(what_to_do("locked"))
    return compound.read("Workbook" if "Workbook" in compound else "Book")


def _furniture(file: str, name: str, sheet: Sheet) -> list[SetAside]:
    return [
        SetAside(Place(file, name), (words,), Reason.PAGE_FURNITURE) for words in page_words(sheet.page_codes)
    ]


def _macros(book: Book) -> tuple[str, ...]:
    return ("This workbook holds macros. They were not run.",) if book.has_macros else ()
