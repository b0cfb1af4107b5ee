"""Which lines a genogram draws, and who stands inside the home."""

from __future__ import annotations

from chronology.model.dates import read_date
from chronology.model.people import Period, PeriodRole, Person, PersonKind, Relationship, RelationshipKind
from chronology.ui.people.genogram.layout import lay_out
from chronology.ui.people.genogram.ties import Couple, Descent, Ties, household, ties_of

Kind = RelationshipKind
CHILD, MOTHER, FATHER, PARTNER, NAN = 1, 2, 3, 4, 5


def family(*known: Relationship) -> Ties:
    people = [
        Person("Somebody", id=id, kind=PersonKind.CHILD if id == CHILD else PersonKind.FAMILY)
        for id in (CHILD, MOTHER, FATHER, PARTNER, NAN)
    ]
    return ties_of(known, lay_out(people, known).spots)


def test_a_child_descends_from_the_line_of_both_parents() -> None:
    made = family(
        Relationship(MOTHER, Kind.PARENT, CHILD),
        Relationship(FATHER, Kind.PARENT, CHILD),
        Relationship(FATHER, Kind.FORMER_PARTNER, MOTHER),
    )
    (couple,), (descent,) = made.couples, made.descents
    assert couple.parted
    assert couple.is_said
    assert descent == Descent((couple.left, couple.right), CHILD)


def test_parents_of_whom_nobody_says_that_they_were_a_couple_are_joined_in_dashes() -> None:
    made = family(Relationship(MOTHER, Kind.PARENT, CHILD), Relationship(FATHER, Kind.PARENT, CHILD))
    (couple,) = made.couples
    assert not couple.is_said
    assert not couple.parted


def test_a_couple_that_came_together_again_is_not_drawn_as_parted() -> None:
    made = family(
        Relationship(MOTHER, Kind.FORMER_PARTNER, FATHER), Relationship(FATHER, Kind.PARTNER, MOTHER)
    )
    assert made.couples == (Couple(*sorted((MOTHER, FATHER), key=lambda id: id)),)


def test_a_step_parent_beside_the_mother_needs_no_line_of_his_own() -> None:
    beside = family(
        Relationship(MOTHER, Kind.PARENT, CHILD),
        Relationship(MOTHER, Kind.PARTNER, PARTNER),
        Relationship(PARTNER, Kind.STEP_PARENT, CHILD),
    )
    assert beside.descents == (Descent((MOTHER,), CHILD),)
    alone = family(Relationship(PARTNER, Kind.STEP_PARENT, CHILD))
    assert alone.descents == (Descent((PARTNER,), CHILD, dashed=True),)


def test_a_grandparent_is_joined_by_dashes_until_the_parent_between_is_said() -> None:
    known = (Relationship(NAN, Kind.GRANDPARENT, CHILD), Relationship(MOTHER, Kind.PARENT, CHILD))
    assert Descent((NAN,), CHILD, dashed=True) in family(*known).descents
    said = family(*known, Relationship(NAN, Kind.PARENT, MOTHER))
    assert not any(each.dashed for each in said.descents)


def test_brothers_and_sisters_without_a_parent_in_common_are_joined_from_above() -> None:
    alone = family(Relationship(MOTHER, Kind.SIBLING, PARTNER))
    assert len(alone.siblings) == 1
    shared = family(
        Relationship(MOTHER, Kind.SIBLING, PARTNER),
        Relationship(NAN, Kind.PARENT, MOTHER),
        Relationship(NAN, Kind.PARENT, PARTNER),
    )
    assert shared.siblings == ()


def test_the_home_holds_the_child_and_who_lives_there_still() -> None:
    people = [Person("Ottilie", id=CHILD, kind=PersonKind.CHILD), Person("Tara", id=MOTHER)]
    left = Period(FATHER, PeriodRole.RESIDENT, last=read_date("March 2020"))
    stays = Period(MOTHER, PeriodRole.RESIDENT)
    visits = Period(NAN, PeriodRole.CONTACT)
    assert household(people, (left, stays, visits)) == {CHILD, MOTHER}
    assert household(people, (left, visits)) == frozenset()
