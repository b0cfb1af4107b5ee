"""The case as the rules see it: every event in order, with its signals. No rule reads words itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.dates.value import EventDate
from chronology.model.events import Event
from chronology.model.findings import Span
from chronology.model.pack import Pack
from chronology.model.timeline import Timeline
from chronology.resource import agency_types
from chronology.timeline.somebody import Everybody, everybody


@dataclass(frozen=True, slots=True)
class Mark:
    """One signal with the event it stands in and the event's place in the timeline."""

    order: int
    event: Event
    signal: Signal

    @property
    def words(self) -> Span:
        """The words that the signal was read from."""
        return Span(self.event.id, self.signal.field, self.signal.start, self.signal.end)


@dataclass(frozen=True)
class Reading:
    """All that a rule may look at. `events` are in timeline order, the undated ones behind the dated ones."""

    case: Case
    pack: Pack
    events: tuple[Event, ...]
    signals: Mapping[str, tuple[Signal, ...]]

    @cached_property
    def dated(self) -> tuple[Event, ...]:
        """The events with a date, however doubtful, in timeline order."""
        return tuple(event for event in self.events if event.date.is_dated)

    def marks(self, *ids: str) -> Iterator[Mark]:
        """Every signal with one of these ids, in timeline order."""
        if len(ids) == 1:
            return iter(self._marks.get(ids[0], ()))
        return iter(sorted((m for name in ids for m in self._marks.get(name, ())), key=lambda m: m.order))

    @cached_property
    def _marks(self) -> Mapping[str, list[Mark]]:
        found: dict[str, list[Mark]] = {}
        for order, event in enumerate(self.events):
            for signal in self.signals.get(event.id, ()):
                found.setdefault(signal.id, []).append(Mark(order, event, signal))
        return found

    def marks_of(self, event: Event, id: str) -> list[Mark]:
        """The signals of one event that have this id."""
        order = self._orders[event.id]
        return [Mark(order, event, each) for each in self.signals.get(event.id, ()) if each.id == id]

    @cached_property
    def _orders(self) -> Mapping[str, int]:
        return {event.id: order for order, event in enumerate(self.events)}

    def has(self, event: Event, *ids: str) -> bool:
        """Whether the event holds a signal with one of these ids."""
        return any(signal.id in ids for signal in self.signals.get(event.id, ()))

    def names_child(self, event: Event) -> bool:
        """Whether an entry calls the child by name; of a child without a name nobody can tell."""
        first = self.case.child.partition(" ")[0].casefold()
        return bool(first) and first in f"{event.text} {event.seen} {event.voice}".casefold()

    def kind(self, event: Event) -> str:
        """The id of the event's type of agency: 'police', 'health_visiting', 'other' where none fits."""
        if event.agency not in self._kinds:
            self._kinds[event.agency] = agency_types().of(event.agency).id
        return self._kinds[event.agency]

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {}

    @cached_property
    def everybody(self) -> Everybody:
        """Everybody whom the entries mention, grouped over all agencies into proposed people."""
        entries = ((event, self.signals.get(event.id, ())) for event in self.events)
        return everybody(entries, self.case.people, self.case.child)

    @cached_property
    def born(self) -> date | None:
        """The child's day of birth: the case's, else the one day on which an entry says the child is born."""
        if self.case.born is not None:
            return self.case.born
        days = {m.event.date.earliest for m in self.marks("birth") if m.event.date.is_day}
        return days.pop() if len(days) == 1 else None

    def youngest(self, event: Event) -> int | None:
        """The child's least age in days at an event, below zero before birth; None where it is not known."""
        first = event.date.earliest
        return None if self.born is None or first is None else (first - self.born).days

    def oldest(self, event: Event) -> int | None:
        """The child's greatest age in days at an event; None where it is not known."""
        last = event.date.latest
        return None if self.born is None or last is None else (last - self.born).days

    @cached_property
    def first_day(self) -> date | None:
        """The first day looked at: the scope's, else that of the first event of all returns."""
        days = [event.date.earliest for event in self.dated if event.date.earliest is not None]
        return self.case.scope.first or min(days, default=None)

    @cached_property
    def last_day(self) -> date | None:
        """The last day looked at: the scope's, else that of the last event of all returns."""
        days = [event.date.latest for event in self.dated if event.date.latest is not None]
        return self.case.scope.last or max(days, default=None)

    def threshold(self, rule: str, name: str) -> int:
        """A number of the partnership's pack, as whole days or counts."""
        return int(self.pack.threshold(rule, name))


def reading_of(
    timeline: Timeline,
    case: Case,
    pack: Pack,
    signals: Callable[[Event], tuple[Signal, ...]],
) -> Reading:
    """Read every event of a timeline with `signals`, which gives the signals of an event."""
    events = tuple(entry.event for entry in timeline.entries)
    return Reading(case, pack, events, {event.id: signals(event) for event in events})


def may_be_after(first: EventDate, later: EventDate) -> bool:
    """Whether `later` may lie after `first`, or at the same time, under some reading of doubtful dates."""
    start, end = _moment(first.earliest, first, date.min), _moment(later.latest, later, date.max)
    if start.date() == end.date() and (not _timed(first) or not _timed(later)):
        return True
    return end >= start


def may_be_within(first: EventDate, later: EventDate, days: int) -> bool:
    """Whether `later` may lie from `first` to `days` days after, under some reading of doubtful dates."""
    if first.latest is None or later.earliest is None:
        return may_be_after(first, later)
    return may_be_after(first, later) and later.earliest <= _plus(first.latest, days)


def is_within(first: EventDate, later: EventDate, days: int) -> bool:
    """Whether `later` lies from `first` up to `days` days after it, under every reading of doubtful dates."""
    if first.earliest is None or first.latest is None or later.earliest is None or later.latest is None:
        return False
    return first.latest <= later.earliest and later.latest <= _plus(first.earliest, days)


def _timed(when: EventDate) -> bool:
    return when.is_day and when.time is not None and when.time.start is not None


def _moment(day: date | None, when: EventDate, otherwise: date) -> datetime:
    clock = (
        when.time.start if when.time is not None and when.time.start is not None and when.is_day else time()
    )
    return datetime.combine(day or otherwise, clock)


def _plus(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
