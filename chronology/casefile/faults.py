"""What a person is told when a case file cannot be opened, read or changed."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2


class CaseFileError(Exception):
    """The case could not be opened, read or changed. The message says what, where and what to do.

    Whatever was refused, the file is as it was before, or as it is after the whole change.
    """


class WrongPassphrase(CaseFileError):
    """The passphrase opens nothing here, or cannot be a passphrase at all."""


class NotACase(CaseFileError):
    """The path holds something else: a folder, a plain database, a document, nothing."""


class NewerVersion(CaseFileError):
    """A later version of the program made the case, or brought it up to date."""


class OlderVersion(CaseFileError):
    """The case has to be brought up to date first, which opening it to read only cannot do."""


class OpenElsewhere(CaseFileError):
    """Another window, program or person has the case open for changes. It can still be opened to read."""


class ChangedElsewhere(CaseFileError):
    """The file was changed, replaced or taken away since it was opened."""


class NotClosedProperly(CaseFileError):
    """A change was cut off; the case puts itself right once it is opened for changes."""


class CannotWrite(CaseFileError):
    """The folder or the file may only be read, or the disk refuses."""


class DiskFull(CannotWrite):
    """There is no room left."""


class Damaged(CaseFileError):
    """Bytes of the case are not what was written."""


_FULL, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _CANTOPEN, _NOTADB = 13, 5, 6, 8, 10, 11, 14, 26
_BY_WORDS = {
    "database or disk is full": _FULL,
    "disk I/O error": _IOERR,
    "database is locked": _BUSY,
    "attempt to write a readonly database": _READONLY,
    "unable to open database file": _CANTOPEN,
    "database disk image is malformed": _CORRUPT,
    "file is not a database": _NOTADB,
}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def told(path: Path, undone: str, read_only: bool = False) -> Iterator[None]:
    """Turn the faults of the disk and the database into sentences about `path`.

    `undone` ends the sentence: what did not happen and what stands as it was. `read_only` says that the
    database was opened to read only; then it only ever wants to write in order to undo a cut-off change.
    """
    try:
        yield
    except dbapi2.Error as fault:
        if read_only and _code(fault) & 0xFF == _READONLY:
            raise NotClosedProperly(
                f"The case '{path.name}' was not closed properly. "
                "Open it for changes once, so that it can put itself right."
            ) from None
        raise _from_database(path, fault, undone) from None
    except OSError as fault:
        raise _from_disk(path, fault, undone) from None


def damaged(path: Path) -> Damaged:
    """The sentence for a file whose bytes are not what was written."""
    return Damaged(
        f"Part of the case '{path.name}' is damaged and cannot be read. "
        "Leave the file as it is and open the newest one from its backups folder."
    )


def _from_database(path: Path, fault: dbapi2.Error, undone: str) -> CaseFileError:
    primary = _code(fault) & 0xFF
    if primary == _FULL:
        return _no_room(path, undone)
    if primary in (_BUSY, _LOCKED):
        return OpenElsewhere(
            f"The case '{path.name}' is in use elsewhere just now. {undone} Try again shortly."
        )
    if primary in (_CORRUPT, _NOTADB):
        return damaged(path)
    if primary in (_READONLY, _CANTOPEN):
        return _no_right(path, undone)
    if primary == _IOERR:
        return CannotWrite(
            f"The disk with the case '{path.name}' cannot be written to or read. {undone} "
            "See that the disk is connected and has room, and try again."
        )
    return CaseFileError(f"The case '{path.name}' could not be used ({fault}). {undone}")


def _code(fault: dbapi2.Error) -> int:
    """The database's own number for the fault; copying a whole database gives only the words for it."""
    code = getattr(fault, "sqlite_errorcode", None)
    return int(code) if code is not None else _BY_WORDS.get(str(fault), 0)


def _from_disk(path: Path, fault: OSError, undone: str) -> CaseFileError:
    if fault.errno in _NO_ROOM:
        return _no_room(path, undone)
    if fault.errno in _NO_RIGHT:
        return _no_right(path, undone)
    return CannotWrite(
        f"The disk with the case '{path.name}' refused ({fault.strerror or 'no reason given'}). {undone} "
        "See that the disk is connected and has room, and try again."
    )


def _no_room(path: Path, undone: str) -> DiskFull:
    return DiskFull(f"The disk with the case '{path.name}' is full. {undone} Free some space and try again.")


def _no_right(path: Path, undone: str) -> CannotWrite:
    return CannotWrite(
        f"The case '{path.name}' or its folder may not be written to. {undone} "
        "Open the case to read only, or move it to a folder of your own."
    )


def replaced(path: Path) -> ChangedElsewhere:
    """The sentence for a file that is no longer the one that was opened."""
    return ChangedElsewhere(
        f"The case '{path.name}' was moved, replaced or deleted since you opened it. "
        "Nothing was written. Close it and open it again."
    )
