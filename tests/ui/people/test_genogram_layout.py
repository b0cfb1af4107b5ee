"""The genogram's places: everybody once, parents above children, couples side by side, nothing overlaps."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.model.people import Person, PersonKind, Relationship, RelationshipKind
from chronology.ui.people.genogram.layout import lay_out

Kind = RelationshipKind
_CLOSE = 0.999


def person(number: int, kind: PersonKind = PersonKind.FAMILY) -> Person:
    return Person(f"Person {number}", id=number, kind=kind)


@st.composite
def families(draw: st.DrawFn) -> tuple[list[Person], list[Relationship]]:
    """Families in which nobody is above their own parent: parents have the lower number."""
    count = draw(st.integers(1, 12))
    people = [person(number) for number in range(1, count + 1)]
    pairs = st.tuples(st.integers(1, count), st.integers(1, count), st.sampled_from(list(Kind)))
    ties = [Relationship(min(a, b), kind, max(a, b)) for a, b, kind in draw(st.lists(pairs, max_size=16))]
    return people, [each for each in ties if each.person != each.other]


@given(families())
@settings(max_examples=150, deadline=None)
def test_everybody_stands_once_and_nobody_upon_another(
    family: tuple[list[Person], list[Relationship]],
) -> None:
    people, ties = family
    made = lay_out(people, ties)
    assert set(made.spots) == {each.id for each in people}
    by_row: dict[int, list[float]] = {}
    for spot in made.spots.values():
        assert 0 <= spot.row < made.rows
        assert 0 <= spot.x <= made.width - 1 + 1e-6
        by_row.setdefault(spot.row, []).append(spot.x)
    for places in by_row.values():
        ordered = sorted(places)
        assert all(right - left >= _CLOSE for left, right in itertools.pairwise(ordered))


@given(families())
@settings(max_examples=150, deadline=None)
def test_parents_stand_above_their_children(family: tuple[list[Person], list[Relationship]]) -> None:
    people, ties = family
    down = [each for each in ties if each.kind in (Kind.PARENT, Kind.ADOPTIVE_PARENT)]
    made = lay_out(people, ties)
    for each in down:
        assert made.spots[each.person].row < made.spots[each.other].row


@given(families())
@settings(max_examples=50, deadline=None)
def test_the_same_family_gives_the_same_drawing(family: tuple[list[Person], list[Relationship]]) -> None:
    assert lay_out(*family) == lay_out(*family)


def test_a_couple_stands_side_by_side_above_its_children() -> None:
    people = [person(number) for number in range(1, 6)]
    ties = [
        Relationship(1, Kind.PARTNER, 2),
        *(Relationship(parent, Kind.PARENT, child) for parent in (1, 2) for child in (3, 4, 5)),
    ]
    spots = lay_out(people, ties).spots
    assert abs(spots[1].x - spots[2].x) == 1
    assert {spots[each].row for each in (3, 4, 5)} == {spots[1].row + 1}


def test_a_mother_stands_between_the_father_and_her_new_partner() -> None:
    people = [person(number) for number in (1, 2, 3, 4)]
    ties = [
        Relationship(1, Kind.FORMER_PARTNER, 2),
        Relationship(1, Kind.PARTNER, 3),
        Relationship(1, Kind.PARENT, 4),
        Relationship(2, Kind.PARENT, 4),
    ]
    spots = lay_out(people, ties).spots
    assert sorted((2, 1, 3), key=lambda id: spots[id].x) in ([2, 1, 3], [3, 1, 2])


def test_grandparents_stand_two_rows_above_though_no_parent_between_is_said() -> None:
    spots = lay_out([person(1), person(2)], [Relationship(1, Kind.GRANDPARENT, 2)]).spots
    assert spots[2].row - spots[1].row == 2


def test_children_of_one_mother_stand_in_one_row_though_a_grandparent_is_said_of_one_alone() -> None:
    people = [person(number) for number in (1, 2, 3, 4)]
    ties = [
        Relationship(1, Kind.PARENT, 2),
        Relationship(1, Kind.PARENT, 3),
        Relationship(4, Kind.GRANDPARENT, 3),
    ]
    spots = lay_out(people, ties).spots
    assert spots[2].row == spots[3].row == spots[1].row + 1 == spots[4].row + 2


def test_professionals_are_left_out_and_who_has_no_relationship_stands_beneath() -> None:
    people = [person(1), person(2), person(3), person(4, PersonKind.PROFESSIONAL)]
    made = lay_out(people, [Relationship(1, Kind.PARENT, 2)])
    assert set(made.spots) == {1, 2, 3}
    assert made.unplaced == made.spots[3].row == 2


def test_what_contradicts_itself_is_still_drawn() -> None:
    people = [person(1), person(2)]
    made = lay_out(people, [Relationship(1, Kind.PARENT, 2), Relationship(2, Kind.PARENT, 1)])
    assert made.spots[1].row < made.spots[2].row
