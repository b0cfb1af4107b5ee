"""Which lanes an event stands in. A grouping is a function, so that other lanes need no other view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from chronology.model.agencies import AgencyType
from chronology.model.events import Event
from chronology.model.people import PersonKind
from chronology.resource import agency_types
from chronology.ui.lanes.beside import Beside


@dataclass(frozen=True, slots=True)
class Group:
    """What one lane holds: its name, its place among the lanes, and whose mark stands at its head, if any.

    `silences` says whether long times without an entry are told in this lane. `detail` says more of it in
    few words ('mother's partner').
    """

    order: int
    label: str
    kind: AgencyType | None = None
    silences: bool = False
    detail: str = ""


Grouping: TypeAlias = Callable[[Event], tuple[Group, ...]]
"""Gives the lanes that an event stands in, one or several. Equal groups are one lane."""


def by_agency(event: Event) -> tuple[Group, ...]:
    """One lane an agency, in the order of the vocabulary.

    Silences are told for the services that every child has: of any other, a silence says nothing by itself.
    """
    return _agency(event.agency)


@lru_cache(maxsize=1024)
def _agency(name: str) -> tuple[Group, ...]:
    kind = agency_types().of(name)
    order = list(agency_types().by_id).index(kind.id)
    return (Group(order, name or "Agency not stated", kind, silences=kind.universal),)


NO_ONE = "No one named"
NO_THEME = "Under no theme"
_LAST = 1_000_000


def by_person(beside: Beside) -> Grouping:
    """One lane a person, the child first, then the family, other adults and professionals, each by name.

    An event stands in the lane of everyone whom it names; one that names nobody stands in the last lane.
    """
    kinds = list(PersonKind)
    ordered = sorted(beside.people, key=lambda person: (kinds.index(person.kind), person.name, person.id))
    groups = {
        person.id: Group(order, person.name or "Unnamed person", detail=person.role)
        for order, person in enumerate(ordered)
    }
    nobody = (Group(_LAST, NO_ONE),)

    def lanes(event: Event) -> tuple[Group, ...]:
        named = (groups[person] for person in beside.mentions.get(event.id, ()) if person in groups)
        return tuple(dict.fromkeys(named)) or nobody

    return lanes


def by_theme(beside: Beside) -> Grouping:
    """One lane a theme, by name; an event stands in each that it is gathered under, or in the last lane."""
    none = (Group(_LAST, NO_THEME),)

    def lanes(event: Event) -> tuple[Group, ...]:
        return tuple(Group(0, theme) for theme in dict.fromkeys(beside.themes.get(event.id, ()))) or none

    return lanes
