"""In which order a family stands in each generation, so that lines cross as seldom as can be.

The order is grown from the parents of the child outward: children under the line of their parents in the
order of its couples, brothers and sisters of the left partner to the left, of the right one to the right, and
so upward and downward. A family that is drawn like a tree has no crossing then. What is left in others is
taken out, as far as it goes, by changing neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

Block: TypeAlias = tuple[int, ...]
"""People who stand side by side: a couple, or a chain of couples."""

Rows: TypeAlias = dict[int, list[Block]]
_LEFT, _RIGHT, _BOTH = "left", "right", "both"
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Leg:
    """A line down by one generation: from one person, or the line of two, to somebody beneath."""

    parents: tuple[int, ...]
    child: int


@dataclass(frozen=True)
class Family:
    """Who is to be ordered, the eldest first: rows, couples, lines down, and brothers and sisters."""

    people: Sequence[int]
    row_of: Mapping[int, int]
    couples: Sequence[tuple[int, int]]
    legs: Sequence[Leg]
    siblings: Sequence[tuple[int, int]]

    def blocks(self) -> list[Block]:
        """Everybody in chains of couples, each beside the other."""
        partners: dict[int, list[int]] = {id: [] for id in self.people}
        for one, other in self.couples:
            if self.row_of[one] == self.row_of[other]:
                partners[one].append(other)
                partners[other].append(one)
        left, made = dict.fromkeys(self.people), []
        while left:
            together = _reached(next(iter(left)), partners)
            start = min((id for id in left if id in together), key=lambda id: len(set(partners[id])))
            block: list[int] = []
            _walk(start, partners, block)
            made.append(tuple(block))
            for id in block:
                left.pop(id)
        return made


def ordered(family: Family, first: int) -> list[list[Block]]:
    """The blocks of each row from the left, grown from the block that `first` stands in."""
    grown = _Growing(family).all(first)
    rows = [grown.get(row, []) for row in range(max(family.row_of.values(), default=-1) + 1)]
    return _with_neighbours_changed(rows, family)


def inversions(rows: Sequence[Sequence[Block]], family: Family) -> int:
    """How often lines cross that come down between two rows, as everybody stands side by side."""
    x = {id: float(at) for row in rows for at, id in enumerate(id for block in row for id in block)}
    gaps: dict[int, list[tuple[float, float, tuple[int, ...]]]] = {}
    for leg in family.legs:
        middle = sum(x[each] for each in leg.parents) / len(leg.parents)
        gaps.setdefault(family.row_of[leg.child], []).append((middle, x[leg.child], leg.parents))
    down = sum(
        one[2] != other[2] and (one[0] - other[0]) * (one[1] - other[1]) < 0
        for lines in gaps.values()
        for one, other in combinations(lines, 2)
    )
    beneath_others = {leg.child for leg in family.legs}
    over = sum(
        family.row_of[id] == family.row_of[one] and min(x[one], x[other]) < x[id] < max(x[one], x[other])
        for one, other in family.couples
        for id in beneath_others
    )
    return down + over


class _Growing:
    """The rows while they are grown, block by block."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self._block_of = {id: block for block in family.blocks() for id in block}
        self._seen: set[Block] = set()
        self._above: dict[int, list[int]] = {}
        self._beneath: dict[int, list[Leg]] = {}
        for leg in family.legs:
            self._above.setdefault(leg.child, []).append(leg.parents[0])
            for parent in leg.parents:
                self._beneath.setdefault(parent, []).append(leg)
        for one, other in family.siblings:
            self._above.setdefault(one, []).append(other)
            self._above.setdefault(other, []).append(one)

    def all(self, first: int) -> Rows:
        rows: Rows = {}
        for id in (first, *self._family.people):
            if id in self._block_of and self._block_of[id] not in self._seen:
                rows = _side_by_side(rows, self._grow(self._block_of[id], _BOTH))
        return rows

    def _grow(self, block: Block, free: str) -> Rows:
        """A block with all that hangs on it; who leads further up stands to the side that is `free`."""
        key, block = block, self._turned(block, free)
        self._seen.add(key)
        row = self._family.row_of[block[0]]
        left: Rows = {}
        right: Rows = {}
        for beneath, side in self._children(block, free):
            made = self._grow(beneath, side)
            left, right = _parted(made, row, side, left, right)
        whole: Rows = {
            each: [*left.get(each, ()), *([block] if each == row else ()), *right.get(each, ())]
            for each in {*left, *right, row}
        }
        upward = [id for id in block if self._ups(id)]
        for at, id in enumerate(upward):
            side = (
                free
                if free != _BOTH
                else _LEFT
                if at == 0 and id in block[: (len(block) + 1) // 2]
                else _RIGHT
            )
            for above in self._ups(id):
                if above not in self._seen:
                    made = self._grow(above, side)
                    whole = _side_by_side(*((made, whole) if side == _LEFT else (whole, made)))
        return whole

    def _ups(self, id: int) -> list[Block]:
        """The blocks above or beside somebody that have no place yet."""
        found = dict.fromkeys(self._block_of[each] for each in self._above.get(id, ()))
        return [block for block in found if block not in self._seen and block != self._block_of[id]]

    def _climbs(self, block: Block) -> list[int]:
        """Which places of a block lead to others above that have no place yet."""
        return [at for at, id in enumerate(block) if self._ups(id)]

    def _turned(self, block: Block, free: str) -> Block:
        """The block with whoever leads further up on the free side."""
        climbing = self._climbs(block)
        if not climbing or free == _BOTH:
            return block
        middle, lean = (len(block) - 1) / 2, sum(climbing) / len(climbing)
        return block[::-1] if (lean > middle) == (free == _LEFT) and lean != middle else block

    def _children(self, block: Block, free: str) -> list[tuple[Block, str]]:
        """The blocks beneath, in the order of the couples above them, each with its own free side."""
        at = {id: number for number, id in enumerate(block)}
        age = {id: number for number, id in enumerate(self._family.people)}
        legs = {leg for id in block for leg in self._beneath.get(id, ())}
        groups: dict[float, list[Block]] = {}
        seen = set(self._seen)
        for leg in sorted(legs, key=lambda each: age[each.child]):
            beneath = self._block_of[leg.child]
            middle = sum(at.get(each, 0) for each in leg.parents) / len(leg.parents)
            if beneath not in seen:
                seen.add(beneath)
                groups.setdefault(middle, []).append(beneath)
        ordered = [groups[middle] for middle in sorted(groups)]
        if not ordered:
            return []
        last = [each for each in ordered[-1] if self._climbs_elsewhere(each, block)] if free != _LEFT else []
        first = [each for each in ordered[0] if self._climbs_elsewhere(each, block) and each not in last[-1:]]
        first = first if free != _RIGHT else []
        if first:
            ordered[0].remove(first[0])
            ordered[0].insert(0, first[0])
        if last:
            ordered[-1].remove(last[-1])
            ordered[-1].append(last[-1])
        whole = [each for group in ordered for each in group]
        return [(each, _LEFT if first and each is first[0] else _RIGHT) for each in whole]

    def _climbs_elsewhere(self, block: Block, above: Block) -> bool:
        return any(each != above for id in block for each in self._ups(id))


def _parted(made: Rows, row: int, side: str, left: Rows, right: Rows) -> tuple[Rows, Rows]:
    """What hangs beneath goes on to the right; what of it climbs as high as `row` goes to its side."""
    high = {each: blocks for each, blocks in made.items() if each <= row}
    low = {each: blocks for each, blocks in made.items() if each > row}
    if side == _LEFT:
        return _side_by_side(left, high), _side_by_side(right, low)
    return left, _side_by_side(right, {**low, **high})


def _side_by_side(left: Rows, right: Rows) -> Rows:
    return {row: [*left.get(row, ()), *right.get(row, ())] for row in {*left, *right}}


def _with_neighbours_changed(rows: list[list[Block]], family: Family) -> list[list[Block]]:
    """Neighbours changed, and blocks turned, for as long as that takes crossings out."""
    fewest = inversions(rows, family)
    for _ in range(_ROUNDS):
        before = fewest
        for row in rows:
            for at in range(len(row)):
                for change in (_turn, _swap):
                    if fewest and change(row, at):
                        now = inversions(rows, family)
                        if now < fewest:
                            fewest = now
                        else:
                            change(row, at)
        if fewest in (0, before):
            break
    return rows


def _turn(row: list[Block], at: int) -> bool:
    row[at] = row[at][::-1]
    return len(row[at]) > 1


def _swap(row: list[Block], at: int) -> bool:
    if at + 1 >= len(row):
        return False
    row[at], row[at + 1] = row[at + 1], row[at]
    return True


def _reached(start: int, partners: Mapping[int, Sequence[int]]) -> set[int]:
    found, waiting = {start}, [start]
    while waiting:
        new = [each for each in partners[waiting.pop()] if each not in found]
        found.update(new)
        waiting += new
    return found


def _walk(here: int, partners: Mapping[int, Sequence[int]], block: list[int]) -> None:
    if here not in block:
        block.append(here)
        for each in sorted(set(partners[here]), key=lambda id: (len(set(partners[id])), id)):
            _walk(each, partners, block)
