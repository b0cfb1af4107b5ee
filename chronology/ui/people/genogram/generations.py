"""In which generation each person of a family stands: parents above their children, who stand in one row.

Couples stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from chronology.model.people import Relationship, RelationshipKind

_ABOVE = {
    RelationshipKind.PARENT: 1,
    RelationshipKind.ADOPTIVE_PARENT: 1,
    RelationshipKind.STEP_PARENT: 1,
    RelationshipKind.FOSTER_CARER: 1,
    RelationshipKind.GRANDPARENT: 2,
}
_PARENTS = (RelationshipKind.PARENT, RelationshipKind.ADOPTIVE_PARENT)
_BESIDE = (
    RelationshipKind.PARTNER,
    RelationshipKind.FORMER_PARTNER,
    RelationshipKind.SIBLING,
    RelationshipKind.HALF_SIBLING,
)


def generations(people: Sequence[int], known: Iterable[Relationship]) -> Mapping[int, int]:
    """The generation of everybody, 0 the eldest.

    Where what is listed contradicts itself (somebody above their own parent), the later word is left out.
    """
    kept = [each for each in known if each.person in set(people) and each.other in set(people)]
    rows = _Rows(people)
    for each in kept:
        if each.kind in _ABOVE:
            rows.put_above(each.person, each.other, _ABOVE[each.kind])
    for each in kept:
        if each.kind in _BESIDE:
            rows.put_beside(each.person, each.other)
    for one, other in _of_one_parent(kept):
        rows.put_beside(one, other)
    return rows.numbered()


def _of_one_parent(known: Iterable[Relationship]) -> list[tuple[int, int]]:
    """Children of the same parent, each beside the one before."""
    children: dict[int, list[int]] = {}
    for each in known:
        if each.kind in _PARENTS:
            children.setdefault(each.person, []).append(each.other)
    return [pair for under in children.values() for pair in pairwise(under)]


class _Rows:
    """Groups of people who stand in one generation, and which group stands how far above which."""

    def __init__(self, people: Sequence[int]) -> None:
        self._people = people
        self._group = {person: person for person in people}
        self._above: dict[tuple[int, int], int] = {}

    def put_above(self, upper: int, lower: int, by: int) -> None:
        first, second = self._group[upper], self._group[lower]
        if first != second and not self._leads(second, first):
            self._above[first, second] = max(by, self._above.get((first, second), 0))

    def put_beside(self, one: int, other: int) -> None:
        first, second = self._group[one], self._group[other]
        if first == second or self._leads(first, second) or self._leads(second, first):
            return
        for person, group in self._group.items():
            if group == second:
                self._group[person] = first
        above: dict[tuple[int, int], int] = {}
        for (upper, lower), by in self._above.items():
            pair = (first if upper == second else upper, first if lower == second else lower)
            above[pair] = max(by, above.get(pair, 0))
        self._above = above

    def _leads(self, start: int, end: int) -> bool:
        """Whether one group stands somewhere above another."""
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            if here == end:
                return True
            for upper, lower in self._above:
                if upper == here and lower not in seen:
                    seen.add(lower)
                    waiting.append(lower)
        return False

    def numbered(self) -> Mapping[int, int]:
        """Each as low as those above push them, then the eldest drawn down to those beneath them."""
        order = self._in_order()
        number = dict.fromkeys(order, 0)
        for here in order:
            for (upper, lower), by in self._above.items():
                if upper == here:
                    number[lower] = max(number[lower], number[here] + by)
        for here in reversed(order):
            beneath = [number[lower] - by for (upper, lower), by in self._above.items() if upper == here]
            if beneath:
                number[here] = max(number[here], min(beneath))
        first = min(number.values(), default=0)
        return {person: number[self._group[person]] - first for person in self._people}

    def _in_order(self) -> list[int]:
        """The groups, each behind all that stand above it."""
        waiting = list(dict.fromkeys(self._group[person] for person in self._people))
        order: list[int] = []
        while waiting:
            uppers = {lower: [u for u, low in self._above if low == lower] for lower in waiting}
            ready = [here for here in waiting if not set(uppers[here]) & set(waiting)]
            order += ready
            waiting = [here for here in waiting if here not in ready]
        return order
