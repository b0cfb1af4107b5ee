"""INJ-02: no paediatric assessment within four hours.

What it asks: Did a paediatrician examine the baby within four hours?
Why: Marks fade, and hidden injuries cannot be seen from outside. An early examination protects the baby and
    can clear a family.
Source: Bruising protocol.
Fires on: An injury of a baby who cannot move about, referred or not, with no examination by a doctor in four
    hours; on the same day where an entry gives no time.
Stays quiet on: An examination in time. An injury that a hospital doctor sees first. A child who can move
    about, or whose age is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.following import Within, in_time, late_answer
from chronology.rules.injuries import could_not, exams, of_infants
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, dated, depending, on

TITLE = "No paediatric assessment within four hours"
SEVERITY = Severity.HIGH
SOURCES = ("BP",)


def find(reading: Reading) -> Iterator[Found]:
    hours = reading.threshold("INJ-02", "hours")
    for injury in of_infants(reading):
        event = injury.first.event
        seen = exams(reading, injury, hours // 24 + 1)
        if any(in_time(injury.first, mark, Within(hours=hours)) for mark in seen):
            continue
        late = late_answer(injury.first, reading.listed("medical.exam"))
        after = (
            f"the first examination recorded is by {agency(late.event)} {dated(late.date)}, not within "
            f"{hours} hours"
            if late
            else "no entry tells of an examination"
        )
        marks = [injury.first, late] if late else [injury.first]
        yield Found(
            events=tuple(mark.event.id for mark in marks),
            why=(
                f"{on(event.date)} {agency(event)} recorded a mark or injury of a child who "
                f"{could_not(reading, event)} move about; "
                f"{after}{depending([mark.event for mark in marks])}."
            ),
            question="When did a paediatrician first examine the child, and what held that up?",
            ask=agency(event),
            words=tuple(mark.words for mark in marks),
        )
