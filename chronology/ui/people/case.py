"""What the room of people needs of the open case, and how all that it shows is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from chronology.model.case import Case
from chronology.model.events import Event
from chronology.model.people import Mention, Period, Person, Relationship
from chronology.model.timeline import Timeline
from chronology.services.people_proposed import Proposal
from chronology.services.progress import Progress, unwatched
from chronology.services.who_is_who import Read, who_is_who


class OpenCase(Protocol):
    """The case behind the people. Every method may be called from any thread."""

    @property
    def read_only(self) -> bool: ...
    def case(self) -> Case: ...
    def timeline(self) -> Timeline: ...
    def read_entries(self, progress: Progress = unwatched) -> tuple[Read, ...]: ...
    def people(self) -> tuple[Person, ...]: ...
    def add_person(self, person: Person) -> int: ...
    def change_person(self, person: Person) -> None: ...
    def remove_person(self, id: int) -> None: ...
    def merge_people(self, keep: int, others: Sequence[int]) -> None: ...
    def split_person(
        self, id: int, new: Person, events: Iterable[str] = (), periods: Iterable[int] = ()
    ) -> int: ...
    def mentions(self, person: int) -> tuple[Mention, ...]: ...
    def add_mentions(self, found: Sequence[Mention]) -> None: ...
    def remove_mentions(self, person: int, events: Sequence[str]) -> None: ...
    def relationships(self) -> tuple[Relationship, ...]: ...
    def keep_relationship(self, known: Relationship) -> int: ...
    def remove_relationship(self, id: int) -> None: ...
    def periods(self) -> tuple[Period, ...]: ...
    def keep_period(self, period: Period) -> int: ...
    def remove_period(self, id: int) -> None: ...
    def setting(self, name: str, default: Any = None) -> Any: ...
    def set_setting(self, name: str, value: Any) -> None: ...
    def together(self, label: str) -> AbstractContextManager[None]: ...


@dataclass(frozen=True)
class Loaded:
    """The people as the case holds them. `mentions` say where somebody is named, in timeline order."""

    case: Case
    people: tuple[Person, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    periods: tuple[Period, ...] = ()
    mentions: Mapping[int, tuple[Mention, ...]] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)

    def person(self, id: int) -> Person | None:
        """Somebody by their number; None where they are gone."""
        return next((each for each in self.people if each.id == id), None)

    def of(self, id: int) -> tuple[Event, ...]:
        """The events that name somebody and are in the timeline."""
        named = dict.fromkeys(mention.event for mention in self.mentions.get(id, ()))
        return tuple(self.events[event] for event in named if event in self.events)


@dataclass(frozen=True)
class Proposed:
    """What is to be decided, with the events that it rests on."""

    proposals: tuple[Proposal, ...] = ()
    events: Mapping[str, Event] = field(default_factory=dict)


def load(case: OpenCase) -> Loaded:
    """Everybody with all that is known of them. It takes seconds where the case is large."""
    people = case.people()
    mentions = {person.id: case.mentions(person.id) for person in people}
    wanted = {mention.event for found in mentions.values() for mention in found}
    events = _events(case, wanted) if wanted else {}
    return Loaded(case.case(), people, case.relationships(), case.periods(), mentions, events)


def propose(case: OpenCase, progress: Progress) -> Proposed:
    """What is to be decided now. It takes seconds where the case is large."""
    found = who_is_who(case, progress)
    return Proposed(found, _events(case, {event for each in found for event in each.events}))


def _events(case: OpenCase, wanted: set[str]) -> Mapping[str, Event]:
    return {entry.event.id: entry.event for entry in case.timeline().entries if entry.event.id in wanted}
