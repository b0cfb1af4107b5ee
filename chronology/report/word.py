"""The timeline as a Word document: A4 landscape, one table a year, to be worked on by the panel.

The document is python-docx's. Its tables are written as XML text and put into the finished file in the
place of a comment that stands for each: made cell by cell, or even parsed at once, a long case takes minutes
and gigabytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from chronology.model.events import Words
from chronology.report.content import Content
from chronology.report.lines import (
    ANALYSIS,
    SEVERITY,
    Line,
    Question,
    agencies,
    day_in_words,
    facts,
    lines,
    parts,
    questions,
    sayable,
    switched_off,
    title,
    year_of,
)
from chronology.report.marks import mark
from chronology.report.output import Progress, same_zip, watched, write_whole
from chronology.report.word_xml import cell, jump, page_count, paragraph, row, small, strong, table, target

_TIMELINE = (
    ("No.", 9),
    ("Date", 25),
    ("Time", 12),
    ("Date as written", 20),
    ("Age", 17),
    ("", 6),
    ("Agency", 24),
    ("Source", 20),
    ("What happened", 72),
    ("Child seen; voice", 22),
    ("Action or outcome", 27),
    ("Place", 23),
)
_MAY_SPLIT = 1_200  # signs in a row: a longer one would leave most of a page empty if kept whole

_HOW_TO_READ = (
    "Every row is one agency's own entry, in its own words; nothing has been corrected or shortened.",
    "'Date' is what was understood from the words beside it, with its doubt. Where only a month or a span "
    "is known, the row stands at the first day it can be.",
    "'Place' names the file, the table and the row in which the entry came in.",
    "Each agency has a colour and a mark of its own; its name always stands beside them.",
)


Add: TypeAlias = Callable[[Iterable[str]], None]


def write(content: Content, out: Path, progress: Progress | None = None) -> None:
    """Write the document. Raises Stopped, and OSError from the disk."""
    write_whole(out, _document(content, progress))


FORMATS = {".docx": write}


def _document(content: Content, progress: Progress | None) -> bytes:
    document = docx.Document()
    tables: list[bytes] = []
    add = partial(_add, document, tables)
    _dress(document, content)
    _cover(document, add, content)
    _timeline(document, add, content, progress)
    _questions(document, add, content)
    _appendix(document, add, content)
    into = io.BytesIO()
    document.save(into)
    return same_zip(into.getvalue(), partial(_with_tables, tables))


def _dress(document: Any, content: Content) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(10)
    section.top_margin, section.bottom_margin = Mm(14), Mm(14)
    section.header_distance = section.footer_distance = Mm(7)

    for style in ("Normal", "Title", "Heading 1", "Heading 2"):
        _font(document.styles[style], "Calibri", RGBColor(0x1D, 0x20, 0x21))
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Title"].font.size = Pt(22)
    document.styles["Title"].paragraph_format.space_after = Pt(6)
    document.styles["Heading 1"].font.size = Pt(16)
    document.styles["Heading 2"].font.size = Pt(12)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(10)
    for name, size in (("Cell", 8.5), ("Cell Small", 7.5)):
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(0)
    fact = document.styles.add_style("Fact", 1)
    fact.base_style = document.styles["Normal"]
    for close in (fact, document.styles["List Bullet"]):
        close.font.size = Pt(9)
        close.paragraph_format.space_after = Pt(0)
        close.paragraph_format.line_spacing = 1.0
    fact.paragraph_format.tab_stops.add_tab_stop(Mm(35))
    document.styles["Cell Small"].font.color.rgb = RGBColor(0x5C, 0x61, 0x66)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")

    properties = document.core_properties
    made = datetime(content.made.year, content.made.month, content.made.day)
    properties.title, properties.subject = sayable(title(content)), sayable(content.case.reference)
    properties.keywords, properties.category = sayable(content.case.marking), ""
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = made
    properties.language = "en-GB"

    case = content.case
    named = " · ".join(words for words in (title(content), case.child and f"child: {case.child}") if words)
    _page_words(section.header, case.marking, named)
    made_words = f"{content.edition} edition · made {day_in_words(content.made)}"
    _page_words(
        section.footer,
        case.marking,
        " · ".join(words for words in (case.reference, made_words) if words),
        pages=True,
    )


def _font(style: Any, name: str, colour: RGBColor) -> None:
    style.font.name = name
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def _page_words(part: Any, left: str, right: str, pages: bool = False) -> None:
    tabs = '<w:tabs><w:tab w:val="clear" w:pos="4320"/><w:tab w:val="clear" w:pos="8640"/>'
    tabs += '<w:tab w:val="right" w:pos="15700"/></w:tabs>'
    words = paragraph(f"{left}\t{right}", "CellSmall", properties=tabs, after=page_count() if pages else "")
    old = part.paragraphs[0]._p
    old.addnext(_parsed(words))
    old.getparent().remove(old)


def _cover(document: Any, add: Add, content: Content) -> None:
    document.add_paragraph(sayable(title(content)), style="Title")
    for label, words in facts(content):
        if label != "Case":
            said = document.add_paragraph(style="Fact")
            said.add_run(f"{label}\t").bold = True
            said.add_run(sayable(words))
    document.add_heading("Agencies", 1)
    counted = [
        row(
            [
                _mark_cell(6, mark(kind), kind.colour),
                cell(74, paragraph(name)),
                cell(50, paragraph(str(count))),
            ]
        )
        for name, kind, count in agencies(content)
    ]
    add(table((("", 6), ("Agency", 74), ("Events", 50)), counted, "Agencies and their events"))
    document.add_heading("How to read this", 1)
    for words in _HOW_TO_READ:
        document.add_paragraph(words, style="List Bullet")


def _timeline(document: Any, add: Add, content: Content, progress: Progress | None) -> None:
    document.add_page_break()
    document.add_heading("Timeline", 1)
    shown = watched(lines(content), len(content.timeline.entries), progress)
    for year, of_year in groupby(shown, key=lambda line: year_of(line.event.date)):
        document.add_heading(year, 2)
        add(table(_TIMELINE, map(_timeline_row, of_year), f"Timeline, {year}"))
    if not content.timeline.entries:
        document.add_paragraph("No event came in.")


def _timeline_row(line: Line) -> str:
    event = line.event
    widths = [width for _, width in _TIMELINE]
    beside = "".join(_beside(words) for words in line.beside if words.text.strip())
    confirm = "".join(
        small(f"To confirm: {words}") for words in dict.fromkeys((*event.date.warnings, *event.confirm))
    )
    asked = "".join(jump(f"Question {number}", f"question{number}") for number in line.questions)
    doubt = small(line.doubt) if line.doubt else ""
    voice = paragraph(event.voice) if event.voice else ""
    cells = (
        target(f"row{line.number}", line.number, paragraph(str(line.number))),
        strong(line.day) + doubt,
        paragraph(line.time),
        paragraph(line.as_written),
        paragraph(line.age),
        None,
        strong(line.agency),
        paragraph(event.source),
        paragraph(event.text) + beside,
        (paragraph(event.seen) if event.seen or not voice else "") + voice,
        paragraph(event.action),
        small(str(event.place)) + asked + confirm,
    )
    signs = len(event.text) + sum(len(words.text) for words in line.beside) + 2 * len(event.action)
    return row(
        [
            _mark_cell(width, mark(line.kind), line.kind.colour) if words is None else cell(width, words)
            for width, words in zip(widths, cells, strict=True)
        ],
        whole=signs < _MAY_SPLIT,
    )


def _beside(words: Words) -> str:
    ground = '<w:shd w:val="clear" w:color="auto" w:fill="F7F3EC"/>' if words.heading == ANALYSIS else ""
    return paragraph(words.text, "CellSmall", lead=words.heading, properties=ground)


def _mark_cell(width: int, character: str, colour: str) -> str:
    return cell(width, paragraph(character, colour=colour), bar=colour)


def _questions(document: Any, add: Add, content: Content) -> None:
    if not content.with_questions:
        return
    document.add_page_break()
    document.add_heading("Questions", 1)
    for words in switched_off(content):
        document.add_paragraph(sayable(words))
    asked = questions(content)
    if not asked:
        document.add_paragraph("No rule raised a question.")
    columns = (("No.", 10), ("Question, and why it is asked", 180), ("Rests on", 30), ("Rule and source", 57))
    for heading, part in parts(asked):
        document.add_heading(heading, 2)
        add(table(columns, (_question_row(each) for each in part), heading))


def _question_row(question: Question) -> str:
    finding = question.finding
    ask = small(f"To ask: {finding.ask}") if finding.ask else ""
    ask += small(question.awaited) if question.awaited else ""
    answered = "".join(jump(f"answered: row {number}", f"row{number}") for number in question.answered_by)
    rows = "".join(jump(f"row {number}", f"row{number}") for number in question.events)
    return row(
        [
            cell(
                10,
                target(
                    f"question{question.number}", 10**6 + question.number, paragraph(str(question.number))
                ),
            ),
            cell(180, strong(finding.question) + ask + paragraph(finding.why)),
            cell(30, rows + answered or paragraph("")),
            cell(
                57,
                paragraph(finding.source)
                + small(f"{finding.rule} · {finding.title} · {SEVERITY[finding.severity]}"),
            ),
        ]
    )


def _appendix(document: Any, add: Add, content: Content) -> None:
    document.add_page_break()
    document.add_heading("Files that came in", 1)
    columns = (
        *(("File", 60), ("Agency", 45), ("Kind", 13), ("Rows", 13), ("Events", 14), ("Undated", 16)),
        *(("Set aside", 16), ("SHA-256; what to know", 100)),
    )
    add(table(columns, _file_rows(content, [width for _, width in columns]), "Files that came in"))
    document.add_heading("Set aside", 1)
    document.add_paragraph(
        "Words that came in and are no event of their own, with their place and the reason."
    )
    kept = (("Place", 70), ("Words", 137), ("Reason", 70))
    add(table(kept, _set_aside_rows(content), "Set aside"))


def _file_rows(content: Content, widths: Sequence[int]) -> Iterator[str]:
    for each in content.timeline.contributions:
        counts = (each.rows, len(each.events), sum(not event.date.is_dated for event in each.events))
        words = (each.file, each.agency, each.kind, *map(str, counts), str(len(each.set_aside)))
        known = small(each.sha256) + "".join(paragraph(warning) for warning in each.warnings)
        cells = (*map(paragraph, words), known)
        yield row([cell(width, inside) for width, inside in zip(widths, cells, strict=True)])


def _set_aside_rows(content: Content) -> Iterator[str]:
    for each in content.timeline.contributions:
        for kept in each.set_aside:
            reason = paragraph(kept.reason.value) + (small(kept.detail) if kept.detail else "")
            words = " | ".join(words for words in kept.cells if words)
            yield row(
                [cell(70, small(str(kept.place))), cell(137, paragraph(words)), cell(70, reason)],
                whole=len(words) < _MAY_SPLIT,
            )


def _add(document: Any, tables: list[bytes], xml: Iterable[str]) -> None:
    """Keep a table, and put a comment with its number into the document where it will stand."""
    body = document.element.body
    body.insert(len(body) - 1, etree.Comment(str(len(tables))))
    tables.append("".join(xml).encode("utf-8"))
    document.add_paragraph(style="Cell")


def _with_tables(tables: Sequence[bytes], name: str, part: bytes) -> Iterator[bytes]:
    if name != "word/document.xml":
        yield part
        return
    for number, piece in enumerate(re.split(rb"<!--(\d+)-->", part)):
        yield tables[int(piece)] if number % 2 else piece


def _parsed(xml: str) -> Any:
    head, rest = xml[: xml.index(">")], xml[xml.index(">") :]
    return parse_xml(f"{head} {nsdecls('w')}{rest}")
