"""Dates, agencies and lists as a finding says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chronology.model.dates.value import EventDate
from chronology.model.events import Event

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(when: date) -> str:
    """A day in words: '4 March 2021', in English wherever the program runs."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def on(when: EventDate) -> str:
    """When it was, at the head of a sentence: 'On 4 March 2021', or the words as written where doubtful."""
    if not when.is_dated:
        return "In an undated entry"
    if when.is_day and when.earliest is not None:
        return f"On {day(when.earliest)}"
    return f"At a time written as '{when.as_written}'" if when.as_written else "At a doubtful time"


def dated(when: EventDate) -> str:
    """When it was, within a sentence: 'on 4 March 2021', \"'March 2021'\", 'undated'."""
    if not when.is_dated:
        return "undated"
    if when.is_day and when.earliest is not None:
        return f"on {day(when.earliest)}"
    return f"'{when.as_written}'" if when.as_written else "at a doubtful time"


def agency(event: Event) -> str:
    """The agency, or what to say where the return does not name it."""
    return event.agency or "an agency that is not named"


def listed(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    once = list(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}" if once else ""


def counted(number: int, unit: str) -> str:
    """'1 day', '3 days'."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def depending(events: Sequence[Event]) -> str:
    """What to add where the finding hangs on doubtful dates; '' where it hangs on none."""
    doubtful = [event for event in events if not event.date.is_day]
    if not doubtful:
        return ""
    said = listed([f"the {agency(event)} entry ({dated(event.date)})" for event in doubtful])
    return f", depending on the date of {said}"
