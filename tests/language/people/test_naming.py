"""Names as entries write them: two for one person, written small, or a word that is a first name too."""

from __future__ import annotations

import pytest

from chronology.language.reading import read
from tests.language.voices import event


def told(text: str, signal: str) -> list[str]:
    return [each.person for each in read(event(text)) if each.id == signal]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("'Kaz' on the referral is Karl Dooley.", ["Karl Dooley"]),
        ("Née Webb, records joined.", ["Née Webb"]),
        ("Karl and Kieran are cousins, formerly neighbours.", []),
        ("Not formerly known as anything else.", []),
    ],
)
def test_two_names_are_one_persons_where_the_words_say_so(text: str, names: list[str]) -> None:
    assert told(text, "person.alias") == names


def test_a_first_name_without_its_capital_is_a_name_behind_the_words_for_an_adult() -> None:
    assert told("uncle darren collected at 3", "adult.named") == ["darren"]
    assert told("uncle collected at 3", "adult.named") == []


def test_a_word_that_is_a_first_name_too_is_one_before_a_surname() -> None:
    assert told("Stepfather Mark Ellis present.", "adult.named") == ["Mark Ellis"]
    assert told("Stepfather noted the Mark on his cheek.", "adult.named") == []


def test_a_name_all_in_capitals_is_one_in_ordinary_prose_alone() -> None:
    assert told("Let in by the lodger, Mr HALE, who was polite.", "adult.named") == ["HALE"]
    assert set(told("The lodger is KARL DOOLEY and was polite.", "adult.named")) == {"KARL DOOLEY"}
    assert told("LODGER SEEN WITH CHILD IN FRONT GARDEN.", "adult.named") == []


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_a_surname_of_two_parts_is_one_name_with_any_hyphen(hyphen: str) -> None:
    name = f"Lee Carter{hyphen}Jones"
    assert set(told(f"Her partner {name} let me in.", "adult.named")) == {name}


def test_called_names_a_stranger_and_makes_no_two_people_one() -> None:
    assert told("Karl says a man called Deano is in Brenda's front room.", "person.alias") == []
    assert told("Karl Dooley, called Deano by his mates.", "person.alias") != []
