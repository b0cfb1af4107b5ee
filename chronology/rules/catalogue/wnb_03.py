"""WNB-03: no access, repeated.

What it asks: When was the child next seen, and by whom?
Why: A closed door once is chance. Twice within weeks it may hide a child whom nobody sees.
Source: The program's own question, after reviews in which visits without access were not put together.
Fires on: Two or more visits of any agencies without access within 28 days, and no entry after in which
    anybody saw the child.
Stays quiet on: The child seen since, by anybody, at nursery or school too. Visits of no access with the
    child seen between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.dates.value import EventDate
from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.near import Near, moved
from chronology.rules.reading import Mark, Reading, may_be_after, may_be_within
from chronology.rules.rule import Found
from chronology.rules.seeing import is_seen, seen
from chronology.rules.wording import agency, between, dated, depending, listed

TITLE = "No access, repeated"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_SOON = 60  # days: looked at first, as most often somebody sees the child by then


def find(reading: Reading) -> Iterator[Found]:
    least, days = reading.threshold("WNB-03", "visits"), reading.threshold("WNB-03", "days")
    seen_by_day = reading.once(_seen)
    chain: list[Mark] = []
    for mark in reading.marks("visit.no_access"):
        if not mark.event.date.is_dated or (chain and mark.order == chain[-1].order):
            continue
        if is_seen(reading, mark.event):
            continue
        if chain and not (
            may_be_within(chain[-1].event.date, mark.event.date, days)
            and not _is_seen_between(chain[-1].event, mark.event, seen_by_day)
        ):
            yield from _found(chain, seen_by_day, least)
            chain = []
        chain.append(mark)
    yield from _found(chain, seen_by_day, least)


def _seen(reading: Reading) -> Near[Event]:
    return Near(seen(reading))


def _first_since(when: EventDate, sightings: Near[Event]) -> Event | None:
    """The first entry that may tell of the child's being seen from then on."""
    for until in (moved(when.latest, _SOON), None):
        after = (
            event for event in sightings.in_order(when.earliest, until) if may_be_after(when, event.date)
        )
        if (first := next(after, None)) is not None:
            return first
    return None


def _is_seen_between(first: Event, last: Event, sightings: Near[Event]) -> bool:
    return any(
        _between(first, event, last) for event in sightings.between(first.date.earliest, last.date.latest)
    )


def _between(first: Event, event: Event, last: Event) -> bool:
    return event is not last and may_be_after(first.date, event.date) and may_be_after(event.date, last.date)


def _found(chain: Sequence[Mark], sightings: Near[Event], least: int) -> Iterator[Found]:
    if len(chain) < least:
        return
    events = [mark.event for mark in chain]
    last = events[-1].date
    since = _first_since(last, sightings)
    outcome = (
        f"answered by {agency(since)} {dated(since.date)}"
        if since
        else "no entry after tells that anybody saw the child"
    )
    yield Found(
        events=tuple(event.id for event in events),
        why=(
            f"{between(events[0].date, events[-1].date)}, {len(events)} visits found no access "
            f"({listed([agency(event) for event in events])}); {outcome}{depending(events)}."
        ),
        question="When was the child next seen, where and by whom?",
        ask=listed([agency(event) for event in events]),
        words=tuple(mark.words for mark in chain),
        answered_by=(since.id,) if since else (),
    )
