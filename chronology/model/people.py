"""The people of a case: who they are, how they are related, and when they lived in the home or cared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chronology.model.dates.value import UNDATED, EventDate


class Identified(StrEnum):
    """Whether it is known who somebody is. 'The man at the visit of 3 May' is a person too."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class PersonKind(StrEnum):
    """What somebody is to the child, as far as it decides where they are listed."""

    CHILD = "subject child"
    FAMILY = "family"
    ADULT = "other adult"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who matters to the child: family, carer, other adult, or a professional.

    `role` is in the field's words ('mother', 'father', 'mother's partner', 'health visitor'). `id` is the
    person's number in the case file, 0 before the case has one. `gender` is 'female', 'male' or '' as
    recorded. `pseudonym` is what the anonymised edition calls them.
    """

    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()
    id: int = 0
    kind: PersonKind = PersonKind.FAMILY
    identified: Identified = Identified.YES
    pseudonym: str = ""
    gender: str = ""
    born: date | None = None
    died: date | None = None
    note: str = ""


class RelationshipKind(StrEnum):
    """What one person is to another: 'Kelly is PARENT of Dawid'. A step-parent is a kind of its own."""

    PARENT = "parent of"
    STEP_PARENT = "step-parent of"
    ADOPTIVE_PARENT = "adoptive parent of"
    FOSTER_CARER = "foster carer of"
    PARTNER = "partner of"
    FORMER_PARTNER = "former partner of"
    SIBLING = "brother or sister of"
    HALF_SIBLING = "half-brother or half-sister of"
    GRANDPARENT = "grandparent of"
    OTHER = "other relative of"


class Responsibility(StrEnum):
    """Whether somebody holds parental responsibility for a child."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Relationship:
    """`person` is `kind` of `other`, both by their numbers, from `first` to `last` where that is known."""

    person: int
    kind: RelationshipKind
    other: int
    responsibility: Responsibility = Responsibility.UNKNOWN
    first: EventDate = UNDATED
    last: EventDate = UNDATED
    source: str = ""
    id: int = 0


class PeriodRole(StrEnum):
    """What somebody was to the household during a period."""

    RESIDENT = "lived in the home"
    CARER = "cared for the child"
    CONTACT = "regular contact"


@dataclass(frozen=True, slots=True)
class Period:
    """When somebody lived in the home, cared, or was in regular contact; each end with its own doubt.

    An undated `first` or `last` means that nothing says it. `source` says who told it and where.
    """

    person: int
    role: PeriodRole
    first: EventDate = UNDATED
    last: EventDate = UNDATED
    source: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """An event that names or shows a person: characters `start` to `end` of the event's `field`, if known."""

    event: str
    person: int
    field: str = ""
    start: int = 0
    end: int = 0
