"""The columns that the table can show, and the words of a row in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chronology.model.dates import describe
from chronology.model.event_rows import Column, Row
from chronology.report.age import counted
from chronology.report.lines import AGENCY_NOT_SAID, time_in_words


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """One column: what it sorts by, its heading, its width in characters, and a row's words in it.

    `is_prose` is true of an agency's own words, among which the words looked for are lit.
    """

    sort: Column
    heading: str
    width: int
    words: Callable[[Row], str]
    is_prose: bool = False


def _when(row: Row) -> str:
    clock = time_in_words(row.event.date.time)
    understood = describe(row.event.date) + (f", {clock}" if clock else "")
    written = row.event.date.as_written.strip()
    corrected = "\ncorrected" if "date" in row.corrected else ""
    return f"{understood}{f'{chr(10)}as written: {written}' if written else ''}{corrected}"


def _agency(row: Row) -> str:
    corrected = "\ncorrected" if "agency" in row.corrected else ""
    return f"{row.event.agency or AGENCY_NOT_SAID}{corrected}"


def _marks(row: Row) -> str:
    marks = row.marks
    said = [marks.significance.value, marks.direction.value]
    said += ["turning point"] if marks.turning_point else []
    said += ["restricted"] if marks.restricted else []
    words = ", ".join(each for each in said if each)
    return words[:1].upper() + words[1:]


COLUMNS = (
    ShownColumn(Column.NUMBER, "No.", 6, lambda row: str(row.number)),
    ShownColumn(Column.WHEN, "When", 21, _when),
    ShownColumn(Column.AGENCY, "Agency", 21, _agency),
    ShownColumn(Column.TEXT, "What happened", 52, lambda row: row.event.text, is_prose=True),
    ShownColumn(Column.ACTION, "Action or outcome", 30, lambda row: row.event.action, is_prose=True),
    ShownColumn(
        Column.QUESTIONS,
        "Questions",
        13,
        lambda row: counted(row.questions, "question") if row.questions else "",
    ),
    ShownColumn(Column.SIGNIFICANCE, "Marked as", 18, _marks),
    ShownColumn(Column.TAGS, "Tags", 18, lambda row: ", ".join(row.marks.tags)),
    ShownColumn(Column.SOURCE, "Source", 18, lambda row: row.event.source, is_prose=True),
    ShownColumn(Column.WHO, "Professional", 18, lambda row: row.event.who, is_prose=True),
    ShownColumn(Column.SEEN, "Child seen", 18, lambda row: row.event.seen, is_prose=True),
    ShownColumn(Column.VOICE, "Child's voice", 30, lambda row: row.event.voice, is_prose=True),
    ShownColumn(Column.ANALYSIS, "Their view", 30, lambda row: row.event.analysis, is_prose=True),
    ShownColumn(
        Column.FAMILY_MEMBER, "Family member", 18, lambda row: row.event.family_member, is_prose=True
    ),
    ShownColumn(Column.PLACE, "From", 26, lambda row: str(row.event.place)),
)
"""All columns, in the order in which they stand until somebody moves them."""

AT_FIRST = frozenset(
    {
        *(Column.WHEN, Column.AGENCY, Column.TEXT, Column.ACTION),
        *(Column.QUESTIONS, Column.SIGNIFICANCE, Column.TAGS, Column.PLACE),
    }
)
"""The columns that are shown until somebody chooses others."""


def column_at(section: int) -> ShownColumn:
    """The column with that number in the model."""
    return COLUMNS[section]


def section_of(column: Column) -> int:
    """The number in the model of the column that sorts by this."""
    return next(number for number, each in enumerate(COLUMNS) if each.sort is column)
