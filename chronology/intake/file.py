"""The one path on which a file comes in: from its bytes to what stands where in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from pathlib import Path

from chronology.cycles import no_search_for_cycles
from chronology.intake import limits
from chronology.intake.grid import CannotRead, Document, Table
from chronology.intake.kind import kind_of
from chronology.intake.readers import readers
from chronology.intake.words import turns_direction

_DIRECTION = (
    "This file holds invisible characters that change the direction in which words are read. The words are "
    "kept as they are stored; compare them with the original."
)
_CELLS, _TEXT = attrgetter("cells"), attrgetter("text")


def read_file(path: Path) -> Document:
    """Reads one file. Raises CannotRead, in one sentence for a person, where it cannot be read at all."""
    try:
        if path.is_dir():
            raise CannotRead("This is a folder, not a file. Add the files in it.")
        if path.stat().st_size > limits.FILE:
            raise limits.too_large(f"it has {path.stat().st_size // limits.MB} MB")
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise CannotRead("There is no file of this name here. Check the name and the folder.") from fault
    except PermissionError as fault:
        raise CannotRead(
            "This computer does not allow the file to be opened. Close it in other programs and try again."
        ) from fault
    except OSError as fault:
        raise CannotRead(
            "The file could not be read from the disk. Copy it to this computer and add it again."
        ) from fault
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Reads one file's bytes; `name` is its name without folders. Raises CannotRead as `read_file` does."""
    limits.check_file(data)
    kind = kind_of(data)
    try:
        with no_search_for_cycles():
            document = readers()[kind](data, name, hashlib.sha256(data).hexdigest())
    except (MemoryError, RecursionError) as fault:
        raise limits.too_large("there is not enough memory for what it holds") from fault
    if any(not words.isascii() and turns_direction(words) for words in _words(document)):
        document = replace(document, warnings=(*document.warnings, _DIRECTION))
    return document


def _words(document: Document) -> Iterator[str]:
    """The words of each table and each paragraph that may hold more than plain letters."""
    for part in document.parts:
        if not isinstance(part, Table):
            yield part.text
        elif not part.is_ascii:
            cells = chain.from_iterable(map(_CELLS, part.rows))
            yield "".join(map(_TEXT, cells))
