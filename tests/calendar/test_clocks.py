"""Statutory clocks: due days, doubtful ends, and records that do not reach far enough to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.calendar.clocks import State, calendar_days, hours_timing, months, timing, working_days
from chronology.model.dates import read_date, read_time
from chronology.model.dates.value import EventDate


def at(words: str) -> EventDate:
    day, _, clock = words.partition(" at ")
    return replace(read_date(day), time=read_time(clock)) if clock else read_date(day)


@pytest.mark.parametrize(
    ("start", "end", "state", "late"),
    [
        ("7 March 2022", "14 March 2022", State.MET, 0),
        ("7 March 2022", "15 March 2022", State.MISSED, 1),
        ("7 March 2022", "March 2022", State.CANNOT_TELL, 0),
        ("7 March 2022", "April 2022", State.MISSED, 18),
        ("March 2022", "15 March 2022", State.CANNOT_TELL, 0),
        ("26 May 2022", "6 June 2022", State.MET, 0),  # the jubilee: 2 and 3 June are no working days
        ("26 May 2022", "7 June 2022", State.MISSED, 1),
    ],
)
def test_five_working_days(start: str, end: str, state: State, late: int) -> None:
    found = timing(at(start), at(end), working_days(5), None)
    assert (found.state, found.late) == (state, late)


@pytest.mark.parametrize(
    ("reached", "state"),
    [(None, State.RUNNING), (date(2022, 3, 14), State.RUNNING), (date(2022, 3, 15), State.MISSED)],
)
def test_an_end_that_nobody_tells_was_missed_only_where_the_record_goes_on(
    reached: date | None, state: State
) -> None:
    assert timing(at("7 March 2022"), None, working_days(5), reached).state is state


def test_an_open_start_starts_no_clock() -> None:
    assert (
        timing(at("before March 2022"), None, calendar_days(5), date(2030, 1, 1)).state is State.CANNOT_TELL
    )


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert months(3)(date(2021, 11, 30)) == date(2022, 2, 28)


@pytest.mark.parametrize(
    ("end", "state"),
    [
        ("8 March 2022 at 09:30", State.MET),
        ("8 March 2022 at 09:31", State.MISSED),
        ("8 March 2022", State.CANNOT_TELL),
        ("9 March 2022", State.MISSED),
    ],
)
def test_hours_count_from_minute_to_minute_where_times_are_known(end: str, state: State) -> None:
    assert hours_timing(at("5 March 2022 at 09:30"), at(end), 72, None).state is state


@given(st.dates(date(2015, 1, 1), date(2024, 1, 1)), st.integers(0, 400), st.integers(0, 60))
def test_an_end_is_late_by_exactly_the_days_after_the_due_day(start: date, gap: int, allowed: int) -> None:
    due = calendar_days(allowed)(start)
    begun, ended = at(start.isoformat()), at(date.fromordinal(start.toordinal() + gap).isoformat())
    found = timing(begun, ended, calendar_days(allowed), None)
    assert found.due == due
    assert (found.state, found.late) == ((State.MISSED, gap - allowed) if gap > allowed else (State.MET, 0))
