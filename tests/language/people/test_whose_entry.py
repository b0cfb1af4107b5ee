"""A surgery's list of a family, and a column that names the patient, say whose the words are."""

from __future__ import annotations

import pytest

from chronology.language.reading import read
from chronology.language.words.known import Known
from chronology.model.case import Case
from chronology.model.dates.value import EventDate
from chronology.model.events import Event, Place, Words

MOSS = Known.of(Case(child="Alba Moss"))


def missed(text: str, known: Known = MOSS, family_member: str = "") -> bool:
    return has("appointment.not_brought", text, known, family_member)


def has(signal: str, text: str, known: Known = MOSS, family_member: str = "") -> bool:
    event = Event("E1", Place("f", None, 1), EventDate(), "GP", text=text, family_member=family_member)
    return any(each.id == signal for each in read(event, known))


@pytest.mark.parametrize(
    ("text", "is_the_childs"),
    [
        ("Family recall: BM: DNA flu vaccine. AM: seen, well.", False),
        ("BM - DNA asthma review. CT - DNA imms.", False),
        ("BM DNA asthma clinic, letter sent.", False),
        ("BM: seen, well. AM: DNA dental.", True),
        ("BM: seen, well. Alba DNA dental.", True),
        ("AM: DNA asthma review.", True),
        ("HV: DNA at clinic.", True),
        ("JT: DNA asthma clinic, second letter.", True),  # who writes, for all that is known
        ("DNA asthma clinic.", True),
    ],
)
def test_initials_before_the_words_say_who_was_not_brought(text: str, is_the_childs: bool) -> None:
    assert missed(text) is is_the_childs


def test_where_only_a_first_name_is_known_initials_tell_in_a_list_alone() -> None:
    known = Known.of(Case(child="Alba"))
    assert not missed("BM: DNA flu vaccine. AM: seen, well.", known)
    assert missed("BM: DNA flu vaccine.", known)


@pytest.mark.parametrize(
    ("who", "is_the_childs"),
    [
        ("Bram Moss 9", False),
        ("MOSS, Bram", False),
        ("Alba Moss 14", True),
        ("Ablah Moss", True),
        ("MOSS B", False),
        ("MOSS A", True),
        ("Bram M", False),
        ("BM", False),
        ("B.M.", False),
        ("AM", True),
        ("RT", True),  # perhaps who saw the child
        ("Alma Moss", True),  # misspelt, for all that is known
        ("Anwen Moss", False),
        ("Moss family", True),
        ("Baby Moss", True),
        ("Bram", True),
        ("JT-M", False),
        ("AT-M", True),
        ("", True),
    ],
)
def test_the_column_of_whom_it_is_about_says_whose_injury_it_is(who: str, is_the_childs: bool) -> None:
    text = "Scald to the hand from a kettle."
    assert has("injury.child", text, family_member=who) is is_the_childs
    assert has("concern", text, family_member=who) is is_the_childs


@pytest.mark.parametrize(("age", "is_the_childs"), [("25Y F", False), ("20W M", True), ("7 years", True)])
def test_a_column_of_ages_tells_a_grown_up_from_the_child(age: str, is_the_childs: bool) -> None:
    event = Event(
        "E1", Place("f", None, 1), EventDate(), "ED", text="Bruise to neck.", other=(Words("AGE_SEX", age),)
    )
    assert ("injury.child" in {each.id for each in read(event, MOSS)}) is is_the_childs


def test_in_an_entry_of_the_mothers_what_is_told_of_the_baby_stays_the_babys() -> None:
    text = "Scald to her own hand. Baby has a bruise to the cheek."
    assert has("injury.child", text, family_member="MOSS J")
    assert not has("injury.child", "Scald to the hand.", family_member="MOSS J")


@pytest.mark.parametrize(
    ("who", "is_the_childs"),
    [("Jade M 34F", False), ("Alba M 8F", True), ("M A 20w M", True), ("Moss J", False)],
)
def test_age_and_sex_behind_a_name_are_no_part_of_it(who: str, is_the_childs: bool) -> None:
    assert has("injury.child", "Fracture of the wrist.", family_member=who) is is_the_childs
