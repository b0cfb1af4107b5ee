"""INJ-07: injury of a baby shown or told from afar, not referred.

What it asks: Was the mark that was seen in a picture, or told by telephone, referred that day?
Why: A picture cannot show how deep a mark goes, or the rest of the baby. The protocol asks for the same
    answer as if it had been seen in the room.
Source: Bruising protocol, 5.4.
Fires on: An injury of a baby who cannot move about that reaches a professional by telephone, message, picture
    or video, with no referral the same day.
Stays quiet on: A referral that day. A child who can move about. Pictures that professionals take of an injury
    they have before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.injuries import could_not, is_referred, is_social_cares_to_act_on, of_infants
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, depending, on

TITLE = "Injury of a baby shown or told from afar, not referred"
SEVERITY = Severity.HIGH
SOURCES = ("BP",)


def find(reading: Reading) -> Iterator[Found]:
    remote = {mark.order: mark for mark in reversed(list(reading.marks("injury.remote")))}
    for injury in of_infants(reading):
        event = injury.first.event
        seen = remote.get(injury.first.order)
        if seen is None or is_social_cares_to_act_on(reading, event) or is_referred(reading, injury):
            continue
        yield Found(
            events=(event.id,),
            why=(
                f"{on(event.date)} a mark or injury of a child who {could_not(reading, event)} move about "
                f"reached {agency(event)} from afar; no entry of that day says that it was "
                f"referred{depending([event])}."
            ),
            question="Who saw the child in person after this, and was the mark or injury referred that day?",
            ask=agency(event),
            words=(injury.first.words, seen.words),
        )
