"""The findings along the line of days: where each is marked, and which of them share a mark."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from chronology.model.findings import Finding
from chronology.ui.lanes.arrangement import SLOT


class Asked(NamedTuple):
    """One mark: the day it stands at, and the findings that share it."""

    day: float
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Findings sorted by the day of the first dated event they rest on; `apart` have no such event."""

    days: array[float]
    findings: tuple[Finding, ...]
    apart: tuple[Finding, ...]

    def between(self, first: float, last: float, per_day: float, line: float = SLOT) -> Iterator[Asked]:
        """The marks in a stretch of time; those that would touch share one, the same at every place.

        A mark that several share has a number beneath it, and keeps from the ends of its own piece of time,
        as wide as a `line` of words is high, so that two numbers do not touch.
        """
        slot = max(SLOT, line) / per_day
        day = floor(first / slot) * slot
        at = bisect_left(self.days, day)
        until = bisect_left(self.days, last)
        while at < until:
            end = (floor(self.days[at] / slot) + 1) * slot
            past = max(bisect_left(self.days, end, at), at + 1)
            middle = sum(self.days[at:past]) / (past - at)
            if past > at + 1:
                edge = slot / 4 if past < at + 10 else slot / 2  # a number of two figures is wider
                middle = min(max(middle, end - slot + edge), end - edge)
            yield Asked(middle, self.findings[at:past])
            at = past


def questions_of(findings: Iterable[Finding], anchors: Mapping[str, float]) -> Questions:
    """The findings placed, given the day that each dated event's mark stands at, by event id."""
    placed: list[tuple[float, int, Finding]] = []
    apart: list[Finding] = []
    for number, finding in enumerate(findings):
        day = next((anchors[event] for event in finding.events if event in anchors), None)
        if day is None:
            apart.append(finding)
        else:
            placed.append((day, number, finding))
    placed.sort(key=lambda each: each[:2])
    return Questions(
        array("d", [day for day, _, _ in placed]), tuple(finding for _, _, finding in placed), tuple(apart)
    )
