"""Several agencies' accounts of one incident, and on which facts of it they differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from chronology.language.injury.body import part_at_end
from chronology.language.signals import Certainty
from chronology.model.events import Event
from chronology.resource import agency_types
from chronology.rules.injuries import causes_differ, causes_told, injuries, kinds_of_injury
from chronology.rules.near import Near, moved
from chronology.rules.presence import PRESENCE, presence, presences_differ
from chronology.rules.reading import Mark, Reading, may_be_within
from chronology.rules.returns import text_of

_NEAR_DAYS = 1
_OVER_THE_WEEKEND = 3
_MONDAY, _SATURDAY = 0, 5
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAYS = frozenset({"school", "early_years"})
_MANY_DAYS = 40
_MOST_BACK = 28  # days
_FAR_MINUTES = 120
_OF_A_HURT = ("injury.child", "injury.again", "account.side")
_UNTOLD = "untold"
"""The kind of a happening of which the entry says only that it was: 'the incident', 'was hurt'."""
_WHERE_THEY_WERE = ("account.children", "account.away", "account.there", "account.alone")
_OF_KIND = ("account.kind", "da.incident", "account.adults_mishap")
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
        ("street", "school"), ("street", "park"), ("play equipment", "kin's"),
        ("sport", "school"), ("sport", "park"), ("sport", "pool"),
        ("event", "park"), ("event", "street"), ("event", "garden"), ("event", "school"), ("event", "kin's"),
        ("event", "playground"), ("event", "sport"), ("event", "play equipment"),
        ("park", "outing"), ("pool", "outing"), ("sport", "outing"), ("event", "outing"),
        ("school", "outing"),
        ("play equipment", "outing"), ("street", "outing"), ("shop", "outing"), ("garden", "outing"),
        ("nursery", "outing"), ("kin's", "outing"), ("car", "outing"),
        ("school", "pool"), ("home", "street"), ("home", "stairwell"), ("indoors", "stairwell"),
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
    """For each incident told by several agencies, the facts on which two of their accounts differ.

    A fact of one entry is told once, however many others it differs from.
    """
    for incident in _incidents(reading):
        if len({event.agency for event in incident.events}) > 1 and (found := _within(reading, incident)):
            yield tuple(found)


def _within(reading: Reading, incident: Incident) -> list[Difference]:
    found: list[tuple[int, int, int, Difference]] = []
    for number, (fact, names, differ) in enumerate(_FACTS):
        tags = reading.once(_tags, names)
        told = [tags.get(event.id, frozenset()) for event in incident.events]
        for one, other in _differing(incident.events, told, differ):
            first, later = incident.events[one], incident.events[other]
            words = (*_first_words(reading, first, names), *_first_words(reading, later, names))
            found.append((one, other, number, Difference(fact, first, later, words)))
    found += _mishaps_for_blows(reading, incident.events)
    return [each for *_, each in sorted(found, key=lambda each: each[:3])]


def _first_words(reading: Reading, event: Event, names: tuple[str, ...]) -> list[Mark]:
    return [mark for name in names for mark in reading.marks_of(event, name)][:1]


def _differing(
    events: Sequence[Event],
    told: Sequence[frozenset[str]],
    differ: Callable[[frozenset[str], frozenset[str]], bool],
) -> Iterator[tuple[int, int]]:
    """The pairs of entries that differ on one fact, but for those of which both stood in a pair before."""
    alike: dict[tuple[str, frozenset[str]], list[int]] = {}
    for place, event in enumerate(events):
        if told[place]:
            alike.setdefault((event.agency, told[place]), []).append(place)
    apart = {
        one: [other for other in alike if one[0] != other[0] and differ(one[1], other[1])] for one in alike
    }
    left = {each: list(places) for each, places in alike.items()}
    paired: set[int] = set()
    for place, event in enumerate(events):
        others = apart.get((event.agency, told[place]), ())
        new = {other for each in others for other in left[each] if other > place and other not in paired}
        if place not in paired:
            later = [(alike[each], bisect_right(alike[each], place)) for each in others]
            new |= set(sorted(places[at] for places, at in later if at < len(places))[:1])
        for each in others:
            left[each].clear()
        for other in new:
            paired |= {place, other}
            yield place, other


def _incidents(reading: Reading) -> list[Incident]:
    """Injuries as they are told by several, then what else of one kind befell on one day."""
    found = _Incidents(reading.once(_looks_back))
    kinds_of = reading.once(_kinds)
    for injury in injuries(reading):
        found.begin(list(dict.fromkeys(mark.event for mark in injury.marks)), kinds_of)
    for event in reading.once(_telling):
        known = found.told_by(event, kinds_of[event.id])
        if known is None:
            found.begin([event], kinds_of)
        else:
            found.add(known, event, kinds_of)
    return found.all


class _Incidents:
    """The incidents met so far, by the days of their entries: only those near a day are compared."""

    def __init__(self, looks_back: Mapping[str, int]) -> None:
        self.all: list[Incident] = []
        self._looks_back = looks_back
        self._of: dict[str, int] = {}
        self._on: dict[date, list[_Entry]] = {}

    def begin(self, events: list[Event], kinds: Mapping[str, frozenset[str]]) -> None:
        """An incident of its own."""
        self.all.append(Incident([], len(self.all)))
        for event in events:
            self.add(self.all[-1], event, kinds)

    def add(self, incident: Incident, event: Event, kinds: Mapping[str, frozenset[str]]) -> None:
        """One more entry on an incident, if it is not among them yet."""
        if event.id in self._of and self._of[event.id] <= incident.number:
            return
        self._of[event.id] = incident.number
        incident.events.append(event)
        entry = _Entry(incident.number, event, kinds.get(event.id, frozenset()))
        days = _days(event, 0)
        for day in days or ():
            self._on.setdefault(day, []).append(entry)

    def told_by(self, event: Event, kinds: frozenset[str]) -> Incident | None:
        """The first incident that an entry may tell of."""
        if "mishap" in kinds:  # it may be what another agency knows as a fight
            kinds = kinds | {"fight"}
        days = _days(event, self._reach(event))
        first = self._of.get(event.id, len(self.all))
        for entry in chain.from_iterable(self._on.get(day, ()) for day in days or ()):
            if entry.incident < first and _alike(kinds, entry.kinds) and self._is_near(entry.event, event):
                first = entry.incident
        return self.all[first] if first < len(self.all) else None

    def _is_near(self, one: Event, other: Event) -> bool:
        return may_be_within(one.date, other.date, self._reach(other)) or may_be_within(
            other.date, one.date, self._reach(one)
        )

    def _reach(self, event: Event) -> int:
        """How many days an entry looks back: a school hears on Monday what befell at the weekend."""
        return max(self._looks_back.get(event.id, _NEAR_DAYS), _over_the_weekend(event))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry on an incident, by the incident's number, with the kinds of happening that it tells of."""

    incident: int
    event: Event
    kinds: frozenset[str]


def _days(event: Event, more: int) -> list[date] | None:
    """The days on which an entry may lie, and so many more at either end; None where they are many."""
    first, last = moved(event.date.earliest, -more), moved(event.date.latest, more)
    if first is None or last is None or (last - first).days > _MANY_DAYS:
        return None
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two entries may tell of one kind of happening: one only called an incident may be of any."""
    return bool(one & other) or (bool(one and other) and _UNTOLD in one | other)


def _over_the_weekend(event: Event) -> int:
    day = event.date.earliest
    if day is None or day.weekday() != _MONDAY or agency_types().of(event.agency).id not in _WEEKDAYS:
        return _NEAR_DAYS
    return _OVER_THE_WEEKEND


def _looks_back(reading: Reading) -> Mapping[str, int]:
    """How many days back the entries look that name the day of what they tell: 'on Friday evening'."""
    found: dict[str, int] = {}
    for mark in reading.marks("account.day"):
        day = mark.event.date.earliest
        if day is not None and mark.event.date.is_day:
            back = max(_days_back(tag, day) for tag in mark.signal.tags)
            found[mark.event.id] = max(back, found.get(mark.event.id, 0))
    return found


def _days_back(tag: str, day: date) -> int:
    word, _, number = tag.partition(" ")
    if word == "back":
        return int(number)
    if word == "date":
        return _days_since(number, day)
    weekday = _SATURDAY if word == "weekend" else _WEEK.index(number)
    return (day.weekday() - weekday) % len(_WEEK) or (len(_WEEK) if word == "on" else 0)


def _days_since(told: str, day: date) -> int:
    """How many days before an entry's own day the last such date lies ('4/2'); 0 where that is far."""
    number, _, month = told.partition("/")
    for year in (day.year, day.year - 1):
        try:
            back = (day - date(year, int(month), int(number))).days
        except ValueError:
            return 0
        if back >= 0:
            return back if back <= _MOST_BACK else 0
    return 0


def _telling(reading: Reading) -> list[Event]:
    """The dated entries that tell of some kind of happening, in order."""
    told = reading.marks(*_OF_KIND, *_OF_A_HURT, "account.day")
    found = {mark.event.id: mark.event for mark in told if mark.event.date.is_dated}
    kinds = reading.once(_kinds)
    return [event for id, event in found.items() if kinds.get(id)]


def _kinds(reading: Reading) -> Mapping[str, frozenset[str]]:
    """The kinds of happening that each entry tells of, by the entry's id."""
    found: dict[str, set[str]] = {}
    for mark in reading.marks(*_OF_KIND):
        kinds = found.setdefault(mark.event.id, set())
        if mark.signal.id == "account.kind":
            kinds |= mark.signal.tags
        elif mark.signal.id == "account.adults_mishap":
            kinds.add("mishap")
        elif "trait" not in mark.signal.tags and mark.signal.certainty is Certainty.STATED:
            kinds.add("fight")
    for mark in reading.marks(*_OF_A_HURT):
        if mark.event.date.is_dated:
            found.setdefault(mark.event.id, set()).add("hurt")
    for mark in reading.marks("account.day"):
        if mark.event.date.is_dated and reading.has(mark.event, "injury.account"):
            found.setdefault(mark.event.id, set()).add("hurt")  # 'his brother pushed him on Saturday'
        # 'he was at his dad's that night, 4 February' tells of whatever befell that night
        dated = any(tag.startswith("date ") for tag in mark.signal.tags)
        if dated and mark.event.date.is_dated and reading.has(mark.event, *_WHERE_THEY_WERE):
            found.setdefault(mark.event.id, set())
    return {id: frozenset(kinds) or frozenset({_UNTOLD}) for id, kinds in found.items()}


def _mishaps_for_blows(
    reading: Reading, events: Sequence[Event]
) -> Iterator[tuple[int, int, int, Difference]]:
    """A parent's hurt that one agency recorded as a blow, and of which another heard only a mishap."""
    kinds, place = reading.once(_kinds), {event.id: at for at, event in enumerate(events)}
    mishaps = Near(
        event
        for event in events
        if reading.has(event, "account.adults_mishap")
        and "fight" not in kinds[event.id]
        and not reading.has(event, "da.disclosed")
    )
    for one in events:
        blows = [mark for mark in reading.marks_of(one, "da.incident") if "trait" not in mark.signal.tags]
        for other in mishaps.to(one.date, _NEAR_DAYS) if blows else ():
            if other.agency != one.agency and may_be_within(one.date, other.date, _NEAR_DAYS):
                told = reading.marks_of(other, "account.adults_mishap")[0]
                first, later = sorted((place[one.id], place[other.id]))
                fact = len(_FACTS) + (first != place[one.id])
                yield first, later, fact, Difference("what happened", one, other, (blows[0], told))


def _tags(reading: Reading, names: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """What each entry tells of one fact, by the entry's id."""
    found: dict[str, frozenset[str]] = {}
    for mark in reading.marks(*names):
        if mark.signal.id in PRESENCE:
            told = presence(reading, mark)
        elif mark.signal.id == "account.side":
            part = part_at_end(text_of(mark))
            sides = (f"{side} {part}" for side in mark.signal.tags)
            told = frozenset((*sides, *kinds_of_injury(reading, mark)))
        else:
            told = causes_told([mark]) if mark.signal.id == "injury.explained" else mark.signal.tags
        found[mark.event.id] = found.get(mark.event.id, frozenset()) | told
    return found


def _other_place(one: frozenset[str], other: frozenset[str]) -> bool:
    return all(
        first != later and frozenset((first, later)) not in _MAY_BE_ONE
        for first in _nearest(one)
        for later in _nearest(other)
    )


def _nearest(places: frozenset[str]) -> frozenset[str]:
    """'Down the stairs at home' is indoors, and cannot be the garden."""
    return places - {"home"} if "indoors" in places else places


def _other_company(one: frozenset[str], other: frozenset[str]) -> bool:
    for first, later in ((one, other), (other, one)):
        for person in ("mother", "father"):
            away = f"away {person}" in first or (
                f"person away: {person}|" in first and f"person there: {person}|" not in first
            )
            away = away and f"there {person}" not in first and f"away {person}" not in later
            if away and ({f"there {person}", "there both", f"minded by {person}"} & later):
                return True
        if "unseen" in first and "watched" in later and "watched" not in first and "unseen" not in later:
            return True
        if "no adult" in first and _has_an_adult(later) and not _has_an_adult(first):
            return True
        if "slept" in first and "saw" in later and "saw" not in first and "slept" not in later:
            return True
    if presences_differ(one, other):
        return True
    minding = [{tag for tag in tags if tag.startswith("minded by")} for tags in (one, other)]
    return bool(minding[0] and minding[1]) and minding[0].isdisjoint(minding[1])


def _has_an_adult(told: frozenset[str]) -> bool:
    """Whether an account has one of the grown-ups there, or somebody who saw it."""
    adults = ("there ", "minded by ", "person there: ")
    return "watched" in told or any(tag.startswith(adults) and "sibling" not in tag for tag in told)


def _other_side(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one part of the body is left in one account and right in the other, or the only part told.

    A bruise of the right arm and a fracture of the left leg are two injuries.
    """
    sides = _sides(one), _sides(other)
    shared = (sides[0].keys() & sides[1].keys()) - {""}
    if shared:
        return any(_opposed(sides[0][part], sides[1][part]) for part in shared)
    kinds = [{told for told in each if told.startswith("kind ")} for each in (one, other)]
    if any(len(each) > 1 for each in kinds) or (kinds[0] and kinds[1] and kinds[0].isdisjoint(kinds[1])):
        return False
    return _opposed(*(frozenset[str]().union(*each.values()) for each in sides))


def _sides(told: frozenset[str]) -> dict[str, frozenset[str]]:
    """The sides that an account tells of each part of the body."""
    found: dict[str, frozenset[str]] = {}
    for each in told:
        side, _, part = each.partition(" ")
        if side != "kind":
            found[part] = found.get(part, frozenset()) | {side}
    return found


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) == len(other) == 1 and one != other


def _other_time(one: frozenset[str], other: frozenset[str]) -> bool:
    first, later = ([int(tag.removeprefix("minute ")) for tag in tags] for tags in (one, other))
    return all(abs(a - b) > _FAR_MINUTES for a in first for b in later)


_FACTS: tuple[tuple[str, tuple[str, ...], Callable[[frozenset[str], frozenset[str]], bool]], ...] = (
    ("where it happened", ("account.place",), _other_place),
    ("who was there", ("account.company", *PRESENCE), _other_company),
    ("where the children were", ("account.children",), _opposed),
    ("the side of the body", ("account.side",), _other_side),
    ("the time", ("account.time",), _other_time),
    ("what caused it", ("injury.explained",), causes_differ),
)
"""What a difference is about, by which signals an entry tells it, and whether two entries differ on it."""
