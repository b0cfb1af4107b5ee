"""The time before the child was born: which entries lie in it, and what in them is a worry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from chronology.language.signals import Certainty
from chronology.model.dates.value import EventDate
from chronology.rules.reading import Mark, Reading

_TERM = timedelta(days=280)
_LATEST = timedelta(days=21)
"""How long after the expected day a child may be born."""

CONCERNS = (
    "pregnancy.concern",
    "pregnancy.late_booking",
    "da.incident",
    "da.disclosed",
    "mh.parent",
    "mh.crisis",
    "substance.parent",
)
_FOR_THE_CHILD = frozenset({"social_care", "front_door", "mash", "early_help", "local_authority"})
_ELSEWHERE = frozenset({"health", "education", "police"})
REFERRALS = ("referral.made", "referral.received")


def expected(reading: Reading) -> date | None:
    """The day on which the child was expected; the day of birth where no entry or case says it."""
    return reading.case.expected or reading.born


def began(reading: Reading) -> date | None:
    """The first day of the pregnancy, as midwives count it: 280 days before the expected day."""
    day = expected(reading)
    return None if day is None else day - _TERM


def ended(reading: Reading) -> date | None:
    """The day of birth; where it is not known, the last on which the child may have been born."""
    if reading.born is not None:
        return reading.born
    day = reading.case.expected
    return None if day is None else day + _LATEST


def is_in_pregnancy(reading: Reading, when: EventDate) -> bool:
    """Whether an entry surely lies in the pregnancy; no entry does where no day of birth is known."""
    first, last = began(reading), ended(reading)
    if first is None or last is None or when.earliest is None or when.latest is None:
        return False
    return first <= when.earliest and when.latest < last


def concerns(reading: Reading) -> Iterator[Mark]:
    """The worries told in pregnancy, one mark an entry, in order."""
    seen: set[int] = set()
    for mark in reading.marks(*CONCERNS):
        vague = mark.signal.certainty is Certainty.POSSIBLE or mark.signal.tags & {"trait", "noise"}
        if mark.order not in seen and not vague and is_in_pregnancy(reading, mark.event.date):
            seen.add(mark.order)
            yield mark


def referrals(reading: Reading) -> Iterator[Mark]:
    """Referrals made or received in pregnancy, and the assessments and plans that show that one was.

    One to a health service alone (a dietician, the parent's own treatment) is none for the unborn child.
    """
    for mark in reading.marks(*REFERRALS, "prebirth.assessment"):
        tags = mark.signal.tags
        if mark.signal.id == "referral.made" and tags & _ELSEWHERE and not tags & _FOR_THE_CHILD:
            continue
        if is_in_pregnancy(reading, mark.event.date):
            yield mark
