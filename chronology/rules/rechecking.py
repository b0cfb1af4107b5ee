"""Asking again after a change: only the rules that looked at what the change touches.

A rule's answer depends on the case, the pack, and what it looked at of the reading (`looking.py`). Where
none of that is another than it was, its findings are those of the last time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.rules.checking import completed, places
from chronology.rules.looking import EVERY, PEOPLE, Fact, Looked, of_kind
from chronology.rules.reading import Reading
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

    def check(self, reading: Reading, go_on: Callable[[], None] = lambda: None) -> tuple[Finding, ...]:
        """What `check_reading` finds, without asking again whatever cannot answer otherwise than before.

        `go_on` is called before each rule that is asked; what it raises leaves the answers as they were.
        """
        last, touched = self._last, None
        if last is not None and (last.case, last.pack) == (reading.case, reading.pack):
            changed = _changed(last, reading)
            if changed is not None:
                touched = _touched(changed, last, reading)
                reading.go_on_from(last, changed, people=PEOPLE not in touched)
        place, asked = places(reading), {}
        for rule in rules():
            before = self._asked.get(rule.id)
            if before is None or touched is None or not _stands(before.looked, touched, reading):
                go_on()
                found, looked = reading.look(rule.find)
                before = _Asked(completed(rule, found, reading.pack, place), looked)
            asked[rule.id] = before
        reading.rest()
        self._last, self._asked = reading, asked
        return tuple(finding for each in asked.values() for finding in each.findings)


def _stands(looked: Looked, touched: frozenset[str], reading: Reading) -> bool:
    """Whether nothing that was looked at is another than it was."""
    return touched.isdisjoint(looked) and all(
        reading.still(each) for each in looked if isinstance(each, Fact)
    )


def _changed(was: Reading, is_now: Reading) -> set[str] | None:
    """The entries that came, went, or are not as they were; None where the others stand in another order."""
    before, now = _by_id(was), _by_id(is_now)
    changed = before.keys() ^ now.keys()
    for id, event in now.items():
        if id not in changed and not (
            _is_same(before[id], event) and _is_same(was.signals.get(id, ()), is_now.signals.get(id, ()))
        ):
            changed.add(id)
    in_order = [id for id in before if id not in changed]
    return changed if in_order == [id for id in now if id not in changed] else None


def _touched(changed: set[str], was: Reading, is_now: Reading) -> frozenset[str]:
    """What a rule may have looked at that is not as it was."""
    ids = {signal.id for each in (was, is_now) for id in changed for signal in each.signals.get(id, ())}
    kinds = {
        of_kind(each.kind(event)) for each in (was, is_now) for event in each.events if event.id in changed
    }
    every = {EVERY} if changed else set()
    return frozenset(ids | kinds | every | ({PEOPLE} if ids & _OF_PEOPLE else set()))


def _by_id(reading: Reading) -> Mapping[str, Event]:
    return {event.id: event for event in reading.events}


def _is_same(one: object, other: object) -> bool:
    return one is other or one == other
