"""QUA-04: opinion as fact.

What it asks: What was seen, heard or said, and whose view is this?
Why: A chronology keeps facts and views apart, so that each can be checked. A view that stands as a fact is
    copied from one return to the next until it is believed.
Source: Care Inspectorate, Practice guide to chronologies: facts, not opinions.
Fires on: Words in the account of what happened that give a view and say nobody's name: 'clearly',
    'obviously', 'seems', 'attention seeking', 'manipulative'; those of one agency together.
Stays quiet on: A view that somebody is said to hold, that stands in quotation marks, or that stands in the
    column for analysis. The same words where they tell a fact ('spoke clearly').
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.returns import entries, marks_by_agency, quoted, text_of
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "Opinion as fact"
SEVERITY = Severity.LOW
SOURCES = ("CI",)


def find(reading: Reading) -> Iterator[Found]:
    stated = [m for m in reading.marks("quality.opinion") if m.signal.certainty is Certainty.STATED]
    for marks in marks_by_agency(stated).values():
        name = agency(marks[0].event)
        said = quoted(text_of(mark) for mark in marks)
        yield Found(
            events=tuple(mark.event.id for mark in marks),
            why=(
                f"In the return of {name} ({entries([m.event for m in marks])}), {said} may be "
                "somebody's view, written as a fact."
            ),
            question="What was seen, heard or said here, and whose view is it?",
            ask=name,
            words=tuple(mark.words for mark in marks),
        )
