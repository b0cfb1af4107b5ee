"""The main job: returns in, one merged, cited, gap-checked timeline out, with no case file kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chronology.model.case import Case
from chronology.report import data
from chronology.report.content import Content
from chronology.report.output import write_whole
from chronology.services.merge import merge_returns
from chronology.services.progress import Progress, unwatched
from chronology.services.refusal import Refused
from chronology.services.write import disk_faults_said, write_content


@dataclass(frozen=True, slots=True)
class Built:
    """What the main job made, and where the PDF lies."""

    content: Content
    pdf: Path

    @property
    def complete(self) -> bool:
        """False where a file, or a row that looks like an event, could not be read."""
        return all(each.complete for each in self.content.timeline.contributions)


def build(
    named: Sequence[Path],
    out: Path,
    case: Case,
    edition: str = "working",
    progress: Progress = unwatched,
) -> Built:
    """Read `named`, merge, check, and write timeline.pdf, events.json, findings.json and intake.json.

    The folder `out` is made if it is not there. Raises Refused for bad use and Cancelled when stopped;
    either way no half-written file is left.
    """
    if out.exists() and not out.is_dir():
        raise Refused(f"'{out}' is a file. Name a folder to write the timeline to.")
    content = merge_returns(named, case, edition, progress)
    pdf = out / "timeline.pdf"
    with disk_faults_said(out):
        out.mkdir(parents=True, exist_ok=True)
    write_content(content, pdf, progress)
    with disk_faults_said(out):
        write_whole(out / "events.json", data.events_json(content))
        write_whole(out / "findings.json", data.findings_json(content))
        write_whole(out / "intake.json", data.intake_json(content))
    return Built(content=content, pdf=pdf)
