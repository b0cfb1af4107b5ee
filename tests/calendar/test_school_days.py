"""School days, by the terms of the pack."""

from __future__ import annotations

from datetime import date

import pytest

from chronology.calendar.school_days import add_school_days, days_of_holiday, is_school_day
from chronology.resource import load_pack

TERMS = load_pack("england").terms


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2021, 10, 22), True),
        (date(2021, 10, 27), False),  # half-term
        (date(2021, 8, 11), False),  # summer
        (date(2022, 5, 2), False),  # bank holiday
        (date(2022, 3, 5), False),  # Saturday
    ],
)
def test_a_school_day_is_in_term(day: date, is_one: bool) -> None:
    assert is_school_day(day, TERMS) is is_one


def test_holidays_do_not_count() -> None:
    assert add_school_days(date(2022, 7, 20), 5, TERMS) > date(2022, 9, 4)


def test_where_the_terms_end_nobody_can_tell() -> None:
    assert add_school_days(date(2099, 1, 5), 20, TERMS) is None


def test_days_between_terms_are_holidays_and_half_terms_are_not() -> None:
    assert days_of_holiday(date(2021, 6, 16), date(2021, 9, 20), TERMS) > 35
    assert days_of_holiday(date(2021, 10, 20), date(2021, 11, 3), TERMS) == 0
    assert days_of_holiday(date(2021, 6, 1), date(2021, 9, 1), ()) == 0
    assert days_of_holiday(date(1990, 6, 1), date(1990, 9, 1), TERMS) == 0  # nobody says when they were
