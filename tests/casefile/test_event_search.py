"""The index of words keeps in step with the events, and takes whatever is typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from chronology.casefile import rows, schema
from chronology.casefile.casefile import CaseFile
from chronology.casefile.event_search import match
from chronology.model.events import Words
from tests.casefile.samples import CASE, PASSPHRASE, a_return, by_row


def _tables() -> Database:
    db = Database(dbapi2.connect(":memory:"), execute_plugins=False)
    schema.bring_up_to_date(db)
    db.table("originals").insert({"sha256": "a", "bytes": b""})
    db.table("contributions").insert(
        {**rows.contribution_row(a_return("first")[0]), "sha256": "a", "added": ""}
    )
    return db


def _put(db: Database, key: int, text: str, other: str = "") -> None:
    event = replace(
        a_return("first")[0].events[0],
        id=f"E{key}",
        text=text,
        other=(Words("Ward", other),) if other else (),
    )
    db.table("events").insert({**rows.event_row(event), "key": key, "contribution": 1, "sort_key": b""})


def _found(db: Database, typed: str) -> list[int]:
    asked = match(typed)
    assert asked is not None
    return [key for (key,) in db.execute("SELECT rowid FROM event_words WHERE event_words MATCH ?", [asked])]


def _holds_together(db: Database) -> bool:
    db.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)")
    return True


@pytest.fixture
def db() -> Database:
    made = _tables()
    _put(made, 1, "Seen at home; a bruise to the left cheek.")
    _put(made, 2, "Not seen. Léa’s mother said that all was well.", other="Łódź ward\nbed 4")
    return made


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("seen", [1, 2]),
        ("bru", [1]),
        ('"left cheek"', [1]),
        ('"cheek left"', []),
        ("seen bruise", [1]),
        ("lea", [2]),
        ("łódź", [2]),
        ("bed 4", [2]),
        ("Ward", [2]),
        ("mother's", []),
        ("lea's mother", [2]),
        ('text : "seen" OR NOT (*', []),
    ],
)
def test_words_are_found(db: Database, typed: str, keys: list[int]) -> None:
    assert _found(db, typed) == keys


def test_a_heading_is_not_among_the_words(db: Database) -> None:
    _put(db, 3, "Visit.", other="Clinic 7")
    assert _found(db, "ward") == [2]


def test_the_index_follows_every_change(db: Database) -> None:
    db.execute("UPDATE events SET text = 'A rash.', agency = 'School' WHERE key = 1")
    assert (_found(db, "bruise"), _found(db, "rash")) == ([], [1])
    db.execute("UPDATE events SET agency = 'GP'")
    db.execute("DELETE FROM events WHERE key = 2")
    assert _found(db, "seen") == []
    assert _holds_together(db)
    db.execute("UPDATE events SET key = 9 WHERE key = 1")
    assert _found(db, "rash") == [9]
    assert _holds_together(db)


@settings(max_examples=200)
@given(st.text(min_size=1))
@example('"')
@example("\x00a")
@example("\ud800a")
@example('a" OR "b')
@example("NEAR(a b)")
@example("a" * 5000)
@example("a " * 5000)
def test_whatever_is_typed_the_database_can_answer(typed: str) -> None:
    asked = match(typed)
    if asked is not None:
        _EMPTY.execute("SELECT rowid FROM event_words WHERE event_words MATCH ?", [asked]).fetchall()


_EMPTY = _tables()


def test_a_return_that_was_kept_before_there_was_an_index_is_found(tmp_path: Path) -> None:
    db = Database(dbapi2.connect(":memory:"), execute_plugins=False)
    schema.MIGRATIONS.apply(db, stop_before="0003_words_of_events")
    columns = {row[1] for row in db.execute("PRAGMA table_info(events)")}
    db.table("originals").insert({"sha256": "a", "bytes": b""})
    contribution = {**rows.contribution_row(a_return("first")[0]), "sha256": "a", "added": ""}
    db.table("contributions").insert(contribution)
    event = rows.event_row(a_return("first")[0].events[0])
    kept = {name: value for name, value in event.items() if name in columns}
    db.table("events").insert({**kept, "key": 1, "contribution": 1, "sort_key": b""})
    schema.bring_up_to_date(db)
    assert _found(db, "łódź") == [1]
    assert _holds_together(db)


def test_a_return_that_is_read_again_leaves_no_words_behind(tmp_path: Path) -> None:
    contribution, original = a_return("first")
    with CaseFile.create(tmp_path / "x.case", PASSPHRASE, CASE) as case:
        case.add_contribution(replace(contribution, agency=""), original, by_row)
        again = tuple(replace(each, text="Nothing of note.") for each in contribution.events)
        case.add_contribution(replace(contribution, events=again), original, by_row)
        with case.reading() as db:
            assert _found(db, "weighed") == []
            assert len(_found(db, "note")) == len(again)
        assert case.problems() == ()
