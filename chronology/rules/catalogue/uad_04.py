"""UAD-04: adult in the household, no checks recorded.

What it asks: Which checks or assessment were made on this adult, by whom and when?
Why: An adult who moves in changes the child's safety. A check takes a telephone call, and is often left
    to somebody else.
Source: Understanding Unidentified Adults toolkit.
Fires on: An adult other than a birth parent who moves in, lives there, stays most nights or becomes a
    carer, with no check by police, social care or others, and no assessment naming the adult, in the 28
    days after.
Stays quiet on: A check done or asked for in that time, or before. A guest for a night or two. A
    relative, unless the relative lives there (a grandparent: moves in) or the child's care passes over. A
    father who may be 'her partner' around the birth. Where the returns end before the 28 days are up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronology.model.findings import Severity
from chronology.rules.adults import Joined, joined, who_may_be
from chronology.rules.following import Within, ended_before, in_time
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Adult in the household, no checks recorded"
SEVERITY = Severity.HIGH
SOURCES = ("UU",)

_NO_CARERS = ("professional", "mother", "father", "sibling")


def find(reading: Reading) -> Iterator[Found]:
    within = Within(days=reading.threshold("UAD-04", "check_days"))
    checks = reading.once(_checks)
    for adult in joined(reading):
        if adult.relation == "kin" and not (_moves_in(adult) or _takes_over(reading, adult)):
            continue
        first = adult.told[0]
        if not first.event.date.is_dated or ended_before(reading, first, within):
            continue
        may_be = frozenset(map(id, who_may_be(reading, adult.adult, adult.relation)))
        on_adult = [check.mark for check in checks if check.may_be_on(may_be)]
        if not any(mark.order <= first.order or in_time(first, mark, within) for mark in on_adult):
            yield _found(adult, on_adult, within)


def _moves_in(adult: Joined) -> bool:
    """Whether a relative comes to live there; a grandparent not where all that is said is 'lives with'."""
    words = {"moves"} if adult.adult is None or adult.adult.is_grandparent else {"moves", "home"}
    return any(words & mark.signal.tags for mark in adult.told)


def _takes_over(reading: Reading, adult: Joined) -> bool:
    """Whether the child's care passes to a relative: who had it is told to be gone."""
    return any(reading.has(mark.event, "carer.left") for mark in adult.told)


@dataclass(frozen=True, slots=True)
class _Check:
    """A check, with everybody whom its entry mentions, by identity; and whether it names a possible carer."""

    mark: Mark
    people: frozenset[int]
    names_somebody: bool

    def may_be_on(self, adults: frozenset[int]) -> bool:
        """Whether the check is on one of these: its entry mentions one, or no other adult by name."""
        return not self.names_somebody or not self.people.isdisjoint(adults)


def _checks(reading: Reading) -> list[_Check]:
    found = []
    for mark in reading.marks("adult.checked"):
        here = reading.everybody.within(mark.event.id)
        adults = [each for each in here if each.relation not in _NO_CARERS]
        of_kin = bool(adults) and all(each.relation == "kin" for each in adults)  # 'aunt, checks done on her'
        found.append(_Check(mark, frozenset(map(id, here)), of_kin or any(each.names for each in adults)))
    return found


def _found(adult: Joined, late: Sequence[Mark], within: Within) -> Found:
    first = adult.told[0]
    outcome = (
        f"the first is told by {agency(late[0].event)} {dated(late[0].event.date)}"
        if late
        else "no later entry tells of one"
    )
    return Found(
        events=tuple(mark.event.id for mark in adult.told),
        why=(
            f"{on(first.event.date)} {agency(first.event)} recorded {adult.name} in the home or "
            f"caring for the child; no check or assessment of this adult is recorded in the "
            f"{counted(within.days, 'day')} after, and {outcome}"
            f"{depending([mark.event for mark in adult.told])}."
        ),
        question="Which checks or assessment were made on this adult, by whom and when?",
        ask=listed([agency(mark.event) for mark in adult.told]),
        words=tuple(mark.words for mark in adult.told),
    )
