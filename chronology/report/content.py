"""What every export is given: the merged timeline with what belongs on its cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chronology.model.case import Case
from chronology.model.coverage import Coverage
from chronology.model.findings import Finding
from chronology.model.timeline import Timeline
from chronology.rules.told_clocks import ToldClock


@dataclass(frozen=True, slots=True)
class Content:
    """One edition of one case, ready to be written in any format.

    `findings` holds open and answered ones alike (`Finding.answered_by` tells); `made` is the day printed
    in the footer, so the same content always gives the same bytes. `coverage` and `clocks` are what the
    reading of the entries says of the whole; `rules_off` are rules that a person switched off, each with
    the reason.
    """

    case: Case
    timeline: Timeline
    findings: tuple[Finding, ...]
    made: date
    edition: str = "working"
    coverage: Coverage | None = None
    clocks: tuple[ToldClock, ...] = ()
    rules_off: tuple[tuple[str, str], ...] = ()
