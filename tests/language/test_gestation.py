"""How far a pregnancy is, in words and in a column of its own."""

from __future__ import annotations

import pytest

from chronology.language.reading import read
from chronology.model.dates.value import EventDate
from chronology.model.events import Event, Place, Words


def weeks(text: str, heading: str = "", cell: str = "") -> set[str]:
    other = (Words(heading, cell),) if heading else ()
    event = Event("E1", Place("f", None, 1), EventDate(), "Midwifery", text=text, other=other)
    return {tag for each in read(event) if each.id == "pregnancy.weeks" for tag in each.tags}


@pytest.mark.parametrize(
    ("heading", "cell", "days"),
    [
        ("Gest/day", "17+4", {"123"}),
        ("Gestation", "22", {"154"}),
        ("Gest", "30/40", {"210"}),
        ("Gest/day", "D11", set()),
        ("Gest", "-", set()),
        ("Room", "17", set()),
    ],
)
def test_a_column_of_its_own_says_how_far_it_is(heading: str, cell: str, days: set[str]) -> None:
    assert weeks("Bkd. BP fine.", heading, cell) == days


def test_words_say_it_too() -> None:
    assert weeks("Seen at 24+3, well.") == {"171"}
