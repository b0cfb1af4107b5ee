"""DAB-07: high-risk domestic abuse was not taken to MARAC.

What it asks: Was the abuse referred to the multi-agency risk assessment conference (MARAC)?
Why: Where the risk of serious harm is high, one agency alone cannot keep a parent and children safe.
Source: NICE PH50 and QS116; the thresholds are our own reading.
Fires on: A risk checklist graded high or with 14 ticks or more; strangulation, a weapon or a threat to
    kill in abuse between adults, where the checklist is not graded lower; or a third incident recorded by
    police within 12 months; with no MARAC referral or meeting in the 28 days after.
Stays quiet on: MARAC in time, told by any agency. Checklists graded standard or medium. Records that end
    before the 28 days were up. High risk of another kind, such as a pregnancy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateutil.relativedelta import relativedelta

from chronology.model.findings import Severity
from chronology.rules.following import Within, first_behind, is_parted, late_answer, unanswered
from chronology.rules.incidents import police_incidents, separate
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, on

TITLE = "High-risk domestic abuse was not taken to MARAC"
SEVERITY = Severity.HIGH
SOURCES = ("NICE",)

_INCIDENT = "da.incident"


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("DAB-07", "conference_days")
    conferences = list(reading.marks("da.marac"))
    graded = list(_graded(reading))
    incidents = list(separate(police_incidents(reading)))
    triggers = sorted((*graded, *_repeated(reading, incidents)), key=lambda mark: mark.order)
    chain: list[Mark] = []
    for mark in unanswered(reading, triggers, conferences, Within(days=days)):
        if chain and is_parted(chain[-1], mark, conferences):
            yield _found(chain, conferences, incidents, days)
            chain = []
        chain.append(mark)
    if chain:
        yield _found(chain, conferences, incidents, days)


def _graded(reading: Reading) -> Iterator[Mark]:
    """Entries that grade the risk high, or that tell of what always is, unless graded lower there."""
    for mark in reading.marks("da.high_risk"):
        event = mark.event
        of_adults = reading.has(event, "da.incident", "da.disclosed")
        if "grave" not in mark.signal.tags or (of_adults and not reading.has(event, "da.lower_risk")):
            yield mark


def _repeated(reading: Reading, incidents: Sequence[Mark]) -> list[Mark]:
    """Each incident recorded by police that is at least the third in the time before it."""
    least, months = reading.threshold("DAB-07", "incidents"), reading.threshold("DAB-07", "months")
    return [
        mark
        for at, mark in enumerate(incidents)
        if _is_third(incidents[max(0, at + 1 - least) : at + 1], least, months)
    ]


def _is_third(until: Sequence[Mark], least: int, months: int) -> bool:
    if len(until) < least:
        return False
    first, last = until[-least].event.date, until[-1].event.date
    if first.earliest is None or last.latest is None:
        return False
    return last.latest <= first.earliest + relativedelta(months=months)


def _found(chain: Sequence[Mark], conferences: Sequence[Mark], incidents: Sequence[Mark], days: int) -> Found:
    first = chain[0]
    event = first.event
    late = late_answer(first, conferences)
    what = "high-risk domestic abuse"
    marks = list(chain)
    if first.signal.id == _INCIDENT:
        what = "domestic abuse again, the third incident or more for the police in a year"
        marks = [*incidents[: first_behind(incidents, first)], *chain[1:]]
    after = f"; MARAC is first told {dated(late.date)}" if late else ""
    return Found(
        events=tuple(mark.event.id for mark in marks),
        why=(
            f"{on(event.date)} {agency(event)} recorded {what}, and no entry tells of MARAC in the "
            f"{counted(days, 'day')} after{after}{depending([event])}."
        ),
        question="Was this referred to MARAC, and if not, what was decided instead?",
        ask=agency(event),
        words=tuple(mark.words for mark in marks),
    )
