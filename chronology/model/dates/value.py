"""What a date is here: an interval with a doubt, and the words that it was read from.

Nothing in this program fills in a missing day. 'March 2019' is the interval from 1 to 31 March 2019,
and stays that interval through merging, printing and export.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class Qualifier(StrEnum):
    """How sure the writer was of the date, in the writer's own terms."""

    STATED = "stated"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    APPROXIMATE_AND_UNCERTAIN = "approximate and uncertain"
    UNDATED = "undated"


class Origin(StrEnum):
    """Where the date's missing part came from, if not from the cell itself."""

    CELL = ""
    HEADING = "year from the heading"
    ROW_ABOVE = "from the row above"


class PartOfDay(StrEnum):
    """A part of the day that was written instead of a clock time."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "overnight"


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time or a part of the day, as far as it was written.

    `start` and `end` are local clock times to the minute; `end` is set only where a span was written
    ('15:00-15:40'). A bare part of the day ('evening', 'am') has neither.
    """

    start: time | None = None
    end: time | None = None
    part: PartOfDay | None = None
    approximate: bool = False
    as_written: str = ""


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something happened: every day from `earliest` to `latest`, both included.

    Either end may be None, which means open. Both None is open both ways and is always `UNDATED`.
    `as_written` holds the words exactly as they stood. `warnings` are sentences for a person, each about
    a reading that she may want to confirm (a wrong weekday, a month-first date).
    """

    earliest: date | None = None
    latest: date | None = None
    qualifier: Qualifier = Qualifier.UNDATED
    origin: Origin = Origin.CELL
    time: TimeOfDay | None = None
    as_written: str = ""
    warnings: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError("a date's earliest day lies after its latest day")
        if (self.earliest is None and self.latest is None) != (self.qualifier is Qualifier.UNDATED):
            raise ValueError("a date is undated exactly when both its ends are open")

    @property
    def is_dated(self) -> bool:
        """Whether at least one end is known."""
        return self.qualifier is not Qualifier.UNDATED

    @property
    def is_day(self) -> bool:
        """Whether this is one single day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def doubt(self) -> str:
        """The qualifier and the origin as the exports print them: 'uncertain, from the row above'."""
        if self.origin is Origin.CELL:
            return self.qualifier.value
        if self.qualifier is Qualifier.STATED:
            return self.origin.value
        return f"{self.qualifier.value}, {self.origin.value}"


UNDATED = EventDate()
"""Nothing was said of when: open at both ends."""


class UnreadableDate(ValueError):
    """The words are no date that can be read without guessing. The message is one sentence for a person."""
