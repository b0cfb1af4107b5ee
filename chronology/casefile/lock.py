"""Who has a case open for changes: a lock that the operating system takes away with the process."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from chronology.casefile.faults import CannotWrite, OpenElsewhere


class CaseLock:
    """The right to change one case, held by one opener at a time, on one computer or a shared folder.

    The lock is the operating system's, on an empty file beside the case: after a crash or a kill nothing
    has to be cleared away. It is not on the case itself, because closing any handle on that file would
    drop the database's own locks on POSIX systems. Two openers within one program exclude each other too.
    """

    def __init__(self, case: Path) -> None:
        """Take the lock. Raises OpenElsewhere, CannotWrite where the folder has no locks, or OSError."""
        self._path = case.with_name(f"{case.name}.lock")
        self._file: BinaryIO | None = None
        while self._file is None:
            stream = self._path.open("ab")
            try:
                _take(stream, case)
                if _is_still_at(stream, self._path):
                    self._file = stream
            finally:
                if self._file is None:
                    stream.close()

    def release(self) -> None:
        """Give the lock back and take its file away."""
        stream, self._file = self._file, None
        if stream is None:
            return
        if os.name != "nt":
            with suppress(OSError):
                self._path.unlink()  # while it is held, so that nobody else's lock can be taken away
        stream.close()
        if os.name == "nt":
            with suppress(OSError):
                self._path.unlink()  # fails, as it should, where somebody opened it in between


def _is_still_at(stream: BinaryIO, path: Path) -> bool:
    """Whether the locked file is the one at the path, and not one that its last holder has just removed."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _take(stream: BinaryIO, case: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise OpenElsewhere(
            f"The case '{case.name}' is already open for changes, here or on another computer. "
            "Close it there, or open it to read only."
        ) from None
    except OSError as fault:
        raise CannotWrite(
            f"The folder of the case '{case.name}' cannot keep others out while you change it "
            f"({fault.strerror}). Open the case to read only, or copy it to this computer's own disk."
        ) from None
