"""The case: the child, the scope and the people that the review already knows of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chronology.model.people import Person


@dataclass(frozen=True, slots=True)
class Scope:
    """The first and the last day that the review looks at; either may be open."""

    first: date | None = None
    last: date | None = None


class Mode(StrEnum):
    """Whose case this is: one agency's own list, or the review that merges the lists of all."""

    CONTRIBUTION = "contribution"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day that starts or ends a clock: what happened on it ('serious incident notification'), and when."""

    what: str
    day: date


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of the case before any return is read. Every field may be unknown.

    `agency` is whose contribution this is, '' in a review. `pseudonym` is what the child is called where no
    name may stand. `review_type` and `status` are in the field's words ('rapid review', 'open').
    """

    title: str = ""
    reference: str = ""
    child: str = ""
    born: date | None = None
    expected: date | None = None
    scope: Scope = Scope()
    people: tuple[Person, ...] = ()
    pack: str = "england"
    marking: str = "OFFICIAL-SENSITIVE"
    review_type: str = ""
    mode: Mode = Mode.REVIEW
    agency: str = ""
    status: str = ""
    pseudonym: str = ""
    key_dates: tuple[KeyDate, ...] = ()
