"""QUA-05: too long, or several events in one.

What it asks: Could this entry be shorter, or stand as several, each under its own date?
Why: A long entry hides what matters, and events that share an entry share its date: merged with other
    agencies' lists, the later ones stand on the wrong day.
Source: Darlington Safeguarding Partnership, chronology guidance: one event a row, succinct.
Fires on: An account of more than 150 words, or one that goes on to happenings of other days; those of one
    agency together.
Stays quiet on: Dates of birth, of letters, of what is planned, and an account of one day within the length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.language.happenings import several
from chronology.model.events import Event
from chronology.model.findings import Severity, Span
from chronology.rules.reading import Reading
from chronology.rules.returns import by_agency, entries
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "Too long, or several events in one"
SEVERITY = Severity.LOW
SOURCES = ("DA-P",)


def find(reading: Reading) -> Iterator[Found]:
    most = reading.threshold("QUA-05", "words")
    told = {event.id: reading.of_entry(_told, event) for event in reading.events}
    kept = [event for event in reading.events if told[event.id].words > most or told[event.id].later]
    for events in by_agency(kept).values():
        name = agency(events[0])
        reasons = []
        if any(told[event.id].words > most for event in events):
            reasons.append(f"the account has more than {most} words")
        if any(told[event.id].later for event in events):
            reasons.append("the account goes on to happenings of other days")
        yield Found(
            events=tuple(event.id for event in events),
            why=f"In the return of {name} ({entries(events)}), {' or '.join(reasons)}.",
            question="Could this stand as shorter entries, each under the date on which it happened?",
            ask=name,
            words=tuple(span for event in events for span in told[event.id].later),
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """How many words an account has, and those with which it goes on to happenings of other days."""

    words: int
    later: tuple[Span, ...]


def _told(event: Event) -> _Told:
    later = several(event.text, event.date)
    return _Told(
        len(event.text.split()), tuple(Span(event.id, "event", each.start, each.end) for each in later)
    )
