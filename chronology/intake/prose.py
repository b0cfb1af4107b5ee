"""Dated words outside any table, or many in one cell: paragraphs, lists, day headings, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from chronology.intake.agency import agency_alone
from chronology.intake.chosen import SAID_TO_BE
from chronology.intake.entries import Entry, Found, Mark
from chronology.intake.grid import Cell
from chronology.intake.habits import LABEL, Habits, Line, label_of, without_year
from chronology.intake.headings import EXACT
from chronology.intake.openings import age, clock, day_of_heading, day_of_month, month_in_year
from chronology.intake.profile import is_date, opens_with_date, says_no_date
from chronology.intake.section import Section
from chronology.intake.surrounds import (
    is_note,
    is_signature,
    is_title,
    is_title_with_date,
    is_total,
    says_undated,
)
from chronology.intake.within import day_within, is_account
from chronology.model.agencies import folded
from chronology.model.contributions import RecognisedColumn
from chronology.model.dates import (
    DateCell,
    needs_year,
    split_date,
    year_of_heading,
)
from chronology.model.dates.value import EventDate
from chronology.model.events import Meaning, Place, Reason, Words
from chronology.resource import agency_types

_LABELS_IN_LINE = re.compile(r"(?:\t|\s{2,}|\s[|;]\s)\s*(?=[^\W\d_][^:\n\t]{1,30}:\s)")
_BETWEEN = re.compile(r"^\s*(?:[-–—:;,.|]+|\t)\s*")
_DELIMITED = re.compile(r"\s*[:–—|\t]\s*|\s-+\s|,\s")
_ENDED = re.compile(r"[.!?;:…)\]\"'”’]\s*$")
_LONGEST_DATE = 40  # characters
_SHORT = 8  # words: what follows an account in so few is what was done about it, not another event
_OTHER_DAYS = "The account names more days than one, and was put under the first: please check."
_DAY_OF = "the day of the entries beneath"


def lines_of(place: Place, text: str, level: int = 0, is_list: bool = False) -> list[Line]:
    """A paragraph or a cell as lines, empty ones left out."""
    texts = [part for line in text.splitlines() for part in _labels_apart(line.strip()) if part]
    return [Line(place, line, level, is_list, inner=at > 0) for at, line in enumerate(texts)]


def _labels_apart(line: str) -> list[str]:
    """'Date: 3 May 2019   Time: 10:15' as a line for each label; any other line as it is."""
    parts = _LABELS_IN_LINE.split(line)
    return parts if len(parts) > 1 and all(map(label_of, parts)) else [line]


def read_lines(lines: Sequence[Line], section: Section, base: Entry | None = None) -> Found:
    """The entries among loose lines, in order; every other line is set aside.

    An entry is a line that opens with a date, with the undated lines beneath it; or a line beneath a day
    that stands alone; or a run of labelled lines ('Date: ...', 'Event: ...'). `base` lends its words to
    every entry (the other cells of the row, where the lines are those of one cell).
    """
    reading = _Reading(section, Habits.of(lines, section), base)
    for line in lines:
        reading.take(line)
    reading.close()
    return reading.found


def holds_several(text: str, section: Section) -> bool:
    """Whether one cell certainly holds several entries: two or more of its lines open with whole dates.

    A line break inside an account may by chance be followed by a date; so either every line opens with a
    date, or the line before has ended and the first line opens with one.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not opens_with_date(lines[0], section.context):
        return False
    opening = [at for at, line in enumerate(lines) if at and opens_with_date(line, section.context)]
    return len(opening) == len(lines) - 1 or any(_ENDED.search(lines[at - 1]) for at in opening)


@dataclass(slots=True)
class _Reading:
    """A text while it is being read: the entry that is open, and what the lines beneath lean on."""

    section: Section
    habits: Habits
    base: Entry | None
    found: Found = field(default_factory=Found)
    entry: Entry | None = None
    lines: list[Line] = field(default_factory=list)  # of the open entry
    day: DateCell | None = None
    agency: str = ""
    year: int | None = None
    in_month: bool = False  # the heading above names one month
    signed: bool = False
    begun: bool = False  # an entry has been seen: what comes before is title, what comes after is note

    def take(self, line: Line) -> None:
        """Read one line."""
        text = line.text.strip()
        if self.section.is_wanted(line.place, (line.text,)):
            self._as_said(line, text)
            return
        if (
            self.signed
            and not self.habits.labelled
            and (label := label_of(text))
            and label[0] is Meaning.DATE
        ):
            self._keep(line, Reason.NOTE)
            return
        if (
            self._labelled(line, text)
            or self._heading(line, text)
            or self._dated(line, text)
            or self._dated_within(line, text)
        ):
            return
        if says_undated(text) and not line.level:
            self.day = None
            self._open(line, text, DateCell(), EventDate())
        elif self.entry is not None and self.lines and self._goes_on_with(text):
            self._go_on(self.entry, line, {Meaning.EVENT: text})
        elif line.level:
            self.close()
            self._keep(line, Reason.HEADING if self.begun else Reason.TITLE)
        elif is_total(text):
            self.close()
            self._keep(line, Reason.TOTAL)
        elif is_note(text) if self.begun or self.entry else self.day is None and is_title(text):
            self.close()
            self.signed = self.begun and is_signature(text)
            self.day = None if self.signed else self.day
            self._keep(line, Reason.NOTE if self.begun else Reason.TITLE)
        elif self.day is not None:
            self._beneath_day(line, text, self.day)
        elif self.entry is not None:
            self._go_on(self.entry, line, {Meaning.EVENT: text})
        else:
            self._keep(line, Reason.NOTE if self.begun else Reason.TITLE)

    def _as_said(self, line: Line, text: str) -> None:
        """A line that a person calls an event: with the date that opens it, or that of the day above."""
        read, cell, rest = self._cut(text) or (None, self.day or DateCell(), text)
        account = _BETWEEN.sub("", rest).strip() or text
        self._open(line, account, cell, read if cell.text else EventDate())
        if self.entry is not None:
            self.entry = replace(self.entry, confirm=(*self.entry.confirm, SAID_TO_BE))

    def _goes_on_with(self, text: str) -> bool:
        """A line in small letters beneath one that has not ended: the sentence was broken by its length."""
        return text[:1].islower() and _ENDED.search(self.lines[-1].text) is None

    def close(self) -> None:
        """End the open entry: it becomes an event if it tells anything, and is set aside otherwise."""
        entry, self.entry = self.entry, None
        if entry is None:
            return
        lines, self.lines = self.lines, []
        if not entry.date.text and entry.read is None:
            entry = replace(entry, read=EventDate())
        if entry.text:
            self.found.items.append(entry)
            self.begun = True
            return
        account = next(
            (m for m in (Meaning.ACTION, Meaning.VOICE, Meaning.ANALYSIS) if entry.words.get(m)), None
        )
        if account is not None and entry.date.text:
            words = {meaning: text for meaning, text in entry.words.items() if meaning is not account}
            self.found.items.append(replace(entry, words={**words, Meaning.EVENT: entry.words[account]}))
            self.begun = True
            return
        for line in lines:
            self._keep(line, Reason.NOTE if self.begun else Reason.TITLE)

    def _heading(self, line: Line, text: str) -> bool:
        """A line on which those beneath lean: an agency's name, a year, a month, a day."""
        if line.inner and not self.habits.all_open:
            return False
        bare = text.rstrip(":").strip()
        bare = month_in_year(bare, self.year) or bare
        named = agency_alone(bare)
        if named and (line.level or agency_types().named(bare) is not None or text.endswith(":")):
            self.close()
            self.agency, self.day = named, None
            self._keep(line, Reason.HEADING if self.begun or not line.level else Reason.TITLE)
            return True
        year = year_of_heading(bare, self.section.context)
        if year is not None and (line.level or year_alone(bare)):
            self.close()
            self.day = None
            self.year, self.in_month = year.year, year.month is not None
            self.found.items.append(Mark(DateCell(text=bare, heading=True)))
            self._keep(line, Reason.YEAR_HEADING)
            return True
        undated = says_undated(bare) and says_no_date(bare, self.section.context)
        day = day_of_heading(bare, self.section.context)
        if undated or (day and (line.level or self.habits.bare_days)):
            self.close()
            self.day = DateCell(text=day or bare)
            self._keep(line, Reason.YEAR_HEADING, _DAY_OF)
            return True
        return False

    def _labelled(self, line: Line, text: str) -> bool:
        label = self._own_date(text) or label_of(text)
        if label is None:
            return False
        meaning, heading, words = label
        if not self.habits.labelled:
            if self.entry is None or meaning in (
                Meaning.EVENT,
                Meaning.DATE,
                Meaning.OTHER,
                Meaning.SEQUENCE,
            ):
                return False
            self._go_on(self.entry, line, {meaning: text})
            return True
        if meaning is Meaning.DATE and not self._stands_for_date(words):
            return False
        self.found.columns.append(RecognisedColumn(line.place.table, 0, heading, meaning, EXACT))
        entry = self.entry
        if entry is None or entry.words.get(meaning) or (meaning is Meaning.DATE and entry.date.text):
            self.close()
            self.day = None
            entry = self._begin(line, DateCell())
            self.lines = []
        if meaning is Meaning.DATE:
            self.entry = replace(entry, date=DateCell(text=words))
        elif meaning is Meaning.TIME:
            self.entry = replace(entry, time=Cell(words))
        elif meaning is Meaning.AGENCY:
            self.entry = replace(entry, agency=words)
        elif meaning in (Meaning.OTHER, Meaning.END_DATE):
            self.entry = entry.with_more({}, (Words(heading, words),))
        else:
            self.entry = entry.with_more({meaning: words})
        self.lines.append(line)
        return True

    def _own_date(self, text: str) -> tuple[Meaning, str, str] | None:
        """The agency's own label of a date: 'Attendance: 3 May 2019'."""
        found = LABEL.match(text) if self.habits.date_label else None
        if found is None or folded(found[1]) != self.habits.date_label:
            return None
        return Meaning.DATE, found[1].strip(), found[2].strip()

    def _stands_for_date(self, words: str) -> bool:
        """Whether words behind 'Date:' are one, say that there is none, or are one that cannot be read."""
        if is_date(Cell(words), self.section.context) or says_no_date(words, self.section.context):
            return True
        return len(words) <= _LONGEST_DATE and any(map(str.isdigit, words))

    def _dated(self, line: Line, text: str) -> bool:
        cut = self._cut(text)
        if cut is None:
            return False
        read, cell, rest = cut
        if is_title_with_date(rest) and not self.begun:
            self._keep(line, Reason.TITLE)
            return True
        if line.inner and self.entry is not None and not self.habits.all_open:
            ended = _ENDED.search(self.lines[-1].text) if self.lines else None
            if not ended and not _DELIMITED.match(text[len(cell.text) :]):
                return False
        self.day = None
        self._open(line, _BETWEEN.sub("", rest).strip(), cell, read)
        return True

    def _dated_within(self, line: Line, text: str) -> bool:
        """A paragraph of a narrative that names its day in its sentences: an entry, its words left whole."""
        if not self.habits.within or line.inner or line.level or not is_account(text):
            return False
        begun = self.begun or self.entry is not None
        found = (
            None if (is_note(text) if begun else is_title(text)) else day_within(text, self.section.context)
        )
        if found is None or (found.of_letter and not begun):
            return False  # 'Thank you for your letter of 3 May 2024' stands above the accounts
        self.day = None
        self._open(line, text, DateCell(text=found.words), replace(found.day, as_written=found.words))
        if found.others and self.entry is not None:
            self.entry = replace(self.entry, confirm=(*self.entry.confirm, _OTHER_DAYS))
        return True

    def _cut(self, text: str) -> tuple[EventDate | None, DateCell, str] | None:
        """The date that opens a line, read or still without its year, and the rest of the line."""
        split = split_date(text, self.section.context, self.year)
        if split is not None:
            read, rest = split
            tells = any(map(str.isalpha, rest))  # '2019 ..... 4' is a line of a list of contents
            return (read, DateCell(text=read.as_written), rest) if tells else None
        if self.habits.yearless and (bare := without_year(text, self.section)):
            return None, DateCell(text=bare[0]), bare[1]
        told = day_of_month(text) if self.in_month else None
        told = told or age(text)
        if told is not None:
            return None, DateCell(text=told.words), told.rest
        for found in reversed(list(_DELIMITED.finditer(text[:60]))):
            opening = text[: found.start()].strip()
            named = any(map(str.isalpha, opening))  # '1.1.' numbers a paragraph
            if named and needs_year(opening) and text[found.end() :].strip():
                return None, DateCell(text=opening), text[found.end() :]
        return None

    def _beneath_day(self, line: Line, text: str, day: DateCell) -> None:
        """A line under a day: an event of that day, unless it goes on from the line above."""
        timed = None if line.inner else clock(text)
        if timed is not None:
            self._open(line, timed.rest, day)
            self.entry = replace(self.entry, time=Cell(timed.words)) if self.entry else None
            return
        short = len(text.split()) <= _SHORT
        goes_on = line.inner or text[:1].islower() or (short and not line.is_list)
        if self.entry is not None and goes_on:
            self._go_on(self.entry, line, {Meaning.EVENT: text})
        else:
            self._open(line, text, day)

    def _open(self, line: Line, text: str, cell: DateCell, read: EventDate | None = None) -> None:
        self.close()
        self.entry = self._begin(line, cell, read).with_more({Meaning.EVENT: text})
        self.lines = [line]

    def _begin(self, line: Line, cell: DateCell, read: EventDate | None = None) -> Entry:
        blank = self.base or Entry(place=line.place, words={})
        words: Mapping[Meaning, str] = {
            meaning: text for meaning, text in blank.words.items() if meaning is not Meaning.EVENT
        }
        agency = self.agency or blank.agency
        return replace(blank, place=line.place, words=words, date=cell, read=read, agency=agency)

    def _go_on(self, entry: Entry, line: Line, more: Mapping[Meaning, str]) -> None:
        self.entry = entry.with_more(more)
        self.lines.append(line)

    def _keep(self, line: Line, reason: Reason, detail: str = "") -> None:
        self.found.keep(line.place, (line.text,), reason, detail)


def year_alone(text: str) -> bool:
    """Whether a line is short enough to be the heading of a year or a month, and nothing more."""
    return len(text.split()) <= 4
