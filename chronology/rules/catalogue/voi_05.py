"""VOI-05: day in the life not explored.

What it asks: What is an ordinary day like for this child?
Why: Neglect told as the state of a house or as promises of parents says little of what the child wakes,
    eats and goes to bed with.
Source: Our Learning Transcript: Day in the Life tools.
Fires on: Two entries or more of neglect with no entry by anybody in the 90 days after that tells of the
    child's day; all of them together.
Stays quiet on: An entry in that time that tells of the child's mornings, meals, evenings or nights, or of a
    day in the life. Neglect after whose first entry the returns end sooner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronology.model.findings import Severity
from chronology.rules.following import Within, is_answered, unanswered
from chronology.rules.near import Near
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed, more_times, on

TITLE = "Day in the life not explored"
SEVERITY = Severity.LOW
SOURCES = ("LT",)

_LEAST = 2


def find(reading: Reading) -> Iterator[Found]:
    days = reading.threshold("VOI-05", "days")
    neglect = list(reading.marks("neglect", "neglect.home", "neglect.hunger"))
    explored, within = reading.listed("child.day"), Within(days=days)
    alone = list(unanswered(reading, neglect, explored, within))
    told = _theme(neglect, reading.near("child.day"), alone, within)
    if len(told) < _LEAST:
        return
    first, last = told[0].event, told[-1].event
    yield Found(
        events=tuple(mark.event.id for mark in told),
        why=(
            f"{on(first.date)}, and {more_times(len(told) - 1)} until "
            f"{dated(last.date).removeprefix('on ')}, the returns tell "
            f"of neglect ({listed([agency(mark.event) for mark in told])}), and no entry in the "
            f"{counted(days, 'day')} after tells "
            f"what the child's day is like{depending([first, last])}."
        ),
        question="What is an ordinary day like for the child, from waking to going to bed?",
        ask=listed([agency(mark.event) for mark in told]),
        words=tuple(mark.words for mark in told),
    )


def _theme(
    neglect: Sequence[Mark], explored: Near[Mark], alone: Sequence[Mark], within: Within
) -> list[Mark]:
    """The neglect from the first entry whose time passed unexplored, one mark an event.

    Entries near the end of the returns belong to the theme, though their own time was not up.
    """
    told: dict[int, Mark] = {}
    for mark in neglect:
        if not alone or mark.order < alone[0].order or not mark.event.date.is_dated:
            continue
        if not is_answered(mark, explored, within):
            told.setdefault(mark.order, mark)
    return list(told.values())
