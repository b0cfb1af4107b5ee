"""The statutory clocks that a case's entries tell of: when each began, when it was due, how it stands."""

from __future__ import annotations

from collections.abc import Callable

from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.events import Event
from chronology.model.timeline import Timeline
from chronology.resource import load_pack
from chronology.rules.reading import reading_of
from chronology.rules.told_clocks import ToldClock, clocks_told

__all__ = ["ToldClock", "told_clocks"]


def told_clocks(
    timeline: Timeline, case: Case, signals: Callable[[Event], tuple[Signal, ...]]
) -> tuple[ToldClock, ...]:
    """Every clock that the rules know of, by the day on which it began."""
    return clocks_told(reading_of(timeline, case, load_pack(case.pack), signals))
