"""Other services that work with the family, told from those only spoken of; and whom 'he' is about."""

from __future__ import annotations

import dataclasses

import pytest

from chronology.language.reading import reader_for
from chronology.model.case import Case
from tests.language.voices import event

READ = reader_for(Case(child="Aiden Cotter"))


def told(text: str, agency: str = "") -> set[str]:
    return {signal.id for signal in READ(dataclasses.replace(event(text), agency=agency))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CAMHS clinician sees Aiden weekly.", "camhs"),
        ("Mum has a drug worker, Jo.", "substance_misuse"),
        ("Speech and language therapist visits each half term.", "community_health"),
    ],
)
def test_a_service_that_works_with_them_is_involved_and_its_type_is_told(text: str, kind: str) -> None:
    assert [kind] == [
        next(iter(signal.tags)) for signal in READ(event(text)) if signal.id == "agency.involved"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Referral to CAMHS made.",
        "CAMHS declined the referral.",
        "Discharged from CAMHS last year.",
        "On the CAMHS waiting list.",
    ],
)
def test_a_service_only_spoken_of_is_not_involved(text: str) -> None:
    assert "agency.involved" not in told(text)


def test_a_service_is_no_other_agency_to_itself() -> None:
    assert "agency.involved" in told("CAMHS clinician sees Aiden weekly.", "School")
    assert "agency.involved" not in told("CAMHS clinician sees Aiden weekly.", "CAMHS")


def test_he_is_the_child_where_nobody_else_was_spoken_of() -> None:
    assert "child.voice" in told("He told me that he likes his new school.")
    assert "child.voice" not in told("Dad was at home. He told me that he likes his new job.")


def test_words_without_a_subject_are_an_adults_in_an_adults_service() -> None:
    assert "child.disclosed" in told("Said that dad hits him.", "School")
    assert "child.disclosed" not in told("Said that dad hits him.", "Adult Mental Health")


def test_a_service_that_saw_nobody_for_a_time_says_so_and_a_parents_contact_is_another_matter() -> None:
    assert "contact.none" in told("Earache. Surgery did not see the family between March and June.")
    assert "contact.none" not in told("No contact with father since March.")
