"""Mentions of all agencies grouped into proposed people, each with its reasons; nothing is merged silently.

A mention joins a person by the same name, by a first name or a surname alone where only one person has it,
by words that say two names are one, or by a part that only one has in a child's life (the mother, the
father). Names that are only alike stay two people: `alike` says which, and why, for a person to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from chronology.language.signals import Signal
from chronology.model.events import Event
from chronology.model.people import Person
from chronology.timeline.names_alike import is_first_name, is_short_for, name_key, names_alike

_RELATIONS = (
    "mother", "father", "partner", "ex", "kin", "friend", "neighbour", "sibling", "professional", "adult",
    "patient", "parents", "named",
)  # fmt: skip
_ONE_OF_A_KIND = ("mother", "father")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention in one event: where it stands, and what it says."""

    event: str
    agency: str
    field: str
    start: int
    end: int
    name: str
    relation: str
    gender: str
    is_grandparent: bool = False


@dataclass(frozen=True)
class Somebody:
    """A proposed person: the names used, the relation and gender told most often, and where mentioned.

    `reasons` say why names that differ were taken for one person's.
    """

    names: tuple[str, ...]
    relation: str
    gender: str
    sightings: tuple[Sighting, ...]
    reasons: tuple[str, ...] = ()

    @cached_property
    def name(self) -> str:
        """The fullest name used, '' for somebody nobody names."""
        return max(self.names, key=lambda name: (len(name.split()), len(name)), default="")

    @cached_property
    def events(self) -> tuple[str, ...]:
        """The events that mention the person, in order."""
        return tuple(dict.fromkeys(sighting.event for sighting in self.sightings))

    @property
    def is_professional(self) -> bool:
        """Whether this is somebody at work."""
        return self.relation == "professional"

    @cached_property
    def is_grandparent(self) -> bool:
        """Whether any mention says so."""
        return any(sighting.is_grandparent for sighting in self.sightings)

    def is_said_to_be(self, *relations: str) -> bool:
        """Whether any mention gives one of these relations."""
        return not self._relations.isdisjoint(relations)

    @cached_property
    def _relations(self) -> frozenset[str]:
        return frozenset(sighting.relation for sighting in self.sightings)


@dataclass(frozen=True, slots=True)
class Alike:
    """Two proposed people who may be one, by their numbers, with the reason: for a person to decide."""

    one: int
    other: int
    reason: str


@dataclass(frozen=True)
class Everybody:
    """Everybody whom the returns mention, as proposed people, and which of them may be one."""

    people: tuple[Somebody, ...]
    alike: tuple[Alike, ...]

    def at(self, event: str, field: str, start: int, end: int) -> Somebody | None:
        """The person mentioned at a place of an event."""
        for person, seen in self.seen_within(event):
            if seen.field == field and seen.start < end and start < seen.end:
                return person
        return None

    def named(self, name: str, event: str = "") -> Somebody | None:
        """The person who bears a name; one whom `event` mentions first, where several bear it."""
        found = self._by_name.get(name_key(name), ())
        here = [number for number in self._by_event.get(event, ()) if number in found]
        return next((self.people[number] for number in here or found), None)

    def seen_within(self, event: str) -> Iterator[tuple[Somebody, Sighting]]:
        """Every mention in an event, with the person mentioned."""
        return iter(self._sightings.get(event, ()))

    @cached_property
    def _sightings(self) -> Mapping[str, list[tuple[Somebody, Sighting]]]:
        found: dict[str, list[tuple[Somebody, Sighting]]] = {}
        for person in self.people:
            for sighting in person.sightings:
                found.setdefault(sighting.event, []).append((person, sighting))
        return found

    def within(self, event: str) -> tuple[Somebody, ...]:
        """Everybody whom an event mentions."""
        return tuple(self.people[number] for number in self._by_event.get(event, ()))

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, person in enumerate(self.people):
            for name in dict.fromkeys(map(name_key, person.names)):
                found.setdefault(name, []).append(number)
        return {name: tuple(numbers) for name, numbers in found.items()}

    @cached_property
    def _by_event(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, person in enumerate(self.people):
            for event in person.events:
                found.setdefault(event, []).append(number)
        return {event: tuple(numbers) for event, numbers in found.items()}


def everybody(
    entries: Iterable[tuple[Event, Sequence[Signal]]],
    known: Sequence[Person] = (),
    child: str = "",
    before: Everybody | None = None,
) -> Everybody:
    """Group what `person.mentioned` and `person.alias` tell, of entries in timeline order.

    `known` are the case's people, whose aliases a person has already decided on. With what was found
    `before` a change, the same is found in less time.
    """
    told = list(entries)
    sightings: list[Sighting] = []
    said: list[tuple[str, str]] = []
    names = _sure_names(signal for _, signals in told for signal in signals) - {*name_key(child).split()[:1]}
    for event, signals in told:
        for signal in signals:
            if signal.id == "person.mentioned" and _is_somebody(signal, names):
                sightings.append(_sighting(event, signal))
            elif signal.id == "person.alias":
                said += [(name_key(signal.person), name_key(tag)) for tag in signal.tags]
    groups = _Groups(sighting.name for sighting in sightings if sighting.name)
    for one, other in said:
        groups.join(one, other, "an entry says that both are one person")
        if " " in one and " " not in other:  # 'Daniel Hale aka Dean': the Dean Hale of other entries
            groups.join(one, f"{other} {one.split()[-1]}", "an entry says that both are one person")
    for person in known:
        for alias in person.aliases:
            groups.join(name_key(person.name), name_key(alias), "listed as one person")
    _join_short_forms(groups, sightings)
    _join_parts(groups, sightings)
    people = tuple(_people(groups, sightings))
    return Everybody(people, _alike(people, before))


def _is_somebody(signal: Signal, names: set[str]) -> bool:
    """Whether a mention is of a person: by a sure name, or by a relation whom no words deny."""
    return name_key(signal.person) in names if signal.person else "denied" not in signal.tags


def _sure_names(signals: Iterable[Signal]) -> set[str]:
    """Names that are names: not a single word that only ever begins a sentence ('Jolly.').

    'Fairweather remanded' is one where somebody is called Jodie Fairweather.
    """
    told = [signal for signal in signals if signal.id == "person.mentioned" and signal.person]
    sure = {
        name_key(signal.person)
        for signal in told
        if " " in signal.person
        or "named" not in signal.tags
        or signal.start != signal.sentence[0]
        or is_first_name(name_key(signal.person))
    }
    surnames = {name.split()[-1] for name in sure if " " in name}
    return sure | {key for key in (name_key(signal.person) for signal in told) if key in surnames}


class _Groups:
    """Names that are taken for one person's, each joining with its reason, by their keys."""

    def __init__(self, names: Iterable[str]) -> None:
        self._written: dict[str, str] = {}
        for name in names:
            self._written.setdefault(name_key(name), name)
        self._first = {name: name for name in sorted(self._written)}
        self._reasons: dict[str, list[str]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._first

    def of(self, name: str) -> str:
        while self._first[name] != name:
            name = self._first[name]
        return name

    def join(self, one: str, other: str, reason: str) -> None:
        if one not in self or other not in self or self.of(one) == self.of(other):
            return
        first, second = self.of(one), self.of(other)
        self._first[second] = first
        names = f"'{self._written[one]}' and '{self._written[other]}'"
        told = [*self._reasons.pop(second, ()), f"{names}: {reason}"]
        self._reasons.setdefault(first, []).extend(told)

    def reasons(self, name: str) -> tuple[str, ...]:
        return tuple(self._reasons.get(name, ()))

    def names(self) -> tuple[str, ...]:
        return tuple(self._first)


def _join_short_forms(groups: _Groups, sightings: Sequence[Sighting]) -> None:
    """'Lee' is Lee Sanders, 'Ms Pugh' Anna Pugh, where only one person has the name."""
    full = [name for name in groups.names() if " " in name]
    for name in groups.names():
        if " " in name:
            continue
        first = {groups.of(each) for each in full if each.split()[0] == name}
        last = {groups.of(each) for each in full if each.split()[-1] == name}
        if len(first) == 1:
            groups.join(next(iter(first)), name, "the first name alone, which only one has")
        elif not first and len(last) == 1:
            groups.join(next(iter(last)), name, "the surname alone, which only one has")


def _join_parts(groups: _Groups, sightings: Sequence[Sighting]) -> None:
    """A child has one mother and one father: names told of them are one person's, if they can be."""
    for part in _ONE_OF_A_KIND:
        told = dict.fromkeys(name_key(s.name) for s in sightings if s.relation == part and s.name)
        for one, other in combinations(told, 2):
            if _may_be_one(one, other):
                groups.join(one, other, f"both are told of the child's {part}")


def _may_be_one(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    return first[0] == second[0] or ((len(first) == 1) != (len(second) == 1) and first[-1] == second[-1])


def _people(groups: _Groups, sightings: Sequence[Sighting]) -> Iterator[Somebody]:
    named: dict[str, list[Sighting]] = {}
    unnamed: dict[tuple[str, bool], list[Sighting]] = {}
    for sighting in sightings:
        if sighting.name:
            named.setdefault(groups.of(name_key(sighting.name)), []).append(sighting)
        else:
            unnamed.setdefault((sighting.relation, sighting.is_grandparent), []).append(sighting)
    for part in _ONE_OF_A_KIND:
        bearers = [key for key, seen in named.items() if _relation(seen) == part]
        if len(bearers) == 1 and (part, False) in unnamed:
            named[bearers[0]] += unnamed.pop((part, False))
    for key, seen in named.items():
        yield _somebody(seen, groups.reasons(key))
    for seen in unnamed.values():
        yield _somebody(seen, ())


def _somebody(seen: Sequence[Sighting], reasons: tuple[str, ...]) -> Somebody:
    names = tuple(dict.fromkeys(sighting.name for sighting in seen if sighting.name))
    genders = Counter(sighting.gender for sighting in seen if sighting.gender)
    gender = genders.most_common(1)[0][0] if genders else ""
    return Somebody(names, _relation(seen), gender, tuple(seen), reasons)


def _relation(seen: Sequence[Sighting]) -> str:
    """The relation told most often; of two told as often the closer one, and 'named' only for want of any."""
    told = Counter(sighting.relation for sighting in seen if sighting.relation != "named")
    return min(told, key=lambda each: (-told[each], _RELATIONS.index(each)), default="named")


def _sighting(event: Event, signal: Signal) -> Sighting:
    relation = next((each for each in _RELATIONS if each in signal.tags), "named")
    gender = next((each for each in ("female", "male") if each in signal.tags), "")
    where = (event.id, event.agency, signal.field, signal.start, signal.end)
    return Sighting(*where, signal.person, relation, gender, "grandparent" in signal.tags)


def _alike(people: Sequence[Somebody], before: Everybody | None) -> tuple[Alike, ...]:
    """The pairs who may be one, in order. Two who were held against each other before are not again."""
    known = {} if before is None else {_told(each): number for number, each in enumerate(before.people)}
    now = {known[_told(each)]: number for number, each in enumerate(people) if _told(each) in known}
    found = [
        Alike(min(pair := (now[each.one], now[each.other])), max(pair), each.reason)
        for each in (() if before is None else before.alike)
        if each.one in now and each.other in now
    ]
    keys = [tuple(map(name_key, person.names)) for person in people]
    for one, other in _pairs_of(set(range(len(people))) - set(now.values()), len(people)):
        if not _set_apart(people[one], people[other]):
            same_part = _may_have_one_part(people[one].relation, people[other].relation)
            reasons = (names_alike(*names, same_part) for names in product(keys[one], keys[other]))
            if reason := next(filter(None, reasons), ""):
                found.append(Alike(one, other, reason))
    return tuple(sorted(found, key=lambda pair: (pair.one, pair.other)))


_MET_BY_CHANCE = frozenset({"partner", "ex", "friend"})


def _may_have_one_part(one: str, other: str) -> bool:
    """Whether two may have the same part: an adult whom police meet at the door may be mum's friend."""
    return one == other or ("adult" in (one, other) and bool({one, other} & _MET_BY_CHANCE))


def _pairs_of(some: set[int], total: int) -> Iterator[tuple[int, int]]:
    """Each of `some` numbers with each other number below `total`, once, the lower in front."""
    for number in some:
        yield from ((each, number) for each in range(number) if each not in some)
        yield from ((number, each) for each in range(number + 1, total))


def _told(person: Somebody) -> tuple[tuple[str, ...], str, str]:
    """All of a person that says whom the person may be."""
    return person.names, person.relation, person.gender


def _set_apart(one: Somebody, other: Somebody) -> bool:
    if not one.names or not other.names or "professional" in (one.relation, other.relation):
        return True
    if "sibling" in (one.relation, other.relation):
        return True
    return bool(one.gender and other.gender and one.gender != other.gender)


def called_by_one_first_name(one: Somebody, other: Somebody) -> bool:
    """Whether a first name of one is the other's, or short for it, whatever the surnames: a man of three."""
    return any(
        first[0] == second[0] or is_short_for(first[0], second[0]) or is_short_for(second[0], first[0])
        for first in filter(None, (name_key(name).split() for name in one.names))
        for second in filter(None, (name_key(name).split() for name in other.names))
    )


def first_names_alike(one: Somebody, other: Somebody) -> bool:
    """Whether one is called by a first name alone that may be the other's: 'Gav' and 'Gavin Trott'."""
    return any(
        (len(first) == 1 or len(second) == 1) and (first[0] == second[0] or is_short_for(first[0], second[0]))
        for first in (name_key(name).split() for name in one.names)
        for second in (name_key(name).split() for name in other.names)
    )
