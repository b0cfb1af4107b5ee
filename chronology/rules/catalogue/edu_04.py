"""EDU-04: attendance falling.

What it asks: What lay behind the days at which the child was not in school?
Why: Days away from school may be illness, caring, fear or being kept at home. The figure says only how many.
Source: (our own inference) attendance below 90 per cent counts as persistent absence, below 50 as severe.
Fires on: The child's own stated attendance under 90 per cent (medium), or under 50 (high), as a percentage or
    as sessions of sessions.
Stays quiet on: A sibling's figure, a target, a threshold, an average, or a test result. Figures of 90 and
    more.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, depending, listed

TITLE = "Attendance falling"
SEVERITY = Severity.MEDIUM
SOURCES = ("ATTENDANCE",)


def find(reading: Reading) -> Iterator[Found]:
    low = [
        mark
        for mark in _figures(reading)
        if _tenths(mark) < 10 * reading.threshold("EDU-04", "medium_percent")
    ]
    if not low:
        return
    least = min(low, key=_tenths)
    severe = _tenths(least) < 10 * reading.threshold("EDU-04", "high_percent")
    events = list(dict.fromkeys(mark.event for mark in low))
    yield Found(
        events=tuple(event.id for event in events),
        why=(
            f"{agency(least.event)} stated the child's attendance as {_tenths(least) / 10:g} per cent "
            f"{dated(least.event.date)}; {len(events)} "
            f"{'entry gives' if len(events) == 1 else 'entries give'} "
            f"a figure below {reading.threshold('EDU-04', 'medium_percent')}{depending(events)}."
        ),
        question="What lay behind the days away from school, and what was done for the child to come?",
        ask=listed([agency(event) for event in events]),
        words=tuple(mark.words for mark in low),
        severity=Severity.HIGH if severe else None,
    )


def _figures(reading: Reading) -> Iterator[Mark]:
    for mark in reading.marks("attendance.figure"):
        youngest = reading.youngest(mark.event)
        if youngest is None or youngest >= 0:
            yield mark


def _tenths(mark: Mark) -> int:
    return int(next(tag for tag in mark.signal.tags if tag.startswith("tenths ")).removeprefix("tenths "))
