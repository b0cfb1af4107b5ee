"""The first half of the main job: read the returns, merge them, check them for gaps. Nothing is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from chronology.language.reading import reader_for
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext
from chronology.report.content import Content
from chronology.resource import load_pack
from chronology.rules.checking import check_reading
from chronology.rules.coverage import coverage_of
from chronology.rules.reading import reading_of
from chronology.rules.told_clocks import clocks_told
from chronology.services.progress import Cancelled, Progress, unwatched
from chronology.services.read import read_return
from chronology.services.refusal import Refused
from chronology.services.returns import call_names, gather
from chronology.timeline.merge import merge


def merge_returns(
    named: Sequence[Path],
    case: Case,
    edition: str = "working",
    progress: Progress = unwatched,
    file_read: Callable[[Contribution], None] = lambda contribution: None,
) -> Content:
    """Read every file among `named` (files or folders), merge and check: all that an export is made from.

    A file that cannot be read is a contribution of its own that says why. `file_read` is told of each as it
    is done. Raises Refused where a name is not there, Cancelled where `progress` says stop.
    """
    return put_together(read_returns(named, case, progress, file_read), case, edition, progress)


def read_returns(
    named: Sequence[Path],
    case: Case,
    progress: Progress = unwatched,
    file_read: Callable[[Contribution], None] = lambda contribution: None,
) -> tuple[Contribution, ...]:
    """One contribution a file, readable or not, in an order that does not depend on that of `named`."""
    context = date_context(case)
    paths = gather(named)
    names = call_names(paths)
    contributions = []
    for done, path in enumerate(paths):
        _go_on(progress, f"Reading {names[path]}", done, len(paths))
        contributions.append(read_return(path, context, name=names[path]))
        file_read(contributions[-1])
    _go_on(progress, "All files read", len(paths), len(paths))
    return tuple(contributions)


def put_together(
    contributions: Sequence[Contribution],
    case: Case,
    edition: str = "working",
    progress: Progress = unwatched,
) -> Content:
    """Merge contributions and check the timeline for gaps."""
    timeline = merge(contributions)
    _go_on(progress, "Looking for gaps", 0, 1)
    reading = reading_of(timeline, case, load_pack(case.pack), reader_for(case, timeline.events))
    return Content(
        case=case,
        timeline=timeline,
        findings=check_reading(reading),
        made=day_made(),
        edition=edition,
        coverage=coverage_of(reading),
        clocks=clocks_told(reading),
    )


def date_context(case: Case) -> DateContext:
    """What the reader of dates may lean on: the child's days, the scope, the school terms of the pack."""
    return DateContext(
        born=case.born,
        expected=case.expected,
        scope=(case.scope.first, case.scope.last),
        terms=load_pack(case.pack).terms,
    )


def day_made() -> date:
    """Today, or the day in SOURCE_DATE_EPOCH, with which anybody can make an old document again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Refused(
            "SOURCE_DATE_EPOCH must be a whole number of seconds. Correct it or take it away."
        ) from None


def _go_on(progress: Progress, doing: str, done: int, total: int) -> None:
    if not progress(doing, done, total):
        raise Cancelled
