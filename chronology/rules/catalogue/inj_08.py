"""INJ-08: delay in seeking care.

What it asks: Why was care sought only then?
Why: A delay may be worry, distance or not knowing; it may also be a sign that somebody hoped it would pass
    unseen. It can be told apart only by asking.
Source: Bruising protocol.
Fires on: An injury that is said to have happened more than 24 hours before care was sought, or an entry that
    says that care was sought late. An injury that a school, a nursery or another agency had recorded more
    than a day before a hospital saw it, where nobody had referred it in between.
Stays quiet on: Care sought the same day or the next: of what happened 'yesterday', where the hours do not
    say that it was longer. Later entries on an injury that was seen in time. Old injuries that a review
    comes back to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from chronology.language.signals import Certainty
from chronology.model.events import Event
from chronology.model.findings import Severity, Span
from chronology.rules.injuries import Injury, injuries
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, depending, on

TITLE = "Delay in seeking care"
SEVERITY = Severity.MEDIUM
SOURCES = ("BP",)

_CARE = frozenset(
    (
        "acute_hospital",
        "ed",
        "gp",
        "ambulance",
        "community_health",
        "health_visiting",
        "midwifery",
        "school_nursing",
        "other",
    )
)
_HOSPITAL = frozenset(("acute_hospital", "ed", "ambulance"))
_LOOKING_ON = frozenset(("health_visiting", "midwifery", "school_nursing"))
_LONGEST = 60
_THE_DAY_BEFORE = "the day before"
_DAY = 24 * 60
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def find(reading: Reading) -> Iterator[Found]:
    delays: dict[int, list[Mark]] = {}
    for mark in reading.marks("injury.delay"):
        delays.setdefault(mark.order, []).append(mark)
    for injury in injuries(reading):
        sought = next((mark for mark in injury.marks if reading.kind(mark.event) in _CARE), None)
        if sought is None:
            continue
        if reading.kind(sought.event) in _LOOKING_ON and reading.has(sought.event, "injury.again"):
            continue  # 'burn healing' at a visit weeks later: care was sought before
        late = next(_told_late(reading, injury, sought, delays), None)
        if late is not None:
            mark, words = late
            yield _found((mark.event,), mark, "that is said to have been there for more than a day", words)
        elif _was_known(reading, injury.first, sought):
            events = injury.first.event, sought.event
            known = f"that {agency(events[0])} had recorded {dated(events[0].date)}"
            yield _found(events, sought, known, injury.first.words)


def _told_late(
    reading: Reading, injury: Injury, sought: Mark, delays: Mapping[int, Sequence[Mark]]
) -> Iterator[tuple[Mark, Span]]:
    """The entries of the day on which care was sought that say that it was sought late, with those words."""
    for mark in injury.marks:
        if mark.date.earliest == sought.date.earliest and reading.kind(mark.event) in _CARE:
            for told in delays.get(mark.order, ()):
                if _is_late(reading, told):
                    yield mark, told.words


def _was_known(reading: Reading, first: Mark, sought: Mark) -> bool:
    """Whether another agency had recorded it a day and more before a hospital saw it; nobody referred it."""
    begun, day = first.date.latest, sought.date.earliest
    if begun is None or day is None or reading.kind(first.event) in _CARE:
        return False
    if reading.kind(sought.event) not in _HOSPITAL or reading.has(sought.event, "injury.again"):
        return False
    if (day - begun).days * 24 <= reading.threshold("INJ-08", "hours"):
        return False
    steps = reading.near("referral.made", "referral.received", "strategy.discussion", "s47.started")
    return not any(steps.between(first.date.earliest, day))


def _found(events: tuple[Event, ...], sought: Mark, what: str, words: Span) -> Found:
    return Found(
        events=tuple(event.id for event in events),
        why=(f"{on(sought.date)} {agency(sought.event)} recorded an injury {what}{depending(events)}."),
        question="When did it happen, when was care sought, and what was said of the time between?",
        ask=agency(sought.event),
        words=(sought.words, words),
    )


def _is_late(reading: Reading, mark: Mark) -> bool:
    if mark.signal.certainty is not Certainty.POSSIBLE:
        return True
    if _THE_DAY_BEFORE in mark.signal.tags:
        return _is_over_a_day(reading, mark.event)
    day, when = next(iter(mark.signal.tags)).removeprefix("on "), mark.event.date
    if not when.is_day or when.earliest is None:
        return False
    days = _days_since(day, when.earliest)
    return days is not None and days * 24 > reading.threshold("INJ-08", "hours")


def _is_over_a_day(reading: Reading, event: Event) -> bool:
    """Whether the hour at which it happened the day before is earlier than that at which care was sought."""
    sought = event.date.time.start if event.date.time else None
    told = [
        int(tag.removeprefix("minute "))
        for mark in reading.marks_of(event, "account.time")
        for tag in mark.signal.tags
    ]
    if sought is None or not told:
        return False
    minutes = sought.hour * 60 + sought.minute + _DAY - max(told)
    return minutes > reading.threshold("INJ-08", "hours") * 60


def _days_since(day: str, told: date) -> int | None:
    """How many days before an entry 'sat' or '3/10' is; None where that cannot be told, or is months ago."""
    if day in _DAYS:
        return (told.weekday() - _DAYS.index(day)) % 7
    number, _, month = day.partition("/")
    for year in (told.year, told.year - 1):
        try:
            days = (told - date(year, int(month), int(number))).days
        except ValueError:
            continue
        if 0 <= days <= _LONGEST:
            return days
    return None
