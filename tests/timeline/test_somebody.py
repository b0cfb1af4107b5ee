"""Who the returns mention, over all agencies: what joins two mentions, and what only proposes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chronology.model.people import Person
from chronology.timeline.somebody import Everybody, everybody
from tests.timeline.told import CASE, Told, read_entries


def people(*words: str, known: tuple[Person, ...] = ()) -> Everybody:
    rows = [(f"Agency {number}", "3 March 2022", text) for number, text in enumerate(words)]
    return everybody(read_entries(*rows), known, CASE.child)


def names(found: Everybody) -> list[set[str]]:
    return [set(person.names) for person in found.people if person.names]


def test_a_first_name_alone_joins_the_only_one_who_has_it_and_says_why() -> None:
    found = people("Mum's partner Lee Sanders moved in.", "Stepdad Lee collected Aiden.")
    assert names(found) == [{"Lee Sanders", "Lee"}]
    (person,) = (each for each in found.people if each.names)
    assert person.events == ("0", "1")
    assert person.reasons == ("'Lee Sanders' and 'Lee': the first name alone, which only one has",)


def test_a_first_name_that_two_have_joins_neither() -> None:
    found = people("Uncle Lee Sanders came.", "Mum's partner Lee Brown came.", "Lee rang.")
    assert {"Lee"} in names(found)


def test_names_spelt_alike_stay_apart_and_are_proposed() -> None:
    found = people("Partner Darren WHITMOOR stopped.", "Daz Whitmore, mum's fella, shouted.")
    assert len(names(found)) == 2
    assert [pair.reason for pair in found.alike] == [
        "one first name is short for the other, and the surnames are alike"
    ]


def test_words_that_tie_two_names_join_them() -> None:
    found = people("Partner Christopher Hallam (known as Kit) spoken to.", "Kit Hallam's car. Kit came.")
    assert {"Christopher Hallam", "Kit"} <= set().union(*names(found))
    assert not any(set(group) == {"Kit"} for group in names(found))


def test_aliases_that_the_case_lists_are_one_persons() -> None:
    known = (Person("Darren Whitmoor", "mother's partner", aliases=("Daz Whitmore",)),)
    found = people("Partner Darren Whitmoor stopped.", "Daz Whitmore, mum's fella, shouted.", known=known)
    assert len(names(found)) == 1
    assert found.alike == ()


def test_a_man_and_a_woman_are_never_proposed_as_one() -> None:
    found = people("Mum's sister Sam Hollis came.", "Mum's boyfriend Sam Holliss came.")
    assert found.alike == ()


def test_professionals_are_told_from_family() -> None:
    found = people("HV Joanne Harding visited nan Joan Hardin.")
    told = {person.name: person.is_professional for person in found.people if person.names}
    assert told == {"Joanne Harding": True, "Joan Hardin": False}
    assert found.alike == ()


def test_the_child_is_nobody_else() -> None:
    assert people("Aiden well.", "Aiden Holt seen.").people == ()


def test_unnamed_adults_are_people_too() -> None:
    found = people("Unknown male in the kitchen.", "MGM had Aiden.")
    assert {person.relation for person in found.people} == {"adult", "kin"}


SAID = read_entries(
    *(
        ("School", "3 March 2022", text)
        for text in (
            "Partner Darren Whitmoor stopped.",
            "Daz Whitmore, mum's fella, shouted.",
            "Mum's brother Darren Whitmore collected Aiden.",
            "Darren rang.",
            "Friend Kelly Pritchard came.",
            "Neighbour Kelly Pritchett was there.",
            "Ms Pritchet, mum's friend, minded Aiden.",
            "Mother Anna Pugh attended.",
            "Partner known as Dazza. Darren Whitmoor (known as Dazza) left.",
            "Uncle Lee Brown came.",
            "Mum's sister Leigh Browne came.",
            "Unknown male in the kitchen.",
        )
    )
)


@given(st.lists(st.sampled_from(SAID), unique_by=id), st.lists(st.sampled_from(SAID), unique_by=id))
def test_after_a_change_the_same_people_are_alike_as_if_all_were_looked_at_for_the_first_time(
    were: list[Told], are: list[Told]
) -> None:
    assert everybody(are, (), CASE.child, everybody(were, (), CASE.child)) == everybody(are, (), CASE.child)


def test_police_write_the_surname_first_and_in_capitals() -> None:
    found = people(
        "Mum's partner DARREN whitmoor.", "Spoke to ORRELL David, mum's partner.", "David Orrell rang."
    )
    assert {"David ORRELL", "David Orrell"} in names(found)
    assert not any("Manager" in name for each in names(people("MASH Manager rang.")) for name in each)


def test_a_double_first_name_in_one_word_is_proposed_as_the_same() -> None:
    found = people("Mother Kerry-Ann Webb attended.", "Susp Kerryann WEBB, mother.")
    assert [pair.reason for pair in found.alike] == ["the names are the same but for how they are written"]


def test_a_house_on_a_short_written_street_is_nobody() -> None:
    assert not any(
        "Tern" in name for each in names(people("Bailed to 14 Tern Ct (girlfriend).")) for name in each
    )


def test_an_adult_at_the_door_may_be_mums_friend_by_a_short_name() -> None:
    found = people("Mum's friend Dave waited outside.", "Spoke at door to ORRELL David, male in drink.")
    assert [pair.reason for pair in found.alike] == ["one first name is short for the other"]
