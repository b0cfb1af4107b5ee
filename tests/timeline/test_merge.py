"""Merging keeps every event, and no order of the files changes the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chronology.model.contributions import Contribution
from chronology.model.dates.value import EventDate, Qualifier
from chronology.timeline.merge import merge
from tests.making import a_contribution, a_date, an_event, on

days = st.dates(date(2015, 1, 1), date(2016, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> EventDate:
    if draw(st.integers(0, 5)) == 0:
        return a_date()
    first = draw(days)
    last = first + timedelta(days=draw(st.integers(0, 40)))
    qualifier = draw(st.sampled_from([Qualifier.STATED, Qualifier.UNCERTAIN, Qualifier.APPROXIMATE]))
    opened = draw(st.sampled_from(["", "", "", "start", "end"]))
    return a_date(None if opened == "start" else first, None if opened == "end" else last, qualifier)


@st.composite
def returns(draw: st.DrawFn) -> list[Contribution]:
    made = []
    for number in range(draw(st.integers(1, 5))):
        file = f"return {number}.csv"
        agency = draw(st.sampled_from(["Police", "GP", "School"]))
        whens = draw(st.lists(dates(), max_size=8))
        events = [
            an_event(when, draw(st.text(max_size=8)), agency, file, row)
            for row, when in enumerate(whens, start=2)
        ]
        made.append(a_contribution(*events, file=file, agency=agency))
    return made


@given(returns(), st.randoms())
def test_files_in_any_order_and_twice_give_the_same_timeline(made: list[Contribution], chance) -> None:
    shuffled = made + made
    chance.shuffle(shuffled)
    assert merge(shuffled) == merge(made)


@given(returns())
def test_every_event_is_there_once_and_unchanged(made: list[Contribution]) -> None:
    timeline = merge(made)
    came_in = {event.id: event for each in made for event in each.events}
    assert len(timeline.entries) == len(came_in)
    assert {entry.event.id: entry.event for entry in timeline.entries} == came_in


@given(returns())
def test_numbers_run_from_one_and_undated_stand_apart(made: list[Contribution]) -> None:
    timeline = merge(made)
    assert [entry.number for entry in timeline.entries] == list(range(1, len(timeline.entries) + 1))
    assert all(entry.event.date.is_dated for entry in timeline.dated)
    assert not any(entry.event.date.is_dated for entry in timeline.undated)


def test_the_same_file_under_another_name_counts_once_and_is_said() -> None:
    one = a_contribution(an_event(on(2019, 3, 1), "Home visit.", file="b.csv"), file="b.csv")
    again = replace(one, file="copy of b.csv")
    timeline = merge([again, one])
    assert len(timeline.entries) == 1
    assert [each.file for each in timeline.contributions] == ["b.csv"]
    assert "copy of b.csv" in timeline.contributions[0].warnings[-1]
