"""Columns are told apart by what stands in them where their headings say nothing or mislead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from chronology.intake.columns import Columns, recognise
from chronology.intake.grid import Cell, Row
from chronology.model.dates import DateContext
from chronology.model.events import Meaning

DAYS = ("04/01/2021", "19/01/2021", "2 Feb 2021", "c. March 2021", "30/03/2021")
ACCOUNTS = (
    "Health visitor called, nobody at home, card left.",
    "Seen at the clinic with a cough of four days.",
    "Mother rang to ask for a food parcel for the weekend.",
    "Neighbour says the dog is never taken out of the yard.",
    "Place at the nursery confirmed from Monday week.",
)


def columns(headings: Sequence[str], *cells: Sequence[str]) -> Columns:
    """Columns of a table given by its headings and, column by column, its cells."""
    rows = [Row(at + 2, tuple(Cell(column[at % len(column)]) for column in cells)) for at in range(len(DAYS))]
    return recognise(headings, rows, DateContext())


def test_no_headings_at_all() -> None:
    found = columns(["", "", "", ""], ["1", "2", "3", "4", "5"], DAYS, ["T. Ashe", "R. Blom"], ACCOUNTS)
    assert found.meanings == (Meaning.SEQUENCE, Meaning.DATE, Meaning.WHO, Meaning.EVENT)
    assert all(sureness < 1 for sureness in found.sureness)


def test_headings_that_mislead() -> None:
    found = columns(["Event", "Date"], DAYS, ACCOUNTS)
    assert found.meanings == (Meaning.DATE, Meaning.EVENT)


def test_the_day_it_happened_before_the_day_it_was_written_down() -> None:
    found = columns(["Date recorded", "Event date", "Narrative"], DAYS, DAYS, ACCOUNTS)
    assert found.first(Meaning.DATE) == 1
    assert found.meanings[0] is Meaning.OTHER


def test_the_day_it_was_written_down_where_nothing_better_is() -> None:
    assert columns(["Date recorded", "Narrative"], DAYS, ACCOUNTS).first(Meaning.DATE) == 0


def test_dates_of_birth_are_never_the_date() -> None:
    found = columns(["Child", "DOB"], ["Arlo"], DAYS)
    assert not found.has_date


def test_a_table_of_people_tells_no_events() -> None:
    found = columns(["Name", "Role", "Contact"], ["Keeley", "Dean"], ["Mother", "Father"], ["07700 900123"])
    assert not found.tells_events


def test_a_clock_time_column_without_heading() -> None:
    found = columns(["Date", "", "Event"], DAYS, ["10:15", "9.30am", "14:05"], ACCOUNTS)
    assert found.first(Meaning.TIME) == 1


def test_a_column_for_each_agency() -> None:
    found = columns(["Date", "Police", "School Nurse", "GP"], DAYS, ACCOUNTS, ACCOUNTS, ACCOUNTS)
    assert found.agencies == {1: "Police", 2: "School Nurse", 3: "GP"}


def test_ticks_beneath_agencies_are_no_accounts() -> None:
    found = columns(["Date", "Event", "Police", "School"], DAYS, ACCOUNTS, ["Y", "N"], ["N", "Y"])
    assert not found.agencies
    assert found.first(Meaning.EVENT) == 1


def test_sources_that_are_agencies_name_the_agency_too() -> None:
    found = columns(["Date", "Source", "Event"], DAYS, ["Police", "GP"], ACCOUNTS)
    assert found.agency_names == 1
    assert found.meanings[1] is Meaning.SOURCE


def test_records_of_one_agency_are_sources_only() -> None:
    found = columns(["Date", "Source", "Event"], DAYS, ["Police record 12", "Police record 13"], ACCOUNTS)
    assert found.agency_names is None


@pytest.mark.parametrize("second", ["Details", "Description of event", "Narrative"])
def test_the_fuller_of_two_event_columns_is_the_account(second: str) -> None:
    found = columns(["Date", "Event", second], DAYS, ["Home visit", "Phone call"], ACCOUNTS)
    assert found.first(Meaning.EVENT) == 2


def test_every_column_is_reported_with_its_heading() -> None:
    found = columns(["Date", "Event", "Shoe size"], DAYS, ACCOUNTS, ["4", "5"])
    reported = found.recognised("Sheet1")
    assert [(each.table, each.column, each.heading) for each in reported] == [
        ("Sheet1", 0, "Date"),
        ("Sheet1", 1, "Event"),
        ("Sheet1", 2, "Shoe size"),
    ]
    assert reported[2].meaning is Meaning.OTHER
