"""What a panel grasps at a glance: who recorded when, saw the child, asked, and knew of which adult."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the review's time: a quarter, a half year or a year, both days included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Seen:
    """One agency's entries in a stretch: all, and those in which the child was seen, alone, or not."""

    entries: int = 0
    seen: int = 0
    alone: int = 0
    not_seen: int = 0


@dataclass(frozen=True, slots=True)
class Asking:
    """Asking a parent about abuse in a stretch: contacts at which it was possible, and what came of it."""

    possible: int = 0
    asked: int = 0
    could_not: int = 0


@dataclass(frozen=True, slots=True)
class KnownAdult:
    """An adult of the family or around it, as the returns say, with each agency's number of entries."""

    name: str
    relation: str
    by: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All of it. `seen` has a row for each of `agencies`, with a cell for each of `stretches`."""

    stretches: tuple[Stretch, ...]
    agencies: tuple[str, ...]
    seen: tuple[tuple[Seen, ...], ...]
    asking: tuple[Asking, ...]
    adults: tuple[KnownAdult, ...]
