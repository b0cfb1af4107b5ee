"""Where it happened, whatever the place is called."""

from __future__ import annotations

import pytest

from chronology.language.reading import read
from tests.language.voices import event


def places(text: str) -> list[str]:
    return [text[s.start : s.end] for s in read(event(text)) if s.id == "account.place"]


@pytest.mark.parametrize(
    "text",
    [
        "The gate caught his hand by the bike rack.",
        "He fell against the font.",
        "Came off at canoeing, done his wrist.",
        "Asked whereabouts he fell, said 'by the compost bins'.",
        "Accident form. Location = top pitch.",
    ],
)
def test_a_thing_that_a_word_of_place_stands_before_is_where_it_happened(text: str) -> None:
    assert places(text)


@pytest.mark.parametrize(
    "text",
    [
        "He fell on his head.",
        "She was hit in the face by her brother.",
        "Cut in the morning, seen in the evening.",
        "He fell behind with the phonics programme.",
        "Location = meeting room 4.",
        "Weighed in the pod by the lift.",
    ],
)
def test_a_body_part_a_person_a_time_and_a_meeting_are_no_place_of_it(text: str) -> None:
    assert not places(text)
