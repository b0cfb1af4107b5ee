"""When the child was on a child in need or child protection plan, or looked after, as the returns tell it.

Agencies write a plan down at its beginning, in passing while it runs, and at its end; often one of these is
missing. What nobody tells is left open here: nothing fills in a beginning or an end.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from chronology.language.reading import read
from chronology.language.signals import Signal
from chronology.model.dates.value import UNDATED, EventDate
from chronology.model.events import Event
from chronology.resource import agency_types, toml


class PlanKind(StrEnum):
    """The kinds of plan, from the least intervention to the most. The values are what a person reads."""

    CHILD_IN_NEED = "Child in need plan"
    CHILD_PROTECTION = "Child protection plan"
    LOOKED_AFTER = "Looked after"


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """One time on one plan.

    `first` and `last` are the dates of the events that tell of its beginning and end, with their doubt.
    `first` is UNDATED where no event tells of the beginning: then the plan ran by `seen_first`. `last` is
    UNDATED where none tells of the end: then it ran as late as `seen_last`. `events` are the ids of all
    events that tell of it, in timeline order.
    """

    kind: PlanKind
    first: EventDate
    last: EventDate
    seen_first: EventDate
    seen_last: EventDate
    events: tuple[str, ...]


_SIGNALS = {
    PlanKind.CHILD_IN_NEED: ("plan.cin_started", "plan.cin_running", "plan.cin_ended"),
    PlanKind.CHILD_PROTECTION: ("plan.cp_started", "plan.cp_running", "plan.cp_ended"),
    PlanKind.LOOKED_AFTER: ("care.started", "care.running", "care.ended"),
}
_CASE_CLOSED = "plan.case_closed"
_SOCIAL_CARE = "social_care"


def plans(
    events: Iterable[Event], signals: Callable[[Event], Sequence[Signal]] = read
) -> tuple[PlanPeriod, ...]:
    """The plan periods that dated events tell of, by their first day; events come in timeline order.

    A plan that is told to have begun while it runs is the same plan. A child protection plan takes the place
    of a child in need plan, and social care's closing of the case ends a child in need plan: nobody writes
    these ends down as such.
    """
    running: dict[PlanKind, PlanPeriod] = {}
    over: list[PlanPeriod] = []

    def end(kind: PlanKind, event: Event) -> None:
        if kind in running:
            over.append(_told_by(event, replace(running.pop(kind), last=event.date)))

    for event in events:
        if not event.date.is_dated or not _worth_reading(event):
            continue
        said = {signal.id for signal in signals(event)}
        for kind, (begins, runs, ends) in _SIGNALS.items():
            if ends in said:
                end(kind, event)
            elif kind in running and (runs in said or begins in said):
                running[kind] = _told_by(event, running[kind])
            elif begins in said:
                running[kind] = PlanPeriod(kind, event.date, UNDATED, event.date, event.date, (event.id,))
                if kind is PlanKind.CHILD_PROTECTION:
                    end(PlanKind.CHILD_IN_NEED, event)
            elif runs in said and not _is_echo(kind, event, over):
                running[kind] = PlanPeriod(kind, UNDATED, UNDATED, event.date, event.date, (event.id,))
        if _CASE_CLOSED in said and agency_types().of(event.agency).id == _SOCIAL_CARE:
            end(PlanKind.CHILD_IN_NEED, event)
    return tuple(sorted((*over, *running.values()), key=_by_first_day))


def _told_by(event: Event, period: PlanPeriod) -> PlanPeriod:
    if period.events[-1] == event.id:
        return period
    return replace(period, seen_last=event.date, events=(*period.events, event.id))


def _is_echo(kind: PlanKind, event: Event, over: Sequence[PlanPeriod]) -> bool:
    ended = [_day(period.last) for period in over if period.kind is kind]
    return (
        bool(ended)
        and (_day(event.date) - max(ended)).days <= toml("vocabularies", "plans.toml")["echo_days"]
    )


def _day(when: EventDate) -> date:
    return when.latest or when.earliest or date.max


def _by_first_day(period: PlanPeriod) -> tuple[date, str]:
    return period.seen_first.earliest or _day(period.seen_first), period.kind.value


def _worth_reading(event: Event) -> bool:
    words = " \n ".join((event.text, event.action, event.seen, event.voice, event.analysis))
    for each in event.other:
        words = f"{words} \n {each.text}"
    plain = f" {words.casefold().translate(_PLAIN)} "
    return any(phrase in plain for phrase in _phrases())


_PLAIN = dict.fromkeys(map(ord, string.punctuation + "’‘“”–—‑…•·\n\r\t\xa0"), " ")


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in toml("vocabularies", "plans.toml")["worth_reading"])
