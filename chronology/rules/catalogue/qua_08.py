"""QUA-08: blaming language.

What it asks: Could it say what happened instead?
Why: The child and the family may read this one day, and blame hides what stood in the way.
Source: Tayside, chronology template: plain and non-judgemental words.
Fires on: 'Failed to engage', 'hard to reach', 'non-compliant', 'DNA' of a child, 'lifestyle choice' and the
    like; those of one agency together.
Stays quiet on: The same words within quotation marks, or where they are denied. Words about which QUA-04
    asks already, as an opinion given as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.reading import Mark, Reading
from chronology.rules.returns import entries, marks_by_agency, quoted, text_of
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "Blaming language"
SEVERITY = Severity.LOW
SOURCES = ("TY",)


def _is_opinion(reading: Reading, mark: Mark) -> bool:
    """Whether QUA-04 asks about the same words: an opinion given as a fact."""
    said = mark.signal
    return any(
        "trait" in view.signal.tags
        and view.signal.field == said.field
        and 2 * (min(view.signal.end, said.end) - max(view.signal.start, said.start)) > said.end - said.start
        for view in reading.marks_of(mark.event, "quality.opinion")
    )


def find(reading: Reading) -> Iterator[Found]:
    stated = [
        mark
        for mark in reading.marks("quality.blaming")
        if mark.signal.certainty is Certainty.STATED and not _is_opinion(reading, mark)
    ]
    for marks in marks_by_agency(stated).values():
        name = agency(marks[0].event)
        said = quoted(text_of(mark) for mark in marks)
        yield Found(
            events=tuple(mark.event.id for mark in marks),
            why=f"In the return of {name} ({entries([m.event for m in marks])}), {said} may read as blame.",
            question="What happened here, and what stood in the way?",
            ask=name,
            words=tuple(mark.words for mark in marks),
        )
