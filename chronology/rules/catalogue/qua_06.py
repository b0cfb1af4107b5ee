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

from chronology.language.acronyms import Acronym, explained, unexplained
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
    spelt = frozenset(
        letters for event in reading.events for _, text in _texts(event) for letters in explained(text)
    )
    for events in by_agency(reading.events).values():
        short = {event.id: _unexplained(event, names, spelt) for event in events}
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


def _texts(event: Event) -> tuple[tuple[str, str], ...]:
    return (("event", event.text), ("action", event.action), ("analysis", event.analysis))


def _unexplained(
    event: Event, people: tuple[str, ...], spelt: frozenset[str]
) -> tuple[tuple[str, Acronym], ...]:
    return tuple((field, each) for field, text in _texts(event) for each in unexplained(text, people, spelt))
