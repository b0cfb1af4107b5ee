"""What a sentence tells of another family, and what the next one takes back."""

from __future__ import annotations

import pytest

from chronology.language.reading import reader_for
from tests.corpora.language.quality import CASE
from tests.language.voices import event

READ = reader_for(CASE)


def told(text: str) -> set[str]:
    """The ids of all signals read in an entry about Aiden, his mother Tara and his father Lee."""
    return {signal.id for signal in READ(event(text))}


@pytest.mark.parametrize(
    ("signal", "anothers", "ours"),
    [
        (
            "plan.cin_started",
            "The lad in room 2 has gone onto a child in need plan.",
            "Aiden has gone onto a child in need plan.",
        ),
        (
            "da.disclosed",
            "One of the other residents told me her husband used to strangle her.",
            "One of the other residents sat with Tara while she told me her husband used to strangle her.",
        ),
        (
            "appointment.attended",
            "One of the other mums took her baby to the clinic.",
            "One of the other mums and Tara took Aiden to the clinic.",
        ),
        (
            "da.incident",
            "The woman in flat 3 was punched by her partner at the front door.",
            "The woman in flat 3 saw Lee punch Tara at the front door.",
        ),
    ],
)
def test_another_familys_is_not_told_of_this_child(signal: str, anothers: str, ours: str) -> None:
    assert signal not in told(anothers)
    assert signal in told(ours)


@pytest.mark.parametrize(
    ("signal", "affirmed", "denial"),
    [
        ("father.died", "Aiden tells the other kids his dad is dead.", "He isn't, he rings every Sunday."),
        ("plan.cp_started", "Nan says Aiden was put on a child protection plan today.", "This is not so."),
        ("da.high_risk", "Asked Tara about choking and threats to kill.", "No to both."),
    ],
)
def test_what_the_next_sentence_denies_is_not_so(signal: str, affirmed: str, denial: str) -> None:
    assert signal in told(affirmed)
    assert signal not in told(f"{affirmed} {denial}")
    assert signal in told(f"{affirmed} He wasn't asked about school.")


@pytest.mark.parametrize(
    "text",
    [
        "Woman punched by her partner at no. 14. Not this family, logged for the block.",
        "Woman punched by her partner. Not Tara's household.",
        "Woman punched by her partner, returned by address search; no link to this family.",
        "Woman punched by her partner. This is about a different family.",
        "Woman punched by her partner. Put on the wrong record.",
        "Woman punched by her partner. Scanned to Aiden's record in error.",
    ],
)
def test_an_entry_that_says_that_it_is_not_of_this_family(text: str) -> None:
    assert "da.incident" not in told(text)


def test_what_is_told_of_ours_before_is_ours() -> None:
    ours = "Lee punched Tara in front of Aiden."
    assert "da.incident" in told(f"{ours} Rent letter for no. 14 was put on the wrong file.")
