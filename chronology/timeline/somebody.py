"""Mentions of all agencies grouped into proposed people, each with its reasons; nothing is merged silently.

A mention joins a person by the same name, by a first name or a surname alone where only one person has it,
by words that say two names are one, or by a part that only one has in a child's life (the mother, the
father). Names that are only alike stay two people: `alike` says which, and why, for a person to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import combinations, product

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from chronology.language.folding import fold
from chronology.language.signals import Signal
from chronology.model.events import Event
from chronology.model.people import Person
from chronology.resource import toml
from chronology.timeline.sounds import sound_alike, sound_of

_RELATIONS = (
    "mother", "father", "partner", "ex", "kin", "friend", "neighbour", "sibling", "professional", "adult",
    "patient", "parents", "named",
)  # fmt: skip
_ONE_OF_A_KIND = ("mother", "father")
_SURNAMES_ALIKE = 80  # of 100
_FIRST_NAMES_ALIKE = 75
_ENDS_APART = 65  # of 100, for surnames that begin with the same letters
_BEGINNING = 6  # letters
_SHORTEST = 3  # letters, for a spelling to be called alike
_ANOTHERS_ENDS = frozenset({"a", "e", "o", "ah", "elle", "ella", "ette", "ina", "ine", "ie", "y"})
"""What makes another name of one: 'Paul' and 'Paula', 'Carl' and 'Carlo'. Pet names are listed."""


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
    entries: Iterable[tuple[Event, Sequence[Signal]]], known: Sequence[Person] = (), child: str = ""
) -> Everybody:
    """Group what `person.mentioned` and `person.alias` tell, of entries in timeline order.

    `known` are the case's people, whose aliases a person has already decided on.
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
    groups = _Groups({name_key(sighting.name) for sighting in sightings if sighting.name})
    for one, other in said:
        groups.join(one, other, "an entry says that both are one person")
    for person in known:
        for alias in person.aliases:
            groups.join(name_key(person.name), name_key(alias), "listed as one person")
    _join_short_forms(groups, sightings)
    _join_parts(groups, sightings)
    people = tuple(_people(groups, sightings))
    return Everybody(people, tuple(_alike(people)))


def _is_somebody(signal: Signal, names: set[str]) -> bool:
    """Whether a mention is of a person: by a sure name, or by a relation whom no words deny."""
    return name_key(signal.person) in names if signal.person else "denied" not in signal.tags


def _sure_names(signals: Iterable[Signal]) -> set[str]:
    """Names that are names: not a single word that only ever begins a sentence ('Jolly.')."""
    return {
        name_key(signal.person)
        for signal in signals
        if signal.id == "person.mentioned"
        and signal.person
        and (
            " " in signal.person
            or "named" not in signal.tags
            or signal.start != signal.sentence[0]
            or name_key(signal.person) in _forms()
        )
    }


class _Groups:
    """Names that are taken for one person's, each joining with its reason."""

    def __init__(self, names: Iterable[str]) -> None:
        self._first = {name: name for name in sorted(names)}
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
        told = [*self._reasons.pop(second, ()), f"'{one}' and '{other}': {reason}"]
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


def _alike(people: Sequence[Somebody]) -> Iterator[Alike]:
    keys = [tuple(map(name_key, person.names)) for person in people]
    for one, other in combinations(range(len(people)), 2):
        first, second = people[one], people[other]
        if not _set_apart(first, second):
            same_part = first.relation == second.relation
            for name, another in product(keys[one], keys[other]):
                if reason := names_alike(name, another, same_part):
                    yield Alike(one, other, reason)
                    break


def _set_apart(one: Somebody, other: Somebody) -> bool:
    if not one.names or not other.names or "professional" in (one.relation, other.relation):
        return True
    if "sibling" in (one.relation, other.relation):
        return True
    return bool(one.gender and other.gender and one.gender != other.gender)


@lru_cache(maxsize=1 << 16)  # after each change the same names are held against each other again
def names_alike(one: str, other: str, same_part: bool) -> str:
    """Why two names may be one person's; '' where nothing says so."""
    first, second = one.split(), other.split()
    short = first[0] != second[0] and _is_short_for(first[0], second[0])
    if len(first) == 1 or len(second) == 1:
        if short and same_part:
            return "one first name is short for the other"
        return "the surnames sound alike" if same_part and _is_surname_heard(first, second) else ""
    letters = (
        fuzz.ratio(first[0], second[0]) >= _FIRST_NAMES_ALIKE and min(map(len, (first[0], second[0]))) > 2
    )
    heard = sound_alike(first[-1], second[-1])
    spelt = (letters or sound_alike(first[0], second[0])) and not _are_two_names(first[0], second[0])
    surnames = fuzz.ratio(first[-1], second[-1])
    close = (surnames >= _SURNAMES_ALIKE or (same_part and _by_a_letter(first[-1], second[-1]))) and min(
        len(first[-1]), len(second[-1])
    ) >= _SHORTEST
    if first == second[::-1] and first != second:
        return "the names are the same the other way round"
    if (close or heard) and (first[0] in second[1:-1] or second[0] in first[1:-1]):
        return "one may go by a middle name"
    one_first_name = short or spelt or first[0] == second[0]
    close = close or (one_first_name and surnames >= _ENDS_APART and _begin_alike(first[-1], second[-1]))
    if one_first_name and not close and _have_a_surname_in_common(first, second):
        return "one surname is a part of the other"
    if not (close or heard) or not one_first_name:
        return ""
    if short:
        return "one first name is short for the other, and the surnames are alike"
    return "the names are spelt alike" if letters and close else "the names sound alike"


def _are_two_names(one: str, other: str) -> bool:
    """Whether both are names that everybody knows, and not one: 'John' and 'Joan', 'Dean' and 'Sean'."""
    return one != other and one in _forms() and other in _forms()


def first_names_alike(one: Somebody, other: Somebody) -> bool:
    """Whether one is called by a first name alone that may be the other's: 'Gav' and 'Gavin Trott'."""
    return any(
        (len(first) == 1 or len(second) == 1)
        and (first[0] == second[0] or _is_short_for(first[0], second[0]))
        for first in (name_key(name).split() for name in one.names)
        for second in (name_key(name).split() for name in other.names)
    )


def _have_a_surname_in_common(first: Sequence[str], second: Sequence[str]) -> bool:
    """'Carter-Jones' and 'Carter'; the surname behind a middle name is the last alone."""
    return any(len(name) >= _SHORTEST for name in {*first[1:]} & {*second[1:]})


def _begin_alike(one: str, other: str) -> bool:
    """Whether two surnames differ by their ends alone, as they are misheard: 'Pritchard' and 'Pritchett'."""
    return min(len(one), len(other)) > _BEGINNING and one[:_BEGINNING] == other[:_BEGINNING]


def _by_a_letter(one: str, other: str) -> bool:
    """Whether two short surnames differ by one letter, as a slip of the pen does: 'Ball' and 'Bull'."""
    return one[0] == other[0] and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _is_surname_heard(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one name is a surname alone, and sounds like the other's: 'Mr Knight' and 'Dean Night'."""
    alone, full = sorted((first, second), key=len)
    if len(alone) != 1 or len(full) == 1 or alone[0] in _forms():
        return False
    return alone[0] != full[-1] and sound_alike(alone[0], full[-1])


def _is_short_for(one: str, other: str) -> bool:
    """Whether both are listed as forms of one name, or one is how the other begins: 'Gav' and 'Gavin'."""
    if _forms_of(one) & _forms_of(other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST and long.startswith(short) and long[len(short) :] not in _ANOTHERS_ENDS


def _forms_of(name: str) -> frozenset[int]:
    """Of which names a first name is a form; one that is not listed is taken as it sounds: 'Rebekah'."""
    listed = _forms().get(name)
    if listed is None and len(name) > _SHORTEST:
        return _forms_by_sound().get(sound_of(name), frozenset())
    return listed or frozenset()


@cache
def _forms_by_sound() -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for name, numbers in _forms().items():
        if len(name) > _SHORTEST:
            found[sound_of(name)] = found.get(sound_of(name), frozenset()) | numbers
    return found


@cache
def _forms() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(toml("vocabularies", "short_names.toml")["forms"]):
        for form in forms:
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@lru_cache(maxsize=2**14)
def name_key(name: str) -> str:
    """A name as it is held against others: without case, accents and marks."""
    return " ".join(fold(name).replace("'s", "").replace(".", " ").replace("-", " ").split())
