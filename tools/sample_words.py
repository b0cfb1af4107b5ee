"""The sample's documents: a Word table, Word paragraphs, Word forms, an OpenDocument table, plain text."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from odf import table, text
from odf.opendocument import OpenDocumentText
from sample_sheets import merged_down

Agency = dict[str, Any]

_MADE = datetime(2020, 12, 1, 9, 0)
_CHANGED = "2020-12-01T09:00:00Z"


def docx_table(agency: Agency) -> bytes:
    """Health visiting: two tables with the heading repeated, a merged date, a comment, a deleted row."""
    document = _document(agency, landscape=True)
    document.add_paragraph(agency["subtitle"])
    rows = agency["row"]
    half = next(number for number, row in enumerate(rows) if row["is"].startswith("2019"))
    first = _hv_table(document, rows[:half])
    _deleted_row(first, agency["deleted"])
    document.add_paragraph("Chronology continued")
    second = _hv_table(document, rows[half:])
    run = second.rows[1].cells[2].paragraphs[0].runs[0]
    comment = document.add_comment(runs=run, text=agency["comment"], author="F. Malik", initials="FM")
    comment._comment_elm.set(qn("w:date"), _CHANGED)
    document.add_paragraph(agency["note"])
    return _saved(document)


def _hv_table(document: Any, rows: list[dict[str, Any]]) -> Any:
    headings = ("Date", "Source", "Event", "Child seen?", "Voice of the child", "Action / outcome")
    made = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cell, heading in zip(made.rows[0].cells, headings, strict=True):
        cell.text = heading
    made.autofit = False
    for column, width in zip(made.columns, (25, 32, 85, 28, 40, 40), strict=True):
        column.width = Mm(width)
    repeat = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in rows:
        cells = made.add_row().cells
        when = " ".join(words for words in (row["d"], row.get("t", "")) if words)
        keys = ("source", "text", "seen", "voice", "action")
        for cell, words in zip(cells, (when, *(row.get(key, "") for key in keys)), strict=True):
            cell.text = words
        if row.get("merged"):
            above = made.rows[-2].cells[0]
            kept = above.text
            above.merge(cells[0])
            made.rows[-2].cells[0].text = kept
    return made


def _deleted_row(made: Any, words: str) -> None:
    """Behind the table's last row, one that the author deleted with changes tracked."""
    row = deepcopy(made.rows[-1]._tr)
    properties = row.get_or_add_trPr()
    properties.append(_tracked("w:del", "901"))
    for number, cell in enumerate(row.findall(qn("w:tc"))):
        for run in list(cell.iter(qn("w:r"))):
            run.getparent().remove(run)
        if number == 2:
            deleted = _tracked("w:del", "902")
            run = OxmlElement("w:r")
            gone = OxmlElement("w:delText")
            gone.text = words
            run.append(gone)
            deleted.append(run)
            cell.find(qn("w:p")).append(deleted)
    made._tbl.append(row)


def _tracked(tag: str, number: str) -> Any:
    change = OxmlElement(tag)
    change.set(qn("w:id"), number)
    change.set(qn("w:author"), "F. Malik")
    change.set(qn("w:date"), _CHANGED)
    return change


def docx_paragraphs(agency: Agency) -> bytes:
    """School: no table at all; a paragraph an entry, under headings that alone hold the year."""
    document = _document(agency)
    document.add_paragraph(agency["subtitle"])
    for month in agency["month"]:
        document.add_heading(month["heading"], 2)
        for row in month["row"]:
            document.add_paragraph(f"{row['d']} – {row['text']}")
    return _saved(document)


def docx_forms(agency: Agency) -> bytes:
    """Nursery: every entry a form of its own, labels at the left."""
    document = _document(agency)
    labels = (
        ("Date", "d"),
        ("Completed by", "who"),
        ("What we saw or heard", "text"),
        ("Child's words or behaviour", "voice"),
        ("What we did", "action"),
    )
    for row in agency["row"]:
        form = document.add_table(rows=0, cols=2, style="Table Grid")
        for label, key in labels:
            cells = form.add_row().cells
            cells[0].text, cells[1].text = label, row[key]
            cells[0].width, cells[1].width = Mm(45), Mm(120)
        document.add_paragraph()
    return _saved(document)


def _document(agency: Agency, landscape: bool = False) -> Any:
    document = docx.Document()
    if landscape:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    document.sections[0].footer.paragraphs[0].text = "OFFICIAL-SENSITIVE"
    document.add_heading(agency["title"], 1)
    return document


def _saved(document: Any) -> bytes:
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _MADE
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def odt_return(agency: Agency) -> bytes:
    """Midwifery: one table, a date cell that spans two rows, abbreviations explained beneath."""
    document = OpenDocumentText()
    document.meta.childNodes.clear()
    document.text.addElement(text.H(outlinelevel=1, text=agency["title"]))
    made = table.Table(name="Contacts")
    made.addElement(table.TableColumn(numbercolumnsrepeated=5))
    document.text.addElement(made)
    _odt_row(made, ["Date", "Time", "Source", "Contact", "Outcome"])
    rows = agency["row"]
    for row, below in zip(rows, [*rows[1:], {}], strict=True):
        cells = [row.get(key, "") for key in ("d", "t", "source", "text", "action")]
        _odt_row(made, cells, covered=bool(row.get("merged")), spans=bool(below.get("merged")))
    document.text.addElement(text.P(text=agency["note"]))
    into = io.BytesIO()
    document.write(into)
    return into.getvalue()


def _odt_row(made: Any, cells: list[str], covered: bool = False, spans: bool = False) -> None:
    line = table.TableRow()
    for number, words in enumerate(cells):
        first = number == 0
        cell = table.CoveredTableCell() if first and covered else table.TableCell(valuetype="string")
        if first and spans:
            cell = merged_down(cell, 2)
        if not (first and covered):
            cell.addElement(text.P(text=words))
        line.addElement(cell)
    made.addElement(line)


def txt_return(agency: Agency) -> bytes:
    """GP: a title, a line on how it was made, then a dated paragraph an entry."""
    paragraphs = [agency["title"], agency["intro"]]
    paragraphs += [" - ".join(words for words in (row["d"], row["text"]) if words) for row in agency["row"]]
    return ("\r\n\r\n".join(paragraphs) + "\r\n").encode("utf-8")
