"""INF-07: the universal services were not asked.

What it asks: Were the health visitor or nursery, the school, or the GP asked what they knew of the child?
Why: They see the child when all is well and when it is not. In reviews they heard of the enquiry from
    the parent.
Source: Our Learning Transcript: information exchange with universal services.
Fires on: A section 47 enquiry or a social care assessment that ended, or that began 15 working days or
    more before social care's record ends, in which none of the services that fit the child's age
    (below four: health visitor, nursery, GP; from four: school, school nurse, GP) is contacted or heard.
Stays quiet on: One of them contacted, heard, or the one that referred, in the words of either side. A
    conference, at which they sit. An enquiry that has just begun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.calendar.working_days import add_working_days
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, told_to
from chronology.rules.following import next_behind
from chronology.rules.near import moved
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, depending, on

TITLE = "Universal services not asked"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)
_STARTS = ("s47.started", "assessment.started")
_ENDS = ("s47.ended", "s47.not_substantiated", "assessment.completed", "agency.closed", "plan.case_closed")
_YOUNG = frozenset({"health_visiting", "early_years", "gp", "midwifery"})
_OLDER = frozenset({"school", "school_nursing", "gp", "early_years", "health_visiting"})
_HEARD = (
    "universal.asked",
    "info.requested",
    "info.shared",
    "referral.made",
    "referral.received",
    "conference.initial",
)


def find(reading: Reading) -> Iterator[Found]:
    open_until = -1
    for start in reading.marks(*_STARTS):
        if start.order <= open_until or not start.event.date.is_dated:
            continue
        if reading.kind(start.event) not in SOCIAL_CARE:
            continue
        end = _end(reading, start)
        if end is None and not _is_long_open(reading, start):
            continue
        open_until = end.order if end else start.order
        if not any(_is_heard(reading, start, end, mark) for mark in _about(reading, start, end)):
            yield _found(reading, start, end)


def _end(reading: Reading, start: Mark) -> Mark | None:
    return next_behind(reading.once(_ends), start)


def _ends(reading: Reading) -> Sequence[Mark]:
    return [
        mark
        for mark in reading.marks(*_ENDS)
        if mark.event.date.is_dated and reading.kind(mark.event) in SOCIAL_CARE
    ]


def _is_long_open(reading: Reading, start: Mark) -> bool:
    reached, begun = told_to(reading, SOCIAL_CARE), start.event.date.latest
    if reached is None or begun is None:
        return False
    return reached >= add_working_days(begun, reading.threshold("INF-07", "working_days"))


def _about(reading: Reading, start: Mark, end: Mark | None) -> Iterator[Mark]:
    """What may be heard from shortly before the start until the end."""
    since = moved(start.date.earliest, -reading.threshold("INF-07", "before_days"))
    return reading.near(*_HEARD).between(since, end.date.latest if end else None)


def _is_heard(reading: Reading, start: Mark, end: Mark | None, mark: Mark) -> bool:
    """Whether a service that fits the child's age is heard shortly before the start or until the end."""
    first, last = start.event.date.earliest, mark.event.date.latest
    before = reading.threshold("INF-07", "before_days")
    if first is not None and last is not None and (first - last).days > before:
        return False
    begun, last = mark.event.date.earliest, end.event.date.latest if end else None
    if begun is not None and last is not None and begun > last:
        return False
    if mark.signal.id == "conference.initial":
        return True
    fits = _fits(reading, start)
    kind = reading.kind(mark.event)
    if kind in SOCIAL_CARE or kind == "police":
        return bool(mark.signal.tags & fits) and mark.signal.id != "referral.made"
    return kind in fits and (
        mark.signal.id == "universal.asked"
        or (mark.signal.id in ("info.shared", "referral.made") and "social_care" in mark.signal.tags)
    )


def _fits(reading: Reading, start: Mark) -> frozenset[str]:
    young, old = reading.youngest(start.event), reading.oldest(start.event)
    if young is None or old is None:
        return _YOUNG | _OLDER
    turns = reading.threshold("INF-07", "school_from_years") * 365
    return (_YOUNG if young <= turns + 365 else frozenset()) | (_OLDER if old >= turns else frozenset())


def _found(reading: Reading, start: Mark, end: Mark | None) -> Found:
    events = [start.event] if end is None else [start.event, end.event]
    thing = "an enquiry under section 47" if start.signal.id == "s47.started" else "an assessment"
    until = f", which is told as ended {dated(end.event.date)}" if end else ""
    young = (reading.youngest(start.event) or 0) < reading.threshold("INF-07", "school_from_years") * 365
    known = reading.born is not None
    who = (
        "the health visitor, a nursery or the GP"
        if known and young
        else "the school, the school nurse or the GP"
    )
    return Found(
        events=tuple(event.id for event in events),
        why=(
            f"{on(start.event.date)} {agency(start.event)} began {thing}{until}; no entry says that "
            f"{who} was contacted or heard in it{depending(events)}."
        ),
        question=f"Which of these was asked in the enquiry, and what did they say: {who}?",
        ask=agency(start.event),
        words=(start.words,) if end is None else (start.words, end.words),
    )
