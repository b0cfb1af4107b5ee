"""Incidents of domestic abuse as police record them, and entries that may tell of one incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from chronology.rules.reading import Mark, Reading

ATTENDING = frozenset({"police", "ambulance"})
"""Those who come to an incident: a quarrel that they record is one, in whatever words."""
_VAGUE = frozenset({"noise", "trait"})
_ONE_INCIDENT = timedelta(days=2)


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
