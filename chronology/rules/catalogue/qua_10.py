"""QUA-10: likely duplicate within one agency.

What it asks: Are these two entries of one event?
Why: An event that stands twice counts twice, and seems to be a pattern.
Source: Care Inspectorate, Practice guide to chronologies: one entry for each event.
Fires on: Entries of one agency under the same date in nearly the same words.
Stays quiet on: The same event told by two agencies. Entries of few words, entries whose numbers differ, and
    entries whose clock times lie hours apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronology.language.said_alike import account_of, are_alike
from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, on

TITLE = "Likely duplicate within one agency"
SEVERITY = Severity.LOW
SOURCES = ("CI",)

_FEWEST_WORDS = 5
_HOURS = 3


def find(reading: Reading) -> Iterator[Found]:
    days: dict[tuple[str, date | None, date | None], list[Event]] = {}
    for event in reading.dated:
        if len(event.text.split()) >= _FEWEST_WORDS:
            days.setdefault((event.agency, event.date.earliest, event.date.latest), []).append(event)
    for events in days.values():
        for group in _groups(events):
            first = group[0]
            yield Found(
                events=tuple(event.id for event in group),
                why=(
                    f"{on(first.date)} the return of {agency(first)} holds {len(group)} entries "
                    "in nearly the same words."
                ),
                question="Are these entries of one event, or did it happen more than once?",
                ask=agency(first),
            )


def _groups(events: list[Event]) -> Iterator[list[Event]]:
    """The events that say nearly the same, together; each in one group at most."""
    left = [(event, account_of(event.text)) for event in events] if len(events) > 1 else []
    while left:
        (first, account), *rest = left
        group, left = [first], []
        for event, other in rest:
            if _hours_apart(first, event) <= _HOURS and are_alike(account, other):
                group.append(event)
            else:
                left.append((event, other))
        if len(group) > 1:
            yield group


def _hours_apart(one: Event, other: Event) -> float:
    first, second = one.date.time, other.date.time
    if first is None or second is None or first.start is None or second.start is None:
        return 0
    minutes = (second.start.hour - first.start.hour) * 60 + second.start.minute - first.start.minute
    return abs(minutes) / 60
