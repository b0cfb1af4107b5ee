"""A new case holds what was known of the child, and is never made over something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chronology.casefile.casefile import CaseFile
from chronology.casefile.faults import CaseFileError
from chronology.resource import BrokenResource
from chronology.services.new import new_case
from tests.services.casework import CASE, PASSPHRASE


def test_a_new_case_opens_with_its_passphrase(tmp_path: Path) -> None:
    new_case(tmp_path / "Ivo.case", PASSPHRASE, CASE)
    with CaseFile.open(tmp_path / "Ivo.case", PASSPHRASE) as case:
        assert case.case() == CASE
        assert case.contributions() == ()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "Ivo.case"
    path.write_text("a letter")
    with pytest.raises(CaseFileError, match="already"):
        new_case(path, PASSPHRASE, CASE)
    assert path.read_text() == "a letter"


def test_an_unknown_pack_makes_no_case(tmp_path: Path) -> None:
    with pytest.raises(BrokenResource, match="atlantis"):
        new_case(tmp_path / "Ivo.case", PASSPHRASE, replace(CASE, pack="atlantis"))
    assert list(tmp_path.iterdir()) == []
