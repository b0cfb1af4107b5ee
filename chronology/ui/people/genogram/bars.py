"""The bars of a genogram: from where a line comes down, along above the children, and down to each of them.

Bars in one gap between two generations stand on levels of their own, in the order in which they cross least.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from chronology.ui.people.genogram.ordering import Leg
from chronology.ui.people.genogram.places import Spot

Key = tuple[tuple[int, ...], int]
"""From whom a bar comes down, and above which row it lies."""

_SAME = 1e-6


@dataclass(frozen=True)
class Bar:
    """`start` is where it comes from, None where it only joins brothers and sisters; `feet` lead down."""

    key: Key
    start: float | None
    feet: tuple[float, ...]

    @property
    def ends(self) -> tuple[float, float]:
        """The left and the right end."""
        all = self.feet if self.start is None else (*self.feet, self.start)
        return min(all), max(all)

    def spans(self, x: float) -> bool:
        """Whether it passes a place, or touches it."""
        left, right = self.ends
        return left - _SAME <= x <= right + _SAME


def start_of(
    parents: tuple[int, ...], spots: Mapping[int, Spot], couples: Iterable[tuple[int, int]]
) -> float:
    """Where the line down from one or two people begins: in their middle, or in a gap with no other line."""
    if len(parents) == 1:
        return spots[parents[0]].x
    left, right = sorted(parents, key=lambda id: spots[id].x)
    between = between_of(left, right, spots)
    if not between:
        return (spots[left].x + spots[right].x) / 2
    pairs = {frozenset(each) for each in couples}
    return spots[left].x + 0.5 if {between[-1], right} in pairs else spots[right].x - 0.5


def between_of(left: int, right: int, spots: Mapping[int, Spot]) -> list[int]:
    """Who stands between two people of one row, from the left."""
    here, there = spots[left], spots[right]
    if here.row != there.row:
        return []
    found = [id for id, spot in spots.items() if spot.row == here.row and here.x < spot.x < there.x]
    return sorted(found, key=lambda id: spots[id].x)


def bars_of(
    legs: Iterable[Leg],
    siblings: Iterable[tuple[int, int]],
    spots: Mapping[int, Spot],
    couples: Sequence[tuple[int, int]],
) -> tuple[Bar, ...]:
    """All bars; the children of the same parents in one row hang on one."""
    feet: dict[Key, list[float]] = {}
    for leg in legs:
        feet.setdefault((leg.parents, spots[leg.child].row), []).append(spots[leg.child].x)
    made = [Bar(key, start_of(key[0], spots, couples), tuple(under)) for key, under in feet.items()]
    for one, other in siblings:
        made.append(Bar(((0, one, other), spots[one].row), None, (spots[one].x, spots[other].x)))
    return tuple(made)


def levels(bars: Iterable[Bar]) -> Mapping[Key, int]:
    """On which level each bar lies, 0 the highest of its gap."""
    found: dict[Key, int] = {}
    for gap in _gaps(bars):
        placed: list[Bar] = []
        for bar in _from_the_top(gap):
            under = [found[each.key] + 1 for each in placed if _overlap(each, bar)]
            found[bar.key] = max(under, default=0)
            placed.append(bar)
    return found


def crossings(bars: Iterable[Bar]) -> int:
    """How often lines cross between the rows, each bar on its level."""
    bars = tuple(bars)
    level = levels(bars)
    found = 0
    for gap in _gaps(bars):
        for one, other in combinations(gap, 2):
            if level[one.key] == level[other.key]:
                continue
            upper, lower = (one, other) if level[one.key] < level[other.key] else (other, one)
            found += _crossed(upper, lower)
    return found


def _gaps(bars: Iterable[Bar]) -> list[list[Bar]]:
    rows: dict[int, list[Bar]] = {}
    for bar in bars:
        rows.setdefault(bar.key[1], []).append(bar)
    return [sorted(rows[row], key=lambda each: (each.ends, each.key)) for row in sorted(rows)]


def _crossed(upper: Bar, lower: Bar) -> int:
    """How often two bars cross where one lies above the other."""
    down = lower.start is not None and upper.spans(lower.start)
    return int(down) + sum(lower.spans(foot) for foot in set(upper.feet))


def _overlap(one: Bar, other: Bar) -> bool:
    (left, right), (first, last) = one.ends, other.ends
    return left <= last + _SAME and first <= right + _SAME


def _from_the_top(gap: Sequence[Bar]) -> list[Bar]:
    """The bars of one gap, those first that must lie above others; the left one where that goes round."""
    waiting, order = list(gap), []
    while waiting:
        free = (
            bar
            for bar in waiting
            if all(_crossed(bar, other) <= _crossed(other, bar) for other in waiting if other is not bar)
        )
        bar = next(free, waiting[0])
        waiting.remove(bar)
        order.append(bar)
    return order
