"""Serial numbers of both systems, and typed cells."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from chronology.model.dates import UnreadableDate, read_serial, read_value


@pytest.mark.parametrize(
    ("number", "date_1904", "expected"),
    [
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),
        (61, False, date(1900, 3, 1)),
        (42961, False, date(2017, 8, 14)),
        (41499, True, date(2017, 8, 14)),
        (0, True, date(1904, 1, 1)),
    ],
)
def test_serial_numbers(number: float, date_1904: bool, expected: date) -> None:
    read = read_serial(number, date_1904)
    assert (read.earliest, read.latest, read.time) == (expected, expected, None)


def test_a_fraction_is_a_time() -> None:
    read = read_serial(42961.6979166667)
    assert read.earliest == date(2017, 8, 14)
    assert read.time is not None
    assert read.time.start == time(16, 45)
    assert read_serial(42961.9999999).earliest == date(2017, 8, 15)


@pytest.mark.parametrize("number", [60, 0, -1, 2_958_466, float("nan"), float("inf"), 1e300])
def test_numbers_that_are_no_day(number: float) -> None:
    with pytest.raises(UnreadableDate):
        read_serial(number)


@pytest.mark.parametrize("value", [True, None, time(9, 0), timedelta(hours=3), 5, 120.5, 1e9])
def test_values_that_are_no_date(value: object) -> None:
    with pytest.raises(UnreadableDate):
        read_value(value)  # type: ignore[arg-type]


def test_typed_dates() -> None:
    assert read_value(date(2017, 8, 14)).earliest == date(2017, 8, 14)
    timed = read_value(datetime(2017, 8, 14, 16, 45, 20), "14 Aug 16:45")
    assert timed.as_written == "14 Aug 16:45"
    assert timed.time is not None
    assert timed.time.start == time(16, 45)
    assert read_value(datetime(2017, 8, 14)).time is None
    assert read_value(20170814).earliest == date(2017, 8, 14)
    assert read_value(42961.0, date_1904=True).earliest == date(2021, 8, 15)
