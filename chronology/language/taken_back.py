"""What the next sentence takes back: 'Told his friends that his dad is dead. He isn't, he rings weekly.'

A sentence that opens with nothing but a denial is an answer: what the one before it affirmed is not so.
Who was asked or spoke stays told, and so does what was denied there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chronology.language.passages import Passage
from chronology.language.signals import Layer, Signal

_DENIES = re.compile(
    r"\W*(?:"
    r"(?:he|she|it|they|this|that|there|we|mum|dad)\W+"
    r"(?:(?:is|was|has|had|did|does|do|were|are|have)(?:n't| not)|never did|isnt|wasnt|hasnt|didnt|doesnt)"
    r"(?:\W+(?:so|true|the case|correct|right|happened|happen))?\s*(?:[,.;!\x00]|$)"
    r"|(?:not|neither) (?:so|true|the case|correct)\b"
    r"|no (?:to|on|for) (?:all|each|both|every|any|the lot|that)\b"
    r"|(?:all|both|each) (?:denied|answered no|no)\s*(?:[,.;!\x00]|$)"
    r"|(?:untrue|made up|none of (?:it|this|that|these|them))\b"
    r")"
)
_CAN_BE = (
    "adult.joins", "adult.leaves", "adult.risk", "adult.checked", "appointment.attended", "assessment.",
    "birth", "care.", "carer.left", "carer.returned", "child.died", "child.mobile", "conference.",
    "core_group", "da.high_risk", "da.disclosed", "da.incident", "da.marac", "decision.", "discharge.",
    "ehe.", "father.died", "hospital.", "injury.child", "medication.", "mh.", "missing.", "neglect",
    "plan.", "pregnancy.", "prebirth.", "referral.made", "review.", "s47.", "school.", "strategy.",
    "substance.",
)  # fmt: skip


def without_what_is_taken_back(signals: Iterable[Signal], passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals without those of a sentence that the next one denies."""
    denied = {
        (passage.field, passage.sentences[number])
        for passage in passages
        for number, (start, end) in enumerate(passage.sentences[1:])
        if _DENIES.match(passage.folded, start, end)
    }
    if not denied:
        yield from signals
        return
    for signal in signals:
        taken = (signal.field, signal.sentence) in denied and signal.id.startswith(_CAN_BE)
        if not taken or signal.layer is Layer.FIELD:
            yield signal
