"""What is no event is set aside with its reason; what is doubtful is an event with a sentence to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from chronology.intake.grid import Cell, Document, Paragraph, Row, Table
from chronology.intake.understand import understand
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext, Origin, Qualifier
from chronology.model.events import Reason

FIRST = "Visit by appointment; the flat was warm and the baby in clean clothes."
SECOND = "Letter returned by the post office, gone away."


def table(*rows: Sequence[str | Cell], name: str | int | None = "Log") -> Table:
    cells = [[Cell(each) if isinstance(each, str) else each for each in row] for row in rows]
    return Table(name, tuple(Row(at, tuple(row)) for at, row in enumerate(cells, start=1)))


def document(*parts: Table | Paragraph, file: str = "made.xlsx") -> Document:
    return Document(file, "cd" * 32, "xlsx", parts)


def read(*rows: Sequence[str | Cell], agency: str = "") -> Contribution:
    return understand(document(table(*rows)), DateContext(), agency)


def reasons(contribution: Contribution) -> list[Reason]:
    return [kept.reason for kept in contribution.set_aside]


def test_an_empty_date_beneath_a_dated_row_is_an_event_to_confirm() -> None:
    found = read(["Date", "Event", "Action"], ["03/04/2020", FIRST, ""], ["", SECOND, "None"])
    second = found.events[1]
    assert second.date.earliest == date(2020, 4, 3)
    assert second.date.qualifier is Qualifier.UNCERTAIN
    assert second.date.origin is Origin.ROW_ABOVE
    assert second.date.warnings


def test_a_date_that_cannot_be_read_leaves_the_event_undated_and_says_so() -> None:
    found = read(["Date", "Event"], ["31/02/2020", FIRST], ["03/04/2020", SECOND])
    event = found.events[0]
    assert not event.date.is_dated
    assert event.date.as_written == "31/02/2020"
    assert any("could not be read" in sentence for sentence in event.confirm)
    assert found.complete


def test_a_date_and_a_source_without_an_account_must_be_looked_at() -> None:
    found = read(["Date", "Source", "Event"], ["03/04/2020", "EMIS", FIRST], ["04/04/2020", "EMIS", ""])
    assert [kept.reason for kept in found.set_aside if kept.unread] == [Reason.NOT_READ]
    assert not found.complete


def test_an_account_under_another_heading_stands_in_for_the_empty_event() -> None:
    found = read(["Date", "Event", "Outcome"], ["03/04/2020", FIRST, ""], ["04/04/2020", "", SECOND])
    assert found.events[1].text == SECOND
    assert any("'Outcome'" in sentence for sentence in found.events[1].confirm)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["Total: 2 entries", "", ""], Reason.TOTAL),
        (["End of chronology", "", ""], Reason.NOTE),
        (["Signed", "T. Ashe", ""], Reason.NOTE),
        (["Date", "Worker", "Event"], Reason.REPEATED_HEADING),
        (["2021", "", ""], Reason.YEAR_HEADING),
        (["POLICE", "", ""], Reason.HEADING),
    ],
)
def test_rows_that_are_no_event(row: list[str], reason: Reason) -> None:
    found = read(["Date", "Worker", "Event"], ["03/04/2020", "R. Blom", FIRST], row)
    assert len(found.events) == 1
    assert reasons(found) == [Reason.HEADING, reason]


def test_a_sentence_cut_over_two_rows_is_one_event() -> None:
    found = read(
        ["Date", "Event"], ["03/04/2020", "Seen at the clinic with her aunt"], ["", "and two older brothers."]
    )
    assert [event.text for event in found.events] == [
        "Seen at the clinic with her aunt\nand two older brothers."
    ]


def test_a_row_hidden_or_struck_through_is_an_event_that_says_so() -> None:
    made = table(
        ["Date", "Event"], ["03/04/2020", FIRST], [Cell("04/04/2020", struck=True), Cell(SECOND, struck=True)]
    )
    rows = (made.rows[0], made.rows[1]._replace(hidden=True), made.rows[2])
    found = understand(document(replace(made, rows=rows)), DateContext())
    assert "hidden" in found.events[0].confirm[0]
    assert "struck" in found.events[1].confirm[0]
    assert any("hidden rows" in warning for warning in found.warnings)


def test_a_comment_on_a_cell_stays_with_its_event() -> None:
    found = read(["Date", "Event"], ["03/04/2020", Cell(FIRST, notes=("Comment by T. Ashe: check",))])
    assert [(words.heading, words.text) for words in found.events[0].other] == [
        ("Comment", "Comment by T. Ashe: check")
    ]


def test_the_agency_given_is_used_where_the_return_says_none() -> None:
    rows = (["Date", "Event"], ["03/04/2020", FIRST])
    assert read(*rows).agency == ""
    assert any("agency" in warning for warning in read(*rows).warnings)
    assert read(*rows, agency="Housing").events[0].agency == "Housing"


def test_an_agency_column_goes_before_the_agency_given() -> None:
    found = read(["Agency", "Date", "Event"], ["GP", "03/04/2020", FIRST], agency="Housing")
    assert found.events[0].agency == "GP"


def test_an_empty_agency_cell_is_said() -> None:
    found = read(["Agency", "Date", "Event"], ["GP", "03/04/2020", FIRST], ["", "04/04/2020", SECOND])
    assert found.events[1].agency == "GP"
    assert found.events[1].confirm


def test_an_event_knows_its_place_and_keeps_its_name_when_read_again() -> None:
    rows = (["Housing log"], ["Date", "Event"], ["03/04/2020", FIRST], ["04/04/2020", SECOND])
    once, again = read(*rows), read(*rows)
    assert [(event.place.table, event.place.row) for event in once.events] == [("Log", 3), ("Log", 4)]
    assert [event.id for event in once.events] == [event.id for event in again.events]
    assert all(event.id.startswith("E") and len(event.id) == 11 for event in once.events)


def test_rows_are_counted_once_each() -> None:
    found = read(
        ["Log"], ["Date", "Event"], ["03/04/2020", FIRST], ["", ""], ["04/04/2020", SECOND], ["Total: 2", ""]
    )
    assert found.rows == 5
    assert len(found.events) + len(found.set_aside) == found.rows


def test_a_dated_title_is_no_event() -> None:
    parts = (
        Paragraph("text", 1, "Chronology for Arlo, 1 January 2019 to 31 December 2020", 1),
        Paragraph("text", 2, "Return dated 04/05/2023"),
        Paragraph("text", 3, "DOB: 03/04/2019"),
        table(["Date", "Event"], ["03/04/2020", FIRST], name=1),
    )
    found = understand(document(*parts, file="made.docx"), DateContext())
    assert len(found.events) == 1
    assert reasons(found) == [Reason.TITLE, Reason.TITLE, Reason.TITLE, Reason.HEADING]


def test_a_document_without_an_event_says_so() -> None:
    found = understand(document(Paragraph("text", 1, "Nothing is known to this service.")), DateContext())
    assert not found.events
    assert any("No event" in warning for warning in found.warnings)


def test_an_empty_document_is_no_fault() -> None:
    found = understand(document(), DateContext())
    assert (found.rows, found.events, found.set_aside) == (0, (), ())
