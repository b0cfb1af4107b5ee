"""How an export reaches the disk: whole or not at all, and watched while it is made."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias, TypeVar

Progress: TypeAlias = Callable[[int, int], bool]
"""Called with how many rows are done and how many there are. False means: stop, and leave no file."""

_EVERY = 200
_ZIP_BEGINS = (1980, 1, 1, 0, 0, 0)

T = TypeVar("T")


class Stopped(Exception):
    """The person stopped the export. No file was left; one that was there before stands as it was."""


def watched(rows: Iterable[T], total: int, progress: Progress | None) -> Iterator[T]:
    """The rows one by one, with `progress` told every few hundred. Raises Stopped where it says stop."""
    done = 0
    for done, row in enumerate(rows, start=1):
        yield row
        if progress is not None and done % _EVERY == 0 and not progress(done, total):
            raise Stopped
    if progress is not None and not progress(done, total):
        raise Stopped


def write_whole(out: Path, written: bytes) -> None:
    """Write a file so that it is either all there or as it was: beside it first, then in its place.

    Raises OSError where the folder cannot be written to; then nothing is left beside it.
    """
    beside = out.with_name(f".{out.name}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(written)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(out)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def same_zip(
    data: bytes, parts: Callable[[str, bytes], Iterable[bytes]] = lambda name, part: (part,)
) -> bytes:
    """A zip container again with no clock in it, so that the same parts always give the same bytes.

    `parts` may put other bytes, piece by piece, in the place of a part.
    """
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(into, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, date_time=_ZIP_BEGINS)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3  # else the bytes would tell Windows from Linux
            with target.open(info, "w") as stream:
                for piece in parts(name, source.read(name)):
                    stream.write(piece)
    return into.getvalue()
