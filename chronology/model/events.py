"""An event, the place it came from, and what was set aside beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chronology.model.dates.value import EventDate


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a row stands, so that a person can find it again.

    `table` is a sheet's name, a table's number in a document (from 1, in reading order), a name such as
    'text' or 'text box 2' for words outside any table, or None in a CSV. `row` counts from 1 as a person
    sees it in that file, heading included; for words outside a table it is the paragraph's number.
    """

    file: str
    table: str | int | None = None
    row: int | None = None

    def __str__(self) -> str:
        if self.table is None:
            where = ""
        elif isinstance(self.table, int):
            where = f", table {self.table}"
        else:
            where = f", {self.table}"
        if self.row is None:
            return f"{self.file}{where}"
        return f"{self.file}{where}, {'paragraph' if self.table == 'text' else 'row'} {self.row}"


class Meaning(StrEnum):
    """What a column holds. The values are the keys under which exports show the words."""

    DATE = "date"
    END_DATE = "end_date"
    TIME = "time"
    AGENCY = "agency"
    SOURCE = "source"
    WHO = "who"
    EVENT = "event"
    SEEN = "seen"
    VOICE = "voice"
    ACTION = "action"
    ANALYSIS = "analysis"
    FAMILY_MEMBER = "family_member"
    SEQUENCE = "sequence"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one column that the program did not understand, with the heading they stood under."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One significant event of one agency, in that agency's own words.

    `text` is what happened, exactly as written; no step of the program edits it. The other columns of
    the row stand beside it under their meaning, each as written; '' where the return says nothing.
    `id` depends only on the file's bytes and the row's place, so reading again gives the same id.
    `confirm` are sentences about what the program read and a person should check.
    """

    id: str
    place: Place
    date: EventDate
    agency: str
    text: str
    source: str = ""
    who: str = ""
    seen: str = ""
    voice: str = ""
    action: str = ""
    analysis: str = ""
    family_member: str = ""
    sequence: str = ""
    other: tuple[Words, ...] = ()
    confirm: tuple[str, ...] = ()


class Reason(StrEnum):
    """Why words of a file are no event. The values are what a person reads in the appendix."""

    TITLE = "a title or a note above the table"
    HEADING = "a heading row"
    REPEATED_HEADING = "the heading row, repeated"
    YEAR_HEADING = "a heading that gives the year or the month"
    NOTE = "a note, with no date and no event"
    TOTAL = "a total beneath the table"
    PAGE_FURNITURE = "a header or footer of the page"
    DELETED = "deleted in the document's tracked changes"
    HIDDEN_NOTE = "hidden in the file"
    COMMENT = "a comment in the margin"
    SAID_TO_BE_NONE = "a person said that it is no event"
    NOT_READ = "it looks like an event, but could not be read"
    FILE_NOT_READ = "the file could not be read"


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words that came in and are no event: where they stand, what they say, and why they were set aside.

    `unread` marks the rows that a person must look at: they look like events and could not be read.
    """

    place: Place
    cells: tuple[str, ...]
    reason: Reason
    detail: str = ""

    @property
    def unread(self) -> bool:
        return self.reason in (Reason.NOT_READ, Reason.FILE_NOT_READ)
