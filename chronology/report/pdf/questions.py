"""The questions that the rules ask: each with why it is asked, the events it rests on, and its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chronology.model.events import Event, Meaning
from chronology.model.findings import Span, joined
from chronology.report.lines import SEVERITY, Line, Question, parts, theme
from chronology.report.pdf import look
from chronology.report.pdf.paper import Link, Paper
from chronology.report.pdf.structure import Group
from chronology.report.pdf.table import Column, Piece, Row, Table

_INTRODUCTION = (
    "Each question was raised by a rule that reads the merged timeline. A question says what was seen and"
    " asks for what is missing; it states nothing about any person."
)
_QUOTED = 160  # letters of an event's own words shown beside a question; the event has them all


def draw_questions(
    questions: Sequence[Question],
    kept: Mapping[int, tuple[Line, int]],
    rules_off: Sequence[str],
    paper: Paper,
    document: Group,
) -> None:
    """Draw the open questions, then the others by how they stand. `kept` has the events they name, with
    their pages.

    `rules_off` tells of each rule that was switched off, with the reason.
    """
    paper.turn(lambda _first, _last: "Questions", paper.structure.element(b"H2", document))
    paper.bookmark(0, "Questions")
    paper.paragraph(document, look.BODY, _INTRODUCTION, width=look.WIDTH * 0.7, after=8)
    for words in rules_off:
        paper.paragraph(document, look.BODY, words, width=look.WIDTH * 0.7, after=4)
    if not questions:
        paper.paragraph(document, look.BODY_BOLD, "No rule raised a question.")
        return
    for title, chosen in parts(questions):
        if paper.room < 120:
            paper.turn()
        paper.bookmark(1, f"{title} ({len(chosen)})")
        paper.paragraph(document, look.BAND, f"{title} · {len(chosen)}", tag=b"H3", after=2)
        _draw_table(chosen, kept, paper, document)
        paper.y -= 18


def _draw_table(
    questions: Sequence[Question], kept: Mapping[int, tuple[Line, int]], paper: Paper, document: Group
) -> None:
    table = Table(
        paper,
        document,
        (
            Column("No.", 34, heads_row=True),
            Column("Question and why it is asked", 340),
            Column("Rests on", 264),
            Column("Weight, theme and source", look.WIDTH - 638),
        ),
    )
    for question in questions:
        finding = question.finding
        asked: list[Piece] = [(look.SUBHEAD, finding.title, None), (look.BODY_BOLD, finding.question, None)]
        if finding.ask:
            asked.append((look.WHOM, f"To ask: {finding.ask}", None))
        if question.awaited:
            asked.append((look.WHOM, question.awaited, None))
        asked.append((look.BODY, finding.why, None))
        table.add(
            Row(
                cells=(
                    [(look.NUMBER, str(question.number), None)],
                    asked,
                    _rests_on(question, kept),
                    [
                        (
                            look.ANSWERED if question.is_answered else look.ASKED,
                            SEVERITY[finding.severity],
                            None,
                        ),
                        (look.SMALL, f"{theme(finding)} · {finding.rule}", None),
                        (look.SMALL, finding.source, None),
                    ],
                ),
                called=f"Question {question.number}",
                places=(f"question-{question.number}",),
            )
        )
    table.close()


def _rests_on(question: Question, kept: Mapping[int, tuple[Line, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    for number in question.events:
        if number not in kept:
            continue
        line, page = kept[number]
        pieces.append(_to_event(line, page))
        for span in joined(span for span in question.finding.words if span.event == line.event.id):
            pieces += _quoted(line.event, span)
    for number in question.answered_by:
        if number in kept:
            pieces.append((look.SMALL, "Answered by", None))
            pieces.append(_to_event(*kept[number]))
    return pieces


def _to_event(line: Line, page: int) -> Piece:
    words = f"{line.number} · {line.understood}, {line.agency} (page {page})"
    return (look.LINK, words, Link(f"event-{line.number}", f"Event {line.number} on page {page}"))


def _quoted(event: Event, span: Span) -> list[Piece]:
    """The event's own words that a question rests on, cut where they are long."""
    words = _field(event, span.field)[span.start : span.end].strip()
    if not words:
        return []
    shown = f"“{words[:_QUOTED]}…”" if len(words) > _QUOTED else f"“{words}”"
    return [(look.SMALL_INK, shown, None)]


def _field(event: Event, field: str) -> str:
    """The words of a field by the name that spans use: a column's meaning, or 'other 2' for the second."""
    if field == Meaning.EVENT:
        return event.text
    kind, _, number = field.partition(" ")
    if kind == Meaning.OTHER and number.isdigit():
        return event.other[int(number) - 1].text if 0 < int(number) <= len(event.other) else ""
    return str(getattr(event, field, ""))
