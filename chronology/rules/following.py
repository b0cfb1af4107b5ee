"""What followed, and by when: most rules ask whether something came within a time after something else.

Doubtful dates favour the record. An answer counts if it may have come in time under some reading of the
dates; where the returns end before the time was up, nobody can tell, and a rule stays quiet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chronology.calendar.working_days import add_working_days
from chronology.model.dates.value import EventDate
from chronology.rules.reading import Mark, Reading, may_be_after


@dataclass(frozen=True, slots=True)
class Within:
    """A time in which something is due: so many days, working days or hours. Day 0 is the start's own day."""

    days: int = 0
    working_days: int = 0
    hours: int = 0

    def last_day(self, start: date) -> date:
        """The last day on which it is in time. Hours count as days where no clock time is known."""
        day = start + timedelta(days=min(self.days + self.hours // 24, (date.max - start).days))
        return add_working_days(day, self.working_days)


class Near:
    """Marks by their days, so that of thousands only those are looked at that may lie near a date."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        on_a_day: list[tuple[date, Mark]] = []
        self._doubtful: list[Mark] = []
        for mark in marks:
            when = mark.event.date
            if when.is_day and when.earliest is not None:
                on_a_day.append((when.earliest, mark))
            else:
                self._doubtful.append(mark)
        on_a_day.sort(key=lambda pair: pair[0])
        self._days = [day for day, _ in on_a_day]
        self._marks = [mark for _, mark in on_a_day]

    def to(self, when: EventDate, days: int) -> Iterator[Mark]:
        """Every mark that may lie up to so many days before or after `when`, and every doubtful one."""
        first, last = when.earliest, when.latest
        return self.between(
            None if first is None else first - timedelta(min(days, (first - date.min).days)),
            None if last is None else last + timedelta(min(days, (date.max - last).days)),
        )

    def between(self, first: date | None, last: date | None) -> Iterator[Mark]:
        """Every mark from `first` to `last`, and every doubtful one; None is an open end."""
        begin = 0 if first is None else bisect_left(self._days, first)
        end = len(self._days) if last is None else bisect_right(self._days, last)
        yield from self._marks[begin:end]
        yield from self._doubtful


def in_time(first: Mark, later: Mark, within: Within) -> bool:
    """Whether `later` may have come after `first` and in time, under some reading of doubtful dates.

    An entry's own words count: what it says was done at once is in time.
    """
    if first.order == later.order:
        return True
    if not later.event.date.is_dated or not may_be_after(first.event.date, later.event.date):
        return False
    start, begun = first.event.date.latest, later.event.date.earliest
    if start is None or begun is None:
        return True
    if begun > within.last_day(start):
        return False
    return within.hours == 0 or not _is_too_late(first, later, within.hours)


def ended_before(reading: Reading, first: Mark, within: Within) -> bool:
    """Whether the returns end before the time was up, so that nobody can tell what followed."""
    start, end = first.event.date.earliest, reading.last_day
    return start is None or end is None or end < within.last_day(start)


def unanswered(
    reading: Reading,
    triggers: Iterable[Mark],
    answers: Sequence[Mark],
    within: Within,
    counts: Callable[[Mark, Mark], bool] = lambda trigger, answer: True,
) -> Iterator[Mark]:
    """The triggers that no answer followed in time, in timeline order, one an event.

    `counts` may refuse an answer for a trigger, such as one of the same agency.
    """
    seen: set[int] = set()
    by_day = Near(answers)
    for trigger in triggers:
        when = trigger.event.date
        if trigger.order in seen or not when.is_dated or ended_before(reading, trigger, within):
            continue
        due = None if when.latest is None else within.last_day(when.latest)
        near = by_day.between(when.earliest, due)
        if not any(in_time(trigger, answer, within) and counts(trigger, answer) for answer in near):
            seen.add(trigger.order)
            yield trigger


def late_answers(first: Mark, answers: Iterable[Mark]) -> tuple[Mark, ...]:
    """The answers that came after `first`, in time or not, in timeline order: what a finding may name."""
    return tuple(
        answer
        for answer in answers
        if answer.order > first.order
        and answer.event.date.is_dated
        and may_be_after(first.event.date, answer.event.date)
    )


def _is_too_late(first: Mark, later: Mark, hours: int) -> bool:
    start, begun = first.event.date, later.event.date
    if not (start.is_day and begun.is_day and start.earliest and begun.earliest):
        return False
    if start.time is None or start.time.start is None or begun.time is None or begun.time.start is None:
        return begun.earliest > start.earliest and hours < 24
    minutes = (begun.earliest - start.earliest).days * 1440
    minutes += (begun.time.start.hour - start.time.start.hour) * 60
    minutes += begun.time.start.minute - start.time.start.minute
    return minutes > hours * 60
