"""Injuries: whose they are, and what is said of one that is not called by its name."""

from __future__ import annotations

import pytest

from chronology.language.reading import reader_for
from tests.corpora.language.quality import CASE
from tests.language.voices import event

_read = reader_for(CASE)


def _ids(text: str) -> set[str]:
    return {signal.id for signal in _read(event(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Bruising round eye reported by aunt.",
        "Fracture is compatible with the account given by father.",
        "burn to hand, mother stating he touched the oven door while she was cooking",
        "the lad had what looked like a cigarette burn on back of hand",
        "O/E pt has boggy swelling to back of head",
        "Officers were satisfied the bruising came about as described.",
        "No account given for the spiral fracture.",
        "Having seen the bruise and spoken to mum the worker concluded that he fell.",
        "scratch on cheek mum says cat",
        "Bruise to thigh - mum says he fell off the step",
        "Mum said he burnt his hand at the weekend and she just put cream on",
        "Tara puts the swelling on his cheek down to the dog.",
    ],
)
def test_who_tells_of_an_injury_is_not_the_one_who_is_hurt(text: str) -> None:
    assert "injury.child" in _ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mum has a bruise to her arm.",
        "Officers' bruises were photographed.",
        "Pt has a swollen eye, says her partner punched her.",
        "Tara showed me the burn on her own hand.",
    ],
)
def test_a_grown_ups_injury_is_not_the_childs(text: str) -> None:
    assert "injury.child" not in _ids(text)


def test_an_injury_that_is_not_named_has_its_cause_and_its_delay_read_too() -> None:
    found = _ids("fell off the slide on Saturday, wont use his arm, not taken to hospital until today")
    assert {"injury.delay", "injury.explained"} <= found


def test_of_an_entry_without_any_injury_nothing_of_the_kind_is_said() -> None:
    found = _ids("Fell behind with his reading. No concerns. Waited until Monday to tell mum.")
    assert not [name for name in found if name.startswith("injury.")]


def test_no_other_marks_beside_one_that_was_found_is_not_that_nothing_was_found() -> None:
    assert "injury.none" not in _ids("Bruise L knee and no other injuries.")
    assert "injury.none" in _ids("Undressed, no injuries.")


@pytest.mark.parametrize(
    "text",
    ["Burn to hand, grabbed iron. No NAI suspected.", "Bruise: nothing to suggest non accidental"],
)
def test_a_doubt_that_is_denied_is_none(text: str) -> None:
    assert "injury.accepted" in _ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fracture for which the infant was admitted in 2019 is said to be mending.",
        "The cut on his lip is nearly gone now",
        "Plaster off today, physio to follow.",
    ],
)
def test_an_injury_that_is_over_is_come_back_to(text: str) -> None:
    assert "injury.again" in _ids(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Explanation accepted.", "injury.accepted"),
        ("Mechanism plausible, home.", "injury.accepted"),
        ("Presented 36 hours after the event.", "injury.delay"),
    ],
)
def test_what_can_be_said_of_an_injury_only_needs_none_to_be_named(text: str, name: str) -> None:
    assert name in _ids(text)


@pytest.mark.parametrize(
    "text", ["Explanation for missing clinic accepted.", "Mum presented 36 hours after her fall."]
)
def test_what_is_of_something_else_says_nothing_of_an_injury(text: str) -> None:
    assert not {"injury.accepted", "injury.delay"} & _ids(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("A bluish-purple patch about as big as a five pence piece under the left side of his jaw.", True),
        ("Dark mark the size of a fifty pence coin just above the knee.", True),
        ("There is a damp patch about as big as a dinner plate on the wall.", False),
        ("NBS R heel. Small bruise at prick site.", False),
        ("Small bruise where the needle mark is, after bloods.", False),
        ("Puncture wound to the foot from a nail.", True),
    ],
)
def test_how_large_it_is_does_not_part_a_mark_from_the_place_where_it_is(text: str, is_one: bool) -> None:
    assert ("injury.child" in _ids(text)) is is_one


def test_what_was_taken_to_somebody_or_agreed_to_be_done_is_no_account_that_was_believed() -> None:
    found = _ids("Took this family to supervision. We agreed that I refer. Bruise to cheek, cannot roll.")
    assert "injury.child" in found
    assert "injury.accepted" not in found


def test_who_asks_after_a_referral_comes_back_to_the_injury() -> None:
    assert "injury.again" in _ids("Rang MASH to ask what had come of my form of 16 May about the bruise.")
