"""The main job: returns in, one merged, cited, gap-checked timeline out, with no case file kept."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.model.pack import Pack
from chronology.model.timeline import Timeline
from chronology.report import data, pdf
from chronology.report.content import Content
from chronology.resource import load_pack
from chronology.rules import check
from chronology.services.progress import Cancelled, Progress, unwatched
from chronology.services.read import read_return
from chronology.services.refusal import Refused
from chronology.services.returns import call_names, gather
from chronology.timeline.merge import merge


@dataclass(frozen=True, slots=True)
class Built:
    """What the main job made. `complete` is False where a file or a row could not be read."""

    content: Content
    pdf: Path

    @property
    def complete(self) -> bool:
        return all(each.complete for each in self.content.timeline.contributions)

    @property
    def timeline(self) -> Timeline:
        return self.content.timeline


def date_context(case: Case, pack: Pack) -> DateContext:
    """What the reader of dates may lean on: the child's days, the scope, the school terms."""
    return DateContext(
        born=case.born,
        expected=case.expected,
        scope=(case.scope.first, case.scope.last),
        terms=pack.terms,
    )


def day_made() -> date:
    """Today, or the day in SOURCE_DATE_EPOCH, by which anybody can make an old document again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Refused(
            "SOURCE_DATE_EPOCH must be a whole number of seconds. Correct it or take it away."
        ) from None


def read_returns(
    named: Sequence[Path], case: Case, progress: Progress = unwatched, agency: str = ""
) -> tuple[Contribution, ...]:
    """Read every file among `named` (files or folders), one contribution each, readable or not.

    Raises Refused where a name is not there, Cancelled where `progress` says stop.
    """
    context = date_context(case, load_pack(case.pack))
    paths = gather(named)
    names = call_names(paths)
    contributions = []
    for done, path in enumerate(paths):
        if not progress(f"Reading {names[path]}", done, len(paths)):
            raise Cancelled
        contributions.append(read_return(path, context, agency=agency, name=names[path]))
    progress("All files read", len(paths), len(paths))
    return tuple(contributions)


def put_together(contributions: Sequence[Contribution], case: Case, edition: str = "working") -> Content:
    """Merge contributions and check them for gaps: the content that every export is made from."""
    timeline = merge(contributions)
    findings = check(timeline, case, load_pack(case.pack))
    return Content(case=case, timeline=timeline, findings=findings, made=day_made(), edition=edition)


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
    content = put_together(read_returns(named, case, progress), case, edition)
    try:
        out.mkdir(parents=True, exist_ok=True)
        pdf.write(
            content,
            out / "timeline.pdf",
            lambda done, total: progress("Drawing the PDF", done, total),
        )
        for name, written in (
            ("events.json", data.events_json(content)),
            ("findings.json", data.findings_json(content)),
            ("intake.json", data.intake_json(content)),
        ):
            write_whole(out / name, written)
    except OSError as fault:
        raise Refused(
            f"The timeline cannot be written to '{out}': {fault.strerror or fault}. "
            "Choose another folder, or free some space."
        ) from None
    return Built(content=content, pdf=out / "timeline.pdf")


def write_whole(path: Path, written: bytes) -> None:
    """Write a file so that it is either all there or as it was: beside it first, then in its place."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(written)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
