"""What parents, brothers and sisters are called, as the entries themselves say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chronology.language.people.told_names import Told, known_from
from chronology.model.case import Case
from chronology.model.dates.value import UNDATED
from chronology.model.events import Event, Place
from chronology.model.people import Person

CHILD = "Wren Ashdown"


def told(*texts: str, child: str = CHILD, people: tuple[Person, ...] = ()) -> set[tuple[str, str]]:
    events = [Event(str(at), Place("f", 1, at), UNDATED, "GP", text) for at, text in enumerate(texts)]
    return {name for name in known_from(Case(child=child, people=people), events).names if name[0] != "child"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lives with mum Leanne in a flat.", ("mother", "leanne")),
        ("Wren's mother, Leanne, opened the door.", ("mother", "leanne")),
        ("Dad (Gavin) was at work.", ("father", "gavin")),
        ("Seen with half-sister Ellie-Mae (6).", ("sibling", "ellie-mae")),
        ("Brothers: brother Kai, and sister Demi, both well.", ("sibling", "demi")),
    ],
)
def test_a_name_behind_its_part(text: str, name: tuple[str, str]) -> None:
    assert name in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Her mum Pauline rang from the shop.",
        "Alfie's mum Tracey said that it was fine.",
        "Step-dad Curtis was on the sofa.",
        "Mum Rang at four and Mum Denied it.",
        "Foster sister Mia was in the next room.",
        "Grandmother Pauline helps.",
    ],
)
def test_a_name_that_is_somebody_elses(text: str) -> None:
    assert not {name for name in told(text) if " " not in name[1]}


def test_a_surname_and_a_title_from_another_agency() -> None:
    names = told("Lives with mum Leanne.", "Leanne Cotter came to the desk. Ms Cotter wept.")
    assert {("mother", "leanne cotter"), ("mother", "ms cotter")} <= names
    assert ("mother", "mrs cotter") not in names


def test_two_names_for_one_part_are_neither() -> None:
    names = told("Mum Leanne rang.", "Mum Donna rang.")
    assert not {("mother", "leanne"), ("mother", "donna")} & names


def test_who_is_listed_is_not_added_to() -> None:
    names = told("Mum Leanne rang.", people=(Person("Donna Ashdown", role="mother"),))
    assert ("mother", "leanne") not in names


def test_what_a_text_told_is_kept_as_long_as_it_stands() -> None:
    """And no longer: a text that was changed is not kept by the program."""
    event = Event("1", Place("f", 1, 1), UNDATED, "GP", "Lives with mum Leanne.")
    case = Case(child=CHILD)
    kept: Told = {}
    assert known_from(case, [event], kept) == known_from(case, [event])
    assert list(kept) == [event.text]
    changed = replace(event, text="Lives with mum Donna.")
    assert ("mother", "donna") in known_from(case, [changed], kept).names
    assert list(kept) == [changed.text]
