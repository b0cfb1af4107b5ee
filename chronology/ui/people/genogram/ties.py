"""Which lines a genogram draws: couples, children beneath them, carers, brothers and sisters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronology.model.people import Period, PeriodRole, Person, PersonKind, Relationship, RelationshipKind
from chronology.ui.people.genogram.places import COUPLES, PARENTS, Spot

_CARERS = (RelationshipKind.STEP_PARENT, RelationshipKind.FOSTER_CARER, RelationshipKind.GRANDPARENT)
_SIBLINGS = (RelationshipKind.SIBLING, RelationshipKind.HALF_SIBLING)


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people with a line between them, the left one first. `is_said` is False for parents of one child
    of whom nobody said that they were a couple."""

    left: int
    right: int
    parted: bool = False
    is_said: bool = True


@dataclass(frozen=True, slots=True)
class Descent:
    """A child beneath one parent, or beneath the line of two."""

    parents: tuple[int, ...]
    child: int
    dashed: bool = False


@dataclass(frozen=True)
class Ties:
    """All lines of a drawing; `siblings` are drawn from above where they share no parent."""

    couples: tuple[Couple, ...]
    descents: tuple[Descent, ...]
    siblings: tuple[tuple[int, int], ...]


def ties_of(known: Sequence[Relationship], spots: Mapping[int, Spot]) -> Ties:
    """The lines between the people who are drawn."""
    drawn = [each for each in known if each.person in spots and each.other in spots]
    couples: dict[tuple[int, int], Couple] = {}
    for each in drawn:
        if each.kind in COUPLES and each.person != each.other:
            pair = _ordered(each.person, each.other, spots)
            parted = each.kind is RelationshipKind.FORMER_PARTNER
            before = couples.get(pair)
            couples[pair] = Couple(*pair, parted=parted and (before is None or before.parted))
    parents: dict[int, list[int]] = {}
    for each in drawn:
        if each.kind in PARENTS and spots[each.person].row < spots[each.other].row:
            under = parents.setdefault(each.other, [])
            if each.person not in under:
                under.append(each.person)
    descents: list[Descent] = []
    for child, above in parents.items():
        first = above[:2]
        if len(first) == 2 and spots[first[0]].row == spots[first[1]].row:
            pair = _ordered(first[0], first[1], spots)
            couples.setdefault(pair, Couple(*pair, is_said=False))
            descents.append(Descent(pair, child))
        else:
            descents += [Descent((each,), child) for each in first]
        descents += [Descent((each,), child) for each in above[2:]]
    for each in drawn:
        if each.kind in _CARERS and not _is_told(each, parents, couples, spots):
            descents.append(Descent((each.person,), each.other, dashed=True))
    siblings = [
        _ordered(each.person, each.other, spots)
        for each in drawn
        if each.kind in _SIBLINGS
        and spots[each.person].row == spots[each.other].row
        and set(parents.get(each.person, ())).isdisjoint(parents.get(each.other, ()))
    ]
    return Ties(tuple(couples.values()), tuple(descents), tuple(dict.fromkeys(siblings)))


def _is_told(
    each: Relationship,
    parents: Mapping[int, Sequence[int]],
    couples: Mapping[tuple[int, int], Couple],
    spots: Mapping[int, Spot],
) -> bool:
    """Whether other lines say it: a step-parent beside a parent, a grandparent above one."""
    above = parents.get(each.other, ())
    if each.kind is RelationshipKind.STEP_PARENT:
        return any(_ordered(each.person, parent, spots) in couples for parent in above)
    if each.kind is RelationshipKind.GRANDPARENT:
        return any(each.person in parents.get(parent, ()) for parent in above)
    return False


def household(people: Sequence[Person], periods: Sequence[Period]) -> frozenset[int]:
    """Who is drawn inside the home: the child, and whoever lives there as far as is told.

    Nobody, where no period says who lives there.
    """
    living = {each.person for each in periods if each.role is PeriodRole.RESIDENT and not each.last.is_dated}
    children = {person.id for person in people if person.kind is PersonKind.CHILD}
    return frozenset(living | children) if living else frozenset()


def _ordered(one: int, other: int, spots: Mapping[int, Spot]) -> tuple[int, int]:
    first, second = sorted((one, other), key=lambda id: (spots[id].x, spots[id].row, id))
    return first, second
