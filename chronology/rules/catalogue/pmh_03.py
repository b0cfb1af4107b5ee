"""PMH-03: child described as a protective factor.

What it asks: What was done to keep the child safe and free of this task, and what else protects the parent?
Why: A child cannot keep an adult safe. Where a child is named as the reason to live, the risk to the
    child and the weight on the child are out of sight.
Source: Our Learning Transcript: to see the child as a protective factor is not appropriate.
Fires on: Words that name a child of the family as what protects a parent: 'protective factor', 'reason to
    live', 'keeps her going', 'would not act on it because of the children'.
Stays quiet on: Other people or things named as protecting; what protects the child; talk of why a child
    is no protective factor.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, counted, listed, on

TITLE = "Child described as a protective factor"
SEVERITY = Severity.HIGH
SOURCES = ("LT",)


def find(reading: Reading) -> Iterator[Found]:
    marks = list(reading.marks("child.protective_factor"))
    if not marks:
        return
    first = marks[0].event
    events = tuple(dict.fromkeys(mark.event.id for mark in marks))
    again = f", and again in {counted(len(events) - 1, 'entry')}".replace("entrys", "entries")
    yield Found(
        events=events,
        why=(
            f"{on(first.date)} {agency(first)} described a child as what protects a parent"
            f"{again if len(events) > 1 else ''}."
        ),
        question=(
            "What was this child's own situation, and what else was in place to keep the parent and the "
            "child safe?"
        ),
        ask=listed([agency(mark.event) for mark in marks]),
        words=tuple(mark.words for mark in marks),
    )
