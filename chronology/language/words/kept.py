"""What was made of the lexicons, kept beside Python's own compiled modules: to make it anew takes a second.

It is trusted as they are, for who can write there can change the program itself. It holds nothing of a case.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

from chronology.cycles import no_search_for_cycles

T = TypeVar("T")

_DIGEST = hashlib.sha256().digest_size


def beside(module: str, what: str) -> Path:
    """Where something that a module made is kept, by the module's own file."""
    return Path(cache_from_source(module)).with_suffix(f".{what}")


def kept(place: Path, made_from: bytes, make: Callable[[], T]) -> T:
    """What `make` makes of these bytes, as it was kept at a place; made anew, and kept, where it was not.

    Nothing is kept where Python was told to keep none of its own, nor where the folder does not allow it.
    """
    key = hashlib.sha256(made_from).digest()
    try:
        data = place.read_bytes()
    except OSError:
        data = b""
    body = memoryview(data)[2 * _DIGEST :]
    if data[: 2 * _DIGEST] == key + hashlib.sha256(body).digest():
        with no_search_for_cycles():
            found: T = pickle.loads(body)  # noqa: S301  (see the head of this file)
            return found
    made = make()
    if not sys.dont_write_bytecode:
        keep(place, made_from, made)
    return made


def keep(place: Path, made_from: bytes, made: object) -> None:
    """Keep what was made of these bytes at a place, whole or not at all."""
    body = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    head = hashlib.sha256(made_from).digest() + hashlib.sha256(body).digest()
    part = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(exist_ok=True)
        part.write_bytes(head + body)
        part.replace(place)
    except OSError:
        with suppress(OSError):
            part.unlink()
