"""DAB-08: accounts of domestic abuse contradict each other.

What it asks: What lies behind the two accounts, and did the agencies know of each other's?
Why: A parent may tell one professional and deny it to another, out of fear or because of who was there.
    Only side by side can the accounts be understood.
Source: Our Learning Transcript: the relationship between the parents.
Fires on: Abuse told to one agency and denied to another within 90 days, in either order.
Stays quiet on: A denial of something else (alcohol, self-harm). What the other adult denies. Both
    accounts given to the same agency. Accounts more than 90 days apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronology.model.findings import Severity
from chronology.rules.near import moved
from chronology.rules.reading import Mark, Reading, is_within
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, depending, listed, on

TITLE = "Accounts of domestic abuse contradict each other"
SEVERITY = Severity.MEDIUM
SOURCES = ("LT",)


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("DAB-08", "days")
    marks = list({mark.words: mark for mark in _contradicting(reading, days)}.values())
    if not marks:
        return
    tale, denial = marks[:2]
    yield Found(
        events=tuple(mark.event.id for mark in marks),
        why=(
            f"{on(tale.event.date)} {agency(tale.event)} recorded that domestic abuse was told; "
            f"{agency(denial.event)} recorded {dated(denial.event.date)} that there was none"
            f"{depending([tale.event, denial.event])}."
        ),
        question="Did either agency know of the other account, and who was there when each was given?",
        ask=listed([agency(mark.event) for mark in marks]),
        words=tuple(mark.words for mark in marks),
    )


def _contradicting(reading: Reading, days: int) -> Iterator[Mark]:
    """Each tale that another agency heard denied near that time, and behind it the denials not given yet."""
    denied, given = reading.near("enquiry.denied"), set()
    for tale in reading.marks("da.disclosed", "da.incident"):
        if not _is_told_by_a_parent(tale):
            continue
        is_denied, new = False, []
        for denial in denied.between(*_about(tale, days)):
            is_new = denial.words not in given if is_denied else True
            if is_new and not _is_same_agency(reading, tale, denial) and _is_near(tale, denial, days):
                is_denied = True
                new.append(denial)
        if is_denied:
            yield tale
            given |= {denial.words for denial in new}
            yield from sorted(new, key=lambda denial: denial.order)


def _is_told_by_a_parent(mark: Mark) -> bool:
    if not mark.event.date.is_dated or mark.signal.field == "voice":
        return False
    if mark.signal.id == "da.disclosed":
        return True
    return "told" in mark.signal.tags and not mark.signal.tags & {"both", "noise"}


def _is_same_agency(reading: Reading, one: Mark, other: Mark) -> bool:
    if one.event.agency == other.event.agency:
        return True
    kind = reading.kind(one.event)
    return kind != "other" and kind == reading.kind(other.event)


def _about(tale: Mark, days: int) -> tuple[date | None, date | None]:
    """The days before and after which no denial is near."""
    return moved(tale.date.earliest, -days), moved(tale.date.latest, days)


def _is_near(one: Mark, other: Mark, days: int) -> bool:
    first, last = sorted((one, other), key=lambda mark: mark.order)
    return is_within(first.event.date, last.event.date, days)
