"""One reader per kind of file. A module here that says which KINDS it reads, and how (`read`), is found.

    KINDS = ("xlsx",)
    def read(data: bytes, name: str, sha256: str) -> Document

`read` is given the whole file, its name without folders, and the SHA-256 of its bytes. It raises CannotRead
with one sentence for a person, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from chronology.intake.grid import Document

Reader = Callable[[bytes, str, str], Document]


@cache
def readers() -> Mapping[str, Reader]:
    """Each kind of file that can be read, with its reader."""
    found: dict[str, Reader] = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        reader = import_module(f"{__name__}.{module.name}")
        for kind in getattr(reader, "KINDS", ()):
            if kind in found:
                raise LookupError(f"two readers say that they read '{kind}'")
            found[kind] = reader.read
    return found
