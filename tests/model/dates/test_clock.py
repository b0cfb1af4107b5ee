"""Clock times and parts of the day, alone and beside a date."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from chronology.model.dates import PartOfDay, TimeOfDay, read_date, read_time
from chronology.model.dates.clock import time_of
from tests.model.dates.reads import CASE


def _says(found: TimeOfDay | None) -> str:
    if found is None:
        return "none"
    ends = "-".join(f"{end:%H:%M}" for end in (found.start, found.end) if end)
    return ("~" if found.approximate else "") + (ends or (found.part.value if found.part else ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16.45hrs", "16:45"), ("1645", "16:45"), ("16:45", "16:45"), ("1645 hrs", "16:45"),
        ("4.45pm", "16:45"),
        ("4:45 p.m.", "16:45"), ("16:45:10", "16:45"), ("approx 4pm", "~16:00"), ("c. 16:45", "~16:45"),
        ("~4pm", "~16:00"), ("4pm?", "~16:00"), ("16:00-16:40", "16:00-16:40"),
        ("1600-1640hrs", "16:00-16:40"),
        ("4 - 5pm", "16:00-17:00"), ("11am-1pm", "11:00-13:00"), ("11-1pm", "11:00-13:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"), ("noon", "12:00"), ("midnight", "00:00"), ("am", "morning"), ("PM", "afternoon"),
        ("evening", "evening"), ("overnight", "overnight"), ("early hours", "overnight"),
        ("early hrs", "overnight"), ("after school", "afternoon"), ("bedtime", "evening"),
        ("late evening", "evening"),
        ("945", "09:45"), ("9.45", "09:45"), ("09:45 (approx)", "~09:45"), ("from 9am", "09:00"),
        ("after 3pm", "~15:00"),
        ("25:00", "none"), ("16:75", "none"), ("3", "none"), ("unknown", "none"), ("", "none"),
        ("n/k", "none"),
        ("seen by nurse", "none"), ("at school", "none"), ("14/08/2017", "none"), ("13am", "none"),
        ("9" * 999, "none"),
    ],
)  # fmt: skip
def test_a_time_alone(text: str, expected: str) -> None:
    assert _says(read_time(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 August 2017 16:45", "16:45"), ("16:45 14 August 2017", "16:45"),
        ("14/8/17 at approx 4pm", "~16:00"),
        ("14/08/2017 1645", "16:45"), ("14/08/2017 16.45", "16:45"), ("14/8/17 1645hrs", "16:45"),
        ("2017-08-14T16:45:00Z", "16:45"), ("2017-08-14 16:45:12.5 +0100", "16:45"),
        ("14.08.2017 16.45", "16:45"),
        ("August 14, 2017 at 4:45 p.m.", "16:45"), ("14/08/17 (pm)", "afternoon"),
        ("evening of 14 August 2017", "evening"),
        ("14/08/17 16:00-16:40", "16:00-16:40"), ("14/08/17, 4pm - 5pm", "16:00-17:00"),
        ("after 4pm on 14/8/17", "~16:00"),
        ("Mon Aug 14 16:45:00 BST 2017", "16:45"), ("14-Aug-17 @ 4.45pm", "16:45"),
        ("20170814T164510.5Z", "16:45"), ("2017-08-14T16", "16:00"), ("14/08/2017, 16.45", "16:45"),
    ],
)  # fmt: skip
def test_a_time_beside_a_date_leaves_the_date_alone(text: str, expected: str) -> None:
    read = read_date(text, CASE)
    assert (read.earliest, read.latest) == (date(2017, 8, 14), date(2017, 8, 14))
    assert read.qualifier == "stated"
    assert _says(read.time) == expected


def test_two_dated_times_are_one_span() -> None:
    read = read_date("14/8/17 22:15 - 15/8/17 02:30", CASE)
    assert (read.earliest, read.latest) == (date(2017, 8, 14), date(2017, 8, 15))
    assert _says(read.time) == "22:15-02:30"
    overnight = read_date("overnight 14-15 August 2017", CASE)
    assert (overnight.earliest, overnight.latest) == (date(2017, 8, 14), date(2017, 8, 15))
    assert _says(overnight.time) == "overnight"


def test_the_time_keeps_its_words() -> None:
    read = read_date("14/8/17 at approx 4PM", CASE)
    assert read.time is not None
    assert read.time.as_written == "at approx 4PM"


def test_a_time_that_does_not_exist_leaves_the_date_with_a_warning() -> None:
    read = read_date("14/08/2017 25:70", CASE)
    assert read.earliest == date(2017, 8, 14)
    assert read.time is None
    assert "time" in read.warnings[0]


def test_a_year_is_not_taken_for_a_time() -> None:
    assert read_date("14 August 2017", CASE).time is None
    assert read_date("2017", CASE).time is None


def test_typed_cells() -> None:
    assert _says(time_of(time(16, 45, 30))) == "16:45"
    assert _says(time_of(datetime(2017, 8, 14, 16, 45))) == "16:45"
    assert _says(time_of(timedelta(hours=16, minutes=45))) == "16:45"
    assert _says(time_of(0.697916666667)) == "16:45"
    assert time_of(1.5) is None
    assert PartOfDay.NIGHT.value == "overnight"
