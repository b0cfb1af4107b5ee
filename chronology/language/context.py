"""What the words around a hit make of it: negated, hypothetical, history, or only planned.

As NegEx and ConText do it: a cue reaches over the words behind it (or before it), within its sentence,
as far as a word that ends its reach ('but', 'although') and no further than a set number of words.
"""

from __future__ import annotations

import re
from functools import cache

from chronology.language.passages import Hit, Passage
from chronology.language.words.known import LETTERS
from chronology.language.words.lexicon import words
from chronology.language.words.stretches import holds

_REACH = 6
_NOT = re.compile(r"\b(?:not|nt|no|never|nobody|neither|nor|unable|isn't|cannot)\b|\w+n't\b")
_BREAK = re.compile(r"[,:;(]|\s-\s")
_CLAUSE = re.compile(r"[,:;(]|\s-\s|\b(?:and|then|but|so)\b|&|\+")
_PRONOUNS = frozenset({"he", "she", "they"})
_LOOKS_FORWARD = re.compile(r"(?:history|hx) of\b|h/o\b")
"""What makes a history of the words behind it alone: not of the fracture in 'fractured arm, h/o asthma'."""
_NOW = re.compile(r"\b(?:today|now|currently|at present|this (?:week|morning|visit|appointment))\b")
_YEARS_PAST = 2
_IN_A_YEAR = re.compile(
    r"\b(?:in|during|circa|around|about|late|early|mid|spring|summer|autumn|winter|last)\s(?:[a-z]{3,9}\s)?"
    r"(?P<year>(?:19|20)\d\d)\b(?!\s?(?:-|to|hrs|hours|kcal|ml))"
)
_ONLY_SEEMS = re.compile(
    r"\b(?:(?:appear|seem|happen|look|sound|turn)(?:s|ed)?(?: out)?|proud|glad|relieved|ashamed|said|reported"
    r"|believed|thought|alleged|known|understood|claims|claimed|admits|admitted) $"
)  # 'appears to be in' plans nothing
_WORD = re.compile(r"\w+(?:['/.-]\w+)*")
_DATE = re.compile(
    r"\b\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)(?:20)?\d\d\b|\b(?:edd|lmp|dob|due)\W{1,3}\d{1,2}[/.]\d{1,2}\b"
)


_NO_ANSWER = (
    r"(?:(?!\b(?:says?|said|answer\w*|replie[ds]|told|stat(?:es?|ed|ing)|disclos\w+|admit\w*)\b)[^.;:])*"
)
_IN_QUESTION = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|enquir\w+|inquir\w+|wondered|explored|raised|screened)\b"
    rf"{_NO_ANSWER}\b(?:about|if|whether|re|outright|how|what|anyone|directly)\b{_NO_ANSWER}$"
)
_CHILD_BEFORE = re.compile(rf"{LETTERS['child']}\W+(?:(?:has|had|then|also|later)\W+)?$")


def is_negated(passage: Passage, hit: Hit, reach: int = _REACH) -> bool:
    """Whether the words are said not to be so: 'no males present', 'denies any new partner'."""
    return _touched(passage, hit, "context.negated", reach)


def is_hypothetical(passage: Passage, hit: Hit, reach: int = 9) -> bool:
    """Whether the words speak of what may be: 'if a new partner moves in'."""
    return _touched(passage, hit, "context.hypothetical", reach)


def is_planned(passage: Passage, hit: Hit, reach: int = 5) -> bool:
    """Whether the words are still to be done: 'to ask at the next visit', 'RE due'."""
    return _touched(passage, hit, "context.planned", reach)


def is_only_asked(passage: Passage, hit: Hit) -> bool:
    """Whether the words are part of a question, before any answer: 'asked whether he hurts her'."""
    return _IN_QUESTION.search(passage.folded, passage.sentences[hit.sentence][0], hit.start) is not None


def is_history(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence looks back to a time before: 'when she was nine', 'in 2008'."""
    if is_of_a_year_past(passage, hit.sentence):
        return True
    lately = passage.of("context.lately", hit.sentence)
    return any(
        not any(holds(late, cue) for late in lately)
        and not (cue.start >= hit.end and _LOOKS_FORWARD.match(passage.folded, cue.start))
        and not _has_come_to_now(passage, cue, hit)
        for cue in passage.of("context.historical", hit.sentence)
    )


def _has_come_to_now(passage: Passage, cue: Hit, hit: Hit) -> bool:
    """Whether a history is behind, and the words are of today: 'history of PND, low in mood today'."""
    return (
        _LOOKS_FORWARD.match(passage.folded, cue.start) is not None
        and "," in passage.folded[cue.end : hit.start]
        and _NOW.search(passage.folded, hit.start, passage.sentences[hit.sentence][1]) is not None
    )


def is_long_past(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence names a year long past, or a youth: not every history is over."""
    return is_of_a_year_past(passage, hit.sentence) or passage.has("context.long_past", hit.sentence)


def is_of_a_year_past(passage: Passage, sentence: int) -> bool:
    """Whether the sentence names a year that lies two years or more before the entry's own."""
    if passage.year is None:
        return False
    return any(
        int(year["year"]) <= passage.year - _YEARS_PAST
        for year in _IN_A_YEAR.finditer(passage.folded, *passage.sentences[sentence])
    )


def is_in_date(passage: Passage, hit: Hit) -> bool:
    """Whether the words begin or end in a date: '20/5' of 'EDD 20/5/23' counts no weeks."""
    start, end = passage.sentences[hit.sentence]
    return any(
        date.start() <= hit.start < date.end() or date.start() < hit.end <= date.end()
        for date in _DATE.finditer(passage.folded, start, end)
    )


def is_the_childs(passage: Passage, hit: Hit) -> bool:
    """Whether it is the child who does it: 'Aiden told his tutor'."""
    return _CHILD_BEFORE.search(passage.folded, passage.sentences[hit.sentence][0], hit.start) is not None


def is_of_others(passage: Passage, hit: Hit) -> bool:
    """Whether the words are of another family or another person's case: 'friend's baby has a bruise'."""
    return _touched(passage, hit, "context.others", 6)


def is_reported(passage: Passage, hit: Hit) -> bool:
    """Whether the words are what one of the family says: 'mum said that he was playing'."""
    return any(
        (cue.start if "of the child" in cue.tags else cue.end) <= hit.start
        for cue in passage.of("family.says", hit.sentence)
    )


def is_of_family(passage: Passage, hit: Hit, reach: int = 3, after: int = 0, pronouns: bool = True) -> bool:
    """Whether it is somebody of the family who says or does it: 'mum rang MASH', 'parents disagreed'.

    Only words that stand behind the position `after` are looked at, and 'he', 'she' and 'they' only with
    `pronouns`.
    """
    start = max(after, passage.sentences[hit.sentence][0])
    begun = max((stop.end() for stop in _CLAUSE.finditer(passage.folded, start, hit.start)), default=start)
    found = [
        match
        for match in _family().finditer(passage.folded, begun, hit.start)
        if pronouns or match.group() not in _PRONOUNS
    ]
    return bool(found) and words_between(passage, found[-1].end(), hit.start) <= reach


def is_just_negated(passage: Passage, hit: Hit, reach: int = 0) -> bool:
    """Whether a plain 'not', 'no' or 'never' stands just before the words, `reach` words off at most."""
    start = passage.sentences[hit.sentence][0]
    negations = list(_NOT.finditer(passage.folded, start, hit.start))
    if not negations or _BREAK.search(passage.folded, negations[-1].end(), hit.start):
        return False
    return words_between(passage, negations[-1].end(), hit.start) <= reach


def words_between(passage: Passage, start: int, end: int) -> int:
    """How many words stand between two positions."""
    return len(_WORD.findall(passage.folded, start, end))


@cache
def _family() -> re.Pattern[str]:
    """Members of a family as the subject of a sentence: not 'mum's', who only lends her name to a thing."""
    named = "|".join(re.escape(word) for word in sorted(words("context", "family"), key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{named})|[{''.join(LETTERS.values())}]+)(?!\w|'s)")


_OF_A_HOUSE = re.compile(r"no\.? ?\d+\b(?! ?(?:month|week|year|day|hour|wk|yr|mth|/))")
"""'Neighbour at no. 6 heard them crying': a number, and no denial."""


def _touched(passage: Passage, hit: Hit, name: str, reach: int) -> bool:
    for cue in passage.of(name, hit.sentence):
        if "," in passage.folded[cue.start : cue.end]:
            continue  # 'asked, that he ...' does not ask that he ...
        if _OF_A_HOUSE.match(passage.folded, cue.start):
            continue
        if name == "context.planned" and _ONLY_SEEMS.search(
            passage.folded[max(0, cue.start - 20) : cue.start]
        ):
            continue
        if "forward" in cue.tags and cue.end <= hit.start:
            between = (cue.end, hit.start)
        elif "backward" in cue.tags and cue.start >= hit.end:
            between = (hit.end, cue.start)
        else:
            continue
        if words_between(passage, *between) <= reach and not _ended(passage, hit.sentence, *between):
            return True
    return False


def _ended(passage: Passage, sentence: int, start: int, end: int) -> bool:
    return any(start <= stop.start and stop.end <= end for stop in passage.of("context.end", sentence))
