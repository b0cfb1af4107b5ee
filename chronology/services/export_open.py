"""An open case leaves as a file: which format, which edition, with the questions or without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from chronology.model.case import Case
from chronology.model.event_rows import RowQuery
from chronology.report import formats
from chronology.report.content import Content
from chronology.services.export import refuse_the_case_itself
from chronology.services.progress import Cancelled, Progress, unwatched
from chronology.services.write import write_content

EDITIONS = {"working": "Working: full names, for the panel only"}
"""The editions that there are, each with who may see it."""

_FORMATS = {
    ".pdf": "PDF, to read and to print",
    ".docx": "Word, to go on writing in",
    ".xlsx": "Excel, to sort and count",
    ".csv": "CSV, for any table program",
    ".html": "Web page, to read without other programs",
    ".json": "JSON, for other programs",
}


class Exportable(Protocol):
    """What is asked of the open case."""

    @property
    def path(self) -> Path: ...
    def case(self) -> Case: ...
    def content(self, edition: str = "working") -> Content: ...
    def count(self, query: RowQuery) -> int: ...


def formats_offered() -> Mapping[str, str]:
    """Every ending with what it is good for, the most wanted first."""
    known = formats.formats()
    named = {ending: words for ending, words in _FORMATS.items() if ending in known}
    return {**named, **{ending: ending for ending in known if ending not in named}}


def export_open(
    case: Exportable,
    out: Path,
    edition: str = "working",
    with_questions: bool = True,
    progress: Progress = unwatched,
) -> Path:
    """Write what the case holds to `out`, in the format of its ending; `out` again.

    Raises Refused where it cannot be written, Cancelled where `progress` says stop; a file that was there
    before then stands as it was.
    """
    refuse_the_case_itself(case.path, out)
    if not progress("Putting the timeline together", 0, 0):
        raise Cancelled
    content = case.content(edition)
    if not with_questions:
        content = replace(content, findings=(), rules_off=(), with_questions=False)
    return write_content(content, out, progress)
