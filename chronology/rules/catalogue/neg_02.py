"""NEG-02: start again.

What it asks: What was known from the times before, and what was different this time?
Why: A service that closes and opens again may each time begin as if for the first time, and see each concern
    as new.
Source: Wirral chronology guidance (and our own inference).
Fires on: The same service that closes the child's case and opens it again, twice or more within 24 months.
Stays quiet on: One reopening. A change of worker or team. A plan that ends where the service stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from chronology.model.findings import Severity
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.telling import is_closed
from chronology.rules.wording import agency, dated, depending

TITLE = "Start again"
SEVERITY = Severity.MEDIUM
SOURCES = ("WI",)

_CLOSED = ("agency.closed", "plan.case_closed", "referral.no_further_action")
_OPENED = (
    "agency.open", "referral.received", "assessment.started", "s47.started", "plan.cin_started",
    "plan.cp_started", "agency.reopened",
)  # fmt: skip
_NO_SERVICE = frozenset(("school", "early_years", "police", "gp", "ed", "acute_hospital", "ambulance"))
"""Services that do not close and open a child's case in this sense: each call or attendance is its own."""


def find(reading: Reading) -> Iterator[Found]:
    services: dict[str, list[tuple[Mark, bool]]] = {}
    closed = {
        mark.order: mark
        for mark in reading.marks(*_CLOSED)
        if mark.signal.id != "referral.no_further_action" or is_closed(reading, mark.event)
    }
    opened = {mark.order: mark for mark in reading.marks(*_OPENED)}
    for order in sorted({*closed, *opened}):
        if order in closed and reading.has(closed[order].event, "agency.reopened"):
            del closed[order]  # 'returned to us' is no closing
        mark = closed.get(order) or opened[order]
        if mark.event.date.is_dated and mark.event.agency and reading.kind(mark.event) not in _NO_SERVICE:
            services.setdefault(mark.event.agency, []).append((mark, order in closed))
    for marks in services.values():
        yield from _again(reading, marks)


def _again(reading: Reading, marks: list[tuple[Mark, bool]]) -> Iterator[Found]:
    """One finding where a service reopens often enough within the time."""
    least, months = reading.threshold("NEG-02", "openings"), reading.threshold("NEG-02", "months")
    reopenings: list[tuple[Mark, Mark]] = []
    last_closed: Mark | None = None
    for mark, closes in marks:
        if closes:
            last_closed = mark
        elif last_closed is not None or reading.has(mark.event, "agency.reopened"):
            reopenings.append((last_closed or mark, mark))
            last_closed = None
    for at in range(len(reopenings) - least + 1):
        some = reopenings[at : at + least]
        first, last = some[0][0].event.date.earliest, some[-1][1].event.date.latest
        if first is None or last is None or last > first + relativedelta(months=months):
            continue
        told = list(dict.fromkeys(mark for pair in some for mark in pair))
        events = [mark.event for mark in told]
        yield Found(
            events=tuple(event.id for event in events),
            why=(
                f"From {dated(events[0].date).removeprefix('on ')} to "
                f"{dated(events[-1].date).removeprefix('on ')} {agency(events[0])} closed and opened again "
                f"{'twice' if len(some) == 2 else f'{len(some)} times'}{depending(events)}."
            ),
            question="What was known from the times before, and what was different each time?",
            ask=agency(events[0]),
            words=tuple(mark.words for mark in told),
        )
        return
