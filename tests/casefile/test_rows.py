"""Whatever the model can say, the tables give back; whatever the timeline's key sorts, bytes sort alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from chronology.casefile import returns, rows
from chronology.casefile.schema import bring_up_to_date
from chronology.casefile.sortkey import sort_key
from chronology.model.case import Case, Scope
from chronology.model.contributions import Contribution, RecognisedColumn
from chronology.model.dates.value import EventDate, Origin, PartOfDay, Qualifier, TimeOfDay
from chronology.model.events import Event, Meaning, Place, Reason, SetAside, Words
from chronology.model.findings import Finding, Severity, Span
from chronology.model.people import Person

TEXT = st.text(max_size=12)
MANY = st.lists(TEXT, max_size=3).map(tuple)
DAY = st.none() | st.dates()
PLACE = st.builds(Place, TEXT, st.none() | TEXT | st.integers(-5, 2**40), st.none() | st.integers(0, 2**40))
CLOCK = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
TIME = st.builds(TimeOfDay, CLOCK, CLOCK, st.none() | st.sampled_from(PartOfDay), st.booleans(), TEXT)
DOUBTS = st.sampled_from([each for each in Qualifier if each is not Qualifier.UNDATED])


@st.composite
def dates(draw: st.DrawFn) -> EventDate:
    ends = draw(st.tuples(DAY, DAY))
    earliest, latest = sorted(ends) if None not in ends else ends  # type: ignore[type-var]
    doubt = Qualifier.UNDATED if ends == (None, None) else draw(DOUBTS)
    origin, clock = draw(st.sampled_from(Origin)), draw(st.none() | TIME)
    return EventDate(earliest, latest, doubt, origin, clock, draw(TEXT), draw(MANY))


WORDS = st.lists(st.builds(Words, TEXT, TEXT), max_size=2).map(tuple)
EVENT = st.builds(
    Event, TEXT, PLACE, dates(), TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, WORDS, MANY
)
ASIDE = st.builds(SetAside, PLACE, MANY, st.sampled_from(Reason), TEXT)
COLUMN = st.builds(
    RecognisedColumn,
    st.none() | TEXT | st.integers(0, 99),
    st.integers(0, 99),
    TEXT,
    st.sampled_from(Meaning),
    st.floats(0, 1),
)
PERSON = st.builds(Person, TEXT, TEXT, MANY)


CONTRIBUTION = st.builds(
    Contribution,
    file=TEXT,
    sha256=st.just("0" * 64),
    kind=TEXT,
    agency=TEXT,
    rows=st.integers(0, 2**40),
    events=st.lists(EVENT, max_size=3).map(tuple),
    set_aside=st.lists(ASIDE, max_size=3).map(tuple),
    columns=st.lists(COLUMN, max_size=3).map(tuple),
    warnings=MANY,
)
CASE = st.builds(
    Case, TEXT, TEXT, TEXT, DAY, DAY, st.builds(Scope, DAY, DAY), st.lists(PERSON, max_size=3).map(tuple)
)
FINDING = st.builds(
    Finding,
    TEXT,
    TEXT,
    st.sampled_from(Severity),
    MANY,
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    st.lists(st.builds(Span, TEXT, TEXT, st.integers(0, 99), st.integers(0, 99)), max_size=2).map(tuple),
    MANY,
)


@pytest.fixture(scope="module")
def tables() -> Database:
    db = Database(dbapi2.connect(":memory:", isolation_level=None))
    bring_up_to_date(db)
    return db


@given(contribution=CONTRIBUTION)
def test_a_return_comes_back_as_it_was(tables: Database, contribution: Contribution) -> None:
    tables.begin()
    returns.add(tables, contribution, b"", lambda event: (event.text,))
    assert returns.read_all(tables) == (contribution,)
    tables.rollback()


@given(case=CASE)
def test_a_case_comes_back_as_it_was(tables: Database, case: Case) -> None:
    tables.begin()
    tables.table("case").insert({"id": 1, "lineage": "x", **rows.case_row(case)})
    tables.table("persons").insert_all(map(rows.person_row, case.people))
    people = tables.execute(f"SELECT {rows.PERSON_COLUMNS} FROM persons ORDER BY id").fetchall()
    row = tables.execute(f'SELECT {rows.CASE_COLUMNS} FROM "case"').fetchone()
    assert rows.case_from(row, tuple(map(rows.person_from, people))) == case
    tables.rollback()


@given(finding=FINDING)
def test_a_finding_comes_back_as_it_was(tables: Database, finding: Finding) -> None:
    tables.begin()
    tables.table("findings").insert(rows.finding_row(finding))
    (row,) = tables.execute(f"SELECT {rows.FINDING_COLUMNS} FROM findings").fetchall()
    assert rows.finding_from(row) == finding
    tables.rollback()


KEY = st.tuples(st.dates(), st.tuples(st.integers(-3, 3), TEXT), TEXT, st.integers(-(2**62), 2**62))


@given(st.lists(KEY, max_size=12))
def test_bytes_sort_as_the_timelines_key_does(keys: list[tuple[object, ...]]) -> None:
    assert sorted(keys, key=sort_key) == sorted(keys)  # type: ignore[type-var]


@given(st.lists(st.text("\0\x01a\xff\ud800\U0010ffff", max_size=4), max_size=8))
def test_texts_that_begin_alike_sort_alike(texts: list[str]) -> None:
    assert sorted(texts, key=lambda text: sort_key((text, "z"))) == sorted(texts)


def test_what_has_no_order_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        sort_key((1.5,))
