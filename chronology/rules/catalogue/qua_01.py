"""QUA-01: no source.

What it asks: From which record does each entry come?
Why: An entry that cannot be found again in its record cannot be checked, by the panel or by the family.
Source: Care Inspectorate, Practice guide to chronologies: every entry names its source.
Fires on: Entries of a return whose source is empty, or says that it is not known, and that do not say who
    wrote them; those of one agency together. Where no entry of a return has one, the first few stand for it.
Stays quiet on: Any source at all, a person who told or wrote it included.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.reading import Reading
from chronology.rules.returns import FEW, all_by_agency, by_agency, entries
from chronology.rules.rule import Found
from chronology.rules.wording import agency

TITLE = "No source"
SEVERITY = Severity.LOW
SOURCES = ("CI",)

_NOTHING = frozenset((
    "", "n/a", "na", "n/k", "nk", "none", "nil", "unknown", "not known", "not recorded", "not stated", "tbc",
    "blank",
    "no source",
))  # fmt: skip


def _says(words: str) -> bool:
    """Whether a cell says anything: '-' and 'not known' do not."""
    return words.strip(" .-–—?").casefold() not in _NOTHING


def find(reading: Reading) -> Iterator[Found]:
    without = [event for event in reading.events if not any(map(_says, (event.source, event.who)))]
    whole = reading.once(all_by_agency)
    for events in by_agency(without).values():
        name = agency(events[0])
        told = f"In the return of {name} ({entries(events)}), no source is given."
        if len(events) > FEW and len(events) == len(whole[events[0].agency]):
            told = f"None of the {len(events)} entries in the return of {name} gives its source."
            events = events[:FEW]  # the question is of the return: the first few show what is meant
        yield Found(
            events=tuple(event.id for event in events),
            why=told,
            question="Which record does this come from: a system, a page, or a person who told it?",
            ask=name,
        )
