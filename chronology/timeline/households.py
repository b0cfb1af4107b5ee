"""When an adult lived in the home or cared for the child, as the returns tell it: each end with its doubt.

A period begins with the first entry that tells it and ends with an entry that tells of the leaving. What
nobody tells stays open: UNDATED. No entry between fills in a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chronology.language.signals import Signal
from chronology.model.dates.value import UNDATED, EventDate
from chronology.model.events import Event
from chronology.model.people import PeriodRole
from chronology.timeline.somebody import Everybody, Somebody


@dataclass(frozen=True, slots=True)
class ToldPeriod:
    """One person's time in the home, or as a carer.

    `first` is the date of the first entry that tells it, `last` that of the entry that tells its end,
    UNDATED where none does; `seen_last` is the last entry that tells it still goes on. `doubts` are
    sentences for a person: what the dates hang on.
    """

    person: Somebody
    role: PeriodRole
    first: EventDate
    last: EventDate
    seen_last: EventDate
    events: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def periods(entries: Iterable[tuple[Event, Sequence[Signal]]], people: Everybody) -> tuple[ToldPeriod, ...]:
    """Every period that entries in timeline order tell, by its first entry."""
    running: dict[tuple[int, PeriodRole], ToldPeriod] = {}
    ended: list[ToldPeriod] = []
    for event, signals in entries:
        for signal in signals:
            person = _person(people, event, signal)
            if person is None or person.is_professional:
                continue
            if (role := _role(signal)) is not None:
                key = (id(person), role)
                running[key] = _going_on(running.get(key), person, role, event)
            elif signal.id in ("adult.leaves", "carer.left"):
                for key in [key for key in running if key[0] == id(person)]:
                    ended.append(_ended(running.pop(key), event))
    return tuple(sorted((*ended, *running.values()), key=lambda period: period.first.earliest or date.max))


def _role(signal: Signal) -> PeriodRole | None:
    if signal.id == "adult.joins":
        return PeriodRole.CARER if "care" in signal.tags else PeriodRole.RESIDENT
    if signal.id == "carer.stated" and "daily" in signal.tags:
        return PeriodRole.CARER
    return None


def _person(people: Everybody, event: Event, signal: Signal) -> Somebody | None:
    if signal.person:
        return people.named(signal.person, event.id)
    same = [each for each in people.within(event.id) if each.relation in signal.tags]
    if "parent" in signal.tags:
        genders = {"female": "mother", "male": "father"}
        told = {genders[tag] for tag in signal.tags if tag in genders}
        same = [each for each in people.within(event.id) if each.relation in told]
    return same[0] if len(same) == 1 else None


def _going_on(period: ToldPeriod | None, person: Somebody, role: PeriodRole, event: Event) -> ToldPeriod:
    if period is None:
        doubts = [f"Nothing says when it began; it is first told {_when(event.date)} by {_agency(event)}."]
        if not event.date.is_day:
            doubts.append(f"The date of that entry is doubtful: {_when(event.date)}.")
        return ToldPeriod(person, role, event.date, UNDATED, event.date, (event.id,), tuple(doubts))
    events = tuple(dict.fromkeys((*period.events, event.id)))
    return ToldPeriod(person, role, period.first, UNDATED, event.date, events, period.doubts)


def _ended(period: ToldPeriod, event: Event) -> ToldPeriod:
    doubts = period.doubts
    if not event.date.is_day:
        doubts = (*doubts, f"The date of the entry that tells the end is doubtful: {_when(event.date)}.")
    return ToldPeriod(
        period.person, period.role, period.first, event.date, period.seen_last,
        tuple(dict.fromkeys((*period.events, event.id))), doubts,
    )  # fmt: skip


def _agency(event: Event) -> str:
    return event.agency or "an agency that is not named"


def _when(when: EventDate) -> str:
    return f"'{when.as_written}'" if when.as_written else "without a date"
