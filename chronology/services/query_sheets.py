"""Questions to agencies go out as query sheets, and the answers that were written on them come back in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz

from chronology.intake.file import read_file
from chronology.intake.grid import CannotRead, Row, Table
from chronology.model.case import Case
from chronology.model.curation import Query
from chronology.model.timeline import Timeline
from chronology.report.query_sheet import ANSWER, ANSWERED_BY, NUMBER, QUESTION, QuerySheet, write
from chronology.services.merge import day_made
from chronology.services.refusal import Refused

_REFERENCE = re.compile(r"\s*Q\s*(\d{1,6})\s*\.?\s*", re.IGNORECASE)
_ALIKE = 60  # per cent: less than that, and the number stands beside another question than ours


class Asks(Protocol):
    """The open case, as far as its queries go. Every method may be called from any thread."""

    def case(self) -> Case: ...
    def timeline(self) -> Timeline: ...
    def queries(self) -> tuple[Query, ...]: ...
    def sent(self, ids: Sequence[int], day: str) -> None: ...
    def answer(self, id: int, answer: str, day: str, by: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it stands on a sheet, with the question that it belongs to.

    `doubt` says why a person should look before it is taken in; '' where nothing speaks against it.
    """

    query: Query
    answer: str
    by: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one sheet brought back: its answers, and what on it could not be matched or was left empty."""

    file: str
    answers: tuple[Answer, ...]
    without: tuple[str, ...]  # references of questions that the sheet leaves unanswered
    unknown: tuple[str, ...]  # references that this case does not have


def write_sheet(case: Asks, agency: str, out: Path) -> tuple[int, ...]:
    """Write the questions to an agency that wait for an answer as a Word form, and note that they went out.

    Gives their numbers. Raises Refused where there are none, or where the file cannot be written.
    """
    asked = tuple(each for each in case.queries() if each.agency == agency and not each.answer)
    if not asked:
        raise Refused(f"No question to {agency or 'this agency'} waits for an answer.")
    wanted = {event for each in asked for event in each.events}
    events = {
        entry.event.id: entry.event
        for entry in case.timeline().entries
        if entry.event.id in wanted and entry.event.agency == agency
    }
    made = day_made()
    try:
        write(QuerySheet(case.case(), agency, asked, events, made), out)
    except OSError as fault:
        raise Refused(
            f"The sheet could not be written to '{out.name}' ({fault.strerror or 'the disk refused it'}). "
            "Close the file in other programs, or choose another folder."
        ) from fault
    numbers = tuple(each.id for each in asked)
    case.sent([each.id for each in asked if not each.asked], made.isoformat())
    return numbers


def read_answers(case: Asks, path: Path) -> Answers:
    """What a sheet that came back says. Nothing is changed. Raises Refused where it is no query sheet."""
    try:
        document = read_file(path)
    except CannotRead as fault:
        raise Refused(f"'{path.name}' cannot be read. {fault}") from fault
    kept = {each.reference: each for each in case.queries()}
    answers: list[Answer] = []
    without: list[str] = []
    unknown: list[str] = []
    found = False
    for part in document.parts:
        columns: dict[str, int] = {}
        for row in part.rows if isinstance(part, Table) else ():
            columns = _headings(row) or columns
            reference = _reference(row, columns)
            if not reference:
                continue
            found = True
            query = kept.get(reference)
            if query is None:
                unknown.append(reference)
            elif not (said := _cell(row, columns, ANSWER)):
                without.append(reference)
            else:
                doubt = _doubt(query, said, _cell(row, columns, QUESTION))
                answers.append(Answer(query, said, _cell(row, columns, ANSWERED_BY), doubt))
    if not found:
        raise Refused(
            f"'{path.name}' holds no questions of ours. Choose the query sheet that the agency sent back, "
            f"with its columns '{NUMBER}' and '{ANSWER}'."
        )
    return Answers(path.name, tuple(answers), tuple(without), tuple(unknown))


def take_answers(case: Asks, answers: Sequence[Answer]) -> int:
    """Keep these answers with their questions; how many there were."""
    day = day_made().isoformat()
    for each in answers:
        case.answer(each.query.id, each.answer, day, each.by)
    return len(answers)


def _headings(row: Row) -> dict[str, int]:
    words = {" ".join(cell.text.split()): at for at, cell in enumerate(row.cells)}
    return words if NUMBER in words and ANSWER in words else {}


def _reference(row: Row, columns: Mapping[str, int]) -> str:
    found = _REFERENCE.fullmatch(_cell(row, columns, NUMBER)) if columns else None
    return f"Q{int(found[1])}" if found else ""


def _cell(row: Row, columns: Mapping[str, int], heading: str) -> str:
    at = columns.get(heading, -1)
    return row.cells[at].text.strip() if 0 <= at < len(row.cells) else ""


def _doubt(query: Query, said: str, question: str) -> str:
    if fuzz.ratio(question.casefold(), query.question.casefold()) < _ALIKE:
        return "The question beside it on the sheet is not the one that is kept under this number."
    if query.answer and query.answer != said:
        return "This question has another answer already; this one would take its place."
    return ""
