"""Entries outside tables, and tables that lean on the words around them."""

from __future__ import annotations

from datetime import date, time

import pytest

from chronology.intake.file import read_bytes
from chronology.intake.understand import understand
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Reason
from tests.intake.layouts import as_csv, as_docx, as_xlsx

VISIT = "Visit to the flat, the lift out of order, Marnie asleep on a cushion."
CALL = "Aunt rang to say that he has the key again."
FOURTH, NINETEENTH = date(2021, 3, 4), date(2021, 3, 19)


def read(data: bytes, name: str = "return.docx", context: DateContext | None = None) -> Contribution:
    return understand(read_bytes(data, name), context or DateContext())


def told(contribution: Contribution) -> list[tuple[date | None, str]]:
    return [(event.date.earliest, event.text) for event in contribution.events]


@pytest.mark.parametrize("opening", ["Mother", "Father", "Child", "Review conference:", "Report of"])
def test_an_account_may_open_as_titles_do(opening: str) -> None:
    first = f"{opening} a noise on the stairs, nobody hurt."
    assert told(read(as_docx(f"04/03/2021 - {first}", f"19/03/2021 - {CALL}"))) == [
        (FOURTH, first),
        (NINETEENTH, CALL),
    ]


def test_a_dated_title_above_dated_paragraphs_is_none_of_them() -> None:
    contribution = read(as_docx("12 May 2023 - Chronology prepared by A. Quill", f"04/03/2021 - {VISIT}"))
    assert told(contribution) == [(FOURTH, VISIT)]


def test_days_beneath_a_heading_that_names_the_month() -> None:
    document = as_docx(("heading", 2, "March 2021"), f"4th - {VISIT}", f"Friday 19th: {CALL}")
    assert told(read(document)) == [(FOURTH, VISIT), (NINETEENTH, CALL)]


@pytest.mark.parametrize("heading", ["Event 3: {}", "Entry 12 - {}", "Incident {}", "{}:"])
def test_a_heading_that_numbers_the_entry_gives_its_day(heading: str) -> None:
    document = as_docx(
        ("heading", 3, heading.format("4 March 2021")),
        VISIT,
        ("heading", 3, heading.format("19 March 2021")),
        CALL,
    )
    assert told(read(document)) == [(FOURTH, VISIT), (NINETEENTH, CALL)]


def test_times_beneath_a_day() -> None:
    events = read(
        as_docx("4 March 2021:", f"09:15 {VISIT}", f"1430hrs - {CALL}", "19 March 2021:", VISIT)
    ).events
    assert [(event.date.earliest, event.text) for event in events] == [
        (FOURTH, VISIT),
        (FOURTH, CALL),
        (NINETEENTH, VISIT),
    ]
    assert [event.date.time and event.date.time.start for event in events] == [
        time(9, 15),
        time(14, 30),
        None,
    ]


def test_a_day_above_a_table_of_times() -> None:
    document = as_docx(
        ("heading", 2, "Thursday 4 March 2021"),
        [["Time", "Event"], ["09:15", VISIT], ["14:30", CALL]],
        ("heading", 2, "Friday 19 March 2021"),
        [["Time", "Event"], ["10:00", CALL]],
    )
    assert told(read(document)) == [(FOURTH, VISIT), (FOURTH, CALL), (NINETEENTH, CALL)]


def test_a_list_of_contents_tells_nothing() -> None:
    document = as_docx("Contents", "2020\t2", "2021\t5", [["Date", "Event"], ["04/03/2021", VISIT]])
    assert told(read(document)) == [(FOURTH, VISIT)]


def test_the_day_of_the_signature_is_no_event() -> None:
    document = as_docx(
        "Date of this report: 4 July 2023",
        f"04/03/2021 - {VISIT}",
        f"19/03/2021 - {CALL}",
        "Signed: A. Quill",
        "Date: 12 June 2023",
        "Housing officer",
    )
    contribution = read(document)
    assert told(contribution) == [(FOURTH, VISIT), (NINETEENTH, CALL)]
    assert {"Date: 12 June 2023", "Housing officer"} <= {
        cell for kept in contribution.set_aside for cell in kept.cells
    }


@pytest.mark.parametrize("born", [None, date(2021, 2, 11)])
def test_an_age_that_opens_a_paragraph_is_its_date(born: date | None) -> None:
    document = as_docx(f"Aged 3 weeks - {VISIT}", f"19/03/2021 - {CALL}")
    first, second = read(document, context=DateContext(born=born)).events
    assert (first.text, first.date.as_written) == (VISIT, "Aged 3 weeks")
    assert first.date.earliest == (date(2021, 3, 4) if born else None)
    assert second.text == CALL


@pytest.mark.parametrize(
    "title", ["Nursery chronology 2021", "Log of visits for 2021", "Key events: 2021 (Marnie)"]
)
def test_the_year_in_a_title_is_lent_to_dates_without_one(title: str) -> None:
    document = as_docx(("heading", 1, title), [["Date", "Event"], ["4 March", VISIT], ["19 March", CALL]])
    assert told(read(document)) == [(FOURTH, VISIT), (NINETEENTH, CALL)]


@pytest.mark.parametrize(
    "title",
    ["Chronology completed 2021", "Chronology 2019 and 2021", "Chronology, version 2021", "Policy of 2021"],
)
def test_another_year_in_a_title_is_lent_to_nothing(title: str) -> None:
    document = as_docx(("heading", 1, title), [["Date", "Event"], ["4 March", VISIT], ["19 March", CALL]])
    assert told(read(document)) == [(None, VISIT), (None, CALL)]


def test_the_year_in_a_sheets_name_and_above_its_heading() -> None:
    rows = [["Date", "Event"], ["4 March", VISIT], ["19 March", CALL]]
    above = [["Observations in the year 2021", ""], *rows]
    for data in (as_xlsx(("Log 2021", rows)), as_xlsx(("Sheet1", above))):
        assert told(read(data, "return.xlsx")) == [(FOURTH, VISIT), (NINETEENTH, CALL)]


def test_a_number_in_a_time_column_is_a_time() -> None:
    rows = [["Date", "Time", "Event"], [FOURTH, 1430, VISIT], [NINETEENTH, 0.5, CALL]]
    events = read(as_xlsx(("Log", rows)), "return.xlsx").events
    assert [event.date.time and event.date.time.start for event in events] == [time(14, 30), time(12, 0)]


def test_a_rule_of_dashes_is_no_event() -> None:
    lines = ["| Date | Event |", "|------|------|", f"| 04/03/2021 | {VISIT} |", f"| 19/03/2021 | {CALL} |"]
    contribution = read("\n".join(lines).encode(), "log.txt")
    assert told(contribution) == [(FOURTH, VISIT), (NINETEENTH, CALL)]
    assert Reason.NOT_READ not in {kept.reason for kept in contribution.set_aside}


def test_dated_lines_beside_a_year_are_entries_of_their_own() -> None:
    rows = [["Period", "Contacts"], ["2021", f"04/03/2021 {VISIT}\n19/03/2021 {CALL}"]]
    assert told(read(as_csv(rows), "return.csv")) == [(FOURTH, VISIT), (NINETEENTH, CALL)]
    rows[1][0] = "22/03/2021"
    assert len(read(as_csv(rows), "return.csv").events) == 1


def test_lines_broken_by_their_length_in_short_paragraphs() -> None:
    text = (
        "Outreach\n\n4 March 2021 - Visit to the flat, the lift out of order, phone was\n"
        "checked by her partner at 19:05.\n\n19 March 2021 - Aunt rang to say that he has the key again\n"
        "on 4 June 2014, as noted by the school nurse then.\n"
    )
    events = read(text.encode(), "notes.txt").events
    assert [" ".join(event.text.split()) for event in events] == [
        "Visit to the flat, the lift out of order, phone was checked by her partner at 19:05.",
        "Aunt rang to say that he has the key again on 4 June 2014, as noted by the school nurse then.",
    ]


def test_rows_that_leave_out_their_last_fields() -> None:
    lines = ["Date,Time,Event,Action,By", f'04/03/2021,09:15,"{VISIT}"', f'19/03/2021,14:30,"{CALL}",None.']
    lines += ['02/05/2021,10:00,"Letter, unsigned",Filed.,AQ', '03/05/2021,10:05,"Rang, no reply"']
    events = read("\n\n".join(lines).encode(), "log.csv").events
    assert [event.text for event in events] == [VISIT, CALL, "Letter, unsigned", "Rang, no reply"]


def test_a_comma_within_a_number_parts_no_columns() -> None:
    lines = [
        "Date,Event",
        "04/03/2021,Arrears of £1,050, notice served",
        f"19/03/2021,{CALL}",
        f"02/05/2021,{VISIT}",
    ]
    events = read("\n".join(lines).encode(), "log.csv").events
    assert [event.text for event in events] == ["Arrears of £1,050, notice served", CALL, VISIT]


def test_a_sentence_broken_over_rows_before_a_date() -> None:
    rows = [["Date", "Event"], ["04/03/2021", "Drug test positive. Letter"], ["", "of 4th June 2014 reread."]]
    assert told(read(as_csv(rows), "log.csv")) == [
        (FOURTH, "Drug test positive. Letter\nof 4th June 2014 reread.")
    ]


def test_months_named_alone_beneath_a_year() -> None:
    document = as_docx(("heading", 1, "2021"), ("heading", 2, "March"), f"4th: {VISIT}", f"19th: {CALL}")
    assert told(read(document)) == [(FOURTH, VISIT), (NINETEENTH, CALL)]
    rows = [["Date", "Event"], ["2021", ""], ["MARCH", ""], ["4th", VISIT], ["19th", CALL]]
    assert told(read(as_xlsx(("Log", rows)), "return.xlsx")) == [(FOURTH, VISIT), (NINETEENTH, CALL)]
    table = as_docx(
        ("heading", 1, "2021"), ("heading", 2, "March"), [["Date", "Event"], ["4th", VISIT], ["19th", CALL]]
    )
    assert told(read(table)) == [(FOURTH, VISIT), (NINETEENTH, CALL)]


def test_what_a_template_says_in_its_empty_rows_is_no_event() -> None:
    rows = [["No", "Date", "Event", "Child seen"], ["1", "04/03/2021", VISIT, "Yes"]]
    rows += [["2", "", "", "Please select"], ["3", "", "", "Not seen"]]
    assert told(read(as_csv(rows), "return.csv")) == [(FOURTH, VISIT)]


def test_a_list_of_days_without_a_year_or_a_mark_between() -> None:
    lines = [
        "A short life",
        "March 1 Born at home.",
        "November/December Uncle moves in.",
        "January 26 Back at home",
    ]
    events = read("\n\n".join(lines).encode(), "list.txt").events
    assert [(event.date.as_written, event.date.is_dated, event.text) for event in events] == [
        ("March 1", False, "Born at home."),
        ("November/December", False, "Uncle moves in."),
        ("January 26", False, "Back at home"),
    ]


def test_what_stands_in_brackets_behind_an_agency_is_not_whose_the_table_is() -> None:
    rows = [["Date", "Event"], ["04/03/2021", VISIT]]
    document = as_docx(
        ("heading", 2, "Police"), rows, ("heading", 2, "GP (records from Health Visiting are not here)"), rows
    )
    assert [event.agency for event in read(document).events] == ["Police", "GP"]


def test_a_letter_with_commas_at_the_ends_of_its_lines_is_no_table() -> None:
    lines = [
        "Dear Panel,",
        "Here is what we hold.",
        "04/03/2021 - Rang, no answer.",
        "19/03/2021 - Called, £1,050 owed.",
    ]
    lines += ["02/05/2021 - Left early, hungry.", "Yours sincerely,", "A. Quill"]
    events = read("\n\n".join(lines).encode(), "letter.txt").events
    assert [event.text for event in events] == [
        "Rang, no answer.",
        "Called, £1,050 owed.",
        "Left early, hungry.",
    ]
