"""What the chips offer, and how each is shown: the case's people, the kinds of event, the tags in use."""

from __future__ import annotations

from collections.abc import Sequence

from chronology.language.people.likeness import alike, is_unnamed, known_as
from chronology.model.people import Person
from chronology.resource import event_types
from chronology.ui.entry.chips import ChipKind, Offer

_AT_MOST = 12


class Offering:
    """The people and tags that the case knows of. There is one for each form."""

    def __init__(self) -> None:
        self.people_known: Sequence[Person] = ()
        self.tags_known: Sequence[str] = ()

    def people(self, typed: str) -> list[Offer]:
        """The people whose names are like what was typed; all of them for nothing typed."""
        found = alike(typed, self.people_known) if typed else tuple(self.people_known)
        return [Offer(person.name, person.name, person.role) for person in found[:_AT_MOST]]

    def person_shown(self, name: str) -> tuple[str, ChipKind]:
        """A person as a chip."""
        if is_unnamed(name, self.people_known):
            return name, ChipKind.UNNAMED
        return name, ChipKind.KNOWN if known_as(name, self.people_known) else ChipKind.NEW

    def types(self, typed: str) -> list[Offer]:
        """The kinds of event that fit what was typed."""
        return [Offer(kind.id, kind.label) for kind in event_types().matching(typed)]

    def type_shown(self, id: str) -> tuple[str, ChipKind]:
        """A kind of event as a chip."""
        return event_types().label(id), ChipKind.KNOWN

    def tags(self, typed: str) -> list[Offer]:
        """The tags in use that begin so."""
        return [Offer(tag, tag) for tag in self.tags_known if tag.casefold().startswith(typed.casefold())]

    def tag_shown(self, tag: str) -> tuple[str, ChipKind]:
        """A tag as a chip."""
        return tag, ChipKind.KNOWN
