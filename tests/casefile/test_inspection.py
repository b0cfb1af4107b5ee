"""A check finds whatever was changed by other means, and finds nothing where nothing was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import sqlite_utils

from chronology.casefile.casefile import CaseFile
from chronology.casefile.cipher import Key, connect
from tests.casefile.samples import PASSPHRASE, a_return, by_row, damage


def _tampered(path: Path, *statements: str) -> tuple[str, ...]:
    db = _keyed(path)
    for statement in statements:
        db.execute(statement)
    db.close()
    with CaseFile.open(path, PASSPHRASE, read_only=True) as case:
        return case.problems()


def _keyed(path: Path) -> sqlite_utils.Database:
    return connect(path, Key.from_passphrase(PASSPHRASE, path.read_bytes()[:16]), "rw")


def test_a_whole_case_has_no_problems(case_path: Path) -> None:
    assert _tampered(case_path) == ()


def test_a_changed_original_is_named(case_path: Path) -> None:
    (problem,) = _tampered(
        case_path,
        "PRAGMA foreign_keys = OFF",
        "INSERT OR REPLACE INTO originals SELECT sha256, CAST(bytes || x'20' AS BLOB) FROM originals",
    )
    assert "first.xlsx" in problem
    assert "Ask the agency" in problem


def test_a_missing_original_is_named(case_path: Path) -> None:
    problems = _tampered(case_path, "PRAGMA foreign_keys = OFF", "DELETE FROM originals")
    assert any("first.xlsx" in problem for problem in problems)


def test_events_without_their_return_are_counted(case_path: Path) -> None:
    problems = _tampered(case_path, "PRAGMA foreign_keys = OFF", "DELETE FROM contributions")
    assert any("4 rows" in problem for problem in problems)


@pytest.mark.parametrize(
    ("deed", "entry"),
    [
        ("UPDATE audit SET what = 'nothing happened' WHERE number = 2", 2),
        ("UPDATE audit SET at = '2000-01-01T00:00:00Z' WHERE number = 1", 1),
        ("UPDATE audit SET detail = '{}' WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit", 1),
    ],
)
def test_a_changed_trail_is_told_by_its_entry(case_path: Path, deed: str, entry: int) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.set_setting("x", 1)
    problems = _tampered(
        case_path, "DROP TRIGGER audit_is_never_changed", "DROP TRIGGER audit_is_never_cut", deed
    )
    assert any(f"entry {entry} " in problem for problem in problems)
    assert any("taken out" in problem for problem in problems)


def test_an_entry_rewritten_with_a_hash_of_its_own_is_told_by_the_next(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.set_setting("x", 1)
        second = case.audit()[1]
    forged = json.dumps([2, second.at, "nothing", "{}", second.previous], separators=(",", ":"))
    problems = _tampered(
        case_path,
        "DROP TRIGGER audit_is_never_changed",
        "UPDATE audit SET what = 'nothing', detail = '{}',"
        f" hash = '{hashlib.sha256(forged.encode()).hexdigest()}' WHERE number = 2",
    )
    assert any("entry 3 " in problem for problem in problems)


@pytest.mark.parametrize(
    "guard", ["audit_is_never_changed", "audit_is_never_cut", "originals_stay_as_they_came"]
)
def test_a_missing_guard_is_told(case_path: Path, guard: str) -> None:
    (problem,) = _tampered(case_path, f"DROP TRIGGER {guard}")
    assert "taken out" in problem


def test_a_spoilt_byte_is_told(case_path: Path) -> None:
    damage(case_path)
    with CaseFile.open(case_path, PASSPHRASE, read_only=True) as case:
        (problem,) = case.problems()
    assert "backups folder" in problem


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE audit SET what = 'x'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT number, at, 'x', detail, previous, hash FROM audit",
        "UPDATE originals SET bytes = x'00'",
    ],
)
def test_the_guards_hold_for_whoever_has_the_key(case_path: Path, deed: str) -> None:
    db = _keyed(case_path)
    with pytest.raises(Exception, match=r"only added to|never changed"):
        db.execute(deed)
    db.close()
    assert _tampered(case_path) == ()


def test_the_trail_tells_what_was_done_in_no_words_of_the_case(case_path: Path) -> None:
    second = a_return("second")
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.add_contribution(*second, order=by_row)
        trail = case.audit()
    assert [entry.number for entry in trail] == [1, 2, 3]
    assert [entry.what for entry in trail] == ["case made", "return added", "return added"]
    assert trail[2].detail == {"sha256": second[0].sha256, "events": 3, "set_aside": 1}
    assert [entry.previous for entry in trail[1:]] == [entry.hash for entry in trail[:-1]]
    said = " ".join(str(entry) for entry in trail)
    assert not any(word in said for word in ("Quibberwick", "second.xlsx", "Tern", "Health"))
