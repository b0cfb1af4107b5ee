"""Events that something kept in the case refers to, as far as they are still in the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from chronology.model.events import Event
from chronology.services.refusal import Refused


class HasEvents(Protocol):
    """The open case, as far as one event goes."""

    def event(self, id: str) -> Event: ...


def still_there(case: HasEvents, ids: Iterable[str]) -> dict[str, Event]:
    """The events with these ids, in their order. One whose return was withdrawn since is left out."""
    found = {}
    for id in ids:
        try:
            found[id] = case.event(id)
        except (KeyError, Refused):
            continue
    return found
