"""Whether an event tells that the child was seen: a column of its own counts before words do."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.language.signals import Layer
from chronology.model.events import Event
from chronology.rules.reading import Reading

_INFANT_UNTIL = 730  # days: of an older child, words of a baby are of a sibling
_UNNAMED = frozenset({"bare", "pronoun"})  # words that do not name the child say less than those that do
_SEEN = ("child.seen", "child.spoken_to", "child.alone", "child.disclosed")


def is_seen(reading: Reading, event: Event) -> bool:
    """Whether the child was seen or spoken to, by the column where it says so, else by the words."""
    columns = _by_column(reading, event)
    if columns:
        return bool(columns & set(_SEEN))
    unseen = reading.has(event, "child.not_seen", "visit.no_access")
    return any(
        signal.id in _SEEN
        and not ("infant" in signal.tags and _is_older(reading, event))
        and not (unseen and signal.tags & _UNNAMED)
        for signal in reading.signals.get(event.id, ())
    )


def seen(reading: Reading) -> Sequence[Event]:
    """Every dated event that tells that the child was seen or spoken to, in timeline order."""
    return reading.once(_seen)


def _seen(reading: Reading) -> Sequence[Event]:
    told = {mark.event.id: mark.event for mark in reading.marks(*_SEEN) if mark.date.is_dated}
    return [event for event in told.values() if is_seen(reading, event)]


def not_seen(reading: Reading, event: Event) -> bool:
    """Whether the event says that the child was not seen, and nothing in it says otherwise."""
    if not reading.has(event, "child.not_seen", "visit.no_access"):
        return False
    return not is_seen(reading, event)


def _by_column(reading: Reading, event: Event) -> set[str]:
    return {
        signal.id
        for signal in reading.signals.get(event.id, ())
        if signal.layer is Layer.FIELD and signal.field == "seen" and signal.id.startswith("child.")
    }


def _is_older(reading: Reading, event: Event) -> bool:
    age = reading.youngest(event)
    return age is not None and age > _INFANT_UNTIL
