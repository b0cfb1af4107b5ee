"""A query sheet: the review's questions to one agency as a Word form, to be filled in and sent back.

One table, a question a row. The headings and the number of each question are what brings the answers back
(`services/query_sheets.py`), so they stand here once.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from chronology.model.case import Case
from chronology.model.curation import Query
from chronology.model.dates import describe
from chronology.model.events import Event
from chronology.report.lines import AGENCY_NOT_SAID, day_in_words, sayable
from chronology.report.output import same_zip, write_whole

HEADINGS = NUMBER, QUESTION, ENTRIES, ANSWER, ANSWERED_BY = (
    *("No.", "Question", "Your entries that it rests on", "Your answer", "Answered by, and on which day"),
)
_WIDTHS = (14, 70, 70, 83, 40)  # millimetres
_QUOTED = 300  # letters of an entry: enough to know it by; the agency has the rest
_HOW = (
    "Please write your answer in the fourth column, beneath its heading, and say who answers. Leave the "
    "numbers as they are: they bring each answer back to its question. If the record says nothing on it, "
    "please say so: that too is an answer. Send the sheet back in the way in which case papers are sent."
)


@dataclass(frozen=True, slots=True)
class QuerySheet:
    """All that one sheet holds. `events` are the events of the queries that this agency wrote, by id."""

    case: Case
    agency: str
    queries: tuple[Query, ...]
    events: Mapping[str, Event]
    made: date


FORMATS: dict[str, object] = {}
"""No timeline is written as a query sheet: see formats.py."""


def write(sheet: QuerySheet, out: Path) -> None:
    """Write the sheet as Word; the same sheet gives the same bytes. Raises OSError from the disk."""
    document = docx.Document()
    _dress(document, sheet)
    document.add_heading(f"Questions to {sheet.agency or AGENCY_NOT_SAID}", 1)
    document.add_paragraph(_about(sheet))
    document.add_paragraph(_HOW)
    table = document.add_table(rows=1, cols=len(HEADINGS))
    table.style = "Table Grid"
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    _repeat_at_page_tops(table.rows[0])
    for query in sheet.queries:
        row = table.add_row()
        words = (query.reference, query.question, _entries(sheet, query), query.answer, query.answered_by)
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = sayable(said)
        _keep_whole(row)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
    into = io.BytesIO()
    document.save(into)
    write_whole(out, same_zip(into.getvalue()))


def _about(sheet: QuerySheet) -> str:
    case = sheet.case
    about = [f"Case reference {case.reference}" if case.reference else ""]
    about += [
        f"Child: {case.child}" if case.child else "",
        f"born {day_in_words(case.born)}" if case.born else "",
    ]
    about.append(f"sheet made {day_in_words(sheet.made)}")
    return " · ".join(part for part in about if part)


def _entries(sheet: QuerySheet, query: Query) -> str:
    """The agency's own entries that the question rests on; no other agency's words leave with the sheet."""
    known = [sheet.events[event] for event in query.events if event in sheet.events]
    return "\n".join(f"{describe(event.date)} ({event.place}): {_short(event.text)}" for event in known)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]} …"


def _dress(document: Any, sheet: QuerySheet) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(10)
    section.top_margin = section.bottom_margin = Mm(16)
    for name in ("Normal", "Heading 1"):
        style = document.styles[name]
        style.font.name = "Calibri"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:asciiTheme"), "")
        style.font.color.rgb = RGBColor(0x1D, 0x20, 0x21)
    document.styles["Normal"].font.size = Pt(10)
    section.header.paragraphs[0].text = sheet.case.marking
    document.core_properties.author = ""
    document.core_properties.title = "Query sheet"


def _repeat_at_page_tops(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _keep_whole(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:cantSplit"), {}))
