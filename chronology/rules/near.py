"""Marks and entries by their days, so that of thousands only those are looked at that may lie near a date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from heapq import merge
from itertools import chain
from typing import Generic, Protocol, TypeVar

from chronology.model.dates.value import EventDate


class Dated(Protocol):
    """Whatever has a date, however doubtful: an event, a mark."""

    @property
    def date(self) -> EventDate: ...


Thing = TypeVar("Thing", bound=Dated)


def _sorted(days: list[date], numbers: list[int]) -> tuple[list[date], list[int]]:
    pairs = sorted(zip(days, numbers, strict=True))
    return [day for day, _ in pairs], [number for _, number in pairs]


def moved(day: date | None, days: int) -> date | None:
    """A day moved so far, or as far as days go; None stays None."""
    if day is None:
        return None
    return day + timedelta(max((date.min - day).days, min(days, (date.max - day).days)))


class Near(Generic[Thing]):
    """Things by their days. Each of its answers holds some that lie further off: whoever asks looks closer.

    Those of about one length stand together, by the day on which they may begin: one that may begin earlier
    than its length before a day cannot reach it. Those with an open end are in every answer.
    """

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = tuple(things)
        self._open: list[int] = []
        by_length: dict[int, tuple[list[date], list[int]]] = {}
        for number, thing in enumerate(self._things):
            first, last = thing.date.earliest, thing.date.latest
            if first is None or last is None:
                self._open.append(number)
                continue
            length = 0 if first == last else (last - first).days.bit_length()
            days, numbers = by_length.setdefault(length, ([], []))
            days.append(first)
            numbers.append(number)
        self._by_length = [(2**length - 1, *_sorted(*told)) for length, told in by_length.items()]

    def to(self, when: EventDate, days: int) -> Iterator[Thing]:
        """Every one that may lie up to so many days before or after `when`."""
        return self.between(moved(when.earliest, -days), moved(when.latest, days))

    def between(self, first: date | None, last: date | None) -> Iterator[Thing]:
        """Every one that may lie from `first` to `last`, in any order; None is an open end."""
        return (self._things[number] for number in chain(*self._between(first, last)))

    def in_order(self, first: date | None, last: date | None) -> Iterator[Thing]:
        """The same in timeline order, where they came in it."""
        return (self._things[number] for number in merge(*self._between(first, last)))

    def _between(self, first: date | None, last: date | None) -> Iterator[Iterator[int]]:
        for length, days, numbers in self._by_length:
            reach = moved(first, -length)
            begin = 0 if reach is None else bisect_left(days, reach)
            end = len(days) if last is None else bisect_right(days, last)
            if begin < end:
                yield map(numbers.__getitem__, range(begin, end))
        yield iter(self._open)
