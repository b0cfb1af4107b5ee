"""INJ-03: no strategy discussion after the medical.

What it asks: Did the agencies talk together by the end of the next working day after the examination?
Why: What the doctor found means little until police, health and social care have put together what each of
    them knows of the family.
Source: Bruising protocol.
Fires on: An injury of a baby who cannot move about that a doctor examined, with no strategy discussion by
    the end of one working day after, bank holidays left out.
Stays quiet on: A strategy discussion before the examination or in time. An injury that no doctor is said to
    have examined: INJ-02 asks about that. Records that end before the time was up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.following import Within, coming, ended_before, in_time, late_answer
from chronology.rules.injuries import exams, of_infants
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending

TITLE = "No strategy discussion after the medical"
SEVERITY = Severity.HIGH
SOURCES = ("BP",)

_JUST_AFTER_DAYS = 2
_SOON_DAYS = 14  # an examination later than that is of something else


def find(reading: Reading) -> Iterator[Found]:
    days, soon = reading.threshold("INJ-03", "working_days"), Within(days=_SOON_DAYS)
    talks, by_day = reading.listed("strategy.discussion"), reading.near("strategy.discussion")
    for injury in of_infants(reading):
        first = injury.first
        exam = _medical([mark for mark in exams(reading, injury, _SOON_DAYS) if _is_soon(first, mark)])
        if exam is None or ended_before(reading, exam, Within(working_days=days)):
            continue
        if any(
            in_time(first, talk, soon) and not _is_late(exam, talk, days)
            for talk in coming(first, by_day, soon)
        ):
            continue
        late, limit = late_answer(exam, talks), counted(days, "working day")
        after = (
            f"the first strategy discussion recorded is {dated(late.date)}, not within {limit}"
            if late
            else "no entry tells of a strategy discussion"
        )
        marks = list(dict.fromkeys([first, exam]))
        yield Found(
            events=tuple(mark.event.id for mark in (*marks, *([late] if late else []))),
            why=(
                f"{agency(exam.event)} examined the child {dated(exam.event.date)} after a mark or injury "
                f"that {agency(first.event)} recorded {dated(first.event.date)}; {after}"
                f"{depending([mark.event for mark in marks])}."
            ),
            question="Did police, health and social care hold a strategy discussion after that, and when?",
            ask="children's social care",
            words=tuple(mark.words for mark in marks),
        )


def _medical(found: Sequence[Mark]) -> Mark | None:
    """The first examination; where a column only says 'examined', one that words tell of just after it."""
    if not found or found[0].signal.certainty is Certainty.STATED:
        return next(iter(found), None)
    just_after = Within(days=_JUST_AFTER_DAYS)
    named = (mark for mark in found[1:] if mark.signal.certainty is Certainty.STATED)
    return next((mark for mark in named if in_time(found[0], mark, just_after)), found[0])


def _is_soon(first: Mark, exam: Mark) -> bool:
    return in_time(first, exam, Within(days=_SOON_DAYS))


def _is_late(exam: Mark, talk: Mark, days: int) -> bool:
    """Whether a talk comes after the time is up; one before the examination does not."""
    begun, examined = talk.event.date.earliest, exam.event.date.latest
    return begun is not None and examined is not None and begun > Within(working_days=days).last_day(examined)
