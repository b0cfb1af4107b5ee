"""Asking every rule about one case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from chronology.language.reading import reader_for
from chronology.language.signals import Signal
from chronology.model.case import Case
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.model.pack import Pack
from chronology.model.timeline import Timeline
from chronology.rules.reading import Reading, reading_of
from chronology.rules.registry import rules
from chronology.rules.rule import Found, Rule


def check(
    timeline: Timeline,
    case: Case,
    pack: Pack,
    signals: Callable[[Event], tuple[Signal, ...]] | None = None,
) -> tuple[Finding, ...]:
    """Every finding of every rule, open and answered (`answered_by`), by rule and then in timeline order.

    `signals` gives the signals of an event; hand in one that remembers, where most events were read
    before.
    """
    return check_reading(reading_of(timeline, case, pack, signals or reader_for(case, timeline.events)))


def check_reading(reading: Reading) -> tuple[Finding, ...]:
    """As `check`, of a case that has been read."""
    place = places(reading)
    return tuple(
        finding for rule in rules() for finding in completed(rule, rule.find(reading), reading.pack, place)
    )


def places(reading: Reading) -> Mapping[str, int]:
    """Where each event stands in the timeline, by its id."""
    return {event.id: order for order, event in enumerate(reading.events)}


def completed(
    rule: Rule, found: Iterable[Found], pack: Pack, place: Mapping[str, int]
) -> tuple[Finding, ...]:
    """The findings of one rule, the open ones first, in timeline order."""
    return tuple(
        sorted(
            (_complete(rule, each, pack, place) for each in found),
            key=lambda finding: (bool(finding.answered_by), [place[event] for event in finding.events]),
        )
    )


def _complete(rule: Rule, found: Found, pack: Pack, place: Mapping[str, int]) -> Finding:
    """The finding: what the rule saw, with what all its findings share, its events in timeline order."""
    return Finding(
        rule=rule.id,
        title=rule.title,
        severity=found.severity or rule.severity,
        events=_in_order(found.events, place),
        why=found.why,
        question=found.question,
        source=_sources(rule.sources, pack),
        ask=found.ask,
        words=found.words,
        answered_by=_in_order(found.answered_by, place),
    )


def _sources(codes: Iterable[str], pack: Pack) -> str:
    return "; ".join(pack.protocols.get(code, code) for code in codes)


def _in_order(events: Iterable[str], place: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(events), key=place.__getitem__))
