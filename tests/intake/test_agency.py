"""The agency's name, from where a return says it."""

from __future__ import annotations

import pytest

from chronology.intake.agency import Evidence, agency_alone, agency_of, file_words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("POLICE", "Police"),
        ("Nursery", "Nursery"),
        ("School records", "School"),
        ("Agency: Wenlow Lodge", "Wenlow Lodge"),
        ("Harrow Road Health Visiting Service", "Health Visiting"),
        ("Police information shared with Health Visiting", ""),
        ("Police record 8775", ""),
        ("School informed.", ""),
        ("Home visit", ""),
        ("", ""),
    ],
)
def test_a_line_that_names_an_agency_and_does_nothing_else(words: str, name: str) -> None:
    assert agency_alone(words) == name


def test_the_agency_named_first_in_a_title() -> None:
    title = "Police chronology, with Health Visiting contacts known to officers"
    assert agency_of([Evidence(title, 3)]) == "Police"


def test_not_the_agency_that_it_is_written_to() -> None:
    assert agency_of([Evidence("Chronology prepared for Children's Social Care", 3)]) == ""


def test_a_label_decides_at_once() -> None:
    evidence = [Evidence("School chronology", 3), Evidence("Agency: Housing", 0.5)]
    assert agency_of(evidence) == "Housing"


def test_two_alike_are_asked_about() -> None:
    assert agency_of([Evidence("Police", 1), Evidence("GP", 1)]) == ""


def test_the_name_of_the_file() -> None:
    assert agency_of([Evidence(file_words("case 4/health_visiting.v2.docx"), 2)]) == "Health Visiting"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("audiology.csv", "Audiology"),
        ("Physio chronology 2021.docx", "Physio"),
        ("eye_clinic.csv", "Eye Clinic"),
        ("WOMENS AID return.xlsx", "Women's Aid"),
        ("Wenbury Constabulary.docx", "Police"),
        ("Wenbury City Council Childrens Services.csv", "Children's Social Care"),
    ],
)
def test_each_of_several_services_of_one_type_keeps_its_name(file: str, name: str) -> None:
    assert agency_of([Evidence(file_words(file), 2)]) == name


def test_a_title_that_says_which_service_is_heard_before_one_that_says_the_type() -> None:
    evidence = [Evidence("Community Health chronology", 3), Evidence("Podiatry", 2)]
    assert agency_of(evidence) == "Podiatry"


def test_a_label_names_the_service_as_the_agency_does() -> None:
    assert agency_of([Evidence("Agency: Ashgrove Food Bank", 3)]) == "Ashgrove Food Bank"


def test_a_file_named_for_a_record_system_is_of_the_agency_that_keeps_it() -> None:
    assert agency_of([Evidence(file_words("lcs_export_4471.csv"), 2)]) == "Children's Social Care"
    assert agency_of([Evidence("Extract from CPOMS", 3)]) == "School"
    assert (
        agency_of([Evidence("Health Visiting chronology", 3), Evidence("from EMIS", 3)]) == "Health Visiting"
    )
    assert agency_of([Evidence("SystmOne export", 3)]) == ""


def test_a_department_beneath_the_letterhead_of_its_hospital() -> None:
    head = "Westmoor General Hospital NHS Trust\nEmergency Department"
    assert agency_of([Evidence(head, 3)]) == "Emergency Department"


@pytest.mark.parametrize("file", ["northshire ppn export", "custody records"])
def test_what_one_kind_of_agency_alone_sends_out(file: str) -> None:
    assert agency_of([Evidence(file, 2)]) == "Police"
