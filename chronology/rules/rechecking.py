"""Asking again after a change: only the rules that looked at what the change touches.

A rule's answer depends on the case, the pack, and what it looked at of the reading (`looking.py`). Where
none of that is another than it was, its findings are those of the last time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from chronology.language.signals import Signal
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.rules.checking import completed, places
from chronology.rules.looking import EVERY, PEOPLE, Fact, Looked, of_kind
from chronology.rules.reading import Reading
from chronology.rules.registry import rules

_Read: TypeAlias = tuple[Event, tuple[Signal, ...]]
_OF_PEOPLE = frozenset({"person.mentioned", "person.alias"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one rule found in the last reading, and what it looked at."""

    findings: tuple[Finding, ...]
    looked: Looked


class Rechecking:
    """The rules as they answered last. There is one for each open case."""

    def __init__(self) -> None:
        self._last: Reading | None = None
        self._read: Mapping[str, _Read] = {}
        self._asked: dict[str, _Asked] = {}

    def check(self, reading: Reading, go_on: Callable[[], None] = lambda: None) -> tuple[Finding, ...]:
        """What `check_reading` finds, without asking again whatever cannot answer otherwise than before.

        `go_on` is called before each rule that is asked; what it raises leaves the answers as they were.
        """
        read = {event.id: (event, reading.signals.get(event.id, ())) for event in reading.events}
        touched = None
        if self._last is not None and (self._last.case, self._last.pack) == (reading.case, reading.pack):
            changed = _changed(self._read, read)
            if changed is not None:
                touched = _touched(changed, self._read, read, reading)
                reading.go_on_from(self._last, changed, people=PEOPLE not in touched)
        place, asked = places(reading), {}
        for rule in rules():
            before = self._asked.get(rule.id)
            if before is None or touched is None or not _stands(before.looked, touched, reading):
                go_on()
                found, looked = reading.look(rule.find)
                before = _Asked(completed(rule, found, reading.pack, place), looked)
            asked[rule.id] = before
        reading.rest()
        self._last, self._read, self._asked = reading, read, asked
        return tuple(finding for each in asked.values() for finding in each.findings)


def _stands(looked: Looked, touched: frozenset[str], reading: Reading) -> bool:
    """Whether nothing that was looked at is another than it was."""
    return touched.isdisjoint(looked) and all(
        reading.still(each) for each in looked if isinstance(each, Fact)
    )


def _changed(was: Mapping[str, _Read], is_now: Mapping[str, _Read]) -> set[str] | None:
    """The entries that came, went, or are not as they were; None where the others stand in another order."""
    changed = {id for id in was.keys() | is_now.keys() if not _is_same(was.get(id), is_now.get(id))}
    before = [id for id in was if id not in changed]
    return changed if before == [id for id in is_now if id not in changed] else None


def _touched(
    changed: set[str], was: Mapping[str, _Read], is_now: Mapping[str, _Read], reading: Reading
) -> frozenset[str]:
    """What a rule may have looked at that is not as it was."""
    read = [each for id in changed for each in (was.get(id), is_now.get(id)) if each is not None]
    ids = frozenset(signal.id for _, signals in read for signal in signals)
    kinds = {of_kind(reading.kind(event)) for event, _ in read}
    return ids | kinds | ({EVERY} if changed else set()) | ({PEOPLE} if ids & _OF_PEOPLE else set())


def _is_same(one: _Read | None, other: _Read | None) -> bool:
    if one is None or other is None:
        return False
    return (one[0] is other[0] or one[0] == other[0]) and (one[1] is other[1] or one[1] == other[1])
