"""What a person sees in a cell that holds a number, whatever its format."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.intake.sheets.numbers import number_cell, number_format

DAY = 43528  # 4 March 2019
FIRST = 43525  # 1 March 2019


@pytest.mark.parametrize(
    ("code", "number", "text", "value"),
    [
        ("General", 5.0, "5", 5.0),
        ("General", 4500123456.0, "4500123456", 4500123456.0),
        ("General", 0.1 + 0.2, "0.3", 0.1 + 0.2),
        ("dd/mm/yyyy", DAY, "04/03/2019", date(2019, 3, 4)),
        ("[$-809]dddd, d mmmm yyyy;@", DAY, "04/03/2019", date(2019, 3, 4)),
        ("m/d/yy h:mm", DAY + 0.6, "04/03/2019 14:24", datetime(2019, 3, 4, 14, 24)),
        ("yyyy\\-mm\\-dd", DAY + 0.6, "04/03/2019 14:24", datetime(2019, 3, 4, 14, 24)),
        ('d"th" mmmm yyyy', DAY, "04/03/2019", date(2019, 3, 4)),
        ("B1dd/mm/yyyy", DAY, "04/03/2019", date(2019, 3, 4)),
        ("[Blue]d mmm yyyy_);@", DAY, "04/03/2019", date(2019, 3, 4)),
        ("h:mm", 0.6, "14:24", time(14, 24)),
        ("h:mm", DAY + 0.6, "14:24", time(14, 24)),
        ("h:mm", 0.0, "00:00", time(0, 0)),
        ("h:mm AM/PM", 0.6, "14:24", time(14, 24)),
        ("[h]:mm", 1.125, "27:00", timedelta(hours=27)),
        ("0%", 0.92, "92%", 0.92),
        ("0.0%", 0.9245, "92.5%", 0.9245),
        ("0000000000", 45.0, "0000000045", 45.0),
        ("000\\ 000\\ 0000", 1234567.0, "000 123 4567", 1234567.0),
        ("#,##0.00", 1234.5, "1234.5", 1234.5),
        ("[Red]0", 3.0, "3", 3.0),
    ],
)
def test_numbers_show_as_their_format_says(code, number, text, value):
    cell = number_cell(number, number_format(code), date_1904=False)
    assert (cell.text, cell.value) == (text, value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("mmm-yy", "Mar-2019"),
        ("mmmm yyyy", "March 2019"),
        ("mm/yyyy", "03/2019"),
        ("yyyy", "2019"),
        ("mmmm", "March"),
    ],
)
def test_a_month_gains_no_day(code, text):
    cell = number_cell(FIRST, number_format(code), date_1904=False)
    assert (cell.text, cell.value) == (text, None)


def test_a_day_that_somebody_wrote_stays_though_its_format_hides_it():
    assert number_cell(DAY, number_format("mmm-yy"), False).value == date(2019, 3, 4)


def test_words_that_a_format_adds_are_part_of_what_is_read():
    cell = number_cell(DAY, number_format('"w/c "dd/mm/yyyy'), False)
    assert (cell.text, cell.value) == ("w/c 04/03/2019", None)


def test_a_day_and_month_keep_the_year_that_the_file_holds():
    form = number_format("d-mmm")
    assert form.without_year
    assert number_cell(DAY, form, False).value == date(2019, 3, 4)


@pytest.mark.parametrize("number", [0.0, -3.0, 60.0, 2958466.0, 1e300])
def test_what_no_calendar_has_is_no_date(number):
    assert number_cell(number, number_format("dd/mm/yyyy"), False).value is None


def test_a_time_a_hair_before_midnight_stays_on_its_day():
    assert number_cell(DAY + 0.9999999, number_format("dd/mm/yyyy"), False).text.startswith("04/03/2019")


@given(st.dates(date(1904, 1, 2), date(9998, 12, 31)), st.booleans())
def test_every_day_is_read_in_both_date_systems(day, date_1904):
    start = date(1904, 1, 1) if date_1904 else date(1899, 12, 30)
    cell = number_cell(float((day - start).days), number_format("dd/mm/yyyy"), date_1904)
    assert cell.value == day
    assert cell.text == f"{day.day:02}/{day.month:02}/{day.year:04}"


@given(st.integers(0, 86399))
def test_every_second_of_a_day_is_read(second):
    expected = (datetime(2019, 3, 4) + timedelta(seconds=second)).time()
    cell = number_cell(DAY + second / 86400, number_format("dd/mm/yyyy hh:mm:ss"), False)
    shown = cell.value.time() if isinstance(cell.value, datetime) else time(0, 0)
    assert shown == expected
