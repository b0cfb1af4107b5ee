"""A check says whether the file is whole and which questions are open, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronology.casefile.casefile import CaseFile
from chronology.casefile.cipher import Key, connect
from chronology.casefile.faults import NotACase
from chronology.services.add import add_returns
from chronology.services.check import check_case
from chronology.services.new import new_case
from tests.services.casework import CASE, PASSPHRASE, returns_in


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    path = tmp_path / "Ivo.case"
    new_case(path, PASSPHRASE, CASE)
    add_returns(path, PASSPHRASE, [returns_in(tmp_path / "in")])
    return path


def test_a_whole_case_is_said_to_be_whole(case_path: Path) -> None:
    before = case_path.read_bytes()
    checked = check_case(case_path, PASSPHRASE)
    assert checked.whole
    assert (checked.returns, checked.events, checked.problems) == (2, 5, ())
    assert checked.audited >= 3
    assert case_path.read_bytes() == before


def test_the_findings_are_those_that_adding_kept(case_path: Path) -> None:
    checked = check_case(case_path, PASSPHRASE)
    with CaseFile.open(case_path, PASSPHRASE, read_only=True) as case:
        assert case.findings() == checked.findings
    assert "SIL-02" in {finding.rule for finding in checked.open_findings}


def test_a_case_that_is_open_can_be_checked(case_path: Path) -> None:
    with CaseFile.open(case_path, PASSPHRASE):
        assert check_case(case_path, PASSPHRASE).whole


def test_tampering_is_said(case_path: Path) -> None:
    db = connect(case_path, Key.from_passphrase(PASSPHRASE, case_path.read_bytes()[:16]), "rw")
    db.execute("DROP TRIGGER audit_is_never_changed")
    db.execute("UPDATE audit SET what = 'nothing'")
    db.close()
    checked = check_case(case_path, PASSPHRASE)
    assert not checked.whole
    assert any("audit trail" in problem for problem in checked.problems)


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotACase):
        check_case(tmp_path, PASSPHRASE)
