"""What the child tells, shows or writes of harm or fear.

Signal: `child.disclosed`, where the child speaks and the words say harm by somebody in the child's life. Not
a knock by another pupil, an accident, what the child denies, and what a parent tells of herself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.child.whose_words import (
    OF_ADULTS,
    is_about_child,
    is_childs_quotation,
    is_spoken,
    is_unreal,
    quotations,
)
from chronology.language.context import is_just_negated, is_of_family
from chronology.language.passages import Hit, Passage
from chronology.language.people.mentions import mentions
from chronology.language.signals import Signal
from chronology.language.words.known import LETTERS
from chronology.language.words.stretches import holds, overlap
from chronology.model.events import Meaning

_CONTINUES = re.compile(
    r"\W*(?:he|hes|she|shes|they|that|also|and|\"|'|said|says|told|asked|when|this|then)\b|\W*[\"']"
)
_PATIENT = re.compile(r"(?:pt|patient|client|su|service user|tenant)\b")  # whose own childhood it may be
_SPEAKS = re.compile(rf"(?:{LETTERS['child']}+|\b(?:child|pupil|yp))\s*:")  # as in a play: 'Joe: dad hits me'
_SUFFERED = re.compile(r"\b(?:got|gets|was|been|being)\W+\w+(?:\W+(?:at|in|on|by))?$")  # 'he got kicked'
_OWN_DOING = re.compile(  # 'she says she did it on the iron'
    r"\b(?P<who>he|she)\s(?:says?|said|sed|states|stated|reckons|reckoned|claims|explained|tells me|told \w+)"
    r"\s(?:that\s)?(?P=who)\s(?:did|done|has done|had done)\s(?:it|this|that)\b(?!\sto\s(?:me|him|her|us)\b)"
)
_A_THING = re.compile(
    r"\W*(?:lead|leash|chain|collar|bowl|crate|cage|basket)\b"
)  # no dog did it: 'the dog lead'
_ON_PURPOSE = re.compile(r"\b(?:on purpose|deliberately)\b")
_GROWN_UPS = frozenset({"mother", "father", "parents", "kin", "partner", "ex"})
_BEHIND = re.compile(r"\W*[,\"'-]\W*$")  # 'There is a cousin waiting, she says'


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event."""
    for passage in passages:
        if passage.field not in (Meaning.SEEN, Meaning.ANALYSIS):
            yield from _of_field(event, passage)


def _of_field(event: str, passage: Passage) -> Iterator[Signal]:
    told: set[int] = set()
    for hit in passage.of("child.told_of"):
        if passage.folded.startswith(("he ", "she "), hit.start):
            hit = hit._replace(tags=hit.tags | {"pronoun"})
        if passage.has("child.told_of_not", hit.sentence) or is_unreal(passage, hit):
            continue
        if _is_own_doing(passage, hit):
            continue
        if passage.writer in OF_ADULTS and _PATIENT.match(passage.folded, hit.start):
            continue
        if _is_a_grown_ups(passage, hit) or _answers_a_grown_up(passage, hit):
            continue
        if _is_by_a_playmate(passage, hit):
            told.add(hit.sentence)
            continue
        if is_about_child(passage, hit):
            told.add(hit.sentence)
            yield _signal("child.disclosed", event, passage, hit)
    for hit in passage.of("child.harm"):
        if hit.sentence in told or (hit.sentence - 1 in told and not _is_told_by_the_child(passage, hit)):
            continue
        if _is_told_by_the_child(passage, hit) and _is_meant(passage, hit):
            told.add(hit.sentence)
            yield _signal("child.disclosed", event, passage, hit)


def _is_a_grown_ups(passage: Passage, hit: Hit) -> bool:
    """Whether a grown-up tells it: 'mum told me that her partner pushed her'."""
    return any(
        one.relation in _GROWN_UPS and one.end <= hit.start and passage.folded[one.end : hit.start] == " "
        for one in mentions(passage, hit.sentence)
    )


def _answers_a_grown_up(passage: Passage, hit: Hit) -> bool:
    """Whether nobody is said to tell it, and a parent was just asked: 'Asked re DA. Disclosed ex hit her'."""
    here = mentions(passage, hit.sentence)
    if any(one.relation == "child" and one.start < hit.end for one in here):
        return False
    of_a_pair = any(one.relation in ("ex", "partner") for one in here)
    return of_a_pair and bool(passage.near("enquiry.asked", hit.sentence, 1, 0))


def _is_told_by_the_child(passage: Passage, hit: Hit) -> bool:
    if passage.field == Meaning.VOICE:
        return True
    if _is_said(passage, hit.sentence, hit.end):
        return True
    if _SPEAKS.search(passage.folded, passage.sentences[hit.sentence][0], hit.start):
        return True
    for quotation in quotations(passage):
        if holds(quotation, hit):
            return is_childs_quotation(passage, quotation)
    before, start = hit.sentence - 1, passage.sentences[hit.sentence][0]
    return (
        before >= 0
        and _is_said(passage, before, start)
        and _CONTINUES.match(passage.folded, start) is not None
        and not passage.has("family.says", hit.sentence)
    )


def _is_said(passage: Passage, sentence: int, until: int) -> bool:
    """Whether the child speaks in a sentence, before a place: 'Mia said', 'Told TA at lunch', 'he said'."""
    return any(
        (hit.start <= until or _is_put_behind(passage, hit, until)) and _tells(passage, hit)
        for hit in passage.of("child.says", sentence)
    ) or any(hit.end <= until and _tells_far(passage, hit) for hit in passage.of("child.says_far", sentence))


def _is_put_behind(passage: Passage, hit: Hit, until: int) -> bool:
    """Whether the words that say who speaks stand behind a comma or a quotation mark: ', he reckons'."""
    names = "pronoun" in hit.tags or passage.folded.startswith(LETTERS["child"], hit.start)
    return names and _BEHIND.search(passage.folded, until, hit.start) is not None


def _tells_far(passage: Passage, hit: Hit) -> bool:
    """Whether nobody of the family stands between the child and the telling: not 'Asa's mum told us'."""
    end = passage.folded.find(" ", hit.start, hit.end)
    said = hit._replace(start=passage.folded.rfind(" ", hit.start, hit.end) + 1)
    if end < 0 or passage.folded[end - 2 : end] == "'s":
        return False
    return not (is_of_family(passage, said, 4, after=end) or is_unreal(passage, hit))


def _tells(passage: Passage, hit: Hit) -> bool:
    """Whether the child tells it; also where a parent says that the child did."""
    if passage.folded.endswith("'s", hit.start, hit.end):
        return False  # 'call from Mia's mother'
    if hit.tags & {"pronoun", "bare"}:
        return is_spoken(passage, hit)
    return not is_unreal(passage, hit)


def _is_meant(passage: Passage, hit: Hit) -> bool:
    """Whether the harm is no peer's doing, no accident, and not denied."""
    if is_just_negated(passage, hit, 1) and "fear" not in hit.tags:
        return False
    if _is_asked_of_a_parent(passage, hit):
        return False
    if _is_by_a_playmate(passage, hit) or _is_own_doing(passage, hit):
        return False
    accident = any(
        not _A_THING.match(passage.folded, cue.end) for cue in passage.of("child.harm_not", hit.sentence)
    )
    return not accident or _ON_PURPOSE.search(passage.folded, hit.start, hit.end) is not None


def _is_asked_of_a_parent(passage: Passage, hit: Hit) -> bool:
    """Whether the words are of the question about abuse that parents are asked: 'asked if she feels safe'."""
    asked = [
        asked
        for name in ("enquiry.asked", "abuse.denied")
        for asked in passage.of(name, hit.sentence)
        if overlap(asked, hit)
    ]
    return bool(asked) and not any(
        one.relation == "child" and one.start < asked[0].end for one in mentions(passage, hit.sentence)
    )


def _is_own_doing(passage: Passage, hit: Hit) -> bool:
    """Whether the child says that it was the child who did it, by the same pronoun."""
    return any(
        own.start() < hit.end and hit.start < own.end()
        for own in _OWN_DOING.finditer(passage.folded, *passage.sentences[hit.sentence])
    )


def _is_by_a_playmate(passage: Passage, hit: Hit) -> bool:
    """Whether it is of play, and of nobody grown: 'Maisie hit her at play', 'got kicked at football'."""
    there = mentions(passage, hit.sentence)
    return (
        any(cue.start >= hit.start for cue in passage.of("child.at_play", hit.sentence))
        and (
            any(one.relation == "named" and one.end <= hit.end for one in there)
            or _SUFFERED.search(passage.folded, hit.start, hit.end) is not None
        )
        and all(one.relation in ("named", "child", "professional") for one in there)
    )


def _signal(name: str, event: str, passage: Passage, hit: Hit) -> Signal:
    return Signal(
        name, event, passage.field, hit.start, hit.end, passage.sentences[hit.sentence], tags=hit.tags
    )
