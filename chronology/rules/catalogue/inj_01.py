"""INJ-01: injury of a baby who cannot move about, not referred at once.

What it asks: Was the mark or injury referred to children's social care and to a paediatrician the same day?
Why: A baby who cannot roll or crawl seldom bruises by itself. A small mark can be the first sign of serious
    harm, and waiting to see takes the chance to keep the baby safe.
Source: Bruising protocol; Our Learning Transcript: every bruise in a non-mobile infant answered through it.
Fires on: An injury, bruise or mark of a child under six months, or said not to be mobile, with no referral,
    strategy discussion or enquiry by anybody on the day of its first entry.
Stays quiet on: A birthmark, rash or birth injury documented as such. A child who rolls, crawls or walks by
    then. A referral the same day. Further entries on the same injury. Children whose age is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronology.model.findings import Severity
from chronology.rules.injuries import could_not, is_referred, is_social_cares_to_act_on, of_infants
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, depending, on

TITLE = "Injury of a baby who cannot move about, not referred at once"
SEVERITY = Severity.HIGH
SOURCES = ("BP", "LT")


def find(reading: Reading) -> Iterator[Found]:
    for injury in of_infants(reading):
        event = injury.first.event
        if is_social_cares_to_act_on(reading, event) or is_referred(reading, injury):
            continue
        yield Found(
            events=tuple(mark.event.id for mark in injury.marks),
            why=(
                f"{on(event.date)} {agency(event)} recorded a mark or injury of a child who "
                f"{could_not(reading, event)} move about; no entry of that day says "
                f"that it was referred{depending([event])}."
            ),
            question="Was it referred to children's social care and to a paediatrician that day?",
            ask=agency(event),
            words=tuple(mark.words for mark in injury.marks),
        )
