"""Statutory clocks in a case: what starts each, what ends it, and what a rule says of one that was missed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chronology.calendar.clocks import Due, State, Timing, timing
from chronology.model.dates.value import EventDate
from chronology.rules.reading import Mark, Reading, is_within, may_be_after, may_yet_be_after
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, day, depending, on

_STILL_TO_COME = 42  # days
SOCIAL_CARE = frozenset({"social_care", "mash", "local_authority"})


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock that ran in a case, from the event that started it to the one that ended it, if one did.

    `began` is the day it ran from, where that is not the day of the event ('start').
    """

    start: Mark
    end: Mark | None
    timing: Timing
    began: date | None = None


def clock(start: Mark, end: Mark | None, due: Due, reached: date | None) -> Clock:
    """The clock between two marks, with how it stands. `reached` is as `told_until` gives it."""
    return Clock(start, end, timing(start.event.date, None if end is None else end.event.date, due, reached))


def pairs(starts: Iterable[Mark], ends: Sequence[Mark]) -> Iterator[tuple[Mark, Mark | None]]:
    """Each start with the first end after it. Starts told again before that end are the same start.

    An end on a doubtful date ends what began if it may lie after it, wherever it stands in the timeline.
    """
    ended: Mark | None = None
    running = False
    doubtful = [end for end in ends if end.event.date.is_dated and not end.event.date.is_day]
    for start in starts:
        if not start.event.date.is_dated:
            continue
        if running and (ended is None or start.order < ended.order):
            continue
        ended = _may_have_ended(start, doubtful) or _first_end(start, ends)
        running = True
        yield start, ended


def told_to(reading: Reading, kinds: frozenset[str]) -> date | None:
    """The last day on which an agency of these kinds has an event: how far its record reaches."""
    return reading.fact(_told_to, kinds)


def _told_to(reading: Reading, kinds: frozenset[str]) -> date | None:
    days = [event.date.earliest for event in reading.of_kinds(kinds) if event.date.earliest is not None]
    return max(days, default=None)


def told_until(reading: Reading, kinds: frozenset[str]) -> date | None:
    """Until when an end that was due would have been told: the last day of all returns.

    Where the last entry of these kinds of agency closes the case or passes it on, until then.
    """
    return reading.fact(_told_until, kinds)


def _told_until(reading: Reading, kinds: frozenset[str]) -> date | None:
    known = [event for event in reading.of_kinds(kinds) if event.date.is_dated]
    last = known[-1] if known else None
    for event in reversed(known):
        # a closing on a doubtful date may be the last entry, wherever it stands in the timeline
        may_be_last = last is not None and (event is last or may_yet_be_after(last.date, event.date))
        if may_be_last and reading.has(event, "agency.closed", "plan.case_closed"):
            return event.date.earliest
    return reading.last_day


def initial_conferences(reading: Reading) -> list[Mark]:
    """The initial conferences as they were held.

    A mention that says nothing of a plan is none where one that made a plan, or decided against it, follows
    within the time in which a conference is still to come: 'IRO told, ICPC 9/3'.
    """
    told = reading.listed("conference.initial")
    decided = [mark for mark in told if _decides(reading, mark)]
    return [
        mark
        for mark in told
        if _decides(reading, mark)
        or not any(
            mark.order < other.order
            and mark.event.date.earliest != other.event.date.earliest
            and is_within(mark.event.date, other.event.date, _STILL_TO_COME)
            for other in decided
        )
    ]


def _decides(reading: Reading, mark: Mark) -> bool:
    return "no plan" in mark.signal.tags or reading.has(mark.event, "plan.cp_started")


def missed(
    clocks: Iterable[Clock],
    thing: str,
    by: str,
    ask: str,
    done: tuple[str, str] = ("take place", "took place"),
    meanwhile: str = ", and was the child safe meanwhile",
) -> Iterator[Found]:
    """A finding for each clock that was missed, or whose end nothing tells though it was due.

    `thing` is what was due, with its article ('the initial child protection conference'); `by` is the time
    it has ('15 working days'). `done` says that it was, to ask and to tell; `meanwhile` is asked beside it,
    where the child was still to be kept safe.
    """
    for one in clocks:
        if one.timing.state is not State.MISSED or one.timing.due is None:
            continue
        start = one.start.event
        due = day(one.timing.due)
        if one.end is None:
            why = (
                f"{on(start.date)} the time for {thing} began ({agency(start)}); it was due within {by}, by "
                f"{due}, and no entry says that it {done[1]}{depending([start])}."
            )
            question = f"Did {thing} {done[0]}, and when?"
            marks = [one.start]
        else:
            end = one.end.event
            late = counted(one.timing.late, "day")
            why = (
                f"{on(start.date)} the time for {thing} began ({agency(start)}); it was due within {by}, by "
                f"{due}, and is recorded {dated(end.date)}, {late} late{depending([start, end])}."
            )
            question = f"What held up {thing}{meanwhile}?"
            marks = [one.start, one.end]
        yield Found(
            events=tuple(mark.event.id for mark in marks),
            why=why,
            question=question,
            ask=ask,
            words=tuple(mark.words for mark in marks),
        )


def _may_have_ended(start: Mark, doubtful: Sequence[Mark]) -> Mark | None:
    """The first end of those that stand before the start for want of a day, and may lie after it."""
    before = (end for end in doubtful if end.order < start.order)
    return next((end for end in before if may_be_after(start.event.date, end.event.date)), None)


def _first_end(start: Mark, ends: Sequence[Mark]) -> Mark | None:
    """The first of the ends, which are in timeline order, that ends what began."""
    for place in range(bisect_left(ends, start.order, key=lambda end: end.order), len(ends)):
        if _ends(start, ends[place]):
            return ends[place]
    return None


def _ends(start: Mark, end: Mark) -> bool:
    if end.order == start.order:  # the same words end nothing, those that go on do: 'MARF in, allocated'
        same = (end.signal.field, end.signal.start) == (start.signal.field, start.signal.start)
        return not same or end.signal.end > start.signal.end
    first: EventDate = start.event.date
    return end.event.date.is_dated and end.order > start.order and may_be_after(first, end.event.date)
