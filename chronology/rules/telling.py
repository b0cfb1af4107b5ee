"""Who told whom, in the timeline: what rules on sharing and referring have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chronology.model.events import Event
from chronology.rules.clocks import SOCIAL_CARE
from chronology.rules.following import Within, coming, in_time
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading

TOLD = ("info.shared", "referral.made")
_ACTED_ON = ("strategy.discussion", "s47.started", "core_group", "conference.initial", "conference.review")
_OWN_CARE = frozenset({"treatment"})
_NO_SENDER = frozenset({"contact", "front_door", "universal", "health", "education", "childs_service"})
_HOUSE = {"ed": "acute_hospital", "midwifery": "acute_hospital", "adult_mental_health": "acute_hospital"}
"""Services that others call by the house that they are in: 'referral from the hospital'."""
_OF_GROWN_UPS = frozenset({
    "adult_mental_health", "substance_misuse", "adult_social_care", "probation", "youth_justice", "housing",
    "fire", "cafcass", "voluntary", "care_provider", "other",
})  # fmt: skip
"""Services that the lexicon of parties calls 'adult_service' and no more: 'referral from YJS'."""
_SAME = {"social_care": "social_care", "mash": "social_care", "local_authority": "social_care"}


def service(reading: Reading, event: Event) -> str:
    """The type of the event's agency; social care, its front door and the authority are one."""
    kind = reading.kind(event)
    return _SAME.get(kind, kind)


def is_social_care(reading: Reading, event: Event) -> bool:
    """Whether social care or its front door wrote the event."""
    return reading.kind(event) in SOCIAL_CARE


def is_closed(reading: Reading, event: Event) -> bool:
    """Whether a referral is left without further action: not where the same entry says that it goes on.

    'Information noted' is no end of it where the decision beside it is 'Progress to referral'.
    """
    if not reading.has(event, "referral.no_further_action"):
        return False
    return not any("goes on" in mark.signal.tags for mark in reading.marks_of(event, "decision.made"))


def shared(reading: Reading) -> Near[Mark]:
    """Every telling of another agency, by its days.

    Letters about a parent's own treatment are none, nor is what is only taken to have been told.
    """
    return Near(
        mark
        for mark in reading.marks(*TOLD)
        if not _OWN_CARE & mark.signal.tags and not is_only_assumed(reading, mark)
    )


def is_only_assumed(reading: Reading, told: Mark) -> bool:
    """Whether the words are those of an assumption: 'I took it that police had notified social care'."""
    return any(
        assumed.field == told.signal.field
        and assumed.start < told.signal.end
        and told.signal.start <= assumed.end + 1  # nothing but a blank between: 'believed the GP had' 'told'
        for assumed in (mark.signal for mark in reading.marks_of(told.event, "info.assumed_known"))
    )


def taken_in(reading: Reading) -> Near[Mark]:
    """What social care's own record says came in, and what agencies sat down together about, by its days.

    Whoever talks with a child who is back knew that the child was gone.
    """
    came = [
        mark
        for mark in reading.marks("referral.received", "missing.interview")
        if is_social_care(reading, mark.event)
    ]
    return Near([*came, *reading.marks(*_ACTED_ON)])


def is_from(reading: Reading, trigger: Mark, came: Mark) -> bool:
    """Whether what came in may be what this agency sent: no other agency is named as the sender.

    What agencies sat down together about may be of it, whoever sent what else.
    """
    kinds = frozenset(
        tag
        for signal in reading.signals.get(came.event.id, ())
        if signal.id == "referral.received"
        for tag in signal.tags - _NO_SENDER
    )
    mine = service(reading, trigger.event)
    names = {mine, _HOUSE.get(mine, mine), *(["adult_service"] if mine in _OF_GROWN_UPS else [])}
    return not kinds or bool(kinds & names) or came.signal.id in _ACTED_ON


def is_told(
    reading: Reading,
    trigger: Mark,
    told: Near[Mark],
    came: Near[Mark],
    within: Within,
    counts: Callable[[Mark], bool] = lambda told: True,
) -> bool:
    """Whether the agency told another in time, or another's record says that it did.

    `counts` may refuse a telling, such as one of somebody whom it does not concern.
    """
    mine = service(reading, trigger.event)
    return any(
        service(reading, mark.event) == mine and in_time(trigger, mark, within) and counts(mark)
        for mark in coming(trigger, told, within)
    ) or any(
        mark.order != trigger.order and in_time(trigger, mark, within) and is_from(reading, trigger, mark)
        for mark in coming(trigger, came, within)
    )


def one_a_day(marks: Iterable[Mark], reading: Reading) -> Iterator[Mark]:
    """The first mark of each day of each service: one happening told more than once."""
    seen: set[tuple[str, object]] = set()
    for mark in marks:
        key = (service(reading, mark.event), mark.event.date.earliest or mark.order)
        if key not in seen:
            seen.add(key)
            yield mark
