"""What every export is given: the merged timeline with what belongs on its cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chronology.model.case import Case
from chronology.model.coverage import Coverage
from chronology.model.curation import FindingState, State, standing
from chronology.model.findings import Finding
from chronology.model.timeline import Timeline
from chronology.rules.told_clocks import ToldClock


@dataclass(frozen=True, slots=True)
class Content:
    """One edition of one case, ready to be written in any format.

    `findings` holds open and answered ones alike (`Finding.answered_by` tells); `made` is the day printed
    in the footer, so the same content always gives the same bytes. `coverage` and `clocks` are what the
    reading of the entries says of the whole; `rules_off` are rules that a person switched off, each with
    the reason. `states` is what a person decided of findings, by their ids; one that is not there is open.
    Without `with_questions` the export leaves without them, and says nothing of how many there are.
    """

    case: Case
    timeline: Timeline
    findings: tuple[Finding, ...]
    made: date
    edition: str = "working"
    coverage: Coverage | None = None
    clocks: tuple[ToldClock, ...] = ()
    rules_off: tuple[tuple[str, str], ...] = ()
    states: Mapping[str, FindingState] = field(default_factory=dict)
    with_questions: bool = True

    def standing(self, finding: Finding) -> str:
        """How a finding stands, in a word."""
        state = self.states.get(finding.id)
        return standing(finding.answered_by, state.state if state else State.OPEN)
