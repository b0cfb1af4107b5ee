"""Reading one event: every signal that its fields and its words give."""

from __future__ import annotations

from chronology.language import adults, contacts, enquiry
from chronology.language.passages import passages
from chronology.language.signals import Signal
from chronology.model.events import Event

_READERS = (adults.read, enquiry.read, contacts.read)


def read(event: Event) -> tuple[Signal, ...]:
    """The signals of one event, in the order of its fields and of its words."""
    found = tuple(passages(event))
    return tuple(signal for reader in _READERS for signal in reader(event.id, found))
