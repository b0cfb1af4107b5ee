"""WNB-02: pattern of missed appointments.

What it asks: Did anybody see these missed appointments together?
Why: Each service counts its own. Only together do they show that a child's health is not being looked
    after.
Source: Our Learning Transcript: information exchange across services.
Fires on: Three or more of the child's appointments missed within 180 days, whichever agencies they were
    with. 'DNA x2' is two.
Stays quiet on: Appointments that a service called off, a parent's own, those before the birth, and a letter
    in another agency's return about an appointment already counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.near import Near, moved
from chronology.rules.pregnancy import is_before_birth
from chronology.rules.reading import Mark, Reading, may_be_within
from chronology.rules.rule import Found
from chronology.rules.wording import agency, between, depending, listed

TITLE = "Pattern of missed appointments"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_NOTICE = 21  # days in which a letter about a missed appointment reaches another agency


def find(reading: Reading) -> Iterator[Found]:
    least, days = reading.threshold("WNB-02", "missed"), reading.threshold("WNB-02", "days")
    missed = _once(reading, reading.listed("appointment.not_brought"))
    chain: list[Mark] = []
    for start in range(len(missed)):
        window = _enough(reading, missed[start:], least)
        if not window or not _within(window, days):
            continue
        if chain and chain[-1].order < window[0].order:
            yield _found(reading, chain)
            chain = []
        chain += [mark for mark in window if not chain or mark.order > chain[-1].order]
    if chain:
        yield _found(reading, chain)


def _enough(reading: Reading, missed: Sequence[Mark], least: int) -> list[Mark]:
    """The first of these entries that tell of so many appointments; none where all do not."""
    for number in range(1, len(missed) + 1):
        if _number(reading, missed[:number]) >= least:
            return list(missed[:number])
    return []


def _number(reading: Reading, missed: Sequence[Mark]) -> int:
    """How many appointments the entries tell of: a 'DNA x2' behind an entry of its service is one more."""
    total: dict[str, int] = {}
    for mark in missed:
        counts = reading.marks_of(mark.event, "appointment.count")
        told = max((int(tag) for count in counts for tag in count.signal.tags), default=1)
        total[mark.event.agency] = max(total.get(mark.event.agency, 0) + 1, told)
    return sum(total.values())


def _once(reading: Reading, marks: Sequence[Mark]) -> list[Mark]:
    """One mark for each missed appointment: not the same event twice, nor a letter about one already
    counted.
    """
    kept: dict[int, Mark] = {}
    near = Near(marks)
    for mark in marks:
        if not mark.event.date.is_dated or mark.order in kept or is_before_birth(reading, mark.event):
            continue
        if "notice" in mark.signal.tags and any(
            other.order in kept
            and other.event.agency != mark.event.agency
            and may_be_within(other.event.date, mark.event.date, _NOTICE)
            and _may_be_one(reading, other, mark)
            for other in near.between(moved(mark.date.earliest, -_NOTICE), mark.date.latest)
        ):
            continue
        kept[mark.order] = mark
    return list(kept.values())


def _may_be_one(reading: Reading, missed: Mark, notice: Mark) -> bool:
    """Whether a letter may be about an appointment already counted: not one with another service."""
    one, other = (
        {tag for told in reading.marks_of(mark.event, "appointment.clinic") for tag in told.signal.tags}
        for mark in (missed, notice)
    )
    return not one or not other or bool(one & other)


def _within(window: Sequence[Mark], days: int) -> bool:
    first, last = window[0].event.date, window[-1].event.date
    if first.earliest is None or last.latest is None:
        return False
    return (last.latest - first.earliest).days <= days


def _found(reading: Reading, chain: Sequence[Mark]) -> Found:
    events = [mark.event for mark in chain]
    number = _number(reading, chain)
    return Found(
        events=tuple(event.id for event in events),
        why=(
            f"{between(events[0].date, events[-1].date)}, the child was not brought to {number} "
            f"appointments ({listed([agency(event) for event in events])}){depending(events)}."
        ),
        question=(
            "Did anybody see these missed appointments together, and was it asked what stood in the way?"
        ),
        ask=listed([agency(event) for event in events]),
        words=tuple(mark.words for mark in chain),
    )
