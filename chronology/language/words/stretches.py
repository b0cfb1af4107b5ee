"""Two stretches of one text: whether they have letters in common, and whether one holds the other."""

from __future__ import annotations

from typing import Protocol


class Stretch(Protocol):
    """Characters `start` to `end` of a text: a hit, a mention, a quotation."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have a letter in common."""
    return one.start < other.end and other.start < one.end


def holds(outer: Stretch, inner: Stretch) -> bool:
    """Whether all of one stretch lies within another."""
    return outer.start <= inner.start and inner.end <= outer.end
