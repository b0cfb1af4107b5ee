"""Which lanes an event stands in. A grouping is a function, so that other lanes need no other view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from chronology.model.agencies import AgencyType
from chronology.model.events import Event
from chronology.resource import agency_types


@dataclass(frozen=True, slots=True)
class Group:
    """What one lane holds: its name, its place among the lanes, and whose mark stands at its head, if any.

    `silences` says whether long times without an entry are told in this lane.
    """

    order: int
    label: str
    kind: AgencyType | None = None
    silences: bool = False


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
