"""Where the child is when a professional comes: before her, or elsewhere ('at nan's', 'asleep upstairs')."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronology.language.child.whose_words import is_unreal, opens
from chronology.language.context import is_just_negated, is_reported
from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import KIN
from chronology.language.words.known import LETTERS

_A_LIST = re.compile(r"\b(?:lists?|records?|system|diary|caseload|files?|notes|database)\W+$")
"""'Clinic list checked, Aiden not weighed': it is a list that was looked at."""
_WITH_ME = re.compile(
    r"(?:^|\b(?:i|we|and|sw|worker) )"
    r"(?:drove|took|walked|accompanied|brought|fetched|collected|driving|taking)\W+$"
)
_GROWN_UP = rf"(?:{KIN}|partner)"
_OF_GROWN_UP = re.compile(rf"\b{_GROWN_UP}\b")
_SAID_LAST = re.compile(
    rf"[^'\"]*,\s*(?:(?:he|she|they|{_GROWN_UP})\s(?:said|says|told me|tells me|told us|assured me)"
    rf"|(?:said|says|according to)\s(?:(?:his|her|the)\s)?{_GROWN_UP}|i was told|i am told)\W*$"
)
_SOMEWHERE = re.compile(
    r"\b(?:indoors|inside|upstairs|asleep|in bed|in the (?:bath|garden|lounge|car)|in (?:his|her) room"
    r"|watching|playing|gaming|having a nap|at the table|doing (?:his|her) homework|next door|out the back)\b"
)
"""Where a child is that a grown-up tells of, last: 'Aiden was watching cartoons indoors, she said'."""
_AT_SIGN = re.compile(
    r"(?<![a-z])(?<!seen )(?<!saw )(?<!met )(?<!visited )(?<!spoke to )(?<!with )"
    rf"{LETTERS['child']}+\s(?:(?:out|still|now|is|was)\s)?"
    r"@\s?(?!home\b|visit|contact|clinic|h/?v\b|address)[a-z]\w+(?:['’]s)?"
)
"""Where the child is, in shorthand: 'Aiden @ dance'. Not 'saw Aiden @ school'."""
_TRIED = re.compile(r"\b(?:tried|tries|trying|attempt\w*|hop(?:ed|ing)|wanted|asked) to\W+(?:\w+\W+)?$")
_HAS_CHILDREN = frozenset({"school", "early_years", "school_nursing"})
_AT_SCHOOL = re.compile(r"\bat (?:school|nursery|college)\b|\bbehind\b")
"""Words that say of a child, in a school's own entry, that it was there: it stayed behind to help."""
_TURNS = re.compile(
    r"[^.;\x00]{0,30}\bbut (?:came|then|woke|later|joined|ran|appeared|he came|she came|did)\b"
    r"| all (?:day|week)\b"
    r"|[^.;\x00]{0,12}\b(?:(?:so|but|and) )?i (?:went up and )?(?:saw|met|visited|went|looked|spoke)\b"
    r"|[^.;\x00]{0,16}\band (?:went (?:in|up|through|to look)|looked in|crept in|woke (?:him|her|them))\b"
    r"| (?:playing|eating|doing|with any|talking|joining)\b"
    r"|\W*(?:in|on) (?:my|our|mum's|mother's|dad's|her|his|the|a) (?:arms?|lap|knee|pram|buggy|moses|bouncer"
    r"|sling|chest|shoulder|car seat)"
)


def where_away(passage: Passage) -> list[Hit]:
    """The words that say that the child is elsewhere."""
    away = [hit for hit in passage.of("child.away") if _is_meant_away(passage, hit)]
    return away if passage.writer in _HAS_CHILDREN else [*away, *_at_sign(passage)]


def _at_sign(passage: Passage) -> Iterator[Hit]:
    for sentence, (start, end) in enumerate(passage.sentences):
        for match in _AT_SIGN.finditer(passage.folded, start, end):
            yield Hit("child.away", match.start(), match.end(), sentence)


def is_told_last(passage: Passage, sentence: int) -> bool:
    """Whether a sentence says where the child was, and last that a grown-up says so: '..., said mum'."""
    start, end = passage.sentences[sentence]
    if not (_SAID_LAST.match(passage.folded, start, end) and _SOMEWHERE.search(passage.folded, start, end)):
        return False
    before = passage.sentences[sentence - 1] if sentence else (start, start)
    return _OF_GROWN_UP.search(passage.folded, before[0], end) is not None


def _is_meant_away(passage: Passage, hit: Hit) -> bool:
    words = passage.folded[hit.start : hit.end]
    if is_unreal(passage, hit) or (passage.writer in _HAS_CHILDREN and _AT_SCHOOL.search(words)):
        return False
    if any(not is_just_negated(passage, so) for so in passage.of("child.seen_so", hit.sentence)):
        return False
    if any(talk.start < hit.start < talk.end for talk in _talks(passage, hit.sentence)):
        return False  # 'had a chat with the lad in his bedroom'
    if words.startswith("not seen") and not opens(passage, hit):
        return LETTERS["child"] in passage.folded[passage.sentences[hit.sentence][0] : hit.start]
    if _WITH_ME.search(passage.folded[passage.sentences[hit.sentence][0] : hit.start]):
        return False  # 'drove Aiden to training'
    return _TURNS.match(passage.folded, hit.end) is None


def _talks(passage: Passage, sentence: int) -> Iterator[Hit]:
    """The talks that a professional had with the child."""
    for talk in passage.of("child.talked_with", sentence):
        if is_here(passage, talk) and not passage.folded.endswith("'s", talk.start, talk.end):
            yield talk


def is_here(passage: Passage, hit: Hit) -> bool:
    """Whether the words tell of a child whom a professional has before her."""
    start = passage.sentences[hit.sentence][0]
    if _TRIED.search(passage.folded, start, hit.start) or _A_LIST.search(passage.folded, start, hit.start):
        return False
    return not (is_just_negated(passage, hit) or is_reported(passage, hit) or is_unreal(passage, hit))
