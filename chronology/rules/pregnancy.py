"""The time before the child was born: which entries lie in it, and what in them is a worry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chronology.language.signals import Certainty
from chronology.model.dates.value import EventDate
from chronology.model.events import Event
from chronology.rules.incidents import is_vague
from chronology.rules.reading import Mark, Reading

_LENGTH = timedelta(days=280)
_LATEST = timedelta(days=21)
"""How long after the expected day a child may be born."""
_EARLIEST = timedelta(days=140)
"""How long before the expected day a child may be born: what is told of a birth further off is of another."""

CONCERNS = (
    "pregnancy.concern",
    "pregnancy.late_booking",
    "da.incident",
    "da.disclosed",
    "mh.parent",
    "mh.crisis",
    "substance.parent",
)
REFERRALS = ("referral.made", "referral.received")
_LATE = 16 * 7
"""From how many days on a late booking is a worry for the child."""
_FOR_THE_CHILD = frozenset({"social_care", "front_door", "mash", "early_help", "local_authority"})
_ELSEWHERE = frozenset({"health", "education", "police"})


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """The pregnancy from its first day, as midwives count it, to the birth or the last day it may have been.

    `expected` is None where neither the case nor an entry says when the child was expected; all three are
    None where nothing at all is known of it.
    """

    began: date | None = None
    ended: date | None = None
    expected: date | None = None

    def holds(self, when: EventDate) -> bool:
        """Whether an entry surely lies in the pregnancy; none does where its time is not known."""
        if self.began is None or self.ended is None or when.earliest is None or when.latest is None:
            return False
        return self.began <= when.earliest and when.latest < self.ended

    def may_hold(self, when: EventDate) -> bool:
        """Whether a dated entry may lie in the pregnancy, under some reading of a doubtful date."""
        if self.began is None or self.ended is None or not when.is_dated:
            return False
        return (when.latest is None or self.began <= when.latest) and (
            when.earliest is None or when.earliest < self.ended
        )


def pregnancy(reading: Reading) -> Pregnancy:
    """The pregnancy with this child, as far as the case and its entries say."""
    expected = reading.case.expected or _told(reading)
    term = expected or reading.born
    if term is None:
        return Pregnancy()
    return Pregnancy(term - _LENGTH, reading.born or term + _LATEST, expected)


def is_before_birth(reading: Reading, event: Event) -> bool:
    """Whether an entry surely lies before the child was born: what is missed then is the mother's own."""
    age = reading.oldest(event)
    return age is not None and age < 0


def is_unborn_at(reading: Reading, event: Event) -> bool:
    """Whether an entry lies before the birth, or before the day it is expected where none is told."""
    last, born = event.date.latest, reading.born or reading.case.expected
    return last is not None and born is not None and last < born


def concerns(reading: Reading, term: Pregnancy) -> Iterator[Mark]:
    """The worries told in pregnancy, one mark an entry, in order."""
    seen: set[int] = set()
    booked = [mark for mark in reading.marks("pregnancy.booked") if term.holds(mark.event.date)]
    for mark in reading.marks(*CONCERNS):
        vague = mark.signal.certainty is Certainty.POSSIBLE or is_vague(reading, mark)
        if mark.signal.id == "pregnancy.late_booking" and booked and booked[0].order < mark.order:
            continue  # 'seen at 32 weeks': how late the booking was, its own entry told
        if vague or _was_booked_elsewhere(reading, mark) or _is_little_late(reading, mark, term):
            continue
        if mark.order not in seen and term.holds(mark.event.date):
            seen.add(mark.order)
            yield mark


def told_days_gone(reading: Reading, event: Event) -> list[int]:
    """How many days gone the pregnancy is, as often as an entry tells it."""
    return [int(tag) for each in reading.marks_of(event, "pregnancy.weeks") for tag in each.signal.tags]


def _was_booked_elsewhere(reading: Reading, mark: Mark) -> bool:
    """Whether a late first meeting was no late booking: 'taken on at 24 weeks, Leeds booked her at nine'."""
    late = mark.signal.id == "pregnancy.late_booking"
    return late and reading.has(mark.event, "pregnancy.early_booking")


def _is_little_late(reading: Reading, mark: Mark, term: Pregnancy) -> bool:
    """Whether all that worries is a booking some days or weeks late: UBB-02 asks about those."""
    if mark.signal.id != "pregnancy.late_booking":
        return False
    days = told_days_gone(reading, mark.event)
    if not days and term.expected and mark.event.date.earliest:
        days = [(mark.event.date.earliest - term.expected + _LENGTH).days]
    return bool(days) and max(days) < _LATE


def referrals(reading: Reading, term: Pregnancy) -> Iterator[Mark]:
    """Referrals made or received in pregnancy, and the assessments and plans that show that one was.

    One to a health service alone (a dietician, the parent's own treatment) is none for the unborn child,
    nor is one about an older brother or sister. One on a doubtful date may have been made in pregnancy.
    """
    for mark in reading.marks(*REFERRALS, "prebirth.assessment"):
        tags = mark.signal.tags
        if mark.signal.id == "referral.made" and tags & _ELSEWHERE and not tags & _FOR_THE_CHILD:
            continue
        if "sibling" not in tags and term.may_hold(mark.event.date):
            yield mark


def _told(reading: Reading) -> date | None:
    """The expected day as the first entry says it that can be of this child: outright, else by the weeks."""
    for name in ("pregnancy.expected", "pregnancy.weeks"):
        for mark in reading.marks(name):
            day, tag = mark.event.date.earliest, next(iter(mark.signal.tags), "")
            if day is None or not mark.event.date.is_day:
                continue
            if name == "pregnancy.expected":
                expected = date.fromisoformat(tag)
            elif reading.kind(mark.event) in ("midwifery", "acute_hospital", "gp"):
                expected = day + _LENGTH - timedelta(days=int(tag))
            else:
                continue
            if _is_of_this_child(reading, day, expected):
                return expected
    return None


def _is_of_this_child(reading: Reading, day: date, expected: date) -> bool:
    if not expected - _LENGTH <= day <= expected + _LATEST:
        return False
    return reading.born is None or expected - _EARLIEST <= reading.born <= expected + _LATEST
