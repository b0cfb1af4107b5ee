"""UAD-06: same adult, different names.

What it asks: Are these one adult, and what is the full name and date of birth?
Why: A check on one spelling misses what is held under another. A short name in one return and the full
    one in the next can hide that several agencies have met the same person.
Source: Understanding Unidentified Adults toolkit.
Fires on: Names of adults that are spelt alike, or of which one is short for the other with the same or
    a like surname, and that no entry ties together.
Stays quiet on: Names that an entry ties together ('known as', 'also called'), or that the case lists as
    one person's. A first name alone. Professionals, children, names of a man and a woman.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chronology.model.findings import Severity, Span
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import listed
from chronology.timeline.somebody import Alike, Somebody

TITLE = "Same adult, different names"
SEVERITY = Severity.MEDIUM
SOURCES = ("UU",)

_ADULT = ("mother", "father", "partner", "ex", "kin", "friend", "neighbour", "adult")
_TELLING = ("adult.joins", "adult.risk", "adult.leaves", "child.contact", "carer.stated", "adult.checked")


def find(reading: Reading) -> Iterator[Found]:
    everybody = reading.everybody
    taken: set[int] = set()
    for pair in everybody.alike:
        if pair.one in taken and pair.other in taken:
            continue
        one, other = everybody.people[pair.one], everybody.people[pair.other]
        if any(_is_of_the_family(reading, each) for each in (one, other)):
            taken |= {pair.one, pair.other}
            yield _found(one, other, pair)


def _is_of_the_family(reading: Reading, person: Somebody) -> bool:
    """Whether the entries say what the adult is to the child, or tell of the adult's part in the home."""
    if person.is_said_to_be(*_ADULT):
        return True
    told = reading.once(_told_of)
    events = set(person.events)
    if not events.isdisjoint(reading.once(_of_abuse)):
        return True
    return any(not events.isdisjoint(told.get(name, ())) for name in person.names)


def _of_abuse(reading: Reading) -> frozenset[str]:
    """The entries that record abuse between adults: whom they name are the two."""
    return frozenset(mark.event.id for mark in reading.marks("da.incident"))


def _told_of(reading: Reading) -> Mapping[str, set[str]]:
    """The entries that tell of somebody's part in the home, by the name as written."""
    found: dict[str, set[str]] = {}
    for mark in reading.marks(*_TELLING):
        found.setdefault(mark.signal.person, set()).add(mark.event.id)
    return found


def _found(one: Somebody, other: Somebody, pair: Alike) -> Found:
    seen = [*one.sightings, *other.sightings]
    named = [sighting for sighting in seen if sighting.name]
    first, second = (_told(each) for each in (one, other))
    return Found(
        events=tuple(dict.fromkeys(sighting.event for sighting in named)),
        why=f"{first}, and {second}; {pair.reason}, and no entry says whether they are one person.",
        question="Are these one adult, and what is the adult's full name and date of birth?",
        ask=listed([sighting.agency for sighting in named]),
        words=tuple(Span(s.event, s.field, s.start, s.end) for s in named),
    )


def _told(person: Somebody) -> str:
    names = listed([f"'{name}'" for name in person.names])
    agencies = listed([sighting.agency or "an agency that is not named" for sighting in person.sightings])
    return f"{agencies} wrote of {names}"
