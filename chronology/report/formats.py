"""Which formats a timeline can be written in, found by looking through this room.

A new format is one new file here: a module with `FORMATS`, a mapping from a file name's ending to the
function that writes it, or with a `write` of its own, which then writes the ending the module is named for
(`html.py` writes .html). A writer takes the content, the path, and a progress or None.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

import chronology.report as room
from chronology.report.content import Content
from chronology.report.output import Progress


class Writer(Protocol):
    """Writes the content to a path, whole or not at all; the same content always gives the same bytes."""

    def __call__(self, content: Content, out: Path, progress: Progress | None = None) -> None: ...


class UnknownFormat(ValueError):
    """The file's ending names no format. The message is one sentence that lists those that there are."""


@cache
def formats() -> Mapping[str, Writer]:
    """Every ending ('.pdf', '.docx' ...) with its writer, sorted."""
    found: dict[str, Writer] = {}
    for module in pkgutil.iter_modules(room.__path__):
        if f"{room.__name__}.{module.name}" == __name__:
            continue
        loaded = importlib.import_module(f"{room.__name__}.{module.name}")
        if hasattr(loaded, "FORMATS"):
            found.update(loaded.FORMATS)
        elif hasattr(loaded, "write"):
            found[f".{module.name}"] = loaded.write
    return dict(sorted(found.items()))


def write(content: Content, out: Path, progress: Progress | None = None) -> None:
    """Write `content` to `out` in the format that its ending names.

    Raises UnknownFormat before anything is written, Stopped where `progress` says stop (no file is left),
    and OSError from the disk.
    """
    writer = formats().get(out.suffix.lower())
    if writer is None:
        known = ", ".join(formats())
        raise UnknownFormat(
            f"A timeline cannot be written as '{out.name}': the name must end in one of {known}."
        )
    writer(content, out, progress)
