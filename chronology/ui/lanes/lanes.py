"""Lanes: each holds its events as sorted numbers, so that what lies in a stretch of time is found at once."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil, floor, inf

from chronology.model.timeline import Entry
from chronology.ui.lanes.days import Extent
from chronology.ui.lanes.grouping import Group, Grouping

_JUST_BEFORE = 1e-6  # days: a span ends before the day after it begins


@dataclass(frozen=True, slots=True)
class Shelf:
    """Events whose spans are about equally long: none is longer than `reach` days. Sorted by first day."""

    reach: float
    firsts: array[float]
    lasts: array[float]
    rows: array[int]


@dataclass(frozen=True, slots=True)
class Days:
    """How many events each day from `first` to `last` may hold; these two days themselves hold none.

    At place n, `begun` counts those that begin before day `first` + n, and `over` those that end before it;
    both go on to one place past the last day.
    """

    first: int
    last: int
    begun: array[int]
    over: array[int]
    most: dict[int, int] = field(default_factory=dict, compare=False)

    def most_in(self, days: int) -> int:
        """At least the most events that so many days in a row may hold, and not many more than that.

        Counted once for each doubling of `days`, since a count at every zoom would cost more than drawing.
        """
        doubled = 1 << (max(days, 1) - 1).bit_length()
        known = self.most.get(doubled)
        if known is None:
            ends = len(self.begun) - 1
            starts = range(0, max(ends, 1), doubled)
            known = self.most[doubled] = max(
                self.begun[min(start + 2 * doubled, ends)] - self.over[start] for start in starts
            )
        return known


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one group. Events are named by their row in the timeline's entries.

    `firsts` and `lasts` are the ends of all marks and spans, each sorted by itself; `days` counts them by
    whole days. `bands` gives each span a band of its own, so that two spans that overlap are drawn one
    above the other at every zoom.
    """

    group: Group
    count: int
    shelves: tuple[Shelf, ...]
    firsts: array[float]
    lasts: array[float]
    days: Days
    bands: dict[int, int]
    undated: tuple[int, ...]

    def in_view(self, first: float, last: float) -> int:
        """How many marks and spans lie in a stretch of time at least in part."""
        return bisect_left(self.firsts, last) - bisect_left(self.lasts, first)

    def between(self, first: float, last: float) -> Iterator[tuple[float, float, int]]:
        """The first day, last day and row of each mark and span in a stretch of time."""
        for shelf in self.shelves:
            start = bisect_left(shelf.firsts, first - shelf.reach)
            for at in range(start, bisect_left(shelf.firsts, last, start)):
                if shelf.lasts[at] >= first:
                    yield shelf.firsts[at], shelf.lasts[at], shelf.rows[at]


def lanes_of(
    entries: Sequence[Entry], extents: Sequence[Extent | None], grouping: Grouping
) -> tuple[Lane, ...]:
    """The lanes of a timeline, in their groups' order; `extents` are those of the entries."""
    held: dict[Group, list[int]] = {}
    for row, entry in enumerate(entries):
        for group in grouping(entry.event):
            held.setdefault(group, []).append(row)
    ordered = sorted(held.items(), key=lambda item: (item[0].order, item[0].label))
    return tuple(_lane(group, rows, extents) for group, rows in ordered)


def _lane(group: Group, rows: list[int], extents: Sequence[Extent | None]) -> Lane:
    drawn: list[tuple[float, float, int]] = []
    days_first: list[int] = []
    days_last: list[int] = []
    for row in rows:
        extent = extents[row]
        if extent is None:
            continue
        days_first.append(floor(extent.first))
        days_last.append(max(ceil(extent.last) - 1, floor(extent.first)))
        if extent.last - extent.first <= 1:
            drawn.append((extent.anchor, extent.anchor, row))
        else:
            drawn.append((extent.first, extent.last - _JUST_BEFORE, row))
    drawn.sort()
    return Lane(
        group=group,
        count=len(rows),
        shelves=_shelves(drawn),
        firsts=array("d", [first for first, _, _ in drawn]),
        lasts=array("d", sorted(last for _, last, _ in drawn)),
        days=_days(days_first, days_last),
        bands=_bands(drawn),
        undated=tuple(row for row in rows if extents[row] is None),
    )


def _days(firsts: list[int], lasts: list[int]) -> Days:
    if not firsts:
        return Days(0, 0, array("l", [0, 0]), array("l", [0, 0]))
    first, last = min(firsts) - 1, max(lasts) + 1
    return Days(first, last, _counted(firsts, first, last), _counted(lasts, first, last))


def _counted(days: list[int], first: int, last: int) -> array[int]:
    """How many of these days come before each day from `first` to `last` and the day after it."""
    on = Counter(days)
    return array("l", accumulate((on[day] for day in range(first, last + 1)), initial=0))


def _shelves(drawn: list[tuple[float, float, int]]) -> tuple[Shelf, ...]:
    by_length: dict[int, list[tuple[float, float, int]]] = {}
    for each in drawn:
        by_length.setdefault(int(each[1] - each[0]).bit_length(), []).append(each)
    return tuple(
        Shelf(
            reach=max(last - first for first, last, _ in held),
            firsts=array("d", [first for first, _, _ in held]),
            lasts=array("d", [last for _, last, _ in held]),
            rows=array("l", [row for _, _, row in held]),
        )
        for _, held in sorted(by_length.items())
    )


def _bands(drawn: list[tuple[float, float, int]]) -> dict[int, int]:
    """The lowest band free for each span longer than a day; the sixth and further ones share a band."""
    free = [-inf] * 6
    bands: dict[int, int] = {}
    for first, last, row in drawn:
        if last > first:
            band = next((number for number, until in enumerate(free) if until < first), len(free) - 1)
            free[band] = last
            bands[row] = band
    return bands
