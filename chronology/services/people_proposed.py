"""A proposal about people, and what all proposals are made of: what is decided, names, reasons, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chronology.model.events import Event
from chronology.model.people import Identified, Mention, Period, Person
from chronology.services.told_of import kind_of, role_of
from chronology.timeline.names_alike import name_key
from chronology.timeline.somebody import Sighting, Somebody


class About(StrEnum):
    """What a proposal is about."""

    LISTED = "entries that name somebody listed"
    NEW = "somebody who is not listed"
    ALIKE = "two who may be one"
    UNNAMED = "an adult without a name"
    PERIOD = "a time in the home or of care"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to decide about a person, in one sentence, with the reasons and the entries.

    `person` is as they would be listed, with the number of somebody who is listed already. `others` are
    listed people who would become one with `person`. `part` is 'mother' or 'father' where accepting also
    says whose parent it is. `period` is what is kept where a time in the home or of care is accepted, under
    its number where it is kept already. `marks` is what a refusal remembers; the first is the proposal's id.
    """

    about: About
    title: str
    reasons: tuple[str, ...]
    person: Person
    mentions: tuple[Mention, ...]
    marks: tuple[str, ...]
    others: tuple[int, ...] = ()
    part: str = ""
    period: Period | None = None

    @property
    def id(self) -> str:
        """The same for the same proposal, whenever it is made."""
        return self.marks[0]

    @property
    def events(self) -> tuple[str, ...]:
        """The entries that it rests on, in timeline order."""
        return tuple(dict.fromkeys(mention.event for mention in self.mentions))


class Decided:
    """The mentions that the case keeps: what stands there is decided."""

    def __init__(self, kept: Iterable[Mention]) -> None:
        self._by_event: dict[str, list[Mention]] = {}
        for mention in kept:
            self._by_event.setdefault(mention.event, []).append(mention)

    def holds(self, event: str, field: str, start: int, end: int, person: int = 0) -> bool:
        """Whether somebody is kept at a place, or `person` for the whole event."""
        return any(
            (kept.field == field and kept.start < end and start < kept.end)
            or (not kept.field and kept.person == person)
            for kept in self._by_event.get(event, ())
        )

    def open_of(self, somebody: Somebody, person: int = 0) -> list[Sighting]:
        """Where somebody is mentioned and nobody is kept yet."""
        return [
            seen
            for seen in somebody.sightings
            if not self.holds(seen.event, seen.field, seen.start, seen.end, person)
        ]


def as_listed(somebody: Somebody, seen: Sequence[Sighting], events: Mapping[str, Event]) -> Person:
    """Somebody as they would be listed: by the fullest name, as it is most often written."""
    written = Counter(each.name for each in somebody.sightings if each.name)
    names = sorted(written, key=lambda name: (-len(name.split()), -written[name], name))
    role = role_of(somebody.relation, ((events[each.event], each) for each in seen))
    name = _evenly(names[0]) if names else role.capitalize()
    is_full = " " in name
    return Person(
        name,
        role,
        tuple(
            {name_key(each): each for each in reversed(names) if name_key(each) != name_key(name)}.values()
        )[::-1],
        kind=kind_of(somebody.relation),
        identified=Identified.YES if is_full else Identified.PARTLY,
        gender=somebody.gender or {"mother": "female", "father": "male"}.get(somebody.relation, ""),
    )


def _evenly(name: str) -> str:
    """'Lee GARSIDE' as a name is written in a list."""
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in name.split())


def mentions_of(seen: Iterable[Sighting], person: int = 0) -> tuple[Mention, ...]:
    """Where somebody is mentioned, as the case keeps it."""
    return tuple(Mention(each.event, person, each.field, each.start, each.end) for each in seen)


def in_entries(seen: Sequence[Sighting]) -> str:
    """'is named in 7 entries of 3 agencies'."""
    entries, agencies = len({each.event for each in seen}), len({each.agency for each in seen})
    said = "is named" if any(each.name for each in seen) else "is spoken of"
    of = f"{agencies} agencies" if agencies > 1 else (seen[0].agency or "one agency")
    return f"{said} in {entries} {'entry' if entries == 1 else 'entries'} of {of}"


def where(seen: Sequence[Sighting], events: Mapping[str, Event]) -> tuple[str, ...]:
    """How the names are written, and in how many entries of which agency."""
    names = Counter(each.name for each in seen if each.name)
    agencies = Counter(agency for agency, _ in {(each.agency, each.event) for each in seen})
    told = []
    if len(names) > 1:
        told.append("Written as " + ", ".join(f"'{name}'" for name, _ in _often(names)) + ".")
    if len(agencies) > 1:
        told.append(
            "; ".join(f"{name or 'agency not named'}: {count}" for name, count in _often(agencies)) + "."
        )
    return tuple(told)


def _often(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def keys(person: Person) -> set[str]:
    """All names of somebody, as they are held against others."""
    return {key for name in (person.name, *person.aliases) if (key := name_key(name))}


def differ(one: str, other: str) -> bool:
    """Whether two things are known and are not the same."""
    return bool(one and other and one != other)


def sentence(words: str) -> str:
    """Words with a capital and a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
