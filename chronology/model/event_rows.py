"""What is asked of the merged timeline as a table, and the rows that answer it, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chronology.model.curation import EventMarks
from chronology.model.events import Event


class Column(StrEnum):
    """By what the table can be sorted. The values stand in saved views, so they stay as they are."""

    NUMBER = "number"
    WHEN = "when"
    AGENCY = "agency"
    SOURCE = "source"
    WHO = "who"
    TEXT = "text"
    ACTION = "action"
    SEEN = "seen"
    VOICE = "voice"
    ANALYSIS = "analysis"
    FAMILY_MEMBER = "family_member"
    PLACE = "place"
    QUESTIONS = "questions"
    SIGNIFICANCE = "significance"
    TAGS = "tags"


class Flag(StrEnum):
    """Something that is true of an event or not, whatever its words."""

    UNDATED = "undated"
    TO_CONFIRM = "to confirm"
    QUESTIONED = "questioned"
    SIGNIFICANT = "significant"
    TURNING_POINT = "turning point"
    RESTRICTED = "restricted"
    TAGGED = "tagged"
    CORRECTED = "corrected"
    ENTERED = "entered"


class Group(StrEnum):
    """What the rows are gathered under."""

    NOTHING = ""
    YEAR = "year"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which events the table shows, and in which order. All that is chosen must hold of an event at once.

    Of several agencies, people (by their numbers), types (in plain words), findings (by their ids) or tags,
    one is enough. `first` and `last` are days, both included: an event is shown if it may have happened
    between them, so one with a doubtful date is shown if any of its days fits, and an undated one is not.
    `words` are as a person types them: words and "phrases", the last word as far as it has come. Events
    that are alike in the column `sort` stand in timeline order, and what is empty stands last, either way.
    """

    agencies: frozenset[str] = frozenset()
    people: frozenset[int] = frozenset()
    types: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    words: str = ""
    findings: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    flags: frozenset[Flag] = frozenset()
    sort: Column = Column.WHEN
    descending: bool = False
    group: Group = Group.NOTHING


@dataclass(frozen=True, slots=True)
class Row:
    """One event as the table shows it.

    `number` is its place in the whole timeline, from 1. `questions` counts the open findings that rest on
    it. `corrected` names what a person has put right: 'date', 'agency'. `entered` is true of an event that
    was typed into this program rather than brought in.
    """

    number: int
    event: Event
    marks: EventMarks
    questions: int = 0
    corrected: frozenset[str] = frozenset()
    entered: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that stand together under one heading: a year ('' for undated) or an agency ('' if not stated).

    `first` counts the rows that stand above it, from 0.
    """

    heading: str
    first: int
    count: int
