"""Where everybody of a family stands in the drawing: rows of generations, couples side by side.

Places are in steps: one step across is the room of one person, one step down is a generation. Who has no
relationship stands in a row of their own beneath. The same family gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chronology.model.people import Person, PersonKind, Relationship, RelationshipKind
from chronology.ui.people.genogram.bars import bars_of, crossings
from chronology.ui.people.genogram.generations import generations
from chronology.ui.people.genogram.ordering import Block, Family, Leg, ordered
from chronology.ui.people.genogram.places import Spot
from chronology.ui.people.genogram.ties import Descent, Ties, ties_of

_SWEEPS = 16


@dataclass(frozen=True)
class Layout:
    """Everybody's place. `unplaced` is the row of those without a relationship, None where there are none.

    `bends` are the places that a line passes on its way down through a generation, by who it leads from
    and to: nobody stands there.
    """

    spots: Mapping[int, Spot]
    rows: int
    width: float
    unplaced: int | None = None
    bends: Mapping[Descent, tuple[int, ...]] = field(default_factory=dict)
    passed: Mapping[int, Spot] = field(default_factory=dict)

    def legs(self, descents: Iterable[Descent]) -> tuple[Leg, ...]:
        """The lines down, each by one generation."""
        return tuple(leg for each in descents for leg in _legs(each, self.bends.get(each, ())))


def lay_out(people: Sequence[Person], known: Iterable[Relationship]) -> Layout:
    """A place for each person, professionals left out."""
    shown = [person for person in people if person.kind is not PersonKind.PROFESSIONAL]
    ids = {person.id for person in shown}
    ties = [each for each in known if each.person in ids and each.other in ids and each.person != each.other]
    placed_by = [each for each in ties if each.kind is not RelationshipKind.OTHER]
    tied = {id for each in placed_by for id in (each.person, each.other)}
    family = [person for person in shown if person.id in tied or person.kind is PersonKind.CHILD]
    rest = [person for person in shown if person not in family]
    found, bends = _placed(family, placed_by)
    passed = {id: spot for id, spot in found.items() if id < 0}
    found = {id: spot for id, spot in found.items() if id >= 0}
    rows = max((spot.row for spot in found.values()), default=-1) + 1
    width = max((spot.x for spot in found.values()), default=-1.0) + 1
    across = max(4, round(width))
    for number, person in enumerate(rest):
        found[person.id] = Spot(float(number % across), rows + number // across)
    unplaced = rows if rest else None
    rows = max((spot.row for spot in found.values()), default=-1) + 1
    width = max((spot.x for spot in (*found.values(), *passed.values())), default=-1.0) + 1
    return Layout(found, rows, width, unplaced, bends, passed)


def _placed(
    family: Sequence[Person], known: Sequence[Relationship]
) -> tuple[dict[int, Spot], dict[Descent, tuple[int, ...]]]:
    """Everybody's place, and the places, by numbers below 0, that long lines pass."""
    by_birth = sorted(family, key=lambda person: (person.born or date.max, person.id))
    row_of = dict(generations([person.id for person in family], known))
    lines = ties_of(known, {id: Spot(float(at), row_of[id]) for at, id in enumerate(row_of)})
    bends: dict[Descent, tuple[int, ...]] = {}
    number = 0
    for each in lines.descents:
        between = range(row_of[each.parents[0]] + 1, row_of[each.child])
        bends[each] = tuple(number - 1 - at for at in range(len(between)))
        row_of.update(zip(bends[each], between, strict=True))
        number -= len(between)
    legs = [leg for each in lines.descents for leg in _legs(each, bends[each])]
    people = [*(person.id for person in by_birth), *(id for id in row_of if id < 0)]
    couples = [(each.left, each.right) for each in lines.couples]
    tree = Family(people, row_of, couples, legs, lines.siblings)
    rows = ordered(tree, _first(by_birth, lines))
    x = _spread(rows, tree)
    left = min(x.values(), default=0.0)
    return {id: Spot(x[id] - left, row_of[id]) for id in x}, bends


def _first(family: Sequence[Person], lines: Ties) -> int:
    """From whom the drawing grows: a parent of the child, the child, or the eldest."""
    children = {person.id for person in family if person.kind is PersonKind.CHILD}
    parents = [each.parents[0] for each in lines.descents if each.child in children and not each.dashed]
    return next(iter((*parents, *children, *(person.id for person in family))), 0)


def _legs(descent: Descent, bends: Sequence[int]) -> list[Leg]:
    steps = [*bends, descent.child]
    return [Leg(descent.parents if at == 0 else (steps[at - 1],), each) for at, each in enumerate(steps)]


# Places from left to right


def _spread(rows: Sequence[Sequence[Block]], family: Family) -> dict[int, float]:
    """Places in the order of the rows, each near to whom it is drawn; of many tries what crosses least."""
    above, beneath = _drawn(family)
    x: dict[int, float] = {}
    for row in rows:
        x.update(_packed(row, {}))
    best, fewest = dict(x), _cost(x, family)
    for sweep in range(_SWEEPS):
        downward = sweep % 2 == 0
        for row in rows if downward else reversed(rows):
            wanted = {
                id: sum(x[each] for each in drawn) / len(drawn)
                for block in row
                for id in block
                if (drawn := (above if downward else beneath).get(id, []))
            }
            x.update(_packed(row, wanted))
        now = _cost(x, family)
        if now < fewest:
            best, fewest = dict(x), now
    return best


def _cost(x: Mapping[int, float], family: Family) -> tuple[int, float]:
    """How often lines cross, and how long they are."""
    spots = {id: Spot(x[id], family.row_of[id]) for id in x}
    bars = bars_of(family.legs, family.siblings, spots, family.couples)
    return crossings(bars), round(sum(right - left for left, right in (bar.ends for bar in bars)), 6)


def _drawn(family: Family) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Who stands above and beneath whom with a line between; brothers and sisters draw each other too."""
    above: dict[int, list[int]] = {}
    beneath: dict[int, list[int]] = {}
    for leg in family.legs:
        above.setdefault(leg.child, []).extend(leg.parents)
        for parent in leg.parents:
            beneath.setdefault(parent, []).append(leg.child)
    for one, other in family.siblings:
        above.setdefault(one, []).append(other)
        above.setdefault(other, []).append(one)
    return above, beneath


def _packed(blocks: Sequence[Block], wanted: Mapping[int, float]) -> dict[int, float]:
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
