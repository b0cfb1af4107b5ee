"""An entered event as plain data and back, every field of it: for the file that carries it to the review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any

from chronology.model.dates.value import EventDate, Origin, PartOfDay, Qualifier, TimeOfDay
from chronology.model.entering import Direction, Enquiry, EnteredEvent, Seen, Significance

_KINDS: Mapping[str, type[Any]] = {
    "seen": Seen,
    "enquiry": Enquiry,
    "significance": Significance,
    "direction": Direction,
}
_LISTS = ("people", "types", "tags")


def entered_record(event: EnteredEvent) -> dict[str, Any]:
    """An event as values that JSON takes, keys in the order of the fields."""
    record: dict[str, Any] = {each.name: getattr(event, each.name) for each in fields(event)}
    record["date"] = date_record(event.date)
    record.update({name: list(record[name]) for name in _LISTS})
    record.update({name: record[name].value for name in _KINDS})
    return record


def entered_from(record: Mapping[str, Any]) -> EnteredEvent:
    """The event that `entered_record` made. Raises ValueError where a value is none that is known here."""
    known = {each.name for each in fields(EnteredEvent)}
    if unknown := sorted(record.keys() - known):
        raise ValueError(f"an entry has '{unknown[0]}', which is not known here")
    values = dict(record)
    try:
        values["date"] = date_from(record["date"])
        values.update({name: tuple(record[name]) for name in _LISTS})
        values.update({name: kind(record[name]) for name, kind in _KINDS.items()})
        return EnteredEvent(**values)
    except (KeyError, TypeError) as fault:
        raise ValueError(f"an entry cannot be read ({fault})") from None


def date_record(when: EventDate) -> dict[str, Any]:
    clock = when.time
    return {
        "earliest": when.earliest and when.earliest.isoformat(),
        "latest": when.latest and when.latest.isoformat(),
        "qualifier": when.qualifier.value,
        "origin": when.origin.value,
        "as_written": when.as_written,
        "warnings": list(when.warnings),
        "time": None if clock is None else _time_record(clock),
    }


def _time_record(clock: TimeOfDay) -> dict[str, Any]:
    return {
        "start": clock.start and clock.start.isoformat(),
        "end": clock.end and clock.end.isoformat(),
        "part": clock.part and clock.part.value,
        "approximate": clock.approximate,
        "as_written": clock.as_written,
    }


def date_from(record: Mapping[str, Any]) -> EventDate:
    clock = record["time"]
    return EventDate(
        earliest=_day(record["earliest"]),
        latest=_day(record["latest"]),
        qualifier=Qualifier(record["qualifier"]),
        origin=Origin(record["origin"]),
        as_written=record["as_written"],
        warnings=tuple(record["warnings"]),
        time=None if clock is None else _time_from(clock),
    )


def _time_from(record: Mapping[str, Any]) -> TimeOfDay:
    return TimeOfDay(
        start=_clock(record["start"]),
        end=_clock(record["end"]),
        part=PartOfDay(record["part"]) if record["part"] else None,
        approximate=bool(record["approximate"]),
        as_written=record["as_written"],
    )


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _clock(iso: str | None) -> time | None:
    return None if iso is None else time.fromisoformat(iso)
