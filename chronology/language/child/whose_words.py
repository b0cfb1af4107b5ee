"""Who speaks, and whether words without a name are about the child: 'he told me', 'Told TA', a quotation.

A lexicon tags what it reads 'pronoun' where the words begin with 'he' or 'she', and 'bare' where they have no
subject at all. Both are the child's where the sentences before speak of nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronology.language.context import is_hypothetical, is_of_others, is_planned, is_reported, words_between
from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import KIN
from chronology.language.people.mentions import mentions
from chronology.language.people.whose import whose
from chronology.language.words.folding import fold
from chronology.language.words.known import LETTERS
from chronology.language.words.stretches import overlap

_QUOTED = re.compile(r"(?<!\w)(['\"])(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i'd|i've|me|my|we|us)\b")
_CHILD_AND_COLON = re.compile(rf"{LETTERS['child']}+\b[^:]*:\s*$")
_OF_PARENT = re.compile(
    r"(?:my |and |cos |then )?"
    r"(?:mumm?y?|dadd?y?|mamm?y?|nann?[ay]?|gran(?:dpa|dad|ny|ma|dma)?|stepdad|uncle|papa)\b"
)
_SHE_OPENS = re.compile(r"\W*(?:s?he)\b")
_PRONOUN = re.compile(r"(?:he|she|they)\b\W*")
_ADULT_FIRST = re.compile(rf"(?:{KIN}|patient|pt|client|tenant|woman|partner|carer)\b")
_LEAD = re.compile(
    r"(?:(?:home|visit|hv|clinic|joint|cin|cp|stat|statutory|review|and|today|was|also|r/v|rv|school"
    r"|unannounced|announced|face|to|f2f|at|contact|both|in|appt|appointment|core|lac|routine|planned|he|she"
    r"|ch|urgent|baby|then|lunchtime|break|break-time|drop-in|pt|in class|triage|very|quite|really|again|so"
    r"|lunch|registration|this morning|this afternoon|form time|after school|during|on|the)\W+)*"
)
_TO_COME = re.compile(r"\b(?:to|will|should|must|plan to|need to|needs to|aim to|hope to)\W+$")
_TO_FAMILY = re.compile(
    r"\W+(?:(?:to|with) )?(?:his|her|their) (?:friends?|mates?|mum|dad|brother|sister|peers|nan)\b"
)
_TOLD_FRIEND = re.compile(r"\b(?:told|tells?) (?:his|her|their) (?:friends?|mates?|peers)\b(?! and)")
_FRIEND = 12  # letters behind 'told his'
_YOUNG = re.compile(r"(?:the |young |little )?(?:lads?|lass|lassie|boys?|girls?|youngster)\b")
_OF_WHOM_IT_IS_SAID = re.compile(r"(?<=said|ated|rted) to (?:be|have)\b")
# Who is 'said to be upstairs' is spoken of, and says nothing.
_SAYS = re.compile(
    r"(?!(?:said|stated|reported) to (?:be|have)\b)"
    r"(?:told|tell|say|said|stat|whisper|explain|describ|shar|disclos|report|mention|insist|wrote|writ|reckon"
    r"|blurt|mumbl|mutter|sob)"
)
_AND = re.compile(
    r"(?:\band|\bthen|\bbut|,|;)\W+"
    r"(?:(?:then|also|later|has|had|he|she|eventually|finally|slowly|quietly|suddenly"
    r"|after (?:some|a) \w+)\W+)*$"
)
_SUBJECT = re.compile(r"\b(?:he|she|they)\b")
_TO = re.compile(r"\b(?:to|with|about|for|of|by|from|asked|told|met|saw|visited)\W+$")
_LEADS = 4  # words before the child: 'During PSHE Mia ...'
_BACK = 3  # sentences
_NEAR = 6  # words
_NEXT_TIME = re.compile(r"\bnext (?:time|visit|week|month|session|contact)\b|\btomorrow\b")
_ITS = re.compile(rf"{LETTERS['child']}+'s ")
_OF_ABUSE = ("abuse.act", "abuse.incident", "abuse.bare", "abuse.conflict")
OF_ADULTS = frozenset(
    {"adult_mental_health", "substance_misuse", "probation", "adult_social_care", "housing", "midwifery"}
)
"""Agencies in whose returns 'she told me' is no child's telling."""


def is_unreal(passage: Passage, hit: Hit) -> bool:
    """Whether the words are only planned or might be, or are somebody else's: 'Aiden's nan told me'."""
    start, end = passage.sentences[hit.sentence]
    if _is_of_its_people(passage, hit):
        return True
    if _TO_COME.search(passage.folded, start, hit.start) and _NEXT_TIME.search(passage.folded, hit.end, end):
        return True
    return is_planned(passage, hit) or is_hypothetical(passage, hit, 6) or is_of_others(passage, hit)


def _is_of_its_people(passage: Passage, hit: Hit) -> bool:
    """Whether the words begin with one of the child's people: 'Aiden's mother', 'Mia's new stepdad'."""
    whose = _ITS.match(passage.folded, hit.start)
    return whose is not None and any(
        whose.end() <= one.start and words_between(passage, whose.end(), one.start) <= 1
        for one in passage.of("person", hit.sentence)
    )


def opens(passage: Passage, hit: Hit) -> bool:
    """Whether the words open their sentence, but for such as 'Home visit:'."""
    return _LEAD.fullmatch(passage.folded, passage.sentences[hit.sentence][0], hit.start) is not None


def is_about_child(passage: Passage, hit: Hit) -> bool:
    """Whether words without a name are about the child; true of words that name it."""
    unnamed = bool(hit.tags & {"bare", "pronoun"})
    if unnamed and passage.writer == "police" and is_between_adults(passage, hit.start):
        return False
    if _is_of_its_people(passage, hit):
        return False
    if unnamed and _names_the_child_behind(passage, hit):
        return False  # 'she told me that Aiden wets the bed'
    if "bare" in hit.tags:
        if _SAYS.match(passage.folded, hit.start) and (_is_of_youth(passage, hit) or _goes_on(passage, hit)):
            return True
        return opens(passage, hit) and passage.writer not in OF_ADULTS and _is_childs(passage, hit)
    if "pronoun" in hit.tags:
        pronoun = _PRONOUN.match(passage.folded, hit.start)
        behind = hit if pronoun is None else hit._replace(start=min(pronoun.end(), hit.end))
        return passage.writer not in OF_ADULTS and _is_childs(passage, behind)
    return True


def _names_the_child_behind(passage: Passage, hit: Hit) -> bool:
    """Whether 'she' opens the sentence, which names the child later and none before: so she is another."""
    start, end = passage.sentences[hit.sentence]
    child = LETTERS["child"]
    return (
        _SHE_OPENS.match(passage.folded, start, hit.end) is not None
        and child in passage.folded[hit.end : end]
        and child not in passage.folded[: hit.start]
    )


def is_between_adults(passage: Passage, until: int) -> bool:
    """Whether abuse is told of and no child yet: 'he' says that she goes for him, and 'told us' is she."""
    return any(passage.has(name) for name in _OF_ABUSE) and not any(
        one.start < until
        and (one.relation in ("child", "sibling") or _YOUNG.match(passage.folded, one.start) is not None)
        for one in mentions(passage)
    )


def _is_of_youth(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence speaks last of a child or a lad before: 'Lad on stairs states dad ...'."""
    before = [one for one in mentions(passage, hit.sentence) if one.end <= hit.start]
    if not before or words_between(passage, before[-1].end, hit.start) > _NEAR:
        return False
    last = before[-1]
    return last.relation == "child" or (
        last.relation == "adult" and _YOUNG.match(passage.folded, last.start) is not None
    )


def _goes_on(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence begins with the child and goes on to its telling: 'Mia came in and said ...'.

    Or where it names nobody and speaks of the child: 'When we had sat a while she cried and said ...'.
    """
    there = mentions(passage, hit.sentence)
    start = passage.sentences[hit.sentence][0]
    if _AND.search(passage.folded, start, hit.start) is None:
        return False
    if not there or there[0].start > hit.start:
        subject = _SUBJECT.search(passage.folded, start, hit.start)
        return (
            subject is not None
            and passage.writer not in OF_ADULTS
            and _is_childs(passage, hit._replace(start=subject.end()))
        )
    return (
        there[0].relation == "child"
        and there[0].end < hit.start
        and _TO.search(passage.folded, start, there[0].start) is None
        and words_between(passage, start, there[0].start) <= _LEADS
    )


def goes_on_saying(passage: Passage, hit: Hit) -> bool:
    """The same where no adult of the family is named in between, so that any words may follow."""
    before = [one for one in mentions(passage, hit.sentence) if one.start < hit.start]
    return (
        _SAYS.match(passage.folded, hit.start) is not None
        and all(one.relation == "child" or one.is_professional for one in before)
        and _goes_on(passage, hit)
    )


def is_spoken(passage: Passage, hit: Hit) -> bool:
    """Whether it is the child who says it, and no parent who tells of it."""
    return (
        _OF_WHOM_IT_IS_SAID.match(passage.folded, hit.end) is None
        and not is_reported(passage, hit)
        and not is_unreal(passage, hit)
        and is_about_child(passage, hit)
    )


def is_to_family(passage: Passage, hit: Hit) -> bool:
    """Whether the child speaks to friends or family, or to nobody: no professional hears it."""
    if any(overlap(other, hit) for other in passage.of("child.silent", hit.sentence)):
        return True
    if _TOLD_FRIEND.search(passage.folded, hit.start, hit.end + _FRIEND):
        return True
    return _TO_FAMILY.search(passage.folded, hit.start, hit.end) is not None or (
        _TO_FAMILY.match(passage.folded, hit.end) is not None
    )


def quotations(passage: Passage) -> Iterator[Hit]:
    """What stands in quotation marks in the first person, or begins as a child speaks: 'Mummy threw it'.

    Or behind the child and a colon: "Mia pulled up her sleeve: 'that's what you get'".
    """
    text = fold(passage.text)
    for match in _QUOTED.finditer(text):
        sentence = max(
            (n for n, (start, _) in enumerate(passage.sentences) if start <= match.start()), default=0
        )
        before = passage.folded[passage.sentences[sentence][0] : match.start()] if passage.sentences else ""
        if _FIRST_PERSON.search(match[2]) or _OF_PARENT.match(match[2]) or _CHILD_AND_COLON.match(before):
            yield Hit("quotation", match.start(), match.end(), sentence, frozenset({"own"}))


def is_childs_quotation(passage: Passage, hit: Hit) -> bool:
    """Whether the words in quotation marks are the child's: nobody else is named as their speaker."""
    start = passage.sentences[hit.sentence][0]
    if passage.has("family.says", hit.sentence) or _ADULT_FIRST.match(passage.folded, start):
        return False
    opens_with_child = passage.folded.startswith(LETTERS["child"], start)
    return passage.writer not in OF_ADULTS and (opens_with_child or _is_childs(passage, hit))


def _is_childs(passage: Passage, hit: Hit) -> bool:
    about = whose(passage, hit._replace(end=min(hit.end, hit.start + 1)))
    if about is None or about.is_professional:
        return True
    if about.relation == "adult" and _YOUNG.match(passage.folded, about.start):
        return True
    if about.relation == "somebody":
        return not _is_an_adults(passage, hit.sentence, about.gender)
    # Who is named with a surname is an adult, as a rule, and who is named beside the child is another.
    return about.relation == "child" or (
        about.relation == "named" and " " not in about.name and LETTERS["child"] not in passage.folded
    )


def _is_an_adults(passage: Passage, sentence: int, gender: str) -> bool:
    """Whether 'he' may be an adult: the last of that gender whom the sentences before speak of is one."""
    for number in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        for spoken_of in reversed(mentions(passage, number)):
            if spoken_of.relation == "child":
                return False
            if not spoken_of.is_professional and spoken_of.gender in ("", gender):
                return True
    return False
