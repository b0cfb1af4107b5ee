"""What columns beside the words say: a strategy discussion, a clinic's tick, how the contact was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chronology.language.reading import read
from tests.language.voices import event


def ids(text: str, agency: str = "", **fields: str) -> set[str]:
    return {signal.id for signal in read(replace(event(text, **fields), agency=agency))}


def test_who_took_part_is_read_beside_the_column_that_names_it() -> None:
    told = ids(
        "Held by phone with consultant and ward sister. Police not available.",
        "Children's Social Care",
        Type="Strategy discussion",
    )
    assert {"strategy.discussion", "strategy.health", "strategy.social_care"} <= told
    assert "strategy.police" not in told


def test_what_only_speaks_of_an_agency_is_no_part_in_it() -> None:
    told = ids(
        "Referral by the health visitor read out.", "Children's Social Care", Type="Strategy discussion"
    )
    assert "strategy.discussion" in told
    assert "strategy.health" not in told


@pytest.mark.parametrize("ticked", ["WNB", "DNA", "Was not brought", "wnb x2"])
def test_a_clinics_own_column_says_that_a_child_was_not_brought(ticked: str) -> None:
    assert "appointment.not_brought" in ids("Six week check. Empty slot.", "Hospital", Status=ticked)


@pytest.mark.parametrize("ticked", ["Att", "Canc - hosp", "Seen"])
def test_other_ends_of_an_appointment_are_none(ticked: str) -> None:
    assert "appointment.not_brought" not in ids("Six week check.", "Hospital", Status=ticked)


def test_an_adults_own_service_ticks_the_adult() -> None:
    assert "appointment.not_brought" not in ids("Key work.", "Substance Misuse", Status="DNA")


@pytest.mark.parametrize(
    ("how", "is_far"), [("Phone", True), ("Admin", True), ("Letter out", True), ("Home visit", False)]
)
def test_a_column_says_how_the_contact_was(how: str, is_far: bool) -> None:
    assert (
        "contact.far" in ids("Off roll, moved to the universal list.", "School Nursing", Type=how)
    ) is is_far


@pytest.mark.parametrize("kind", ["Letter in", "Liaison", "Meeting"])
def test_letters_and_meetings_of_professionals_are_no_contacts(kind: str) -> None:
    assert "contact.with_professionals" in ids("ED summary about the arm.", Contact=kind)
    assert "contact.with_professionals" not in ids("Saw Aiden with Tara.", Contact="Home visit")


def test_a_police_export_says_in_columns_whom_it_told_and_what_for() -> None:
    assert "info.shared" in ids("Verbal argument.", "Police", **{"Shared with": "MASH"})
    assert "info.shared" not in ids("Verbal argument.", "Police", **{"Shared with": "Supervisor queue"})
    assert "adult.risk" in ids("Drunk outside the pub.", "Police", Offence="D&D / poss cannabis")
    assert "adult.risk" not in ids("Insurance lapsed.", "Police", Offence="No insurance")


@pytest.mark.parametrize(("text", "is_so"), [("DASH 9/27.", True), ("Form emailed 22.3.24 at four.", False)])
def test_a_day_is_no_grading(text: str, is_so: bool) -> None:
    assert ("da.lower_risk" in ids(text, "Police")) is is_so
