"""The words of an event by the name of the field under which signals were read."""

from __future__ import annotations

from chronology.model.events import Event, Meaning

_OTHER = "other "


def words_of(event: Event, field: str) -> str:
    """The words of a field of an event, by the name under which it is read."""
    if field.startswith(_OTHER):
        number = int(field.removeprefix(_OTHER))
        return event.other[number - 1].text if number <= len(event.other) else ""
    return event.text if field == Meaning.EVENT else str(getattr(event, field, ""))
