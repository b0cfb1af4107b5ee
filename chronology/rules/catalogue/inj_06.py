"""INJ-06: differing explanations of one injury.

What it asks: Which explanation was given to whom, and who compared them?
Why: An account that changes from one professional to the next is seen only by whoever reads both.
Source: Our Learning Transcript.
Fires on: Entries on one injury that give causes of different kinds (a fall to one, another child to the
    next), falls from different places, or knocks and burns by different things. An entry of the day
    before or the next two days counts that says how the child was hurt and does not name the injury.
Stays quiet on: The same cause in other words. An entry that says only that the cause is not known, beside one
    that gives a cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from chronology.language.told_anew import is_told_anew
from chronology.model.findings import Severity
from chronology.rules.injuries import Injury, causes_differ, causes_told, injuries
from chronology.rules.near import Near, moved
from chronology.rules.reading import Mark, Reading
from chronology.rules.returns import column_of
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, depending, on

TITLE = "Differing explanations of one injury"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_DAYS_BEFORE, _NEAR_DAYS = 1, 2


def find(reading: Reading) -> Iterator[Found]:
    causes: dict[int, list[Mark]] = {}
    for mark in reading.marks("injury.explained", "injury.account"):
        causes.setdefault(mark.order, []).append(mark)
    accounts = Near(
        mark
        for mark in reading.marks("injury.explained", "injury.account")
        if not reading.has(mark.event, "injury.child")
    )
    for injury in injuries(reading):
        orders = _orders(injury, accounts)
        pair = _differing(orders, causes)
        if pair is None:
            yield from _within(orders, causes)
            continue
        one, other = pair
        yield Found(
            events=(one.event.id, other.event.id),
            why=(
                f"{agency(one.event)} {dated(one.event.date)} and {agency(other.event)} "
                f"{dated(other.event.date)} recorded different causes of what may be one "
                f"injury{depending([one.event, other.event])}."
            ),
            question="Who gave which explanation of this injury, and who compared them?",
            ask=agency(other.event),
            words=(one.words, other.words),
        )


def _within(orders: Iterable[int], causes: dict[int, list[Mark]]) -> Iterator[Found]:
    """The first entry that itself tells of two accounts: 'first said that she fell, later that ...'."""
    for order in orders:
        told = sorted(causes.get(order, ()), key=lambda mark: mark.signal.start)
        for one, other in combinations(told, 2):
            if causes_differ(causes_told([one]), causes_told([other])) and _is_told_anew(one, other):
                event = one.event
                yield Found(
                    events=(event.id,),
                    why=(
                        f"{on(event.date)} {agency(event)} recorded two accounts of what may be one injury, "
                        f"each with another cause{depending([event])}."
                    ),
                    question="Who gave which explanation of this injury, and who compared them?",
                    ask=agency(event),
                    words=(one.words, other.words),
                )
                return


def _is_told_anew(one: Mark, other: Mark) -> bool:
    """Whether the words between two causes say that the account changed, or that somebody else gave it."""
    if one.signal.field != other.signal.field or one.signal.end > other.signal.start:
        return False
    return is_told_anew(column_of(one), one.signal, other.signal)


def _orders(injury: Injury, accounts: Near[Mark]) -> list[int]:
    """The entries on the injury, and those of the same days that say only how the child was hurt."""
    first = injury.first.date
    near = accounts.between(moved(first.earliest, -_DAYS_BEFORE), moved(first.latest, _NEAR_DAYS))
    return sorted({mark.order for mark in (*injury.marks, *near)})


def _differing(orders: Iterable[int], causes: dict[int, list[Mark]]) -> tuple[Mark, Mark] | None:
    told: dict[frozenset[str], list[Mark]] = {}  # each cause as it is first told
    for order in orders:
        if order in causes:
            told.setdefault(causes_told(causes[order]), causes[order])
    differing = (pair for pair in combinations(told.items(), 2) if causes_differ(pair[0][0], pair[1][0]))
    (_, first), (_, later) = next(differing, ((None, None), (None, None)))
    return (first[0], later[0]) if first and later else None
