"""Write a case's timeline as PDF, Word, Excel, CSV, JSON or HTML."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chronology.casefile import backups, findings
from chronology.report.content import Content
from chronology.services.check import open_to_read
from chronology.services.merge import put_together
from chronology.services.progress import Progress, unwatched
from chronology.services.refusal import Refused
from chronology.services.write import write_content


def export_case(
    path: Path,
    passphrase: str,
    out: Path,
    edition: str = "working",
    progress: Progress = unwatched,
) -> Content:
    """Write the merged timeline to `out`, in the format its ending names, and return what was written.

    Findings that were dismissed are left out. The case may be open elsewhere meanwhile and is not changed.
    Raises CaseFileError for the case, Refused where `out` cannot be written, Cancelled where `progress` says
    stop; a file that was at `out` before then stands as it was.
    """
    refuse_the_case_itself(path, out)
    with open_to_read(path, passphrase) as case:
        contributions, facts = case.contributions(), case.case()
        with case.reading() as db:
            put_aside = findings.put_aside(db)
    content = put_together(contributions, facts, edition, progress)
    content = replace(content, findings=tuple(each for each in content.findings if not put_aside(each)))
    write_content(content, out, progress)
    return content


def refuse_the_case_itself(case: Path, out: Path) -> None:
    """Raises Refused where an export would be written over the case or one of its backups."""
    case, out = case.resolve(), out.resolve()
    if out == case or backups.folder_of(case) in out.parents:
        raise Refused("The export would take the place of the case or a backup. Choose another name for it.")
