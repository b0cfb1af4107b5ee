"""A whole column: years from headings and neighbours, 'ditto', merged and empty cells."""

from __future__ import annotations

from datetime import date, time

import pytest

from chronology.model.dates import (
    DateCell,
    EventDate,
    describe,
    leans_on_row_above,
    read_column,
    year_of_heading,
)
from tests.model.dates.reads import CASE, reads


def _column(*cells: str | DateCell, year: int | None = None) -> list[str]:
    column = [cell if isinstance(cell, DateCell) else DateCell(cell) for cell in cells]
    return [
        describe(read) if isinstance(read, EventDate) else "unreadable"
        for read in read_column(column, CASE, year)
    ]


def _heading(text: str) -> DateCell:
    return DateCell(text, heading=True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("17", "17 March 2019, year from the heading"),
        ("17th, Sun", "17 March 2019, year from the heading"),
        ("17th 10.30am", "17 March 2019, year from the heading"),
        ("17 - 14:05", "17 March 2019, year from the heading"),
        ("16th or 17th", "16 to 17 March 2019, uncertain, year from the heading"),
        ("16-17", "16 to 17 March 2019, year from the heading"),
        ("10.30am", "Undated"),
        ("17 visits", "unreadable"),
    ],
)
def test_a_day_beneath_a_month(words: str, expected: str) -> None:
    assert _column(_heading("March 2019"), words)[1] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ditto", "14 August 2017, from the row above"),
        ('"', "14 August 2017, from the row above"),
        ("”", "14 August 2017, from the row above"),
        ("do.", "14 August 2017, from the row above"),
        ("same day", "14 August 2017, from the row above"),
        ("Same date", "14 August 2017, from the row above"),
        ("later that day", "14 August 2017, from the row above"),
        ("Later that evening", "14 August 2017, from the row above"),
        ("same day 16:45", "14 August 2017, from the row above"),
        ("as above", "14 August 2017, from the row above"),
        ("next day", "15 August 2017, from the row above"),
        ("The following day", "15 August 2017, from the row above"),
        ("following morning", "15 August 2017, from the row above"),
        ("two days later", "16 August 2017, from the row above"),
        ("the day before", "13 August 2017, from the row above"),
        ("the following Friday", "18 August 2017, from the row above"),
        ("a week later", "about 21 August 2017, from the row above"),
        ("later that week", "14 to 20 August 2017, day not known, from the row above"),
        ("", "14 August 2017, uncertain, from the row above"),
        ("unknown", "Undated"),
        ("-", "Undated"),
        ("not recorded", "Undated"),
    ],
)  # fmt: skip
def test_beneath_a_dated_row(words: str, expected: str) -> None:
    assert _column("14/08/2017", words) == ["14 August 2017", expected]
    assert leans_on_row_above(words) == (
        expected not in ("Undated", "14 August 2017, uncertain, from the row above")
    )


def test_a_row_that_leans_keeps_its_own_words_and_time() -> None:
    _, read = read_column([DateCell("14/08/2017 09:30"), DateCell("same day, 4.45pm")], CASE)
    assert isinstance(read, EventDate)
    assert read.as_written == "same day, 4.45pm"
    assert read.time is not None
    assert read.time.start is not None
    assert read.time.start.hour == 16
    _, empty = read_column([DateCell("14/08/2017 09:30"), DateCell("")], CASE)
    assert isinstance(empty, EventDate)
    assert empty.time is None
    assert "confirm" in empty.warnings[0]


def test_rows_lean_from_the_top_down() -> None:
    assert _column("14/08/2017", "next day", "next day", "ditto") == [
        "14 August 2017",
        "15 August 2017, from the row above",
        "16 August 2017, from the row above",
        "16 August 2017, from the row above",
    ]


def test_doubt_is_passed_down() -> None:
    assert _column("c. August 2017", "ditto", "", "next day") == [
        "about August 2017, day not known",
        "about August 2017, day not known, from the row above",
        "about August 2017, day not known, uncertain, from the row above",
        "Undated",
    ]


def test_nothing_is_taken_from_a_row_that_has_no_date() -> None:
    assert _column("", "14/08/2017", "31/02/2017", "", "same day") == [
        "Undated", "14 August 2017", "unreadable", "Undated", "Undated",
    ]  # fmt: skip
    assert _column("14/08/2017", "unknown", "", "ditto") == [
        "14 August 2017",
        "Undated",
        "Undated",
        "Undated",
    ]
    assert _column("ditto") == ["Undated"]


def test_a_row_with_nothing_else_in_it_takes_nothing() -> None:
    assert _column("14/08/2017", DateCell("", row_has_words=False), "") == [
        "14 August 2017", "Undated", "14 August 2017, uncertain, from the row above",
    ]  # fmt: skip


def test_merged_cells_are_the_row_above() -> None:
    merged = DateCell("14/08/2017", merged_down=True)
    assert _column("14/08/2017", merged, merged) == [
        "14 August 2017",
        "14 August 2017, from the row above",
        "14 August 2017, from the row above",
    ]


def test_a_heading_lends_its_year() -> None:
    assert _column(_heading("2017"), "14 August", "", "Monday 21 August", "late June") == [
        "Undated",
        "14 August 2017, year from the heading",
        "14 August 2017, uncertain, from the row above",
        "21 August 2017, year from the heading",
        "21 to 30 June 2017, day not known, year from the heading",
    ]
    assert _column("14 August", year=2017) == ["14 August 2017, year from the heading"]


def test_a_month_above_lends_month_and_year() -> None:
    column = _column(_heading("August 2017"), "14th", "Mon 21", "3-5", _heading("October 2017"), "2", "9-10")
    assert column[1:] == [
        "14 August 2017, year from the heading",
        "21 August 2017, year from the heading",
        "3 to 5 August 2017, year from the heading",
        "Undated",
        "2 October 2017, year from the heading",
        "Undated",
    ]  # fmt: skip


def test_a_heading_ends_where_a_date_of_another_year_stands() -> None:
    assert _column(_heading("2017"), "28 December", "3 January 2018", "5 February")[1:] == [
        "28 December 2017, year from the heading", "3 January 2018", "Undated",
    ]  # fmt: skip


def test_a_heading_of_two_years_lends_one_only_where_one_fits() -> None:
    assert _column(_heading("December 2017 - February 2018"), "14 January", "14 June")[1:] == [
        "14 January 2018, year from the heading", "Undated",
    ]  # fmt: skip


def test_an_empty_cell_takes_no_date_across_a_heading() -> None:
    assert _column("14/08/2017", _heading("2018"), "")[2] == "Undated"


def test_the_rows_around_lend_a_year_where_their_order_leaves_only_one() -> None:
    assert _column("3 March 2017", "5 May", "7 November", "9 January", "2 March 2018") == [
        "3 March 2017",
        "5 May 2017, from the row above",
        "7 November 2017, from the row above",
        "9 January 2018, from the row above",
        "2 March 2018",
    ]
    assert _column("2 March 2018", "9 January", "7 November", "3 March 2017")[1:3] == [
        "9 January 2018, from the row above",
        "7 November 2017, from the row above",
    ]


def test_a_year_that_could_be_two_is_asked_about() -> None:
    assert _column("3 March 2016", "5 May", "8 July 2017")[1] == "Undated"
    assert _column("3 March 2017", "5 May")[1] == "Undated"
    assert _column("Monday October 1 - Friday October 5", "Monday October 8") == ["Undated", "Undated"]
    assert _column("3 March 2017", "5 May", "8 July 2017", "1 January 2016")[1] == "Undated"
    _, asked = read_column([DateCell("3 March 2017"), DateCell("5 May")], CASE)
    assert isinstance(asked, EventDate)
    assert "year" in asked.warnings[0]


def test_a_winter_may_have_begun_in_the_year_before() -> None:
    assert _column("20 January 2017", "winter", "20 February 2017")[1] == (
        "December 2016 to February 2017, day not known, from the row above"
    )


def test_a_weekday_settles_what_the_order_leaves_open() -> None:
    assert _column("3 March 2016", "Friday 5 May", "8 July 2017")[1] == "5 May 2017, from the row above"


def test_a_column_with_a_month_first_date_doubts_the_others() -> None:
    reads_ = read_column([DateCell("04/08/2017"), DateCell("08/14/2017"), DateCell("15/08/2017")], CASE)
    assert all(isinstance(read, EventDate) for read in reads_)
    warned = [bool(read.warnings) for read in reads_ if isinstance(read, EventDate)]
    assert warned == [True, True, False]


def test_typed_cells_and_what_they_show() -> None:
    cells = [
        DateCell("14/08/2017", value=date(2017, 8, 14)),
        DateCell("Aug-17", value=date(2017, 8, 1)),
        DateCell("42961", value=42961.0),
        DateCell("2017", value=2017),
        DateCell("7", value=7),
    ]
    assert _column(*cells) == [
        "14 August 2017", "August 2017, day not known", "14 August 2017", "2017, day not known",
        "unreadable",
    ]  # fmt: skip


def test_a_number_that_is_no_day_is_read_as_it_was_typed() -> None:
    assert _column(_heading("2017"), DateCell("14.08", value=14.08), DateCell("8", value=8))[1:] == [
        "14 August 2017, year from the heading",
        "unreadable",
    ]


def test_a_date_cell_with_only_a_time_is_the_row_above_in_doubt() -> None:
    cells = [DateCell("14/08/2017 09:30"), DateCell("16:45"), DateCell("16:45:00", value=time(16, 45))]
    for read in read_column(cells, CASE)[1:]:
        assert isinstance(read, EventDate)
        assert describe(read) == "14 August 2017, uncertain, from the row above"
        assert read.time is not None
        assert read.time.start == time(16, 45)
        assert "only a time" in read.warnings[0]


def test_one_answer_for_each_cell() -> None:
    cells = [
        DateCell(text) for text in ("", "x" * 1000, "ditto", "5 May", '"', "14/08/17", "pm", "next week")
    ]
    assert len(read_column(cells, CASE)) == len(cells)
    assert read_column([], CASE) == []


@pytest.mark.parametrize(
    ("text", "first", "last", "year"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31), 2017),
        ("Year: 2017", date(2017, 1, 1), date(2017, 12, 31), 2017),
        ("2017 (continued)", date(2017, 1, 1), date(2017, 12, 31), 2017),
        ("Significant events 2017", date(2017, 1, 1), date(2017, 12, 31), 2017),
        ("AUGUST 2017", date(2017, 8, 1), date(2017, 8, 31), 2017),
        ("2017 - 2018", date(2017, 1, 1), date(2018, 12, 31), None),
        ("Chronology 2017/18", date(2017, 1, 1), date(2018, 12, 31), None),
        ("08/2017", date(2017, 8, 1), date(2017, 8, 31), 2017),
        ("January to March 2017", date(2017, 1, 1), date(2017, 3, 31), 2017),
    ],
)
def test_headings_that_give_a_year(text: str, first: date, last: date, year: int | None) -> None:
    found = year_of_heading(text, CASE)
    assert found is not None
    assert (found.earliest, found.latest, found.year) == (first, last, year)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14 August 2017",
        "Report completed March 2023",
        "Return dated 04/05/2023",
        "Room 2017",
        "Police",
        "DOB 3/4/2019",
    ],
)
def test_headings_that_give_none(text: str) -> None:
    assert year_of_heading(text, CASE) is None


def test_alone_a_leaning_word_is_unreadable() -> None:
    assert reads("ditto") == reads("same day") == "unreadable"
