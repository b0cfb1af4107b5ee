"""What each agency's return holds, for rules that ask about a whole return: one finding an agency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronology.model.events import Event
from chronology.rules.reading import Mark, Reading
from chronology.rules.wording import dated

FEW = 3


def by_agency(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each agency by its name, as they come."""
    returns: dict[str, list[Event]] = {}
    for event in events:
        returns.setdefault(event.agency, []).append(event)
    return returns


def all_by_agency(reading: Reading) -> dict[str, list[Event]]:
    """Every event by its agency, in timeline order."""
    return by_agency(reading.events)


def dated_by_agency(reading: Reading) -> dict[str, list[Event]]:
    """Every event with a date by its agency, in timeline order."""
    return by_agency(reading.dated)


def marks_by_agency(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    """The marks in each agency's events by its name, as they come."""
    returns: dict[str, list[Mark]] = {}
    for mark in marks:
        returns.setdefault(mark.event.agency, []).append(mark)
    return returns


def entries(events: Sequence[Event]) -> str:
    """'the entry on 4 March 2021', or '3 entries, the first on 4 March 2021'."""
    once = list(dict.fromkeys(event.id for event in events))
    first = dated(events[0].date)
    if len(once) == 1:
        return f"the entry {first}" if events[0].date.is_dated else "an undated entry"
    begins = f", the first {first}" if events[0].date.is_dated else ""
    return f"{len(once)} entries{begins}"


def quoted(words: Iterable[str]) -> str:
    """The first few different words, in quotation marks: "'a', 'b', 'c' and 4 more"."""
    once = list(dict.fromkeys(" ".join(word.split()) for word in words))
    shown = [f"'{word}'" for word in once[:FEW]]
    if len(once) > FEW:
        shown.append(f"{len(once) - FEW} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def text_of(mark: Mark) -> str:
    """The words that a mark was read from, as written."""
    return column_of(mark)[mark.signal.start : mark.signal.end]


def column_of(mark: Mark) -> str:
    """All words of the column that a mark was read from, as written."""
    event, name = mark.event, mark.signal.field
    columns = {
        "event": event.text,
        "seen": event.seen,
        "voice": event.voice,
        "action": event.action,
        "analysis": event.analysis,
    }
    if name.startswith("other "):
        return event.other[int(name.removeprefix("other ")) - 1].text
    return columns.get(name, "")
