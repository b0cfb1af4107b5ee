"""The whole document: cover, timeline, undated events, questions, files, put together into one file."""

from __future__ import annotations

from collections.abc import Callable, Generator
from itertools import islice
from typing import BinaryIO

from chronology.report.content import Content
from chronology.report.lines import day_in_words, lines, questions, switched_off, title
from chronology.report.pdf import look
from chronology.report.pdf.appendix import draw_appendix
from chronology.report.pdf.canvas import TaggedCanvas
from chronology.report.pdf.cover import draw_cover
from chronology.report.pdf.coverage import draw_coverage
from chronology.report.pdf.events import Events
from chronology.report.pdf.fonts import Fonts
from chronology.report.pdf.metadata import describe
from chronology.report.pdf.paper import Paper
from chronology.report.pdf.questions import draw_questions
from chronology.report.pdf.structure import Structure

_NAME = 12  # letters of a child's name that stand in any case


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
    canvas = TaggedCanvas(out)
    structure = Structure(canvas.document)
    paper = Paper(canvas, structure, Fonts(canvas.document))
    paper.beside_head = _whose(content, lambda words: paper.width(look.ASIDE, words) <= look.BESIDE_HEAD)
    describe(canvas, title(content), content.made)

    draw_cover(content, paper, structure.document)
    paper.bookmark(0, "Cover")
    asked = questions(content)
    events = Events(content, asked, paper, structure.document)
    in_order = lines(content)
    for _ in events.draw_dated(islice(in_order, len(content.timeline.dated))):
        yield
    if content.timeline.undated:
        for _ in events.draw_undated(in_order):
            yield
    if content.with_questions:
        draw_questions(asked, events.kept, switched_off(content), paper, structure.document)
    numbers = {entry.event.id: entry.number for entry in content.timeline.entries}
    draw_coverage(content, numbers, paper, structure.document)
    yield from draw_appendix(content, paper, structure.document)

    paper.finish(content.case.marking, _foot(content))
    structure.finish()
    canvas.finish()


def _whose(content: Content, fits: Callable[[str], bool]) -> str:
    """The words beside the head of each page: whose timeline this is. A long name ends in dots."""
    case = content.case
    born = f"born {day_in_words(case.born)}" if case.born else ""
    if not born and case.expected:
        born = f"expected {day_in_words(case.expected)}"
    files = len(content.timeline.contributions)
    merged = f"merged from {files} file" + ("" if files == 1 else "s")
    name = short = case.child
    while True:
        child = ", ".join(words for words in (short, born) if words)
        said = f"{child} · {merged}" if child else merged
        if fits(said) or len(name) <= _NAME:
            return said
        name = name[:-1].rstrip()
        short = f"{name}…"


def _foot(content: Content) -> str:
    reference = content.case.reference
    parts = (
        f"Case {reference}" if reference else "",
        f"{content.edition} edition",
        f"made {day_in_words(content.made)}",
    )
    return " · ".join(part for part in parts if part)
