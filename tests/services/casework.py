"""A fictional case and two returns on disk, for the tests of the use cases over a case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chronology.model.case import Case, Scope
from chronology.model.people import Person

PASSPHRASE = "six green herons"
CASE = Case(
    title="Rapid review",
    child="Ivo Larkmead",
    born=date(2018, 4, 2),
    scope=Scope(date(2018, 1, 1), date(2020, 12, 31)),
    people=(Person("Dana Larkmead", "mother"),),
)
POLICE = (
    "Date,Event,Source\n"
    "12/03/2019,Officers attended after a neighbour called; raised voices heard.,Log 12\n"
    "14/03/2019,Ivo was seen with his mother at home.,Log 13\n"
    "not known,A caller asked for advice.,\n"
)
SCHOOL = "Date;Event\n03.06.2019;Ivo said he likes painting.\nJune 2020;Nursery place offered.\n"


def returns_in(folder: Path) -> Path:
    """A folder with the two returns."""
    folder.mkdir()
    (folder / "Police log.csv").write_text(POLICE, encoding="utf-8")
    (folder / "Nursery.csv").write_text(SCHOOL, encoding="utf-8")
    return folder
