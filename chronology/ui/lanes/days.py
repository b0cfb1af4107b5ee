"""Days as numbers: where an event's date stands on a line of days.

A day is its ordinal (1 January of the year 1 is 1), a time of day the fraction after it; a day fills the
line from its ordinal up to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chronology.model.dates import EventDate, Qualifier

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
_MINUTES_IN_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Extent:
    """The stretch of days that an event may have happened in, from `first` up to `last`.

    Where a clock time was stated on a known day, both are that moment. `about` says that the writer was not
    sure; `open_before` and `open_after` that the date has no end on that side ('before 4 March').
    """

    first: float
    last: float
    about: bool = False
    open_before: bool = False
    open_after: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is one known day, or a moment of it."""
        return self.last - self.first <= 1 and not (self.open_before or self.open_after)

    @property
    def anchor(self) -> float:
        """The middle: where a mark stands."""
        return (self.first + self.last) / 2


def extent_of(when: EventDate) -> Extent | None:
    """The stretch of days of a date; None where it is undated."""
    first, last = when.earliest, when.latest
    about = when.qualifier is not Qualifier.STATED
    if first is None and last is None:
        return None
    if first is None or last is None:
        known = (first or last or date.min).toordinal()
        return Extent(known, known + 1, about, open_before=first is None, open_after=last is None)
    if first == last and when.time is not None and when.time.start is not None:
        minutes = when.time.start.hour * 60 + when.time.start.minute
        moment = first.toordinal() + minutes / _MINUTES_IN_DAY
        return Extent(moment, moment, about or when.time.approximate)
    return Extent(first.toordinal(), last.toordinal() + 1, about)


def date_of(day: float) -> date:
    """The calendar day that a place on the line lies in, held within the calendar."""
    return date.fromordinal(min(max(int(day), FIRST_DAY), LAST_DAY))
