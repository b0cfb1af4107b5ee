"""Who the returns speak of, as proposals for a person to decide: nobody is listed or merged unasked.

Every mention that is read from the entries is held against the people who are listed. What comes of it is
one of four: entries that name somebody listed, somebody who is not listed, two who may be one, and an adult
without a name. What was decided is kept as mentions, aliases and refusals, and is not proposed again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Any, Protocol

from rapidfuzz.distance import Levenshtein

from chronology.language.signals import Certainty, Signal
from chronology.model.case import Case
from chronology.model.dates import printed
from chronology.model.events import Event
from chronology.model.people import Identified, Mention, Person, PersonKind
from chronology.services.progress import Progress, unwatched
from chronology.services.told_of import kind_of, part_of, role_of, words_of
from chronology.timeline.somebody import Sighting, Somebody, everybody, name_key, names_alike

REFUSED = "proposals about people that were refused"
"""The setting under which refusals are kept."""

_SHORTEST = 8  # letters of a full name, for one letter to be a slip
_UNNAMED_ROLES = {"new": "new partner", "partner": "partner", "friend": "friend", "kin": "relative"}

Read = tuple[Event, Sequence[Signal]]


class About(StrEnum):
    """What a proposal is about."""

    LISTED = "entries that name somebody listed"
    NEW = "somebody who is not listed"
    ALIKE = "two who may be one"
    UNNAMED = "an adult without a name"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to decide about a person, in one sentence, with the reasons and the entries.

    `person` is as they would be listed, with the number of somebody who is listed already. `others` are
    listed people who would become one with `person`. `part` is 'mother' or 'father' where accepting also
    says whose parent it is. `marks` is what a refusal remembers; the first is the proposal's id.
    """

    about: About
    title: str
    reasons: tuple[str, ...]
    person: Person
    mentions: tuple[Mention, ...]
    marks: tuple[str, ...]
    others: tuple[int, ...] = ()
    part: str = ""

    @property
    def id(self) -> str:
        """The same for the same proposal, whenever it is made."""
        return self.marks[0]

    @property
    def events(self) -> tuple[str, ...]:
        """The entries that it rests on, in timeline order."""
        return tuple(dict.fromkeys(mention.event for mention in self.mentions))


class HasPeople(Protocol):
    """What is asked of the open case."""

    def case(self) -> Case: ...
    def people(self) -> tuple[Person, ...]: ...
    def mentions(self, person: int) -> tuple[Mention, ...]: ...
    def setting(self, name: str, default: Any = None) -> Any: ...
    def read_entries(self, progress: Progress = unwatched) -> tuple[Read, ...]: ...


def who_is_who(case: HasPeople, progress: Progress = unwatched) -> tuple[Proposal, ...]:
    """All that is to be decided about people now. It takes seconds where the case is large.

    Raises Cancelled where `progress` says stop.
    """
    told = case.read_entries(lambda doing, done, total: progress("Reading who is mentioned", done, total))
    people = case.people()
    kept = [mention for person in people for mention in case.mentions(person.id)]
    refused = frozenset(map(str, case.setting(REFUSED, ())))
    return proposals(told, people, kept, refused, case.case())


def proposals(
    told: Sequence[Read],
    people: Sequence[Person],
    kept: Iterable[Mention],
    refused: frozenset[str],
    facts: Case,
) -> tuple[Proposal, ...]:
    """What is to be decided: entries of somebody listed, then the new, the alike and the unnamed."""
    there = _Decided(kept)
    events = {event.id: event for event, _ in told}
    found = everybody(told, people, facts.child)
    matched = [(somebody, *_listed_as(somebody, people)) for somebody in found.people]
    strangers = tuple(
        somebody
        for somebody, person, _ in matched
        if person is None and (somebody.names or somebody.relation in ("mother", "father"))
    )
    made = [
        *_of_child(facts, people, refused),
        *_of_listed(matched, there, refused, events),
        *_of_new(strangers, there, refused, events),
        *_of_alike(people, strangers, there, refused, events),
        *_of_unnamed(told, found.people, there, refused),
    ]
    return tuple(sorted(made, key=lambda each: each.person.kind is PersonKind.PROFESSIONAL))


class _Decided:
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


# The child


def _of_child(facts: Case, people: Sequence[Person], refused: frozenset[str]) -> Iterator[Proposal]:
    """The child whom the review is about, whom relationships lead to."""
    if not facts.child.strip() or "child" in refused:
        return
    if all(each.kind is not PersonKind.CHILD for each in people):
        title = f"{facts.child} is the child of this review, and is not listed yet."
        yield Proposal(About.NEW, title, (), child_as_listed(facts), (), ("child",))


def child_as_listed(facts: Case) -> Person:
    """The child as the case's details say it."""
    return Person(
        facts.child, "child", kind=PersonKind.CHILD, pseudonym=facts.pseudonym, born=facts.born
    )  # fmt: skip


# Somebody who is listed


def _listed_as(somebody: Somebody, people: Sequence[Person]) -> tuple[Person | None, str]:
    """Who of those listed this is, with the reason where names differ; None where nobody surely is."""
    keys = {name_key(name) for name in somebody.names}
    for person in people:
        if keys & _keys(person):
            return person, ""
    single = keys if all(" " not in key for key in keys) else frozenset()
    for place, said in ((0, "first name"), (-1, "surname")):
        bearers = [
            person
            for person in people
            if " " in name_key(person.name) and name_key(person.name).split()[place] in single
        ]
        if len(bearers) == 1 and not _differ(somebody.gender, bearers[0].gender):
            return bearers[0], f"'{somebody.name}' is the {said} of one listed person alone."
    if not somebody.names and somebody.relation in ("mother", "father"):
        parents = [person for person in people if part_of(person.role) == somebody.relation]
        if len(parents) == 1:
            return parents[0], f"The entries speak of the child's {somebody.relation}."
    return None, ""


def _of_listed(
    matched: Iterable[tuple[Somebody, Person | None, str]],
    there: _Decided,
    refused: frozenset[str],
    events: Mapping[str, Event],
) -> Iterator[Proposal]:
    gathered: dict[int, tuple[Person, list[Sighting], list[str]]] = {}
    for somebody, person, reason in matched:
        if person is None:
            continue
        seen = [each for each in there.open_of(somebody, person.id) if _mark_of(person, each) not in refused]
        if seen:
            _, sightings, reasons = gathered.setdefault(person.id, (person, [], []))
            sightings += seen
            reasons += (*((reason,) if reason else ()), *map(_sentence, somebody.reasons))
    for person, sightings, reasons in gathered.values():
        known = _keys(person)
        names = tuple(dict.fromkeys(each.name for each in sightings if each.name))
        new = tuple(name for name in names if name_key(name) not in known)
        marks = tuple(dict.fromkeys(_mark_of(person, each) for each in sightings))
        yield Proposal(
            About.LISTED,
            f"{person.name} {_in_entries(sightings)}.",
            (*dict.fromkeys(reasons), *_where(sightings, events)),
            replace(person, aliases=(*person.aliases, *new)),
            _mentions(sightings, person.id),
            marks,
        )


def _mark_of(person: Person, seen: Sighting) -> str:
    return f"listed:{person.id}:{name_key(seen.name) or seen.relation}"


# Somebody who is not listed


def _of_new(
    strangers: Sequence[Somebody], there: _Decided, refused: frozenset[str], events: Mapping[str, Event]
) -> Iterator[Proposal]:
    found = []
    for somebody in strangers:
        seen = there.open_of(somebody)
        person = _person(somebody, seen, events)
        mark = f"new:{name_key(person.name)}"
        if not seen or mark in refused:
            continue
        part = somebody.relation if somebody.relation in ("mother", "father") else ""
        said = f" ({person.role})" if person.role and name_key(person.role) != name_key(person.name) else ""
        reasons = (*map(_sentence, somebody.reasons), *_where(seen, events))
        found.append(
            Proposal(
                About.NEW,
                f"{person.name}{said} {_in_entries(seen)}.",
                reasons,
                person,
                _mentions(seen),
                (mark,),
                part=part,
            )
        )
    yield from sorted(found, key=lambda each: (-len(each.events), each.title))


def _person(somebody: Somebody, seen: Sequence[Sighting], events: Mapping[str, Event]) -> Person:
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


# Two who may be one


@dataclass(frozen=True)
class _Candidate:
    """Somebody listed or not, as far as they are held against others."""

    person: Person
    names: tuple[str, ...]
    seen: tuple[Sighting, ...] = ()


def _of_alike(
    people: Sequence[Person],
    strangers: Sequence[Somebody],
    there: _Decided,
    refused: frozenset[str],
    events: Mapping[str, Event],
) -> Iterator[Proposal]:
    candidates = [_Candidate(person, (person.name, *person.aliases)) for person in people]
    for somebody in strangers:
        seen = tuple(there.open_of(somebody))
        if somebody.names and seen:
            candidates.append(_Candidate(_person(somebody, seen, events), somebody.names, seen))
    for one, other in combinations(candidates, 2):
        first, second = one.person, other.person
        mark = "alike:" + "|".join(sorted((name_key(first.name), name_key(second.name))))
        if mark in refused or _set_apart(first, second):
            continue
        if reasons := _why_alike(one, other):
            keep, joins = (
                (second, first) if len(other.seen) > len(one.seen) and not first.id else (first, second)
            )
            names = dict.fromkeys((*keep.aliases, joins.name, *joins.aliases))
            yield Proposal(
                About.ALIKE,
                f"{joins.name} may be the same person as {keep.name}.",
                (*reasons, *_where((*one.seen, *other.seen), events)),
                replace(keep, aliases=tuple(name for name in names if name != keep.name)),
                _mentions((*one.seen, *other.seen), keep.id),
                (mark,),
                others=(joins.id,) if joins.id else (),
                part=next(filter(None, (part_of(keep.role), part_of(joins.role))), ""),
            )


def _how_alike(one: str, other: str, same_part: bool) -> str:
    """Why two names may be one person's; '' where nothing says so. One letter is enough for full names."""
    reason = names_alike(one, other, same_part)
    letters = Levenshtein.distance(one, other)
    is_full = " " in one and " " in other and min(len(one), len(other)) >= _SHORTEST
    if letters == 1 and is_full:
        return "one letter differs"
    return "two letters differ" if letters == 2 and "spelt" in reason else reason


def _set_apart(one: Person, other: Person) -> bool:
    """Whether what is known of two people says that they are not one."""
    kinds = {one.kind, other.kind}
    if PersonKind.PROFESSIONAL in kinds or PersonKind.CHILD in kinds:
        return True
    if _differ(one.gender, other.gender):
        return True
    return bool(one.born and other.born and one.born != other.born)


def _why_alike(one: _Candidate, other: _Candidate) -> tuple[str, ...]:
    first, second = one.person, other.person
    same_part = bool(first.role) and name_key(first.role) == name_key(second.role)
    for name in one.names:
        for another in other.names:
            reason = _how_alike(name_key(name), name_key(another), same_part)
            if not reason:
                continue
            told = [_sentence(f"'{name}' and '{another}': {reason}")]
            if same_part:
                told.append(f"Both are said to be {first.role}.")
            if first.born and first.born == second.born:
                told.append("Both were born on the same day.")
            return tuple(told)
    return ()


# An adult without a name


def _of_unnamed(
    told: Iterable[Read], people: Sequence[Somebody], there: _Decided, refused: frozenset[str]
) -> Iterator[Proposal]:
    named: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for somebody in people:
        for seen in somebody.sightings if somebody.names else ():
            named.setdefault((seen.event, seen.field), []).append((seen.start, seen.end))
    for event, signals in told:
        here: dict[str, list[Signal]] = {}
        for signal in signals:
            if signal.id != "adult.unidentified" or signal.certainty is Certainty.POSSIBLE:
                continue
            at = (signal.event, signal.field, signal.start, signal.end)
            mark = _mark_unnamed(signal)
            spans = named.get((signal.event, signal.field), ())
            is_named = any(start < signal.end and signal.start < end for start, end in spans)
            if mark not in refused and not is_named and not there.holds(*at):
                here.setdefault(_what(signal), []).append(signal)
        for what, found in here.items():
            yield _unnamed(event, what, found)


def _what(signal: Signal) -> str:
    return "Man" if "male" in signal.tags else "Woman" if "female" in signal.tags else "Adult"


def _mark_unnamed(signal: Signal) -> str:
    return f"unnamed:{signal.event}:{signal.field}:{signal.start}"


def _unnamed(event: Event, what: str, found: Sequence[Signal]) -> Proposal:
    """One proposal for all the words of an entry that show a man, a woman or somebody."""
    tags = frozenset().union(*(signal.tags for signal in found))
    words = ", ".join(dict.fromkeys(f"'{words_of(event, s.field)[s.start : s.end]}'" for s in found))
    occasion = "at the visit" if "visit" in event.text.casefold() else "in the entry"
    when = f"of {printed(event.date)}" if event.date.is_dated else "without a date"
    name = f"{what} {occasion} {when}"
    role = next(
        (said for tag, said in _UNNAMED_ROLES.items() if tag in tags),
        "",
    )
    gender = {"Man": "male", "Woman": "female"}.get(what, "")
    agency = event.agency or "An agency that is not named"
    return Proposal(
        About.UNNAMED,
        f"{name}: nobody says who it is.",
        (f"{agency} wrote {words}.",),
        Person(name, role, kind=PersonKind.ADULT, identified=Identified.NO, gender=gender),
        tuple(Mention(each.event, 0, each.field, each.start, each.end) for each in found),
        tuple(map(_mark_unnamed, found)),
    )


# Words


def _mentions(seen: Iterable[Sighting], person: int = 0) -> tuple[Mention, ...]:
    return tuple(Mention(each.event, person, each.field, each.start, each.end) for each in seen)


def _in_entries(seen: Sequence[Sighting]) -> str:
    """'is named in 7 entries of 3 agencies'."""
    entries, agencies = len({each.event for each in seen}), len({each.agency for each in seen})
    said = "is named" if any(each.name for each in seen) else "is spoken of"
    of = f"{agencies} agencies" if agencies > 1 else (seen[0].agency or "one agency")
    return f"{said} in {entries} {'entry' if entries == 1 else 'entries'} of {of}"


def _where(seen: Sequence[Sighting], events: Mapping[str, Event]) -> tuple[str, ...]:
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


def _keys(person: Person) -> set[str]:
    return {key for name in (person.name, *person.aliases) if (key := name_key(name))}


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
