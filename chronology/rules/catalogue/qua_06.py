"""QUA-06: unexplained acronym.

What it asks: What do these short forms stand for?
Why: Other agencies, the panel and the family read this too, and one service's short form is another's
    riddle.
Source: Staffordshire and Stoke-on-Trent, review chronology template: acronyms are explained.
Fires on: Two to six capitals that neither the glossary nor any of the returns spells out; those of one
    agency together.
Stays quiet on: Words that are only shouted, initials and surnames of people, reference numbers, and short
    forms that an entry, or a key beside the entries, spells out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.language.acronyms import (
    Acronym,
    acronyms,
    left_open,
    of_somebody,
    spelt_out,
    surnames,
    told_in_note,
)
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
    parts = (part for name in people for part in (name, *name.split()) if part.strip())
    surnames_told = (one for event in reading.events for one in sorted(reading.of_entry(_surnames, event)))
    people_told = (name.split()[-1] for person in reading.everybody.people for name in person.names)
    names = tuple(dict.fromkeys((*parts, *surnames_told, *people_told)))
    using = [event for event in reading.events if reading.of_entry(_short_forms, event)]
    held = {event.id: reading.of_entry(_short_forms, event) for event in using}
    spelt = frozenset(letters for forms in held.values() for each in forms for letters in each.spelt)
    spelt |= frozenset(letters for note in reading.notes for letters in told_in_note(note))
    for events in by_agency(using).values():
        short = {event.id: _unexplained(held[event.id], names, spelt) for event in events}
        kept = [event for event in events if short[event.id]]
        if kept:
            name = agency(kept[0])
            forms = [each.letters for event in kept for _, each in short[event.id]]
            letters, one = quoted(forms), len(set(forms)) == 1
            are = "is" if one else "are"
            yield Found(
                events=tuple(event.id for event in kept),
                why=f"In the return of {name} ({entries(kept)}), {letters} {are} not explained.",
                question=f"What {'does' if one else 'do'} {letters} stand for?",
                ask=name,
                words=tuple(
                    Span(event.id, field, each.start, each.end)
                    for event in kept
                    for field, each in short[event.id]
                ),
            )


@dataclass(frozen=True, slots=True)
class _ShortForms:
    """The short forms in one column of an entry, and those that it spells out or are initials."""

    field: str
    used: tuple[Acronym, ...]
    spelt: frozenset[str]


def _short_forms(event: Event) -> tuple[_ShortForms, ...]:
    """The short forms of an entry, by column; columns without any are left out."""
    texts = (("event", event.text), ("action", event.action), ("analysis", event.analysis))
    return tuple(
        _ShortForms(field, used, spelt_out(text, used) | of_somebody(text, used))
        for field, text in texts
        if (used := acronyms(text))
    )


def _surnames(event: Event) -> frozenset[str]:
    """The surnames in capitals that an entry holds."""
    return surnames(f"{event.text}\n{event.action}\n{event.analysis}")


def _unexplained(
    held: tuple[_ShortForms, ...], people: tuple[str, ...], spelt: frozenset[str]
) -> tuple[tuple[str, Acronym], ...]:
    return tuple((each.field, one) for each in held for one in left_open(each.used, people, spelt))
