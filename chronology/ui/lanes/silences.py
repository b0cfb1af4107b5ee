"""Times without an entry: of one agency, and of all of them. A silence is a fact of the story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from chronology.model.case import Case
from chronology.model.pack import Pack
from chronology.report.age import counted
from chronology.ui.lanes.days import Extent


@dataclass(frozen=True, slots=True)
class Silence:
    """The time between two entries: from the day of the one, `first`, to the day of the other, `last`."""

    first: float
    last: float

    @property
    def words(self) -> str:
        """'no entry for 88 days'."""
        return f"no entry for {counted(round(self.last - self.first), 'day')}"


def silences(extents: Iterable[Extent], longest: float) -> tuple[Silence, ...]:
    """The times of more than `longest` days that no entry falls into, not even a doubtful one.

    An entry with an open date ('since 2018') stands only for the day it names. Nothing is said of the time
    before the first entry and after the last.
    """
    found: list[Silence] = []
    until: float | None = None
    for extent in sorted(extents, key=lambda extent: extent.first):
        day = float(int(extent.first))
        if until is not None and day - until > longest:
            found.append(Silence(until, day))
        ends = max(day, float(ceil(extent.last) - 1))
        until = ends if until is None else max(until, ends)
    return tuple(found)


def of_all(extents: Iterable[Extent], case: Case, pack: Pack) -> tuple[Silence, ...]:
    """The times in which no agency has an entry: longer ones count than while the child is an infant."""
    short = pack.threshold("SIL-02", "infant_days")
    long = pack.threshold("SIL-02", "older_days")
    born = case.born or case.expected
    found = silences(extents, min(short, long))
    if born is None:
        return tuple(each for each in found if each.last - each.first > long)
    first = born.toordinal()
    infant_until = first + 365.25 * pack.threshold("SIL-02", "infant_until_years")
    return tuple(
        each
        for each in found
        if each.last > first
        and (each.last - each.first > long or min(each.last, infant_until) - each.first > short)
    )


def of_one(extents: Iterable[Extent], pack: Pack) -> tuple[Silence, ...]:
    """The times in which one agency has no entry."""
    return silences(extents, pack.threshold("SIL-01", "silent_days"))
