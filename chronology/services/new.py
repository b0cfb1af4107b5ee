"""Make a new, encrypted case file."""

from __future__ import annotations

from pathlib import Path

from chronology.casefile.casefile import CaseFile
from chronology.model.case import Case
from chronology.resource import load_pack


def new_case(path: Path, passphrase: str, case: Case) -> None:
    """Make a case file at `path`. There is no other way into it than the passphrase.

    Raises CaseFileError where it cannot be made (nothing is ever written over), BrokenResource where the
    partnership pack of `case` is unknown.
    """
    load_pack(case.pack)
    CaseFile.create(path, passphrase, case).close()
