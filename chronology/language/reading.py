"""Reading one event: every signal that its fields and its words give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chronology.language import contacts, declared, gestation, missed, quality, taken_back
from chronology.language.accounts import clock_times, place_kinds, places, told_days
from chronology.language.child import at_contact, disclosure
from chronology.language.domestic_abuse import abuse, around, enquiry
from chronology.language.injury import injury
from chronology.language.passages import NOBODY, passages
from chronology.language.people import adults, another_family, mentioned, whose_entry
from chronology.language.people.told_names import known_from
from chronology.language.school import attendance
from chronology.language.sharing import concern, hearing, involvement, sharing, strategy
from chronology.language.signals import Signal
from chronology.language.words.known import Known
from chronology.model.case import Case
from chronology.model.events import Event

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
    at_contact.read,
    disclosure.read,
    sharing.read,
    hearing.read,
    involvement.read,
    attendance.read,
)
_OF_WHAT_IS_READ = (around.children_heard, concern.read)
"""Readers that look at what the others have read, too."""


def read(event: Event, known: Known = NOBODY) -> tuple[Signal, ...]:
    """The signals of one event, by reader, then in the order of its fields and of its words."""
    found = tuple(passages(event, known))
    signals = [signal for reader in _READERS for signal in reader(event.id, found)]
    signals = list(missed.of_appointments(signals, found))
    signals += missed.read(event.id, found, event.agency)
    for reader in _OF_WHAT_IS_READ:
        signals += list(reader(event.id, found, signals))
    signals = list(another_family.of_this_family(signals, found, known, event))
    signals = list(taken_back.without_what_is_taken_back(signals, found))
    signals = list(whose_entry.of_the_child(signals, found, known, event))
    return tuple(place_kinds.with_kinds(signals, found))


def reader_for(case: Case, events: Sequence[Event] = ()) -> Callable[[Event], tuple[Signal, ...]]:
    """`read` for the events of one case, whose people are known by name; `events` tell more names."""
    known = known_from(case, events)
    return lambda event: read(event, known)
