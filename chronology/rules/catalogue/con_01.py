"""CON-01: agencies disagree on the facts of one occurrence.

What it asks: Which account was given to whom, and which of them is right?
Why: Where it was, who was there and what happened are told to each agency by somebody. Accounts that
    differ are seen only side by side.
Source: Our Learning Transcript.
Fires on: Entries of two agencies, on the same or the next day, on one injury of the child or one incident
    between adults, that differ in the place, in who was there, in the side of the body, or in whether it was
    a mishap or a blow.
Stays quiet on: The same facts in other words. One entry that says less than the other. Different causes of a
    child's injury: INJ-06 asks about those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import combinations

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.injuries import injuries
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated

TITLE = "Agencies disagree on the facts of one occurrence"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)

_NEXT_DAY = timedelta(days=1)
_OF_ADULTS = ("da.incident", "da.disclosed", "account.assault", "da.hint")

Differing = tuple[Mark, Mark]


def find(reading: Reading) -> Iterator[Found]:
    by_event: dict[str, list[Mark]] = {}
    for mark in reading.marks(
        "account.place",
        "account.there",
        "account.not_there",
        "account.side",
        "account.accident",
        "account.assault",
    ):
        by_event.setdefault(mark.event.id, []).append(mark)
    for events, of_adults in _occurrences(reading):
        for one, other in combinations(events, 2):
            if one.agency == other.agency:
                continue
            told = by_event.get(one.id, []), by_event.get(other.id, [])
            found = _differ(*told, of_adults=of_adults)
            if found is not None:
                yield _found(*found)
                break


def _occurrences(reading: Reading) -> Iterator[tuple[list[Event], bool]]:
    """Entries of known days that may tell of one occurrence, and whether it is one between adults."""
    for injury in injuries(reading):
        known = [mark.event for mark in injury.marks if mark.event.date.is_day]
        first = injury.first.event.date.earliest
        if first is None:
            continue
        beside = [
            event
            for event in reading.dated
            if event.date.is_day
            and 0 <= (event.date.earliest - first).days <= 1  # type: ignore[operator]
            and reading.has(event, "account.accident")
        ]
        events = [*(event for event in known if _soon(first, event)), *beside]
        yield sorted(dict.fromkeys(events), key=reading.events.index), False
    rest = [event for event in reading.dated if event.date.is_day and reading.has(event, *_OF_ADULTS)]
    while rest:
        first = rest[0].date.earliest
        some = [event for event in rest if first is not None and _soon(first, event)] or rest[:1]
        yield some, True
        rest = [event for event in rest if event not in some]


def _soon(first: object, event: Event) -> bool:
    return event.date.earliest is not None and event.date.earliest - first <= _NEXT_DAY  # type: ignore[operator]


def _differ(one: list[Mark], other: list[Mark], of_adults: bool) -> Differing | None:
    """What two accounts tell otherwise, the first of it that is found."""
    looks: list[Callable[[list[Mark], list[Mark]], Differing | None]] = [_in_who, _in_place]
    looks.append(_in_kind if of_adults else _in_side)
    return next((found for look in looks if (found := look(one, other)) is not None), None)


def _in_who(one: list[Mark], other: list[Mark]) -> Differing | None:
    for first, second in ((one, other), (other, one)):
        for mark in _of(first, "account.there"):
            for absent in _of(second, "account.not_there"):
                if mark.signal.tags & absent.signal.tags:
                    return (mark, absent) if first is one else (absent, mark)
    return None


def _in_place(one: list[Mark], other: list[Mark]) -> Differing | None:
    first, second = _of(one, "account.place"), _of(other, "account.place")
    if not first or not second or any(_may_be_one(a, b) for a in first for b in second):
        return None
    return first[0], second[0]


def _may_be_one(a: Mark, b: Mark) -> bool:
    """Whether two places may be the same: 'at home' and 'in the kitchen'."""
    (one, narrow), (other, closer) = _place(a), _place(b)
    return one == other and (not narrow or not closer or narrow == closer)


def _place(mark: Mark) -> tuple[str, str]:
    where, _, narrow = next(iter(sorted(mark.signal.tags))).partition(":")
    return where, narrow


def _in_side(one: list[Mark], other: list[Mark]) -> Differing | None:
    first, second = _of(one, "account.side"), _of(other, "account.side")
    sides = (
        {tag for mark in first for tag in mark.signal.tags},
        {tag for mark in second for tag in mark.signal.tags},
    )
    if not first or not second or sides[0] & sides[1]:
        return None
    return first[0], second[0]


def _in_kind(one: list[Mark], other: list[Mark]) -> Differing | None:
    """A blow in one account, and only a mishap in the other."""
    for first, second in ((one, other), (other, one)):
        blows, mishaps = _of(first, "account.assault"), _of(second, "account.accident")
        if blows and mishaps and not _of(second, "account.assault"):
            return (blows[0], mishaps[0]) if first is one else (mishaps[0], blows[0])
    return None


def _of(marks: list[Mark], id: str) -> list[Mark]:
    return [mark for mark in marks if mark.signal.id == id]


def _found(one: Mark, other: Mark) -> Found:
    return Found(
        events=(one.event.id, other.event.id),
        why=(
            f"{agency(one.event)} {dated(one.event.date)} and {agency(other.event)} "
            f"{dated(other.event.date)} tell of what may be one occurrence, and differ on where it was, who "
            "was there or what happened."
        ),
        question="Who gave which account of this, and what was done to find out?",
        ask=agency(other.event),
        words=(one.words, other.words),
    )
