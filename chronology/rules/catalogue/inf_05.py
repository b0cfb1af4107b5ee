"""INF-05: a referral was sent and not received.

What it asks: Did this referral arrive, and where is it recorded?
Why: A referral that went astray looks, in the sender's record, like one that was dealt with.
Source: Our Learning Transcript.
Fires on: An agency that records a referral to social care or its front door, where social care gave a
    return whose record goes on past it, and nothing in that return within 3 days tells of it: no
    receipt, no contact from that agency, no decision, assessment or strategy discussion. A referral, or a
    letter that asks for something, to a health visitor, school nurse, midwife, early help, CAMHS or
    therapist whose return goes on before and after, with no entry at all in those days. Also where a later
    entry of those who were asked says that nothing came: the latest referral before it is meant.
Stays quiet on: A case without a return of social care, or whose record ends before. A receipt in other
    words ('contact from the DSL logged', 'allocated'). What another agency is said to have referred, and
    social care took up in the days before it is said. A referral taken up before it is said that none came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import islice

from chronology.language.missed import clinic_of
from chronology.language.sharing.parties import names_a_family_hub, names_only_a_hub
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, told_to
from chronology.rules.following import Within, doubtful_between, is_parted, last_until
from chronology.rules.incidents import is_of_another_household
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading, may_be_after, may_be_within
from chronology.rules.returns import text_of
from chronology.rules.rule import Found
from chronology.rules.telling import is_from, is_only_assumed, is_social_care, one_a_day
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Referral sent, never received"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)
_ASKED = ("health_visiting", "school_nursing", "midwifery", "early_help", "camhs", "community_health")
_TEETH = "teeth"  # a dentist's return holds nothing of other services
_TOLD_LATER = 14  # days: a letter about what another agency referred comes after it
_WROTE = 2  # entries of a service, before and after
_TAKEN_UP = (
    "referral.received", "referral.outcome", "decision.made", "assessment.started", "s47.started",
    "strategy.discussion", "referral.no_further_action", "prebirth.assessment", "agency.open",
)  # fmt: skip


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("INF-05", "days")
    yield from _to_social_care(reading, days)
    for kind in _ASKED:
        yield from _to(reading, kind, days)


def _to_social_care(reading: Reading, days: int) -> Iterator[Found]:
    reached = told_to(reading, SOCIAL_CARE)
    if reached is None:
        return
    taken = Near(_taken_up(reading, SOCIAL_CARE))
    names = _names(reading, SOCIAL_CARE)
    sent = list(
        one_a_day((mark for mark in reading.marks("referral.made") if _counts(reading, mark)), reading)
    )
    none_came = _none_came(reading, sent, SOCIAL_CARE)
    for mark in sent:
        if denied := none_came.get(mark.order):
            yield _denied(mark, denied, "to children's social care")
            continue
        start = mark.event.date.latest
        if start is None or reached < Within(days=days).last_day(start):
            continue
        reach = _TOLD_LATER if "theirs" in mark.signal.tags else days
        if not any(_matches(reading, mark, other, days) for other in taken.to(mark.event.date, reach)):
            yield _found(mark, "to children's social care", names, days)


def _to(reading: Reading, kind: str, days: int) -> Iterator[Found]:
    """Referrals to a service that wrote before and after, and nothing in the days in between."""
    kinds = frozenset({kind})
    own = [event for event in reading.of_kinds(kinds) if event.date.is_dated]
    if not own:
        return
    clinics = {clinic_of(agency) for agency in {event.agency for event in own}}
    first, reached = own[0].date.latest, told_to(reading, kinds)
    whom = "or a request to another service"
    asked = (
        mark
        for mark in _asked(reading)
        if kind in mark.signal.tags
        and reading.kind(mark.event) != kind
        and _may_be_theirs(clinic_of(text_of(mark)), clinics)
    )
    sent = list(one_a_day(asked, reading))
    none_came = _none_came(reading, sent, kinds)
    for mark in sent:
        if denied := none_came.get(mark.order):
            yield _denied(mark, denied, whom)
            continue
        start = mark.event.date.latest
        if len(own) < _WROTE or start is None or first is None or reached is None:
            continue
        if first > start or reached < Within(days=days).last_day(start):
            continue
        if not any(
            may_be_within(mark.event.date, event.date, days)
            or mark.event.date.earliest == event.date.earliest
            for event in own
        ):
            yield _found(mark, whom, _names(reading, kinds), days)


def _may_be_theirs(asked: str, clinics: Set[str]) -> bool:
    """Whether a request may have gone to one of these: no dentist is asked for a speech therapist's help."""
    if _TEETH in (asked, *clinics):
        return asked in clinics
    return not asked or not all(clinics) or asked in clinics


def _taken_up(reading: Reading, kinds: frozenset[str]) -> Iterator[Mark]:
    """What services of these kinds write of a referral that came, in timeline order."""
    return (mark for mark in reading.marks(*_TAKEN_UP) if reading.kind(mark.event) in kinds)


def _none_came(reading: Reading, sent: Sequence[Mark], kinds: frozenset[str]) -> dict[int, Mark]:
    """Where those who were asked say that nothing came, by the place of the referral that is meant.

    They say it in their own return, or the sender writes that they said so. The latest referral before is
    meant, if it was not taken up in between.
    """
    found: dict[int, Mark] = {}
    taken = list(_taken_up(reading, kinds))
    doubtful = [mark.event for mark in taken if not mark.date.is_day]
    for denial in reading.marks("referral.not_received"):
        theirs = reading.kind(denial.event) in kinds
        may_be = sent if theirs else [mark for mark in sent if mark.event.agency == denial.event.agency]
        meant = last_until(may_be, denial)
        if meant is None or not may_be_after(meant.event.date, denial.event.date):
            continue
        between = doubtful_between(meant.date, denial.date, doubtful)
        may_be_parted = bool(between) or is_parted(meant, denial, taken)
        if (theirs or meant.order < denial.order) and not may_be_parted:
            found.setdefault(meant.order, denial)
    return found


def _asked(reading: Reading) -> Iterator[Mark]:
    """Referrals, and letters that ask for something to be done."""
    for mark in reading.marks("referral.made", "info.requested"):
        if not mark.event.date.is_dated or "notice" in mark.signal.tags:
            continue
        if is_only_assumed(reading, mark):
            continue
        if is_social_care(reading, mark.event):
            continue
        if mark.signal.id == "referral.made" or reading.has(mark.event, "info.shared"):
            yield mark


def _names(reading: Reading, kinds: frozenset[str]) -> str:
    own = (event.agency for event in reading.of_kinds(kinds) if event.date.is_dated)
    return listed(list(islice(own, 3)))


def _counts(reading: Reading, mark: Mark) -> bool:
    return (
        "social_care" in mark.signal.tags
        and mark.event.date.is_dated
        and not is_social_care(reading, mark.event)
        and not _may_be_family_hub(reading, mark)
        and not reading.has(mark.event, "da.child_elsewhere")  # of another family's children
        and not is_of_another_household(reading, mark.event)
        and not is_only_assumed(reading, mark)
    )


def _may_be_family_hub(reading: Reading, mark: Mark) -> bool:
    """Whether it went to 'hub' and no more, where the returns speak of a family hub: that is early help."""
    return names_only_a_hub(text_of(mark)) and reading.once(_speaks_of_family_hub)


def _speaks_of_family_hub(reading: Reading) -> bool:
    return any(names_a_family_hub(f"{event.agency} {event.text} {event.action}") for event in reading.dated)


def _matches(reading: Reading, sent: Mark, taken: Mark, days: int) -> bool:
    if "theirs" in sent.signal.tags and may_be_within(taken.event.date, sent.event.date, _TOLD_LATER):
        return True
    near = may_be_within(sent.event.date, taken.event.date, days) or (
        sent.event.date.earliest == taken.event.date.earliest
    )
    return near and is_from(reading, sent, taken)


def _found(mark: Mark, whom: str, names: str, days: int) -> Found:
    event = mark.event
    return Found(
        events=(event.id,),
        why=(
            f"{on(event.date)} {agency(event)} recorded a referral {whom}, and the return "
            f"of {names} has no entry of it in the {counted(days, 'day')} after{depending([event])}."
        ),
        question="Was this referral received, and how was it recorded?",
        ask=names,
        words=(mark.words,),
    )


def _denied(mark: Mark, denied: Mark, whom: str) -> Found:
    event, other = mark.event, denied.event
    return Found(
        events=(event.id, other.id),
        why=(
            f"{on(event.date)} {agency(event)} recorded a referral {whom}, and {dated(other.date)} "
            f"{agency(other)} wrote that none had come{depending([event, other])}."
        ),
        question="What became of this referral between the two, and was it sent again?",
        ask=listed([agency(event), agency(other)]),
        words=(mark.words, denied.words),
    )
