"""A return that came before and comes again: which one it takes the place of, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from chronology.intake.agency import file_words
from chronology.model.agencies import folded
from chronology.model.contributions import Contribution
from chronology.model.events import Event
from chronology.resource import agency_types

_ALIKE = 70  # of 100: an account this like another of the same day is that account, reworded
_NAMED_ALIKE = 90  # of 100: file names, dates and numbers aside
_SHARED = 0.4  # of the smaller return's events: fewer in common, and it is another return


@dataclass(frozen=True, slots=True)
class ChangedEvent:
    """One event of a return as it was, and as the newer version has it."""

    was: Event
    now: Event


@dataclass(frozen=True, slots=True)
class Changes:
    """What a newer version of a return changes. Events that only stand in another row are the same."""

    added: tuple[Event, ...]
    changed: tuple[ChangedEvent, ...]
    gone: tuple[Event, ...]
    same: int

    @property
    def said(self) -> str:
        """The counts in words: '3 added, 1 changed, 2 gone, 40 the same'."""
        counts = ((len(self.added), "added"), (len(self.changed), "changed"), (len(self.gone), "gone"))
        return ", ".join(f"{count} {word}" for count, word in (*counts, (self.same, "the same")))


def changes(before: Contribution, now: Contribution) -> Changes:
    """What changed from one version of a return to the next."""
    left = _Left(before.events)
    fresh = [event for event in now.events if not left.take_same(event)]
    same = len(now.events) - len(fresh)
    changed, added = [], []
    for event in fresh:
        was = left.take_like(event)
        if was is None:
            added.append(event)
        else:
            changed.append(ChangedEvent(was, event))
    return Changes(tuple(added), tuple(changed), left.events, same)


def replaced_by(now: Contribution, earlier: Sequence[Contribution]) -> Contribution | None:
    """The return that `now` is a newer version of; None where it is a return of its own.

    One of the same agency, or of the same name but for a date or a number, that tells mostly the same.
    """
    best: tuple[float, Contribution] | None = None
    for each in earlier:
        if each.sha256 == now.sha256 or not each.events or not now.events:
            continue
        named_alike = fuzz.ratio(_name(each), _name(now)) >= _NAMED_ALIKE
        if not (named_alike or _same_agency(each, now)):
            continue
        found = changes(each, now)
        share = (found.same + len(found.changed)) / min(len(each.events), len(now.events))
        if share >= _SHARED and (best is None or share > best[0]):
            best = (share, each)
    return None if best is None else best[1]


def _name(contribution: Contribution) -> str:
    return " ".join(word for word in folded(file_words(contribution.file)).split() if word.isalpha())


def _same_agency(one: Contribution, other: Contribution) -> bool:
    if not one.agency or not other.agency:
        return False
    kind = agency_types().of(one.agency)
    alike = kind.id != "other" and kind is agency_types().of(other.agency)
    return alike or folded(one.agency) == folded(other.agency)


class _Left:
    """The events of the version before that none of the newer version has been matched with yet."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = {event.id: event for event in events}
        self._same: dict[tuple[object, ...], list[Event]] = defaultdict(list)
        self._by_day: dict[object, list[Event]] = defaultdict(list)
        self._by_text: dict[str, list[Event]] = defaultdict(list)
        for event in self._events.values():
            self._same[_key(event)].append(event)
            for day in _days(event):
                self._by_day[day].append(event)
            self._by_text[folded(event.text)].append(event)

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(self._events.values())

    def take_same(self, event: Event) -> bool:
        """Match an event with one that is the same in every word; whether there was one."""
        there = self._same.get(_key(event))
        if not there:
            return False
        del self._events[there.pop(0).id]
        return True

    def take_like(self, event: Event) -> Event | None:
        """Match an event with the one that it was: the same account, or one like it of the same day."""
        same_words = [each for each in self._by_text[folded(event.text)] if each.id in self._events]
        of_day = [each for day in _days(event) for each in self._by_day[day] if each.id in self._events]
        found = next(iter(same_words), None) or _most_like(event, of_day)
        if found is not None:
            del self._events[found.id]
        return found


def _most_like(event: Event, among: Sequence[Event]) -> Event | None:
    scored = [(fuzz.ratio(event.text, each.text, score_cutoff=_ALIKE), each) for each in among]
    best = max(scored, key=lambda each: each[0], default=None)
    return None if best is None or best[0] < _ALIKE else best[1]


def _days(event: Event) -> list[object]:
    """What tells that two events are of one day: the day that was understood, or the words for it."""
    days: list[object] = [(event.date.earliest, event.date.latest)] if event.date.is_dated else []
    return [*days, folded(event.date.as_written)]


def _key(event: Event) -> tuple[object, ...]:
    """Everything that an event says, without where it stands."""
    words = (event.text, event.source, event.who, event.seen, event.voice, event.action, event.analysis)
    return (
        event.date.as_written,
        event.date.earliest,
        event.date.latest,
        event.date.time,
        event.agency,
        *words,
        event.family_member,
        event.other,
    )
