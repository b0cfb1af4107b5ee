"""Check that a case file is whole, and say which questions are open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chronology.casefile import findings
from chronology.casefile.casefile import CaseFile
from chronology.casefile.faults import NotClosedProperly, OlderVersion
from chronology.model.findings import Finding
from chronology.services.merge import put_together


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. `problems` are sentences about the file; it is whole where there are none."""

    returns: int
    events: int
    audited: int
    problems: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        return not self.problems

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The questions that no later event answers."""
        return tuple(finding for finding in self.findings if not finding.answered_by)


def check_case(path: Path, passphrase: str) -> Checked:
    """Verify every page, table, original and step of the audit trail, and check the timeline for gaps.

    The case may be open elsewhere meanwhile. Raises CaseFileError where it cannot be opened at all.
    """
    with open_to_read(path, passphrase) as case:
        problems = case.problems()
        if problems:
            return Checked(0, 0, 0, problems, ())
        contributions = case.contributions()
        content = put_together(contributions, case.case())
        with case.reading() as db:
            put_aside = findings.put_aside(db)
        return Checked(
            returns=len(contributions),
            events=len(content.timeline.entries),
            audited=len(case.audit()),
            problems=(),
            findings=tuple(each for each in content.findings if not put_aside(each)),
        )


def open_to_read(path: Path, passphrase: str) -> CaseFile:
    """The case to read only; for changes where it first has to put itself right or be brought up to date."""
    try:
        return CaseFile.open(path, passphrase, read_only=True)
    except (NotClosedProperly, OlderVersion):
        return CaseFile.open(path, passphrase)
