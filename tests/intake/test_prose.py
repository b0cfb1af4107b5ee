"""Dated words outside any table: paragraphs, lists, day headings, labelled lines."""

from __future__ import annotations

from datetime import date, time

from chronology.intake.grid import Document, Paragraph
from chronology.intake.understand import understand
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Reason


def read(*texts: str | tuple[int, str], story: str = "text") -> Contribution:
    """A text given by its paragraphs; (level, words) is a heading."""
    parts = [
        Paragraph(story, at, text, 0) if isinstance(text, str) else Paragraph(story, at, text[1], text[0])
        for at, text in enumerate(texts, start=1)
    ]
    return understand(Document("made.docx", "ef" * 32, "docx", tuple(parts)), DateContext())


def told(contribution: Contribution) -> list[tuple[date | None, str]]:
    return [(event.date.earliest, event.text) for event in contribution.events]


def test_years_come_from_the_heading_above() -> None:
    found = read(
        (2, "2018"), "4 May - Rang the ward.", "11 June - Ward rang back.", (2, "2019"), "2 March - Seen."
    )
    assert told(found) == [
        (date(2018, 5, 4), "Rang the ward."),
        (date(2018, 6, 11), "Ward rang back."),
        (date(2019, 3, 2), "Seen."),
    ]


def test_a_date_without_any_year_is_not_guessed() -> None:
    found = read("Notes of the key worker", "4 May - Rang the ward.", "11 June - Ward rang back.")
    assert [event.date.is_dated for event in found.events] == [False, False]
    assert all(event.date.warnings for event in found.events)


def test_undated_lines_belong_to_the_date_above() -> None:
    found = read("4/5/2018 - Rang the ward about the transfer.", "No reply from the registrar on call.")
    assert told(found) == [
        (date(2018, 5, 4), "Rang the ward about the transfer.\nNo reply from the registrar on call.")
    ]


def test_what_was_done_stands_under_its_label() -> None:
    found = read("4/5/2018 - Rang the ward.", "Outcome: message left", "Source: ward diary")
    assert (found.events[0].action, found.events[0].source) == ("Outcome: message left", "Source: ward diary")


def test_labelled_lines_are_one_event_for_each_date() -> None:
    found = read(
        *("Date: 4 May 2018", "Time: 9.15am", "Event: Rang the ward.", "Weather: fine"),
        *("Date: not recorded", "Event: Ward rang back."),
        *("Date: 9 May 2018", "Action: Letter to the consultant."),
    )
    assert told(found) == [
        (date(2018, 5, 4), "Rang the ward.\nWeather: fine"),
        (None, "Ward rang back."),
        (date(2018, 5, 9), "Letter to the consultant."),
    ]


def test_a_label_of_the_agencys_own_that_always_has_a_date_begins_each_event() -> None:
    found = read(
        "Walk-in centre",
        *("Visit: 4/5/2018 18:20", "Patient: A. Moss", "Details: Cut knee.", "Outcome: Cleaned."),
        *("Visit: 9/5/2018 10:05", "Patient: A. Moss", "Details: Dressing changed.", "Outcome: Home."),
    )
    assert told(found) == [(date(2018, 5, 4), "Cut knee."), (date(2018, 5, 9), "Dressing changed.")]
    assert [event.family_member for event in found.events] == ["A. Moss", "A. Moss"]
    assert [event.action for event in found.events] == ["Cleaned.", "Home."]


def test_a_date_above_that_stands_once_is_of_the_paper() -> None:
    found = read("Prepared: 4 May 2018", "Summary: Nothing was known to this service.")
    assert told(found) == []


def test_a_label_with_nothing_beside_it_is_set_aside() -> None:
    found = read("Date: 4 May 2018", "Event: Rang the ward.", "Date: 5 May 2018", "Worker: R. Blom")
    assert len(found.events) == 1
    assert [kept.cells for kept in found.set_aside] == [("Date: 5 May 2018",), ("Worker: R. Blom",)]


def test_an_agency_alone_names_what_follows() -> None:
    found = read((2, "Police"), "4/5/2018 - Log opened.", (2, "Housing"), "5/5/2018 - Locks changed.")
    assert [event.agency for event in found.events] == ["Police", "Housing"]


def test_entries_that_say_they_have_no_date() -> None:
    found = read(
        "4/5/2018 - Rang the ward.",
        "Undated: a card from the grandmother.",
        "Undated",
        "A photograph of the cot.",
    )
    assert [event.date.is_dated for event in found.events] == [True, False, False]


def test_titles_notes_and_totals_are_set_aside() -> None:
    found = read(
        (1, "Chronology of involvement"),
        "Prepared by R. Blom, dated 04/05/2023",
        "4/5/2018 - Rang the ward.",
        "Total: 1 entry",
        "End of chronology",
    )
    assert [kept.reason for kept in found.set_aside] == [
        Reason.TITLE,
        Reason.TITLE,
        Reason.TOTAL,
        Reason.NOTE,
    ]


def test_a_line_that_breaks_before_a_date_is_one_account() -> None:
    found = read("4/5/2018 - She read out the letter of\n9 May 2016 and wept.", "5/5/2018 - Rang the ward.")
    assert len(found.events) == 2
    assert found.events[0].text.endswith("9 May 2016 and wept.")


def test_numbers_that_open_a_paragraph_are_no_dates() -> None:
    found = read("1.1 The family came to the town in spring.", "3 bruises were seen.", "2 officers attended.")
    assert not found.events


def test_a_date_at_the_head_of_a_letter_is_no_event() -> None:
    found = read("4 July 2023", "Dear colleague,", "Nothing is known to this service.")
    assert not found.events


def test_text_boxes_are_read_apart() -> None:
    found = read("4/5/2018 - Rang the ward.", "Deep store was not searched.", story="text box 1")
    assert found.events[0].place.table == "text box 1"


LETTER = (
    "Dear colleague",
    "Thank you for your letter of 2 May 2024 about Wren Ashdown, born 4 March 2021.",
    "Wren was brought on Sunday 10 September 2023 at 11:20 with a sore arm. A sling was given.",
    "She was seen in clinic on 18 September 2023 and was using the arm again.",
    "A letter of 3 June 2024 was put on this file by mistake.",
    "It was returned.",
    "The ward was not told of this until 9 July 2024, when her aunt rang.",
    "I hope this is of help to the panel.",
    "Yours sincerely",
)


def test_a_letter_names_its_days_within_its_sentences() -> None:
    found = read(*LETTER)
    days = [date(2023, 9, 10), date(2023, 9, 18), date(2024, 6, 3), date(2024, 7, 9)]
    assert [event.date.earliest for event in found.events] == days
    assert found.events[0].text == LETTER[2]
    assert found.events[2].text == f"{LETTER[4]}\n{LETTER[5]}"
    assert found.events[0].date.time is not None
    assert found.events[0].date.time.start == time(11, 20)


def test_an_account_that_names_two_days_says_so() -> None:
    found = read(
        "The crew went on 3 May 2021 to the flat in the yard.",
        "It was 9 June 2021 before the crew went again, for on 4 June 2021 nobody rang.",
        "The last call came on 11 July 2021 from the flat.",
    )
    assert [bool(event.confirm) for event in found.events] == [False, True, False]


def test_a_day_in_the_rest_of_a_dated_account_begins_no_entry() -> None:
    found = read(
        "4/5/2018 - Rang the ward about the transfer.",
        "The registrar had written on 1 May 2018 and was away.",
        "9/5/2018 - Ward rang back.",
        "They asked for the film of 30 April 2018 again.",
    )
    assert [event.date.earliest for event in found.events] == [date(2018, 5, 4), date(2018, 5, 9)]
