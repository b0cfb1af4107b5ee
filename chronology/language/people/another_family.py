"""What a sentence tells of another family than the child's: a resident down the corridor, a friend's girls.

Words such as 'one of the other mums' or 'the lad in room 2' (read as `family.another`) make another family's
what the sentence goes on to tell, until somebody of this family is named: 'one of the other mums brought
Aiden'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chronology.language.passages import Hit, Passage
from chronology.language.people import disowned
from chronology.language.signals import Layer, Signal
from chronology.language.words.known import LETTERS, Known
from chronology.model.events import Event

_TOLD_OF_A_FAMILY = (
    "adult.joins", "adult.leaves", "adult.risk", "adult.checked", "adult.unidentified", "appointment.",
    "attendance.", "birth", "care.", "carer.", "child.", "children.", "concern", "conference.", "core_group",
    "da.", "discharge.", "ehe.", "enquiry.", "family.", "father.", "home.", "hospital.", "injury.",
    "medical.", "medication.", "mh.", "missing.", "neglect", "parent.impact", "plan.", "pregnancy.",
    "prebirth.", "s47.", "school.", "strategy.", "strength", "substance.", "visit.",
)  # fmt: skip
"""What is told of a family; not what the writer did, nor who is mentioned."""
_OURS = re.compile(
    rf"[{''.join(LETTERS.values())}]+|\b(?<!his )(?<!her )(?<!their )(?<!a )(?:mum|dad|parents)\b(?!'?s)"
)
_WITH_OURS = re.compile(r"(?:\band|\bwith|&|\+|,|\bor|\bby|\bfrom|\bto|\bsaid|\bsays)\s+$")
_REPORTS = re.compile(
    r"\W+(?:\w+\W+){0,2}?(?:rang|rings|phoned|called|calls|reports|reported|says|said|told|tells|heard|saw|sees"
    r"|complain\w*|worried|concerned|contacted|knocked|alerted|noticed|witnessed|came|walked"
    r"|who (?:rang|heard|saw))\b"
)
_OF_THEIR_OWN = re.compile(
    r"\W+(?:(?:me|us|staff|worker|in|that|how|of|about)\W+){0,3}(?:her|his|she|she's|their|they)\b"
)
"""What others report is of this family, but where they tell of their own: 'told me her husband hits her'."""
_TURNS = re.compile(r"\b(?:but|while|whilst|whereas)\b|;|\s-\s")


def of_this_family(
    signals: Iterable[Signal], passages: Sequence[Passage], known: Known, event: Event
) -> Iterator[Signal]:
    """The signals without those that a sentence, or the whole entry, tells of another family."""
    signals = disowned.without_what_is_disowned(signals, passages, known, event, _TOLD_OF_A_FAMILY)
    told = {passage.field: passage for passage in passages if passage.has("family.another")}
    if not told:
        yield from signals
        return
    for signal in signals:
        passage = told.get(signal.field)
        if passage is None or not _is_anothers(passage, signal):
            yield signal


def _is_anothers(passage: Passage, signal: Signal) -> bool:
    if signal.layer is Layer.FIELD or not signal.id.startswith(_TOLD_OF_A_FAMILY):
        return False
    return any(
        signal.sentence[0] <= another.start < signal.sentence[1] and _goes_on_of(passage, another, signal)
        for another in passage.of("family.another")
    )


def _goes_on_of(passage: Passage, another: Hit, signal: Signal) -> bool:
    """Whether a signal stands in or behind the words for another family, and nobody of this one before it."""
    if signal.end <= another.start or _WITH_OURS.search(passage.folded, signal.sentence[0], another.start):
        return False
    between = passage.folded[another.end : max(another.end, signal.end)]
    if _OURS.search(between) or _TURNS.search(between):
        return False
    reports = _REPORTS.match(passage.folded, another.end)
    return reports is None or _OF_THEIR_OWN.match(passage.folded, reports.end()) is not None
