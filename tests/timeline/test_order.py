"""Where an event stands in the timeline."""

from __future__ import annotations

from datetime import date, time

from chronology.model.dates.value import EventDate, PartOfDay, Qualifier, TimeOfDay
from chronology.timeline.order import order_key
from tests.making import a_date, an_event, on


def _order(*whens: EventDate) -> list[int]:
    events = [an_event(when, "x", row=number) for number, when in enumerate(whens)]
    return [event.place.row or 0 for event in sorted(events, key=order_key)]


def test_a_month_stands_at_its_first_day_behind_that_day() -> None:
    month = a_date(date(2019, 3, 1), date(2019, 3, 31))
    assert _order(on(2019, 3, 2), month, on(2019, 3, 1), on(2019, 2, 28)) == [3, 2, 1, 0]


def test_within_a_day_timed_events_come_in_order_and_the_untimed_one_last() -> None:
    assert _order(on(2019, 3, 1), on(2019, 3, 1, time(22, 30)), on(2019, 3, 1, time(0, 5))) == [2, 1, 0]


def test_a_part_of_the_day_stands_where_it_begins() -> None:
    evening = EventDate(
        date(2019, 3, 1), date(2019, 3, 1), Qualifier.STATED, time=TimeOfDay(part=PartOfDay.EVENING)
    )
    six, seven = on(2019, 3, 1, time(18)), on(2019, 3, 1, time(19))
    assert _order(seven, evening, six) == [2, 1, 0]


def test_an_open_start_stands_at_the_day_it_names() -> None:
    before = a_date(None, date(2019, 3, 3))
    assert _order(on(2019, 3, 4), before, on(2019, 3, 2)) == [2, 1, 0]


def test_an_open_end_stands_behind_dates_that_end() -> None:
    since = a_date(date(2019, 3, 1), None)
    assert _order(since, a_date(date(2019, 3, 1), date(2019, 12, 31))) == [1, 0]


def test_undated_events_come_last() -> None:
    assert _order(a_date(), on(2030, 1, 1)) == [1, 0]


def test_rows_of_one_table_keep_their_order_past_row_nine() -> None:
    same = on(2019, 3, 1)
    events = [an_event(same, "x", row=row) for row in (10, 9, 100)]
    assert [event.place.row for event in sorted(events, key=order_key)] == [9, 10, 100]
