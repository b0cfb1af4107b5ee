"""SIL-01: agency silent while others were active.

What it asks: Was this agency in contact in this time, and if not, why?
Why: An agency that holds a role and writes nothing may have been out of touch while the child's life went
    on, or its return may leave something out.
Source: Staffordshire and Stoke-on-Trent, review chronology template: a period without contact is itself
    said.
Fires on: An agency with an open role (plan, roll, caseload, regular visits) and no entry for more than 60
    days, to the scope's end too, while other agencies have three or more; all such times of one agency
    together.
Stays quiet on: Hospitals, surgeries, police, ambulance and a front door, which see whoever comes. A role
    that was closed, handed over or transferred. A time that one doubtful date may fall into, and one that
    the agency itself says was without contact. A school's holidays do not count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from chronology.calendar.school_days import days_of_holiday
from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE
from chronology.rules.reading import Mark, Reading
from chronology.rules.returns import dated_by_agency, marks_by_agency
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, day, listed

TITLE = "Agency silent while others were active"
SEVERITY = Severity.MEDIUM
SOURCES = ("SS",)

_NO_ROLE = frozenset({"acute_hospital", "ed", "ambulance", "police", "gp", "mash"})  # they see whoever comes
_IN_TERM = frozenset({"school", "school_nursing", "ehe"})  # they write nothing in the holidays
_OPENS = ("agency.open",)
_PLANS = (
    "plan.cp_started", "plan.cp_running", "plan.cin_started", "plan.cin_running", "care.started",
    "care.running", "core_group",
    "assessment.started", "s47.started",
)  # fmt: skip
_ONE_DAY = timedelta(days=1)
_CLOSES = ("agency.closed", "plan.case_closed", "child.died")


@dataclass(frozen=True, slots=True)
class _Silence:
    """A time without an entry of one agency: from the last day that is filled to the next, or to the end."""

    first: date
    last: date
    before: Event
    after: Event | None
    others: int


def find(reading: Reading) -> Iterator[Found]:
    for events in reading.once(dated_by_agency).values():
        if reading.kind(events[0]) in _NO_ROLE:
            continue
        if silences := list(_silences(reading, events)):
            yield _found(silences)


def _silences(reading: Reading, events: list[Event]) -> Iterator[_Silence]:
    days, least = reading.threshold("SIL-01", "silent_days"), reading.threshold("SIL-01", "others")
    end = reading.last_day
    roles = reading.once(_roles, reading.kind(events[0])).get(events[0].agency, [])
    reach = list(accumulate((event.date.latest or date.max for event in events), max, initial=date.min))
    begun_openly = max(
        (place for place, event in enumerate(events) if event.date.earliest is None), default=-1
    )
    for number, before in enumerate(events):
        after = events[number + 1] if number + 1 < len(events) else None
        first = before.date.latest
        last = after.date.earliest if after is not None else end
        if first is None or last is None or (last - first).days <= days:
            continue
        if reading.kind(before) in _IN_TERM and _in_term(reading, first, last) <= days:
            continue
        if not _has_role(reading, roles, before) or _is_said(reading, before, after):
            continue
        if reach[number] > first or begun_openly > number + 1:
            continue  # an entry with a doubtful date may lie in it
        others = reading.number_lying_in(first + _ONE_DAY, last - _ONE_DAY)  # none of them its own
        if others >= least:
            yield _Silence(first, last, before, after, others)


def _in_term(reading: Reading, first: date, last: date) -> int:
    """The days of a silence without the school holidays in it, by the terms of the pack."""
    return (last - first).days - days_of_holiday(first, last, reading.pack.terms)


def _has_role(reading: Reading, roles: Sequence[Mark], before: Event) -> bool:
    """Whether the agency's last word on its role, in this entry or before it, is that it holds one."""
    place = bisect_right(roles, reading.place(before), key=lambda mark: mark.order)
    return place > 0 and not reading.has(roles[place - 1].event, *_CLOSES)


def _roles(reading: Reading, kind: str) -> dict[str, list[Mark]]:
    """What each agency says of its role, by the agency; a plan for the child is social care's role."""
    return marks_by_agency(reading.marks(*_CLOSES, *_OPENS, *(_PLANS if kind in SOCIAL_CARE else ())))


def _is_said(reading: Reading, before: Event, after: Event | None) -> bool:
    return reading.has(before, "contact.none") or (after is not None and reading.has(after, "contact.none"))


def _found(silences: list[_Silence]) -> Found:
    one = silences[0]
    times = listed([f"from {day(each.first)} to {day(each.last)}" for each in silences[:3]])
    longest = max((each.last - each.first).days for each in silences)
    others = sum(each.others for each in silences)
    entries = counted(others, "entry", "entries")
    events = [event.id for each in silences for event in (each.before, each.after) if event is not None]
    return Found(
        events=tuple(events),
        why=(
            f"{agency(one.before)} had a role with the child and has no entry {times} "
            f"({counted(longest, 'day')} at the longest), while other agencies have {entries}."
        ),
        question="Was there no contact in this time, and if so why, or are entries missing from the return?",
        ask=agency(one.before),
    )
