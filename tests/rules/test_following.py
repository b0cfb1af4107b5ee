"""What followed in time: working days, hours, doubtful dates, and returns that end too early to tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.dates import read_date, read_time
from chronology.model.dates.value import EventDate
from chronology.model.events import Event, Place
from chronology.resource import load_pack
from chronology.rules.following import Within, in_time, late_answer, unanswered
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading, may_be_within, reading_of
from chronology.timeline.merge import merge


def reading(*rows: str) -> Reading:
    """A case of rows such as '1 March 2021 14:00 | hurt': a date, a clock time if any, and a signal's id."""
    events, signals = [], {}
    for number, row in enumerate(rows):
        when, _, signal = map(str.strip, row.partition("|"))
        day, _, clock = when.partition(" at ")
        date = read_date(day) if not clock else _at(day, clock)
        events.append(
            Event(id=str(number), place=Place("case", None, number + 1), date=date, agency="", text=row)
        )
        signals[str(number)] = (Signal(signal, str(number), "event", 0, 1, (0, 1)),) if signal else ()
    whole = Contribution("case", "0" * 64, "csv", "", len(events), tuple(events), ())
    return reading_of(merge([whole]), Case(), load_pack("england"), lambda event: signals[event.id])


def _at(day: str, clock: str) -> EventDate:
    return replace(read_date(day), time=read_time(clock))


def open_ids(case: Reading, within: Within) -> list[str]:
    found = unanswered(case, case.marks("hurt"), list(case.marks("told")), within)
    return [mark.event.id for mark in found]


@pytest.mark.parametrize(
    ("told", "within", "is_open"),
    [
        ("4 March 2021", Within(days=3), False),
        ("5 March 2021", Within(days=3), True),
        ("5 March 2021", Within(working_days=4), False),  # a Monday to the Friday
        ("8 March 2021", Within(working_days=4), True),
        ("28 February 2021", Within(days=3), True),  # before is no answer
        ("March 2021", Within(days=3), False),  # may be in time
        ("1 March 2021 at 17:59", Within(hours=4), False),
        ("1 March 2021 at 18:01", Within(hours=4), True),
        ("1 March 2021", Within(hours=4), False),  # no clock time: the same day counts
    ],
)
def test_an_answer_counts_where_it_may_have_come_in_time(told: str, within: Within, is_open: bool) -> None:
    case = reading("1 March 2021 at 14:00 | hurt", f"{told} | told", "1 June 2021 |")
    assert open_ids(case, within) == (["0"] if is_open else [])


def test_nobody_can_tell_where_the_returns_end_before_the_time_is_up() -> None:
    assert open_ids(reading("1 March 2021 | hurt", "2 March 2021 |"), Within(days=3)) == []
    assert open_ids(reading("1 March 2021 | hurt", "4 March 2021 |"), Within(days=3)) == ["0"]


def test_an_undated_entry_starts_no_clock_and_answers_none() -> None:
    case = reading("unknown | hurt", "1 March 2021 | hurt", "not known | told", "1 June 2021 |")
    assert open_ids(case, Within(days=3)) == ["1"]


def test_what_an_entry_itself_says_is_in_time_and_what_came_later_can_be_named() -> None:
    case = reading("1 March 2021 | hurt", "1 May 2021 | told", "1 June 2021 |")
    (hurt,), told = case.marks("hurt"), list(case.marks("told"))
    assert in_time(hurt, Mark(hurt.order, hurt.event, hurt.signal), Within())
    assert not in_time(hurt, told[0], Within(days=3))
    late = late_answer(hurt, told)
    assert late is not None
    assert late.event.id == "1"


@pytest.mark.parametrize("days", [0, 1, 3])
def test_near_leaves_out_no_mark_that_may_lie_within_the_days(days: int) -> None:
    whens = [f"{day} March 2021" for day in range(1, 9)]
    whens += ["March 2021", "about 4 March 2021", "before 3 March 2021", "unknown", "1-3 March 2021", "2021"]
    marks = list(reading(*(f"{when} | hurt" for when in whens)).marks("hurt"))
    near = Near(marks)
    for mark in marks:
        found = {other.order for other in near.to(mark.event.date, days)}
        assert found >= {
            other.order
            for other in marks
            if may_be_within(mark.event.date, other.event.date, days)
            or may_be_within(other.event.date, mark.event.date, days)
        }


def test_near_looks_at_no_day_that_is_far_off() -> None:
    marks = list(reading(*(f"{day} March 2021 | hurt" for day in range(1, 9))).marks("hurt"))
    assert [mark.order for mark in Near(marks).to(marks[4].event.date, 1)] == [3, 4, 5]
