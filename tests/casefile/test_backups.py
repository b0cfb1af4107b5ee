"""Backups are whole cases beside the case, made before changes, and never lost to what comes after."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chronology.casefile.backups import KEPT, folder_of
from chronology.casefile.casefile import CaseFile
from chronology.casefile.faults import WrongPassphrase
from tests.casefile.samples import CASE, NEW_PASSPHRASE, PASSPHRASE, a_case, a_return, by_row, readable_in


def _backups(case_path: Path) -> list[Path]:
    folder = folder_of(case_path)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _change(case_path: Path, value: int, passphrase: str = PASSPHRASE) -> None:
    with CaseFile.open(case_path, passphrase) as case:
        case.set_setting("value", value)


def _values(case_path: Path, passphrase: str = PASSPHRASE) -> list[int | None]:
    values = []
    for backup in _backups(case_path):
        with CaseFile.open(backup, passphrase, read_only=True) as case:
            assert case.problems() == ()
            values.append(case.setting("value"))
    return values


def test_a_session_keeps_what_was_there_before_its_first_change(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert _backups(case_path) == []
        case.add_contribution(*a_return("second"), order=by_row)
        case.add_contribution(*a_return("third"), order=by_row)
    (backup,) = _backups(case_path)
    with CaseFile.open(backup, PASSPHRASE) as kept:
        assert kept.contributions() == (a_return("first")[0],)
        assert kept.original(a_return("first")[0].sha256) == a_return("first")[1]
        assert kept.problems() == ()
    assert readable_in(case_path.parent) == []


def test_only_the_newest_are_kept(case_path: Path) -> None:
    for value in range(KEPT + 3):
        _change(case_path, value)
    assert _values(case_path) == [2, 3, 4, 5, 6]


def test_a_case_says_how_many_are_kept(case_path: Path) -> None:
    _change(case_path, 0)
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.set_setting("backups", 2)
    for value in range(1, 5):
        _change(case_path, value)
    assert _values(case_path) == [2, 3]
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.set_setting("backups", 0)
    before = _backups(case_path)
    _change(case_path, 9)
    assert _backups(case_path) == before


def test_nobody_elses_backups_are_touched(case_path: Path, tmp_path: Path) -> None:
    _change(case_path, 1)
    theirs = _backups(case_path)
    case_path.rename(tmp_path / "moved.case")
    (folder_of(case_path) / "notes of my own.txt").write_text("kept")
    assert a_case(tmp_path) == case_path
    for value in range(KEPT + 2):
        _change(case_path, value)
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.change_passphrase(NEW_PASSPHRASE)
    left = _backups(case_path)
    assert set(theirs) <= set(left)
    assert (folder_of(case_path) / "notes of my own.txt").exists()


def test_a_new_passphrase_leaves_no_backup_under_the_old_one(case_path: Path) -> None:
    for value in range(3):
        _change(case_path, value)
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.change_passphrase(NEW_PASSPHRASE)
    (backup,) = _backups(case_path)
    assert _values(case_path, NEW_PASSPHRASE) == [2]
    with pytest.raises(WrongPassphrase):
        CaseFile.open(backup, PASSPHRASE)


def test_a_case_put_back_from_a_backup_does_not_cost_the_later_ones(case_path: Path, tmp_path: Path) -> None:
    for value in range(2):
        _change(case_path, value)
    old = Path(shutil.copy(_backups(case_path)[-1], tmp_path / "old.case"))
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.change_passphrase(NEW_PASSPHRASE)
    later = _backups(case_path)
    old.replace(case_path)
    for value in range(KEPT + 1):
        _change(case_path, value)
    assert set(later) <= set(_backups(case_path))
    assert len(_backups(case_path)) == KEPT + len(later)


def test_what_a_killed_attempt_left_is_cleared_away(case_path: Path) -> None:
    _change(case_path, 1)
    (backup,) = _backups(case_path)
    halves = [backup.with_name(f"{backup.name}{ending}") for ending in (".part", ".part-journal")]
    beside = [case_path.with_name(f"{case_path.name}{ending}") for ending in (".part", ".part-journal")]
    for half in halves + beside:
        half.write_bytes(b"half of something encrypted")
    CaseFile.open(case_path, PASSPHRASE, read_only=True).close()
    assert all(half.exists() for half in halves + beside)
    CaseFile.open(case_path, PASSPHRASE).close()
    assert not any(half.exists() for half in halves + beside)
    assert _backups(case_path) == [backup]


def test_a_new_case_has_nothing_to_fall_back_on(tmp_path: Path) -> None:
    path = tmp_path / "x.case"
    with CaseFile.create(path, PASSPHRASE, CASE) as case:
        case.set_setting("value", 1)
    assert _backups(path) == []
