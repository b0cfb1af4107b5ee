"""Periods as bands above the lanes: the scope, plans, who lived in the home, who cared, notes on a time.

A band keeps the doubt of both its ends: it is sure between two days, may reach further on either side, and
is open where nothing tells of its beginning or end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TypeAlias

from chronology.model.case import Scope
from chronology.model.curation import Note
from chronology.model.dates import EventDate, Qualifier, describe
from chronology.model.dates.value import UNDATED
from chronology.model.people import Period, PeriodRole, Person
from chronology.timeline.plans import PlanKind, PlanPeriod
from chronology.ui.lanes.beside import Beside


class Sort(Enum):
    """What bands tell of; the values stand at their heads, in this order."""

    SCOPE = "Scope"
    PLAN = "Plans"
    HOUSEHOLD = "Household"
    CARER = "Carers"
    CONTACT = "Contact"
    NOTE = "Notes"


@dataclass(frozen=True, slots=True)
class Band:
    """One period. It may have begun from `may_first` on, was there from `first` to `last`, until `may_last`.

    `first` equals `last` where no day of it is sure. `words` say what it is, `short` the same where room is
    short, `told` all that is known of it. `row` counts its place among all bands from the top.
    """

    sort: Sort
    may_first: float
    first: float
    last: float
    may_last: float
    open_before: bool
    open_after: bool
    words: str
    short: str
    told: str
    row: int = 0


Bounds: TypeAlias = tuple[float, float]
_SHARED_DAY = 1  # one plan ends on the day on which the next begins, and stands beside it all the same
_UNSEEN = None, None
_SHORT = {PlanKind.CHILD_IN_NEED: "CIN", PlanKind.CHILD_PROTECTION: "CP", PlanKind.LOOKED_AFTER: "LAC"}
_SORTS = {
    PeriodRole.RESIDENT: Sort.HOUSEHOLD,
    PeriodRole.CARER: Sort.CARER,
    PeriodRole.CONTACT: Sort.CONTACT,
}


def bands_of(beside: Beside, bounds: Bounds, scope: Scope = Scope()) -> tuple[Band, ...]:  # noqa: B008
    """All bands, each in the highest row of its sort that is free; `bounds` are the ends of all time."""
    found = [
        *_of_scope(scope, bounds),
        *(_of_plan(plan, beside.plans, bounds) for plan in beside.plans),
        *(_of_person(period, beside.person(period.person), bounds) for period in beside.periods),
        *(_of_note(note, bounds) for note in beside.notes if note.first.is_dated or note.last.is_dated),
    ]
    return _in_rows(found)


def rows_of(bands: Sequence[Band]) -> tuple[Sort, ...]:
    """What each row of bands tells of, from the top."""
    by_row = {band.row: band.sort for band in bands}
    return tuple(by_row[row] for row in sorted(by_row))


def _in_rows(bands: Iterable[Band]) -> tuple[Band, ...]:
    placed: list[Band] = []
    free: dict[int, float] = {}
    begun: Sort | None = None
    top = 0
    ordered = sorted(bands, key=lambda b: (list(Sort).index(b.sort), b.may_first, b.first, b.words))
    for band in ordered:
        if band.sort is not begun:
            begun, top = band.sort, len(free)
        starts = band.may_first + _SHARED_DAY
        row = next((row for row in range(top, len(free)) if free[row] <= starts), len(free))
        free[row] = band.may_last
        placed.append(replace(band, row=row))
    return tuple(placed)


def _of_scope(scope: Scope, bounds: Bounds) -> Iterator[Band]:
    ends = [EventDate(day, day, Qualifier.STATED) if day else UNDATED for day in (scope.first, scope.last)]
    if scope.first is not None or scope.last is not None:
        yield _band(Sort.SCOPE, (ends[0], ends[1]), bounds, bounds, ("What the review looks at", "Scope"))


def _of_plan(plan: PlanPeriod, others: Sequence[PlanPeriod], bounds: Bounds) -> Band:
    """A plan whose beginning nobody tells may have begun when the one of its kind before it was over."""
    seen = _first_days(plan.seen_first)[1], _last_days(plan.seen_last)[0]
    over = [_last_days(other.last)[1] for other in others if other.kind is plan.kind and other is not plan]
    since = max(
        (day for day in over if day is not None and seen[0] is not None and day <= seen[0]), default=0
    )
    within = max(bounds[0], since), bounds[1]
    return _band(Sort.PLAN, (plan.first, plan.last), seen, within, (plan.kind.value, _SHORT[plan.kind]))


def _of_person(period: Period, person: Person | None, bounds: Bounds) -> Band:
    name = person.name if person is not None and person.name else "Somebody"
    words = f"{name}, {person.role}" if person is not None and person.role else name
    made = _band(_SORTS[period.role], (period.first, period.last), _UNSEEN, bounds, (words, name))
    source = f" Source: {period.source}." if period.source else ""
    return replace(made, told=f"{made.told} ({period.role.value}).{source}")


def _of_note(note: Note, bounds: Bounds) -> Band:
    words = " ".join(note.text.split())
    return _band(Sort.NOTE, (note.first, note.last), _UNSEEN, bounds, (words, ""))


def _band(
    sort: Sort,
    ends: tuple[EventDate, EventDate],
    seen: tuple[float | None, float | None],
    bounds: Bounds,
    words: tuple[str, str],
) -> Band:
    """A band from the dates of its two ends, and from days between them on which it was surely there."""
    begins, over = ends
    begin, begun = _first_days(begins)
    ending, end = _last_days(over)
    begun = seen[0] if begun is None else begun
    ending = seen[1] if ending is None else ending
    may_first = bounds[0] if begin is None else begin
    may_last = max(bounds[1] if end is None else end, may_first)
    first = begun if begun is not None else ending if ending is not None else may_first
    first = min(max(first, may_first), may_last)
    last = min(max(ending if ending is not None else first, first), may_last)
    said = (
        describe(begins) if begins.is_dated else "beginning not told",
        describe(over) if over.is_dated else "end not told",
    )
    return Band(
        sort,
        may_first,
        first,
        last,
        may_last,
        begin is None,
        end is None,
        *words,
        f"{words[0]}: {' – '.join(said)}",
    )


def _first_days(begins: EventDate) -> tuple[float | None, float | None]:
    """The first day on which it may have begun, and the one by which it surely had; None where not told."""
    first, last = begins.earliest, begins.latest
    sure = last or first
    return _number(first), _number(sure)


def _last_days(over: EventDate) -> tuple[float | None, float | None]:
    """The end of the last day on which it was surely there, and of the last on which it may have been."""
    first, last = over.earliest, over.latest
    sure = first or last
    return _number(sure, 1), _number(last, 1)


def _number(day: date | None, after: int = 0) -> float | None:
    return None if day is None else float(day.toordinal() + after)
