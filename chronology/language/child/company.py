"""Who else is told of where a child may be: grown-ups who are spoken to, who went out, or who speak."""

from __future__ import annotations

import re

from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import KIN
from chronology.language.words.known import LETTERS
from chronology.language.words.stretches import overlap

_A_GROWN_UP = rf"(?:(?:his|her|the|their|both)\W+)?(?:{KIN}|carer)\b"
TO_ANOTHER = re.compile(
    rf"\b(?:to|with)\W+{_A_GROWN_UP}(?!\W+and\W+{LETTERS['child']})\W+(?:\w+\W+){{0,3}}?"
    r"(?:about|re|regarding|concerning|on behalf of)\b"
)
"""'spoke to mum about Aiden', 'a chat with dad at the gate about Aiden'."""
TO_GROWN_UP = re.compile(rf"\W*(?:to\W+)?{_A_GROWN_UP}")
"""Behind 'explained': 'to mum how to give it'."""
GROWN_UP_WENT = re.compile(
    rf"(?:while\W+)?(?:{_A_GROWN_UP}|(?:s?he|mo|partner|adults)\b)(?!\W+(?:agreed|was asked|were asked)\b)"
)
"""Words that begin with a grown-up who went or stayed: 'mum stayed downstairs'."""
_IS_WITH = re.compile(
    rf"\b(?:spoke\w*|talk\w*|chat\w*|asked|saw|seen|met|time|session|work|drew|draw|play\w*|opened up"
    rf"|disclos\w*|told|said|says|whisper\w*|alone|1:1|121|i|me|we|us|him|quiet\w*|shy|relaxed|visit\w*|history"
    rf"|child|boy|girl|lad|pupil|yp|pt)\b|{LETTERS['child']}"
)
_OWNS = re.compile(rf"{LETTERS['child']}'?s?$")
_GROWN_UP_OF = re.compile(
    rf"(?:'s)?\s(?:{KIN}|carers?|foster|teacher|school"
    r"|social worker|sw|gp|hv)\b"
)
_PAPER_ON = re.compile(
    r"\b(?:marf|iarf|ppn|referrals?|forms?|reports?|notifications?|letters?|results?|bloods|scripts?|summary)"
    r"\W+(?:for|re|on|about|regarding|concerning)\W+$"
)


def is_anothers(passage: Passage, hit: Hit) -> bool:
    """Whether other words at the same place say that it is no child: 'Wrote to GP', 'clean and tidy'.

    Nor is it a grown-up of the child's, or a paper: 'welfare check on Aiden's dad', 'MARF for Aiden came in'.
    """
    if _OWNS.search(passage.folded, hit.start, hit.end) and _GROWN_UP_OF.match(passage.folded, hit.end):
        return True
    if _PAPER_ON.search(passage.folded, passage.sentences[hit.sentence][0], hit.start):
        return True
    return any(overlap(hit, other) for other in passage.of("child.not_child", hit.sentence))


def is_talked_by(passage: Passage, hit: Hit) -> bool:
    """Whether somebody is with the child, in the sentence or in one beside it."""
    first, last = max(0, hit.sentence - 1), min(len(passage.sentences) - 1, hit.sentence + 1)
    start, end = passage.sentences[first][0], passage.sentences[last][1]
    return (
        _IS_WITH.search(passage.folded, start, hit.start) is not None
        or _IS_WITH.search(passage.folded, hit.end, end) is not None
    )
