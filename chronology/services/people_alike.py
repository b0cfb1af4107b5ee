"""Two who may be one person: names that are alike, with all that speaks for it and nothing against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from chronology.model.events import Event
from chronology.model.people import Person, PersonKind
from chronology.services.people_proposed import (
    About,
    Decided,
    Proposal,
    as_listed,
    differ,
    mentions_of,
    sentence,
    where,
)
from chronology.services.told_of import part_of
from chronology.timeline.names_alike import name_key, names_alike
from chronology.timeline.somebody import Sighting, Somebody

_SHORTEST = 8  # letters of a full name, for one letter to be a slip


@dataclass(frozen=True)
class _Candidate:
    """Somebody listed or not, as far as they are held against others."""

    person: Person
    names: tuple[str, ...]
    seen: tuple[Sighting, ...] = ()


def alike_people(
    people: Sequence[Person],
    strangers: Sequence[Somebody],
    there: Decided,
    refused: frozenset[str],
    events: Mapping[str, Event],
) -> Iterator[Proposal]:
    candidates = [_Candidate(person, (person.name, *person.aliases)) for person in people]
    for somebody in strangers:
        seen = tuple(there.open_of(somebody))
        if somebody.names and seen:
            candidates.append(_Candidate(as_listed(somebody, seen, events), somebody.names, seen))
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
                (*reasons, *where((*one.seen, *other.seen), events)),
                replace(keep, aliases=tuple(name for name in names if name != keep.name)),
                mentions_of((*one.seen, *other.seen), keep.id),
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
    if differ(one.gender, other.gender):
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
            told = [sentence(f"'{name}' and '{another}': {reason}")]
            if same_part:
                told.append(f"Both are said to be {first.role}.")
            if first.born and first.born == second.born:
                told.append("Both were born on the same day.")
            return tuple(told)
    return ()
