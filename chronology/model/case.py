"""The case: the child, the scope and the people that the review already knows of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chronology.model.people import Person


@dataclass(frozen=True, slots=True)
class Scope:
    """The first and the last day that the review looks at; either may be open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of the case before any return is read. Every field may be unknown."""

    title: str = ""
    reference: str = ""
    child: str = ""
    born: date | None = None
    expected: date | None = None
    scope: Scope = Scope()
    people: tuple[Person, ...] = ()
    pack: str = "england"
    marking: str = "OFFICIAL-SENSITIVE"
