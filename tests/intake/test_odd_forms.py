"""Forms with labels that no vocabulary knows, cards beside each other, and files that tell of nothing."""

from __future__ import annotations

from datetime import date

import pytest

from chronology.intake.file import read_bytes
from chronology.intake.understand import understand
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Reason
from tests.intake.layouts import as_csv, as_docx, as_xlsx

VISIT = "Visit to the flat, the lift out of order, Marnie asleep on a cushion."
CALL = "Aunt rang to say that he has the key again."
LETTER = "Letter to the surgery about the missed scan."
FOURTH, NINETEENTH, SECOND = date(2021, 3, 4), date(2021, 3, 19), date(2021, 5, 2)


def read(data: bytes, name: str = "return.docx") -> Contribution:
    return understand(read_bytes(data, name), DateContext())


def told(contribution: Contribution) -> list[tuple[date | None, str]]:
    return [(event.date.earliest, event.text) for event in contribution.events]


def card(day: str, account: str, mood: str) -> list[list[str]]:
    return [
        ["Came to us on", day],
        ["Room", "Blue room"],
        ["Notes of the keyworker", account],
        ["Settled upon", "Same again next week"],
        ["Mood (1 to 9)", mood],
    ]


def test_small_tables_with_labels_of_the_agencys_own() -> None:
    cards = [
        card("4 March 2021", VISIT, "3"),
        card("19 March 2021", CALL, "7"),
        card("2 May 2021", LETTER, "5"),
    ]
    parts = [part for each in cards for part in (each, "")]
    contribution = read(as_docx("Recovery service", *parts))
    assert told(contribution) == [(FOURTH, VISIT), (NINETEENTH, CALL), (SECOND, LETTER)]
    beside = {words.heading: words.text for words in contribution.events[1].other}
    assert beside == {"Room": "Blue room", "Settled upon": "Same again next week", "Mood (1 to 9)": "7"}


def test_one_long_table_with_labels_of_the_agencys_own() -> None:
    rows = card("4 March 2021", VISIT, "3") + card("19 March 2021", CALL, "7")
    assert told(read(as_docx(rows))) == [(FOURTH, VISIT), (NINETEENTH, CALL)]
    assert told(read(as_xlsx(("Cards", rows)), "return.xlsx")) == [(FOURTH, VISIT), (NINETEENTH, CALL)]


def test_two_columns_with_words_that_come_again_are_no_form() -> None:
    rows = [
        ["Police", f"04/03/2021 {VISIT}"],
        ["School", f"19/03/2021 {CALL}"],
        ["Police", f"02/05/2021 {LETTER}"],
    ]
    assert told(read(as_docx(rows))) == [(FOURTH, VISIT), (NINETEENTH, CALL), (SECOND, LETTER)]


def test_cards_that_stand_side_by_side() -> None:
    rows = [
        ["Date", "04/03/2021", "Date", "19/03/2021"],
        ["Event", VISIT, "Event", CALL],
        ["Action", "Rang back.", "Action", "None."],
    ]
    contribution = read(as_docx(rows))
    assert told(contribution) == [(FOURTH, VISIT), (NINETEENTH, CALL)]
    assert [event.action for event in contribution.events] == ["Rang back.", "None."]


@pytest.mark.parametrize("outcome", ["No further action.", "Advice given", "Referral made"])
def test_an_outcome_that_reads_like_a_label(outcome: str) -> None:
    rows = []
    for number, (day, account) in enumerate((("04/03/2021", VISIT), ("19/03/2021", CALL)), 1):
        rows += [[f"Event {number}", ""], ["Date", day], ["Description", account], ["Action taken", outcome]]
    contribution = read(as_docx(rows))
    assert told(contribution) == [(FOURTH, VISIT), (NINETEENTH, CALL)]
    assert [event.action for event in contribution.events] == [outcome, outcome]


def test_labels_are_reported_as_written() -> None:
    rows = [["Date:", "04/03/2021"], ["Details:", VISIT], ["Weather:", "Rain"]]
    contribution = read(as_docx(rows))
    assert [column.heading for column in contribution.columns] == ["Date:", "Details:", "Weather:"]
    assert [words.heading for words in contribution.events[0].other] == ["Weather"]


def test_fields_in_single_quotes() -> None:
    lines = ["'Date','Event'", f"'04/03/2021','{VISIT}'", f"'19/03/2021','{CALL}'"]
    assert told(read("\n".join(lines).encode(), "log.csv")) == [(FOURTH, VISIT), (NINETEENTH, CALL)]


def test_the_mark_by_which_a_spreadsheet_keeps_a_date_as_words() -> None:
    rows = [["Date", "Event"], ["'04/03/2021", VISIT], ["19/03/2021", CALL]]
    assert told(read(as_csv(rows), "log.csv")) == [(FOURTH, VISIT), (NINETEENTH, CALL)]


def test_a_file_that_gave_no_event_is_not_read_whole_where_its_words_hold_dates() -> None:
    document = as_docx("Summary", "The family came to the clinic until 4 March 2021 and were pleasant.")
    contribution = read(document)
    assert not contribution.events
    assert not contribution.complete
    assert [kept.reason for kept in contribution.set_aside] == [Reason.TITLE, Reason.NOT_READ]


def test_an_empty_template_is_read_whole() -> None:
    document = as_docx(
        "Chronology for the review, 1 January 2019 to 31 December 2020",
        [["Child", "Marnie"], ["Date of birth", "11/02/2021"]],
        [["Date", "Event", "Action"], ["", "", ""]],
    )
    assert read(document).complete
