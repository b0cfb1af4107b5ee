"""SIL-04: return does not cover the scope.

What it asks: What did this agency know before its first entry and after its last?
Why: A return that starts late or stops early looks as if nothing happened. Only the agency can say whether
    it was so.
Source: Staffordshire and Stoke-on-Trent, review chronology template: a period without contact is itself
    said.
Fires on: A return whose first or last event lies more than 90 days inside the scope; one finding an agency.
    Without a stated scope, it runs from the first to the last event of all returns.
Stays quiet on: A return that says there was no contact, one that begins with the birth or with its own
    role, and one that ends with the role's end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.returns import dated_by_agency
from chronology.rules.rule import Found
from chronology.rules.wording import agency, day

TITLE = "Return does not cover the scope"
SEVERITY = Severity.LOW
SOURCES = ("SS",)

_BEGINS = ("agency.open", "birth", "referral.received", "school.started", "pregnancy.booked")
_ENDS = ("agency.closed", "plan.case_closed", "school.left", "child.died")


def find(reading: Reading) -> Iterator[Found]:
    first, last = reading.first_day, reading.last_day
    if first is None or last is None:
        return
    if reading.case.born is not None and reading.case.scope.first is None:
        first = max(first, min(reading.case.born, last))
    days = reading.threshold("SIL-04", "days")
    for events in reading.once(dated_by_agency).values():
        if any(reading.has(event, "contact.none") for event in events):
            continue
        missing = [*_before(reading, events, first, days), *_after(reading, events, last, days)]
        if missing:
            yield _found(missing, first, last)


def _before(reading: Reading, events: list[Event], first: date, days: int) -> Iterator[tuple[Event, str]]:
    begins = min(events, key=lambda event: event.date.earliest or date.min)
    start = begins.date.earliest
    if start is not None and (start - first).days > days and not reading.has(begins, *_BEGINS):
        yield begins, f"begins on {day(start)}"


def _after(reading: Reading, events: list[Event], last: date, days: int) -> Iterator[tuple[Event, str]]:
    ends = max(events, key=lambda event: event.date.latest or date.max)
    end = ends.date.latest
    if end is not None and (last - end).days > days and not reading.has(ends, *_ENDS):
        yield ends, f"ends on {day(end)}"


def _found(missing: list[tuple[Event, str]], first: date, last: date) -> Found:
    name = agency(missing[0][0])
    said = " and ".join(words for _, words in missing)
    return Found(
        events=tuple(event.id for event, _ in missing),
        why=(
            f"The return of {name} {said}, within the time under review from {day(first)} to {day(last)}, "
            "and does not say that there was no contact in the rest of it."
        ),
        question="Was there no contact in the rest of the time, or does the return leave it out?",
        ask=name,
    )
