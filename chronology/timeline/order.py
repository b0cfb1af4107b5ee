"""Where an event stands in the timeline.

The order is: earliest day, latest day, time, agency, place. Nothing in it depends on which file was read
first, so the same returns always give the same timeline.

Three choices, and why:

- An event whose earliest day is open ('before 4 March 2019') stands at the only day it names, its latest.
  At the front of the whole timeline, years from where it belongs, nobody would find it.
- Within a day a timed event comes before one with no time. A stated time is evidence of sequence, and an
  untimed entry placed first would look as if it had been known before the rest of the day happened.
- A part of the day ('evening') stands where that part begins, behind the clock times of the same minute.
"""

from __future__ import annotations

from datetime import date, time
from typing import TypeAlias

from chronology.model.agencies import folded
from chronology.model.dates.value import EventDate, PartOfDay, TimeOfDay
from chronology.model.events import Event, Place

_PART_BEGINS = {
    PartOfDay.MORNING: time(6),
    PartOfDay.AFTERNOON: time(12),
    PartOfDay.EVENING: time(18),
    PartOfDay.NIGHT: time(22),
}
_BEHIND_ALL_TIMES = (24 * 60, 0)

OrderKey: TypeAlias = tuple[date, date, tuple[int, int], str, tuple[str, int, int, str, int], str]


def order_key(event: Event) -> OrderKey:
    """A key that sorts events into timeline order; undated events sort behind all dated ones."""
    earliest, latest = _days(event.date)
    return (
        earliest,
        latest,
        _clock(event.date.time),
        folded(event.agency),
        _place(event.place),
        event.id,
    )


def _days(when: EventDate) -> tuple[date, date]:
    known = when.earliest or when.latest or date.max
    return known, when.latest or date.max


def _clock(written: TimeOfDay | None) -> tuple[int, int]:
    """Minutes into the day, and 1 behind an equal clock time where only a part of the day was written."""
    if written is not None and written.start is not None:
        return written.start.hour * 60 + written.start.minute, 0
    if written is not None and written.part is not None:
        begins = _PART_BEGINS[written.part]
        return begins.hour * 60 + begins.minute, 1
    return _BEHIND_ALL_TIMES


def _place(place: Place) -> tuple[str, int, int, str, int]:
    number = place.table if isinstance(place.table, int) else 0
    named = place.table if isinstance(place.table, str) else ""
    return place.file, 1 if named else 0, number, named, place.row or 0
