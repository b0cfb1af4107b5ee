"""Working days in England and Wales."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.calendar.working_days import (
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days_between,
)

DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2032, 12, 31))


@pytest.mark.parametrize(
    ("day", "what"),
    [
        (date(2022, 9, 19), "the state funeral"),
        (date(2023, 5, 8), "the coronation"),
        (date(2022, 6, 2), "the spring holiday, moved"),
        (date(2022, 6, 3), "the platinum jubilee"),
        (date(2011, 4, 29), "the royal wedding"),
        (date(2012, 6, 5), "the diamond jubilee"),
        (date(2020, 5, 8), "the early May holiday, moved to VE Day"),
        (date(2021, 12, 27), "Christmas Day, in lieu"),
        (date(2021, 12, 28), "Boxing Day, in lieu"),
        (date(2019, 4, 19), "Good Friday"),
        (date(2019, 4, 22), "Easter Monday"),
    ],
)
def test_a_bank_holiday_is_no_working_day(day: date, what: str) -> None:
    assert not is_working_day(day), what


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 5, 4),  # the first Monday in May, given up for VE Day
        date(2022, 5, 30),  # the last Monday in May, moved to June
        date(2019, 3, 18),  # a holiday in Northern Ireland alone
        date(2019, 1, 2),  # a holiday in Scotland alone
        date(2019, 8, 5),  # a holiday in Scotland alone
    ],
)
def test_a_day_that_is_a_holiday_elsewhere_is_a_working_day_here(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2022, 8, 24), 5, date(2022, 9, 1)),  # over the August bank holiday
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # over the state funeral
        (date(2023, 5, 5), 1, date(2023, 5, 9)),  # over the coronation
        (date(2022, 12, 23), 1, date(2022, 12, 28)),  # Christmas on a Sunday
        (date(2021, 6, 5), 1, date(2021, 6, 7)),  # begun on a Saturday: Monday is day 1
        (date(2021, 6, 7), 15, date(2021, 6, 28)),
        (date(2021, 6, 7), 0, date(2021, 6, 7)),
    ],
)
def test_clocks_of_known_cases(start: date, days: int, due: date) -> None:
    assert add_working_days(start, days) == due
    assert working_days_between(start, due) == days


def test_a_clock_does_not_run_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        add_working_days(date(2021, 6, 7), -1)


@given(DAYS, st.integers(min_value=0, max_value=300))
def test_adding_then_counting_gives_the_same_number(start: date, days: int) -> None:
    assert working_days_between(start, add_working_days(start, days)) == days


@given(DAYS, st.integers(min_value=1, max_value=300))
def test_a_clock_ends_on_a_working_day_after_its_start(start: date, days: int) -> None:
    due = add_working_days(start, days)
    assert is_working_day(due)
    assert due > start
    assert (due - start).days >= days


@given(DAYS, st.integers(min_value=0, max_value=400))
def test_the_quick_count_agrees_with_counting_day_by_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    slow = sum(is_working_day(start + timedelta(days=n)) for n in range(1, length + 1))
    assert working_days_between(start, end) == slow


@given(DAYS, DAYS, DAYS)
def test_counts_add_up_whichever_way(first: date, second: date, third: date) -> None:
    whole = working_days_between(first, third)
    assert working_days_between(first, second) + working_days_between(second, third) == whole
    assert working_days_between(first, second) == -working_days_between(second, first)


@given(st.integers(min_value=1996, max_value=2032))
def test_every_year_has_its_eight_holidays_or_more(year: int) -> None:
    assert len(bank_holidays(year)) >= 8
