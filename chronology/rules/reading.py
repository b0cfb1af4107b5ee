"""The case as the rules see it: every event in order, with its signals. No rule reads words itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any, TypeVar

from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.dates.value import EventDate
from chronology.model.events import Event, Reason, SetAside
from chronology.model.findings import Span
from chronology.model.pack import Pack
from chronology.model.timeline import Timeline
from chronology.resource import agency_types
from chronology.rules.looking import EVERY, PEOPLE, Looking, of_kind
from chronology.rules.near import Near
from chronology.timeline.somebody import Everybody, everybody

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Mark:
    """One signal with the event it stands in and the event's place in the timeline."""

    order: int
    event: Event
    signal: Signal

    @property
    def date(self) -> EventDate:
        """The date of its event."""
        return self.event.date

    @property
    def words(self) -> Span:
        """The words that the signal was read from."""
        return Span(self.event.id, self.signal.field, self.signal.start, self.signal.end)


class Reading(Looking):
    """All that a rule may look at. `events` are in timeline order, the undated ones behind the dated ones.
    `notes` are what stands in the returns beside their entries: titles, keys, remarks.

    It takes note of what is looked at (`looking.py`), so that a rule need not be asked again after a change
    of something else. Of a single entry it takes none: a rule comes to one by its signals, or by way of all.
    """

    def __init__(
        self,
        case: Case,
        pack: Pack,
        events: tuple[Event, ...],
        signals: Mapping[str, tuple[Signal, ...]],
        notes: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.case = case
        self.pack = pack
        self.signals = signals
        self.notes = notes
        self._events = events
        self._entries: dict[Callable[[Event], Any], dict[str, Any]] = {}
        self._everybody_before: Everybody | None = None

    def of_entry(self, read: Callable[[Event], Made], event: Event) -> Made:
        """What is read from one entry alone, read once as long as the entry stays as it is."""
        kept = self._entries.setdefault(read, {})
        if event.id not in kept:
            kept[event.id] = read(event)
        made: Made = kept[event.id]
        return made

    def go_on_from(self, before: Reading, changed: Iterable[str], people: bool) -> None:
        """Take over what was read from entries that have not changed, and who is mentioned if that stays.

        The reading before stays as it is, and can be gone on from again where this one comes to nothing.
        """
        self._entries = {read: dict(kept) for read, kept in before._entries.items()}
        self._held.update(before._held)
        for kept in (self._held, *self._entries.values()):
            for id in changed:
                kept.pop(id, None)
        self._everybody_before = before.__dict__.get("_everybody")
        if people and self._everybody_before is not None:
            self.__dict__["_everybody"] = self._everybody_before

    def rest(self) -> None:
        """Let go of all that another reading would make anew."""
        self._made.clear()
        self._everybody_before = None
        for name in ("_by_id", "_made_marks", "_together", "_orders", "_of_kinds", "_by_kind"):
            self.__dict__.pop(name, None)

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event, in timeline order."""
        self._looked.add(EVERY)
        return self._events

    @property
    def dated(self) -> tuple[Event, ...]:
        """The events with a date, however doubtful, in timeline order."""
        return self.once(_dated)

    def of_kinds(self, kinds: frozenset[str]) -> Sequence[Event]:
        """The events of these types of agency, in timeline order."""
        self._looked.update(map(of_kind, kinds))
        if kinds not in self._of_kinds:
            orders = sorted(order for kind in kinds for order in self._by_kind.get(kind, ()))
            self._of_kinds[kinds] = [self._events[order] for order in orders]
        return self._of_kinds[kinds]

    @cached_property
    def _of_kinds(self) -> dict[frozenset[str], Sequence[Event]]:
        return {}

    @cached_property
    def _by_kind(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for order, event in enumerate(self._events):
            found.setdefault(self.kind(event), []).append(order)
        return found

    def place(self, event: Event) -> int:
        """Where an event stands among all, from 0: before or behind another, and no more than that."""
        return self._orders[event.id]

    @property
    def dated_near(self) -> Near[Event]:
        """The events with a date, by their days."""
        return self.once(_dated_near)

    def lying_in(self, first: date, last: date) -> list[Event]:
        """The events that surely lie from `first` to `last`, in timeline order."""
        days, events = self.once(_with_both_ends)
        some = events[bisect_left(days, first) : bisect_right(days, last)]
        return [event for event in some if event.date.latest is not None and event.date.latest <= last]

    def number_lying_in(self, first: date, last: date) -> int:
        """How many events surely lie from `first` to `last`."""
        days, _ = self.once(_with_both_ends)
        begun, doubtful = self.once(_begun_on_doubtful_days)
        some = slice(bisect_left(begun, first), bisect_right(begun, last))
        reaching_on = sum(end > last for end in doubtful[some])
        return bisect_right(days, last) - bisect_left(days, first) - reaching_on

    def marks(self, *ids: str) -> Iterator[Mark]:
        """Every signal with one of these ids, in timeline order."""
        return iter(self.listed(*ids))

    def listed(self, *ids: str) -> Sequence[Mark]:
        """The same as a list, which is everybody's: nobody changes it."""
        self._looked.update(ids)
        if ids not in self._together:
            found = [mark for name in dict.fromkeys(ids) for mark in self._marks(name)]
            self._together[ids] = sorted(found, key=lambda mark: mark.order) if len(ids) > 1 else found
        return self._together[ids]

    def near(self, *ids: str) -> Near[Mark]:
        """Every signal with one of these ids, by its days."""
        return self.once(_near, *ids)

    @cached_property
    def _together(self) -> dict[tuple[str, ...], Sequence[Mark]]:
        return {}

    def _marks(self, id: str) -> Sequence[Mark]:
        if id not in self._made_marks:
            events = self._events
            self._made_marks[id] = [Mark(at, events[at], signal) for at, signal in self._by_id.get(id, ())]
        return self._made_marks[id]

    @cached_property
    def _made_marks(self) -> dict[str, Sequence[Mark]]:
        return {}

    @cached_property
    def _by_id(self) -> Mapping[str, list[tuple[int, Signal]]]:
        """Every signal by its id, with the place of its event in the timeline."""
        found: dict[str, list[tuple[int, Signal]]] = {}
        for order, event in enumerate(self._events):
            for signal in self.signals.get(event.id, ()):
                found.setdefault(signal.id, []).append((order, signal))
        return found

    def marks_of(self, event: Event, id: str) -> list[Mark]:
        """The signals of one event that have this id."""
        if id not in self._ids(event):
            return []
        order = self._orders[event.id]
        return [Mark(order, event, each) for each in self.signals[event.id] if each.id == id]

    @cached_property
    def _orders(self) -> Mapping[str, int]:
        return {event.id: order for order, event in enumerate(self._events)}

    def has(self, event: Event, *ids: str) -> bool:
        """Whether the event holds a signal with one of these ids."""
        return not self._ids(event).isdisjoint(ids)

    def _ids(self, event: Event) -> frozenset[str]:
        held = self._held.get(event.id)
        if held is None:
            signals = self.signals.get(event.id, ())
            ids = frozenset(signal.id for signal in signals)
            held = self._held[event.id] = self._alike.setdefault(ids, ids)
        return held

    @cached_property
    def _held(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _alike(self) -> dict[frozenset[str], frozenset[str]]:
        """Each set of ids once, however many entries have it."""
        return {}

    def apart(self, first: Mark, later: Mark) -> int:
        """How many entries on one mark stands from another, below zero where it stands before it."""
        self._looked.add(EVERY)
        return later.order - first.order

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

    @property
    def everybody(self) -> Everybody:
        """Everybody whom the entries mention, grouped over all agencies into proposed people."""
        self._looked.add(PEOPLE)
        return self._everybody

    @cached_property
    def _everybody(self) -> Everybody:
        entries = ((event, self.signals.get(event.id, ())) for event in self._events)
        return everybody(entries, self.case.people, self.case.child, self._everybody_before)

    @property
    def born(self) -> date | None:
        """The child's day of birth: the case's, else the one day on which an entry says the child is born."""
        return self.case.born if self.case.born is not None else self.fact(_told_birth)

    def youngest(self, event: Event) -> int | None:
        """The child's least age in days at an event, below zero before birth; None where it is not known."""
        first = event.date.earliest
        return None if self.born is None or first is None else (first - self.born).days

    def oldest(self, event: Event) -> int | None:
        """The child's greatest age in days at an event; None where it is not known."""
        last = event.date.latest
        return None if self.born is None or last is None else (last - self.born).days

    @property
    def first_day(self) -> date | None:
        """The first day looked at: the scope's, else that by which the returns surely begin."""
        return self.case.scope.first or self.fact(_first_day)

    @property
    def last_day(self) -> date | None:
        """The last day looked at: the scope's, else that to which the returns surely reach."""
        return self.case.scope.last or self.fact(_last_day)

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
    events = timeline.events
    notes = tuple(_note(kept) for each in timeline.contributions for kept in each.set_aside)
    return Reading(case, pack, events, {event.id: signals(event) for event in events}, notes)


def _note(kept: SetAside) -> str:
    """What was set aside as one text; two cells side by side may be a short form and what it means."""
    between = " = " if len(kept.cells) == 2 and kept.reason is not Reason.HEADING else "\n"
    return between.join(kept.cells)


def _dated_near(reading: Reading) -> Near[Event]:
    return Near(reading.dated)


def _dated(reading: Reading) -> tuple[Event, ...]:
    return tuple(event for event in reading.events if event.date.is_dated)


def _with_both_ends(reading: Reading) -> tuple[list[date], list[Event]]:
    """The events of which both ends are known, by the day on which they may begin: in timeline order too."""
    known = [(e.date.earliest, e) for e in reading.dated if e.date.earliest and e.date.latest]
    return [day for day, _ in known], [event for _, event in known]


def _begun_on_doubtful_days(reading: Reading) -> tuple[list[date], list[date]]:
    """The first and the last days of the events of which both ends are known and differ."""
    _, events = reading.once(_with_both_ends)
    ends = [(event.date.earliest, event.date.latest) for event in events if not event.date.is_day]
    return [first for first, _ in ends if first], [last for _, last in ends if last]


def _near(reading: Reading, *ids: str) -> Near[Mark]:
    return Near(reading.listed(*ids))


def _told_birth(reading: Reading) -> date | None:
    days = {mark.event.date.earliest for mark in reading.marks("birth") if mark.event.date.is_day}
    return days.pop() if len(days) == 1 else None


def _first_day(reading: Reading) -> date | None:
    days = [event.date.latest for event in reading.dated if event.date.latest is not None]
    return min(days, default=None)


def _last_day(reading: Reading) -> date | None:
    days = [event.date.earliest for event in reading.dated if event.date.earliest is not None]
    return max(days, default=None)


def may_be_after(first: EventDate, later: EventDate) -> bool:
    """Whether `later` may lie after `first`, or at the same time, under some reading of doubtful dates."""
    start, end = first.earliest or date.min, later.latest or date.max
    if start != end or not _timed(first) or not _timed(later):
        return end >= start
    return _clock(later) >= _clock(first)


def may_yet_be_after(first: EventDate, later: EventDate) -> bool:
    """Whether `later` is doubtful and may lie after `first`, wherever it stands in the timeline."""
    return not later.is_day and may_be_after(first, later)


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


def _clock(when: EventDate) -> time:
    return when.time.start if when.time is not None and when.time.start is not None else time()


def _plus(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
