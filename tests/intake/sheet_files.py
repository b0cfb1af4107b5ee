"""Spreadsheets made by hand, part by part, so that a test says exactly what lies in them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from chronology.intake.file import read_bytes
from chronology.intake.grid import Cell, Document, Row, Table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def worksheet(rows: str, tail: str = "", head: str = "") -> str:
    """A worksheet's XML around its rows."""
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'
    )


def words(place: str, text: str) -> str:
    """A cell with words of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def relations(**targets: tuple[str, str]) -> str:
    """A part's relations: id = (kind, target)."""
    made = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def xlsx_parts(sheet: str | bytes, **more: str | bytes) -> dict[str, str | bytes]:
    """The members of a workbook with one sheet, 'Log'; `more` replaces or adds members ('/' as '__')."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
        ),
        "_rels/.rels": relations(a=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Log" sheetId="1" r:id="a"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(a=("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return parts | {name.replace("__", "/"): content for name, content in more.items()}


def xlsx(sheet: str | bytes, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook with one sheet, 'Log', and further members where given."""
    return zipped(xlsx_parts(sheet) | dict(parts or {}))


def written(fill: Callable[[Worksheet], None]) -> bytes:
    """A workbook that openpyxl wrote, its one sheet filled by the test."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Log"
    fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(tables: str, styles: str = "", before: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """An OpenDocument spreadsheet around its tables."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": (
                f"<office:document-content {ODS}><office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:spreadsheet>{before}{tables}</office:spreadsheet></office:body>"
                "</office:document-content>"
            ),
            **(parts or {}),
        }
    )


def record(kind: int, data: bytes = b"") -> bytes:
    """One record of an old workbook."""
    return struct.pack("<HH", kind, len(data)) + data


def short_string(text: str, length: str = "<HB") -> bytes:
    """A string as old workbooks hold it, one byte a letter."""
    return struct.pack(length, len(text), 0) + text.encode("latin-1")


def xls(sheet: bytes, strings: bytes = b"", book: bytes = b"") -> bytes:
    """An old workbook's bare stream of records, with one sheet, 'Log'; `strings` are its SST records."""
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    name = short_string("Log", "<BB")
    size = len(record(0x0809, bof) + book + record(0x0085, b"\0" * 6 + name) + strings + record(0x000A))
    return (
        record(0x0809, bof)
        + book
        + record(0x0085, struct.pack("<IBB", size, 0, 0) + name)
        + strings
        + record(0x000A)
        + record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
        + sheet
        + record(0x000A)
    )


def read(data: bytes, name: str = "return") -> Document:
    """What the program reads in these bytes."""
    return read_bytes(data, name)


def tables(document: Document) -> list[Table]:
    """The document's tables."""
    return [part for part in document.parts if isinstance(part, Table)]


def rows_of(document: Document) -> list[Row]:
    """The rows of the document's first table."""
    return list(tables(document)[0].rows)


def texts(document: Document) -> list[list[str]]:
    """The words of the first table, row by row, covered cells left blank."""
    return [["" if cell.covered else cell.text for cell in row.cells] for row in rows_of(document)]


def cell_at(document: Document, place: str) -> Cell:
    """One cell of the first table by its place, such as 'B3'."""
    column, number = ord(place[0]) - ord("A"), int(place[1:])
    return next(row for row in rows_of(document) if row.number == number).cells[column]
