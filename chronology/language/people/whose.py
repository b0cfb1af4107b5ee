"""Whom words are about, of those whom an entry mentions: 'mum tearful', 'low mood (mum)', 'she'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chronology.language.passages import Hit, Passage
from chronology.language.people.mentions import Mention, mentions

_PREPOSITION = re.compile(
    r"\b(?:with|w/?|for|about|to|of|from|at|by|on|re|towards|into|after|near)\s+(?:the |her |his )?$"
)
_WHO = re.compile(r"\W{1,2}who\b")
_LINK = re.compile(r"\b(?:by|of|in|re|for|from|is|was)\s+(?:the |her |his |birth )?$|[(\[:–-]\s*$")
_FEELS_ABOUT = re.compile(
    r"\b(?:paranoi\w*|anxi\w+|worr\w+|suspicious|delusion\w*|jealous\w*|fear\w*|frightened|scared|afraid|obsess\w*"
    r"|preoccupied|fixated|angry|upset|distress\w*)\s+(?:re|of|about|by|for|from)\s+(?:the |her |his )?$"
)
"""Whom a feeling is about is not who has it: 'paranoid re neighbours'."""
_OWNS = re.compile(r"..?(?:'?s)? |'s ")
_NAMED_ASIDE = re.compile(r"\b(?:he|she|him|her)\s*$")
_CLAUSE_ON_HIM = re.compile(
    r",? (?:with |to |of |from |by )?(?:whom|who|whose)\b[^,;:.]*, (?:(?:is|has|was|had|now|also) ){0,2}"
)
_BACK = 3  # sentences
_CLOSE = 2  # words
_GROWN = "grown"
_YOUNG = ("child", "sibling")


def whose(passage: Passage, hit: Hit) -> Mention | None:
    """The person whom the words at `hit` are about, None where no words say it.

    The nearest before in the sentence, then one that a link ties on behind ('low mood (mum)'), then the
    first in the sentences before. Where the hit has the tag 'grown', the words are about no child: 'mum
    collected Aiden, smelling of drink'.
    """
    here = mentions(passage, hit.sentence)
    if _GROWN in hit.tags:
        here = tuple(m for m in here if m.relation not in _YOUNG or _is_said_of_sibling(passage, m, hit))
    opening = [m for m in here if m.start <= hit.start < m.end and not m.is_professional]
    if opening:
        return opening[0]
    pronoun = _pronoun(passage, hit)
    before = [m for m in here if m.end <= hit.start and not _is_aside(passage, m, hit)]
    if before and _OWNS.fullmatch(passage.folded, before[-1].end - 2, hit.start):
        return before[-1]
    subject = _subject(passage, before)
    told_of = _told_of_in_a_clause(passage, before, hit)
    if told_of is not None:
        return told_of
    if pronoun is not None and (subject is None or pronoun.start >= subject.end):
        found = _of_pronoun(passage, pronoun, before)
        if found is not None:
            return found
    if subject is not None:
        return subject
    behind = next((m for m in here if m.start >= hit.end and not m.is_professional), None)
    if (
        behind is not None
        and _LINK.search(passage.folded, hit.end, behind.start)
        and not _FEELS_ABOUT.search(passage.folded, hit.start, behind.start)
    ):
        return behind
    inside = [m for m in here if hit.start < m.start < hit.end and not m.is_professional]
    if pronoun is None and inside and inside[0].relation not in _YOUNG:
        return inside[0]
    if pronoun is not None:
        return Mention(
            passage.field, pronoun.start, pronoun.end, pronoun.sentence, "somebody", _gender(pronoun)
        )
    for number in range(hit.sentence - 1, max(-1, hit.sentence - 1 - _BACK), -1):
        spoken_of = mentions(passage, number)
        if _GROWN in hit.tags:
            spoken_of = tuple(m for m in spoken_of if m.relation not in _YOUNG)
        topic = _subject(passage, spoken_of, first=True)
        if topic is not None:
            return topic
    return next((m for m in reversed(before) if not m.is_professional), None)


def _told_of_in_a_clause(passage: Passage, before: Sequence[Mention], hit: Hit) -> Mention | None:
    """Who is spoken of again behind a clause on him: 'Lee, with whom she has been since May, lives there'."""
    for mention in reversed(before):
        if not mention.is_professional and _CLAUSE_ON_HIM.fullmatch(passage.folded, mention.end, hit.start):
            return mention
    return None


def _is_said_of_sibling(passage: Passage, mention: Mention, hit: Hit) -> bool:
    """Whether the sentence begins with a brother or a sister who has it: 'Sister has a drink problem'."""
    return (
        mention.relation == "sibling"
        and not mention.name
        and mention.start == passage.sentences[mention.sentence][0]
        and mention.end <= hit.start
        and len(passage.folded[mention.end : hit.start].split()) <= _CLOSE
    )


def _is_aside(passage: Passage, mention: Mention, hit: Hit) -> bool:
    """Whether a mention stands in brackets that close before the words: 'Lee (lives with Jo) arrested'.

    Not one that says who a pronoun is: 'he (Craig Tully, 31) stays'.
    """
    opened = passage.folded.rfind("(", passage.sentences[hit.sentence][0], mention.start)
    closed = passage.folded.find(")", mention.end, hit.start)
    if opened >= 0 and _NAMED_ASIDE.search(passage.folded[:opened]):
        return False
    return 0 <= opened < mention.start and closed >= 0 and ")" not in passage.folded[opened : mention.start]


def _subject(passage: Passage, found: Sequence[Mention], first: bool = False) -> Mention | None:
    """The nearest (or first) that no preposition makes a bystander: not the baby of 'home with baby'.

    Of whom the words go on, is none: 'introduced to Craig, who moved in'.
    """
    free = [
        m
        for m in found
        if not m.is_professional
        and (
            _WHO.match(passage.folded, m.end)
            or not _PREPOSITION.search(passage.folded, max(0, m.start - 14), m.start)
        )
    ]
    free = [m for m in free if not _is_anothers_child(passage, m, found)]
    free = free or [m for m in found if m.relation != "child" and not m.is_professional]
    if not free:
        return None
    return free[0] if first else free[-1]


def _is_anothers_child(passage: Passage, mention: Mention, found: Sequence[Mention]) -> bool:
    """Whether it is the child of somebody only named: 'Sandra's son', who comes with her."""
    if mention.relation != "child" or mention.name:
        return False
    return any(
        owner.relation in ("named", "friend")
        and owner.end <= mention.start
        and passage.folded[owner.end : mention.start] in ("'s ", " ")
        and passage.folded.endswith("'s ", 0, mention.start)
        for owner in found
    )


def _pronoun(passage: Passage, hit: Hit) -> Hit | None:
    before = [p for p in passage.of("person.pronoun", hit.sentence) if p.start < hit.end]
    return before[-1] if before else None


def _of_pronoun(passage: Passage, pronoun: Hit, before: Sequence[Mention]) -> Mention | None:
    """Whom 'she' or 'he' stands for: the nearest before whose gender agrees, in this sentence or the last."""
    gender = _gender(pronoun)
    nearest = [m for m in before if m.end <= pronoun.start]
    candidates = list(reversed(nearest))
    for number in range(pronoun.sentence - 1, max(-1, pronoun.sentence - 1 - _BACK), -1):
        candidates += mentions(passage, number)
    fits = [m for m in candidates if not m.is_professional and m.gender in ("", gender)]
    if gender == "any":
        fits = [m for m in candidates if m.relation in ("parents", "mother", "father", "partner")]
    fits = [m for m in fits if not _is_named_beside(m, fits)]
    sure = [m for m in fits if m.gender == gender]
    if sure and sure[0].relation in _YOUNG and sure[0] not in nearest:
        # 'Otis, croup. Mum's other half says he lives here': the adult, not the boy of the sentence before.
        sure = [m for m in fits if m in nearest and m.relation not in (*_YOUNG, "named")] or sure
    return next(iter(sure or fits), None)


def _is_named_beside(mention: Mention, found: Sequence[Mention]) -> bool:
    """Whether 'patient' only says as what somebody named beside it came: 'patient check for Lance Odum'."""
    return (
        mention.relation == "patient"
        and not mention.name
        and any(other.relation == "named" and other.sentence == mention.sentence for other in found)
    )


def _gender(pronoun: Hit) -> str:
    return next(iter(pronoun.tags), "any")
