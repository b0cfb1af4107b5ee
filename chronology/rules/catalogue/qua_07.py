"""QUA-07: only adverse events.

What it asks: Is there something good in this agency's record that belongs here too?
Why: Help that worked and things that went well are events as well. A return of nothing but trouble shows
    half a child.
Source: Plymouth Safeguarding Children Partnership, chronology guidance: positive events too.
Fires on: A return of 15 events or more with adverse ones among them and no strength or good work in any.
Stays quiet on: A return in which one entry tells of something good, however small. A short return.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.injuries import is_mishap
from chronology.rules.reading import Reading
from chronology.rules.returns import all_by_agency
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "Only adverse events"
SEVERITY = Severity.LOW
SOURCES = ("PL",)

_GOOD = ("strength", "home.good", "appointment.attended")
_ADVERSE = (
    "quality.adverse", "concern", "neglect", "neglect.home", "neglect.hunger", "injury.child",
    "child.disclosed", "da.incident", "da.disclosed",
    "da.hint", "adult.risk", "missing.reported", "appointment.not_brought", "visit.no_access", "mh.crisis",
    "substance.parent",
)  # fmt: skip


def find(reading: Reading) -> Iterator[Found]:
    least = reading.threshold("QUA-07", "events")
    for events in reading.once(all_by_agency).values():
        if len(events) < least or any(reading.has(event, *_GOOD) for event in events):
            continue
        adverse = [
            event for event in events if reading.has(event, *_ADVERSE) and not is_mishap(reading, event)
        ]
        if adverse:
            name = agency(events[0])
            yield Found(
                events=tuple(event.id for event in adverse),
                why=(
                    f"The return of {name} holds {len(events)} entries, {len(adverse)} of them of something "
                    "that went "
                    "wrong, and none tells of a strength or of help that worked."
                ),
                question="What went well for the child or the family in this time, and which help worked?",
                ask=name,
            )
