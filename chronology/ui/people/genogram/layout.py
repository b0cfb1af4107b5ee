"""Where everybody of a family stands in the drawing: rows of generations, couples side by side.

Places are in steps: one step across is the room of one person, one step down is a generation. Who has no
relationship stands in a row of their own beneath. The same family gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from chronology.model.people import Person, PersonKind, Relationship, RelationshipKind
from chronology.ui.people.genogram.generations import generations

PARENTS = (RelationshipKind.PARENT, RelationshipKind.ADOPTIVE_PARENT)
COUPLES = (RelationshipKind.PARTNER, RelationshipKind.FORMER_PARTNER)
_DOWN = (*PARENTS, RelationshipKind.STEP_PARENT, RelationshipKind.FOSTER_CARER, RelationshipKind.GRANDPARENT)
_SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody stands: steps from the left, and the row."""

    x: float
    row: int


@dataclass(frozen=True)
class Layout:
    """Everybody's place. `unplaced` is the row of those without a relationship, None where there are none."""

    spots: Mapping[int, Spot]
    rows: int
    width: float
    unplaced: int | None = None


def lay_out(people: Sequence[Person], known: Iterable[Relationship]) -> Layout:
    """A place for each person, professionals left out."""
    shown = [person for person in people if person.kind is not PersonKind.PROFESSIONAL]
    ids = {person.id for person in shown}
    ties = [each for each in known if each.person in ids and each.other in ids and each.person != each.other]
    placed_by = [each for each in ties if each.kind is not RelationshipKind.OTHER]
    tied = {id for each in placed_by for id in (each.person, each.other)}
    family = [person for person in shown if person.id in tied or person.kind is PersonKind.CHILD]
    rest = [person for person in shown if person not in family]
    found = _placed(family, placed_by)
    rows = max((spot.row for spot in found.values()), default=-1) + 1
    width = max((spot.x for spot in found.values()), default=-1.0) + 1
    across = max(4, round(width))
    for number, person in enumerate(rest):
        found[person.id] = Spot(float(number % across), rows + number // across)
    unplaced = rows if rest else None
    rows = max((spot.row for spot in found.values()), default=-1) + 1
    return Layout(found, rows, max((spot.x for spot in found.values()), default=-1.0) + 1, unplaced)


def crossings(spots: Mapping[int, Spot], ties: Iterable[Relationship]) -> int:
    """How often lines cross that come down to children from between their parents."""
    above: dict[tuple[int, int], list[float]] = {}
    for each in ties:
        upper, lower = spots[each.person], spots[each.other]
        if each.kind in _DOWN and upper.row < lower.row:
            above.setdefault((each.other, upper.row), []).append(upper.x)
    lines = [
        (row, spots[child].row, sum(drawn) / len(drawn), spots[child].x)
        for (child, row), drawn in above.items()
    ]
    return sum(
        one[:2] == other[:2] and (one[2] - other[2]) * (one[3] - other[3]) < 0
        for one, other in combinations(lines, 2)
    )


def _placed(family: Sequence[Person], ties: Sequence[Relationship]) -> dict[int, Spot]:
    row_of = generations([person.id for person in family], ties)
    by_birth = sorted(family, key=lambda person: (person.born or date.max, person.id))
    rows: list[list[list[int]]] = []
    for row in range(max(row_of.values(), default=-1) + 1):
        here = [person.id for person in by_birth if row_of[person.id] == row]
        rows.append(_blocks(here, ties))
    parents, children = _lines(ties, row_of)
    x: dict[int, float] = {}
    for blocks in rows:
        x.update(_packed(blocks, {}))
    best, fewest = dict(x), (_many(x, row_of, ties), _length(x, parents))
    for sweep in range(_SWEEPS):
        downward = sweep % 2 == 0
        for blocks in rows if downward else reversed(rows):
            wanted = {
                id: sum(x[each] for each in drawn) / len(drawn)
                for block in blocks
                for id in block
                if (drawn := (parents if downward else children).get(id, []))
            }
            for number, block in enumerate(blocks):
                blocks[number] = _turned(block, wanted)
            blocks.sort(key=lambda block: _middle(block, wanted, x))
            x.update(_packed(blocks, wanted))
        now = (_many(x, row_of, ties), _length(x, parents))
        if now < fewest:
            best, fewest = dict(x), now
    left = min(best.values(), default=0.0)
    return {id: Spot(best[id] - left, row_of[id]) for id in best}


def _blocks(here: Sequence[int], ties: Sequence[Relationship]) -> list[list[int]]:
    """People of one row who stand together: chains of couples, each beside the other."""
    partners: dict[int, list[int]] = {id: [] for id in here}
    for each in ties:
        if each.kind in COUPLES and each.person in partners and each.other in partners:
            partners[each.person].append(each.other)
            partners[each.other].append(each.person)
    left = dict.fromkeys(here)
    blocks = []
    while left:
        together = _reached(next(iter(left)), partners)
        start = min((id for id in left if id in together), key=lambda id: len(set(partners[id])))
        block: list[int] = []
        _walk(start, partners, block)
        blocks.append(block)
        for id in block:
            left.pop(id)
    return blocks


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


def _lines(
    ties: Sequence[Relationship], row_of: Mapping[int, int]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Who stands above and beneath whom with a line between; brothers and sisters draw each other too."""
    parents: dict[int, list[int]] = {}
    children: dict[int, list[int]] = {}
    for each in ties:
        if each.kind in _DOWN and row_of[each.person] < row_of[each.other]:
            parents.setdefault(each.other, []).append(each.person)
            children.setdefault(each.person, []).append(each.other)
        elif each.kind not in COUPLES:
            parents.setdefault(each.other, []).append(each.person)
            parents.setdefault(each.person, []).append(each.other)
    return parents, children


def _turned(block: list[int], wanted: Mapping[int, float]) -> list[int]:
    """The block from the other side, where its people are drawn there."""
    drawn = [(number, wanted[id]) for number, id in enumerate(block) if id in wanted]
    return block[::-1] if len(drawn) > 1 and drawn[0][1] > drawn[-1][1] else block


def _middle(block: Sequence[int], wanted: Mapping[int, float], x: Mapping[int, float]) -> float:
    drawn = [wanted[id] for id in block if id in wanted]
    return sum(drawn) / len(drawn) if drawn else sum(x[id] for id in block) / len(block)


def _packed(blocks: Sequence[Sequence[int]], wanted: Mapping[int, float]) -> dict[int, float]:
    """Places of one row, at least a step apart, as near to where each block is drawn as that allows.

    Packed once from the left and once from the right; half-way between both nobody comes too near.
    """
    starts, at = [], 0.0
    for block in blocks:
        drawn = [wanted[id] - number for number, id in enumerate(block) if id in wanted]
        starts.append(sum(drawn) / len(drawn) if drawn else at)
        at = max(at, starts[-1]) + len(block)
    from_left: list[float] = []
    edge = float("-inf")
    for start, block in zip(starts, blocks, strict=True):
        from_left.append(max(start, edge))
        edge = from_left[-1] + len(block)
    from_right: list[float] = []
    edge = float("inf")
    for start, block in zip(reversed(starts), reversed(blocks), strict=True):
        from_right.append(min(start, edge - len(block)))
        edge = from_right[-1]
    found = {}
    for one, other, block in zip(from_left, reversed(from_right), blocks, strict=True):
        for number, id in enumerate(block):
            found[id] = (one + other) / 2 + number
    return found


def _many(x: Mapping[int, float], row_of: Mapping[int, int], ties: Sequence[Relationship]) -> int:
    return crossings({id: Spot(x[id], row_of[id]) for id in x}, ties)


def _length(x: Mapping[int, float], parents: Mapping[int, Sequence[int]]) -> float:
    return round(sum(abs(x[id] - x[each]) for id, drawn in parents.items() for each in drawn), 6)
