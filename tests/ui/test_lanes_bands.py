"""Bands: how sure a period is at each end, and where it stands; lanes by person and theme; what is shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model.case import Scope
from chronology.model.curation import Note
from chronology.model.dates import EventDate, Qualifier, read_date
from chronology.model.dates.value import UNDATED
from chronology.model.people import Period, PeriodRole, Person, PersonKind
from chronology.timeline.plans import PlanKind, PlanPeriod
from chronology.ui.lanes.bands import Band, Sort, bands_of, rows_of
from chronology.ui.lanes.beside import ALL, Beside, Choice
from chronology.ui.lanes.grouping import NO_ONE, NO_THEME, by_person, by_theme
from chronology.ui.lanes.plan import plan
from chronology.ui.lanes.scene import scene_of
from tests.ui.cases import AGENCIES, content, event, finding, known

BOUNDS = (float(date(2018, 1, 1).toordinal()), float(date(2022, 1, 1).toordinal()))
PEOPLE = (
    Person("Mel", role="mother", id=1),
    Person("Danny", role="mother's partner", id=2, kind=PersonKind.ADULT),
    Person("Ottilie", id=3, kind=PersonKind.CHILD),
)


def ordinal(year: int, month: int, day: int) -> float:
    return float(date(year, month, day).toordinal())


def lived(first: str = "", last: str = "", role: PeriodRole = PeriodRole.RESIDENT, person: int = 2) -> Band:
    period = Period(
        person, role, read_date(first) if first else UNDATED, read_date(last) if last else UNDATED, "GP"
    )
    (band,) = bands_of(Beside(people=PEOPLE, periods=(period,)), BOUNDS)
    return band


def days(band: Band) -> tuple[float, float, float, float]:
    return band.may_first, band.first, band.last, band.may_last


def test_known_days_have_sharp_ends_and_the_last_day_counts() -> None:
    first, last = ordinal(2020, 3, 4), ordinal(2020, 5, 7)
    assert days(lived("4 March 2020", "6 May 2020")) == (first, first, last, last)


def test_a_month_is_doubt_at_both_ends() -> None:
    assert days(lived("March 2020", "June 2020")) == (
        *(ordinal(2020, 3, 1), ordinal(2020, 3, 31)),
        *(ordinal(2020, 6, 2), ordinal(2020, 7, 1)),
    )


def test_an_end_that_nobody_told_is_open_and_nothing_beyond_it_is_sure() -> None:
    band = lived("4 March 2020")
    first = ordinal(2020, 3, 4)
    assert days(band) == (first, first, first, BOUNDS[1])
    assert band.open_after
    assert not band.open_before
    assert "end not told" in band.told


def test_a_beginning_that_nobody_told_is_open() -> None:
    band = lived(last="4 March 2020")
    assert days(band) == (BOUNDS[0], *([ordinal(2020, 3, 5)] * 3))
    assert band.open_before


def test_what_a_band_says_names_the_person_the_role_the_doubt_and_the_source() -> None:
    told = lived("March 2020", "4 May 2021", PeriodRole.CARER).told
    for part in ("Danny, mother's partner", "March 2020", "4 May 2021", "cared for the child", "Source: GP"):
        assert part in told


def a_plan(kind: PlanKind, first: str, last: str = "", seen: str = "") -> PlanPeriod:
    begun, over = (read_date(words) if words else UNDATED for words in (first, last))
    seen_first = read_date(seen) if seen else begun
    return PlanPeriod(kind, begun, over, seen_first, over if last else seen_first, ("E",))


def test_a_plan_whose_beginning_nobody_told_may_reach_back_to_the_end_of_the_one_before() -> None:
    plans = (
        a_plan(PlanKind.CHILD_PROTECTION, "1 February 2019", "1 August 2019"),
        a_plan(PlanKind.CHILD_PROTECTION, "", seen="1 June 2020"),
    )
    before, after = bands_of(Beside(plans=plans), BOUNDS)
    assert after.may_first == before.may_last == ordinal(2019, 8, 2)
    assert (after.first, after.last, after.may_last) == (ordinal(2020, 6, 1), ordinal(2020, 6, 2), BOUNDS[1])
    assert before.row == after.row
    assert (after.words, after.short) == ("Child protection plan", "CP")


def test_a_plan_that_begins_on_the_day_on_which_another_ends_stands_beside_it() -> None:
    plans = (
        a_plan(PlanKind.CHILD_IN_NEED, "1 February 2019", "1 August 2019"),
        a_plan(PlanKind.CHILD_PROTECTION, "1 August 2019", "1 June 2020"),
        a_plan(PlanKind.LOOKED_AFTER, "1 May 2020", "1 June 2021"),
    )
    assert [band.row for band in bands_of(Beside(plans=plans), BOUNDS)] == [0, 0, 1]


def test_the_scope_is_a_band_of_its_own_and_may_be_open() -> None:
    (band,) = bands_of(Beside(), BOUNDS, Scope(date(2019, 1, 1), date(2020, 12, 31)))
    assert days(band) == (*([ordinal(2019, 1, 1)] * 2), *([ordinal(2021, 1, 1)] * 2))
    (band,) = bands_of(Beside(), BOUNDS, Scope(last=date(2020, 12, 31)))
    assert band.open_before
    assert days(band) == (BOUNDS[0], BOUNDS[0], *([ordinal(2021, 1, 1)] * 2))
    assert bands_of(Beside(), BOUNDS) == ()


def test_notes_on_a_time_are_bands_and_notes_on_events_are_none() -> None:
    notes = (
        Note("No one had\nsight of him", first=read_date("May 2020"), last=read_date("June 2020")),
        Note("x", ("E",)),
    )
    (band,) = bands_of(Beside(notes=notes), BOUNDS)
    assert (band.sort, band.words) == (Sort.NOTE, "No one had sight of him")


def test_rows_are_in_the_order_of_their_sorts_and_none_is_shared_by_two() -> None:
    periods = (
        Period(1, PeriodRole.CONTACT, read_date("2019"), read_date("2020")),
        Period(1, PeriodRole.RESIDENT, read_date("1/1/2019"), read_date("1/3/2019")),
        Period(2, PeriodRole.RESIDENT, read_date("1/2/2019"), read_date("1/5/2019")),
        Period(3, PeriodRole.RESIDENT, read_date("2/4/2019"), read_date("1/5/2020")),
    )
    plans = (a_plan(PlanKind.CHILD_IN_NEED, "1/1/2019", "1/2/2019"),)
    bands = bands_of(Beside(people=PEOPLE, periods=periods, plans=plans), BOUNDS)
    assert rows_of(bands) == (Sort.PLAN, Sort.HOUSEHOLD, Sort.HOUSEHOLD, Sort.CONTACT)
    assert [band.row for band in bands] == [0, 1, 2, 1, 3]


ENDS = st.one_of(
    st.just(UNDATED),
    st.builds(
        lambda start, length: EventDate(start, start + timedelta(length), Qualifier.UNCERTAIN),
        st.dates(date(2017, 1, 1), date(2023, 1, 1)),
        st.integers(0, 500),
    ),
    st.builds(
        lambda day: EventDate(day, None, Qualifier.STATED), st.dates(date(2017, 1, 1), date(2023, 1, 1))
    ),
    st.builds(
        lambda day: EventDate(None, day, Qualifier.STATED), st.dates(date(2017, 1, 1), date(2023, 1, 1))
    ),
)


@given(st.lists(st.tuples(ENDS, ENDS, st.sampled_from(PeriodRole)), max_size=8))
def test_whatever_is_told_a_bands_days_are_in_order_and_no_two_bands_of_a_row_overlap(
    told: list[tuple[EventDate, EventDate, PeriodRole]],
) -> None:
    periods = tuple(Period(1, role, first, last) for first, last, role in told)
    bands = bands_of(Beside(people=PEOPLE, periods=periods), BOUNDS)
    assert len(bands) == len(periods)
    for band in bands:
        assert band.may_first <= band.first <= band.last <= band.may_last
    for one in bands:
        for other in bands:
            if one is not other and one.row == other.row:
                assert one.may_last <= other.may_first + 1 or other.may_last <= one.may_first + 1


@pytest.mark.parametrize("height", [200, 300, 420, 600, 900])
@pytest.mark.parametrize("line", [18, 36])
def test_bands_leave_the_lanes_their_room(height: int, line: int) -> None:
    made = plan(1000, height, 7, ages=True, undated=True, bands=9, line=line)
    bare = plan(1000, height, 7, ages=True, undated=True, bands=0, line=line)
    assert made.lane >= min(bare.lane, 2 * line + 2)
    assert made.lanes_bottom - made.lanes_top >= 0.6 * (bare.lanes_bottom - bare.lanes_top) - 1
    end = made.moved(10_000)
    assert made.band_at(made.band_top(0) + 1) == 0 or made.lanes_bottom == made.lanes_top
    assert end.lane_top(6) + end.lane == end.lanes_bottom or end.lanes_bottom == end.lanes_top
    for y in range(made.lanes_top, made.lanes_bottom):
        lane = end.lane_at(y)
        assert lane is None or end.lane_top(lane) <= y < end.lane_top(lane) + end.lane
        assert lane is None or end.band_at(y) is None


def test_every_event_stands_in_the_lane_of_everyone_it_names() -> None:
    events = [event(name, known(date(2021, 1, day))) for day, name in enumerate("ABC", start=1)]
    beside = Beside(people=PEOPLE, mentions={"A": (2, 1), "B": (3, 3), "X": (1,)})
    scene = scene_of(content(events), by_person(beside), beside)
    assert [lane.group.label for lane in scene.lanes] == ["Ottilie", "Mel", "Danny", NO_ONE]
    assert [lane.count for lane in scene.lanes] == [1, 1, 1, 1]
    assert scene.lanes_of_row[scene.rows["A"]] == (1, 2)
    assert scene.lanes[2].group.detail == "mother's partner"


def test_every_event_stands_in_the_lanes_of_its_themes() -> None:
    events = [event(name, known(date(2021, 1, day))) for day, name in enumerate("ABC", start=1)]
    beside = Beside(themes={"A": ("Neglect", "Alcohol"), "B": ("Neglect",)})
    scene = scene_of(content(events), by_theme(beside), beside)
    assert [(lane.group.label, lane.count) for lane in scene.lanes] == [
        ("Alcohol", 1),
        ("Neglect", 2),
        (NO_THEME, 1),
    ]


def test_a_choice_shows_only_what_it_asks_for_and_time_stays_as_it_is() -> None:
    events = [event(f"E{n}", known(date(2021, 1 + n, 1)), AGENCIES[n % 2]) for n in range(8)]
    beside = Beside(people=PEOPLE, mentions={"E2": (1,), "E3": (1,)}, types={"E2": ("Birth",)})
    made = content(events, findings=[finding("E1", "E2"), finding("E4")])
    whole = scene_of(made, beside=beside)
    for choice, names in (
        (ALL, [f"E{n}" for n in range(8)]),
        (Choice(agencies=frozenset(AGENCIES[1:2])), ["E1", "E3", "E5", "E7"]),
        (Choice(people=frozenset({1})), ["E2", "E3"]),
        (Choice(people=frozenset({1}), types=frozenset({"Birth"})), ["E2"]),
        (Choice(frozenset(AGENCIES[1:2]), frozenset({1})), ["E3"]),
    ):
        scene = scene_of(made, beside=beside, choice=choice)
        assert [entry.event.id for entry in scene.entries] == names
        assert (scene.first, scene.last) == (whole.first, whole.last)
        assert scene.silences_of_all == whole.silences_of_all
        assert scene.left_out == 8 - len(names)
    one = scene_of(made, beside=beside, choice=Choice(people=frozenset({1})))
    assert [each.events for each in one.questions.findings] == [("E1", "E2")]
