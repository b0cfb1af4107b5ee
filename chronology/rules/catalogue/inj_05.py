"""INJ-05: repeated injuries.

What it asks: Did anybody look at the injuries together?
Why: Each injury may have its explanation. Seen one by one, in several places, a pattern stays unseen.
Source: Our Learning Transcript.
Fires on: Two injuries within 90 days while the child is under two, or three within 365 days at any age,
    across all agencies.
Stays quiet on: One injury told by several agencies, or come back to in a letter, a dressing or a review.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from chronology.model.findings import Severity
from chronology.rules.injuries import Injury, injuries
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, dated, depending, listed

TITLE = "Repeated injuries"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)

_YEAR = 365.25


def find(reading: Reading) -> Iterator[Found]:
    known = injuries(reading)
    young = [each for each in known if _is_young(reading, each)]
    number = reading.threshold("INJ-05", "young_injuries")
    found = _run(young, number, reading.threshold("INJ-05", "young_days"))
    found += _run(known, reading.threshold("INJ-05", "injuries"), reading.threshold("INJ-05", "days"))
    if not found:
        return
    together = sorted({each.first.order: each for each in found}.values(), key=lambda each: each.first.order)
    events = [each.first.event for each in together]
    told = listed([f"{agency(event)} {dated(event.date)}" for event in events[:4]])
    yield Found(
        events=tuple(event.id for event in events),
        why=(
            f"{counted(len(events), 'separate injury').replace('injurys', 'injuries')} of the child "
            f"{'is' if len(events) == 1 else 'are'} recorded: {told}{depending(events)}."
        ),
        question="Did anybody look at these injuries together, and what came of it?",
        ask=listed([agency(event) for event in events]),
        words=tuple(each.first.words for each in together),
    )


def _run(known: Sequence[Injury], number: int, days: int) -> list[Injury]:
    """Every injury that stands among so many within so many days, under every reading of doubtful dates."""
    found: list[Injury] = []
    for at in range(len(known) - number + 1):
        some = known[at : at + number]
        first, last = some[0].first.event.date.earliest, some[-1].first.event.date.latest
        if first is not None and last is not None and last - first <= timedelta(days=days):
            found += some
    return found


def _is_young(reading: Reading, injury: Injury) -> bool:
    oldest = reading.oldest(injury.first.event)
    return oldest is not None and oldest < reading.threshold("INJ-05", "young_under_years") * _YEAR
