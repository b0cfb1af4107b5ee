"""DAB-05: police attended domestic abuse, others were not told.

What it asks: Who was told of the incident that police attended, and when?
Why: A school or a health visitor who knows can look after the child the next day, and can make sense of
    what they see.
Source: Our Learning Transcript: information exchange, above all with universal services.
Fires on: Domestic abuse recorded by police, with nothing within three working days that says that health,
    a school, a nursery or social care was told: no notice or call by police, and no entry of another
    agency that received one.
Stays quiet on: A notice (PPN, Encompass call, referral) in the same entry or in time, or another agency's
    entry that it came. Records that end before the time was up. Further entries on the same incident.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.following import Within, late_answer, unanswered
from chronology.rules.incidents import is_one_incident, police_incidents
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, on

TITLE = "Police attended domestic abuse, others were not told"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("DAB-05", "working_days")
    told = reading.marks("da.told_others", "info.shared", "referral.made", "referral.received")
    answers = [mark for mark in told if _counts(reading, mark)]
    notices = [answer for answer in answers if answer.signal.id == "da.told_others"]
    last: Mark | None = None
    for mark in unanswered(reading, police_incidents(reading), answers, Within(working_days=days)):
        if last is not None and is_one_incident(last, mark):
            continue
        last = mark
        yield _found(mark, late_answer(mark, notices), days)


def _counts(reading: Reading, mark: Mark) -> bool:
    """Police who pass it on, or anybody who says that it came; not a referral about something else.

    Nor a call from outside: a neighbour who rings social care that week tells nobody of what police met.
    """
    if mark.signal.id == "referral.received" and _is_from_outside(reading, mark):
        return False
    return mark.signal.id == "da.told_others" or (
        reading.kind(mark.event) == "police" or mark.signal.id == "referral.received"
    )


def _is_from_outside(reading: Reading, received: Mark) -> bool:
    """Whether the words begin with who called: 'Neighbour rang'."""
    callers = reading.marks_of(received.event, "referral.from_outside")
    return any(
        (caller.signal.field, caller.signal.start) == (received.signal.field, received.signal.start)
        for caller in callers
    )


def _found(mark: Mark, late: Mark | None, days: int) -> Found:
    event = mark.event
    after = (
        f"the first entry that says so is by {agency(late.event)} {dated(late.date)}"
        if late
        else "no later entry says so"
    )
    return Found(
        events=(event.id,),
        why=(
            f"{on(event.date)} {agency(event)} recorded domestic abuse; within "
            f"{counted(days, 'working day')} nobody in health, education or social care is said to have been "
            f"told, and {after}"
            f"{depending([event, *([late.event] if late else [])])}."
        ),
        question="Which agencies were told of this incident, by whom and when?",
        ask=agency(event),
        words=(mark.words,),
    )
