"""The kinds of event that an author can choose from, as a plain vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronology.model.agencies import folded
from chronology.model.events import Event

_HEADINGS = frozenset(
    f"{before}{noun}{after}"
    for noun in ("type", "types", "kind", "kinds", "category", "categories")
    for before, after in (("", ""), ("event ", ""), ("", " of event"), ("", " of events"))
)


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event: its id in the case ('contact.home_visit'), its label, other words for finding it."""

    id: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class EventTypes:
    """All kinds, by id, in the order in which they are listed."""

    by_id: Mapping[str, EventType]

    def label(self, id: str) -> str:
        """What a person reads for an id; the id itself where a later version of the program made it."""
        found = self.by_id.get(id)
        return found.label if found else id

    def matching(self, typed: str) -> tuple[EventType, ...]:
        """The kinds that fit what was typed, best first: by label, then by other words, then anywhere in it.

        Every word typed must begin a word of the kind. Nothing typed gives all kinds.
        """
        wanted = folded(typed).split()
        ranked = []
        for place, kind in enumerate(self.by_id.values()):
            rank = _rank(kind, wanted)
            if rank is not None:
                ranked.append((rank, place, kind))
        return tuple(kind for _, _, kind in sorted(ranked, key=lambda each: each[:2]))

    def named(self, words: str) -> EventType | None:
        """The kind whose label or id is exactly these words, capitals and punctuation aside."""
        plain = folded(words)
        return next(
            (kind for kind in self.by_id.values() if plain in (folded(kind.label), folded(kind.id))), None
        )


def types_of(event: Event) -> tuple[str, ...]:
    """The kinds that an event's author put it under, in plain words; () for an event of a return without."""
    return tuple(
        dict.fromkeys(
            words.strip()
            for column in event.other
            if folded(column.heading) in _HEADINGS
            for words in column.text.replace("\n", ";").split(";")
            if words.strip()
        )
    )


def _rank(kind: EventType, wanted: list[str]) -> int | None:
    label, typed = folded(kind.label), " ".join(wanted)
    if label.startswith(typed) or typed in map(folded, kind.words):
        return 0
    for rank, place in ((1, label), (2, f"{label} {folded(' '.join(kind.words))}")):
        words = place.split()
        if all(any(word.startswith(part) for word in words) for part in wanted):
            return rank
    return None
