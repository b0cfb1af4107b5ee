"""What somebody is listed as, from what the entries say of them: role, and where among the people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from chronology.language.fields import words_of
from chronology.model.events import Event
from chronology.model.people import PersonKind
from chronology.resource import toml
from chronology.timeline.somebody import Sighting

_MARKS = " \t\n,.;:()/–-'\"=["
_WORD = re.compile(r"[a-z]+(?:'s)?")
_LONGEST_ROLE = 30  # characters
_BEFORE = 16  # characters in which 'mum's' stands before 'partner'
_AS_WRITTEN = ("kin", "friend", "professional", "sibling")


def roles_offered() -> tuple[str, ...]:
    """The roles that are offered in the room of people."""
    return tuple(_words()["offered"])


def kind_of(relation: str) -> PersonKind:
    """Where somebody is listed of whom the entries give this relation."""
    kinds = _words()["kinds"]
    if relation in kinds["family"]:
        return PersonKind.FAMILY
    return PersonKind.PROFESSIONAL if relation in kinds["professional"] else PersonKind.ADULT


def part_of(role: str) -> str:
    """'mother' or 'father' where a role says that; else ''."""
    said = " ".join(role.casefold().split())
    return next((part for part, words in _words()["parents"].items() if said in words), "")


def gender_of(role: str) -> str:
    """'female' or 'male' where a role says that ('maternal grandmother'); else ''."""
    last = " ".join(role.casefold().split()).rpartition(" ")[2].rpartition("-")[2]
    return next((gender for gender, words in _words()["genders"].items() if last in words), "")


def role_of(relation: str, seen: Iterable[tuple[Event, Sighting]]) -> str:
    """The role in which somebody is listed: in the field's words, as far as the mentions say it."""
    usual = str(_words()["roles"].get(relation, ""))
    of_relation = [(event, each) for event, each in seen if each.relation == relation]
    if relation in ("partner", "ex"):
        whose = Counter(part for event, each in of_relation if (part := _whose(event, each)))
        if whose:
            part = min(whose, key=lambda each: (-whose[each], each))
            return f"{part}'s {'former ' if relation == 'ex' else ''}partner"
    if relation in _AS_WRITTEN:
        said = Counter(words for event, each in of_relation if (words := _said(event, each)))
        if said:
            return min(said, key=lambda each: (-said[each], each))
    return usual


def _whose(event: Event, seen: Sighting) -> str:
    text = words_of(event, seen.field)
    words = set(_WORD.findall(text[max(0, seen.start - _BEFORE) : seen.end].casefold().replace("’", "'")))
    whose = _words()["whose"]
    found = [part for part in ("mother", "father") if not words.isdisjoint(whose[part])]
    return found[0] if len(found) == 1 else ""


def _said(event: Event, seen: Sighting) -> str:
    """The words of a mention without its name: 'nan' of 'nan Carol Finch'."""
    words = (
        words_of(event, seen.field)[seen.start : seen.end].replace(seen.name, " ").strip(_MARKS).casefold()
    )
    return " ".join(words.split()) if 1 < len(words) <= _LONGEST_ROLE else ""


@cache
def _words() -> dict[str, Any]:
    return toml("vocabularies", "people.toml")
