"""When the child was educated at home, as the returns tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chronology.rules.following import next_behind
from chronology.rules.reading import Mark, Reading


@dataclass(frozen=True, slots=True)
class HomeEducation:
    """One time of home education: the entry that starts it, and the last day that counts, None if unknown."""

    start: Mark
    last_day: date | None


def home_education(reading: Reading) -> Iterator[HomeEducation]:
    """Each time of home education. An entry of the service for it starts one too, where none else does.

    It ends with the first entry that says so, with a new school, or where the returns end.
    """
    ends = [mark for mark in reading.marks("ehe.ended", "school.started") if mark.event.date.is_dated]
    until = -1
    for mark in _starts(reading):
        if mark.order <= until:
            continue
        end = next_behind(ends, mark)
        until = end.order if end is not None else 10**9
        yield HomeEducation(mark, end.event.date.latest if end is not None else reading.last_day)


def _starts(reading: Reading) -> Iterator[Mark]:
    for mark in reading.marks("ehe.started", "ehe.running"):
        if mark.event.date.is_dated and (
            mark.signal.id == "ehe.started" or reading.kind(mark.event) == "ehe"
        ):
            yield mark
