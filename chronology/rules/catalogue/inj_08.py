"""INJ-08: delay in seeking care.

What it asks: Why was care sought only then?
Why: A delay may be worry, distance or not knowing; it may also be a sign that somebody hoped it would pass
    unseen. It can be told apart only by asking.
Source: Bruising protocol.
Fires on: An injury that is said to have happened more than 24 hours before care was sought, or an entry that
    says that care was sought late.
Stays quiet on: Care sought the same day or the next. Later entries on an injury that was seen in time. Old
    injuries that a review comes back to.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.language.signals import Certainty
from chronology.model.findings import Severity
from chronology.rules.injuries import injuries
from chronology.rules.reading import Mark, Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, depending, on

TITLE = "Delay in seeking care"
SEVERITY = Severity.MEDIUM
SOURCES = ("BP",)

_CARE = frozenset(
    (
        "acute_hospital",
        "ed",
        "gp",
        "ambulance",
        "community_health",
        "health_visiting",
        "midwifery",
        "school_nursing",
        "other",
    )
)
_LOOKING_ON = frozenset(("health_visiting", "midwifery", "school_nursing"))
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def find(reading: Reading) -> Iterator[Found]:
    delays: dict[int, list[Mark]] = {}
    for mark in reading.marks("injury.delay"):
        delays.setdefault(mark.order, []).append(mark)
    for injury in injuries(reading):
        sought = next((mark for mark in injury.marks if reading.kind(mark.event) in _CARE), None)
        if sought is None:
            continue
        event = sought.event
        if reading.kind(event) in _LOOKING_ON and reading.has(event, "injury.again"):
            continue  # 'burn healing' at a visit weeks later: care was sought before
        told = [mark for mark in delays.get(sought.order, ()) if _is_late(reading, mark)]
        if not told:
            continue
        yield Found(
            events=(event.id,),
            why=(
                f"{on(event.date)} {agency(event)} recorded an injury that is said to have been there for "
                f"more than a day{depending([event])}."
            ),
            question="When did it happen, when was care sought, and what was said of the time between?",
            ask=agency(event),
            words=(sought.words, told[0].words),
        )


def _is_late(reading: Reading, mark: Mark) -> bool:
    if mark.signal.certainty is not Certainty.POSSIBLE:
        return True
    day, when = next(iter(mark.signal.tags)).removeprefix("on "), mark.event.date
    if not when.is_day or when.earliest is None or day not in _DAYS:
        return False
    days = (when.earliest.weekday() - _DAYS.index(day)) % 7
    return days * 24 > reading.threshold("INJ-08", "hours")
