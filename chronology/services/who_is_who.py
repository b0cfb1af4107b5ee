"""Who the returns speak of, as proposals for a person to decide: nobody is listed or merged unasked.

Every mention that is read from the entries is held against the people who are listed. What comes of it is
one of five: entries that name somebody listed, somebody who is not listed, two who may be one, an adult
without a name, and when somebody listed lived in the home or cared. What was decided is kept as mentions,
aliases, periods and refusals, and is not proposed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.events import Event
from chronology.model.people import Mention, Period, Person, PersonKind
from chronology.services.adults_unnamed import unnamed_adults
from chronology.services.people_alike import alike_people
from chronology.services.people_proposed import (
    About,
    Decided,
    Proposal,
    as_listed,
    differ,
    in_entries,
    keys,
    mentions_of,
    sentence,
    where,
)
from chronology.services.periods_proposed import periods_proposed
from chronology.services.progress import Progress, unwatched
from chronology.services.told_of import part_of
from chronology.timeline.names_alike import name_key
from chronology.timeline.somebody import Sighting, Somebody, everybody

REFUSED = "proposals about people that were refused"
"""The setting under which refusals are kept."""

Read = tuple[Event, Sequence[Signal]]


class HasPeople(Protocol):
    """What is asked of the open case."""

    def case(self) -> Case: ...
    def people(self) -> tuple[Person, ...]: ...
    def mentions(self, person: int) -> tuple[Mention, ...]: ...
    def periods(self) -> tuple[Period, ...]: ...
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
    return proposals(told, people, kept, refused, case.case(), case.periods())


def proposals(
    told: Sequence[Read],
    people: Sequence[Person],
    kept: Iterable[Mention],
    refused: frozenset[str],
    facts: Case,
    periods: Sequence[Period] = (),
) -> tuple[Proposal, ...]:
    """What is to be decided: entries of somebody listed, the new, the alike, the unnamed, then periods."""
    there = Decided(kept)
    events = {event.id: event for event, _ in told}
    found = everybody(told, people, facts.child)
    matched = [(somebody, *_listed_as(somebody, people)) for somebody in found.people]
    listed = {at: person for at, (_, person, _) in enumerate(matched) if person is not None}
    strangers = tuple(
        somebody
        for somebody, person, _ in matched
        if person is None and (somebody.names or somebody.relation in ("mother", "father"))
    )
    made = [
        *_of_child(facts, people, refused),
        *_of_listed(matched, there, refused, events),
        *_of_new(strangers, there, refused, events),
        *alike_people(people, strangers, there, refused, events),
        *unnamed_adults(told, found.people, there, refused),
        *periods_proposed(told, found, listed, people, periods, refused, facts),
    ]
    return tuple(sorted(made, key=lambda each: each.person.kind is PersonKind.PROFESSIONAL))


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
    called = {name_key(name) for name in somebody.names}
    for person in people:
        if called & keys(person):
            return person, ""
    single = called if all(" " not in key for key in called) else frozenset()
    for place, said in ((0, "first name"), (-1, "surname")):
        bearers = [
            person
            for person in people
            if " " in name_key(person.name) and name_key(person.name).split()[place] in single
        ]
        if len(bearers) == 1 and not differ(somebody.gender, bearers[0].gender):
            return bearers[0], f"'{somebody.name}' is the {said} of one listed person alone."
    if not somebody.names and somebody.relation in ("mother", "father"):
        parents = [person for person in people if part_of(person.role) == somebody.relation]
        if len(parents) == 1:
            return parents[0], f"The entries speak of the child's {somebody.relation}."
    return None, ""


def _of_listed(
    matched: Iterable[tuple[Somebody, Person | None, str]],
    there: Decided,
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
            reasons += (*((reason,) if reason else ()), *map(sentence, somebody.reasons))
    for person, sightings, reasons in gathered.values():
        known = keys(person)
        names = tuple(dict.fromkeys(each.name for each in sightings if each.name))
        new = tuple(name for name in names if name_key(name) not in known)
        marks = tuple(dict.fromkeys(_mark_of(person, each) for each in sightings))
        yield Proposal(
            About.LISTED,
            f"{person.name} {in_entries(sightings)}.",
            (*dict.fromkeys(reasons), *where(sightings, events)),
            replace(person, aliases=(*person.aliases, *new)),
            mentions_of(sightings, person.id),
            marks,
        )


def _mark_of(person: Person, seen: Sighting) -> str:
    return f"listed:{person.id}:{name_key(seen.name) or seen.relation}"


# Somebody who is not listed


def _of_new(
    strangers: Sequence[Somebody], there: Decided, refused: frozenset[str], events: Mapping[str, Event]
) -> Iterator[Proposal]:
    found = []
    for somebody in strangers:
        seen = there.open_of(somebody)
        person = as_listed(somebody, seen, events)
        mark = f"new:{name_key(person.name)}"
        if not seen or mark in refused:
            continue
        part = somebody.relation if somebody.relation in ("mother", "father") else ""
        said = f" ({person.role})" if person.role and name_key(person.role) != name_key(person.name) else ""
        reasons = (*map(sentence, somebody.reasons), *where(seen, events))
        found.append(
            Proposal(
                About.NEW,
                f"{person.name}{said} {in_entries(seen)}.",
                reasons,
                person,
                mentions_of(seen),
                (mark,),
                part=part,
            )
        )
    yield from sorted(found, key=lambda each: (-len(each.events), each.title))
