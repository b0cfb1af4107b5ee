"""The timeline as a PDF that a court can be handed: cited, tagged for screen readers (PDF/UA-1), repeatable.

`document.py` says what stands in it. reportlab makes the file: its canvas and its document are in
`canvas.py` and `spool.py`, the latter writing each page to the disk as it fills, so that the number of
events does not decide how much memory it takes. Rows, marks and the structure tree are ours (`table.py`,
`paper.py`, `structure.py`), and so are shaped letters (`fonts.py`).
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from chronology.report.content import Content
from chronology.report.output import Progress, watched
from chronology.report.pdf.document import draw, steps

__all__ = ["write"]


def write(content: Content, out: Path, progress: Progress | None = None) -> None:
    """Write `content` as a PDF to `out`; the same content always gives the same bytes.

    The file is made beside `out`, in the folder that the person chose, and put in its place when it is
    whole. Raises Stopped where `progress` says stop and OSError from the disk; either way no half-written
    file is left, and one that was there before stands as it was.
    """
    beside = out.with_name(f".{out.name}.part")
    try:
        with beside.open("wb") as stream, closing(draw(content, stream)) as drawn:
            for _ in watched(drawn, steps(content), progress):
                pass
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(out)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
