"""The timeline as an Excel workbook: for sorting, filtering and counting, with every word as it was written.

Words are always written as text, so nothing runs as a formula or becomes a link. A real Excel date stands
only where the date is one certain day; any other date stays in words.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter

from chronology.model.dates.value import EventDate, Qualifier
from chronology.report.age import counted
from chronology.report.content import Content
from chronology.report.lines import (
    SEVERITY,
    Line,
    agencies,
    day_in_words,
    facts,
    lines,
    questions,
    sayable,
    switched_off,
    title,
)
from chronology.report.output import Progress, watched, write_whole

Cell: TypeAlias = str | int | date | None

_TIMELINE = (
    ("No.", 6),
    ("Date", 18),
    ("Time", 9),
    ("Date as written", 18),
    ("Date understood", 26),
    ("Earliest", 11),
    ("Latest", 11),
    ("Age of the child", 16),
    ("Agency", 22),
    ("Source", 22),
    ("What happened", 80),
    ("Child seen", 16),
    ("Child's voice", 28),
    ("Action or outcome", 34),
    ("Who", 22),
    ("Family member", 18),
    ("Analysis", 34),
    ("Number in the return", 12),
    ("Other columns", 34),
    ("To confirm", 34),
    ("Questions", 10),
    ("File", 24),
    ("Table", 14),
    ("Row", 7),
    ("Event", 14),
)
_QUESTIONS = (
    ("No.", 6),
    ("State", 18),
    ("Question, and why it is asked", 90),
    ("To whom", 24),
    ("About", 34),
    ("Weight", 20),
    ("Timeline rows", 16),
    ("Answered by rows", 16),
    ("Rule", 9),
    ("Source", 40),
)
_FILES = (
    ("File", 34),
    ("Agency", 26),
    ("Kind", 8),
    ("Rows", 8),
    ("Events", 8),
    ("Undated", 9),
    ("Set aside", 10),
    ("What to know", 70),
    ("SHA-256", 68),
)
_SET_ASIDE = (
    ("File", 34),
    ("Table", 16),
    ("Row", 7),
    ("Words", 90),
    ("Reason", 40),
    ("Detail", 40),
    ("To look at", 12),
)

_A3, _A4 = 8, 9  # Excel's own numbers for paper
_CELL_HOLDS = 16_000  # Excel holds 32,767, and counts a sign beyond the common 65,536 as two
_FIRST_EXCEL_DAY = date(1900, 3, 1)  # before it, Excel's count of days is one out


def write(content: Content, out: Path, progress: Progress | None = None) -> None:
    """Write the workbook. Raises Stopped, and OSError from the disk."""
    write_whole(out, _workbook(content, progress))


FORMATS = {".xlsx": write}


def _workbook(content: Content, progress: Progress | None) -> bytes:
    into = io.BytesIO()
    # in_memory: xlsxwriter would otherwise put the sheets into plain temporary files.
    book = xlsxwriter.Workbook(into, {"in_memory": True, "default_date_format": "d mmm yyyy"})
    book.set_properties(
        {
            "title": sayable(title(content)),
            "subject": sayable(content.case.reference),
            "keywords": sayable(content.case.marking),
            "created": datetime(content.made.year, content.made.month, content.made.day),
        }
    )
    sheets = _Sheets(book, content)
    rows = watched(lines(content), len(content.timeline.entries), progress)
    sheets.add("Timeline", _TIMELINE, (_timeline_row(line) for line in rows), frozen_columns=2)
    if content.with_questions:
        sheets.add("Questions", _QUESTIONS, _question_rows(content))
    sheets.add("Files", _FILES, _file_rows(content))
    sheets.add("Set aside", _SET_ASIDE, _set_aside_rows(content))
    sheets.add("Case", (("About this case", 90),), _case_rows(content))
    sheets.add_long_words()
    book.close()
    return into.getvalue()


class _Sheets:
    """The sheets of one workbook, in one dress; it also keeps the words that no single cell can hold."""

    def __init__(self, book: Any, content: Content) -> None:
        plain = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
        self._book = book
        self._content = content
        self._long: list[tuple[Cell, ...]] = []
        self._heading = book.add_format(
            {**plain, "bold": True, "bg_color": "#F1F1EE", "bottom": 1, "bottom_color": "#1D2021"}
        )
        self._words = book.add_format({**plain, "num_format": "@"})
        self._number = book.add_format({**plain, "align": "left"})
        self._day = book.add_format({**plain, "num_format": "d mmm yyyy", "align": "left"})

    def add(
        self,
        name: str,
        columns: Sequence[tuple[str, int]],
        rows: Iterable[Sequence[Cell]],
        frozen_columns: int = 0,
    ) -> None:
        """One sheet: its heading frozen and repeated in print, a filter over it, landscape.

        The timeline, whose first columns stay in sight too, takes two A3 pages in width.
        """
        sheet = self._book.add_worksheet(name)
        for column, (heading, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, self._heading)
        last = 0
        for last, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                self._put(sheet, name, last, column, cell)
        sheet.freeze_panes(1, frozen_columns)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A3 if frozen_columns else _A4)
        sheet.fit_to_pages(2 if frozen_columns else 1, 0)
        case = self._content.case
        made = day_in_words(self._content.made)
        sheet.set_header(f"&L{_print_words(case.marking)}&R{_print_words(title(self._content))}")
        sheet.set_footer(
            f"&L{_print_words(case.marking)}"
            f"&C{_print_words(case.reference)} {_print_words(self._content.edition)} edition, made {made}"
            "&Rpage &P of &N"
        )

    def add_long_words(self) -> None:
        """A last sheet with the whole of every cell that is longer than Excel holds, in pieces."""
        if self._long:
            pieces = tuple(self._long)
            self._long = []
            columns = (("Sheet", 14), ("Row", 8), ("Column", 8), ("Piece", 8), ("Words", 120))
            self.add("Long words", columns, pieces)

    def _put(self, sheet: Any, name: str, row: int, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, self._number)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), self._day)
        else:
            words = sayable(cell)
            if len(words) > _CELL_HOLDS:
                words = self._shortened(name, row, column, words)
            sheet.write_string(row, column, words, self._words)

    def _shortened(self, name: str, row: int, column: int, words: str) -> str:
        starts = range(0, len(words), _CELL_HOLDS)
        for piece, start in enumerate(starts, start=1):
            self._long.append((name, row + 1, column + 1, piece, words[start : start + _CELL_HOLDS]))
        return f"{words[: _CELL_HOLDS - 100]} … [all {len(words):,} signs stand in the sheet Long words]"


def _print_words(text: str) -> str:
    """Text for a page's header or footer, where Excel takes & for a command and holds 255 signs in all."""
    return sayable(text)[:60].replace("&", "&&")


def _timeline_row(line: Line) -> tuple[Cell, ...]:
    event = line.event
    when = event.date
    return (
        line.number,
        _certain_day(when) or line.day,
        line.time,
        line.as_written,
        line.understood,
        when.earliest.isoformat() if when.earliest else "",
        when.latest.isoformat() if when.latest else "",
        line.age,
        event.agency,
        event.source,
        event.text,
        event.seen,
        event.voice,
        event.action,
        event.who,
        event.family_member,
        event.analysis,
        event.sequence,
        "\n".join(f"{words.heading}: {words.text}" if words.heading else words.text for words in event.other),
        "\n".join(dict.fromkeys((*when.warnings, *event.confirm))),
        ", ".join(str(number) for number in line.questions),
        event.place.file,
        event.place.table,
        event.place.row,
        event.id,
    )


def _certain_day(when: EventDate) -> date | None:
    certain = when.is_day and when.qualifier is Qualifier.STATED
    day = when.earliest
    return day if certain and day is not None and day >= _FIRST_EXCEL_DAY else None


def _question_rows(content: Content) -> Iterable[tuple[Cell, ...]]:
    for question in questions(content):
        finding = question.finding
        yield (
            question.number,
            question.standing,
            f"{finding.question}\n{finding.why}",
            finding.ask,
            finding.title,
            SEVERITY[finding.severity],
            ", ".join(str(number) for number in question.events),
            ", ".join(str(number) for number in question.answered_by),
            finding.rule,
            finding.source,
        )


def _file_rows(content: Content) -> Iterable[tuple[Cell, ...]]:
    for each in content.timeline.contributions:
        yield (
            each.file,
            each.agency,
            each.kind,
            each.rows,
            len(each.events),
            sum(not event.date.is_dated for event in each.events),
            len(each.set_aside),
            "\n".join(each.warnings),
            each.sha256,
        )


def _set_aside_rows(content: Content) -> Iterable[tuple[Cell, ...]]:
    for each in content.timeline.contributions:
        for kept in each.set_aside:
            yield (
                kept.place.file,
                kept.place.table,
                kept.place.row,
                "\n".join(kept.cells),
                kept.reason.value,
                kept.detail,
                "yes" if kept.unread else "",
            )


def _case_rows(content: Content) -> Iterable[tuple[Cell, ...]]:
    yield (f"Marking: {content.case.marking}",)
    for label, words in facts(content):
        yield (f"{label}: {words}",)
    for name, _, count in agencies(content):
        yield (f"{name}: {counted(count, 'event')}",)
    for words in switched_off(content):
        yield (words,)
