"""What the case says of itself: title, child, scope, days that start clocks, and whom the review knows of."""

from __future__ import annotations

from sqlite_utils import Database

from chronology.casefile import rows
from chronology.model.case import Case
from chronology.model.people import Person


def read(db: Database, people: tuple[Person, ...] | None = None) -> Case:
    """The case with its people; without `people`, those that are kept, and not their numbers."""
    if people is None:
        found = db.execute(f"SELECT {rows.PERSON_COLUMNS} FROM persons ORDER BY id").fetchall()
        people = tuple(map(rows.person_from, found))
    row = db.execute(f'SELECT {rows.CASE_COLUMNS} FROM "case"').fetchone()
    return rows.case_from(row, people)


def keep(db: Database, case: Case) -> None:
    """Keep everything that the case says of itself, but for its people."""
    row = rows.case_row(case)
    said = ", ".join(f'"{column}" = :{column}' for column in row)
    db.execute(f'UPDATE "case" SET {said}', row)
