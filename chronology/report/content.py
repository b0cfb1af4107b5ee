"""What every export is given: the merged timeline with what belongs on its cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chronology.model.case import Case
from chronology.model.findings import Finding
from chronology.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Content:
    """One edition of one case, ready to be written in any format.

    `findings` holds open and answered ones alike (`Finding.answered_by` tells); `made` is the day printed
    in the footer, so the same content always gives the same bytes.
    """

    case: Case
    timeline: Timeline
    findings: tuple[Finding, ...]
    made: date
    edition: str = "working"
