"""UAD-05: father or father's side absent.

What it asks: What is known of the child's father and his family, and who sought to include him?
Why: Where only the mother is seen, what a father offers or what risk he brings stays unknown.
Source: Understanding Unidentified Adults toolkit; Unborn baby protocol.
Fires on: A child under five, with no entry that involves the father or his side of the family in 180
    days, in which two agencies or more had contact.
Stays quiet on: A father who is seen, spoken to, rung, named as present or whose family is, by anybody in
    that time. A father who has died. Time before the birth and after the fifth birthday.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.following import doubtful_between
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, between, counted, depending, listed

TITLE = "Father or father's side absent"
SEVERITY = Severity.MEDIUM
SOURCES = ("UU", "UBB")

_CONTACTS = 3
_TOLD = 12  # entries that a finding lists; of more, the first and the last
_NO_CONTACT = frozenset({"partnership", "other", "local_authority", "fire"})
_NEWBORN = timedelta(weeks=6)


def find(reading: Reading) -> Iterator[Found]:
    born = reading.born
    if born is None or any(reading.marks("father.died")):
        return
    until = born + relativedelta(years=reading.threshold("UAD-05", "under_years"))
    events = [
        event
        for event in reading.dated
        if _is_between(event, born, until) and reading.kind(event) not in _NO_CONTACT
    ]
    his = {event.id for event in events if _involves_him(reading, event)}
    doubtful = [event for event in reading.dated if not event.date.is_day and _involves_him(reading, event)]
    span: list[Event] = []
    for event in events:
        if event.id in his:
            if _is_long(reading, span):
                yield _found(span, doubtful)
            span = []
        else:
            span.append(event)
    if _is_long(reading, span):
        yield _found(span, doubtful)


def _is_between(event: Event, born: date, until: date) -> bool:
    first, last = event.date.earliest, event.date.latest
    return first is not None and last is not None and first >= born and last < until


def _involves_him(reading: Reading, event: Event) -> bool:
    """Whether an entry involves the father: by signal, by his name, or as 'her partner' around the birth."""
    if reading.has(event, "father.involved"):
        return True
    seen = reading.everybody.seen_within(event.id)
    if any(sighting.name and person.is_said_to_be("father") for person, sighting in seen):
        return True
    born, first = reading.born, event.date.earliest
    if born is None or first is None or first > born + _NEWBORN:
        return False
    return any(each.relation == "partner" for each in reading.everybody.within(event.id))


def _is_long(reading: Reading, span: Sequence[Event]) -> bool:
    if len(span) < _CONTACTS:
        return False
    first, last = span[0].date.latest, span[-1].date.earliest
    if first is None or last is None:
        return False
    agencies = {event.agency for event in span}
    return (last - first).days >= reading.threshold("UAD-05", "absent_days") and (
        len(agencies) >= reading.threshold("UAD-05", "agencies")
    )


def _found(span: Sequence[Event], doubtful: Sequence[Event]) -> Found:
    """It hangs on the `doubtful` entries that involve him and may lie in it."""
    first, last = span[0], span[-1]
    his = [each for each in doubtful_between(first.date, last.date, doubtful) if each not in span]
    agencies = listed([agency(event) for event in span])
    return Found(
        events=tuple(event.id for event in (span if len(span) <= _TOLD else (first, last))),
        why=(
            f"{between(first.date, last.date)}, {agencies} recorded {counted(len(span), 'contact')}, and "
            "none of them is read as involving the child's father or his family"
            f"{depending([first, last, *his])}."
        ),
        question="What is known of the child's father and his family, and who sought to include him?",
        ask=agencies,
    )
