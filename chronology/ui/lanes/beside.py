"""What stands beside the events: people and their periods, plans, and who and what each event is under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chronology.model.curation import Note
from chronology.model.event_rows import RowQuery
from chronology.model.events import Event
from chronology.model.people import Period, Person
from chronology.timeline.plans import PlanPeriod


@dataclass(frozen=True)
class Beside:
    """All that a scene shows besides the content. Every part may be empty.

    `mentions`, `themes` and `types` give, by an event's id, the numbers of the people whom it names, the
    themes and tags it is gathered under, and its types, each in plain words but for the people.
    `turning_points` are ids of events.
    """

    people: tuple[Person, ...] = ()
    periods: tuple[Period, ...] = ()
    plans: tuple[PlanPeriod, ...] = ()
    notes: tuple[Note, ...] = ()
    mentions: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    turning_points: frozenset[str] = frozenset()

    def person(self, number: int) -> Person | None:
        """A person by the number in the case file."""
        return next((person for person in self.people if person.id == number), None)


ALONE = Beside()
"""Nothing is known but the events."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events are shown: those of these agencies, naming one of these people, of one of these types.

    An empty set asks nothing: every agency, everyone, every type.
    """

    agencies: frozenset[str] = frozenset()
    people: frozenset[int] = frozenset()
    types: frozenset[str] = frozenset()

    @classmethod
    def of(cls, query: RowQuery) -> Choice:
        """What the lanes can show of what a table was asked for."""
        return cls(query.agencies, query.people, query.types)

    @property
    def query(self) -> RowQuery:
        """The same events as a table is asked for them."""
        return RowQuery(agencies=self.agencies, people=self.people, types=self.types)

    @property
    def is_all(self) -> bool:
        """Whether every event is shown."""
        return not (self.agencies or self.people or self.types)

    def keeps(self, event: Event, beside: Beside) -> bool:
        """Whether an event is shown."""
        if self.agencies and event.agency not in self.agencies:
            return False
        if self.people and self.people.isdisjoint(beside.mentions.get(event.id, ())):
            return False
        return not self.types or not self.types.isdisjoint(beside.types.get(event.id, ()))


ALL = Choice()
"""Every event."""
