"""UAD-04: adult in the household, no checks recorded.

What it asks: Which checks or assessment were made on this adult, by whom and when?
Why: An adult who moves in changes the child's safety. A check takes a telephone call, and is often left
    to somebody else.
Source: Understanding Unidentified Adults toolkit.
Fires on: An adult other than a birth parent who moves in, lives there, stays most nights or becomes a
    carer, with no check by police, social care or others, and no assessment naming the adult, in the 28
    days after.
Stays quiet on: A check done or asked for in that time, or before. A guest for a night or two. A
    grandparent or other relative, unless the relative moves in or the child's care passes over. A father
    who may be 'her partner' around the birth. Where the returns end before the 28 days are up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.adults import Joined, joined, mentions
from chronology.rules.following import Within, ended_before, in_time
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, on

TITLE = "Adult in the household, no checks recorded"
SEVERITY = Severity.HIGH
SOURCES = ("UU",)


def find(reading: Reading) -> Iterator[Found]:
    within = Within(days=reading.threshold("UAD-04", "check_days"))
    checks = list(reading.marks("adult.checked"))
    for adult in joined(reading):
        if adult.relation == "kin" and not (_moves_in(adult) or _takes_over(reading, adult)):
            continue
        first = adult.told[0]
        if not first.event.date.is_dated or ended_before(reading, first, within):
            continue
        on_adult = [mark for mark in checks if _is_on(reading, mark, adult)]
        if not any(mark.order <= first.order or in_time(first, mark, within) for mark in on_adult):
            yield _found(adult, on_adult, within)


def _moves_in(adult: Joined) -> bool:
    return any("moves" in mark.signal.tags for mark in adult.told)


def _takes_over(reading: Reading, adult: Joined) -> bool:
    """Whether the child's care passes to a relative: who had it is told to be gone."""
    return any(reading.has(mark.event, "carer.left") for mark in adult.told)


def _is_on(reading: Reading, check: Mark, adult: Joined) -> bool:
    """Whether a check is on the adult: the entry mentions the adult, or no other adult by name."""
    if mentions(reading, check.event.id, adult.adult, adult.relation):
        return True
    named = [
        each
        for each in reading.everybody.within(check.event.id)
        if each.names and each.relation not in ("professional", "mother", "father", "sibling")
    ]
    return not named


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
