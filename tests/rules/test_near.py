"""What lies near a day is found without looking at the rest, whatever the doubt in the dates."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from chronology.model.dates.value import UNDATED, EventDate
from chronology.model.events import Event
from chronology.rules.asking import within_months
from chronology.rules.near import Near
from chronology.timeline.order import order_key
from tests.making import a_date, an_event

FIRST = date(2019, 1, 1)


def a_when(begin: int, length: int, kind: str) -> EventDate:
    first = FIRST + timedelta(begin)
    last = first + timedelta(length)
    return {
        "day": a_date(first, first),
        "span": a_date(first, last),
        "since": a_date(first, None),
        "before": a_date(None, first),
        "undated": UNDATED,
    }[kind]


WHENS = st.lists(
    st.builds(
        a_when,
        st.integers(0, 900),
        st.integers(0, 400),
        st.sampled_from(("day", "day", "day", "span", "since", "before", "undated")),
    ),
    max_size=40,
)
CLOSE = st.lists(
    st.builds(a_when, st.integers(0, 120), st.integers(0, 120), st.sampled_from(("day", "span"))), max_size=12
)
A_DAY = st.none() | st.integers(-50, 950).map(lambda days: FIRST + timedelta(days))


def timeline(whens: list[EventDate]) -> list[Event]:
    return sorted((an_event(when, "x", row=row) for row, when in enumerate(whens, start=2)), key=order_key)


@given(WHENS, A_DAY, A_DAY)
def test_whatever_may_lie_between_two_days_is_found_and_in_order(
    whens: list[EventDate], first: date | None, last: date | None
) -> None:
    events = timeline(whens)
    may_lie = [
        event
        for event in events
        if (last is None or event.date.earliest is None or event.date.earliest <= last)
        and (first is None or event.date.latest is None or event.date.latest >= first)
    ]
    found = list(Near(events).in_order(first, last))
    assert [event for event in found if event in may_lie] == may_lie or (first and last and first > last)
    assert found == [event for event in events if event in found]
    assert sorted(map(order_key, Near(events).between(first, last))) == [order_key(event) for event in found]


def test_what_lies_far_off_is_left_out() -> None:
    events = timeline([a_when(10 * number, 5, kind) for number in range(50) for kind in ("day", "span")])
    found = list(Near(events).between(FIRST + timedelta(200), FIRST + timedelta(205)))
    assert [event.date.earliest for event in found] == [FIRST + timedelta(200)] * 2


@given(CLOSE, st.integers(1, 3), st.integers(1, 3))
def test_the_longest_run_of_contacts_is_that_of_trying_each(
    whens: list[EventDate], least: int, months: int
) -> None:
    contacts = list(enumerate(timeline(whens)))
    known = [(place, event) for place, event in contacts if event.date.earliest and event.date.latest]
    longest: list[tuple[int, Event]] = []
    for at, (_, first) in enumerate(known):
        until = (first.date.earliest or FIRST) + relativedelta(months=months)
        run = [pair for pair in known[at:] if (pair[1].date.latest or date.max) <= until]
        longest = run if len(run) > len(longest) else longest
    assert within_months(contacts, least, months) == (longest if len(longest) >= least else None)
