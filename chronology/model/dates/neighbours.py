"""A whole column of dates, in row order: years from headings and from the rows around, and 'ditto'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from chronology.model.dates.cells import CellValue, read_value
from chronology.model.dates.clock import cut_time
from chronology.model.dates.context import DateContext
from chronology.model.dates.headings import YearHeading, year_of_heading
from chronology.model.dates.leaning import in_doubt, lean, leans_on_row_above
from chronology.model.dates.reading import read_date
from chronology.model.dates.stretch import LACKS_YEAR
from chronology.model.dates.tokens import fold
from chronology.model.dates.value import EventDate, Origin, UnreadableDate
from chronology.model.dates.words import MONTHS

Read = EventDate | UnreadableDate

_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?(?!\d|\s*[.:]\d|\s*(?:[ap]\.?m\b|h(?:ou)?rs?\b|o'clock))"
_DAY_ALONE = re.compile(
    rf"(?P<days>\W*(?:{_WEEKDAY}\W+)?(?:the\s+)?{_NUMBER}(?:\s*(?:-|–|to|and|&|or)\s*{_NUMBER})?)"
    rf"(?P<weekday>\W*{_WEEKDAY})?(?P<behind>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING = " .,;:()[]-–@\n"
_BY_NUMBERS = re.compile(r"\D*(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*\d{2,4}\D*")
_EMPTY = "The date cell is empty: the date of the row above is taken. Please confirm."
_TIME_ONLY = "The date cell holds only a time: the date of the row above is taken. Please confirm."
_NO_ROW_ABOVE = "This leans on the row above, which has no date."
_MONTH_FIRST = (
    "Another date in this column can only be month first, so this one may be month first too: please check."
)


@dataclass(frozen=True, slots=True)
class DateCell:
    """One cell of a date column.

    `value` is the typed value beneath the words, if the format has one. `merged_down` marks a cell covered
    by a merge from above, with that cell's words as its text. `heading` marks a row that is no event but a
    heading ('2007', 'March 2007'). `row_has_words` is False where the rest of the row is empty too: an empty
    date cell there takes nothing from the row above.
    """

    text: str = ""
    value: CellValue = None
    merged_down: bool = False
    heading: bool = False
    date_1904: bool = False
    row_has_words: bool = True


def read_column(
    cells: Sequence[DateCell], context: DateContext | None = None, year: int | None = None
) -> list[EventDate | UnreadableDate]:
    """Every date of a column, one for each cell in the same order; what could not be read as the reason why.

    A missing year comes from the heading above (`year` is that of the title, if it has one), else from the
    dated rows around it where their order leaves only one. 'Ditto', 'next day' and merged cells are read
    from the row above; an empty cell too, but uncertain, with a warning to confirm. Nothing is guessed:
    what stays open is undated with a warning.
    """
    context = context or DateContext()
    column = _Column(cells, context)
    column.read_alone()
    column.lend_heading_years(year)
    column.lend_neighbours_years()
    column.lean_on_rows_above()
    column.doubt_month_first()
    return [read if read is not None else EventDate() for read in column.reads]


class _Column:
    """A column while it is read. `reads` fills up step by step; None is not read yet."""

    def __init__(self, cells: Sequence[DateCell], context: DateContext) -> None:
        self.cells = cells
        self.context = context
        self.reads: list[Read | None] = [None] * len(cells)
        self.headings: dict[int, YearHeading] = {}
        self.yearless: set[int] = set()

    def read_alone(self) -> None:
        """Read each cell for what it says itself."""
        for row, cell in enumerate(self.cells):
            if cell.heading:
                self._read_heading(row, cell)
            elif not cell.merged_down and (cell.value is not None or cell.text.strip()):
                self._read_cell(row, cell)

    def _read_heading(self, row: int, cell: DateCell) -> None:
        heading = year_of_heading(cell.text, self.context)
        if heading is not None:
            self.headings[row] = heading
            self.reads[row] = EventDate(as_written=cell.text)
            return
        read = self._reading(cell)
        self.reads[row] = (
            read if isinstance(read, EventDate) and read.is_day else EventDate(as_written=cell.text)
        )

    def _read_cell(self, row: int, cell: DateCell) -> None:
        # Marks and words that lean come first: read alone, a ditto mark is an empty cell.
        lettered = not cell.text.lstrip()[:1].isdigit()
        if cell.value is None and lettered and leans_on_row_above(cell.text):
            return
        read = self._reading(cell)
        if isinstance(read, UnreadableDate):
            if leans_on_row_above(cell.text) or _is_time(cell.text):
                return
        elif not read.is_dated and read.warnings:
            self.yearless.add(row)
            return
        self.reads[row] = read

    def _reading(self, cell: DateCell) -> Read:
        fault: UnreadableDate | None = None
        if cell.value is not None:
            try:
                return read_value(cell.value, cell.text, self.context, cell.date_1904)
            except UnreadableDate as reason:
                fault = reason
        # '14.08' in a sheet is a number to the sheet, and a day and month to who typed it.
        if fault is not None and not cell.text.strip():
            return fault
        try:
            return read_date(cell.text, self.context)
        except UnreadableDate as reason:
            return fault or reason

    def lend_heading_years(self, year: int | None) -> None:
        """Give rows beneath a year's or a month's heading what they lack, until a date shows it has ended."""
        heading = YearHeading(date(year, 1, 1), date(year, 12, 31)) if year is not None else None
        for row, cell in enumerate(self.cells):
            if row in self.headings:
                heading = self.headings[row]
                continue
            read = self.reads[row]
            if heading is None:
                continue
            if isinstance(read, EventDate) and read.earliest is not None and read.latest is not None:
                years = range(heading.earliest.year, heading.latest.year + 1)
                if read.earliest.year not in years and read.latest.year not in years:
                    heading = None
                continue
            lent = self._beneath(heading, cell, row in self.yearless, isinstance(read, UnreadableDate))
            if lent is not None:
                self.reads[row] = lent
                self.yearless.discard(row)

    def _beneath(self, heading: YearHeading, cell: DateCell, yearless: bool, unreadable: bool) -> Read | None:
        days = self._days_of_month(heading, cell) if yearless or unreadable else None
        if not yearless:
            return days
        fitting: list[Read] = []
        for year in range(heading.earliest.year, min(heading.latest.year, heading.earliest.year + 9) + 1):
            try:
                read = read_date(cell.text, self.context, year)
            except UnreadableDate as reason:
                if heading.year is not None:
                    return reason
                continue
            if not read.is_dated:
                continue
            if _first(read) <= heading.latest and _last(read) >= heading.earliest:
                fitting.append(read)
        if days is not None:
            # '9-10' beneath 'March' is two days; beneath 'October' it may be the 9th of October as well.
            return days if not fitting else None
        return fitting[0] if len(fitting) == 1 else None

    def _days_of_month(self, heading: YearHeading, cell: DateCell) -> Read | None:
        """A day, or a span of days, beneath a heading that names one month; None where it is none."""
        if heading.month is None or len(cell.text) > 40:
            return None
        day = _DAY_ALONE.fullmatch(cell.text)
        if day is None or (day["behind"].strip(_NOTHING) and not _is_time(day["behind"])):
            return None
        month = MONTHS[heading.month - 1]
        weekday = f" ({day['weekday'].strip(_NOTHING)})" if day["weekday"] else ""
        words = f"{day['days'].strip()} {month} {heading.earliest.year}{weekday} {day['behind'].strip()}"
        try:
            read = read_date(words, self.context)
        except UnreadableDate as reason:
            return reason
        return replace(read, origin=Origin.HEADING, as_written=cell.text)

    def lend_neighbours_years(self) -> None:
        """Give a row the one year that keeps the column in order between the dated rows around it."""
        dated = [
            row
            for row, read in enumerate(self.reads)
            if isinstance(read, EventDate)
            and read.earliest is not None
            and read.latest is not None
            and row not in self.headings
        ]
        starts = [_first(read) for row in dated if isinstance(read := self.reads[row], EventDate)]
        orders = [
            step
            for step in (1, -1)
            if all((after - before).days * step >= 0 for before, after in pairwise(starts))
        ]
        for above, below in pairwise(dated):
            between = [row for row in range(above + 1, below) if row in self.yearless]
            if not between or not orders:
                continue
            found = [self._between(above, between, below, step) for step in orders]
            for row in between:
                readings = {each.get(row) for each in found}
                reading = readings.pop()
                if not readings and reading is not None:
                    self.reads[row] = replace(reading, origin=Origin.ROW_ABOVE)
                    self.yearless.discard(row)
        for row in self.yearless:
            self.reads[row] = EventDate(as_written=self.cells[row].text, warnings=(LACKS_YEAR,))

    def _between(self, above: int, between: list[int], below: int, step: int) -> dict[int, EventDate]:
        """The readings of the rows between two dated rows, where only one year keeps each in order."""
        rows = between if step > 0 else between[::-1]
        start, end = (self.reads[above], self.reads[below])[::step]
        assert isinstance(start, EventDate)
        assert isinstance(end, EventDate)
        low, high = _first(start), _last(end)
        for exact_weekday in (True, False):
            fitting = {row: self._fitting(row, low, high, exact_weekday) for row in rows}
            if all(fitting.values()):
                break
        else:
            return {}
        # The soonest year each row can have after the one before it, and the latest before the one after it.
        soonest: dict[int, EventDate] = {}
        bound = low
        for row in rows:
            choice = next((read for read in fitting[row] if _last(read) >= bound), None)
            if choice is None:
                return {}
            soonest[row] = choice
            bound = max(bound, _first(choice))
        certain: dict[int, EventDate] = {}
        bound = high
        for row in reversed(rows):
            choice = next((read for read in reversed(fitting[row]) if _first(read) <= bound), None)
            if choice is None:
                return {}
            if choice == soonest[row]:
                certain[row] = choice
            bound = min(bound, _last(choice))
        return certain

    def _fitting(self, row: int, low: date, high: date, exact_weekday: bool) -> list[EventDate]:
        fitting = []
        for year in range(low.year - 1, min(high.year, low.year + 60) + 2):
            try:
                read = read_date(self.cells[row].text, self.context, year)
            except UnreadableDate:
                continue
            if not read.is_dated or (exact_weekday and read.warnings):
                continue
            if _last(read) >= low and _first(read) <= high:
                fitting.append(read)
        return fitting

    def lean_on_rows_above(self) -> None:
        """Read 'ditto', merged and empty cells from the row above, from the top down."""
        above: Read | None = None
        for row, cell in enumerate(self.cells):
            if row in self.headings:
                above = None
                continue
            if self.reads[row] is None:
                self.reads[row] = self._leaning(cell, above)
            if cell.row_has_words or cell.text.strip() or cell.value is not None:
                above = self.reads[row]

    def _leaning(self, cell: DateCell, above: Read | None) -> Read:
        dated = isinstance(above, EventDate) and above.is_dated
        empty = not cell.text.strip() and not cell.merged_down
        if not dated:
            if cell.merged_down and above is None and cell.text.strip():
                return self._reading(cell)
            return EventDate(as_written=cell.text, warnings=() if empty else (_NO_ROW_ABOVE,))
        assert isinstance(above, EventDate)
        if cell.merged_down:
            return replace(
                above, origin=Origin.ROW_ABOVE, as_written=cell.text or above.as_written, warnings=()
            )
        if empty:
            if not cell.row_has_words:
                return EventDate(as_written=cell.text)
            lent = replace(
                above, origin=Origin.ROW_ABOVE, time=None, as_written=cell.text, warnings=(_EMPTY,)
            )
            return in_doubt(lent)
        if _is_time(cell.text):
            return replace(in_doubt(lean(cell.text, above)), warnings=(_TIME_ONLY,))
        try:
            return lean(cell.text, above)
        except UnreadableDate as reason:
            return EventDate(as_written=cell.text, warnings=(str(reason),))

    def doubt_month_first(self) -> None:
        """Where one date of the column can only be month first, say so at those that may be either."""
        numbers = {row: _two_numbers(cell) for row, cell in enumerate(self.cells) if cell.value is None}
        if not any(pair and pair[1] > 12 >= pair[0] > 0 for pair in numbers.values()):
            return
        for row, pair in numbers.items():
            read = self.reads[row]
            if (
                pair
                and max(pair) <= 12
                and pair[0] != pair[1]
                and isinstance(read, EventDate)
                and read.is_dated
            ):
                self.reads[row] = replace(read, warnings=(*read.warnings, _MONTH_FIRST))


def _two_numbers(cell: DateCell) -> tuple[int, int] | None:
    match = _BY_NUMBERS.fullmatch(cell.text) if len(cell.text) < 40 else None
    return (int(match[1]), int(match[2])) if match else None


def _is_time(words: str) -> bool:
    """Whether words are nothing but an unmistakable time ('14:30', 'pm')."""
    if len(words) > 40:
        return False
    cut = cut_time(fold(words)[0])
    return cut.time is not None and not cut.words.strip(_NOTHING)


def _first(read: EventDate) -> date:
    return read.earliest or date.min


def _last(read: EventDate) -> date:
    return read.latest or date.max
