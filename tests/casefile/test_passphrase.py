"""A new passphrase opens the case from the moment it is changed, and the old one nothing any more."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from chronology.casefile.casefile import CaseFile
from chronology.casefile.faults import ChangedElsewhere, Damaged, DiskFull, WrongPassphrase
from tests.casefile.samples import CASE, NEW_PASSPHRASE, PASSPHRASE, a_return, by_row, damage


def test_the_case_goes_on_under_the_new_passphrase(case_path: Path) -> None:
    old = case_path.read_bytes()
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.change_passphrase(NEW_PASSPHRASE)
        case.add_contribution(*a_return("second"), order=by_row)
        case.change_passphrase("a third one")
        assert case.problems() == ()
        assert [each.what for each in case.audit()][-3:] == [
            "passphrase changed",
            "return added",
            "passphrase changed",
        ]
    for former in (PASSPHRASE, NEW_PASSPHRASE):
        with pytest.raises(WrongPassphrase):
            CaseFile.open(case_path, former)
    with CaseFile.open(case_path, "a third one") as case:
        assert case.case() == CASE
        assert case.contributions() == (a_return("first")[0], a_return("second")[0])
    assert case_path.read_bytes()[:16] != old[:16]
    assert sorted(each.name for each in case_path.parent.iterdir()) == [
        case_path.name,
        f"{case_path.name} backups",
    ]


@pytest.mark.parametrize("bad", ["", "a\0b", "\ud800"])
def test_a_passphrase_that_cannot_be_one_changes_nothing(case_path: Path, bad: str) -> None:
    before = case_path.read_bytes()
    with CaseFile.open(case_path, PASSPHRASE) as case, pytest.raises(WrongPassphrase):
        case.change_passphrase(bad)
    assert case_path.read_bytes() == before


def test_the_same_passphrase_again_is_a_change_like_any_other(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.change_passphrase(PASSPHRASE)
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert len(case.contributions()) == 1


def test_a_reader_from_before_is_told(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE, read_only=True) as reader:
        with CaseFile.open(case_path, PASSPHRASE) as case:
            case.change_passphrase(NEW_PASSPHRASE)
        with pytest.raises(ChangedElsewhere):
            reader.contributions()


def test_a_disk_that_refuses_the_last_step_leaves_the_session_going(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = Path.replace

    def full(part: Path, target: Path) -> Path:
        if target == case_path:
            raise OSError(errno.ENOSPC, "No space left on device")
        return ordinary(part, target)

    with CaseFile.open(case_path, PASSPHRASE) as case:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", full)
            with pytest.raises(DiskFull, match="passphrase was not changed"):
                case.change_passphrase(NEW_PASSPHRASE)
        case.add_contribution(*a_return("second"), order=by_row)
        assert case.problems() == ()
    with CaseFile.open(case_path, PASSPHRASE) as case:
        assert len(case.contributions()) == 2
    assert not case_path.with_name(f"{case_path.name}.part").exists()


def test_a_damaged_case_keeps_its_passphrase(case_path: Path) -> None:
    held = damage(case_path)
    with CaseFile.open(case_path, PASSPHRASE) as case, pytest.raises(Damaged):
        case.change_passphrase(NEW_PASSPHRASE)
    assert case_path.read_bytes() == held


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "it's “ours”, café"])
def test_any_sqlcipher_tool_opens_a_case_by_its_passphrase(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "x.case"
    with CaseFile.create(path, passphrase, CASE) as case:
        case.add_contribution(*a_return("first"), order=by_row)
    other = dbapi2.connect(shutil.copy(path, tmp_path / "copy.db"))
    quoted = passphrase.replace("'", "''")
    other.execute(f"PRAGMA key = '{quoted}'")
    assert other.execute('SELECT child FROM "case"').fetchone() == (CASE.child,)
    assert other.execute("SELECT bytes FROM originals").fetchone() == (a_return("first")[1],)
    other.close()
