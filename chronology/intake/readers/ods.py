"""OpenDocument spreadsheets (.ods, .ots), values as last calculated; macros and formulas are never run."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from lxml import etree

from chronology.intake import limits
from chronology.intake.archive import Archive, damaged, foreign_definitions, without_control_characters
from chronology.intake.grid import CannotRead, Cell, Document, Paragraph, Table
from chronology.intake.sheets.margin import page_words
from chronology.intake.sheets.marks import (
    EMPTY,
    Marks,
    Merge,
    Position,
    partly_struck_warning,
    sheet_table,
    sheet_warnings,
    without_year_warning,
)
from chronology.intake.sheets.numbers import GENERAL
from chronology.intake.sheets.ods_cells import OFFICE, cell_of, is_plain, notes_of, shown_words, struck_share
from chronology.intake.sheets.ods_styles import Styles
from chronology.intake.sheets.package import local
from chronology.model.events import Place, Reason, SetAside

KINDS = ("ods",)

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_WATCHED = [
    OFFICE + "automatic-styles",
    *(
        _TABLE + name
        for name in ("table", "table-row", "table-column", "table-header-rows", "shapes", "null-date",
                     "tracked-changes")
    ),
]  # fmt: skip
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def read(data: bytes, name: str, sha256: str) -> Document:
    """Reads every sheet, hidden ones too. Raises CannotRead where the file is damaged or too large."""
    archive = Archive(data)
    reading = _Reading(name)
    if "styles.xml" in archive:
        for group in archive.xml("styles.xml"):
            if local(group) in ("styles", "automatic-styles"):
                reading.styles.add(group)
            elif local(group) == "master-styles":
                reading.set_aside += [
                    SetAside(Place(name), (words,), Reason.PAGE_FURNITURE) for words in _page_words(group)
                ]
    reading.content(archive.read("content.xml"))
    return Document(
        file=name,
        sha256=sha256,
        kind="ods",
        parts=tuple(reading.parts),
        set_aside=tuple(reading.set_aside),
        warnings=tuple(reading.warnings),
        properties=_properties(archive),
        date_1904=reading.date_1904,
    )


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is read; rows and columns count from 0."""

    name: str
    hidden: bool
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    column_styles: list[tuple[int, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    heading_rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    notes: dict[Position, tuple[str, ...]] = field(default_factory=dict)
    struck: set[Position] = field(default_factory=set)
    partly_struck: set[Position] = field(default_factory=set)
    without_year: bool = False
    boxes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """One file while it is read."""

    file: str
    styles: Styles = field(default_factory=Styles)
    parts: list[Table | Paragraph] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    date_1904: bool = False
    boxes: int = 0
    sheets: int = 0
    filled: int = 0

    def content(self, xml: bytes) -> None:
        """Reads the content row by row, forgetting each row when it is read."""
        if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:4096]:
            raise foreign_definitions()
        steps = etree.iterparse(
            io.BytesIO(without_control_characters(xml)),
            events=("start", "end"),
            tag=_WATCHED,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        sheet: _Sheet | None = None
        depth, in_heading, deleting = 0, False, False
        try:
            for event, element in steps:
                name = local(element)
                if name == "tracked-changes":
                    deleting = event == "start"
                    if not deleting:
                        self._deleted(element)
                elif deleting:
                    continue
                elif name == "table":
                    depth += 1 if event == "start" else -1
                    if event == "start" and depth == 1:
                        sheet = self._begin(element)
                    elif event == "end" and depth == 0 and sheet is not None:
                        self._end(sheet)
                        sheet = None
                        element.clear()
                elif depth > 1:
                    continue  # a table within a cell: its words are the cell's
                elif name == "table-header-rows":
                    in_heading = event == "start"
                elif event == "start":
                    continue
                elif name == "automatic-styles":
                    self.styles.add(element)
                elif name == "null-date":
                    self.date_1904 = element.get(_TABLE + "date-value", "").startswith("1904")
                elif sheet is not None and name == "table-column":
                    _column(sheet, element)
                elif sheet is not None and name == "table-row":
                    self._row(sheet, element, in_heading)
                    element.clear()
                elif sheet is not None and name == "shapes":
                    sheet.boxes += [words for shape in element if (words := shown_words(shape)).strip()]
        except etree.XMLSyntaxError as fault:
            raise damaged() from fault

    def _begin(self, element: etree._Element) -> _Sheet:
        self.sheets += 1
        if self.sheets > limits.SHEETS:
            raise limits.too_large(f"it has more than {limits.SHEETS:,} sheets")
        return _Sheet(
            element.get(_TABLE + "name", ""), self.styles.hides_table(element.get(_TABLE + "style-name", ""))
        )

    def _row(self, sheet: _Sheet, element: etree._Element, in_heading: bool) -> None:
        times = _count(element, "number-rows-repeated")
        at = sheet.row
        sheet.row += times
        cells: list[Cell] = []
        default = element.get(_TABLE + "default-cell-style-name", "")
        for child in element:
            if child.tag not in _CELLS:
                continue
            width = _count(child, "number-columns-repeated")
            column = len(cells)
            if len(child) == 0 and child.get(OFFICE + "value-type") is None:
                cells += [EMPTY] * min(width, _MOST_COLUMNS - column)
            else:
                self._cell(sheet, child, (at, column), width, cells, default)
            self._span(sheet, child, (at, column))
        while cells and cells[-1] is EMPTY:
            cells.pop()
        if not cells:
            return
        if at + times > _MOST_ROWS or times * max(len(cells), 1) > limits.CELLS:
            raise limits.too_large(f"the sheet '{sheet.name}' repeats a row {times:,} times")
        self.filled += times * sum(cell is not EMPTY for cell in cells)
        if self.filled > limits.CELLS:
            raise limits.too_large(f"it has more than {limits.CELLS:,} filled cells")
        hidden = element.get(_TABLE + "visibility") in ("collapse", "filter")
        for row in range(at, at + times):
            sheet.rows[row] = list(cells)
            if hidden:
                sheet.hidden_rows.add(row)
            if in_heading:
                sheet.heading_rows.add(row)

    def _cell(
        self,
        sheet: _Sheet,
        element: etree._Element,
        at: Position,
        width: int,
        cells: list[Cell],
        default: str,
    ) -> None:
        if at[1] + width > _MOST_COLUMNS:
            raise limits.too_large(f"the sheet '{sheet.name}' repeats a cell {width:,} times")
        style = self.styles.cell(
            element.get(_TABLE + "style-name") or default or _column_style(sheet.column_styles, at[1])
        )
        cell = cell_of(element, style)
        cells += [cell] * width
        plain = is_plain(element)
        if not plain and (notes := notes_of(element)):
            sheet.notes[at] = notes
        if cell is EMPTY:
            return
        if style.form is not GENERAL and style.form.without_year and cell.value is not None:
            sheet.without_year = True
        share = 1.0 if style.struck else 0.0 if plain else struck_share(element, self.styles)
        if share == 1:
            sheet.struck.update((at[0], at[1] + step) for step in range(width))
        elif share > 0:
            sheet.partly_struck.add(at)

    def _span(self, sheet: _Sheet, element: etree._Element, at: Position) -> None:
        tall, wide = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
        if tall > 1 or wide > 1:
            sheet.merges.append(Merge(at[0], at[1], at[0] + tall - 1, at[1] + wide - 1))

    def _end(self, sheet: _Sheet) -> None:
        marks = Marks(
            hidden_rows=frozenset(sheet.hidden_rows),
            hidden_columns=frozenset(sheet.hidden_columns),
            heading_rows=frozenset(sheet.heading_rows),
            merges=tuple(sheet.merges),
            notes=sheet.notes,
            struck=frozenset(sheet.struck),
        )
        table, beneath = sheet_table(self.file, sheet.name, sheet.rows.items(), marks, sheet.hidden)
        if table.rows:
            self.parts.append(table)
        for text in sheet.boxes:
            self.boxes += 1
            lines = [line for line in text.split("\n") if line.strip()]
            self.parts += [Paragraph(f"text box {self.boxes}", at, line) for at, line in enumerate(lines, 1)]
        self.set_aside += beneath
        self.warnings += sheet_warnings(table)
        if sheet.without_year:
            self.warnings.append(without_year_warning(sheet.name))
        if sheet.partly_struck:
            self.warnings.append(partly_struck_warning(sheet.name, sheet.partly_struck))

    def _deleted(self, element: etree._Element) -> None:
        for change in element.iter():
            if local(change) == "change-track-table-cell" and (words := shown_words(change)).strip():
                self.set_aside.append(SetAside(Place(self.file), (words,), Reason.DELETED))
        element.clear()


def _column(sheet: _Sheet, element: etree._Element) -> None:
    times = _count(element, "number-columns-repeated")
    if element.get(_TABLE + "visibility") in ("collapse", "filter"):
        sheet.hidden_columns.update(range(sheet.column, min(sheet.column + times, _MOST_COLUMNS)))
    sheet.column += times
    sheet.column_styles.append((sheet.column, element.get(_TABLE + "default-cell-style-name", "")))


def _column_style(styles: list[tuple[int, str]], column: int) -> str:
    return next((style for end, style in styles if column < end), "")


def _count(element: etree._Element, name: str) -> int:
    stated = element.get(_TABLE + name)
    if stated is None:
        return 1
    return max(int(stated[:9]), 1) if stated.isdecimal() else 1


def _page_words(master_styles: etree._Element) -> tuple[str, ...]:
    """The words of the page headers and footers, without the fields for page numbers and the like."""
    return page_words(
        _without_fields(paragraph)
        for part in master_styles.iter()
        if local(part).startswith(("header", "footer"))
        for paragraph in part.iter()
        if local(paragraph) == "p"
    )


def _without_fields(element: etree._Element) -> str:
    inner = (
        (_without_fields(child) if local(child) in ("span", "a") else "") + (child.tail or "")
        for child in element
    )
    return (element.text or "") + "".join(inner)


def _properties(archive: Archive) -> tuple[str, ...]:
    if "meta.xml" not in archive:
        return ()
    try:
        found = {local(e): (e.text or "").strip() for e in archive.xml("meta.xml").iter()}
    except CannotRead:
        return ()  # the words of the file do not hang on its title
    return tuple(found[name] for name in ("title", "subject") if found.get(name))
