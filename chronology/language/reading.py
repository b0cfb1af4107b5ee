"""Reading one event: every signal that its fields and its words give."""

from __future__ import annotations

from collections.abc import Callable

from chronology.language import (
    abuse,
    abuse_around,
    adults,
    another_family,
    attendance,
    child,
    clock_times,
    concern,
    contacts,
    declared,
    disclosure,
    enquiry,
    gestation,
    hearing,
    injury,
    involvement,
    mentioned,
    missed,
    place_kinds,
    places,
    quality,
    sharing,
    strategy,
    taken_back,
    told_days,
    whose_entry,
)
from chronology.language.known import Known
from chronology.language.passages import NOBODY, passages
from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.events import Event
from chronology.resource import agency_types

_READERS = (
    adults.read,
    abuse.read,
    enquiry.read,
    gestation.read,
    contacts.read,
    declared.read,
    injury.read,
    quality.read,
    strategy.read,
    mentioned.read,
    clock_times.read,
    told_days.read,
    places.read,
)


def read(event: Event, known: Known = NOBODY) -> tuple[Signal, ...]:
    """The signals of one event, by reader, then in the order of its fields and of its words."""
    found = tuple(passages(event, known))
    signals = [signal for reader in _READERS for signal in reader(event.id, found)]
    kind = agency_types().of(event.agency).id
    signals += child.read(event.id, found, kind)
    signals += list(abuse_around.children_heard(event.id, found, signals))
    signals += disclosure.read(event.id, found, kind)
    signals += sharing.read(event.id, found, kind)
    signals += hearing.read(event.id, found, kind)
    signals += concern.read(event.id, found, signals)
    signals += involvement.read(event.id, found, kind)
    signals += attendance.read(event.id, found, kind)
    signals += missed.read(event.id, found, event.agency)
    signals = list(another_family.of_this_family(signals, found))
    signals = list(taken_back.without_what_is_taken_back(signals, found))
    signals = list(whose_entry.of_the_child(signals, found, known, event))
    return tuple(place_kinds.with_kinds(signals, found))


def reader_for(case: Case) -> Callable[[Event], tuple[Signal, ...]]:
    """`read` for the events of one case, whose people are known by name."""
    known = Known.of(case)
    return lambda event: read(event, known)
