"""QUA-08: blaming language.

What it asks: Could it say what happened instead?
Why: The child and the family may read this one day, and blame hides what stood in the way.
Source: Tayside, chronology template: plain and non-judgemental words.
Fires on: 'Failed to engage', 'hard to reach', 'non-compliant', 'DNA' of a child, 'lifestyle choice' and the
    like; those of one agency together.
Stays quiet on: The same words within quotation marks, or where they are denied.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.returns import entries, marks_by_agency, quoted, text_of
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "Blaming language"
SEVERITY = Severity.LOW
SOURCES = ("TY",)


def find(reading: Reading) -> Iterator[Found]:
    stated = [m for m in reading.marks("quality.blaming") if m.signal.certainty is Certainty.STATED]
    for marks in marks_by_agency(stated).values():
        name = agency(marks[0].event)
        said = quoted(text_of(mark) for mark in marks)
        yield Found(
            events=tuple(mark.event.id for mark in marks),
            why=f"In the return of {name}, {entries([m.event for m in marks])}, {said} may read as blame.",
            question="What happened here, and what stood in the way?",
            ask=name,
            words=tuple(mark.words for mark in marks),
        )
