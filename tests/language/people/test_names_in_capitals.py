"""Names in a log that is written all in capitals, where a capital tells nothing."""

from __future__ import annotations

import pytest

from chronology.language.passages import read_passage
from chronology.language.people.names import names


def named(text: str) -> list[str]:
    passage = read_passage("event", text)
    return [name.text for start, end in passage.sentences for name in names(passage, start, end)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("KERRY DOYLE SPOKEN TO, RYAN TUCKETT LEFT BEFORE ARRIVAL.", ["Kerry Doyle", "Ryan Tuckett"]),
        ("RYAN ON 999, FEMALE NOT MAKING SENSE.", ["Ryan"]),
        ("TUCKETT, RYAN STOPPED IN VAN.", ["Ryan Tuckett"]),
        ("R TUCKETT STOPPED IN VAN.", ["Tuckett"]),
        ("MS PRZYBYLSKA RINGS RE HER SON.", ["Przybylska"]),
        ("KERRY-ANN DOYLE'S ADDRESS.", ["Kerry-Ann Doyle"]),
        ("DOMESTIC. FEMALE SCREAMING, CHILDREN CRYING. NO TRACE OF MALE. UNITS TO SCENE.", []),
        ("RYAN KICKING FRONT DOOR.", ["Ryan"]),
        ("RYAN SMASHED THE WINDOW AND LEFT.", ["Ryan"]),
        ("MRS HAS TAKEN TABLETS. L ARM GRAZED.", []),
    ],
)
def test_a_name_is_a_first_name_with_what_may_be_a_surname(text: str, told: list[str]) -> None:
    assert named(text) == told


def test_a_word_or_two_in_capitals_are_no_log() -> None:
    assert named("P: Steven MCCREADY, 33.") == ["Steven MCCREADY"]


def test_whoever_writes_is_a_professional() -> None:
    assert named("Given to me (Jo Field).") == ["Jo Field"]


def test_a_contraction_is_nobodys_name() -> None:
    assert named("They're a mate's. We've told him. Don't know.") == []
