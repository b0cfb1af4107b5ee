"""Incidents of domestic abuse as police record them, and entries that may tell of one incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from chronology.model.agencies import folded
from chronology.model.events import Event
from chronology.rules.reading import Mark, Reading
from chronology.timeline.somebody import Somebody

ATTENDING = frozenset({"police", "ambulance"})
"""Those who come to an incident: a quarrel that they record is one, in whatever words."""
_VAGUE = frozenset({"noise", "trait"})
_OF_THE_FAMILY = frozenset({"mother", "father", "parents", "sibling"})
_ONE_INCIDENT = timedelta(days=2)


def is_of_another_household(reading: Reading, event: Event) -> bool:
    """Whether the entry tells of a partner known from other entries, somebody's ex here, and of a stranger.

    That is a partner's violence to the one he had before him: no other entry names her, and this one names
    nobody of the family.
    """
    seen = list(reading.everybody.seen_within(event.id))
    if any({sighting.relation, person.relation} & _OF_THE_FAMILY for person, sighting in seen):
        return False
    if not any(sighting.relation == "ex" for _, sighting in seen):
        return False
    childs = set(folded(reading.case.child).split())
    if childs & set(folded(event.text).split()):
        return False
    known = any(
        person.relation in ("partner", "ex")
        and person.name
        and (len(person.events) > 1 or _is_like_another(reading, person))
        for person, _ in seen
    )
    return known and any(
        sighting.relation in ("named", "ex") and len(sighting.name.split()) > 1 and len(person.events) == 1
        for person, sighting in seen
    )


def _is_like_another(reading: Reading, person: Somebody) -> bool:
    people = reading.everybody.people
    return any(person in (people[pair.one], people[pair.other]) for pair in reading.everybody.alike)


def police_incidents(reading: Reading) -> Iterator[Mark]:
    """What police recorded as having happened between the adults, every mark of it."""
    return (
        mark
        for mark in reading.marks("da.incident")
        if reading.kind(mark.event) == "police" and "trait" not in mark.signal.tags
    )


def is_vague(reading: Reading, mark: Mark) -> bool:
    """Whether the words alone may mean less: what neighbours heard, a temper, a quarrel told second-hand."""
    if mark.signal.tags & _VAGUE:
        return True
    return "both" in mark.signal.tags and reading.kind(mark.event) not in ATTENDING


def separate(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The dated marks without those that may tell of the incident before them."""
    last: Mark | None = None
    for mark in marks:
        if mark.event.date.is_dated and (last is None or not is_one_incident(last, mark)):
            last = mark
            yield mark


def is_one_incident(first: Mark, later: Mark) -> bool:
    """Whether two entries are so close that they may tell of one incident."""
    start, end = first.event.date.latest, later.event.date.earliest
    return start is not None and end is not None and end - start <= _ONE_INCIDENT
