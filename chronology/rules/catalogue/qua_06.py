"""QUA-06: unexplained acronym.

What it asks: What do these short forms stand for?
Why: Other agencies, the panel and the family read this too, and one service's short form is another's
    riddle.
Source: Staffordshire and Stoke-on-Trent, review chronology template: acronyms are explained.
Fires on: Two to six capitals that neither the glossary nor any of the returns spells out; those of one
    agency together.
Stays quiet on: Words that are only shouted, initials of people, reference numbers, and short forms that an
    entry spells out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.language.acronyms import Acronym, acronyms, left_open, spelt_out
from chronology.model.events import Event
from chronology.model.findings import Severity, Span
from chronology.rules.reading import Reading
from chronology.rules.returns import by_agency, entries, quoted
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "Unexplained acronym"
SEVERITY = Severity.LOW
SOURCES = ("SS",)


def find(reading: Reading) -> Iterator[Found]:
    case = reading.case
    people = [case.child, *(name for person in case.people for name in (person.name, *person.aliases))]
    names = tuple(dict.fromkeys(part for name in people for part in (name, *name.split()) if part.strip()))
    using = [event for event in reading.events if reading.of_entry(_short_forms, event)]
    held = {event.id: reading.of_entry(_short_forms, event) for event in using}
    spelt = frozenset(letters for forms in held.values() for each in forms for letters in each.spelt)
    for events in by_agency(using).values():
        short = {event.id: _unexplained(held[event.id], names, spelt) for event in events}
        kept = [event for event in events if short[event.id]]
        if kept:
            name = agency(kept[0])
            letters = quoted(each.letters for event in kept for _, each in short[event.id])
            yield Found(
                events=tuple(event.id for event in kept),
                why=f"In the return of {name}, {entries(kept)}, {letters} is not explained.",
                question=f"What does {letters} stand for?",
                ask=name,
                words=tuple(
                    Span(event.id, field, each.start, each.end)
                    for event in kept
                    for field, each in short[event.id]
                ),
            )


@dataclass(frozen=True, slots=True)
class _ShortForms:
    """The short forms in one column of an entry, and those that the column spells out itself."""

    field: str
    used: tuple[Acronym, ...]
    spelt: frozenset[str]


def _short_forms(event: Event) -> tuple[_ShortForms, ...]:
    """The short forms of an entry, by column; columns without any are left out."""
    texts = (("event", event.text), ("action", event.action), ("analysis", event.analysis))
    return tuple(
        _ShortForms(field, used, spelt_out(text, used)) for field, text in texts if (used := acronyms(text))
    )


def _unexplained(
    held: tuple[_ShortForms, ...], people: tuple[str, ...], spelt: frozenset[str]
) -> tuple[tuple[str, Acronym], ...]:
    return tuple((each.field, one) for each in held for one in left_open(each.used, people, spelt))
