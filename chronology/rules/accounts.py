"""Several agencies' accounts of one incident, and on which facts of it they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chronology.model.events import Event
from chronology.rules.injuries import injuries
from chronology.rules.reading import Mark, Reading, may_be_within

_NEAR_DAYS = 1
_FAR_MINUTES = 120
# Places of which one may be a part of the other, or both be meant by one word.
_MAY_BE_ONE = frozenset(
    frozenset(pair)
    for pair in (
        ("home", "indoors"), ("home", "garden"), ("indoors", "kin's"), ("garden", "kin's"),
        ("park", "play equipment"), ("park", "playground"), ("play equipment", "playground"),
        ("play equipment", "garden"), ("play equipment", "school"), ("play equipment", "nursery"),
        ("playground", "school"), ("playground", "nursery"), ("park", "school"), ("street", "shop"),
        ("street", "car"), ("shop", "car"), ("indoors", "nursery"), ("indoors", "school"),
        ("garden", "nursery"),
        ("street", "school"), ("street", "park"), ("play equipment", "kin's"), ("indoors", "garden"),
        ("school", "pool"), ("home", "street"),
    )
)  # fmt: skip


@dataclass
class Incident:
    """One occurrence as the entries tell it, by event in timeline order, numbered in the order met."""

    events: list[Event]
    number: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact on which two agencies' entries differ."""

    fact: str
    one: Event
    other: Event
    words: tuple[Mark, ...]


def differences(reading: Reading) -> Iterator[tuple[Difference, ...]]:
    """For each incident told by several agencies, the facts on which two of their accounts differ."""
    for incident in _incidents(reading):
        found = []
        for at, one in enumerate(incident.events):
            for other in incident.events[at + 1 :]:
                if other.agency != one.agency:
                    found += _between(reading, one, other)
        if found:
            yield tuple(found)


def _incidents(reading: Reading) -> list[Incident]:
    """Injuries as they are told by several, then what else of one kind befell on one day."""
    found = _Incidents(reading)
    for injury in injuries(reading):
        found.begin(list(dict.fromkeys(mark.event for mark in injury.marks)))
    for event in reading.dated:
        kinds = _kinds(reading, event)
        if not kinds:
            continue
        known = found.told_by(event, kinds)
        if known is None:
            found.begin([event])
        elif event not in known.events:
            found.add(known, event)
    return found.all


class _Incidents:
    """The incidents met so far, by the days of their entries: only those near a day are compared."""

    def __init__(self, reading: Reading) -> None:
        self.all: list[Incident] = []
        self._reading = reading
        self._on: dict[date, set[int]] = {}
        self._doubtful: set[int] = set()

    def begin(self, events: list[Event]) -> None:
        """An incident of its own."""
        self.all.append(Incident([], len(self.all)))
        for event in events:
            self.add(self.all[-1], event)

    def add(self, incident: Incident, event: Event) -> None:
        """One more entry on an incident."""
        incident.events.append(event)
        if event.date.is_day and event.date.earliest is not None:
            self._on.setdefault(event.date.earliest, set()).add(incident.number)
        else:
            self._doubtful.add(incident.number)

    def told_by(self, event: Event, kinds: set[str]) -> Incident | None:
        """The first incident that an entry may tell of."""
        near = (self.all[number] for number in self._near(event))
        return next((each for each in near if _tells_of(self._reading, each, event, kinds)), None)

    def _near(self, event: Event) -> Iterable[int]:
        day = event.date.earliest
        if not event.date.is_day or day is None:
            return range(len(self.all))
        days = (day + timedelta(away) for away in range(-_NEAR_DAYS, _NEAR_DAYS + 1))
        return sorted(self._doubtful.union(*(self._on.get(each, ()) for each in days)))


def _tells_of(reading: Reading, incident: Incident, event: Event, kinds: set[str]) -> bool:
    if event in incident.events:
        return True
    if "mishap" in kinds:  # it may be what another agency knows as a fight
        kinds = kinds | {"fight"}
    return any(
        (may_be_within(each.date, event.date, _NEAR_DAYS) or may_be_within(event.date, each.date, _NEAR_DAYS))
        and kinds & _kinds(reading, each)
        for each in incident.events
    )


def _kinds(reading: Reading, event: Event) -> set[str]:
    signals = reading.signals.get(event.id, ())
    kinds = {tag for each in signals if each.id == "account.kind" for tag in each.tags}
    if any(each.id == "da.incident" and "trait" not in each.tags for each in signals):
        kinds.add("fight")
    if any(each.id == "account.adults_mishap" for each in signals):
        kinds.add("mishap")
    return kinds


def _mishap_for_blow(reading: Reading, one: Event, other: Event) -> Difference | None:
    """A parent's hurt that one agency recorded as a blow, and of which another heard only a mishap."""
    blows = [mark for mark in reading.marks_of(one, "da.incident") if "trait" not in mark.signal.tags]
    if not blows or _kinds(reading, other) & {"fight"} or reading.has(other, "da.disclosed"):
        return None
    told = reading.marks_of(other, "account.adults_mishap")
    if not told or not may_be_within(one.date, other.date, _NEAR_DAYS):
        return None
    return Difference("what happened", one, other, (blows[0], told[0]))


def _between(reading: Reading, one: Event, other: Event) -> list[Difference]:
    found = []
    for fact, name, differ in (
        ("where it happened", "account.place", _other_place),
        ("who was there", "account.company", _other_company),
        ("where the children were", "account.children", _opposed),
        ("the side of the body", "account.side", _opposed),
        ("the time", "account.time", _other_time),
    ):
        first, later = _tags(reading, one, name), _tags(reading, other, name)
        if first and later and differ(first, later):
            words = (*reading.marks_of(one, name)[:1], *reading.marks_of(other, name)[:1])
            found.append(Difference(fact, one, other, words))
    for first_told, told_after in ((one, other), (other, one)):
        mishap = _mishap_for_blow(reading, first_told, told_after)
        found += [mishap] if mishap is not None else []
    return found


def _tags(reading: Reading, event: Event, name: str) -> frozenset[str]:
    return frozenset(
        tag for each in reading.signals.get(event.id, ()) if each.id == name for tag in each.tags
    )


def _other_place(one: frozenset[str], other: frozenset[str]) -> bool:
    return all(
        first != later and frozenset((first, later)) not in _MAY_BE_ONE for first in one for later in other
    )


def _other_company(one: frozenset[str], other: frozenset[str]) -> bool:
    for first, later in ((one, other), (other, one)):
        for person in ("mother", "father"):
            away = f"away {person}" in first and f"there {person}" not in first
            if away and ({f"there {person}", "there both", f"minded by {person}"} & later):
                return True
        if "unseen" in first and "watched" in later and "watched" not in first and "unseen" not in later:
            return True
    minding = [{tag for tag in tags if tag.startswith("minded by")} for tags in (one, other)]
    return bool(minding[0] and minding[1]) and minding[0].isdisjoint(minding[1])


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) == len(other) == 1 and one != other


def _other_time(one: frozenset[str], other: frozenset[str]) -> bool:
    first, later = ([int(tag.removeprefix("minute ")) for tag in tags] for tags in (one, other))
    return all(abs(a - b) > _FAR_MINUTES for a in first for b in later)
