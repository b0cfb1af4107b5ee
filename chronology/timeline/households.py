"""When somebody lived in the home or cared for the child, as the entries tell it: each end with its doubt.

An entry that tells of a time in the home tells that it had begun by then; its day is taken for the beginning
only where the words say so. An end lies between the last entry that tells the time goes on and the one that
tells it is over. What nobody tells stays open: UNDATED.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from chronology.language.fields import words_of
from chronology.language.signals import Signal
from chronology.language.words.folding import fold
from chronology.model.dates import DateContext, UnreadableDate, printed, read_date
from chronology.model.dates.value import UNDATED, EventDate, Qualifier
from chronology.model.events import Event
from chronology.model.people import PeriodRole
from chronology.resource import toml

_WORD = re.compile(r"\S+")

Whom = Callable[[Event, Signal], Sequence[int]]
"""Whom a signal is about, by their numbers; nobody where that is not sure."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one entry that tell of a period."""

    event: Event
    signal: Signal


@dataclass(frozen=True, slots=True)
class ToldPeriod:
    """One person's time in the home, or as a carer.

    `first` and `last` are UNDATED where nothing tells them. `begun` holds the words that tell that the time
    runs, the first of them first; `ended` those that tell its end. `doubts` are sentences for a person.
    """

    person: int
    role: PeriodRole
    first: EventDate
    last: EventDate
    begun: tuple[Telling, ...]
    ended: tuple[Telling, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """All words that it rests on, in timeline order."""
        return (*self.begun, *self.ended)


def periods(
    entries: Iterable[tuple[Event, Sequence[Signal]]],
    whom: Whom,
    born: date | None = None,
    mothers: frozenset[int] = frozenset(),
) -> tuple[ToldPeriod, ...]:
    """Every period that entries in timeline order tell, by the first entry that tells it.

    Nobody cares for a child who is not `born`. Of `mothers` a going away ends a time of care, though nobody
    wrote that they had the child before.
    """
    told = _Told(born, mothers)
    for event, signals in entries:
        if event.date.is_dated and any(signal.id in _IDS for signal in signals):
            told.read(event, [signal for signal in signals if signal.id in _IDS], whom)
    return tuple(sorted(told.all(), key=lambda each: _day(each.tellings[0].event.date)))


_IDS = frozenset(
    {"adult.joins", "adult.leaves", "carer.stated", "carer.left", "carer.returned", "care.started"}
)


class _Told:
    """The periods that run, those that are over, and who went away, while entries are read."""

    def __init__(self, born: date | None, mothers: frozenset[int]) -> None:
        self._born, self._mothers = born, mothers
        self._running: dict[tuple[int, PeriodRole], ToldPeriod] = {}
        self._over: list[ToldPeriod] = []
        self._away: set[int] = set()

    def all(self) -> Iterator[ToldPeriod]:
        for period in (*self._over, *self._running.values()):
            yield period if period.ended else replace(period, doubts=(*period.doubts, _open(period)))

    def read(self, event: Event, signals: Sequence[Signal], whom: Whom) -> None:
        before = self._born is not None and _day(event.date) < self._born
        for _, sentence in groupby(
            sorted(signals, key=lambda each: (each.field, each.sentence[0])),
            key=lambda each: (each.field, each.sentence),
        ):
            here = list(sentence)
            leaving = {
                id: Telling(event, each)
                for each in reversed(here)
                if each.id in ("adult.leaves", "carer.left")
                for id in whom(event, each)
            }
            for id, telling in leaving.items():
                self._leaves(id, telling, before)
            for each in here:
                for id in whom(event, each) if each.id != "care.started" else ():
                    if id not in leaving and (role := self._role(id, each, before)) is not None:
                        self._runs(id, role, Telling(event, each))
        for each in signals:
            if each.id == "care.started":
                self._into_care(Telling(event, each), whom, signals)

    def _role(self, id: int, signal: Signal, before_birth: bool) -> PeriodRole | None:
        """What the words say that somebody is to the home; None where they say nothing of the kind."""
        if signal.id == "adult.joins" and "care" not in signal.tags:
            return PeriodRole.RESIDENT
        cares = signal.id == "adult.joins" or (signal.id == "carer.stated" and "daily" in signal.tags)
        comes_back = signal.id == "carer.returned" and id in self._away
        return PeriodRole.CARER if (cares or comes_back) and not before_birth else None

    def _runs(self, id: int, role: PeriodRole, telling: Telling) -> None:
        period = self._running.get((id, role))
        if period is not None:
            if period.begun[-1].event.id != telling.event.id:
                self._running[id, role] = replace(period, begun=(*period.begun, telling))
            return
        if role is PeriodRole.CARER and _is_once(telling):
            return
        first, doubt = _beginning(telling)
        if role is PeriodRole.CARER:
            self._away.discard(id)
        self._running[id, role] = ToldPeriod(id, role, first, UNDATED, (telling,), (), (doubt,))

    def _leaves(self, id: int, telling: Telling, before_birth: bool) -> None:
        roles = [PeriodRole.CARER]
        if telling.signal.id == "adult.leaves":
            roles.append(PeriodRole.RESIDENT)
        ended = [self._running.pop((id, role)) for role in roles if (id, role) in self._running]
        self._over += [_ended(period, telling) for period in ended]
        if telling.signal.id == "adult.leaves" or before_birth or id in self._away:
            return
        if any(period.role is PeriodRole.CARER for period in ended):
            self._away.add(id)
        elif id in self._mothers:
            self._away.add(id)
            self._over.append(_ended(_never_begun(id), telling))

    def _into_care(self, telling: Telling, whom: Whom, signals: Sequence[Signal]) -> None:
        """The child came into care: who cared until then does no longer, if the entry says no other."""
        named = {
            id
            for each in signals
            if each.id == "carer.stated" and "daily" in each.tags
            for id in whom(telling.event, each)
        }
        for id, role in list(self._running):
            if role is PeriodRole.CARER and id not in named:
                period = _ended(self._running.pop((id, role)), telling)
                self._over.append(replace(period, doubts=(*period.doubts, "The child came into care.")))


def _never_begun(id: int) -> ToldPeriod:
    doubt = "No entry says that the care had begun; this one speaks of a carer who goes away."
    return ToldPeriod(id, PeriodRole.CARER, UNDATED, UNDATED, (), (), (doubt,))


def _ended(period: ToldPeriod, telling: Telling) -> ToldPeriod:
    when = telling.event.date
    said = _said_day(telling)
    doubt = f"The end is told by {_of(telling.event)}"
    if said is not None and not (period.begun and _day(said) < _day(period.begun[-1].event.date)):
        return replace(
            period, last=said, ended=(telling,),
            doubts=(*period.doubts, f"{doubt}: {said.as_written or printed(said)}."),
        )  # fmt: skip
    last, doubt = _by(when), f"{doubt}, without saying on which day it came."
    seen = period.begun[-1].event.date if period.begun else UNDATED
    if seen.earliest is not None and when.latest is not None and seen.earliest <= when.latest:
        last = _between(seen.earliest, when.latest, when.qualifier)
        doubt += f" It was last told to go on by {_of(period.begun[-1].event)}."
    return replace(period, last=last, ended=(telling,), doubts=(*period.doubts, doubt))


def _beginning(telling: Telling) -> tuple[EventDate, str]:
    said = _said_day(telling)
    if said is None:
        doubt = f"First told by {_of(telling.event)}, without saying since when."
        return _by(telling.event.date), doubt
    return said, f"The beginning is told by {_of(telling.event)}: {said.as_written or printed(said)}."


def _open(period: ToldPeriod) -> str:
    if len(period.begun) > 1:
        return f"No entry tells the end. It was last told to go on by {_of(period.begun[-1].event)}."
    return "No entry tells the end."


def _is_once(telling: Telling) -> bool:
    """'Collected by nan', which says nothing of other days."""
    words, signal = words_of(telling.event, telling.signal.field), telling.signal
    said = fold(words[signal.start : signal.end])
    around = f" {fold(words[signal.sentence[0] : signal.sentence[1]])}"
    return said.startswith(tuple(_words()["once"])) and not any(
        f" {often}" in around for often in _words()["often"]
    )


# Days


def _said_day(telling: Telling) -> EventDate | None:
    """The day on which it began or ended, where the words say one: a day of their own, or the entry's."""
    event, signal = telling.event, telling.signal
    start, end = signal.sentence
    sentence = words_of(event, signal.field)[start:end]
    plain = f" {fold(sentence)} "
    if (day := _written_day(sentence, event.date)) is not None:
        return day
    return event.date if any(f" {words}" in plain for words in _words()["same_day"]) else None


def _written_day(sentence: str, told: EventDate) -> EventDate | None:
    """'March 2019' of 'has lived there since March 2019': with a year, and not behind the entry's own day."""
    found = [match.group() for match in _WORD.finditer(sentence)]
    for at, word in enumerate(found):
        if word.casefold() not in _words()["since"]:
            continue
        for count in range(_words()["longest_day"], 0, -1):
            words = " ".join(found[at + 1 : at + 1 + count]).rstrip(".,;:)")
            if not any(character.isdigit() for character in words):
                break
            try:
                read = read_date(words, DateContext())
            except UnreadableDate:
                continue
            if read.earliest is not None and read.latest is not None and not read.warnings:
                return read if read.earliest <= _day(told) else None
    return None


def _by(when: EventDate) -> EventDate:
    """On that day or before it."""
    if when.latest is None:
        return UNDATED
    qualifier = Qualifier.STATED if when.is_day else when.qualifier
    day = EventDate(when.latest, when.latest, qualifier)
    return EventDate(None, when.latest, qualifier, as_written=f"by {printed(day)}")


def _between(first: date, last: date, qualifier: Qualifier) -> EventDate:
    if first == last:
        return replace(EventDate(first, last, Qualifier.STATED), as_written=printed(_a_day(first)))
    words = f"between {printed(_a_day(first))} and {printed(_a_day(last))}"
    return EventDate(first, last, Qualifier.STATED, as_written=words)


def _a_day(day: date) -> EventDate:
    return EventDate(day, day, Qualifier.STATED)


def _day(when: EventDate) -> date:
    return when.latest or when.earliest or date.max


def _of(event: Event) -> str:
    """'Housing (entry of 3 September 2019)'."""
    return f"{event.agency or 'an agency that is not named'} (entry of {printed(event.date)})"


@cache
def _words() -> dict[str, Any]:
    return toml("vocabularies", "households.toml")
