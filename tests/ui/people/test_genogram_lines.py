"""The lines of a genogram as they are drawn: in a family like a tree none crosses another, nor a sign."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtWidgets import QApplication

from chronology.model.case import Case
from chronology.model.people import Person, PersonKind, Relationship, RelationshipKind
from chronology.ui.people.genogram.painting import Drawing
from chronology.ui.theme import LIGHT

Kind = RelationshipKind


pytestmark = pytest.mark.usefixtures("app")


@dataclass
class Tree:
    """A family while it is made up."""

    people: list[Person] = field(default_factory=list)
    known: list[Relationship] = field(default_factory=list)

    def somebody(self, kind: PersonKind = PersonKind.FAMILY) -> int:
        self.people.append(Person(f"Person {len(self.people) + 1}", id=len(self.people) + 1, kind=kind))
        return len(self.people)

    def couple(self, one: int, kind: RelationshipKind = Kind.PARTNER) -> int:
        other = self.somebody()
        self.known.append(Relationship(one, kind, other))
        return other

    def child(self, *parents: int, kind: PersonKind = PersonKind.FAMILY) -> int:
        made = self.somebody(kind)
        self.known += [Relationship(parent, Kind.PARENT, made) for parent in parents]
        return made

    def parents(self, child: int) -> tuple[int, int]:
        mother = self.somebody()
        father = self.couple(mother)
        self.known += [Relationship(each, Kind.PARENT, child) for each in (mother, father)]
        return mother, father

    def drawing(self) -> Drawing:
        return Drawing(Case(), tuple(self.people), tuple(self.known), (), LIGHT, QApplication.font())


@st.composite
def trees(draw: st.DrawFn) -> Drawing:
    """A couple, their parents, brothers and sisters, earlier partners, and descendants."""
    tree, few, maybe = Tree(), st.integers(0, 2), st.booleans()
    mother = tree.somebody()
    father = tree.couple(mother, draw(st.sampled_from([Kind.PARTNER, Kind.FORMER_PARTNER])))
    for parent in (mother, father):
        if draw(maybe):
            above = tree.parents(parent)
            for _ in range(draw(few)):
                tree.child(*above)
            if draw(maybe):
                tree.parents(draw(st.sampled_from(above)))
        if draw(maybe):
            other = tree.couple(parent, Kind.FORMER_PARTNER)
            for _ in range(draw(few)):
                tree.child(parent, other)
    for number in range(draw(st.integers(1, 4))):
        kind = PersonKind.FAMILY if number else PersonKind.CHILD
        child = tree.child(mother, father, kind=kind)
        if draw(maybe):
            partner = tree.couple(child)
            for _ in range(draw(few)):
                tree.child(child, partner)
    shuffled = draw(st.permutations(tree.known))
    return Drawing(Case(), tuple(tree.people), tuple(shuffled), (), LIGHT, QApplication.font())


@given(trees())
@settings(max_examples=150)
def test_in_a_family_like_a_tree_no_line_crosses_another_or_somebody(drawing: Drawing) -> None:
    assert faults(drawing) == []


def test_a_dense_family_crosses_nowhere() -> None:
    assert faults(dense().drawing()) == []


def test_a_line_past_the_parents_goes_beside_them() -> None:
    """A grandmother of whom nobody says whose mother she is."""
    tree = Tree()
    mother = tree.somebody()
    father = tree.couple(mother)
    child = tree.child(mother, father, kind=PersonKind.CHILD)
    nan = tree.somebody()
    tree.known.append(Relationship(nan, Kind.GRANDPARENT, child))
    assert faults(tree.drawing()) == []


def test_bars_of_two_couples_above_one_row_of_children_do_not_run_together() -> None:
    tree = Tree()
    mother = tree.somebody()
    for kind in (Kind.FORMER_PARTNER, Kind.PARTNER):
        father = tree.couple(mother, kind)
        for _ in range(3):
            tree.child(mother, father)
    assert faults(tree.drawing()) == []


def dense() -> Tree:
    """Two partners, half-siblings on both sides, twins, grandparents on both sides, aunts."""
    tree = Tree()
    mother = tree.somebody()
    father = tree.couple(mother)
    before = tree.couple(mother, Kind.FORMER_PARTNER)
    after = tree.couple(father, Kind.FORMER_PARTNER)
    for parent in (mother, father):
        above = tree.parents(parent)
        tree.child(*above)
        tree.child(*above)
    for _ in range(2):
        tree.child(mother, before)
    tree.child(father, after)
    tree.child(mother, father, kind=PersonKind.CHILD)
    tree.child(mother, father)
    tree.child(mother, father)
    return tree


def test_the_families_of_both_parents_stand_on_their_own_sides() -> None:
    tree = Tree()
    mother, father = tree.somebody(), tree.somebody()
    tree.parents(father)
    tree.parents(mother)
    tree.known.append(Relationship(mother, Kind.PARTNER, father))
    for _ in range(2):
        tree.child(mother, father)
    assert faults(tree.drawing()) == []


# What is wrong with a drawing


@dataclass(frozen=True)
class Drawn:
    """One line: whose, from whom it comes down, and its corners."""

    ends: frozenset[int]
    group: tuple[int, ...]
    corners: tuple[QPointF, ...]

    def pieces(self) -> Iterator[QLineF]:
        for one, other in itertools.pairwise(self.corners):
            if (one - other).manhattanLength() > 0.01:
                yield QLineF(one, other)


def faults(drawing: Drawing) -> list[str]:
    """Lines that cross or run together, and lines through somebody's sign."""
    found = []
    lines = list(drawn(drawing))
    for one, other in itertools.combinations(lines, 2):
        if one.group == other.group or (one.ends & other.ends and not _cross_apart(one, other)):
            continue
        if any(_meet(a, b) for a in one.pieces() for b in other.pieces()):
            found.append(f"{sorted(one.ends)} crosses {sorted(other.ends)}")
    for line in lines:
        for person in drawing.shown:
            sign = drawing.box(person.id).adjusted(1, 1, -1, -1)
            if person.id not in line.ends and any(_passes(each, sign) for each in line.pieces()):
                found.append(f"{sorted(line.ends)} runs through {person.id}")
    return found


def drawn(drawing: Drawing) -> Iterator[Drawn]:
    for couple in drawing.ties.couples:
        pair = (couple.left, couple.right)
        yield Drawn(frozenset(pair), pair, tuple(drawing.between(couple)))
    for descent in drawing.ties.descents:
        yield Drawn(
            frozenset((*descent.parents, descent.child)), descent.parents, tuple(drawing.down(descent))
        )
    for pair in drawing.ties.siblings:
        yield Drawn(frozenset(pair), pair, tuple(drawing.beside(pair)))


def _cross_apart(one: Drawn, other: Drawn) -> bool:
    """Lines with somebody in common may touch there, and cross nowhere else."""
    return any(_meet(a, b, inside=True) for a in one.pieces() for b in other.pieces())


def _meet(one: QLineF, other: QLineF, inside: bool = False) -> bool:
    """Whether two pieces cross, touch or lie upon one another; `inside`: cross in the middle of both."""
    kind, at = one.intersects(other)
    if kind is QLineF.IntersectionType.BoundedIntersection:
        ends = [one.p1(), one.p2(), other.p1(), other.p2()]
        return not inside or all((at - end).manhattanLength() > 1 for end in ends)
    if inside or kind is QLineF.IntersectionType.UnboundedIntersection:
        return False
    return _box(one).intersects(_box(other))


def _box(line: QLineF) -> QRectF:
    return QRectF(line.p1(), line.p2()).normalized().adjusted(-0.1, -0.1, 0.1, 0.1)


def _passes(line: QLineF, sign: QRectF) -> bool:
    return _box(line).intersects(sign)
