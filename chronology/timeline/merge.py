"""Contributions of many agencies become one timeline.

Merging changes no event: each keeps its agency, its source, its doubt and its words. What merging adds is
the order, a number, and the knowledge that a file came in twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chronology.model.contributions import Contribution
from chronology.model.timeline import Entry, Timeline
from chronology.timeline.order import order_key


def merge(contributions: Iterable[Contribution]) -> Timeline:
    """One timeline of all events, whatever order the contributions come in.

    A file that came in twice, under whatever names, counts once, under the name that sorts first; its
    warnings say so.
    """
    kept = _once_each(contributions)
    events = sorted((event for each in kept for event in each.events), key=order_key)
    entries = [Entry(number, event) for number, event in enumerate(events, start=1)]
    first_undated = sum(entry.event.date.is_dated for entry in entries)
    return Timeline(
        dated=tuple(entries[:first_undated]),
        undated=tuple(entries[first_undated:]),
        contributions=kept,
    )


def _once_each(contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    by_content: dict[str, list[Contribution]] = {}
    for each in sorted(contributions, key=lambda c: (c.file, c.sha256)):
        by_content.setdefault(each.sha256, []).append(each)
    return tuple(_with_namesakes(same) for same in by_content.values())


def _with_namesakes(same: list[Contribution]) -> Contribution:
    first, *others = same
    names = sorted({other.file for other in others} - {first.file})
    if not names:
        return first
    said = f"The same file also came in as {', '.join(names)}. It is counted once."
    return replace(first, warnings=(*first.warnings, said))
