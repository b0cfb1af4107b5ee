"""Content becomes a file in the format that its name asks for, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chronology.report import formats
from chronology.report.content import Content
from chronology.report.output import Stopped
from chronology.services.progress import Cancelled, Progress, unwatched
from chronology.services.refusal import Refused


def write_content(content: Content, out: Path, progress: Progress = unwatched) -> Path:
    """Write `content` to `out` and return `out`.

    Raises Refused where the name's ending is no known format or the disk says no, and Cancelled where
    `progress` says stop; a file that was there before then stands as it was.
    """
    with disk_faults_said(out):
        try:
            formats.write(content, out, lambda done, total: progress("Drawing the timeline", done, total))
        except formats.UnknownFormat as fault:
            raise Refused(str(fault)) from None
        except Stopped:
            raise Cancelled from None
    return out


@contextmanager
def disk_faults_said(out: Path) -> Iterator[None]:
    """Turn what the disk says into one sentence for a person."""
    try:
        yield
    except OSError as fault:
        raise Refused(
            f"'{out}' cannot be written: {fault.strerror or type(fault).__name__}. "
            "Choose another folder, or free some space."
        ) from None
