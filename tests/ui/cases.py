"""Cases made for the views: fictional events on given days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from chronology.model.case import Case
from chronology.model.dates import EventDate, Qualifier, TimeOfDay
from chronology.model.events import Event, Place
from chronology.model.findings import Finding, Severity
from chronology.model.timeline import Entry, Timeline
from chronology.report.content import Content

MADE = date(2022, 6, 1)
BORN = date(2020, 3, 1)
AGENCIES = (
    *("Wexbridge Police", "Wexbridge Health Visiting", "Wexbridge Children's Social Care"),
    *("Alder Road Primary School", "Alder Road GP Surgery", "Wexbridge General Hospital", "Ambulance"),
)


def known(day: date, clock: time | None = None) -> EventDate:
    """A day known for certain, with a clock time if one is given."""
    when = TimeOfDay(start=clock, as_written=f"{clock:%H:%M}") if clock else None
    return EventDate(day, day, Qualifier.STATED, time=when, as_written=f"{day:%d/%m/%Y}")


def span(first: date | None, last: date | None, about: bool = False) -> EventDate:
    """A stretch of days, either end open where it is None."""
    return EventDate(first, last, Qualifier.APPROXIMATE if about else Qualifier.STATED)


def event(name: str, when: EventDate, agency: str = AGENCIES[0], text: str = "") -> Event:
    """One event of one agency; `name` is its id and, unless words are given, stands in its text."""
    return Event(name, Place("made.csv", None, 2), when, agency, text or f"Entry {name} at the address.")


def content(
    events: Sequence[Event],
    *,
    case: Case | None = None,
    findings: Sequence[Finding] = (),
    incidents: dict[str, str] | None = None,
) -> Content:
    """A content of these events, the undated behind the dated ones, in the order given."""
    dated = [each for each in events if each.date.is_dated]
    undated = [each for each in events if not each.date.is_dated]
    entries = [
        Entry(number, each, (incidents or {}).get(each.id))
        for number, each in enumerate([*dated, *undated], start=1)
    ]
    timeline = Timeline(tuple(entries[: len(dated)]), tuple(entries[len(dated) :]), ())
    return Content(case or Case(child="Ottilie", born=BORN), timeline, tuple(findings), MADE)


def finding(*events: str, rule: str = "DAB-03", answered_by: tuple[str, ...] = ()) -> Finding:
    """A finding that rests on events by their ids."""
    return Finding(
        rule,
        "Not told",
        Severity.HIGH,
        events,
        "Made for a test.",
        "Who was told?",
        "none",
        answered_by=answered_by,
    )


def many(count: int) -> Content:
    """So many events over ten years and seven agencies, some of them spans, timed, in doubt or undated."""
    events = []
    for number in range(count):
        day = BORN + timedelta(days=number * 3650 // count)
        if number % 11 == 0:
            when = span(day, day + timedelta(days=number % 60), about=number % 2 == 0)
        elif number % 997 == 0:
            when = EventDate(as_written="not known")
        elif number % 3 == 0:
            when = known(day, time(number % 24, number % 60))
        else:
            when = known(day)
        text = f"Entry {number}: seen at home with her mother, feeding well; bruise to left cheek noted."
        events.append(event(f"E{number}", when, AGENCIES[number * 5 % 7], text))
    return content(events)
