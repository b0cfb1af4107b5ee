"""What a query chooses by, each choice as one question to the case that answers with the keys of events.

A question stands alone, so that the answer to one that has not changed can be kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronology.casefile.event_search import match
from chronology.model.entering import Significance
from chronology.model.event_rows import Flag, RowQuery

ENTERED = "entered"
"""The kind of a contribution whose events were typed into this program."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One question: SQL that gives keys of `events`, and the values in it."""

    sql: str
    values: tuple[str, ...] = ()


def conditions(query: RowQuery) -> Iterator[Condition]:
    """The questions whose answers an event must all be in. None means every event."""
    if query.agencies:
        yield Condition(
            "SELECT key FROM events WHERE agency IN (SELECT value FROM json_each(?))", _listed(query.agencies)
        )
    if query.first is not None or query.last is not None:
        yield _between(query)
    if query.words.strip():
        wanted = match(query.words)
        if wanted is not None:
            yield Condition("SELECT rowid FROM event_words WHERE event_words MATCH ?", (wanted,))
    if query.people:
        yield _by_id(
            "SELECT event_id FROM mentions WHERE person IN (SELECT value FROM json_each(?))",
            *_listed(query.people),
        )
    if query.types:
        yield Condition(
            "SELECT key FROM events WHERE types <> '' AND EXISTS (SELECT 1 FROM json_each(?)"
            " WHERE instr(char(10) || types || char(10), char(10) || value || char(10)))",
            _listed(query.types),
        )
    if query.findings:
        yield _by_id(
            "SELECT event_id FROM finding_events WHERE finding_id IN (SELECT value FROM json_each(?))",
            *_listed(query.findings),
        )
    if query.tags:
        yield _by_id(
            "SELECT event_id FROM event_tags WHERE tag IN (SELECT value FROM json_each(?))",
            *_listed(query.tags),
        )
    for flag in sorted(query.flags):
        yield _FLAGS[flag]


def _between(query: RowQuery) -> Condition:
    """Dates are kept as text in which the later is the greater; an open end is NULL and always fits."""
    wanted = ["(earliest IS NOT NULL OR latest IS NOT NULL)"]
    values = []
    if query.first is not None:
        wanted.append("(latest IS NULL OR latest >= ?)")
        values.append(query.first.isoformat())
    if query.last is not None:
        wanted.append("(earliest IS NULL OR earliest <= ?)")
        values.append(query.last.isoformat())
    return Condition(f"SELECT key FROM events WHERE {' AND '.join(wanted)}", tuple(values))


def _by_id(sql: str, *values: str) -> Condition:
    return Condition(f"SELECT key FROM events WHERE id IN ({sql})", values)


def _listed(chosen: Iterable[str] | Iterable[int]) -> tuple[str]:
    return (json.dumps(sorted(chosen)),)


_FLAGS = {
    Flag.UNDATED: Condition("SELECT key FROM events WHERE earliest IS NULL AND latest IS NULL"),
    Flag.TO_CONFIRM: Condition("SELECT key FROM events WHERE confirm <> '' OR date_warnings <> ''"),
    Flag.QUESTIONED: _by_id("SELECT event_id FROM finding_events WHERE open"),
    Flag.SIGNIFICANT: _by_id(
        "SELECT event_id FROM event_marks WHERE significance IN (?, ?)",
        Significance.KEY.value,
        Significance.SIGNIFICANT.value,
    ),
    Flag.TURNING_POINT: _by_id("SELECT event_id FROM event_marks WHERE turning_point"),
    Flag.RESTRICTED: _by_id("SELECT event_id FROM event_marks WHERE restricted"),
    Flag.TAGGED: _by_id("SELECT event_id FROM event_tags"),
    Flag.CORRECTED: _by_id("SELECT event FROM corrections"),
    Flag.ENTERED: Condition(
        "SELECT key FROM events WHERE contribution IN (SELECT id FROM contributions WHERE kind = ?)",
        (ENTERED,),
    ),
}
