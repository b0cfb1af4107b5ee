"""UBB-05: home from hospital after the birth without a planning meeting.

What it asks: Who agreed that mother and baby could go home, and with what plan?
Why: The days after the birth are those of greatest risk. A planning meeting before they leave makes sure
    that somebody visits, and that all know the plan.
Source: Unborn baby protocol; that it is asked at discharge is our own reading.
Fires on: A birth with an open concern (a plan, a referral, an assessment, a concern told in pregnancy or
    on the ward) and mother or baby going home within 28 days, with no discharge planning told from a
    month before the birth until then.
Stays quiet on: A discharge planning meeting, or a plan agreed with social care, before they left. A birth
    with no concern. A concern that social care had closed before the birth. A baby who leaves the ward for
    foster care: a court or social care has decided that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from chronology.model.findings import Severity
from chronology.rules.pregnancy import Pregnancy, concerns, pregnancy, referrals
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, day, depending, listed

TITLE = "Home from hospital after the birth without a planning meeting"
SEVERITY = Severity.HIGH
SOURCES = ("UBB",)

_HOSPITAL = frozenset({"acute_hospital", "midwifery"})
_STAY = timedelta(days=28)
_PLANS = ("plan.cp_started", "plan.cp_running", "plan.cin_started", "plan.cin_running", "conference.initial")
_CLOSED = ("plan.case_closed", "referral.no_further_action", "plan.cp_ended")


def find(reading: Reading) -> Iterator[Found]:
    born = reading.born
    if born is None:
        return
    worries = _open(reading, born)
    home = [
        mark
        for mark in reading.marks("discharge.home")
        if reading.kind(mark.event) in _HOSPITAL and _is_in(mark, born, born + _STAY)
    ]
    to_carers = {mark.event.id for mark in home if "to carers" in mark.signal.tags}
    home = [mark for mark in home if mark.event.id not in to_carers]
    if not worries or not home:
        return
    planned = [
        mark
        for mark in reading.marks("discharge.planned")
        if mark.order <= home[0].order and _may_be_since(mark, born - _STAY)
    ]
    if not planned:
        yield _found(reading, worries, home[0], born)


def _open(reading: Reading, born: date) -> list[Mark]:
    """What was still open at the birth: worries and plans behind the last closing."""
    term = pregnancy(reading)
    closed = [mark.order for mark in reading.marks(*_CLOSED) if term.holds(mark.event.date)]
    told = [
        *concerns(reading, term),
        *(mark for mark in referrals(reading, term) if term.holds(mark.event.date)),
        *(mark for mark in reading.marks(*_PLANS) if term.holds(mark.event.date)),
        *(mark for mark in reading.marks("concern", "pregnancy.concern") if _is_in(mark, born, born)),
        *(mark for mark in reading.marks("agency.involved") if _is_social_care_open(term, mark)),
    ]
    return [
        mark for mark in sorted(told, key=lambda mark: mark.order) if mark.order > max(closed, default=-1)
    ]


def _is_social_care_open(term: Pregnancy, mark: Mark) -> bool:
    """Whether an entry in pregnancy says that a social worker is involved."""
    return bool(mark.signal.tags & {"social_care", "mash"}) and term.holds(mark.event.date)


def _is_in(mark: Mark, first: date, last: date) -> bool:
    start, end = mark.event.date.earliest, mark.event.date.latest
    return start is not None and end is not None and first <= start and end <= last


def _may_be_since(mark: Mark, first: date) -> bool:
    return mark.event.date.latest is None or mark.event.date.latest >= first


def _found(reading: Reading, worries: list[Mark], home: Mark, born: date) -> Found:
    known = worries[-1].event
    births = [mark.event for mark in reading.marks("birth") if _is_in(mark, born, born)]
    births += [event for event in reading.lying_in(born, born) if reading.kind(event) in _HOSPITAL]
    return Found(
        events=tuple(dict.fromkeys(event.id for event in (known, *births[:1], home.event))),
        why=(
            f"The child was born on {day(born)} with a concern open ({agency(known)} {dated(known.date)}); "
            f"{agency(home.event)} recorded {dated(home.event.date)} that they went "
            f"home, and no entry tells of discharge planning before{depending([home.event])}."
        ),
        question="Who agreed that mother and baby could go home, and what was the plan for the first days?",
        ask=listed([agency(home.event), "children's social care"]),
        words=(worries[-1].words, home.words),
    )
