"""CLK-09: return home interview not held in time.

What it asks: Was the child offered an interview within 72 hours of being found?
Why: What drove or drew the child away is told soon or not at all.
Source: Statutory guidance on children who run away or go missing from home or care.
Fires on: A missing child who is found or comes back, with the interview told later than 72 hours after, or
    not at all though the returns go on.
Stays quiet on: An interview held in time, and one that was offered and refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.calendar.clocks import hours_timing
from chronology.model.findings import Severity
from chronology.rules.clocks import SOCIAL_CARE, Clock, missed, pairs, told_until
from chronology.rules.following import last_until
from chronology.rules.reading import Mark, Reading, is_within, may_yet_be_after
from chronology.rules.rule import Found

TITLE = "Return home interview not held in time"
SEVERITY = Severity.HIGH
SOURCES = ("MISSING",)

_TELLING = SOCIAL_CARE | {"police", "voluntary", "youth_justice", "early_help"}


def find(reading: Reading) -> Iterator[Found]:
    hours = reading.threshold("CLK-09", "hours")
    yield from missed(
        clocks(reading), "the return home interview", f"{hours} hours", "children's social care"
    )


def clocks(reading: Reading) -> Iterator[Clock]:
    """Every such clock of the case, however it stands."""
    hours = reading.threshold("CLK-09", "hours")
    reached = told_until(reading, _TELLING)
    gone = [mark for mark in reading.marks("missing.reported") if mark.event.date.is_dated]
    found: list[Mark] = []
    for mark in reading.marks("missing.found"):
        if _was_missing(reading, mark, gone, found):
            found.append(mark)
    held = list(reading.marks("missing.interview"))
    for start, end in (pair for back in _returns(found) for pair in pairs(back, held)):
        ended = None if end is None else end.event.date
        yield Clock(start, end, hours_timing(start.event.date, ended, hours, reached))


def _returns(found: list[Mark]) -> list[list[Mark]]:
    """The entries of each return of the child: every one has an interview of its own to be offered."""
    returns: list[list[Mark]] = []
    for mark in found:
        if returns and any(_may_be_one(back, mark) for back in returns[-1]):
            returns[-1].append(mark)
        else:
            returns.append([mark])
    return returns


def _may_be_one(back: Mark, found: Mark) -> bool:
    """Whether two entries may tell of one return, a day apart at most."""
    return is_within(back.date, found.date, 1) or not (back.date.is_dated and found.date.is_dated)


def _was_missing(reading: Reading, found: Mark, gone: list[Mark], back: list[Mark]) -> bool:
    """Whether it is a missing child that was found: said by the police, or reported missing before."""
    if "certain" in found.signal.tags:
        return True
    before = last_until(gone, found)
    if before is None or may_yet_be_after(found.date, before.date):
        return False
    if any(before.order < each.order < found.order and not _may_be_one(each, found) for each in back):
        return False  # the child was back by then
    return reading.apart(before, found) <= _SOON


_SOON = 12
"""Entries between a report and the child's return, at most: further apart they tell of different times."""
