"""How a finished file gets its place, so that a power cut leaves the old one or the new one, whole."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

JOURNAL_ENDINGS = ("-journal", "-wal", "-shm")


def part_of(path: Path) -> Path:
    """The name under which a file is made before it gets its place."""
    return path.with_name(f"{path.name}.part")


def own_files(case: Path) -> tuple[Path, ...]:
    """The case and every file that it may have beside it, other than its folder of backups."""
    endings = ("", ".lock", ".part", *JOURNAL_ENDINGS, *(f".part{ending}" for ending in JOURNAL_ENDINGS))
    return tuple(case.with_name(f"{case.name}{ending}") for ending in endings)


def clear_part(path: Path) -> None:
    """Take away what a killed attempt at `path` left. Only for the holder of the case's lock."""
    part = part_of(path)
    for left in (part, *(part.with_name(part.name + ending) for ending in JOURNAL_ENDINGS)):
        with suppress(FileNotFoundError):
            left.unlink()


def put_in_place(part: Path, path: Path) -> None:
    """Put the finished `part` at `path`, in place of what is there, flushed to the disk before and after.

    Where this raises OSError, nothing was put anywhere.
    """
    flush(part)
    part.replace(path)
    flush_folder(path.parent)


def put_where_nothing_is(part: Path, path: Path) -> None:
    """Put the finished `part` at `path`. Raises FileExistsError where something is there already."""
    flush(part)
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        # sticks and shares often know no links
        if os.path.lexists(path):
            raise FileExistsError(f"{path} exists") from None
        part.rename(path)
    else:
        part.unlink()
    flush_folder(path.parent)


def flush(path: Path) -> None:
    """Have the disk confirm that it holds the file's bytes."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Ask the disk to confirm that it holds the folder's names. Windows does so by itself.

    A disk that will not is no reason to tell a person that her change was not made: the file has its name.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
