"""The timeline itself: events in order as rows, a table a year, the undated ones in a part of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from chronology.model.dates.value import EventDate, Qualifier
from chronology.report.content import Content
from chronology.report.lines import Line, Question, day_in_words
from chronology.report.pdf import look
from chronology.report.pdf.paper import Link, Paper
from chronology.report.pdf.structure import Group
from chronology.report.pdf.table import Column, Piece, Row, Table

_ROOM_FOR_A_YEAR = 130.0  # a year that would begin lower on a page than this begins on the next
_WHITE_BEFORE_YEAR = 16.0
_VIEWS = ("Analysis",)


class Events:
    """Draws the events of one document, and keeps those that a question rests on, with their pages."""

    def __init__(
        self,
        content: Content,
        questions: Collection[Question],
        paper: Paper,
        document: Group,
    ) -> None:
        self._paper = paper
        self._document = document
        self._columns = _columns(content)
        self._barred = next(at for at, each in enumerate(self._columns) if each.heading == _AGENCY)
        self._answered = {each.number for each in questions if each.is_answered}
        self._asked_about = {number for each in questions for number in (*each.events, *each.answered_by)}
        began = {clock.event for clock in content.clocks}
        self._asked_about |= {each.number for each in content.timeline.entries if each.event.id in began}
        self._files = {
            each.file: number for number, each in enumerate(content.timeline.contributions, start=1)
        }
        self.kept: dict[int, tuple[Line, int]] = {}

    def draw_dated(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Draw dated events, a table a year; gives back each event when it is done."""
        month = ""
        for at, (year, of_year) in enumerate(groupby(lines, key=lambda line: _day(line.event.date).year)):
            table = self._begin(str(year), _period, new_page=not at)
            if not at:
                self._paper.bookmark(0, "Timeline")
            self._paper.bookmark(1, str(year))
            for line in of_year:
                day = _day(line.event.date)
                if _month(day) == month:
                    self._draw(table, line, day)
                else:
                    month = _month(day)
                    self._draw(table, line, day, place=month)
                    self._paper.bookmark(2, month, month)
                yield line
            table.close()

    def draw_undated(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Draw the events without a usable date, in a part of their own."""
        table = self._begin("Undated", lambda _first, _last: "Undated", new_page=True)
        self._paper.bookmark(0, "Undated")
        for line in lines:
            self._draw(table, line, None)
            yield line
        table.close()

    def _begin(self, words: str, head: Callable[[Any, Any], str], new_page: bool) -> Table:
        paper = self._paper
        heading = paper.structure.element(b"H2", self._document)
        if new_page or paper.room < _ROOM_FOR_A_YEAR:
            paper.turn(head, heading)
        else:
            paper.y -= _WHITE_BEFORE_YEAR
            paper.tagged(heading, look.LEFT, paper.y, paper.lay(look.BAND, words, look.WIDTH))
            paper.structure.close(heading)
            paper.y -= look.BAND.leading
        return Table(paper, self._document, self._columns, self._barred)

    def _draw(self, table: Table, line: Line, day: date | None, place: str = "") -> None:
        asked_about = line.number in self._asked_about
        page = table.add(
            Row(
                cells=[_CELLS[column.heading](self, line) for column in self._columns],
                called=f"{line.number} · {line.understood} · {line.agency}",
                key=day,
                ink=line.kind.colour,
                shape=line.kind.shape,
                places=[name for name in (place, f"event-{line.number}" if asked_about else "") if name],
            )
        )
        if asked_about:
            self.kept[line.number] = (line, page)

    def _number(self, line: Line) -> list[Piece]:
        return [(look.NUMBER, str(line.number), None)]

    def _when(self, line: Line) -> list[Piece]:
        when = line.event.date
        day, _, doubt = line.understood.partition(", ")
        pieces: list[Piece] = [(look.BODY_BOLD, day, None)]
        if doubt:
            pieces.append((_doubt_style(when), doubt, None))
        if when.origin.value and when.origin.value not in doubt:
            pieces.append((look.READ, when.origin.value, None))
        if line.time:
            pieces.append((look.SMALL_INK, line.time, None))
        if line.as_written:
            pieces.append((look.SMALL, f"as written: {line.as_written}", None))
        return pieces

    def _age(self, line: Line) -> list[Piece]:
        return [(look.BODY, line.age, None)]

    def _agency(self, line: Line) -> list[Piece]:
        return [(look.AGENCY, line.agency, None), (look.SMALL, line.event.source, None)]

    def _what(self, line: Line) -> list[Piece]:
        event = line.event
        pieces: list[Piece] = [(look.BODY, event.text, None)]
        for words in line.beside:
            style = look.VIEW if words.heading in _VIEWS else look.SMALL
            pieces.append((style, f"{words.heading}: {words.text}" if words.heading else words.text, None))
        for sentence in dict.fromkeys((*event.confirm, *event.date.warnings)):
            pieces.append((look.READ, f"To confirm: {sentence}", None))
        return pieces

    def _seen(self, line: Line) -> list[Piece]:
        pieces: list[Piece] = []
        if line.event.seen:
            pieces += _labelled("Seen", line.event.seen)
        if line.event.voice:
            pieces += _labelled("Voice", line.event.voice)
        return pieces

    def _action(self, line: Line) -> list[Piece]:
        return [(look.BODY, line.event.action, None)]

    def _from(self, line: Line) -> list[Piece]:
        place = line.event.place
        file = self._files.get(place.file)
        to = Link(f"file-{file}", f"The file {place.file} in the list of files") if file else None
        pieces: list[Piece] = [(look.LINK if to else look.SMALL, str(place), to)]
        for number in line.questions:
            style = look.ANSWERED if number in self._answered else look.ASKED
            words = f"Question {number}" + (", answered" if number in self._answered else "")
            pieces.append((style, words, Link(f"question-{number}", f"Question {number}")))
        return pieces


def _labelled(label: str, words: str) -> list[Piece]:
    """What stands in a column that two headings share; a word that says its heading needs no label."""
    said: Piece = (look.BODY, words, None)
    return [said] if words.strip().casefold() == label.casefold() else [(look.SMALL, label, None), said]


_AGENCY = "Agency, source"
_SEEN = "Child seen, voice"
_ACTION = "Action or outcome"

_CELLS: dict[str, Callable[[Events, Line], list[Piece]]] = {
    "No.": Events._number,
    "When": Events._when,
    "Age": Events._age,
    _AGENCY: Events._agency,
    "What happened": Events._what,
    _SEEN: Events._seen,
    _ACTION: Events._action,
    "From": Events._from,
}


def _columns(content: Content) -> tuple[Column, ...]:
    """The columns, as wide as the page. A column that no return fills gives its width to what happened."""
    events = content.timeline.events
    widths = {
        "No.": 20.0 + 5 * len(str(len(events))),
        "When": 102.0,
        "Age": 56.0 if content.case.born or content.case.expected else 0.0,
        _AGENCY: 106.0,
        _SEEN: 84.0 if any(event.seen or event.voice for event in events) else 0.0,
        _ACTION: 112.0 if any(event.action for event in events) else 0.0,
        "From": 94.0,
    }
    widths["What happened"] = look.WIDTH - sum(widths.values())
    return tuple(
        Column(heading, widths[heading], heads_row=heading == "No.") for heading in _CELLS if widths[heading]
    )


def _doubt_style(when: EventDate) -> look.Style:
    """What the writer doubted is marked as a doubt, several days as a span, one stated day not at all."""
    if when.qualifier is not Qualifier.STATED:
        return look.DOUBT
    return look.READ if when.is_day else look.SPAN


def _day(when: EventDate) -> date:
    """The day under whose year and month an event is listed: the same that it is ordered by."""
    return when.earliest or when.latest or date.max


def _month(day: date) -> str:
    return day_in_words(day).partition(" ")[2]


def _period(first: date | None, last: date | None) -> str:
    """The head of a page: '2021 · October to December'."""
    if first is None or last is None:
        return "Timeline"
    begin, end = _month(first), _month(last)
    if first.year != last.year:
        return f"{begin} to {end}"
    months = begin.split()[0] if begin == end else f"{begin.split()[0]} to {end.split()[0]}"
    return f"{first.year} · {months}"
