"""What is drawn in the lanes at one zoom: marks and bars where there is room, density where there is not.

Time is cut into pieces of equal width in pixels, each arranged once and kept until the zoom changes, so that
moving along costs only the piece that comes into view. Pixels count from day 0, not from the view's edge.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from itertools import pairwise
from math import ceil, floor, inf, log2
from operator import itemgetter, sub
from typing import NamedTuple

from chronology.ui.lanes.lanes import Days, Lane

PIECE = 512  # pixels
COLUMN = 2  # pixels: how wide a column of density is
SLOT = 16  # pixels: as narrow as marks can stand side by side
LEVELS = 24  # steps of density that can be told apart
_SHORT = 3  # slots
WORDS_FROM = 2.0  # pixels a day: words would only be noise where time is seen from further away
_BESIDE = 4 * SLOT  # pixels looked at on either side of a piece
_AHEAD = 16 * SLOT  # pixels looked at behind it where words want room


class Drawn(Enum):
    """How an event is drawn: a sharp mark, or a bar for days that are not known."""

    MARK = "mark"
    BAR = "bar"


class Placed(NamedTuple):
    """One event drawn by itself: its row in the timeline, its ends in pixels, its band in the lane.

    `room` is how many pixels to the right of it are free for words.
    """

    row: int
    first: float
    last: float
    band: int
    drawn: Drawn
    room: float


@dataclass(frozen=True, slots=True)
class Crowd:
    """A stretch with more events than can be drawn by themselves: its ends in pixels, and how many.

    A short one is drawn as one mark with its number, a long one as density.
    """

    first: float
    last: float
    count: int

    @property
    def is_short(self) -> bool:
        """Whether one mark with a number tells it best."""
        return self.last - self.first <= _SHORT * SLOT


@dataclass(frozen=True, slots=True)
class Piece:
    """One lane within one piece of time. `density` has a level from 0 to LEVELS for each column.

    `density` is empty where there is no long crowd.
    """

    first: int
    placed: tuple[Placed, ...]
    crowds: tuple[Crowd, ...]
    density: bytes


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one piece as whole days: `first` is the first of them, the others count from it.

    Choosing all counts of a lane at once costs a fifth of what one after the other does.
    """

    first: int
    days: tuple[int, ...]
    lefts: Callable[[Sequence[int]], tuple[int, ...]]
    rights: Callable[[Sequence[int]], tuple[int, ...]]

    @classmethod
    def of(cls, start: int, per_day: float) -> _Columns:
        days = tuple(floor((start + x) / per_day) for x in range(0, PIECE + 1, COLUMN))
        at = [day - days[0] for day in days]
        rights = (right if right > left else left + 1 for left, right in pairwise(at))
        return cls(days[0], days, itemgetter(*at[:-1]), itemgetter(*rights))

    def counts(self, days: Days) -> Iterator[int]:
        """How many events of a lane each column may hold."""
        begin, end = self.first - days.first, self.days[-1] + 1 - days.first
        if begin >= 0 and end < len(days.begun):
            begun, over = days.begun[begin : end + 1], days.over[begin : end + 1]
            return map(sub, self.rights(begun), self.lefts(over))
        at = [min(max(day, days.first), days.last) - days.first for day in self.days]
        return (
            days.begun[right if right > left else left + 1] - days.over[left] for left, right in pairwise(at)
        )


class Arrangement:
    """All lanes at one zoom: `per_day` pixels a day and `bands` marks one above the other."""

    def __init__(self, lanes: Sequence[Lane], per_day: float, bands: int) -> None:
        self.per_day = per_day
        self.bands = max(1, bands)
        self._lanes = lanes
        self._ahead = _AHEAD if per_day >= WORDS_FROM else _BESIDE
        self._columns: dict[int, _Columns] = {}  # of a piece, by its first pixel: all lanes share them
        self._edges: dict[int, list[float]] = {}  # the days at which its slots and those beside it begin
        self._pieces: dict[tuple[int, int], Piece] = {}

    @cached_property
    def _levels(self) -> bytes:
        """The level of each count that a column may have; the fullest one of all lanes reaches to the top."""
        days = ceil(COLUMN / self.per_day)
        return _levels_up_to(max(8, *(lane.days.most_in(days + 1) for lane in self._lanes)))

    def pieces(self, lane: int, first: float, last: float) -> Iterator[Piece]:
        """The pieces of a lane that lie between two pixels."""
        for number in range(floor(first / PIECE), floor(last / PIECE) + 1):
            kept = self._pieces.get((lane, number))
            if kept is None:
                kept = self._pieces[lane, number] = self._arranged(self._lanes[lane], number)
            yield kept

    def find(self, lane: int, row: int, anchor: float) -> Placed | None:
        """Where an event is drawn, given the day its mark stands at; None where it is lost in a crowd."""
        at = anchor * self.per_day
        for piece in self.pieces(lane, at, at):
            for placed in piece.placed:
                if placed.row == row:
                    return placed
        return None

    def crowd_at(self, lane: int, day: float) -> Crowd | None:
        """The crowd that a day lies in; None where marks have room there."""
        at = day * self.per_day
        for piece in self.pieces(lane, at, at):
            for crowd in piece.crowds:
                if crowd.first <= at < crowd.last:
                    return crowd
        return None

    def _arranged(self, lane: Lane, number: int) -> Piece:
        start, per_day = number * PIECE, self.per_day
        edges = self._edges.get(start)
        if edges is None:
            slots = range(-_BESIDE, PIECE + self._ahead + 1, SLOT)
            edges = self._edges[start] = [(start + slot) / per_day for slot in slots]
        firsts = [bisect_left(lane.firsts, edge) for edge in edges]
        lasts = [bisect_left(lane.lasts, edge) for edge in edges]
        counts = [begun - over for begun, over in zip(firsts[1:], lasts, strict=False)]
        crowded = _with_neighbours(counts, self.bands)
        placed = self._placed(lane, start, crowded)
        inside = slice(_BESIDE // SLOT, (_BESIDE + PIECE) // SLOT)
        crowds = tuple(_crowds(lane, per_day, start, crowded[inside]))
        dense = [False] * (PIECE // SLOT)
        for crowd in crowds:
            if not crowd.is_short:
                for slot in range(int(crowd.first - start) // SLOT, int(crowd.last - start) // SLOT):
                    dense[slot] = True
        return Piece(start, placed, crowds, self._density(lane, start, dense) if any(dense) else b"")

    def _placed(self, lane: Lane, start: int, crowded: list[bool]) -> tuple[Placed, ...]:
        from_px, to_px = start - _BESIDE, start + PIECE + self._ahead
        found: list[tuple[float, float, int]] = []
        for run in _runs(crowded, wanted=False):
            slots = ((from_px + end * SLOT) / self.per_day for end in run)
            found.extend(lane.between(*slots))
        found = sorted(set(found))
        free = [-inf] * self.bands
        stood: list[tuple[int, float, float, int, Drawn]] = []
        for first, last, row in found:
            x0, x1 = first * self.per_day, last * self.per_day
            long = x1 - x0 >= 1.5 * SLOT
            if not long:
                middle = (x0 + x1) / 2
                slot = int((middle - from_px) // SLOT)
                if not 0 <= slot < len(crowded) or crowded[slot]:
                    continue
                x0, x1 = middle - SLOT / 2, middle + SLOT / 2
            band = lane.bands[row] % self.bands if long else self._free_band(free, x0)
            free[band] = max(free[band], x1)
            stood.append((row, x0, x1, band, Drawn.BAR if last > first else Drawn.MARK))
        return tuple(self._with_room(stood, start, to_px))

    def _free_band(self, free: list[float], x: float) -> int:
        for band, until in enumerate(free):
            if until <= x:
                return band
        return free.index(min(free))

    def _with_room(
        self, stood: list[tuple[int, float, float, int, Drawn]], start: int, to_px: int
    ) -> Iterator[Placed]:
        """Those of this piece, each with the room up to what stands next in its band.

        A mark belongs to the piece its middle lies in, a bar to every piece that it touches.
        """
        next_in = [float(to_px)] * self.bands
        kept: list[Placed] = []
        for row, x0, x1, band, drawn in sorted(stood, key=lambda each: -each[1]):
            wide = x1 - x0 > SLOT
            here = x0 < start + PIECE and x1 >= start if wide else start <= (x0 + x1) / 2 < start + PIECE
            if here:
                kept.append(Placed(row, x0, x1, band, drawn, next_in[band] - x1))
            next_in[band] = x0
        return reversed(kept)

    def _density(self, lane: Lane, start: int, dense: list[bool]) -> bytes:
        columns = self._columns.get(start)
        if columns is None:
            columns = self._columns[start] = _Columns.of(start, self.per_day)
        levels = bytes(map(self._levels.__getitem__, columns.counts(lane.days)))
        wide = SLOT // COLUMN
        if all(dense):
            return levels
        slots = (levels[at : at + wide] for at in range(0, len(levels), wide))
        return b"".join(slot if is_dense else _EMPTY for slot, is_dense in zip(slots, dense, strict=True))


def _with_neighbours(counts: list[int], bands: int) -> list[bool]:
    """Which slots are crowded: those with more than there is room for, and what would touch their mark."""
    over = [False, *[count > bands for count in counts], False]
    return [
        here or (count > 0 and (before or behind))
        for count, before, here, behind in zip(counts, over, over[1:], over[2:], strict=False)
    ]


def _runs(flags: list[bool], wanted: bool) -> Iterator[tuple[int, int]]:
    """The stretches of `flags` that are `wanted`, as first and past the last."""
    begun: int | None = None
    for at, flag in enumerate([*flags, not wanted]):
        if flag is wanted and begun is None:
            begun = at
        elif flag is not wanted and begun is not None:
            yield begun, at
            begun = None


def _crowds(lane: Lane, per_day: float, start: int, crowded: list[bool]) -> Iterator[Crowd]:
    for first, last in _runs(crowded, wanted=True):
        ends = start + first * SLOT, start + last * SLOT
        yield Crowd(*ends, lane.in_view(ends[0] / per_day, ends[1] / per_day))


_EMPTY = bytes(SLOT // COLUMN)


@lru_cache(maxsize=32)
def _levels_up_to(most: int) -> bytes:
    """How high a column stands for 0, 1, 2 ... `most` events: each doubling adds as much, `most` fills it."""
    return bytes(ceil(LEVELS * log2(1 + count) / log2(1 + most)) if count else 0 for count in range(most + 1))
