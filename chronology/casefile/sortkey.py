"""A sort key as bytes, so that SQL's ORDER BY gives the order that Python gives the tuples."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

_LOWEST = 1 << 63


def sort_key(key: tuple[Any, ...]) -> bytes:
    """Bytes that compare like the tuple, whose parts are texts, 64-bit numbers, days, and tuples of these.

    Two keys must have the same shape to be comparable, as for tuples. Raises TypeError for any other part.
    """
    return b"".join(_parts(key))


def _parts(key: tuple[Any, ...]) -> Iterator[bytes]:
    for part in key:
        if isinstance(part, tuple):
            yield from _parts(part)
        elif isinstance(part, str):
            # a text ends in a byte pair that sorts before anything it could go on with
            yield part.encode("utf-8", "surrogatepass").replace(b"\0", b"\0\xff") + b"\0\0"
        elif isinstance(part, int):
            yield (part + _LOWEST).to_bytes(8, "big")
        elif isinstance(part, date):
            yield part.toordinal().to_bytes(4, "big")
        else:
            raise TypeError(f"no sort key for {type(part).__name__}")
