"""Times in the home and of care: proposed for people who are listed, kept or changed only when accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model.case import Case
from chronology.model.dates import EventDate, read_date
from chronology.model.dates.value import UNDATED
from chronology.model.people import Period, PeriodRole, Person, PersonKind
from chronology.services.deciding_who import accept, refuse
from chronology.services.open_case import OpenCase
from chronology.services.people_proposed import About, Proposal
from chronology.services.who_is_who import proposals, who_is_who
from tests.services.made_case import SECRET
from tests.services.peopled_case import case_of_rows
from tests.timeline.told import read_entries

LEE = Person("Lee Sanders", "mother's partner", kind=PersonKind.ADULT)
NAN = Person("Carol Finch", "maternal grandmother")
MOVED_IN = "03/05/2021,Health Visiting,Home visit. Mum's partner Lee Sanders has moved in."
LEFT = "09/08/2021,Police,Lee Sanders left the home on Sunday."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[OpenCase]:
    nan = "01/03/2022,Nursery,Gran does the nursery run every day now."
    with case_of_rows(tmp_path, MOVED_IN, LEFT, nan) as made:
        yield made


def proposed(case: OpenCase) -> list[Proposal]:
    return [each for each in who_is_who(case) if each.about is About.PERIOD]


def test_a_time_in_the_home_is_proposed_with_its_doubts_and_the_words_it_rests_on(case: OpenCase) -> None:
    lee = case.add_person(LEE)
    (found,) = proposed(case)
    assert found.title == "Lee Sanders may have lived in the home."
    assert found.reasons[0] == "From: by 3 May 2021. To: between 3 May 2021 and 9 August 2021."
    assert found.period is not None
    assert (found.period.person, found.period.role) == (lee, PeriodRole.RESIDENT)
    texts = [case.event(each.event).text[each.start : each.end] for each in found.mentions]
    assert "moved in" in texts[0]
    assert len(found.events) == 2


def test_nothing_is_proposed_of_somebody_who_is_not_listed(case: OpenCase) -> None:
    assert proposed(case) == []


def test_looking_keeps_nothing(case: OpenCase) -> None:
    case.add_person(LEE)
    before = case.undo_label()
    assert proposed(case) == proposed(case)
    assert case.periods() == ()
    assert case.undo_label() == before


def test_accepting_keeps_the_period_in_one_step_and_undo_brings_the_proposal_back(case: OpenCase) -> None:
    lee = case.add_person(LEE)
    (found,) = proposed(case)
    assert accept(case, found) == lee
    (kept,) = case.periods()
    assert (kept.person, kept.role, kept.first.latest) == (lee, PeriodRole.RESIDENT, date(2021, 5, 3))
    assert "return.csv, row 2" in kept.source
    assert case.mentions(lee) == ()
    assert proposed(case) == []
    case.undo()
    assert case.periods() == ()
    assert proposed(case) == [found]


def test_a_period_whose_days_were_put_right_is_not_proposed_again(case: OpenCase) -> None:
    case.add_person(LEE)
    accept(case, proposed(case)[0])
    (kept,) = case.periods()
    case.keep_period(replace(kept, first=read_date("2014"), last=read_date("2015")))
    assert proposed(case) == []


def test_a_period_is_put_to_another_person(case: OpenCase) -> None:
    lee = case.add_person(LEE)
    nan = case.add_person(replace(NAN, role="aunt"))
    accept(case, proposed(case)[0], to=nan)
    assert [each.person for each in case.periods()] == [nan]
    assert lee != nan


def test_what_is_refused_stays_refused_after_reopening(case: OpenCase) -> None:
    case.add_person(LEE)
    refuse(case, proposed(case)[0])
    path = case.path
    case.close()
    with OpenCase.open(path, SECRET) as again:
        assert proposed(again) == []
        assert again.periods() == ()
        again.undo()
        assert len(proposed(again)) == 1


def test_the_end_alone_is_proposed_for_a_period_that_is_kept_open(case: OpenCase) -> None:
    lee = case.add_person(LEE)
    number = case.keep_period(Period(lee, PeriodRole.RESIDENT, read_date("April 2021"), source="told by mum"))
    (found,) = proposed(case)
    assert found.title == "That Lee Sanders lived in the home may have ended."
    accept(case, found)
    (kept,) = case.periods()
    assert (kept.id, kept.first.as_written) == (number, "April 2021")
    assert kept.last.latest == date(2021, 8, 9)
    assert kept.source.startswith("told by mum; Police")
    assert proposed(case) == []


def test_a_grandmother_without_a_name_is_the_only_one_who_is_listed(case: OpenCase) -> None:
    nan = case.add_person(replace(NAN, aliases=("Gran",)))
    assert {each.person.id for each in proposed(case)} == {nan}
    case.add_person(Person("Joan Ames", "paternal grandmother", aliases=("Gran",)))
    assert proposed(case) == []


_DAYS = st.integers(0, 40)
_COMES = {1: "Mum's partner Lee Sanders has moved in.", 2: "Aiden is living with nan Carol Finch full time."}
_GOES = {1: "Lee Sanders left the home on Sunday.", 2: "Nan Carol Finch has moved out of the home."}
_ROLES = {1: PeriodRole.RESIDENT, 2: PeriodRole.CARER}
_STAYS = st.lists(st.tuples(st.sampled_from([1, 2]), _DAYS, st.integers(1, 20)), min_size=1, max_size=3)


@st.composite
def kept_periods(draw: st.DrawFn) -> list[Period]:
    made = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        first, length = draw(_DAYS), draw(st.one_of(st.none(), st.integers(0, 20)))
        last = UNDATED if length is None else _day(first + length)
        person = draw(st.sampled_from([1, 2]))
        made.append(Period(person, _ROLES[person], _day(first), last, id=number))
    return made


def _day(number: int) -> EventDate:
    return read_date(f"{date.fromordinal(737_000 + number):%d/%m/%Y}")


@given(_STAYS, kept_periods())
def test_what_is_kept_is_never_merged_with_what_is_told(
    stays: list[tuple[int, int, int]], kept: list[Period]
) -> None:
    rows = [(day, _COMES[who]) for who, day, _ in stays]
    rows += [(day + length, _GOES[who]) for who, day, length in stays]
    told = read_entries(*(("Police", _day(day).as_written, words) for day, words in sorted(rows)))
    people = [replace(LEE, id=1), replace(NAN, id=2)]
    found = proposals(told, people, (), frozenset(), Case(child="Aiden Holt"), kept)
    by_number = {each.id: each for each in kept}
    for each in found:
        if each.period is None:
            continue
        assert each.period.person == each.person.id
        if each.period.id:
            before = by_number[each.period.id]
            assert not before.last.is_dated
            assert replace(each.period, last=before.last, source=before.source) == before
        else:
            assert each.period not in kept
    assert len({each.id for each in found}) == len(found)
