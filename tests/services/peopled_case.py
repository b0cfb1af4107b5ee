"""Open cases for what is proposed of people: names in several spellings, and men without a name."""

from __future__ import annotations

from pathlib import Path

from chronology.services.open_case import OpenCase
from tests.services.made_case import made_case

RETURNS = {
    "health.csv": (
        "Date,Agency,Event\n"
        "03/05/2021,Health Visiting,Home visit. Mum Tara Boyd well. A man who would not give his name was"
        " holding the baby.\n"
        "20/05/2021,Health Visiting,Clinic. Mum's partner Lee Sanders came along. Lee held Ottilie.\n"
        "11/06/2021,Health Visiting,Telephone call with Tara about sleep.\n"
    ),
    "police.csv": (
        "Date,Agency,Event\n"
        "02/06/2021,Police,Called to the address. Lee Sanders (mum's partner) shouting at Tara Boyd.\n"
        "09/07/2021,Police,Lee Sanders arrested.\n"
    ),
    "nursery.csv": (
        "Date,Agency,Event\n"
        "01/03/2022,Nursery,Collected by mum's partner Lea Sanders. Unknown male waiting in the car.\n"
        "04/03/2022,Nursery,Nan Carol Finch collected. Ottilie settled well.\n"
    ),
}


def peopled_case(folder: Path) -> OpenCase:
    """The case, open for changes. Nobody is listed yet."""
    return made_case(folder, "R-9", RETURNS)


def case_of_rows(folder: Path, *rows: str) -> OpenCase:
    """An open case with one return of these rows: date, agency, words."""
    return made_case(
        folder, "R-9", {"return.csv": "Date,Agency,Event\n" + "".join(f"{row}\n" for row in rows)}
    )
