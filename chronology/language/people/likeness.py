"""Which known person a name as typed may be, and whether a name is none at all ('unknown male')."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from chronology.language.passages import read_passage
from chronology.language.people import adults
from chronology.language.words.folding import fold
from chronology.model.events import Meaning
from chronology.model.people import Identified, Person

_ALIKE = 78  # of 100
_UNNAMED = re.compile(
    r"\b(?:unknown|not known|unnamed|unidentified|not identified|n/?k|no name|not named|name (?:not|un)"
    r"|stranger|u/k)\b|\?"
)


def alike(typed: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """The known people whose name, alias or role is like what was typed, the most alike first."""
    wanted = fold(typed).strip()
    ranked = []
    for place, person in enumerate(people):
        score = max((_score(wanted, fold(name)) for name in _names(person)), default=0.0)
        if score >= _ALIKE:
            ranked.append((-score, place, person))
    return tuple(person for _, _, person in sorted(ranked, key=lambda each: each[:2]))


def known_as(name: str, people: Sequence[Person]) -> Person | None:
    """The known person with exactly this name or alias, capitals aside, or alone with this role."""
    wanted = fold(name).strip()
    for person in people:
        if wanted in (fold(person.name), *map(fold, person.aliases)):
            return person
    by_role = [person for person in people if person.role and fold(person.role) == wanted]
    return by_role[0] if len(by_role) == 1 else None


def is_unnamed(name: str, people: Sequence[Person] = ()) -> bool:
    """Whether this stands for an adult whom nobody has identified: 'man at the visit, not known'."""
    person = known_as(name, people)
    if person is not None:
        return person.identified is not Identified.YES
    if _UNNAMED.search(fold(name)):
        return True
    found = read_passage(Meaning.EVENT.value, name)
    return any(signal.id == "adult.unidentified" for signal in adults.read("", (found,)))


def _names(person: Person) -> tuple[str, ...]:
    return tuple(name for name in (person.name, *person.aliases, person.role) if name)


def _score(typed: str, name: str) -> float:
    if not typed or name.startswith(typed) or any(word.startswith(typed) for word in name.split()):
        return 100.0
    if len(typed) < 3:
        return 0.0
    return max(fuzz.ratio(typed, name), max(fuzz.ratio(typed, word) for word in name.split()))
