"""The passphrase of an open case can be asked for again, and its backups are known."""

from __future__ import annotations

from pathlib import Path

from chronology.casefile.casefile import CaseFile
from chronology.model.case import Case
from chronology.services.open_case import OpenCase


def test_only_the_cases_own_passphrase_opens_it_again(tmp_path: Path) -> None:
    with OpenCase.create(tmp_path / "a.case", "nine quiet otters", Case()) as case:
        assert case.opens_with("nine quiet otters")
        assert not any(map(case.opens_with, ("", "nine quiet otter", "nine\0", "NINE QUIET OTTERS")))
        case.change_passphrase("ten loud geese")
        assert case.opens_with("ten loud geese")
        assert not case.opens_with("nine quiet otters")


def test_the_backups_are_cases_that_open(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    OpenCase.create(path, "nine quiet otters", Case(title="Before")).close()
    with OpenCase.open(path, "nine quiet otters") as case:
        assert case.backups() == ()
        case.change_case(Case(title="After"))
        (backup,) = case.backups()
    with CaseFile.open(backup, "nine quiet otters", read_only=True) as kept:
        assert kept.case().title == "Before"
