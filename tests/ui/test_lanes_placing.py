"""Where things stand in the lanes: days, zoom, marks and density, words along the top. No widget."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.model.case import Case, Scope
from chronology.model.dates import EventDate
from chronology.model.events import Event
from chronology.resource import load_pack
from chronology.ui.lanes.arrangement import LEVELS, PIECE, SLOT, Arrangement, Drawn, Placed
from chronology.ui.lanes.days import date_of, extent_of
from chronology.ui.lanes.grouping import Group, by_agency
from chronology.ui.lanes.plan import plan
from chronology.ui.lanes.questions import questions_of
from chronology.ui.lanes.scale import WIDEST_DAY, Scale
from chronology.ui.lanes.scene import Scene, scene_of
from chronology.ui.lanes.silences import of_all, of_one
from chronology.ui.lanes.ticks import ages, ticks
from tests.ui.cases import AGENCIES, BORN, content, event, finding, known, span

DAY = date(2021, 5, 3)


def _scene(*dates: EventDate, agency: str = AGENCIES[0]) -> Scene:
    return scene_of(content([event(f"E{n}", when, agency) for n, when in enumerate(dates)]))


def _placed(arrangement: Arrangement, scene: Scene) -> list[Placed]:
    """Everything drawn by itself in the first lane, each once."""
    first, last = scene.first * arrangement.per_day, scene.last * arrangement.per_day
    found = {each.row: each for piece in arrangement.pieces(0, first, last) for each in piece.placed}
    return [found[row] for row in sorted(found)]


def _lane_counts(arrangement: Arrangement, scene: Scene) -> list[tuple[float, float, int]]:
    first, last = scene.first * arrangement.per_day, scene.last * arrangement.per_day
    return [
        (crowd.first, crowd.last, crowd.count)
        for piece in arrangement.pieces(0, first, last)
        for crowd in piece.crowds
    ]


# Days.


def test_a_known_day_is_that_day_and_a_stated_time_a_moment_of_it() -> None:
    whole, moment = extent_of(known(DAY)), extent_of(known(DAY, time(18, 0)))
    assert whole is not None
    assert moment is not None
    assert (whole.first, whole.last, whole.about) == (DAY.toordinal(), DAY.toordinal() + 1, False)
    assert moment.first == moment.last == DAY.toordinal() + 0.75


def test_a_month_stays_a_month_and_an_open_end_stays_open() -> None:
    month = extent_of(span(date(2021, 2, 1), date(2021, 2, 28)))
    before, after = extent_of(span(None, DAY)), extent_of(span(DAY, None))
    assert month is not None
    assert before is not None
    assert after is not None
    assert month.last - month.first == 28
    assert not month.is_point
    assert (before.open_before, before.open_after) == (True, False)
    assert (after.open_before, after.open_after) == (False, True)
    assert extent_of(EventDate()) is None


# Scale.

SCALES = st.builds(
    Scale.whole,
    st.floats(700_000, 730_000),
    st.floats(730_001, 760_000),
    st.floats(50, 4000),
)


@given(SCALES, st.lists(st.tuples(st.floats(0.2, 5), st.floats(0, 1)), max_size=8), st.floats(-5000, 5000))
def test_no_zoom_and_no_move_leaves_the_time_there_is(
    scale: Scale, zooms: list[tuple[float, float]], pan: float
) -> None:
    for factor, part in zooms:
        scale = scale.zoomed(factor, scale.width * part).panned(pan)
        assert scale.left >= scale.first - 1e-6
        assert scale.right <= scale.last + 1e-6
        assert 0 < scale.per_day <= max(WIDEST_DAY, scale.width / (scale.last - scale.first))


@given(SCALES, st.floats(1, 40), st.floats(0, 1))
def test_zooming_in_keeps_the_day_under_the_pointer(scale: Scale, factor: float, part: float) -> None:
    at = scale.width * part
    zoomed = scale.zoomed(factor, at)
    assert zoomed.x(scale.day(at)) == pytest.approx(at, abs=0.01)


def test_a_day_out_of_view_is_brought_in_and_one_in_view_moves_nothing() -> None:
    scale = Scale.whole(0, 1000, 500).zoomed(10, 0)
    assert 20 <= scale.showing(900, 20).x(900) <= 480
    assert scale.showing(50, 20) is scale


def test_a_wider_window_shows_all_where_all_was_shown() -> None:
    assert Scale.whole(0, 1000, 500).resized(800).right == pytest.approx(1000)
    zoomed = Scale.whole(0, 1000, 500).zoomed(4, 250)
    assert zoomed.resized(800).per_day == zoomed.per_day


# Lanes.


def test_one_lane_an_agency_in_the_order_of_the_vocabulary_and_every_event_in_one() -> None:
    given = [event(f"E{n}", known(DAY), agency) for n, agency in enumerate(reversed(AGENCIES))]
    scene = scene_of(content([*given, event("U", EventDate(), AGENCIES[1])]))
    assert [lane.group.label for lane in scene.lanes][:3] == list(AGENCIES[:3])
    assert sum(lane.count for lane in scene.lanes) == len(given) + 1
    assert [len(lane.undated) for lane in scene.lanes if lane.group.label == AGENCIES[1]] == [1]


def test_an_event_may_stand_in_several_lanes_of_another_grouping() -> None:
    def by_word(each: Event) -> tuple[Group, ...]:
        return tuple(Group(0, word) for word in ("bruise", "visit") if word in each.text)

    made = content([event("A", known(DAY), text="bruise at visit"), event("B", known(DAY), text="visit")])
    scene = scene_of(made, by_word)
    assert [(lane.group.label, lane.count) for lane in scene.lanes] == [("bruise", 1), ("visit", 2)]
    assert scene.lanes_of_row == ((0, 1), (1,))


def test_silences_are_told_only_of_services_that_every_child_has() -> None:
    told = {agency: by_agency(event("E", known(DAY), agency))[0].silences for agency in AGENCIES}
    assert told[AGENCIES[1]]
    assert not told[AGENCIES[0]]


# Arrangement.

DATES = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 90)).map(
        lambda pair: span(DAY + timedelta(pair[0]), DAY + timedelta(pair[0] + pair[1] // 3))
    ),
    min_size=1,
    max_size=60,
)


@given(DATES, st.floats(0.05, 900), st.integers(1, 4))
def test_every_event_is_drawn_or_counted_in_a_crowd(
    dates: list[EventDate], per_day: float, bands: int
) -> None:
    scene = _scene(*sorted(dates, key=lambda when: (when.earliest or DAY, when.latest or DAY)))
    arrangement = Arrangement(scene.lanes, per_day, bands)
    alone = {each.row for each in _placed(arrangement, scene)}
    for row, extent in enumerate(scene.extents):
        assert extent is not None
        in_crowd = any(
            crowd_first - SLOT <= extent.last * per_day and extent.first * per_day <= crowd_last + SLOT
            for crowd_first, crowd_last, _ in _lane_counts(arrangement, scene)
        )
        assert row in alone or in_crowd
    assert all(0 <= each.band < bands for each in _placed(arrangement, scene))


@given(DATES, st.floats(0.5, 50))
def test_no_sharp_mark_stands_on_another(dates: list[EventDate], per_day: float) -> None:
    days = [known(when.earliest) for when in dates if when.earliest is not None]
    scene = _scene(*sorted(days, key=lambda when: when.earliest or DAY))
    marks = _placed(Arrangement(scene.lanes, per_day, 3), scene)
    for one in marks:
        for other in marks:
            if one.row < other.row and one.band == other.band:
                assert abs(one.first - other.first) >= SLOT / 4 or per_day < SLOT


def test_a_day_is_a_mark_and_a_month_a_bar_from_its_first_day_to_its_last() -> None:
    scene = _scene(known(DAY), span(date(2021, 6, 1), date(2021, 6, 30)))
    day, month = _placed(Arrangement(scene.lanes, 10, 3), scene)
    assert (day.drawn, month.drawn) == (Drawn.MARK, Drawn.BAR)
    assert (day.first + day.last) / 2 == pytest.approx((DAY.toordinal() + 0.5) * 10)
    assert month.first == pytest.approx(date(2021, 6, 1).toordinal() * 10)
    assert month.last == pytest.approx(date(2021, 7, 1).toordinal() * 10, abs=0.01)


def test_two_doubtful_months_that_overlap_stand_in_different_bands_at_every_zoom() -> None:
    scene = _scene(span(date(2021, 6, 1), date(2021, 7, 31)), span(date(2021, 7, 1), date(2021, 8, 31)))
    for per_day in (1.0, 3.0, 40.0):
        one, other = _placed(Arrangement(scene.lanes, per_day, 3), scene)
        assert one.band != other.band


def test_a_crowd_is_counted_and_gives_way_to_marks_when_zoomed_in() -> None:
    scene = _scene(*(known(DAY + timedelta(day)) for day in range(8)))
    far, near = Arrangement(scene.lanes, 0.5, 3), Arrangement(scene.lanes, 40, 3)
    assert sum(count for _, _, count in _lane_counts(far, scene)) == 8
    assert _placed(far, scene) == []
    assert len(_placed(near, scene)) == 8
    assert _lane_counts(near, scene) == []


def test_density_stands_where_the_events_are_and_is_higher_where_there_are_more() -> None:
    few = [known(DAY + timedelta(day)) for day in range(200)]
    more = [known(DAY + timedelta(day)) for day in range(100, 200) for _ in range(9)]
    scene = _scene(*sorted(few + more, key=lambda when: when.earliest or DAY))
    columns = {
        piece.first + x * PIECE // len(piece.density): level
        for piece in Arrangement(scene.lanes, 1, 2).pieces(0, scene.first, scene.last)
        for x, level in enumerate(piece.density)
    }
    start = DAY.toordinal()
    thin = [level for x, level in columns.items() if start + 10 <= x < start + 90]
    thick = [level for x, level in columns.items() if start + 110 <= x < start + 190]
    assert 0 < max(thin) < min(thick) <= LEVELS
    assert all(level == 0 for x, level in columns.items() if x < start - 2 or x > start + 202)


def test_words_have_room_up_to_the_next_mark_in_their_band() -> None:
    scene = _scene(known(DAY), known(DAY + timedelta(10)))
    first, _ = _placed(Arrangement(scene.lanes, 12, 1), scene)
    assert first.room == pytest.approx(10 * 12 - SLOT)


# Along the top.


@given(SCALES, st.floats(1, 20_000), st.floats(0, 1))
def test_ticks_stand_in_order_and_apart_at_every_zoom(scale: Scale, factor: float, part: float) -> None:
    scale = scale.zoomed(factor, scale.width * part)
    marked = ticks(scale)
    days = [tick.day for tick in marked.lower]
    assert days == sorted(days)
    assert len(days) <= scale.width / 20 + 3
    assert all(tick.words for tick in marked.lower + marked.upper)
    if marked.upper:
        assert marked.upper[0].day <= scale.left


@pytest.mark.parametrize(
    ("per_day", "upper", "lower"),
    [
        (0.2, "", "2021"),
        (0.7, "2021", "Apr"),
        (2.0, "2021", "May"),
        (12.0, "May 2021", "8"),
        (70.0, "May 2021", "Tue 4"),
        (400.0, "3 May 2021", "06:00"),
    ],
)
def test_the_words_go_from_years_to_hours(per_day: float, upper: str, lower: str) -> None:
    start = float(DAY.toordinal())
    scale = Scale(start - 4000, start + 4000, 700, start, per_day)
    marked = ticks(scale)
    assert (marked.upper[0].words if marked.upper else "") == upper
    assert lower in {tick.words for tick in marked.lower}


def test_ages_begin_with_the_birth_and_say_the_childs_age_on_that_day() -> None:
    start = float(BORN.toordinal())
    told = ages(Case(born=BORN), Scale(start - 100, start + 4000, 900, start - 100, 1.0))
    assert (told[0].day, told[0].words) == (start, "born")
    by_words = {tick.words: date_of(tick.day) for tick in told}
    assert by_words["6 months"] == date(2020, 9, 1)
    assert by_words["1 year"] == date(2021, 3, 1)
    assert ages(Case(), Scale.whole(0, 10, 100)) == ()


def test_weeks_are_not_told_of_a_child_past_half_a_year() -> None:
    later = float((BORN + timedelta(days=400)).toordinal())
    told = ages(Case(born=BORN), Scale(later - 900, later + 900, 800, later, 20.0))
    assert told[0].words == "1 year 1 month" or told[0].words == "13 months"
    assert not any("week" in tick.words for tick in told)


def test_a_birth_on_the_29th_of_february_is_told_in_every_year() -> None:
    born = date(2020, 2, 29)
    told = ages(Case(born=born), Scale(0, 800_000, 900, born.toordinal(), 0.3))
    assert [date_of(tick.day) for tick in told][:2] == [born, date(2021, 2, 28)]


# Silences and questions.


def test_a_long_time_without_an_entry_is_told_with_its_days() -> None:
    made = [extent for when in (known(DAY), known(DAY + timedelta(88))) if (extent := extent_of(when))]
    assert [silence.words for silence in of_one(made, load_pack("england"))] == ["no entry for 88 days"]


def test_a_doubtful_entry_that_may_fall_into_it_breaks_a_silence() -> None:
    dates = (known(DAY), span(DAY + timedelta(20), DAY + timedelta(60)), known(DAY + timedelta(88)))
    made = [extent for when in dates if (extent := extent_of(when))]
    assert of_one(made, load_pack("england")) == ()


def test_silence_by_all_counts_sooner_for_an_infant_and_not_before_birth() -> None:
    pack = load_pack("england")

    def told(first: date, days: int, born: date | None) -> int:
        dates = (known(first), known(first + timedelta(days)))
        return len(of_all([e for when in dates if (e := extent_of(when))], Case(born=born), pack))

    assert told(BORN + timedelta(30), 70, BORN) == 1
    assert told(BORN + timedelta(800), 70, BORN) == 0
    assert told(BORN + timedelta(800), 130, BORN) == 1
    assert told(BORN - timedelta(300), 200, BORN) == 0
    assert told(DAY, 70, None) == 0


def test_a_number_of_two_figures_keeps_from_its_neighbours() -> None:
    """Two marks with numbers stand as far apart as their numbers are wide, wherever their days lie."""
    line = 20
    for start, gap in product(range(100, 120), range(1, 30)):
        early = {f"A{n}": float(start) for n in range(12)}
        later = {f"B{n}": float(start + gap) for n in range(4)}
        asked = questions_of([finding(each) for each in (*early, *later)], {**early, **later})
        marks = list(asked.between(0, 300, 1.0, line))
        for one, next_one in pairwise(marks):
            wide = sum(len(str(len(each.findings))) for each in (one, next_one)) * line / 4
            assert next_one.day - one.day >= wide, (start, gap)


def test_questions_stand_at_their_first_dated_event_and_share_a_mark_where_they_would_touch() -> None:
    findings = [finding("A"), finding("B"), finding("U", "B"), finding("U")]
    asked = questions_of(findings, {"A": 100.5, "B": 200.5})
    assert asked.apart == (findings[3],)
    apart = list(asked.between(0, 300, 1.0))
    assert [(mark.day, len(mark.findings)) for mark in apart] == [(100.5, 1), (200.5, 2)]
    assert [len(mark.findings) for mark in asked.between(0, 300, 0.01)] == [3]


def test_answered_findings_are_not_marked() -> None:
    made = content(
        [event("A", known(DAY)), event("B", known(DAY))], findings=[finding("A", answered_by=("B",))]
    )
    assert scene_of(made).questions.findings == ()


# Scene and plan.


def test_the_time_holds_every_event_the_birth_and_the_scope() -> None:
    case = Case(born=BORN, scope=Scope(date(2019, 1, 1), date(2022, 1, 1)))
    scene = scene_of(content([event("A", known(DAY))], case=case))
    assert scene.first < date(2019, 1, 1).toordinal()
    assert scene.last > date(2022, 1, 1).toordinal()
    empty = scene_of(content([], case=Case()))
    assert empty.first < empty.last


@given(
    st.integers(300, 2600), st.integers(150, 1600), st.integers(0, 30), st.booleans(), st.integers(0, 4000)
)
def test_no_part_of_the_view_covers_another(
    width: int, height: int, lanes: int, undated: bool, scrolled: int
) -> None:
    made = plan(width, height, lanes, ages=True, undated=undated, scrolled=scrolled)
    assert 0 < made.lanes_top <= made.lanes_bottom <= made.minimap_top
    assert made.head < made.right <= width
    assert 0 <= made.scrolled <= made.most_scrolled
    for lane in range(lanes):
        y = made.lane_top(lane) + made.lane // 2
        if made.lanes_top <= y < made.lanes_bottom:
            assert made.lane_at(y) == lane
            assert made.lane_top(lane) <= made.band_middle(lane, 0) <= made.lane_top(lane) + made.lane
