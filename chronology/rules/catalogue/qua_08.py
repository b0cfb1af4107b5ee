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
    """Whether QUA-04 asks about the same phrase: 'little madam' in 'a spoilt little madam'."""
    said = mark.signal
    for view in reading.marks_of(mark.event, "quality.opinion"):
        held = view.signal
        if "trait" not in held.tags or held.certainty is not Certainty.STATED or held.field != said.field:
            continue
        common = min(held.end, said.end) - max(held.start, said.start)
        if 2 * common > said.end - said.start or common == held.end - held.start or -1 <= common <= 0:
            return True
    return False


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
