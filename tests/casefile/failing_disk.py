"""One change of a case, tried again and again while the disk fails or the process dies at a chosen point.

Run as a child under libfiu's preload; prints one JSON record an attempt.

    fiu-run -x python -m tests.casefile.failing_disk OPERATION HOW FOLDER [NUMBER ...]

OPERATION is new, add or passphrase. HOW is 'once' (the write of that number fails), 'full' (that write and
all after it), 'killed' (the process dies at that write), or 'sometime' (it dies at a random moment, of which
the number is the seed). Without numbers every write is tried in turn, until one that is never reached.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import hashlib
import itertools
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn


class Salts:
    """Random bytes that come in the same order in every attempt, so that each key is derived only once.

    The derivation is slow on purpose, and nothing here is about it.
    """

    drawn = 0

    def __call__(self, size: int) -> bytes:
        self.drawn += 1
        return hashlib.sha512(str(self.drawn).encode()).digest()[:size]


SALTS = Salts()
os.urandom = SALTS
hashlib.pbkdf2_hmac = functools.cache(hashlib.pbkdf2_hmac)  # type: ignore[assignment]

from chronology.casefile.backups import folder_of  # noqa: E402
from chronology.casefile.casefile import CaseFile  # noqa: E402
from chronology.casefile.faults import CaseFileError, WrongPassphrase  # noqa: E402
from tests.casefile.samples import (  # noqa: E402
    CASE,
    NEW_PASSPHRASE,
    PASSPHRASE,
    a_case,
    a_return,
    by_row,
    readable_in,
)

OF_AN_ATTEMPT = 100
POINTS = (
    "posix/io/rw/write",
    "posix/io/rw/pwrite",
    "posix/io/rw/ftruncate",
    "posix/io/sync/fsync",
    "posix/io/sync/fdatasync",
    "posix/io/dir/rename",
)
_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_char_p,
    ctypes.POINTER(ctypes.c_int),
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_uint),
)
FIU = ctypes.CDLL("libfiu.so.0")
FIU.fiu_init(0)


class Disk:
    """Counts what is written from now on, and fails or dies at the write that was chosen."""

    def __init__(self, how: str, at: int, span: float = 0.0) -> None:
        self.count = 0
        self.how, self.at, self.span = how, at, span
        self.begun = 0.0
        self._callback = _CALLBACK(self._asked)

    def _asked(self, *_: Any) -> int:
        self.count += 1
        if self.count == 1:
            self.begun = time.perf_counter()
            if self.how == "sometime" and self.span:
                signal.setitimer(signal.ITIMER_REAL, random.Random(self.at).uniform(1e-6, self.span))
        reached = self.count >= self.at if self.how == "full" else self.count == self.at
        if not reached or self.how == "sometime":
            return 0
        if self.how == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        return 1

    @contextmanager
    def watched(self) -> Iterator[None]:
        for point in POINTS:
            FIU.fiu_enable_external(
                point.encode(), 1, ctypes.c_void_p(errno.ENOSPC), ctypes.c_uint(0), self._callback
            )
        try:
            yield
        finally:
            for point in POINTS:
                FIU.fiu_disable(point.encode())


def _new(path: Path) -> None:
    CaseFile.create(path, PASSPHRASE, CASE).close()


def _add(path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        case.add_contribution(*a_return("second", events=40), order=by_row)


def _passphrase(path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        case.change_passphrase(NEW_PASSPHRASE)


OPERATIONS = {"new": _new, "add": _add, "passphrase": _passphrase}


def state_of(path: Path) -> tuple[str, list[str]]:
    """Which state the case is in ('before', 'after', or what is wrong), and the state of its backups."""
    if not path.exists():
        return "before" if not folder_of(path).exists() else "lost", []
    opened, state = _opened(path)
    backups = [
        _opened(each)[1] for each in sorted(folder_of(path).glob("*")) if not each.name.endswith(".part")
    ]
    return (state if opened else f"cannot be opened: {state}"), backups


def _opened(path: Path) -> tuple[bool, str]:
    for passphrase in (PASSPHRASE, NEW_PASSPHRASE):
        try:
            with CaseFile.open(path, passphrase) as case:
                if problems := case.problems():
                    return False, " ".join(problems)
                returns = case.contributions()
                known = [[], [a_return("first")[0]], [a_return("first")[0], a_return("second", 40)[0]]]
                if list(returns) not in known or case.case() != CASE:
                    return False, "holds what was never put in"
                return True, f"{passphrase}, {len(returns)} returns"
        except WrongPassphrase:
            continue
        except CaseFileError as fault:
            return False, str(fault)
    return False, "no passphrase fits"


def attempt(
    operation: str, how: str, at: int, template: Path, folder: Path, span: float = 0.0
) -> dict[str, Any]:
    """Try the operation on a fresh copy of the template, and say what became of it."""
    place = Path(tempfile.mkdtemp(dir=folder))
    if template.exists():
        shutil.copytree(template, place, dirs_exist_ok=True)
    path, disk = place / "Tern.case", Disk(how, at, span)
    SALTS.drawn = OF_AN_ATTEMPT
    record: dict[str, Any] = {"at": at, "error": None, "sentence": None}
    if how in ("killed", "sometime"):
        child = os.fork()
        if child == 0:
            _die_in_it(operation, path, disk)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        record["error"] = {0: None}.get(ended, "killed" if ended < 0 else f"exit {ended}")
        record["reached"] = record["error"] is not None
    else:
        try:
            with disk.watched():
                OPERATIONS[operation](path)
        except Exception as fault:  # noqa: BLE001 - whatever comes is what the test asks about
            record["error"] = type(fault).__name__
            record["sentence"] = str(fault) if isinstance(fault, CaseFileError) else None
        record["reached"] = disk.count >= at
    record["readable"] = readable_in(place)
    record["state"], record["backups"] = state_of(path)
    record["left"] = sorted(each.name for each in place.iterdir())
    shutil.rmtree(place)
    return record


def main(operation: str, how: str, where: str, *writes: str) -> None:
    folder = Path(where)
    template = folder / "template"
    if operation != "new":
        template.mkdir()
        a_case(template, "first")
    span = _span(operation, template, folder)
    for at in map(int, writes) if writes else itertools.count(1):
        record = attempt(operation, how, at, template, folder, span)
        print(json.dumps(record), flush=True)
        if not writes and not record["reached"]:
            return


def _die_in_it(operation: str, path: Path, disk: Disk) -> NoReturn:
    """Run in a forked child: do the operation, unless death comes first."""
    try:
        with disk.watched():
            OPERATIONS[operation](path)
    except BaseException:  # noqa: BLE001 - the child must never go on as the parent would
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _span(operation: str, template: Path, folder: Path) -> float:
    """How long the operation takes from its first write on when it is left alone, in seconds."""
    place = folder / "timed"
    for _ in ("to derive the keys", "to take the time"):
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(template, place) if template.exists() else place.mkdir()
        disk = Disk("sometime", 0)
        SALTS.drawn = OF_AN_ATTEMPT
        with disk.watched():
            OPERATIONS[operation](place / "Tern.case")
    return time.perf_counter() - disk.begun


if __name__ == "__main__":
    main(*sys.argv[1:])
