"""The statutory clocks that the entries tell of, each with how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chronology.calendar.clocks import State
from chronology.resource import toml
from chronology.rules.reading import Reading
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
    ended: bool = False

    @property
    def said(self) -> str:
        """How it stands, in words."""
        if self.late:
            return f"missed by {self.late} day{'' if self.late == 1 else 's'}"
        if self.state is State.MISSED and not self.ended:
            return "not recorded"
        return _SAID[self.state]


def clocks_told(reading: Reading) -> tuple[ToldClock, ...]:
    """Every clock that the rules know of, by the day on which it began."""
    names: dict[str, str] = toml("vocabularies", "reviews.toml")["told"]
    found = [
        ToldClock(
            rule=rule,
            name=names.get(rule, rule),
            start=clock.began or clock.start.event.date.earliest,
            due=clock.timing.due,
            state=clock.timing.state,
            late=clock.timing.late,
            agency=clock.start.event.agency,
            event=clock.start.event.id,
            ended=clock.end is not None,
        )
        for rule, clocks in clocks_by_rule().items()
        for clock in clocks(reading)
    ]
    once = dict.fromkeys(found)  # an entry may tell of one referral in several words
    return tuple(sorted(once, key=lambda clock: (clock.start or date.max, clock.rule, clock.event)))
