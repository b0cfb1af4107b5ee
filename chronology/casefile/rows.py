"""How the plain model lies in the tables: one function there and one back for each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from chronology.model.case import Case, Scope
from chronology.model.contributions import Contribution, RecognisedColumn
from chronology.model.dates.value import EventDate, Origin, PartOfDay, Qualifier, TimeOfDay
from chronology.model.event_types import types_of
from chronology.model.events import Event, Meaning, Place, Reason, SetAside, Words
from chronology.model.findings import Finding, Severity, Span
from chronology.model.people import Person

Row = dict[str, Any]

_JSON = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))

EVENT_COLUMNS = (
    "id, place_file, place_table, place_row, earliest, latest, qualifier, origin,"
    " date_as_written, date_warnings, has_time, time_start, time_end, time_part, time_approximate,"
    " time_as_written, agency, text, source, who, seen, voice, action, analysis, family_member, sequence,"
    " other, confirm"
)
SET_ASIDE_COLUMNS = "place_file, place_table, place_row, cells, reason, detail"
CONTRIBUTION_COLUMNS = "file, sha256, kind, agency, rows, columns, warnings"
CASE_COLUMNS = "title, reference, child, born, expected, scope_first, scope_last, pack, marking"
PERSON_COLUMNS = "name, role, aliases"
FINDING_COLUMNS = "rule, title, severity, events, why, question, source, ask, words, answered_by"


def case_row(case: Case) -> Row:
    return {
        "title": _text(case.title),
        "reference": _text(case.reference),
        "child": _text(case.child),
        "born": _iso(case.born),
        "expected": _iso(case.expected),
        "scope_first": _iso(case.scope.first),
        "scope_last": _iso(case.scope.last),
        "pack": _text(case.pack),
        "marking": _text(case.marking),
    }


def case_from(row: Sequence[Any], people: tuple[Person, ...]) -> Case:
    title, reference, child, born, expected, first, last, pack, marking = row
    return Case(
        title=title,
        reference=reference,
        child=child,
        born=_day(born),
        expected=_day(expected),
        scope=Scope(_day(first), _day(last)),
        people=people,
        pack=pack,
        marking=marking,
    )


def person_row(person: Person) -> Row:
    return {"name": _text(person.name), "role": _text(person.role), "aliases": _listed(person.aliases)}


def person_from(row: Sequence[Any]) -> Person:
    name, role, aliases = row
    return Person(name, role, _list(aliases))


def contribution_row(contribution: Contribution) -> Row:
    columns = [
        [each.table, each.column, each.heading, each.meaning.value, each.sureness]
        for each in contribution.columns
    ]
    return {
        "sha256": contribution.sha256,
        "file": _text(contribution.file),
        "kind": contribution.kind,
        "agency": _text(contribution.agency),
        "rows": contribution.rows,
        "columns": _listed(columns),
        "warnings": _listed(contribution.warnings),
    }


def contribution_from(
    row: Sequence[Any], events: tuple[Event, ...], set_aside: tuple[SetAside, ...]
) -> Contribution:
    file, sha256, kind, agency, rows, columns, warnings = row
    return Contribution(
        file=file,
        sha256=sha256,
        kind=kind,
        agency=agency,
        rows=rows,
        events=events,
        set_aside=set_aside,
        columns=tuple(
            RecognisedColumn(table, column, heading, Meaning(meaning), sureness)
            for table, column, heading, meaning, sureness in _list(columns)
        ),
        warnings=_list(warnings),
    )


def event_row(event: Event) -> Row:
    when = event.date
    clock = when.time or TimeOfDay()
    return {
        "id": event.id,
        "place_file": _text(event.place.file),
        "place_table": _text(event.place.table) if isinstance(event.place.table, str) else event.place.table,
        "place_row": event.place.row,
        "earliest": _iso(when.earliest),
        "latest": _iso(when.latest),
        "qualifier": when.qualifier.value,
        "origin": when.origin.value,
        "date_as_written": _text(when.as_written),
        "date_warnings": _listed(when.warnings),
        "has_time": int(when.time is not None),
        "time_start": _iso(clock.start),
        "time_end": _iso(clock.end),
        "time_part": clock.part.value if clock.part else None,
        "time_approximate": int(clock.approximate),
        "time_as_written": _text(clock.as_written),
        "agency": _text(event.agency),
        "text": _text(event.text),
        "source": _text(event.source),
        "who": _text(event.who),
        "seen": _text(event.seen),
        "voice": _text(event.voice),
        "action": _text(event.action),
        "analysis": _text(event.analysis),
        "family_member": _text(event.family_member),
        "sequence": _text(event.sequence),
        "other": _listed([[words.heading, words.text] for words in event.other]),
        "types": _text("\n".join(types_of(event))),
        "other_words": _text("\n".join(words.text for words in event.other)),
        "confirm": _listed(event.confirm),
    }


def event_from(row: Sequence[Any]) -> Event:
    (
        id_, file, table, number, earliest, latest, qualifier, origin, date_as_written, date_warnings,
        has_time, start, end, part, approximate, time_as_written,
        agency, text, source, who, seen, voice, action, analysis, family_member, sequence, other, confirm,
    ) = row  # fmt: skip
    clock = None
    if has_time:
        clock = TimeOfDay(
            _clock(start),
            _clock(end),
            PartOfDay(part) if part else None,
            bool(approximate),
            time_as_written,
        )
    return Event(
        id=id_,
        place=Place(file, table, number),
        date=EventDate(
            _day(earliest),
            _day(latest),
            Qualifier(qualifier),
            Origin(origin),
            clock,
            date_as_written,
            _list(date_warnings),
        ),
        agency=agency,
        text=text,
        source=source,
        who=who,
        seen=seen,
        voice=voice,
        action=action,
        analysis=analysis,
        family_member=family_member,
        sequence=sequence,
        other=tuple(Words(heading, words) for heading, words in _list(other)),
        confirm=_list(confirm),
    )


def set_aside_row(kept: SetAside) -> Row:
    return {
        "place_file": _text(kept.place.file),
        "place_table": _text(kept.place.table) if isinstance(kept.place.table, str) else kept.place.table,
        "place_row": kept.place.row,
        "cells": _listed(kept.cells),
        "reason": kept.reason.value,
        "detail": _text(kept.detail),
    }


def set_aside_from(row: Sequence[Any]) -> SetAside:
    file, table, number, cells, reason, detail = row
    return SetAside(Place(file, table, number), _list(cells), Reason(reason), detail)


def finding_row(finding: Finding) -> Row:
    return {
        "rule": finding.rule,
        "title": _text(finding.title),
        "severity": finding.severity.value,
        "events": _listed(finding.events),
        "why": _text(finding.why),
        "question": _text(finding.question),
        "source": _text(finding.source),
        "ask": _text(finding.ask),
        "words": _listed([[span.event, span.field, span.start, span.end] for span in finding.words]),
        "answered_by": _listed(finding.answered_by),
    }


def finding_from(row: Sequence[Any]) -> Finding:
    rule, title, severity, events, why, question, source, ask, words, answered_by = row
    return Finding(
        rule=rule,
        title=title,
        severity=Severity(severity),
        events=_list(events),
        why=why,
        question=question,
        source=source,
        ask=ask,
        words=tuple(Span(*span) for span in _list(words)),
        answered_by=_list(answered_by),
    )


def _text(words: str) -> str:
    """Half of a surrogate pair, as in a file name that is not UTF-8, is no character and cannot be stored."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words


def _listed(items: Sequence[Any]) -> str:
    return _JSON.encode(items) if items else ""


def _list(listed: str) -> tuple[Any, ...]:
    return tuple(json.loads(listed)) if listed else ()


def _iso(value: date | time | None) -> str | None:
    return None if value is None else value.isoformat()


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _clock(iso: str | None) -> time | None:
    return None if iso is None else time.fromisoformat(iso)
