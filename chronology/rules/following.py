"""What followed, and by when: most rules ask whether something came within a time after something else.

Doubtful dates favour the record. An answer counts if it may have come in time under some reading of the
dates; where the returns end before the time was up, nobody can tell, and a rule stays quiet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chronology.calendar.working_days import add_working_days
from chronology.model.dates.value import EventDate
from chronology.model.events import Event
from chronology.rules.near import Near
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


def is_answered(first: Mark, answers: Near[Mark], within: Within) -> bool:
    """Whether any of the answers may have come after `first` and in time."""
    return any(in_time(first, answer, within) for answer in coming(first, answers, within))


def coming(first: Mark, answers: Near[Mark], within: Within) -> Iterator[Mark]:
    """The answers that may lie between a mark and the end of its time, and some further off."""
    latest = first.date.latest
    return answers.between(first.date.earliest, None if latest is None else within.last_day(latest))


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
        if trigger.order in seen or not trigger.date.is_dated or ended_before(reading, trigger, within):
            continue
        near = coming(trigger, by_day, within)
        if not any(in_time(trigger, answer, within) and counts(trigger, answer) for answer in near):
            seen.add(trigger.order)
            yield trigger


def late_answer(
    first: Mark, answers: Sequence[Mark], counts: Callable[[Mark], bool] = lambda answer: True
) -> Mark | None:
    """The first answer that came after `first`, in time or not: what a finding may name.

    `answers` are in timeline order; `counts` may refuse one.
    """
    for place in range(first_behind(answers, first), len(answers)):
        answer = answers[place]
        if (
            answer.event.date.is_dated
            and may_be_after(first.event.date, answer.event.date)
            and counts(answer)
        ):
            return answer
    return None


def doubtful_between(first: EventDate, last: EventDate, events: Iterable[Event]) -> list[Event]:
    """The entries on doubtful days that may lie between two dates: what is said of then hangs on them."""
    return [
        event
        for event in events
        if event.date.is_dated
        and not event.date.is_day
        and may_be_after(first, event.date)
        and may_be_after(event.date, last)
    ]


def first_behind(marks: Sequence[Mark], mark: Mark) -> int:
    """The place of the first of these marks, which are in timeline order, that stands behind the entry."""
    return bisect_right(marks, mark.order, key=lambda each: each.order)


def next_behind(marks: Sequence[Mark], mark: Mark) -> Mark | None:
    """The first of these marks, which are in timeline order, that stands behind the entry of another."""
    place = first_behind(marks, mark)
    return marks[place] if place < len(marks) else None


def last_until(marks: Sequence[Mark], mark: Mark) -> Mark | None:
    """The last of these marks, which are in timeline order, in the entry of another or before it."""
    place = first_behind(marks, mark)
    return marks[place - 1] if place else None


def is_parted(first: Mark, later: Mark, answers: Sequence[Mark]) -> bool:
    """Whether an answer stands between the entries of two marks. `answers` are in timeline order."""
    answer = next_behind(answers, first)
    return answer is not None and answer.order < later.order


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
