"""Rows to entries: a table with an event in each row, or in each cell of a column for each agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chronology.intake.agency import agency_alone
from chronology.intake.cells import (
    NOTHING_CARRIED,
    Carried,
    date_cell,
    date_parts_of,
    notes_of,
    sort_row,
    without_account,
    words_of,
)
from chronology.intake.chosen import entries_as_said, with_meanings
from chronology.intake.columns import Columns, cell_at, recognise
from chronology.intake.entries import Entry, Found, Laid, Mark
from chronology.intake.grid import Cell, Row
from chronology.intake.heading_rows import Heading, filled, find_headings, is_guidance, words_of_row
from chronology.intake.headings import EXACT, guess_heading
from chronology.intake.openings import month_in_year, opens_with_years, year_within
from chronology.intake.profile import is_date, opens_with_date, says_no_date
from chronology.intake.prose import holds_several, lines_of, read_lines
from chronology.intake.regrouped import is_dated, unstacked, with_accounts_beside
from chronology.intake.section import Section
from chronology.intake.surrounds import goes_on, is_note, is_title, is_total, says_undated, year_in_title
from chronology.model.dates import DateCell, year_of_heading
from chronology.model.dates.value import EventDate
from chronology.model.events import Meaning, Place, Reason, Words
from chronology.resource import agency_types

_ENDED = re.compile(r"[.!?:…)\]\"'”’]\s*$")
_HANGS = re.compile(r"(?:[,–-]|\b(?:the|an?|of|to|and|or|with|by|for|in|on|at|that|his|her|Mrs?|Ms|Dr))\s*$")
_LINE = 40  # characters: a shorter text that ends without a full stop is a note, not a line cut in two
_DAY_OF = "the day of the rows beneath"
_AGENCY_OF = "the agency of the rows beneath"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table gave, and the columns it was read by, for a table that goes on from it."""

    found: Found
    columns: Columns | None


def read_rows(name: str | int | None, rows: Sequence[Row], section: Section) -> Reading:
    """Every row of a table as entries, or set aside with its reason.

    Rows above the first heading are titles, unless they are entries of a table that has no heading of its
    own. A heading that comes again is set aside; a different one begins a part with columns of its own.
    """
    rows = [row for row in rows if filled(row)]
    if max((len(row.cells) for row in rows), default=0) == 1:
        return Reading(_read_single_column(name, rows, section), None)
    headings = find_headings(rows, section.context)
    found = Found()
    columns: Columns | None = None
    starts = [*headings, None]
    above = rows[: headings[0].first] if headings else rows
    if above:
        columns = _read_headless(name, above, section, found, titles=bool(headings))
    last: Heading | None = None
    for heading, following in zip(headings, starts[1:], strict=True):
        reason = Reason.REPEATED_HEADING if heading.same_as(last) else Reason.HEADING
        for row in rows[heading.first : heading.last + 1]:
            found.keep(_place(section, name, row), words_of_row(row), reason)
        body = rows[heading.last + 1 : following.first if following else len(rows)]
        if reason is Reason.HEADING or columns is None:
            whole = [each for each in headings if each.same_as(heading)]
            width = max(len(row.cells) for row in rows)
            words = heading.words + ("",) * (width - len(heading.words))
            columns = recognise(words, _bodies(rows, whole, headings), section.context)
            columns = with_meanings(columns, name, section.choices)
            found.columns += columns.recognised(name)
        _Body(name, section, columns, found).read(body)
        last = heading
    return Reading(found, columns)


def _read_single_column(name: str | int | None, rows: Sequence[Row], section: Section) -> Found:
    """A table of one column is a text in boxes."""
    lines = [line for row in rows for line in lines_of(_place(section, name, row), row.cells[0].text)]
    found = read_lines(lines, section)
    for row in rows:
        if row.cells[0].notes:
            found.keep(_place(section, name, row), row.cells[0].notes, Reason.COMMENT)
    return found


def _bodies(rows: Sequence[Row], like: Sequence[Heading], headings: Sequence[Heading]) -> list[Row]:
    """The rows beneath every heading with the same words, by which its columns are told."""
    ends = [each.first for each in headings[1:]] + [len(rows)]
    return [
        row
        for heading, end in zip(headings, ends, strict=True)
        if heading in like
        for row in rows[heading.last + 1 : end]
        if len(filled(row)) > 1 or len(row.cells) == 1
    ]


def _read_headless(
    name: str | int | None, rows: Sequence[Row], section: Section, found: Found, titles: bool
) -> Columns | None:
    """Rows without a heading of their own: they go on from the table before, or are told by content.

    With `titles`, the rows stand above a heading, and are titles unless several of them are dated entries.
    """
    width = max(len(row.cells) for row in rows)
    body = [row for row in rows if len(filled(row)) > 1 or len(row.cells) == 1]
    before = section.columns
    if before is not None and not titles and len(before.headings) == width:
        columns = before
    else:
        columns = recognise(("",) * width, body, section.context)
        columns = with_meanings(columns, name, section.choices)
    if titles and not _has_entries(body, columns, section):
        for row in rows:
            year = _lone_year(row, section)
            if year is not None:
                found.items.append(year)
            found.keep(
                _place(section, name, row), words_of_row(row), Reason.YEAR_HEADING if year else Reason.TITLE
            )
        return None
    if columns is not before:
        found.columns += columns.recognised(name)
    _Body(name, section, columns, found).read(rows)
    return columns


def _has_entries(rows: Sequence[Row], columns: Columns, section: Section) -> bool:
    date, event = columns.first(Meaning.DATE), columns.first(Meaning.EVENT)
    told = [
        row
        for row in rows
        if is_date(cell_at(row, date), section.context) and len(cell_at(row, event).text.split()) >= 4
    ]
    return len(told) >= 2


def _lone_year(row: Row, section: Section) -> Mark | None:
    cells = filled(row)
    if len(cells) != 1:
        return None
    if year_of_heading(cells[0].text, section.context) is not None:
        return Mark(DateCell(text=cells[0].text, heading=True))
    year = year_in_title(cells[0].text)
    return Mark(DateCell(text=year, heading=True)) if year else None


def _place(section: Section, name: str | int | None, row: Row) -> Place:
    return Place(section.file, name, row.number)


@dataclass(slots=True)
class _Body:
    """The rows beneath one heading while they are read: what each row leaves to those beneath it."""

    name: str | int | None
    section: Section
    columns: Columns
    found: Found
    agency: str = ""
    day: DateCell | None = None
    year: int | None = None
    carried: Carried = NOTHING_CARRIED
    last: int | None = None  # position in found.items of the entry just read

    def read(self, rows: Sequence[Row]) -> None:
        """Every row, in order."""
        self.found.laid.append(Laid(self.name, self.columns, tuple(rows)))
        rows, self.columns = with_accounts_beside(rows, self.columns, self.section)
        if self.section.day and not self.columns.has_date:
            self.day = DateCell(text=self.section.day)
        for at, row in enumerate(rows):
            if self.section.is_wanted(_place(self.section, self.name, row), words_of_row(row)):
                self._as_said(row)
            elif at < 2 and is_guidance(row):
                self._keep(row, Reason.HEADING, "how to fill in the columns")
            elif not any(map(str.isalnum, "".join(words_of_row(row)))):
                self._keep(row, Reason.NOTE)  # a rule of dashes
            elif len(filled(row)) == 1 and len(row.cells) > 1 and not self._beneath_merged_date(row):
                self._alone(row, next(cell for cell in filled(row)))
            else:
                self._whole(row)

    def _as_said(self, row: Row) -> None:
        """A row that a person calls an event."""
        place = _place(self.section, self.name, row)
        for entry in entries_as_said(row, self.columns, place, self.section, self.carried):
            self._add(entry)

    def _whole(self, row: Row) -> None:
        """A row with words in several columns, or the only column."""
        together = " ".join(cell.text.strip() for cell in filled(row))
        dated = is_dated(row, self.columns, self.section)
        if not dated and (is_total(together) or self._is_note(row)):
            self._keep(row, Reason.TOTAL if is_total(together) else Reason.NOTE)
            return
        if self._in_one_cell(row):
            return
        place = _place(self.section, self.name, row)
        entries = [
            entry
            for each in unstacked(row, self.columns, self.section)
            for entry in sort_row(each, self.columns, place, self.section, self.carried)
        ]
        self.carried = Carried(
            {**self.carried.parts, **date_parts_of(row, self.columns)},
            self._carried_agency(entries),
        )
        if not self.columns.tells_events:
            self._keep(row, Reason.TITLE if is_title(together) else Reason.NOTE)
        elif not entries:
            self._without_account(row, dated)
        elif self._goes_on(row, entries):
            self._join(entries[0])
        else:
            for entry in entries:
                self._add(entry)

    def _alone(self, row: Row, cell: Cell) -> None:
        """A row with words in one cell: a heading of what is beneath, an account, or a note."""
        text = cell.text.strip()
        bare = text.rstrip(":").strip()
        bare = month_in_year(bare, self.year or year_within(self.section.year)) or bare
        column = next(at for at, each in enumerate(row.cells) if each is cell)
        beside = cell_at(row, column + 1)
        spanning = beside.covered and not beside.merged_down
        in_event = self.columns.meanings[column : column + 1] == (Meaning.EVENT,) and not (
            spanning and column == 0
        )
        year = year_of_heading(bare, self.section.context)
        named = agency_alone(text)
        if in_event and not spanning and agency_types().named(bare) is None:
            named = ""  # 'School informed' is an account
        leading = all(not heading.strip() for heading in self.columns.headings[:column])
        if year is not None and (not in_event or leading):
            self.found.items.append(Mark(DateCell(text=bare, heading=True)))
            self.day, self.last, self.year = None, None, year.year
            self._keep(row, Reason.YEAR_HEADING)
        elif self._is_day(cell, bare) and (not in_event or leading):
            self.day = DateCell(text=bare, value=cell.value, date_1904=self.section.date_1904)
            self.last = None
            self._keep(row, Reason.YEAR_HEADING, _DAY_OF)
        elif named:
            self.agency, self.last = named, None
            self._keep(row, Reason.HEADING, _AGENCY_OF)
        elif in_event and self.last is not None and text[:1].islower():
            self._whole(row)
        elif spanning and opens_with_years(text, self.section.context):
            self._keep(row, Reason.HEADING)
        elif opens_with_date(text, self.section.context) and not (is_title(text) or is_note(text)):
            self._add_lines(row, text)
        elif is_total(text) or is_note(text):
            self._keep(row, Reason.TOTAL if is_total(text) else Reason.NOTE)
        elif not self.found.entries and not any(self.columns.headings):
            self._keep(row, Reason.TITLE)
        elif in_event or (self.last is not None and column > 0 and not spanning):
            self._whole(row)
        else:
            guess = guess_heading(bare)
            label = guess is not None and guess.sureness == EXACT
            self._keep(row, Reason.HEADING if label else Reason.NOTE)

    def _beneath_merged_date(self, row: Row) -> bool:
        return cell_at(row, self.columns.first(Meaning.DATE)).merged_down

    def _is_day(self, cell: Cell, bare: str) -> bool:
        """A day, or the word that those beneath have none ('Undated')."""
        context = self.section.context
        undated = says_undated(bare) and says_no_date(bare, context)
        return undated or is_date(cell._replace(text=bare), context)

    def _in_one_cell(self, row: Row) -> bool:
        """Entries that open with their own dates inside a cell: several, or where no column is a date."""
        event = self.columns.first(Meaning.EVENT)
        dates_within = not self.columns.has_date
        if dates_within and event is None:
            event = self.columns.opening
        text = words_of(cell_at(row, event), again=False)
        if not text or (not dates_within and ("\n" not in text or self._is_of_one_day(row))):
            return False
        if not (
            opens_with_date(text, self.section.context) if dates_within else holds_several(text, self.section)
        ):
            return False
        place = _place(self.section, self.name, row)
        base = without_account(row, self.columns, place, self.section, self.carried, event)
        if base.date.text.strip() and not base.date.merged_down:
            heading = self.columns.heading(self.columns.first(Meaning.DATE) or 0)
            base = replace(base, other=(Words(heading, base.date.text.strip()), *base.other))
        self._add_lines(row, text, base)
        return True

    def _is_of_one_day(self, row: Row) -> bool:
        """Whether a row's own date may be its account's: that of a whole month or year is not a day's."""
        stretch = year_of_heading(date_cell(row, self.columns, self.section, self.carried)[0].text)
        return stretch is None and is_dated(row, self.columns, self.section)

    def _add_lines(self, row: Row, text: str, base: Entry | None = None) -> None:
        place = _place(self.section, self.name, row)
        base = base or Entry(place, {}, other=notes_of(row))
        found = read_lines(lines_of(place, text), self.section, base)
        for item in found.items:
            if isinstance(item, Entry):
                self._add(item)
            else:
                self.found.items.append(item)
        self.found.set_aside += found.set_aside

    def _add(self, entry: Entry) -> None:
        date = entry.date
        if entry.read is None and self.day is not None and not date.text.strip() and date.value is None:
            entry = replace(entry, date=self.day)
        elif date.text.strip() or entry.read is not None:
            self.day = None
        elif self.section.is_form:
            entry = replace(entry, read=EventDate())
        self.found.items.append(replace(entry, agency=entry.agency or self.agency))
        self.last = len(self.found.items) - 1

    def _join(self, more: Entry) -> None:
        """Add a row's words to the entry above, which they go on from."""
        above = self.found.items[self.last] if self.last is not None else None
        if isinstance(above, Entry) and self.last is not None:
            beside = (
                ("Date", "" if more.date.merged_down else more.date.text),
                ("End", more.end.text),
                ("Time", more.time.text),
                ("Agency", more.agency),
            )
            kept = tuple(Words(heading, text.strip()) for heading, text in beside if text.strip())
            self.found.items[self.last] = above.with_more(more.words, (*more.other, *kept))

    def _goes_on(self, row: Row, entries: Sequence[Entry]) -> bool:
        """Whether an undated row goes on from the row above, rather than telling another event.

        Certain only where the words say so themselves; where the event's own cell reaches down over the
        row; where the table numbers its events and this row has no number; or where the sentence above has
        not ended and this one goes on in lower case.
        """
        above = self.found.items[self.last] if self.last is not None else None
        if not isinstance(above, Entry) or len(entries) != 1:
            return False
        event = cell_at(row, self.columns.first(Meaning.EVENT))
        if event.merged_down and not self.columns.agencies:
            return True
        if (
            is_dated(row, self.columns, self.section)
            or cell_at(row, self.columns.first(Meaning.DATE)).merged_down
        ):
            return False
        text = entries[0].text
        if goes_on(text):
            return True
        number = self.columns.first(Meaning.SEQUENCE)
        if number is not None and above.words.get(Meaning.SEQUENCE) and cell_at(row, number).is_empty:
            return not cell_at(row, number).merged_down
        if _ENDED.search(above.text) is not None:
            return False
        alone = len(filled(row)) == 1 and len(above.text.split("\n")[-1]) >= _LINE
        return text[:1].islower() or (alone and (text[:1].isdigit() or _HANGS.search(above.text) is not None))

    def _without_account(self, row: Row, dated: bool) -> None:
        """A row that tells nothing: a date alone, or a date and a source and no word of what happened."""
        sourced = any(
            not cell_at(row, self.columns.first(meaning)).is_empty
            for meaning in (Meaning.SOURCE, Meaning.WHO, Meaning.FAMILY_MEMBER, Meaning.TIME)
        )
        if dated and sourced:
            self._keep(row, Reason.NOT_READ, "There is a date, but no words of what happened.")
        else:
            self._keep(row, Reason.NOTE)

    def _is_note(self, row: Row) -> bool:
        """A row that opens as a note does, in the column of dates or beside no account: 'Signed'."""
        first = filled(row)[0]
        account = cell_at(row, self.columns.first(Meaning.EVENT))
        in_dates = first is cell_at(row, self.columns.first(Meaning.DATE))
        return is_note(first.text) and first is not account and (in_dates or len(account.text.split()) < 4)

    def _carried_agency(self, entries: Sequence[Entry]) -> str:
        if self.columns.agency_names is None or self.columns.agencies:
            return ""
        return next((entry.agency for entry in entries if entry.agency), self.carried.agency)

    def _keep(self, row: Row, reason: Reason, detail: str = "") -> None:
        self.found.keep(_place(self.section, self.name, row), words_of_row(row), reason, detail)
