"""Dates, agencies and lists as a finding says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chronology.model.dates.value import EventDate, Qualifier
from chronology.model.events import Event

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


_APPROXIMATE = (Qualifier.APPROXIMATE, Qualifier.APPROXIMATE_AND_UNCERTAIN)
_UNCERTAIN = (Qualifier.UNCERTAIN, Qualifier.APPROXIMATE_AND_UNCERTAIN)


def day(when: date) -> str:
    """A day in words: '4 March 2021', in English wherever the program runs."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def on(when: EventDate) -> str:
    """When it was, at the head of a sentence: 'On 4 March 2021', or the words as written where doubtful."""
    if not when.is_dated:
        return "In an undated entry"
    if when.is_day and when.earliest is not None:
        said = _day(when, when.earliest)
        return f"{said[0].upper()}{said[1:]}"
    return f"At a time written as '{when.as_written}'" if when.as_written else "At a doubtful time"


def dated(when: EventDate) -> str:
    """When it was, within a sentence: 'on 4 March 2021', \"'March 2021'\", 'undated'."""
    if not when.is_dated:
        return "undated"
    if when.is_day and when.earliest is not None:
        return _day(when, when.earliest)
    return f"'{when.as_written}'" if when.as_written else "at a doubtful time"


def between(first: EventDate, last: EventDate) -> str:
    """A time at the head of a sentence: 'Between 4 March 2021 and 2 May 2021', 'On 4 March 2021'."""
    ends = [dated(when).removeprefix("on ") for when in (first, last)]
    return on(first) if ends[0] == ends[1] else f"Between {ends[0]} and {ends[1]}"


def _day(when: EventDate, known: date) -> str:
    """A day with the doubt that its writer had: 'about 4 March 2021', 'on 4 March 2021 (uncertain)'."""
    said = f"{'about' if when.qualifier in _APPROXIMATE else 'on'} {day(known)}"
    return f"{said} (uncertain)" if when.qualifier in _UNCERTAIN else said


_TIMES = {1: "once", 2: "twice"}


def more_times(number: int) -> str:
    """'once more', 'twice more', '3 times more'."""
    return f"{_TIMES.get(number, f'{number} times')} more"


def agency(event: Event) -> str:
    """The agency, or what to say where the return does not name it."""
    return event.agency or "an agency that is not named"


def listed(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    once = list(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}" if once else ""


def counted(number: int, unit: str, more: str = "") -> str:
    """'1 day', '3 days'. `more` is a plural that takes no s."""
    return f"{number} {unit if number == 1 else more or unit + 's'}"


def depending(events: Sequence[Event]) -> str:
    """What to add where the finding hangs on doubtful dates; '' where it hangs on none."""
    doubtful = [event for event in events if not event.date.is_day]
    if not doubtful:
        return ""
    said = listed([f"the {agency(event)} entry ({dated(event.date)})" for event in doubtful])
    return f", depending on the date of {said}"
