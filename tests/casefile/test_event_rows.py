"""The rows of the timeline by SQL: in the order that merging gives, those asked for and no others."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.casefile.casefile import CaseFile
from chronology.casefile.event_rows import EventRows
from chronology.model.event_rows import Column, Flag, Group, RowQuery
from chronology.model.events import Event, Words
from chronology.timeline.merge import merge
from chronology.timeline.order import order_key
from tests.casefile.samples import CASE, PASSPHRASE
from tests.making import a_contribution, a_date, an_event, on

EVENTS = (
    an_event(on(2020, 3, 4, time(14, 0)), "Seen at home; a bruise to her cheek.", "Police", row=2),
    an_event(on(2020, 3, 4), "No reply at the door.", "Health Visiting", row=3, action="Card left."),
    an_event(a_date(date(2020, 3, 1), date(2020, 3, 31)), "weighed in March", "Health Visiting", row=4),
    an_event(a_date(None, date(2019, 12, 31)), "Élan nursery said that she was well.", "Nursery", row=5),
    an_event(a_date(date(2021, 5, 1), None), "Housing since May.", "Housing", row=6, source="Ábaco"),
    an_event(a_date(), "Undated letter.", "Police", row=7, source="letter"),
    an_event(on(2021, 2, 2), "Missed clinic.", "", row=8, source="Beacon"),
)
POLICE, VISIT, MARCH, NURSERY, HOUSING, LETTER, CLINIC = (event.id for event in EVENTS)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "x.case", PASSPHRASE, CASE) as made:
        _add(made, EVENTS)
        yield made


@pytest.fixture
def rows(case: CaseFile) -> EventRows:
    return EventRows(case.reading)


def _add(case: CaseFile, events: tuple[Event, ...], file: str = "return.csv") -> None:
    original = "".join(event.id for event in events).encode() + file.encode()
    contribution = replace(
        a_contribution(*events, file=file), sha256=hashlib.sha256(original).hexdigest(), agency="Many"
    )
    case.add_contribution(contribution, original, order_key)


def _change(case: CaseFile, sql: str, *values: object) -> None:
    with case.change("made for a test", {}) as db:
        db.execute(sql, values)


def _ids(rows: EventRows, **asked: object) -> list[str]:
    query = RowQuery(**asked)  # type: ignore[arg-type]
    found = [row.event.id for row in rows.rows(query, 0, 100)]
    assert rows.count(query) == len(found)
    assert rows.ids(query, 0, 100) == found
    assert [rows.position(query, event) for event in found] == list(range(len(found)))
    return found


def test_the_rows_are_the_events_as_they_were_kept_in_timeline_order(rows: EventRows, case: CaseFile) -> None:
    entries = merge(case.contributions()).entries
    found = rows.rows(RowQuery(), 0, 100)
    assert [(row.number, row.event) for row in found] == [(entry.number, entry.event) for entry in entries]
    assert _ids(rows) == [NURSERY, MARCH, POLICE, VISIT, CLINIC, HOUSING, LETTER]


def test_a_row_keeps_its_number_whatever_is_shown(rows: EventRows) -> None:
    assert [row.number for row in rows.rows(RowQuery(words="bruise"), 0, 9)] == [3]
    assert [row.number for row in rows.rows(RowQuery(descending=True), 0, 2)] == [6, 5]


def test_a_page_is_a_part_of_the_whole(rows: EventRows) -> None:
    whole = rows.rows(RowQuery(), 0, 100)
    assert rows.rows(RowQuery(), 2, 3) == whole[2:5]
    assert rows.rows(RowQuery(), 6, 50) == whole[6:]
    assert rows.rows(RowQuery(), 90, 5) == rows.rows(RowQuery(), 0, 0) == []


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        ({"agencies": frozenset({"Police"})}, [POLICE, LETTER]),
        ({"agencies": frozenset({""})}, [CLINIC]),
        ({"words": "home"}, [POLICE]),
        ({"words": "card"}, [VISIT]),
        ({"words": '"at the"'}, [VISIT]),
        ({"words": "   "}, [NURSERY, MARCH, POLICE, VISIT, CLINIC, HOUSING, LETTER]),
        ({"words": "nobody"}, []),
        ({"words": "the", "agencies": frozenset({"Police"})}, []),
        ({"first": date(2020, 3, 20), "last": date(2020, 12, 1)}, [MARCH]),
        ({"first": date(2020, 3, 4), "last": date(2020, 3, 4)}, [MARCH, POLICE, VISIT]),
        ({"last": date(2019, 1, 1)}, [NURSERY]),
        ({"first": date(2022, 1, 1)}, [HOUSING]),
        ({"first": date(2021, 5, 1), "last": date(2020, 1, 1)}, []),
        ({"flags": frozenset({Flag.UNDATED})}, [LETTER]),
    ],
)
def test_only_what_was_asked_for(rows: EventRows, asked: dict[str, object], events: list[str]) -> None:
    assert _ids(rows, **asked) == events


def test_what_the_review_says_of_events_can_be_asked_for(rows: EventRows, case: CaseFile) -> None:
    _change(case, "INSERT INTO event_tags (event_id, tag) VALUES (?, 'housing'), (?, 'seen')", HOUSING, VISIT)
    _mark(case, POLICE, "key event", restricted=1)
    _mark(case, CLINIC, "background", turning_point=1)
    assert _ids(rows, flags=frozenset({Flag.TAGGED})) == [VISIT, HOUSING]
    assert _ids(rows, tags=frozenset({"housing"})) == [HOUSING]
    assert _ids(rows, flags=frozenset({Flag.SIGNIFICANT})) == [POLICE]
    assert _ids(rows, flags=frozenset({Flag.RESTRICTED})) == [POLICE]
    assert _ids(rows, flags=frozenset({Flag.TURNING_POINT})) == [CLINIC]
    assert _ids(rows, flags=frozenset({Flag.TAGGED, Flag.SIGNIFICANT})) == []
    row = rows.rows(RowQuery(tags=frozenset({"housing"})), 0, 1)[0]
    assert row.marks.tags == ("housing",)
    assert not row.marks.restricted
    row = rows.rows(RowQuery(flags=frozenset({Flag.RESTRICTED})), 0, 1)[0]
    assert (row.marks.significance, row.marks.restricted) == ("key event", True)


def _mark(case: CaseFile, event: str, significance: str, restricted: int = 0, turning_point: int = 0) -> None:
    _change(
        case,
        "INSERT INTO event_marks (event_id, significance, direction, restricted, turning_point)"
        " VALUES (?, ?, '', ?, ?)",
        *(event, significance, restricted, turning_point),
    )


def test_questions_and_people_can_be_asked_for(rows: EventRows, case: CaseFile) -> None:
    _change(
        case,
        "INSERT INTO finding_events (finding_id, event_id, open)"
        " VALUES ('a', ?, 1), ('b', ?, 0), ('c', ?, 1)",
        *(POLICE, VISIT, POLICE),
    )
    _change(
        case,
        'INSERT INTO mentions (event_id, person, field, "start", "end") VALUES (?, 7, ?, 0, 4)',
        *(MARCH, "event"),
    )
    assert _ids(rows, flags=frozenset({Flag.QUESTIONED})) == [POLICE]
    assert _ids(rows, findings=frozenset({"b"})) == [VISIT]
    assert _ids(rows, people=frozenset({7, 8})) == [MARCH]
    assert rows.rows(RowQuery(findings=frozenset({"a"})), 0, 1)[0].questions == 2
    assert rows.rows(RowQuery(findings=frozenset({"b"})), 0, 1)[0].questions == 0


def test_the_kinds_that_an_author_named_can_be_asked_for(rows: EventRows, case: CaseFile) -> None:
    typed = tuple(
        replace(an_event(on(2022, 1, day), "Visit.", row=90 + day), other=(Words("Kind of event", words),))
        for day, words in ((1, "Home visit; Birth"), (2, "Birth at home"), (3, "Home visit"))
    )
    _add(case, typed, file="typed.csv")
    assert rows.types() == ("Birth", "Birth at home", "Home visit")
    assert _ids(rows, types=frozenset({"Birth"})) == [typed[0].id]
    assert _ids(rows, types=frozenset({"Home visit", "Birth at home"})) == [each.id for each in typed]


def test_a_return_that_was_withdrawn_is_not_in_the_timeline(rows: EventRows, case: CaseFile) -> None:
    other = an_event(on(2020, 1, 1), "Another bruise.", "GP", file="gp.csv")
    _add(case, (other,), file="gp.csv")
    assert _ids(rows, words="bruise") == [other.id, POLICE]
    assert rows.agencies()["GP"] == 1
    _change(case, "UPDATE contributions SET present = 0 WHERE file = 'gp.csv'")
    assert _ids(rows, words="bruise") == [POLICE]
    assert rows.count(RowQuery()) == len(EVENTS)
    assert "GP" not in rows.agencies()
    assert rows.position(RowQuery(), other.id) is None
    assert rows.rows(RowQuery(), 0, 1)[0].number == 1


@pytest.mark.parametrize(
    ("column", "descending", "events"),
    [
        (Column.AGENCY, False, [MARCH, VISIT, HOUSING, NURSERY, POLICE, LETTER, CLINIC]),
        (Column.AGENCY, True, [POLICE, LETTER, NURSERY, HOUSING, MARCH, VISIT, CLINIC]),
        (Column.SOURCE, False, [HOUSING, CLINIC, LETTER, NURSERY, MARCH, POLICE, VISIT]),
        (Column.TEXT, False, [NURSERY, HOUSING, CLINIC, VISIT, POLICE, LETTER, MARCH]),
        (Column.ACTION, True, [VISIT, NURSERY, MARCH, POLICE, CLINIC, HOUSING, LETTER]),
        (Column.WHEN, True, [HOUSING, CLINIC, VISIT, POLICE, MARCH, NURSERY, LETTER]),
    ],
)
def test_any_column_can_be_sorted_by(
    rows: EventRows, column: Column, descending: bool, events: list[str]
) -> None:
    assert _ids(rows, sort=column, descending=descending) == events


def test_rows_can_stand_under_years_and_agencies(rows: EventRows) -> None:
    years = RowQuery(group=Group.YEAR)
    assert [(each.heading, each.first, each.count) for each in rows.sections(years)] == [
        ("2019", 0, 1),
        ("2020", 1, 3),
        ("2021", 4, 2),
        ("", 6, 1),
    ]
    back = replace(years, descending=True)
    assert [each.heading for each in rows.sections(back)] == ["2021", "2020", "2019", ""]
    assert _ids(rows, group=Group.YEAR, sort=Column.AGENCY)[1:4] == [MARCH, VISIT, POLICE]
    agencies = RowQuery(group=Group.AGENCY, words="e", sort=Column.WHEN, descending=True)
    assert [each.heading for each in rows.sections(agencies)] == ["Nursery"]
    assert rows.sections(RowQuery()) == ()


def test_a_change_is_seen_at_once(rows: EventRows, case: CaseFile) -> None:
    before = rows.likeness(RowQuery())
    assert rows.likeness(RowQuery()) == before
    _change(case, "INSERT INTO event_tags (event_id, tag) VALUES (?, 'x')", POLICE)
    assert rows.likeness(RowQuery()) == before
    assert rows.rows(RowQuery(), 2, 1)[0].marks.tags == ("x",)
    _change(
        case,
        "UPDATE events SET agency = 'Fire', earliest = NULL, latest = NULL, qualifier = 'undated'"
        " WHERE id = ?",
        POLICE,
    )
    assert _ids(rows, agencies=frozenset({"Fire"})) == [POLICE]
    assert _ids(rows, flags=frozenset({Flag.UNDATED})) == [POLICE, LETTER]


_DAYS = st.one_of(st.none(), st.integers(0, 60).map(lambda n: date(2020, 1, 1) + timedelta(days=n)))


@st.composite
def _some_events(draw: Any) -> list[Event]:
    made = []
    for row in range(draw(st.integers(1, 12))):
        days = sorted(day or date.min for day in (draw(_DAYS), draw(_DAYS)))
        first, last = (None if day == date.min else day for day in days)
        words = draw(st.lists(st.sampled_from(["seen", "bruise", "Mum's", "home"]), max_size=4))
        agency = draw(st.sampled_from(["Police", "school", "GP", "É", ""]))
        who = words[0] if words else ""
        made.append(an_event(a_date(first, last), " ".join(words), agency, row=row + 2, who=who))
    return made


_NAMES = itertools.count()


@settings(max_examples=15)
@given(events=_some_events(), first=_DAYS, last=_DAYS, agencies=st.sets(st.sampled_from(["GP", "É", "x"])))
def test_choosing_agrees_with_going_through_every_event(
    tmp_path_factory: pytest.TempPathFactory,
    events: list[Event],
    first: date | None,
    last: date | None,
    agencies: set[str],
) -> None:
    with CaseFile.create(
        tmp_path_factory.getbasetemp() / f"made{next(_NAMES)}.case", PASSPHRASE, CASE
    ) as case:
        _add(case, tuple(events))
        rows = EventRows(case.reading)
        merged = [entry.event for entry in merge(case.contributions()).entries]
        assert _ids(rows) == [event.id for event in merged]
        wanted = [
            event.id
            for event in merged
            if (not agencies or event.agency in agencies)
            and (event.date.is_dated or (first is None and last is None))
            and (first is None or event.date.latest is None or event.date.latest >= first)
            and (last is None or event.date.earliest is None or event.date.earliest <= last)
            and "bruise" in event.text.split() + event.who.split()
        ]
        asked = {"first": first, "last": last, "agencies": frozenset(agencies), "words": "bruise "}
        assert _ids(rows, **asked) == wanted
        for column in Column:
            assert sorted(_ids(rows, **asked, sort=column, descending=True)) == sorted(wanted)
        grouped = rows.sections(RowQuery(group=Group.AGENCY))
        assert sum(section.count for section in grouped) == len(merged)
