"""Tables whose dates or accounts stand where one would not look first."""

from __future__ import annotations

from datetime import date

import pytest

from chronology.intake.file import read_bytes
from chronology.intake.understand import understand
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Event
from tests.intake.layouts import as_csv, as_docx, as_xlsx

VISIT = "Visit to the flat, the lift out of order, Marnie asleep on a cushion."
CALL = "Aunt rang to say that he has the key again."
LETTER = "Letter to the surgery about the missed scan."


def read(data: bytes, name: str = "return.csv") -> Contribution:
    return understand(read_bytes(data, name), DateContext())


def days(contribution: Contribution) -> list[tuple[date | None, date | None, str]]:
    return [(event.date.earliest, event.date.latest, event.text) for event in contribution.events]


def on(*told: tuple[date, str]) -> list[tuple[date | None, date | None, str]]:
    return [(day, day, text) for day, text in told]


THREE = on((date(2021, 3, 4), VISIT), (date(2021, 3, 19), CALL), (date(2021, 5, 2), LETTER))


@pytest.mark.parametrize("first", ["REPORTED_DT", "CreatedOn", "Date entered on system", "Date typed"])
@pytest.mark.parametrize("second", ["OCCURRED_FROM", "ContactDate", "Date of visit", "Attended"])
def test_the_day_of_the_event_goes_before_the_day_of_the_record(first: str, second: str) -> None:
    rows = [
        ["Case", first, second, "Narrative"],
        ["77", "09/03/2021", "04/03/2021", VISIT],
        ["78", "20/03/2021", "19/03/2021", CALL],
        ["79", "04/05/2021", "02/05/2021", LETTER],
    ]
    assert days(read(as_csv(rows))) == THREE


def test_an_incident_does_not_last_until_its_case_was_closed() -> None:
    rows = [
        ["Incident date", "Description", "Closed"],
        ["04/03/2021", VISIT, "30/03/2021"],
        ["19/03/2021", CALL, "30/03/2021"],
        ["02/05/2021", LETTER, "30/06/2021"],
    ]
    contribution = read(as_csv(rows))
    assert days(contribution) == THREE
    assert [words.text for words in contribution.events[0].other] == ["30/03/2021"]


def test_an_admission_lasts_until_the_discharge() -> None:
    rows = [
        ["Admitted", "Discharged", "Summary"],
        ["04/03/2021", "06/03/2021", VISIT],
        ["19/03/2021", "19/03/2021", CALL],
    ]
    assert [event.date.latest for event in read(as_csv(rows)).events] == [date(2021, 3, 6), date(2021, 3, 19)]


def test_a_birth_is_no_event_though_only_its_column_says_date() -> None:
    rows = [
        ["Patient", "DOB", "Attended", "Clinical notes"],
        ["Marnie", "01/02/2019", "04/03/2021", VISIT],
        ["Marnie", "01/02/2019", "19/03/2021", CALL],
        ["Marnie", "01/02/2019", "02/05/2021", LETTER],
    ]
    assert days(read(as_csv(rows))) == THREE


def test_days_of_the_spreadsheets_calendar_shown_as_plain_numbers() -> None:
    rows = [["Date", "Event"], [44259, VISIT], [44274, CALL], [44318, LETTER]]
    assert days(read(as_xlsx(("Log", rows)), "return.xlsx")) == THREE


@pytest.mark.parametrize("head", ["Date", "Day"])
@pytest.mark.parametrize(
    "write",
    [
        lambda day: day,
        lambda day: f"{day}th",
        lambda day: f"{date(2021, 3, day):%a} {day}",
        lambda day: f"{day}th ({date(2021, 3, day):%A})",
    ],
)
def test_days_beneath_a_row_that_names_the_month(write: object, head: str) -> None:
    assert callable(write)
    rows = [[head, "Event"], ["March 2021", ""], [write(4), VISIT], [write(19), CALL]]
    assert days(read(as_xlsx(("Log", rows)), "return.xlsx")) == THREE[:2]


def test_a_date_that_cannot_be_read_stays_a_date_to_be_asked_about() -> None:
    rows = [["Date", "Event"], ["41/41/2021", VISIT], ["32.13.2021", CALL]]
    events = read(as_csv(rows)).events
    assert [(event.date.as_written, event.date.is_dated, event.text) for event in events] == [
        ("41/41/2021", False, VISIT),
        ("32.13.2021", False, CALL),
    ]
    assert all(event.confirm for event in events)


@pytest.mark.parametrize("gap", [[], [""]])
def test_tables_side_by_side_that_are_headed_by_whose_account_they_are(gap: list[str]) -> None:
    rows = [
        ["Date", "Mother", *gap, "Date", "Grandparents"],
        ["04/03/2021", VISIT, *gap, "02/05/2021", LETTER],
        ["19/03/2021", CALL, *gap, "", ""],
    ]
    contribution = read(as_xlsx(("Log", rows)), "return.xlsx")
    assert days(contribution) == THREE
    assert [[words.text for words in event.other] for event in contribution.events] == [
        ["Mother"],
        ["Mother"],
        ["Grandparents"],
    ]


def test_tables_side_by_side_of_an_agency_each() -> None:
    rows = [["Date", "Police", "Date", "School"], ["04/03/2021", VISIT, "19/03/2021", CALL]]
    found = read(as_xlsx(("Log", rows)), "return.xlsx").events
    assert [(event.agency, event.text) for event in found] == [("Police", VISIT), ("School", CALL)]


def test_two_dates_of_one_event_are_no_tables_side_by_side() -> None:
    rows = [["Date", "Event", "Date", "Outcome"], ["04/03/2021", VISIT, "19/03/2021", CALL]]
    (event,) = read(as_xlsx(("Log", rows)), "return.xlsx").events
    assert (event.text, event.action) == (VISIT, CALL)


def test_nothing_beside_tables_side_by_side_is_lost() -> None:
    rows = [
        ["Date", "Mother", "", "Date", "Father"],
        ["04/03/2021", VISIT, "a stray note", "02/05/2021", LETTER],
    ]
    contribution = read(as_xlsx(("Log", rows)), "return.xlsx")
    assert "a stray note" in str(contribution)


def test_counts_by_month_are_no_events() -> None:
    log = [["Date", "Event"], [date(2021, 3, 4), VISIT], [date(2021, 3, 19), CALL]]
    counts = [["Month", "Contacts"], ["March 2021", 2], ["April 2021", 0], ["Total", 2]]
    contribution = read(as_xlsx(("Log", log), ("Summary", counts)), "return.xlsx")
    assert days(contribution) == THREE[:2]
    assert any("April 2021" in kept.cells for kept in contribution.set_aside)


def test_what_to_fill_in_names_no_agency() -> None:
    rows = [
        ["Date", "Significant event", "Action"],
        ["DD/MM/YYYY", "Keep to the facts", "What did your agency do?"],
        ["04/03/2021", VISIT, "Passed to duty."],
        ["19/03/2021", CALL, "Rang back."],
    ]
    events: tuple[Event, ...] = read(as_csv(rows)).events
    assert [(event.agency, event.action) for event in events] == [("", "Passed to duty."), ("", "Rang back.")]


def test_a_bulleted_text_with_commas_and_amounts_is_no_table() -> None:
    lines = [
        "* 4.3.21 Arrears of £1,050, notice served",
        "* 19.3.21 Aunt rang, key lost",
        "* 2.5.21 Left, £45",
    ]
    contribution = read("\n".join(lines).encode(), "notes.txt")
    assert [event.text for event in contribution.events] == [
        "Arrears of £1,050, notice served",
        "Aunt rang, key lost",
        "Left, £45",
    ]


def test_a_year_alone_above_the_accounts_in_the_first_column() -> None:
    rows = [
        ["", "", ""],
        ["", "Event", "Date"],
        ["", "2021", ""],
        ["", VISIT, "4 March"],
        ["", CALL, "19 March"],
    ]
    assert days(read(as_xlsx(("Log", rows)), "return.xlsx")) == THREE[:2]


def test_a_month_above_a_table_cut_in_two() -> None:
    top = [["Date", "Event"], ["March 2021", ""], ["4th", VISIT]]
    rest = [["Date", "Event"], ["19th", CALL]]
    assert days(read(as_docx(top, "", rest), "return.docx")) == THREE[:2]
    apart = read(as_docx(top, "School", rest), "return.docx")
    assert apart.events[1].date.earliest is None


def test_a_day_that_a_row_leaves_out_is_not_that_of_the_row_above() -> None:
    rows = [
        ["Year", "Month", "Day", "Event"],
        ["2021", "3", "4", VISIT],
        ["2021", "7", "", CALL],
        ["2022", "", "", LETTER],
        ["2022", "8", "2", VISIT],
        ["", "", "3", CALL],
        ["2022", "", "5", LETTER],
    ]
    assert days(read(as_csv(rows))) == [
        (date(2021, 3, 4), date(2021, 3, 4), VISIT),
        (date(2021, 7, 1), date(2021, 7, 31), CALL),
        (date(2022, 1, 1), date(2022, 12, 31), LETTER),
        (date(2022, 8, 2), date(2022, 8, 2), VISIT),
        (date(2022, 8, 3), date(2022, 8, 3), CALL),
        (date(2022, 8, 5), date(2022, 8, 5), LETTER),
    ]


def test_the_name_of_a_part_beneath_the_headings_belongs_to_none_of_them() -> None:
    rows = [
        ["Date", "Seen by", "Details", "Plan"],
        ["ANTENATAL PERIOD", "", "", ""],
        ["04/03/2021", "Midwife A. Moss", VISIT, "Ring on Monday"],
        ["POSTNATAL", "", "", ""],
        ["19/03/2021", "Midwife B. Fell", CALL, ""],
    ]
    contribution = read(as_csv(rows))
    assert [event.who for event in contribution.events] == ["Midwife A. Moss", "Midwife B. Fell"]
    assert [column.heading for column in contribution.columns] == rows[0]
    assert not any(event.seen for event in contribution.events)


@pytest.mark.parametrize("head", [["Session date", "Type", "Notes"], ["Visit date", "Type", "Remarks"]])
def test_whose_list_it_is_above_the_headings_heads_no_column(head: list[str]) -> None:
    rows = [
        ["Quayside Youth Service", "", ""],
        ["Young person:", "A. Moss", ""],
        head,
        ["04/03/2021", "Group", VISIT],
        ["19/03/2021", "Phone", CALL],
        ["02/05/2021", "Post", LETTER],
    ]
    contribution = read(as_csv(rows))
    assert days(contribution) == THREE
    assert contribution.agency == "Youth Service"


def test_a_birth_that_heads_a_column_beneath_a_merged_heading_is_no_date() -> None:
    rows = [
        ["Detained person", "", "Arrested", "", "Detention", ""],
        ["Name", "DOB", "Date", "Time", "Circumstances", "Disposal"],
        ["ROWE Dale", "03/06/1990", "04/03/2021", "01:20", VISIT, "Bailed"],
        ["ROWE Dale", "03/06/1990", "19/03/2021", "02:35", CALL, "Bailed"],
        ["ROWE Dale", "03/06/1990", "02/05/2021", "00:10", LETTER, "Released"],
    ]
    found = understand(read_bytes(as_csv(rows), "return.csv"), DateContext(born=date(2018, 2, 14)))
    assert days(found) == THREE
    assert [event.action for event in found.events] == ["Bailed", "Bailed", "Released"]


def test_who_did_it_is_no_agency_though_it_is_written_as_one() -> None:
    rows = [
        ["Event date", "Patient", "Event details", "Done by"],
        ["04/03/2021", "Both", VISIT, "SN"],
        ["19/03/2021", "Both", CALL, "SN"],
        ["02/05/2021", "Both", LETTER, "SN"],
    ]
    found = read(as_csv(rows), "school nursing export.csv")
    assert {event.agency for event in found.events} == {"School Nursing"}
    assert {event.who for event in found.events} == {"SN"}
