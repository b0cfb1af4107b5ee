"""Times in the home and of care that the entries tell of people who are listed, to be kept or not.

Nothing is kept or changed unasked. Where a period of the same person is kept already, only an end that it
does not have yet is proposed for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chronology.language.fields import words_of
from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.dates import printed
from chronology.model.events import Event
from chronology.model.people import Mention, Period, PeriodRole, Person, PersonKind
from chronology.services.people_proposed import About, Proposal, keys
from chronology.services.told_of import part_of
from chronology.timeline.households import Telling, ToldPeriod, Whom, periods
from chronology.timeline.names_alike import name_key
from chronology.timeline.somebody import Everybody, Sighting, Somebody

_PARTS = {"female": "mother", "male": "father"}
_SAID = {PeriodRole.RESIDENT: "lived in the home", PeriodRole.CARER: "cared for the child"}


def periods_proposed(
    told: Sequence[tuple[Event, Sequence[Signal]]],
    found: Everybody,
    listed: Mapping[int, Person],
    people: Sequence[Person],
    kept: Sequence[Period],
    refused: frozenset[str],
    facts: Case,
) -> Iterator[Proposal]:
    """Proposals of periods, by the first entry of each; `listed` says who `found.people` are, by place."""
    grown = {person.id: person for person in people if _may_be_told(person, facts)}
    mothers = frozenset(id for id, person in grown.items() if part_of(person.role) == "mother")
    made = set()
    for each in periods(told, _whom(found, listed, grown), facts.born, mothers):
        proposal = _proposal(each, grown[each.person], kept, refused)
        if proposal is not None and proposal.id not in made:
            made.add(proposal.id)
            yield proposal


def _may_be_told(person: Person, facts: Case) -> bool:
    """Whether the words may speak of somebody's time there: not of the child's own, nor of those at work."""
    if person.kind in (PersonKind.CHILD, PersonKind.PROFESSIONAL) or name_key(person.role) == "child":
        return False
    return name_key(facts.child) not in keys(person)


def _whom(found: Everybody, listed: Mapping[int, Person], grown: Mapping[int, Person]) -> Whom:
    """Who of those listed a signal is about: by name, as a parent, or by a role that only one of them has."""
    places = {id(somebody): number for number, somebody in enumerate(found.people)}

    def number_of(somebody: Somebody | None) -> list[int]:
        person = listed.get(places[id(somebody)]) if somebody is not None else None
        return [person.id] if person is not None and person.id in grown else []

    def whom(event: Event, signal: Signal) -> list[int]:
        if signal.person:
            return number_of(found.named(signal.person, event.id))
        here = found.within(event.id)
        if "parent" in signal.tags:
            parts = [part for gender, part in _PARTS.items() if gender in signal.tags] or _PARTS.values()
            return [id for each in here if each.relation in parts for id in number_of(each)]
        near = [
            (each, seen)
            for each in here
            if each.relation in signal.tags
            for seen in each.sightings
            if seen.event == event.id and seen.field == signal.field and _is_within(seen, signal.sentence)
        ]
        who = {id for each, seen in near for id in (number_of(each) or _of_role(event, seen, grown))}
        return list(who) if len(who) == 1 else []

    return whom


def _is_within(seen: Sighting, sentence: tuple[int, int]) -> bool:
    return sentence[0] <= seen.start < sentence[1]


def _of_role(event: Event, seen: Sighting, grown: Mapping[int, Person]) -> list[int]:
    """'grandmother' is Nerys Pritchard, where only she is listed as one. A 'partner' may be anybody."""
    said = name_key(words_of(event, seen.field)[seen.start : seen.end])
    if seen.name or seen.relation != "kin" or not said:
        return []
    same = [id for id, person in grown.items() if said in keys(person) | _roles(person)]
    return same if len(same) == 1 else []


def _roles(person: Person) -> set[str]:
    """'maternal grandmother' and 'grandmother'."""
    role = name_key(person.role)
    return {role, role.split(" ")[-1]}


# Proposals


def _proposal(
    told: ToldPeriod, person: Person, kept: Sequence[Period], refused: frozenset[str]
) -> Proposal | None:
    same = [each for each in kept if (each.person, each.role) == (told.person, told.role)]
    lying_there = [each for each in same if _meet(each, told)]
    if not lying_there:
        period = Period(told.person, told.role, told.first, told.last, _source(told.tellings))
        marks = tuple(dict.fromkeys(_mark(told, each) for each in told.tellings))
        title = f"{person.name} may have {_SAID[told.role]}."
        return None if refused.issuperset(marks) else _of(told, person, period, title, marks, told.tellings)
    for before in lying_there:
        if not before.last.is_dated and told.last.is_dated:
            marks = tuple(f"{_mark(told, each)}:end" for each in told.ended)
            title = f"That {person.name} {_SAID[told.role]} may have ended."
            source = "; ".join(filter(None, (before.source, _source(told.ended))))
            period = replace(before, last=told.last, source=source)
            return None if refused.issuperset(marks) else _of(told, person, period, title, marks, told.ended)
    return None


def _of(
    told: ToldPeriod,
    person: Person,
    period: Period,
    title: str,
    marks: tuple[str, ...],
    tellings: Sequence[Telling],
) -> Proposal:
    lit = tuple(
        Mention(each.event.id, person.id, each.signal.field, each.signal.start, each.signal.end)
        for each in tellings
    )
    return Proposal(About.PERIOD, title, (from_to(period), *told.doubts), person, lit, marks, period=period)


def _mark(told: ToldPeriod, telling: Telling) -> str:
    return f"period:{told.person}:{told.role.name}:{telling.event.id}"


def _meet(kept: Period, told: ToldPeriod) -> bool:
    """Whether both may be of one time, as far as the told one is sure."""
    begun = told.first.latest or told.first.earliest or date.min
    ended = told.last.earliest or told.last.latest or date.max
    return (kept.first.earliest or date.min) <= ended and begun <= (kept.last.latest or date.max)


def from_to(period: Period) -> str:
    """'From: by 3 May 2022. To: not told.'"""
    ends = [
        when.as_written or printed(when) if when.is_dated else "not told"
        for when in (period.first, period.last)
    ]
    return f"From: {ends[0]}. To: {ends[1]}."


def _source(tellings: Sequence[Telling]) -> str:
    """'Housing (housing.csv, row 4)', of the first and the last entry that tell it."""
    ends = dict.fromkeys((tellings[0].event, tellings[-1].event))
    return "; ".join(f"{event.agency or 'agency not named'} ({event.place})" for event in ends)
