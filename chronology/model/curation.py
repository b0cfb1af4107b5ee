"""What a review author adds beside the agencies' words: corrections, states, questions, notes and views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from chronology.model.dates.value import UNDATED, EventDate
from chronology.model.entering import Direction, Significance


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says the program should have understood of one event; the words as written stay.

    `what` is 'date' or 'agency'; `was` and `now` are the understanding before and after, in words. `at` is
    an ISO time in UTC; `who` is the name that the person gave, or ''.
    """

    event: str
    what: str
    was: str
    now: str
    why: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class EventMarks:
    """What the review says of one event. It is never part of what an agency wrote."""

    event: str
    significance: Significance = Significance.NOT_SAID
    direction: Direction = Direction.NOT_SAID
    restricted: bool = False
    turning_point: bool = False
    tags: tuple[str, ...] = ()


class State(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    ASKED = "asked"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class FindingState:
    """A person's decision on one finding, by the finding's stable id. A dismissal has its `reason`."""

    finding: str
    state: State = State.OPEN
    reason: str = ""
    note: str = ""


class Standing(StrEnum):
    """How a question that is not put aside stands, in the order in which a report tells of them."""

    OPEN = "open"
    ASKED = "asked"
    ACCEPTED = "accepted"
    ANSWERED_LATER = "answered by a later entry"
    ANSWERED = "answered"


def standing(answered_by: Sequence[str], state: State) -> str:
    """How a finding stands, in a word: a person's decision goes before what later entries answer."""
    if state is State.OPEN and answered_by:
        return Standing.ANSWERED_LATER.value
    return state.value


@dataclass(frozen=True, slots=True)
class Query:
    """One question to one agency. `asked` is the ISO day its sheet went out; '' until then.

    `answer` is '' until it came in. `reference` ('Q7') stands on the query sheet and brings the answer back
    to its question.
    """

    agency: str
    question: str
    events: tuple[str, ...] = ()
    finding: str = ""
    asked: str = ""
    answer: str = ""
    answered: str = ""
    answered_by: str = ""
    id: int = 0

    @property
    def reference(self) -> str:
        return f"Q{self.id}"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme or a key line of enquiry that notes and events are gathered under."""

    name: str
    line_of_enquiry: bool = False
    colour: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Analysis, kept apart from facts: pinned to events, or to a period, under any number of themes."""

    text: str
    events: tuple[str, ...] = ()
    first: EventDate = UNDATED
    last: EventDate = UNDATED
    themes: tuple[int, ...] = ()
    turning_point: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named way of looking at the table: its filters, order and columns, as plain values."""

    name: str
    room: str = "table"
    settings: Mapping[str, Any] = field(default_factory=dict)
    id: int = 0
