"""Who denies abuse: a parent, and not the one who is said to have done it."""

from __future__ import annotations

import re

from chronology.language.abuse_hurt import is_other_familys
from chronology.language.context import is_planned
from chronology.language.passages import Hit, Passage

_OTHER = r"(?:partner|boyfriend|husband|dad|father|he|suspect|male|perpetrator|ex|accused|offender|mr \w+|ǀ+)"
_DENIES = r"(?:denie[sd]|denying|retract\w*)"
_OTHER_DENIES = re.compile(
    rf"\b{_OTHER}\W+(?:\w+\W+)?{_DENIES}"
    r"|^\W*(?:partner|boyfriend|husband|dad|father|he|suspect|male|ǀ+)\W+(?:\w+\W+){0,2}"
    r"(?:said|says|states|stated|told|claims|claimed|insists|insisted|reports)\b"
    rf"|\b{_OTHER}\W+(?:\w+\W+){{0,3}}"
    r"(?:interviewed|arrested|questioned|spoken to|nicked|cautioned|bailed|charged)\b"
    rf"[^.;:]{{0,60}}\b{_DENIES}"
    r"|\b(?:call|spoke|spoken|rang|phoned|visit|interview|statement|account|version)\W+(?:to|with|of|from)\W+"
    rf"(?:\w+\W+)?{_OTHER}\b[^.;:]{{0,20}}:"
    r"|^\W*(?:in|on|during|when|under|at|after)\W+(?:police\W+)?"
    rf"(?:interview|arrest|custody|arrested|interviewed|caution|charge)\b[^.;:]{{0,40}}\b{_DENIES}"
)
_OF_THE_CHILD = re.compile(
    r"[^.;]{0,30}\b(?:hurt|hit|harm|smack|touch|shak|shook)\w*\W+(?:(?:the|her|his|their|any of the)\W+)?"
    r"(?:ǂ+|ǃ+|child\w*|kids?|baby|sons?|daughters?|boys|girls)\b"
)
"""'Denies he has ever hurt Mia': what is denied is no abuse between adults."""


def denied_by_a_parent(passage: Passage, sentence: int) -> Hit | None:
    """The words in which a parent denies it; None where the other adult does, or nobody."""
    hits = [hit for hit in passage.of("abuse.denied", sentence) if not is_planned(passage, hit)]
    if passage.near("enquiry.asked", sentence, 1, 0):
        hits += passage.of("abuse.said_no", sentence)
    start, end = passage.sentences[sentence]
    if not hits or is_other_familys(passage, sentence):
        return None
    if _OTHER_DENIES.search(passage.folded, start, end):
        return None
    return next((hit for hit in hits if not _OF_THE_CHILD.match(passage.folded, hit.start, end)), None)
