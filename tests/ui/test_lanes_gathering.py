"""What stands beside the events: whom they name, what they are under, and their types."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chronology.model.curation import EventMarks, Note, Theme
from chronology.model.events import Words
from chronology.model.people import Mention, Person
from chronology.ui.lanes.gathering import gathered, types_of
from tests.ui.cases import event, finding, known

DAY = known(date(2021, 3, 4))


def test_people_named_twice_in_an_event_are_named_once() -> None:
    mentions = (Mention("A", 2), Mention("A", 1), Mention("A", 2, "event", 4, 9), Mention("B", 1))
    beside = gathered((), people=(Person("Mel", id=1), Person("Danny", id=2)), mentions=mentions)
    assert beside.mentions == {"A": (2, 1), "B": (1,)}
    assert [person.name for person in beside.people] == ["Mel", "Danny"]


def test_an_event_is_under_the_themes_of_its_notes_its_tags_and_what_is_asked_about_it() -> None:
    beside = gathered(
        (),
        themes=(Theme("Unseen men", id=4), Theme("Neglect", id=5)),
        notes=(Note("x", events=("A", "B"), themes=(4, 9)), Note("y", events=("A",), themes=(4, 5))),
        marks=(EventMarks("A", tags=("Neglect", "Housing")), EventMarks("C")),
        findings=(finding("B", rule="DAB-03"), finding("B", rule="ZZZ-01")),
        families={"DAB": "Domestic abuse"},
    )
    assert beside.themes == {
        "A": ("Unseen men", "Neglect", "Housing"),
        "B": ("Unseen men", "Domestic abuse", "ZZZ"),
    }


def test_turning_points_come_from_notes_and_from_marks() -> None:
    beside = gathered(
        (),
        notes=(Note("x", events=("A",), turning_point=True), Note("y", events=("B",))),
        marks=(EventMarks("C", turning_point=True), EventMarks("D")),
    )
    assert beside.turning_points == {"A", "C"}


def test_types_are_those_that_the_author_chose() -> None:
    typed = replace(event("A", DAY), other=(Words("Event types", "Home visit; Birth\nHome visit"),))
    plain = replace(event("B", DAY), other=(Words("Blood type", "A"), Words("Ref", "Birth")))
    assert types_of(typed) == ("Home visit", "Birth")
    assert gathered([typed, plain]).types == {"A": ("Home visit", "Birth")}
