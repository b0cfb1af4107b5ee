"""The whole document: cover, timeline, undated events, questions, files, put together into one file."""

from __future__ import annotations

from collections.abc import Generator
from itertools import islice
from typing import BinaryIO

from chronology.report.content import Content
from chronology.report.lines import day_in_words, lines, questions, title
from chronology.report.pdf.appendix import draw_appendix
from chronology.report.pdf.cover import draw_cover
from chronology.report.pdf.events import Events
from chronology.report.pdf.fonts import Fonts
from chronology.report.pdf.metadata import write_info, write_packet
from chronology.report.pdf.objects import ObjectFile, text
from chronology.report.pdf.outline import Outline
from chronology.report.pdf.paper import Paper
from chronology.report.pdf.questions import draw_questions
from chronology.report.pdf.structure import Structure


def steps(content: Content) -> int:
    """How many steps `draw` takes: one an event and one a thing set aside."""
    timeline = content.timeline
    return (
        len(timeline.dated)
        + len(timeline.undated)
        + sum(len(each.set_aside) for each in timeline.contributions)
    )


def draw(content: Content, out: BinaryIO) -> Generator[None, None, None]:
    """Write the document to `out`, a step at a time, so that a person can watch it and stop it."""
    file = ObjectFile(out)
    fonts = Fonts(file)
    structure = Structure(file)
    paper = Paper(file, structure, fonts)
    outline = Outline()
    paper.beside_head = _whose(content)

    draw_cover(content, paper, structure.document)
    outline.add(0, "Cover", paper.here())
    asked = questions(content)
    events = Events(content, asked, paper, outline, structure.document)
    in_order = lines(content)
    for _ in events.draw_dated(islice(in_order, len(content.timeline.dated))):
        yield
    if content.timeline.undated:
        for _ in events.draw_undated(in_order):
            yield
    draw_questions(asked, events.kept, paper, outline, structure.document)
    yield from draw_appendix(content, paper, outline, structure.document)

    pages = paper.finish(content.case.marking, _foot(content))
    structure.finish()
    fonts.finish()
    root = file.add(
        b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Outlines %d 0 R/Metadata %d 0 R"
        b"/Names<</Dests %d 0 R>>/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
        b"/PageMode/UseOutlines/Lang%s>>"
        % (
            pages,
            structure.root,
            outline.write(file),
            write_packet(file, title(content), content.made),
            paper.places(),
            text("en-GB"),
        )
    )
    file.finish(root, write_info(file, title(content), content.made))


def _whose(content: Content) -> str:
    """The words beside the head of each page: whose timeline this is."""
    case = content.case
    born = f"born {day_in_words(case.born)}" if case.born else ""
    if not born and case.expected:
        born = f"expected {day_in_words(case.expected)}"
    child = ", ".join(words for words in (case.child, born) if words)
    files = len(content.timeline.contributions)
    merged = f"merged from {files} file" + ("" if files == 1 else "s")
    return f"{child} · {merged}" if child else merged


def _foot(content: Content) -> str:
    reference = content.case.reference
    parts = (
        f"Case {reference}" if reference else "",
        f"{content.edition} edition",
        f"made {day_in_words(content.made)}",
    )
    return " · ".join(part for part in parts if part)
