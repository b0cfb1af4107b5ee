"""The merged timeline: contributions of many agencies as one ordered list of entries."""

from __future__ import annotations

from dataclasses import dataclass

from chronology.model.contributions import Contribution
from chronology.model.events import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the timeline. `number` counts from 1 through dated and undated events alike."""

    number: int
    event: Event
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events of all contributions: dated ones in order, then undated ones in a part of their own."""

    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    contributions: tuple[Contribution, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.dated + self.undated

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(entry.event for entry in self.entries)
