"""How long work tells a person where it stands, and how she stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, int, int], bool]
"""Called with what is being done, how much of it is done, and how much there is. False means: stop."""


class Cancelled(Exception):
    """The person stopped the work. What it would have changed stands as it was before."""


def unwatched(doing: str, done: int, total: int) -> bool:
    """A progress for work that nobody watches: it always goes on."""
    return True
