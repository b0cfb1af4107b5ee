"""Asking again after a change: only the rules that looked at what the change touches.

A rule's answer depends on the case, the pack, and what it looked at of the reading (`Reading.look`). Where
none of that is another than it was, its findings are those of the last time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronology.language.signals import Signal
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.rules.checking import completed, places
from chronology.rules.reading import EVERY, PEOPLE, Fact, Looked, Reading, of_kind
from chronology.rules.registry import rules

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
        self._asked: dict[str, _Asked] = {}

    def check(self, reading: Reading) -> tuple[Finding, ...]:
        """What `check_reading` finds, without asking again whatever cannot answer otherwise than before."""
        touched = None if self._last is None else _touched(self._last, reading)
        if self._last is not None and touched is not None:
            reading.go_on_from(self._last, people=PEOPLE not in touched)
        place = places(reading)
        asked = {}
        for rule in rules():
            before = self._asked.get(rule.id)
            if before is None or touched is None or not _stands(before.looked, touched, reading):
                found, looked = reading.look(rule.find)
                before = _Asked(completed(rule, found, reading.pack, place), looked)
            asked[rule.id] = before
        self._last, self._asked = reading, asked
        return tuple(finding for each in asked.values() for finding in each.findings)


def _stands(looked: Looked, touched: frozenset[str], reading: Reading) -> bool:
    """Whether nothing that was looked at is another than it was."""
    return touched.isdisjoint(looked) and all(
        reading.still(each) for each in looked if isinstance(each, Fact)
    )


def _touched(before: Reading, now: Reading) -> frozenset[str] | None:
    """What a rule may have looked at that is not as it was; None where all may be otherwise."""
    if (before.case, before.pack) != (now.case, now.pack):
        return None
    was, is_now = _read(before), _read(now)
    changed = {id for id in was.keys() | is_now.keys() if not _is_same(was.get(id), is_now.get(id))}
    if [id for id in was if id not in changed] != [id for id in is_now if id not in changed]:
        return None  # entries that are as they were stand in another order
    ids = frozenset(
        signal.id for id in changed for each in (was.get(id), is_now.get(id)) if each for signal in each[1]
    )
    kinds = {of_kind(now.kind(each[0])) for id in changed for each in (was.get(id), is_now.get(id)) if each}
    return ids | kinds | ({EVERY} if changed else set()) | ({PEOPLE} if ids & _OF_PEOPLE else set())


_Read = tuple[Event, tuple[Signal, ...]]


def _read(reading: Reading) -> Mapping[str, _Read]:
    return {event.id: (event, reading.signals.get(event.id, ())) for event in reading.events}


def _is_same(one: _Read | None, other: _Read | None) -> bool:
    if one is None or other is None:
        return False
    return (one[0] is other[0] or one[0] == other[0]) and (one[1] is other[1] or one[1] == other[1])
