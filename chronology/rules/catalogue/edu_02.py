"""EDU-02: a home educated child is seen by no agency.

What it asks: Who saw the child while it was educated at home?
Why: A report on paper says nothing of how a child is. What no one sees no one can act on.
Source: Our Learning Transcript: elective home education.
Fires on: Any 90 days of home education, until it ends, in which nobody from any agency sees the child.
Stays quiet on: A sighting by anybody at least every 90 days. Time after the child is back at school, or after
    the returns end. A doubtful sighting counts wherever it may fall.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from chronology.model.findings import Severity
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.schooling import HomeEducation, home_education
from chronology.rules.seeing import is_seen
from chronology.rules.wording import agency, day, depending, on

TITLE = "A home educated child is seen by no agency"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_SEEN_TOO = ("child.voice", "appointment.attended", "medical.exam", "injury.child", "injury.none")
"""At these somebody had the child before them, unless the entry says otherwise, or was made from afar."""
_SOON = timedelta(days=42)


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("EDU-02", "days")
    for period in home_education(reading):
        yield from _unseen(reading, period, days)


def _unseen(reading: Reading, period: HomeEducation, days: int) -> Iterator[Found]:
    start, end = period.start.event.date.latest, period.last_day
    if start is None or end is None:
        return
    gaps: list[tuple[Mark, date, date]] = []
    since, mark = start, period.start
    for seen in _sightings(reading, period):
        first, last = seen.event.date.earliest, seen.event.date.latest
        if first is not None and first > since and (min(first, end) - since).days > days:
            gaps.append((mark, since, min(first, end)))
        if last is not None and last > since:
            since, mark = last, seen
        if since >= end:
            break
    if (end - since).days > days:
        gaps.append((mark, since, end))
    if not gaps:
        return
    longest = max(gaps, key=lambda gap: gap[2] - gap[1])
    again = [mark for mark in reading.marks("ehe.started") if _is_told_again(period, mark)]
    marks = [period.start, *again, *(gap[0] for gap in gaps)]
    yield Found(
        events=tuple(dict.fromkeys(each.event.id for each in sorted(marks, key=lambda each: each.order))),
        why=(
            f"{on(period.start.event.date)} {agency(period.start.event)} recorded that the child is educated "
            f"at home; from {day(longest[1])} to {day(longest[2])} no entry says that anybody saw the "
            f"child{depending([period.start.event])}."
        ),
        question="Who saw the child in this time, and how was the child?",
        ask=agency(period.start.event),
        words=(period.start.words,),
    )


def _is_told_again(period: HomeEducation, mark: Mark) -> bool:
    """Whether another agency writes in the weeks after that home education has begun."""
    start, day = period.start.event.date.latest, mark.event.date.earliest
    if start is None or day is None or mark.order <= period.start.order:
        return False
    return mark.event.agency != period.start.event.agency and day - start <= _SOON


def _sightings(reading: Reading, period: HomeEducation) -> Iterator[Mark]:
    """Entries in which somebody saw the child, not one of those that say that nobody did."""
    told: set[int] = set()
    marks = reading.listed("child.seen", "child.spoken_to", "child.alone", "child.disclosed", *_SEEN_TOO)
    begin = bisect_left(marks, period.start.order, key=lambda mark: mark.order)
    for mark in islice(marks, begin, None):
        if mark.order in told or not mark.event.date.is_dated:
            continue
        from_afar = reading.has(mark.event, "child.not_seen", "contact.far")
        if is_seen(reading, mark.event) or (mark.signal.id in _SEEN_TOO and not from_afar):
            told.add(mark.order)
            yield mark
