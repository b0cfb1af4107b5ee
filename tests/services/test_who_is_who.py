"""Proposals about people: what is proposed with which reasons, and that nothing is decided unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chronology.model.event_rows import RowQuery
from chronology.model.people import Identified, Person, PersonKind, RelationshipKind
from chronology.services.deciding_who import accept, link_unnamed, refuse
from chronology.services.open_case import OpenCase
from chronology.services.people_proposed import About, Proposal
from chronology.services.progress import Cancelled
from chronology.services.who_is_who import who_is_who
from tests.services.peopled_case import case_of_rows, peopled_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[OpenCase]:
    with peopled_case(tmp_path) as made:
        yield made


def proposal(case: OpenCase, title: str) -> Proposal:
    return next(each for each in who_is_who(case) if each.title.startswith(title))


def titles(case: OpenCase) -> list[str]:
    return [each.title for each in who_is_who(case)]


def person(case: OpenCase, number: int) -> Person:
    return next(each for each in case.people() if each.id == number)


def test_somebody_whom_several_agencies_name_is_proposed_with_role_and_count(case: OpenCase) -> None:
    found = proposal(case, "Lee Sanders")
    assert found.title == "Lee Sanders (mother's partner) is named in 3 entries of 2 agencies."
    assert found.about is About.NEW
    assert any("'Lee'" in reason for reason in found.reasons)
    assert "Police: 2; Health Visiting: 1." in found.reasons


def test_names_that_differ_by_a_letter_are_put_to_a_person_with_the_reasons(case: OpenCase) -> None:
    found = proposal(case, "Lea Sanders may be")
    assert found.title == "Lea Sanders may be the same person as Lee Sanders."
    assert any("one letter differs" in reason for reason in found.reasons)
    assert "Both are said to be mother's partner." in found.reasons


def test_a_man_without_a_name_is_proposed_with_his_entry(case: OpenCase) -> None:
    found = proposal(case, "Man at the visit of 3 May 2021")
    assert found.about is About.UNNAMED
    assert found.person.identified is Identified.NO
    assert len(found.events) == 1
    assert "holding the baby" in case.event(found.events[0]).text


def test_looking_changes_nothing_and_the_same_comes_again(case: OpenCase) -> None:
    before = case.undo_label()
    first = who_is_who(case)
    assert case.people() == ()
    assert case.undo_label() == before
    assert who_is_who(case) == first
    assert len({each.id for each in first}) == len(first)


def test_accepting_lists_the_person_with_names_and_mentions_in_one_step(case: OpenCase) -> None:
    found = proposal(case, "Lee Sanders")
    number = accept(case, found)
    assert person(case, number).aliases == ("Lee",)
    assert {each.event for each in case.mentions(number)} == set(found.events)
    assert proposal(case, "Lea Sanders may be").person.id == number
    assert not any(each.startswith("Lee Sanders (") for each in titles(case))
    case.undo()
    assert case.people() == ()
    assert any(each.startswith("Lee Sanders (") for each in titles(case))


def test_the_table_is_filtered_by_a_person_once_the_mentions_are_kept(case: OpenCase) -> None:
    number = accept(case, proposal(case, "Lee Sanders"))
    assert case.count(RowQuery(people=frozenset({number}))) == 3


def test_two_spellings_taken_as_one_are_learnt_for_the_case(case: OpenCase) -> None:
    number = accept(case, proposal(case, "Lee Sanders"))
    assert accept(case, proposal(case, "Lea Sanders may be")) == number
    assert person(case, number).aliases == ("Lee", "Lea Sanders")
    assert len(case.mentions(number)) == 5
    assert not any("Lea" in each or "Lee" in each for each in titles(case))


def test_two_who_are_listed_become_one_only_once_it_is_accepted(case: OpenCase) -> None:
    accept(case, proposal(case, "Lee Sanders"))
    accept(case, proposal(case, "Lea Sanders (mother"))
    assert [each.name for each in case.people()] == ["Lee Sanders", "Lea Sanders"]
    accept(case, proposal(case, "Lea Sanders may be"))
    (only,) = case.people()
    assert (only.name, only.aliases) == ("Lee Sanders", ("Lee", "Lea Sanders"))


def test_what_is_refused_is_not_proposed_again_until_undone(case: OpenCase) -> None:
    found = proposal(case, "Lea Sanders may be")
    refuse(case, found)
    assert found.title not in titles(case)
    path = case.path
    case.close()
    with OpenCase.open(path, "brass lamp under oak") as again:
        assert found.title not in titles(again)
        assert any(each.startswith("Lea Sanders (") for each in titles(again))
        again.undo()
        assert found.title in titles(again)


def test_entries_are_put_to_another_person(case: OpenCase) -> None:
    other = case.add_person(Person("Leonard Sandford", "mother's partner", kind=PersonKind.ADULT))
    found = proposal(case, "Lea Sanders (mother")
    assert accept(case, found, to=other) == other
    assert "Lea Sanders" in person(case, other).aliases
    assert {each.event for each in case.mentions(other)} == set(found.events)


def test_a_man_without_a_name_put_to_a_person_gives_no_alias(case: OpenCase) -> None:
    lee = accept(case, proposal(case, "Lee Sanders"))
    found = proposal(case, "Man at the visit")
    accept(case, found, to=lee)
    assert person(case, lee).aliases == ("Lee",)
    assert found.events[0] in {each.event for each in case.mentions(lee)}
    assert found.title not in titles(case)


def test_a_listed_man_without_a_name_is_linked_to_a_person_in_one_step(case: OpenCase) -> None:
    lee = accept(case, proposal(case, "Lee Sanders"))
    man = accept(case, proposal(case, "Man at the visit"))
    events = {each.event for each in case.mentions(man)}
    link_unnamed(case, man, lee)
    assert [each.id for each in case.people()] == [lee]
    assert person(case, lee).aliases == ("Lee",)
    assert events <= {each.event for each in case.mentions(lee)}
    case.undo()
    assert len(case.people()) == 2


def test_a_mother_is_listed_as_parent_of_the_child(case: OpenCase) -> None:
    mother = accept(case, proposal(case, "Tara Boyd"))
    child = next(each for each in case.people() if each.kind is PersonKind.CHILD)
    (known,) = case.relationships()
    assert (known.person, known.kind, known.other) == (mother, RelationshipKind.PARENT, child.id)
    assert child.name == "Ottilie"


def test_entries_of_a_listed_mother_are_found_however_she_is_called(case: OpenCase) -> None:
    tara = case.add_person(Person("Tara Boyd-Ames", "mother", gender="female", aliases=("Tara Boyd",)))
    found = proposal(case, "Tara Boyd-Ames")
    assert found.about is About.LISTED
    assert accept(case, found) == tara
    assert len({each.event for each in case.mentions(tara)}) == 3


def test_a_first_name_alone_is_taken_for_the_only_one_listed_who_has_it(case: OpenCase) -> None:
    carol = case.add_person(Person("Carol Ames", "aunt"))
    lee = case.add_person(Person("Lee Brook", "neighbour", kind=PersonKind.ADULT))
    proposed = {each.person.id for each in who_is_who(case) if each.about is About.LISTED}
    assert proposed.isdisjoint({carol, lee})  # the entries give other surnames


def test_entries_of_a_listed_brother_are_his_however_many_brothers_there_are(tmp_path: Path) -> None:
    rows = ("03/05/2021,School,Otis off sick. Brother Remi in.", "04/05/2021,School,Otis and Remi both late.")
    with case_of_rows(tmp_path, *rows) as made:
        for name in ("Otis Boyd", "Remi Boyd"):
            made.add_person(Person(name, "brother"))
        found = {each.title: len(each.events) for each in who_is_who(made)}
    assert found["Otis Boyd is named in 2 entries of School."] == 2
    assert found["Remi Boyd is named in 2 entries of School."] == 2


def test_the_child_of_the_review_is_proposed_until_listed(case: OpenCase) -> None:
    found = proposal(case, "Ottilie is the child")
    number = accept(case, found)
    assert person(case, number).born == case.case().born
    assert person(case, number).kind is PersonKind.CHILD
    assert found.title not in titles(case)


def test_people_born_on_different_days_are_not_proposed_as_one(case: OpenCase) -> None:
    lee = accept(case, proposal(case, "Lee Sanders"))
    lea = accept(case, proposal(case, "Lea Sanders (mother"))
    case.change_person(replace(person(case, lee), born=case.case().born))
    assert any("may be" in each for each in titles(case))
    case.change_person(replace(person(case, lea), gender="female"))
    case.change_person(replace(person(case, lee), gender="male"))
    assert not any("may be" in each for each in titles(case))


def test_a_person_who_stops_the_reading_stops_it(case: OpenCase) -> None:
    with pytest.raises(Cancelled):
        who_is_who(case, lambda doing, done, total: False)
