"""Who denies abuse: a parent, and not the one who is said to have done it."""

from __future__ import annotations

import re

from chronology.language.context import is_planned
from chronology.language.domestic_abuse.hurt import is_other_familys
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
    rf"|\b{_OTHER}\W+(?:says|said|claims|claimed|insists|insisted|reckons)\b[^.;]{{0,40}}\bshook her head"
)
_SHE_DENIES = re.compile(
    rf"\b(?:she|mum|mother|ǁ+)\W+(?:\w+\W+){{0,2}}(?:{_DENIES}|(?:said|says|answered) no)\b"
)
"""'Partner told to wait outside, mother denied any abuse': it is she who denies."""
_ONLY_SINCE = re.compile(
    r"[^.;]{0,20}(?<!before or )\bsince\b"
    r"(?!\W+(?:they met|they married|the start|the beginning|ever|forever|childhood))"
)
"""'Has not laid a finger on her since he moved out' tells of the time before."""
_OF_THE_CHILD = re.compile(
    r"[^.;]{0,30}\b(?:hurt|hit|harm|smack|touch|shak|shook)\w*\W+(?:(?:the|her|his|their|any of the)\W+)?"
    r"(?:ǂ+|ǃ+|child\w*|kids?|baby|sons?|daughters?|boys|girls)\b"
)
"""'Denies he has ever hurt Mia': what is denied is no abuse between adults."""


_OF_HERSELF = re.compile(
    r"[^.;]{0,8}\bnever\W+(?:do (?:anything|that|it)\b|(?:harm|hurt|kill) (?:her ?self|him ?self|my ?self)"
    r"|act on|go through with|cope|manage|forgive|forget|give up|miss)"
)
"""'Would never do anything, she has Mia' is said of her own thoughts."""


def denied_by_a_parent(passage: Passage, sentence: int) -> Hit | None:
    """The words in which a parent denies it; None where the other adult does, or nobody."""
    hits = [hit for hit in passage.of("abuse.denied", sentence) if not is_planned(passage, hit)]
    if passage.near("enquiry.asked", sentence, 1, 0):
        hits += passage.of("abuse.said_no", sentence)
    start, end = passage.sentences[sentence]
    if not hits or is_other_familys(passage, sentence):
        return None
    words = passage.folded[start:end]
    if _OTHER_DENIES.search(words) and not _SHE_DENIES.search(words):
        return None
    return next((hit for hit in hits if not _is_of_something_else(passage, hit, end)), None)


def _is_of_something_else(passage: Passage, hit: Hit, end: int) -> bool:
    """Whether it is the child who was not hurt, or there has been nothing only since a day that is named."""
    return bool(
        _OF_THE_CHILD.match(passage.folded, hit.start, end)
        or _OF_HERSELF.match(passage.folded, hit.start, end)
        or _ONLY_SINCE.match(passage.folded, hit.end, end)
    )
