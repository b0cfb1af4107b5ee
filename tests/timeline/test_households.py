"""Times in the home and of care: what begins them, what ends them, and what stays open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chronology.language.signals import Signal
from chronology.model.dates import read_date
from chronology.model.events import Event
from chronology.model.people import PeriodRole
from chronology.timeline.households import ToldPeriod, periods
from chronology.timeline.somebody import everybody
from tests.timeline.told import CASE, read_entries

_MUM, _LEE, _CAROL = 1, 2, 3
_NAMES = {"Lee Sanders": _LEE, "Carol Finch": _CAROL}


def told(*rows: tuple[str, str, str], born: date | None = None) -> tuple[ToldPeriod, ...]:
    entries = read_entries(*rows)
    found = everybody(entries, (), CASE.child)

    def whom(event: Event, signal: Signal) -> Sequence[int]:
        if signal.person:
            somebody = found.named(signal.person, event.id)
            return [_NAMES[somebody.name]] if somebody is not None and somebody.name in _NAMES else []
        return [_MUM] if {"parent", "female"} <= signal.tags else []

    return periods(entries, whom, born, frozenset({_MUM}))


def test_a_time_in_the_home_began_by_the_entry_that_tells_it_and_ended_by_the_one_that_tells_its_end() -> (
    None
):
    (period,) = told(
        ("Health Visiting", "3 May 2022", "Mum's partner Lee Sanders has moved in."),
        ("Children's Social Care", "9 August 2022", "Lee Sanders left the home on Sunday."),
    )
    assert (period.person, period.role) == (_LEE, PeriodRole.RESIDENT)
    assert (period.first.earliest, period.first.latest) == (None, date(2022, 5, 3))
    assert (period.last.earliest, period.last.latest) == (date(2022, 5, 3), date(2022, 8, 9))
    assert "First told by Health Visiting (entry of 3 May 2022)" in period.doubts[0]


def test_the_days_of_a_period_read_back_as_they_are_written() -> None:
    (period,) = told(
        ("Health Visiting", "3 May 2022", "Mum's partner Lee Sanders has moved in."),
        ("Children's Social Care", "9 August 2022", "Lee Sanders left the home on Sunday."),
    )
    for when in (period.first, period.last):
        read = read_date(when.as_written)
        assert (read.earliest, read.latest) == (when.earliest, when.latest)


def test_a_day_that_the_words_say_is_the_day() -> None:
    (period,) = told(
        ("Housing", "3 September 2022", "Mum's partner Lee Sanders has lived there since March 2021."),
        ("Police", "9 August 2023", "Lee Sanders left the home today."),
    )
    assert (period.first.earliest, period.first.latest) == (date(2021, 3, 1), date(2021, 3, 31))
    assert period.last.is_day
    assert period.last.latest == date(2023, 8, 9)


def test_an_end_that_nobody_tells_stays_open() -> None:
    (period,) = told(
        ("Health Visiting", "3 May 2022", "Mum's partner Lee Sanders has moved in."),
        ("School", "6 June 2022", "Lee Sanders is living with Aiden and mum."),
    )
    assert not period.last.is_dated
    assert [each.event.id for each in period.tellings] == ["0", "1"]
    assert period.doubts[-1].endswith("It was last told to go on by School (entry of 6 June 2022).")


def test_a_doubtful_date_keeps_its_doubt() -> None:
    (period,) = told(("Health Visiting", "May 2022", "Mum's partner Lee Sanders has moved in."))
    assert (period.first.earliest, period.first.latest) == (None, date(2022, 5, 31))


def test_an_entry_without_a_date_begins_nothing() -> None:
    assert told(("Health Visiting", "", "Mum's partner Lee Sanders has moved in.")) == ()


def test_daily_care_is_a_time_of_its_own() -> None:
    found = told(("School", "3 May 2022", "Aiden is living with nan Carol Finch full time."))
    assert PeriodRole.CARER in {period.role for period in found}


def test_nobody_cares_for_a_child_who_is_not_born() -> None:
    row = ("School", "3 May 2022", "Aiden is living with nan Carol Finch full time.")
    assert PeriodRole.CARER not in {period.role for period in told(row, born=date(2023, 1, 1))}


def test_a_mother_who_goes_away_ends_a_time_of_care_and_begins_another_when_she_is_back() -> None:
    gone, back = told(
        ("GP", "9 March 2022", "Mum admitted to hospital for three weeks."),
        ("School", "4 April 2022", "Mum is home from hospital."),
    )
    assert (gone.person, gone.role, gone.first.is_dated) == (_MUM, PeriodRole.CARER, False)
    assert gone.last.latest == date(2022, 3, 9)
    assert (back.person, back.role, back.last.is_dated) == (_MUM, PeriodRole.CARER, False)
    assert back.first.latest == date(2022, 4, 4)


def test_a_child_who_comes_into_care_ends_the_care_of_whoever_had_it() -> None:
    found = told(
        ("School", "3 May 2022", "Aiden is living with nan Carol Finch full time."),
        ("Children's Social Care", "9 August 2022", "Aiden became looked after under section 20."),
    )
    (care,) = [each for each in found if each.role is PeriodRole.CARER]
    assert care.last.latest == date(2022, 8, 9)
    assert "The child came into care." in care.doubts


def test_a_guest_is_no_period() -> None:
    assert told(("School", "3 May 2022", "Mum's friend Shaz Orme stayed for one night.")) == ()


def test_a_child_who_was_collected_once_has_no_carer_by_it() -> None:
    once = ("School", "3 May 2022", "Aiden was collected by nan Carol Finch.")
    often = ("School", "3 May 2022", "Aiden is collected by nan Carol Finch every day.")
    assert told(once) == ()
    assert [each.role for each in told(often)] == [PeriodRole.CARER]


_COMES, _GOES = "Mum's partner Lee Sanders has moved in.", "Lee Sanders left the home on Sunday."


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from([_COMES, _GOES, "Weighed."])), max_size=8))
def test_no_two_times_of_one_person_run_at_once_and_each_day_is_one_that_an_entry_bears(
    rows: list[tuple[int, str]],
) -> None:
    days = sorted(dict(rows).items())
    found = told(*(("Police", f"{date.fromordinal(737_000 + day):%d/%m/%Y}", words) for day, words in days))
    told_days = {date.fromordinal(737_000 + day) for day, _ in days}
    for period in found:
        ends = {period.first.latest, period.last.earliest, period.last.latest} - {None}
        assert ends <= told_days
    for one, other in pairwise(found):
        assert one.last.latest is not None
        assert other.first.latest is not None
        assert one.last.latest <= other.first.latest
