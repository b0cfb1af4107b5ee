"""How the plain model lies in the tables: one function there and one back for each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache
from sys import intern
from typing import Any

from sqlite_utils import Database

from chronology.model.case import Case, KeyDate, Mode, Scope
from chronology.model.contributions import Contribution, RecognisedColumn
from chronology.model.dates.value import EventDate, Origin, PartOfDay, Qualifier, TimeOfDay
from chronology.model.event_types import types_of
from chronology.model.events import Event, Meaning, Place, Reason, SetAside, Words
from chronology.model.findings import Finding, Severity, Span
from chronology.model.people import Identified, Person, PersonKind

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
CASE_COLUMNS = (
    "title, reference, child, born, expected, scope_first, scope_last, pack, marking, review_type, mode,"
    " agency, status, pseudonym, key_dates"
)
PERSON_COLUMNS = "name, role, aliases, kind, identified, pseudonym, gender, born, died, note"
FINDING_COLUMNS = "rule, title, severity, events, why, question, source, ask, words, answered_by"


class Gone(KeyError):
    """What was asked for by its number or id is not in the case, or no longer."""


def case_row(case: Case) -> Row:
    return {
        "title": text_kept(case.title),
        "reference": text_kept(case.reference),
        "child": text_kept(case.child),
        "born": _iso(case.born),
        "expected": _iso(case.expected),
        "scope_first": _iso(case.scope.first),
        "scope_last": _iso(case.scope.last),
        "pack": text_kept(case.pack),
        "marking": text_kept(case.marking),
        "review_type": text_kept(case.review_type),
        "mode": case.mode.value,
        "agency": text_kept(case.agency),
        "status": text_kept(case.status),
        "pseudonym": text_kept(case.pseudonym),
        "key_dates": list_kept([[text_kept(each.what), each.day.isoformat()] for each in case.key_dates]),
    }


def case_from(row: Sequence[Any], people: tuple[Person, ...]) -> Case:
    (
        title, reference, child, born, expected, first, last, pack, marking, review_type, mode, agency,
        status, pseudonym, key_dates,
    ) = row  # fmt: skip
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
        review_type=review_type,
        mode=Mode(mode),
        agency=agency,
        status=status,
        pseudonym=pseudonym,
        key_dates=tuple(KeyDate(what, date.fromisoformat(day)) for what, day in list_from(key_dates)),
    )


def person_row(person: Person) -> Row:
    return {
        "name": text_kept(person.name),
        "role": text_kept(person.role),
        "aliases": list_kept([text_kept(each) for each in person.aliases]),
        "kind": person.kind.value,
        "identified": person.identified.value,
        "pseudonym": text_kept(person.pseudonym),
        "gender": text_kept(person.gender),
        "born": _iso(person.born),
        "died": _iso(person.died),
        "note": text_kept(person.note),
    }


def person_from(row: Sequence[Any], number: int = 0) -> Person:
    name, role, aliases, kind, identified, pseudonym, gender, born, died, note = row
    return Person(
        name=name,
        role=role,
        aliases=list_from(aliases),
        id=number,
        kind=PersonKind(kind),
        identified=Identified(identified),
        pseudonym=pseudonym,
        gender=gender,
        born=_day(born),
        died=_day(died),
        note=note,
    )


def contribution_row(contribution: Contribution) -> Row:
    columns = [
        [each.table, each.column, each.heading, each.meaning.value, each.sureness]
        for each in contribution.columns
    ]
    return {
        "sha256": contribution.sha256,
        "file": text_kept(contribution.file),
        "kind": contribution.kind,
        "agency": text_kept(contribution.agency),
        "rows": contribution.rows,
        "columns": list_kept(columns),
        "warnings": list_kept(contribution.warnings),
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
            for table, column, heading, meaning, sureness in list_from(columns)
        ),
        warnings=list_from(warnings),
    )


def event_row(event: Event) -> Row:
    when = event.date
    clock = when.time or TimeOfDay()
    return {
        "id": event.id,
        "place_file": text_kept(event.place.file),
        "place_table": text_kept(event.place.table)
        if isinstance(event.place.table, str)
        else event.place.table,
        "place_row": event.place.row,
        "earliest": _iso(when.earliest),
        "latest": _iso(when.latest),
        "qualifier": when.qualifier.value,
        "origin": when.origin.value,
        "date_as_written": text_kept(when.as_written),
        "date_warnings": list_kept(when.warnings),
        "has_time": int(when.time is not None),
        "time_start": _iso(clock.start),
        "time_end": _iso(clock.end),
        "time_part": clock.part.value if clock.part else None,
        "time_approximate": int(clock.approximate),
        "time_as_written": text_kept(clock.as_written),
        "agency": text_kept(event.agency),
        "text": text_kept(event.text),
        "source": text_kept(event.source),
        "who": text_kept(event.who),
        "seen": text_kept(event.seen),
        "voice": text_kept(event.voice),
        "action": text_kept(event.action),
        "analysis": text_kept(event.analysis),
        "family_member": text_kept(event.family_member),
        "sequence": text_kept(event.sequence),
        "other": list_kept([[words.heading, words.text] for words in event.other]),
        "types": text_kept("\n".join(types_of(event))),
        "other_words": text_kept("\n".join(words.text for words in event.other)),
        "confirm": list_kept(event.confirm),
    }


def event_from(row: Sequence[Any]) -> Event:
    """The event of a row. What many events have alike is held in memory once."""
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
        place=Place(intern(file), table, number),
        date=EventDate(
            _day(earliest),
            _day(latest),
            Qualifier(qualifier),
            Origin(origin),
            clock,
            intern(date_as_written),
            list_from(date_warnings),
        ),
        agency=intern(agency),
        text=text,
        source=intern(source),
        who=intern(who),
        seen=seen,
        voice=voice,
        action=action,
        analysis=analysis,
        family_member=family_member,
        sequence=sequence,
        other=tuple(Words(heading, words) for heading, words in list_from(other)),
        confirm=list_from(confirm),
    )


def set_aside_row(kept: SetAside) -> Row:
    return {
        "place_file": text_kept(kept.place.file),
        "place_table": text_kept(kept.place.table) if isinstance(kept.place.table, str) else kept.place.table,
        "place_row": kept.place.row,
        "cells": list_kept(kept.cells),
        "reason": kept.reason.value,
        "detail": text_kept(kept.detail),
    }


def set_aside_from(row: Sequence[Any]) -> SetAside:
    file, table, number, cells, reason, detail = row
    return SetAside(Place(file, table, number), list_from(cells), Reason(reason), detail)


def finding_row(finding: Finding) -> Row:
    return {
        "rule": finding.rule,
        "title": text_kept(finding.title),
        "severity": finding.severity.value,
        "events": list_kept(finding.events),
        "why": text_kept(finding.why),
        "question": text_kept(finding.question),
        "source": text_kept(finding.source),
        "ask": text_kept(finding.ask),
        "words": list_kept([[span.event, span.field, span.start, span.end] for span in finding.words]),
        "answered_by": list_kept(finding.answered_by),
    }


def finding_from(row: Sequence[Any]) -> Finding:
    rule, title, severity, events, why, question, source, ask, words, answered_by = row
    return Finding(
        rule=rule,
        title=title,
        severity=Severity(severity),
        events=list_from(events),
        why=why,
        question=question,
        source=source,
        ask=ask,
        words=tuple(Span(*span) for span in list_from(words)),
        answered_by=list_from(answered_by),
    )


def text_kept(words: str) -> str:
    """Half of a surrogate pair, as in a file name that is not UTF-8, is no character and cannot be stored."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words


def list_kept(items: Sequence[Any]) -> str:
    return _JSON.encode(items) if items else ""


def list_from(listed: str) -> tuple[Any, ...]:
    return tuple(json.loads(listed)) if listed else ()


def _iso(value: date | time | None) -> str | None:
    return None if value is None else value.isoformat()


@lru_cache(maxsize=8192)
def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _clock(iso: str | None) -> time | None:
    return None if iso is None else time.fromisoformat(iso)


def keep(db: Database, table: str, row: Row, id: int = 0) -> int:
    """Keep a row in a table whose rows have numbers, as a new one where `id` is 0; its number.

    Raises Gone where a row with that number is not there.
    """
    if not id:
        names = ", ".join(f'"{name}"' for name in row)
        made = db.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values())
        )
        return int(made.lastrowid or 0)
    said = ", ".join(f'"{name}" = ?' for name in row)
    if not db.execute(f"UPDATE {table} SET {said} WHERE id = ?", [*row.values(), id]).rowcount:
        raise Gone(id)
    return id
