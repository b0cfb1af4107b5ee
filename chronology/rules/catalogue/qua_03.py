"""QUA-03: nothing on what was done.

What it asks: What was done about this, or why was nothing done?
Why: A concern without an answer in the record leaves open whether anybody acted.
Source: Care Inspectorate, Practice guide to chronologies: say what was done, or why nothing was.
Fires on: Entries that tell of a worry, an injury, a disclosure, neglect or abuse and of no action, decision
    or reason, in any column; those of one agency together.
Stays quiet on: An action in its own column or within the account: told, rang, referred, advised, reviewed,
    'no further action as ...'. A note of a parent that alone is no more than that: tired, in tears. A letter
    on an injury that was told before, and an everyday hurt: a grazed knee. A missing child who is told of as
    back within days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from chronology.language.signals import touch
from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.rules.injuries import body_parts, is_birthmark, is_mishap
from chronology.rules.near import moved
from chronology.rules.reading import Mark, Reading
from chronology.rules.returns import entries, marks_by_agency
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "Nothing on what was done"
SEVERITY = Severity.MEDIUM
SOURCES = ("CI",)

_CONCERNS = (
    "concern",
    "child.disclosed",
    "injury.child",
    "neglect",
    "neglect.hunger",
    "da.incident",
    "da.disclosed",
)
_DONE = (
    "action.taken", "referral.made", "referral.received", "referral.outcome", "info.shared",
    "info.requested", "strategy.discussion",
    "escalation", "s47.started", "s47.ended", "assessment.started", "medical.exam", "decision.made",
    "disagreement",
    "da.marac", "medication.reviewed", "universal.asked", "appointment.followed_up",
    "referral.no_further_action", "conference.initial", "conference.review", "core_group", "agency.closed",
    "agency.reopened",
    "plan.case_closed", "injury.accepted",
)  # fmt: skip
_SEARCHED_DAYS = 3
_FOLLOWED_DAYS = 14
_TOLD_DAYS = 7
_NOT_SLIGHT = ("appointment.not_brought", "da.hint", "visit.no_access")
_NOTHING = frozenset(("", "n/a", "na", "nil", "none", "not recorded", "not stated", "none recorded", "tbc"))


def find(reading: Reading) -> Iterator[Found]:
    told: dict[str, Mark] = {}
    mild = Counter(mark.event.id for mark in reading.marks("concern") if "mild" in mark.signal.tags)
    for mark in reading.marks(*_CONCERNS):
        if mild[mark.event.id] <= 1 and _is_slight(reading, mark):
            continue
        if mark.signal.id == "injury.child" and is_birthmark(reading, mark):
            continue
        if _is_followed_up(reading, mark) or _was_told_before(reading, mark):
            continue
        if mark.signal.field != "analysis" and not _is_answered(reading, mark.event):
            told.setdefault(mark.event.id, mark)
    for marks in marks_by_agency(told.values()).values():
        name = agency(marks[0].event)
        yield Found(
            events=tuple(mark.event.id for mark in marks),
            why=(
                f"In the return of {name} ({entries([mark.event for mark in marks])}), a worry is told and "
                "nothing says what was done."
            ),
            question="What was done about this, by whom and when, or why was nothing done?",
            ask=name,
            words=tuple(mark.words for mark in marks),
        )


def _is_followed_up(reading: Reading, mark: Mark) -> bool:
    """Whether all that worries is a missed appointment, which somebody follows up: WNB-01 asks about it."""
    first = mark.event.date.earliest
    if first is None or not reading.has(mark.event, "appointment.not_brought"):
        return False
    if any("mild" not in each.signal.tags for each in reading.marks_of(mark.event, "concern")):
        return False
    until = moved(mark.event.date.latest, _FOLLOWED_DAYS)
    return any(True for _ in reading.near("appointment.followed_up").between(first, until))


def _was_told_before(reading: Reading, mark: Mark) -> bool:
    """Whether another agency told of this hurt in the days before, and here it is only seen.

    On a doubtful date it may have, and is not asked about.
    """
    event = mark.event
    hurts = reading.marks_of(event, "injury.child")
    if not hurts or reading.has(event, "child.disclosed", "child.voice"):
        return False
    if any("mild" not in each.signal.tags for each in reading.marks_of(event, "concern")):
        return False
    first, last = moved(event.date.earliest, -_TOLD_DAYS), event.date.latest
    first_day = event.date.earliest if event.date.is_day else None
    return any(
        other.event.agency != event.agency
        and not (other.date.is_day and other.date.earliest == first_day and other.order > mark.order)
        and _may_be_one(hurts, reading.marks_of(other.event, "injury.child"))
        for other in reading.near("injury.child").between(first, last)
    )


def _may_be_one(some: Sequence[Mark], others: Sequence[Mark]) -> bool:
    """Whether two entries tell of the same part of the body, or one names none."""
    one, other = ({part for mark in marks for part in body_parts(mark)} for marks in (some, others))
    return not one or not other or bool(one & other)


def _is_slight(reading: Reading, mark: Mark) -> bool:
    """Whether it is a worry in passing, or a parent's: 'a bit tired'. What is hurt or missed is none.

    An injury that was told before is: 'hospital letter on the scald filed'.
    """
    tags, again = mark.signal.tags, reading.has(mark.event, "injury.again")
    if is_mishap(reading, mark.event) and (mark.signal.id == "injury.child" or "mild" in tags):
        return True
    if "parent" in tags and "mild" in tags:
        return True
    if "mild" not in tags and not (again and _is_of_an_injury(reading, mark)):
        return False
    of_injury = any(not is_birthmark(reading, hurt) for hurt in reading.marks_of(mark.event, "injury.child"))
    return (again or not of_injury) and not reading.has(mark.event, *_NOT_SLIGHT)


def _is_of_an_injury(reading: Reading, mark: Mark) -> bool:
    return any(touch(hurt.signal, mark.signal) for hurt in reading.marks_of(mark.event, "injury.child"))


def _is_answered(reading: Reading, event: Event) -> bool:
    if event.action.strip(" .-–—?").casefold() not in _NOTHING:
        return True
    return reading.has(event, *_DONE) or _is_back(reading, event)


def _is_back(reading: Reading, event: Event) -> bool:
    """Whether the child is missing, and an entry of those days tells of the child's return."""
    if not reading.has(event, "missing.reported") or event.date.earliest is None:
        return False
    until = moved(event.date.latest, _SEARCHED_DAYS)
    return any(True for _ in reading.near("missing.found").between(event.date.earliest, until))
