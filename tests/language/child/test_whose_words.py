"""A sentence that begins with the child goes on to what it said."""

from __future__ import annotations

import pytest

from chronology.language.reading import read
from chronology.language.words.known import Known
from chronology.model.case import Case
from tests.language.voices import event

KNOWN = Known.of(Case(child="Aiden Cotter"))


def told(text: str) -> set[str]:
    return {signal.id for signal in read(event(text), KNOWN)}


@pytest.mark.parametrize(
    "text",
    [
        "Aiden came to the hatch crying, said tummy hurts.",
        "Aiden limped over and told us nothing fits.",
        "Had a quick word through the bedroom door.",
    ],
)
def test_the_child_that_goes_on_to_speak_is_spoken_to(text: str) -> None:
    assert "child.spoken_to" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Aiden limped in behind mum, said tummy hurts.",
        "Aiden in his pram, said to be teething.",
        "Aiden sat, said little.",
    ],
)
def test_who_came_with_an_adult_or_is_only_spoken_of_is_not(text: str) -> None:
    assert "child.spoken_to" not in told(text)


def test_through_a_door_the_child_is_heard_and_not_seen() -> None:
    assert "child.seen" not in told("Exchanged a few words through the bedroom door.")


def test_a_quotation_answers_a_short_sentence_about_the_child() -> None:
    assert "child.spoken_to" in told("Woke him. 'I'm fine, can I sleep?'")
    assert "child.spoken_to" not in told("Rang the surgery. 'I'm afraid we are closed.'")


def test_what_the_child_told_a_friend_no_professional_heard() -> None:
    assert "child.spoken_to" not in told("Aiden told his friend he had a puppy.")
