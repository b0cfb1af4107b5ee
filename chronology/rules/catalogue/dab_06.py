"""DAB-06: what may have pointed to domestic abuse was not explored.

What it asks: Did anybody ask the parent, alone, about what several entries may point to?
Why: One sign may be nothing. Several, often held by different agencies, are a reason to ask.
Source: Our Learning Transcript: professional curiosity, the relationship between the parents. NICE PH50
    and QS116.
Fires on: Two or more entries within 180 days with a sign (an injury to a parent, fear, controlling words,
    a partner who answers for her, a broken door, separations after rows) and nobody recorded as asking
    from the first of them on.
Stays quiet on: An enquiry after the first sign, by anybody, in front of nobody else: the finding is then
    answered. One sign alone. Signs more than 180 days apart. An injury that the entry explains otherwise,
    by sport, work or treatment. A sign about the child or another family. A sign in the four weeks after
    abuse is told of plainly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from chronology.language.signals import touch
from chronology.model.findings import Severity
from chronology.rules.asking import asked, may_be_since
from chronology.rules.following import last_until
from chronology.rules.near import Near, moved
from chronology.rules.reading import Mark, Reading, is_within
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed

TITLE = "What may have pointed to domestic abuse was not explored"
SEVERITY = Severity.HIGH
SOURCES = ("LT", "NICE")

_SMALL_DAYS = 366
_SEE_CHILDREN = frozenset({
    "school", "early_years", "care_provider", "community_health", "school_nursing", "camhs", "acute_hospital",
    "ed",
})  # fmt: skip
_NOT_SO_CALLED = frozenset({"noise", "trait", "control", "both"})


def find(reading: Reading) -> Iterator[Found]:
    least, days = reading.threshold("DAB-06", "hints"), reading.threshold("DAB-06", "days")
    enquiries = Near(mark for mark in asked(reading) if "accompanied" not in mark.signal.tags)
    signs = _signs(reading, reading.threshold("DAB-06", "known_days"))
    for run in _runs(signs, least, days):
        yield _found(run, _answers(run, enquiries, days), days)


def _signs(reading: Reading, known_days: int) -> list[Mark]:
    """The first sign of each dated entry where no abuse is told of, in it or so many days before."""
    first: dict[int, Mark] = {}
    told = [mark for mark in reading.marks("da.incident", "da.disclosed") if _is_plain(mark)]
    for mark in reading.marks("da.hint"):
        known = last_until(told, mark)
        if known is not None and is_within(known.date, mark.date, known_days):
            continue
        if mark.event.date.is_dated and not _is_a_childs(reading, mark):
            first.setdefault(mark.order, mark)
    return list(first.values())


def _is_a_childs(reading: Reading, hint: Mark) -> bool:
    """Whether the words tell of how a child was hurt, and of nothing done to a parent.

    Of an older child only those are taken at their word whose patient or pupil is a child.
    """
    age = reading.oldest(hint.event)
    if age is None or age < 0:
        return False
    if age >= _SMALL_DAYS and reading.kind(hint.event) not in _SEE_CHILDREN:
        return False
    hurt = reading.marks_of(hint.event, "injury.child")
    told = [*hurt, *reading.marks_of(hint.event, "injury.explained")] if hurt else []
    return any(touch(each.signal, hint.signal) for each in told)


def _is_plain(mark: Mark) -> bool:
    return not mark.signal.tags & _NOT_SO_CALLED


def _runs(signs: Sequence[Mark], least: int, days: int) -> Iterator[list[Mark]]:
    """Signs of which each follows the one before within the time, where there are enough of them."""
    run: list[Mark] = []
    for sign in signs:
        if run and not is_within(run[-1].event.date, sign.event.date, days):
            if len(run) >= least:
                yield run
            run = []
        run.append(sign)
    if len(run) >= least:
        yield run


def _answers(run: Sequence[Mark], enquiries: Near[Mark], days: int) -> list[Mark]:
    first, last = run[0].event.date.earliest, run[-1].event.date.latest
    return [
        mark
        for mark in enquiries.in_order(first, moved(last, days))
        if first is not None
        and may_be_since(mark.event, first)
        and mark.order >= run[0].order
        and (
            last is None
            or mark.event.date.earliest is None
            or mark.event.date.earliest <= last + timedelta(days=days)
        )
    ]


def _found(run: Sequence[Mark], answers: Sequence[Mark], days: int) -> Found:
    events = [mark.event for mark in run]
    outcome = (
        f"answered by {listed([f'{agency(mark.event)} {dated(mark.event.date)}' for mark in answers[:2]])}"
        if answers
        else "no entry from the first of them on says that anybody asked"
    )
    signs = listed([f"{agency(event)} {dated(event.date)}" for event in events])
    return Found(
        events=tuple(event.id for event in events),
        why=(
            f"{len(run)} entries within {counted(days, 'day')} of one another ({signs}) may point to "
            f"domestic abuse; {outcome}{depending(events)}."
        ),
        question="Was the parent asked, alone, what was behind these entries?",
        ask=listed([agency(event) for event in events]),
        words=tuple(mark.words for mark in run),
        answered_by=tuple(mark.event.id for mark in answers),
    )
