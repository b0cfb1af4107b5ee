"""The clocks of a review itself: when each is due, and how many working days are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from chronology.calendar.clocks import Due, months, working_days
from chronology.calendar.working_days import working_days_between
from chronology.model.case import Case
from chronology.model.pack import Pack
from chronology.resource import BrokenResource, load_pack, toml


@dataclass(frozen=True, slots=True)
class ClockKind:
    """A clock that a review can have: what starts it and what ends it, in the words of the case's dates."""

    id: str
    title: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class ReviewClock:
    """One clock of this review. `left` counts working days to the due day, negative once it has passed.

    `done` is the day on which it ended; `left` then counts from that day.
    """

    kind: ClockKind
    start: date
    due: date
    done: date | None
    left: int

    @property
    def said(self) -> str:
        """How it stands, in one line: 'due 14 June 2024, 6 working days left'."""
        day = f"{self.due.day} {self.due:%B %Y}"
        if self.done is not None:
            ended = f"{self.done.day} {self.done:%B %Y}"
            return f"done {ended}, in time" if self.done <= self.due else f"done {ended}, was due {day}"
        if self.left < 0:
            return f"was due {day}, {_counted(-self.left)} ago"
        return f"due {day}, today" if self.left == 0 else f"due {day}, {_counted(self.left)} left"


@cache
def review_types() -> tuple[str, ...]:
    """The kinds of review that are offered; any other can be typed."""
    return tuple(_vocabulary()["types"])


@cache
def clock_kinds() -> tuple[ClockKind, ...]:
    """Every clock that a review can have."""
    return tuple(
        ClockKind(each["id"], each["title"], each["from"], each["to"]) for each in _vocabulary()["clock"]
    )


def key_date_names() -> tuple[str, ...]:
    """What a date that starts or ends a clock is called, in the order in which they come about."""
    return tuple(dict.fromkeys(name for kind in clock_kinds() for name in (kind.begins, kind.ends)))


def review_clocks(case: Case, today: date) -> tuple[ReviewClock, ...]:
    """The clocks that the case's own dates have started, in the order of their due days."""
    days = {each.what: each.day for each in case.key_dates}
    pack = load_pack(case.pack)
    found = []
    for kind in clock_kinds():
        start, done = days.get(kind.begins), days.get(kind.ends)
        if start is not None:
            due = _due(kind.id, pack)(start)
            found.append(ReviewClock(kind, start, due, done, working_days_between(done or today, due)))
    return tuple(sorted(found, key=lambda clock: clock.due))


def next_due(case: Case, today: date) -> ReviewClock | None:
    """The clock that runs out first among those that still run."""
    return next((clock for clock in review_clocks(case, today) if clock.done is None), None)


def _due(id: str, pack: Pack) -> Due:
    numbers = pack.thresholds.get(id, {})
    if "working_days" in numbers:
        return working_days(int(numbers["working_days"]))
    return months(int(numbers["months"]))


def _vocabulary() -> dict[str, Any]:
    said = toml("vocabularies", "reviews.toml")
    for each in said.get("clock", ()):
        if set(each) != {"id", "title", "from", "to"}:
            raise BrokenResource("resources/vocabularies/reviews.toml: a clock needs id, title, from and to.")
    if not said.get("types"):
        raise BrokenResource("resources/vocabularies/reviews.toml: it names no kind of review.")
    return said


def _counted(days: int) -> str:
    return f"{days} working day" if days == 1 else f"{days} working days"
