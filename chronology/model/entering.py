"""An event that an agency's author writes herself, with every field that the principles ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chronology.model.dates.value import UNDATED, EventDate


class Seen(StrEnum):
    """Whether the child was seen and spoken to. The values are what a person reads in the form."""

    NOT_RECORDED = "not recorded"
    SEEN = "seen"
    SPOKEN_TO = "seen and spoken to"
    ALONE = "seen and spoken to alone"
    NOT_SEEN = "not seen"


class Enquiry(StrEnum):
    """What became of asking the parent about domestic abuse."""

    NOT_RECORDED = "not recorded"
    ASKED = "asked"
    NOT_ASKED = "not asked"
    COULD_NOT_ASK = "could not ask"
    DISCLOSED = "disclosed"
    DENIED = "denied"
    NOT_APPLICABLE = "not applicable"


class Significance(StrEnum):
    """How much an event matters to the review, in its author's view."""

    NOT_SAID = ""
    KEY = "key event"
    SIGNIFICANT = "significant"
    BACKGROUND = "background"


class Direction(StrEnum):
    """Whether an event tells of a strength or of a concern."""

    NOT_SAID = ""
    STRENGTH = "strength"
    CONCERN = "concern"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class EnteredEvent:
    """One significant event as its author wrote it. `date` and its time keep the words as typed.

    `types` are ids from `resources/vocabularies/event_types.toml` ('contact.home_visit'). `people` are the
    names as typed; `present` says who was there. `why_not_asked` belongs to `Enquiry.COULD_NOT_ASK` and
    `NOT_ASKED`. `analysis` is kept apart from the facts. `number` counts the entries of one list from 1 in
    the order in which they were begun and never changes; 0 before the case file has given one.
    """

    date: EventDate = UNDATED
    text: str = ""
    source: str = ""
    professional: str = ""
    role: str = ""
    present: str = ""
    people: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    seen: Seen = Seen.NOT_RECORDED
    voice: str = ""
    action: str = ""
    told: str = ""
    enquiry: Enquiry = Enquiry.NOT_RECORDED
    why_not_asked: str = ""
    analysis: str = ""
    significance: Significance = Significance.NOT_SAID
    direction: Direction = Direction.NOT_SAID
    restricted: bool = False
    tags: tuple[str, ...] = ()
    agency: str = ""
    number: int = 0
