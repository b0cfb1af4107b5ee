"""QUA-09: family not described.

What it asks: Who is in this family, and who lives with the child?
Why: What happens to a child cannot be understood without the people in the home. A reader who meets them
    only when something goes wrong meets them too late.
Source: Plymouth Safeguarding Children Partnership, chronology guidance: family history, carers, household.
Fires on: The first 90 days of the scope, in which entries stand and none describes anybody the child lives
    with.
Stays quiet on: An entry in that time that sets out the household or says with whom the child lives. A scope
    that begins so long before the birth.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, day, listed

TITLE = "Family not described"
SEVERITY = Severity.MEDIUM
SOURCES = ("PL",)

_DESCRIBES = ("family.described", "adult.joins")
_OF_THE_HOME = frozenset({"daily", "parent", "partner"})
_LEAST = 2


def find(reading: Reading) -> Iterator[Found]:
    first, last, days = reading.first_day, reading.last_day, reading.threshold("QUA-09", "days")
    if first is None or last is None or last < first + timedelta(days=days // 2):
        return
    # Of an entry on a doubtful day nobody can tell whether the time begins with it.
    begun = reading.case.scope.first or min(event.date.earliest or first for event in reading.dated)
    born = reading.born or reading.case.expected
    surely_until, until = _end(begun, days), _end(first, days)
    if (born is not None and surely_until <= born) or reading.number_lying_in(begun, surely_until) < _LEAST:
        return
    early = [event for event in reading.dated if _may_lie_in(event, first, until)]
    undated = [event for event in reading.events if not event.date.is_dated]
    if any(_is_described(reading, event) for event in (*early, *undated)):
        return
    yield Found(
        events=tuple(event.id for event in early),
        why=(
            f"Between {day(first)} and {day(until)} the returns hold {counted(len(early), 'event')} and none "
            "describes anybody the child lives with."
        ),
        question="Who lived with the child at that time, and who else belongs to the family?",
        ask=listed([agency(event) for event in early]),
    )


def _end(first: date, days: int) -> date:
    return first + timedelta(days=min(days, (date.max - first).days))


def _may_lie_in(event: Event, first: date, last: date) -> bool:
    return (event.date.earliest is None or event.date.earliest <= last) and (
        event.date.latest is None or event.date.latest >= first
    )


def _is_described(reading: Reading, event: Event) -> bool:
    """Whether an entry says who is in the home. A relative who rings, or a friend, may live anywhere."""
    carers = (mark.signal.tags for mark in reading.marks_of(event, "carer.stated"))
    return reading.has(event, *_DESCRIBES) or any(
        tags & _OF_THE_HOME or ("kin" in tags and "far" not in tags) for tags in carers
    )
