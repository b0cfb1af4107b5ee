"""What the room of findings needs of the open case, and how all that it shows is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from chronology.model.case import Case
from chronology.model.curation import FindingState, Query
from chronology.model.dates import EventDate
from chronology.model.events import Event
from chronology.model.findings import Finding, whom_to_ask
from chronology.model.timeline import Timeline


class OpenCase(Protocol):
    """The case behind the findings. Every method may be called from any thread."""

    @property
    def read_only(self) -> bool: ...
    def case(self) -> Case: ...
    def timeline(self) -> Timeline: ...
    def findings(self) -> tuple[Finding, ...]: ...
    def states(self) -> Mapping[str, FindingState]: ...
    def set_state(self, state: FindingState) -> None: ...
    def ask(self, query: Query) -> int: ...
    def agencies(self) -> Mapping[str, int]: ...
    def rules_off(self) -> Mapping[str, str]: ...
    def switch_rule_off(self, rule: str, reason: str) -> None: ...
    def switch_rule_on(self, rule: str) -> None: ...


@dataclass(frozen=True)
class Loaded:
    """All that the room shows. `events` are those that a finding rests on or is answered by, by id."""

    case: Case
    findings: tuple[Finding, ...]
    states: Mapping[str, FindingState]
    events: Mapping[str, Event]
    agencies: Sequence[str]
    rules_off: Mapping[str, str]

    def state(self, finding: Finding) -> FindingState:
        """What a person decided of a finding; open where nobody has."""
        return self.states.get(finding.id) or FindingState(finding.id)

    def first_day(self, finding: Finding) -> date | None:
        """The first day that the finding's events may have happened on; None where all are undated."""
        first = self.first_date(finding)
        return (first.earliest or first.latest) if first is not None else None

    def first_date(self, finding: Finding) -> EventDate | None:
        """The date of the earliest of the finding's events, with its doubt; None where all are undated."""
        known = [self.events[event].date for event in finding.events if event in self.events]
        dated = [when for when in known if when.is_dated]
        return min(dated, key=lambda when: when.earliest or when.latest or date.max, default=None)

    def asked_of(self, finding: Finding) -> str:
        """The agency to ask first."""
        told = [self.events[event].agency for event in finding.events if event in self.events]
        return whom_to_ask(finding, told, self.agencies)


def load(case: OpenCase) -> Loaded:
    """Everything of the case that the room shows. It takes seconds where the case is large."""
    found = case.findings()
    wanted = {event for each in found for event in (*each.events, *each.answered_by)}
    events = {entry.event.id: entry.event for entry in case.timeline().entries if entry.event.id in wanted}
    agencies = sorted((name for name in case.agencies() if name), key=str.casefold)
    return Loaded(case.case(), found, case.states(), events, agencies, case.rules_off())
