"""What a person decides of a return goes before what the program recognised, and loses no word either."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.intake.grid import Cell, Document, Paragraph, Row, Table
from chronology.intake.understand import understand, understood, whose_return
from chronology.model.choices import (
    Choices,
    Settled,
    Wanted,
    choices_from,
    choices_record,
    layout_of,
    tables_of,
)
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.events import Meaning, Reason
from tests.intake.test_conservation import HEADINGS, documents, words, words_in, words_out

VISIT = "Visit by appointment; the flat was warm and the baby in clean clothes."
LETTER = "Letter returned by the post office, gone away."
CALL = "Call from the landlord about noise at night."


def document(*rows: Sequence[str], name: str | int | None = "Log", file: str = "made.xlsx") -> Document:
    made = tuple(Row(at, tuple(map(Cell, row))) for at, row in enumerate(rows, start=1))
    return Document(file, "cd" * 32, "xlsx", (Table(name, made),))


def read(made: Document, choices: Choices | None = None) -> Contribution:
    return understand(made, DateContext(), choices=choices or Choices())


def only_table(found: Contribution) -> str:
    (layout,) = tables_of(found.columns)
    return layout


def meaning(found: Contribution, heading: str) -> Meaning:
    return next(column.meaning for column in found.columns if column.heading == heading)


def test_a_column_holds_what_a_person_says_it_holds() -> None:
    made = document(["Date", "Event", "Remarks from the panel"], ["03/04/2020", VISIT, LETTER])
    layout = only_table(read(made))
    found = read(made, Choices(meanings={(layout, 2): Meaning.VOICE}))
    assert found.events[0].voice == LETTER
    assert meaning(found, "Remarks from the panel") is Meaning.VOICE


def test_the_event_may_stand_in_another_column_and_the_one_before_stays_beside_it() -> None:
    made = document(["Date", "Event", "Notes of worker"], ["03/04/2020", VISIT, LETTER])
    layout = only_table(read(made))
    event = read(made, Choices(meanings={(layout, 2): Meaning.EVENT})).events[0]
    assert event.text == LETTER
    assert [(each.heading, each.text) for each in event.other] == [("Event", VISIT)]


def test_a_column_of_dates_named_by_a_person_is_the_one_that_dates_are_read_from() -> None:
    made = document(
        ["Date", "Put on the system", "Event"],
        ["03/04/2020", "09/06/2020", VISIT],
        ["04/04/2020", "10/06/2020", LETTER],
    )
    layout = only_table(read(made))
    found = read(made, Choices(meanings={(layout, 1): Meaning.DATE}))
    assert [event.date.earliest for event in found.events] == [date(2020, 6, 9), date(2020, 6, 10)]
    assert meaning(found, "Date") is Meaning.OTHER


def test_a_date_in_parts_falls_back_when_one_of_them_is_said_to_be_something_else() -> None:
    made = document(["Day", "Month", "Year", "Event"], ["3", "April", "2020", VISIT])
    layout = only_table(read(made))
    event = read(made, Choices(meanings={(layout, 0): Meaning.OTHER})).events[0]
    assert (event.date.earliest, event.date.latest) == (date(2020, 4, 1), date(2020, 4, 30))
    assert any(each.text == "3" for each in event.other)


def test_a_column_for_an_agency_can_be_taken_out_and_another_put_in() -> None:
    made = document(
        ["Date", "Police", "School", "Panel remarks"],
        ["03/04/2020", VISIT, LETTER, CALL],
        ["04/04/2020", VISIT, LETTER, CALL],
    )
    layout = only_table(read(made))
    found = read(made, Choices(meanings={(layout, 1): Meaning.OTHER, (layout, 3): Meaning.EVENT}))
    assert [(event.agency, event.text) for event in found.events[:2]] == [("School", LETTER), ("", CALL)]
    assert found.events[0].other[0].text == VISIT


def test_tables_with_the_same_headings_are_one_layout_whatever_their_sheets_are_called() -> None:
    first = document(["Date", "Event"], ["03/04/2020", VISIT], name="2019")
    second = document(["DATE ", "event:"], ["05/04/2020", LETTER], name="2020", file="next.xlsx")
    other = document(["Date", "Summary"], ["05/04/2020", LETTER], name="2020", file="next.xlsx")
    assert layout_of(read(first).columns) == layout_of(read(second).columns)
    assert layout_of(read(first).columns) != layout_of(read(other).columns)


def test_a_file_without_tables_has_no_layout() -> None:
    made = Document("made.txt", "cd" * 32, "txt", (Paragraph("text", 1, f"03/04/2020 {VISIT}"),))
    assert layout_of(read(made).columns) == ""


def test_a_form_takes_meanings_like_any_table() -> None:
    made = document(
        *(["Date", "03/04/2020"], ["Event", VISIT], ["Panel remarks", LETTER]),
        *(["Date", "04/04/2020"], ["Event", CALL], ["Panel remarks", "None yet from the panel"]),
        name=1,
    )
    layout = only_table(read(made))
    found = read(made, Choices(meanings={(layout, 2): Meaning.ANALYSIS}))
    assert [event.analysis for event in found.events] == [LETTER, "None yet from the panel"]


def test_a_date_that_could_not_be_read_is_settled_and_its_words_stay() -> None:
    made = document(["Date", "Event"], ["31/02/2020", VISIT], ["03/04/2020", LETTER])
    unread = read(made).events[0]
    event = read(made, Choices(dates={unread.id: Settled("early March 2020", "R. Ames")})).events[0]
    assert (event.date.earliest, event.date.latest) == (date(2020, 3, 1), date(2020, 3, 10))
    assert event.date.as_written == "31/02/2020"
    said = " ".join(event.confirm)
    assert "R. Ames" in said
    assert "early March 2020" in said
    assert "31/02/2020" in said
    assert "could not be read" not in said


def test_a_date_left_open_on_purpose_says_so_and_is_no_question_any_more() -> None:
    made = document(["Date", "Event"], ["31/02/2020", VISIT])
    event = read(made, Choices(dates={read(made).events[0].id: Settled("", "R. Ames")})).events[0]
    assert not event.date.is_dated
    assert len(event.confirm) == 1
    assert "R. Ames" in event.confirm[0]


@pytest.mark.parametrize("said", ["the day after", "31/02/2020", "3 May"])
def test_words_that_give_no_date_settle_nothing(said: str) -> None:
    made = document(["Date", "Event"], ["99/99/2020", VISIT])
    before = read(made).events[0]
    assert read(made, Choices(dates={before.id: Settled(said)})).events[0] == before


def test_a_settled_date_keeps_the_time_of_the_return() -> None:
    made = document(["Date", "Time", "Event"], ["31/02/2020", "14:30", VISIT])
    choices = Choices(dates={read(made).events[0].id: Settled("2 March 2020 at 9am")})
    event = read(made, choices).events[0]
    assert event.date.time is not None
    assert event.date.time.as_written == "14:30"


def test_what_a_person_says_is_no_event_is_set_aside_with_every_word_of_it() -> None:
    made = document(
        ["Date", "Worker", "Event"], ["03/04/2020", "S. Ng", VISIT], ["", "", "contd. and left at noon."]
    )
    event = read(made).events[0]
    found = read(made, Choices(no_events=frozenset({event.id})))
    assert found.events == ()
    kept = found.set_aside[-1]
    assert kept.reason is Reason.SAID_TO_BE_NONE
    assert set(words("03/04/2020 S. Ng", VISIT, "and left at noon.")) <= set(words(*kept.cells))


def test_dates_still_lean_on_a_row_that_is_said_to_be_no_event() -> None:
    made = document(["Date", "Event"], ["03/04/2020", VISIT], ["ditto", LETTER])
    found = read(made, Choices(no_events=frozenset({read(made).events[0].id})))
    assert [event.date.earliest for event in found.events] == [date(2020, 4, 3)]


@pytest.mark.parametrize(
    ("row", "when"),
    [
        (["Total of three visits made, nobody in", "", ""], None),
        (["05/04/2020", "S. Ng", ""], date(2020, 4, 5)),
        (["Date", "Worker", "Event"], None),
        (["", "End of chronology", ""], None),
    ],
)
def test_a_row_that_was_set_aside_is_an_event_when_a_person_says_so(
    row: list[str], when: date | None
) -> None:
    made = document(["Date", "Worker", "Event"], ["03/04/2020", "B. Lowe", VISIT], row)
    before = read(made)
    kept = next(each for each in before.set_aside if each.place.row == 3)
    found = read(made, Choices(events=frozenset({Wanted.of(kept)})))
    event = next(each for each in found.events if each.place.row == 3)
    assert len(found.events) == len(before.events) + 1
    assert any("a person said" in sentence for sentence in event.confirm)
    assert when is None or event.date.earliest == when
    assert set(words(*row)) <= set(words_out(found))


def test_a_line_of_text_that_was_set_aside_is_an_event_when_a_person_says_so() -> None:
    parts = (
        Paragraph("text", 1, "Chronology of contacts with the family", 1),
        Paragraph("text", 2, f"03/04/2020 {VISIT}"),
        Paragraph("text", 3, "End of chronology on 5 May 2020, when the case was closed"),
    )
    made = Document("made.docx", "cd" * 32, "docx", parts)
    before = read(made)
    kept = next(each for each in before.set_aside if each.place.row == 3)
    found = read(made, Choices(events=frozenset({Wanted.of(kept)})))
    assert [event.place.row for event in found.events] == [2, 3]


def test_words_outside_the_body_can_be_an_event_with_the_date_that_opens_them() -> None:
    made = document(["Date", "Event"], ["03/04/2020", VISIT])
    kept = read(made).set_aside[0]
    aside = type(kept)(type(kept.place)("made.xlsx", "comment", 1), (f"5 May 2020: {CALL}",), Reason.COMMENT)
    made = Document(made.file, made.sha256, made.kind, made.parts, set_aside=(aside,))
    event = read(made, Choices(events=frozenset({Wanted.of(aside)}))).events[-1]
    assert event.date.earliest == date(2020, 5, 5)
    assert CALL in event.text


def test_the_agency_that_a_person_names_goes_before_the_one_that_the_file_names() -> None:
    made = document(["Date", "Event"], ["03/04/2020", VISIT], file="police_return.xlsx")
    whose = whose_return(made, DateContext())
    assert (whose.agency, whose.where) == ("Police", "the file's name")
    assert read(made, Choices(agency="Housing")).events[0].agency == "Housing"


def test_rows_are_shown_under_the_columns_that_they_were_read_by() -> None:
    made = document(["Date", "Event"], ["03/04/2020", VISIT], ["04/04/2020", LETTER])
    (laid,) = understood(made, DateContext()).laid
    assert laid.columns.headings == ("Date", "Event")
    assert [row.cells[1].text for row in laid.rows] == [VISIT, LETTER]


@st.composite
def decided(draw: st.DrawFn) -> tuple[Document, Choices]:
    """A document, and decisions of every kind about what was found in it."""
    made = draw(documents())
    found = read(made)
    places = [(layout, each.column) for layout, table in tables_of(found.columns).items() for each in table]
    some = st.lists(st.sampled_from(places), unique=True) if places else st.just([])
    said = {place: draw(st.sampled_from(list(Meaning))) for place in draw(some)}
    ids = [event.id for event in found.events]
    aside = [Wanted.of(kept) for kept in found.set_aside]
    choices = Choices(
        agency=draw(st.sampled_from(["", "Housing"])),
        meanings=said,
        dates={
            id: Settled(draw(st.sampled_from(["", "May 2019", "never", "3/4/20 at 10am"]))) for id in ids[:3]
        },
        events=frozenset(draw(st.lists(st.sampled_from(aside))) if aside else ()),
        no_events=frozenset(draw(st.lists(st.sampled_from(ids))) if ids else ()),
    )
    return made, choices


@given(decided())
@settings(max_examples=250, deadline=None)
def test_no_word_is_lost_whatever_a_person_decides(made: tuple[Document, Choices]) -> None:
    document, choices = made
    contribution = read(document, choices)
    there, held = words_in(document), words_out(contribution)
    labels = words(*HEADINGS)
    assert {word for word, count in (there - held).items() if word not in labels or not held[word]} == set()
    assert len({event.id for event in contribution.events}) == len(contribution.events)
    assert all(event.text.strip() for event in contribution.events)
    gave = {event.place for event in contribution.events}
    assert len(gave) + len(contribution.set_aside) <= contribution.rows


@given(decided())
@settings(max_examples=40, deadline=None)
def test_choices_come_back_as_they_were_kept(made: tuple[Document, Choices]) -> None:
    assert choices_from(choices_record(made[1])) == made[1]
