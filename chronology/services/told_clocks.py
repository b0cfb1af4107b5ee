"""The statutory clocks that a case's entries tell of: when each began, when it was due, how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chronology.calendar.clocks import State
from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.events import Event
from chronology.model.timeline import Timeline
from chronology.resource import load_pack, toml
from chronology.rules.reading import reading_of
from chronology.rules.registry import clocks_by_rule

_SAID = {
    State.MET: "in time",
    State.MISSED: "missed",
    State.RUNNING: "no end told yet",
    State.CANNOT_TELL: "the dates do not tell",
}


@dataclass(frozen=True, slots=True)
class ToldClock:
    """One clock of the child's history. `event` is where it began; `late` is in days of the calendar."""

    rule: str
    name: str
    start: date | None
    due: date | None
    state: State
    late: int
    agency: str
    event: str

    @property
    def said(self) -> str:
        """How it stands, in words."""
        if self.late:
            return f"missed by {self.late} day{'' if self.late == 1 else 's'}"
        return _SAID[self.state]


def told_clocks(
    timeline: Timeline, case: Case, signals: Callable[[Event], tuple[Signal, ...]]
) -> tuple[ToldClock, ...]:
    """Every clock that the rules know of, by the day on which it began."""
    reading = reading_of(timeline, case, load_pack(case.pack), signals)
    names: dict[str, str] = toml("vocabularies", "reviews.toml")["told"]
    found = [
        ToldClock(
            rule=rule,
            name=names.get(rule, rule),
            start=clock.start.event.date.earliest,
            due=clock.timing.due,
            state=clock.timing.state,
            late=clock.timing.late,
            agency=clock.start.event.agency,
            event=clock.start.event.id,
        )
        for rule, clocks in clocks_by_rule().items()
        for clock in clocks(reading)
    ]
    return tuple(sorted(found, key=lambda clock: (clock.start or date.max, clock.rule, clock.event)))
