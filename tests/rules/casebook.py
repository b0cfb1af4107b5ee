"""Cases for rules, a line of JSON each, made into a timeline without any file being read.

A line holds `id`, `child`, `dob` (or `edd`, `scope`), `rows` (agency, date, time, source, event, seen,
action), `must` (a rule, and the rows one of which it must rest on) and `must_not` (rules that must stay
quiet).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from chronology.model.case import Case, Scope
from chronology.model.contributions import Contribution
from chronology.model.dates import DateContext, read_date, read_time
from chronology.model.dates.value import EventDate, UnreadableDate
from chronology.model.events import Event, Place, Words
from chronology.model.findings import Finding
from chronology.model.timeline import Timeline
from chronology.resource import load_pack
from chronology.rules import check
from chronology.timeline.merge import merge


@dataclass(frozen=True)
class Told:
    """One line of a casebook, as a case and its timeline. Row n of the line is the event with id 'n'."""

    id: str
    case: Case
    timeline: Timeline
    must: tuple[tuple[str, tuple[str, ...]], ...]
    must_not: tuple[str, ...]

    def findings(self) -> tuple[Finding, ...]:
        """All findings, open and answered."""
        return check(self.timeline, self.case, load_pack(self.case.pack))

    def open(self, rule: str) -> tuple[Finding, ...]:
        """The rule's findings that are still open."""
        return tuple(found for found in self.findings() if found.rule == rule and not found.answered_by)


def read_book(path: Path) -> Iterator[Told]:
    """Every case of a casebook."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield told(json.loads(line))


def told(line: dict[str, Any]) -> Told:
    """One line of a casebook."""
    scope = line.get("scope") or [None, None]
    case = Case(
        child=line.get("child", ""),
        born=_day(line.get("dob")),
        expected=_day(line.get("edd")),
        scope=Scope(_day(scope[0]), _day(scope[1])),
    )
    context = DateContext(born=case.born, expected=case.expected, scope=(case.scope.first, case.scope.last))
    events = tuple(_event(number, row, context) for number, row in enumerate(line["rows"]))
    contribution = Contribution(
        file="case", sha256=line["id"], kind="csv", agency="", rows=len(events), events=events, set_aside=()
    )
    return Told(
        id=line["id"],
        case=case,
        timeline=merge([contribution]),
        must=tuple((rule, tuple(map(str, rows))) for rule, rows in line.get("must", ())),
        must_not=tuple(line.get("must_not", ())),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _event(number: int, row: dict[str, str], context: DateContext) -> Event:
    return Event(
        id=str(number),
        place=Place("case", None, number + 1),
        date=_date(row["date"], row.get("time", ""), context),
        agency=row["agency"],
        source=row.get("source", ""),
        text=row["event"],
        seen=row.get("seen", ""),
        action=row.get("action", ""),
        other=tuple(Words(heading, text) for heading, text in row.get("other", {}).items()),
    )


def _date(text: str, clock: str, context: DateContext) -> EventDate:
    try:
        read = read_date(text, context)
    except UnreadableDate:
        return EventDate(as_written=text)
    written = read_time(clock) if clock else None
    if written is None:
        return read
    return EventDate(
        read.earliest, read.latest, read.qualifier, read.origin, written, read.as_written, read.warnings
    )
