"""What the writer takes it, or is told, that another agency knows already, so that nothing is passed on.

Signal: `info.assumed_known`, with the tags of parties.py for those whom its sentence names, and 'aware' where
no more is said than that they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chronology.language.context import is_hypothetical, is_of_family, words_between
from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import KIN
from chronology.language.sharing.parties import parties
from chronology.language.signals import Certainty, Signal

ASKING = frozenset({"social_care", "police"})
"""The groups of parties.py that ask other agencies what they know."""
_SHORT = 4  # words of a sentence that says only that a step was not taken
_IS_THERE = re.compile(r"\b(?:has|have|known to|open to|under|with|already|got) (?:\w+ ){0,2}[\w' -]+$")
_SINCE = re.compile(
    r"\b(?:as|because|since|given|so|due to|when|while|with|hence|therefore|thus|and)\b|[,:]|\s-\s"
)
_TAKES_IT = re.compile(r"assum|presum|believ|think|thought|reckon|expect|suppos|every")
# Whom the writer leaves it to is no other agency: 'letter not sent as mum already knows'.
_OF_FAMILY = rf"(?:\b(?:{KIN}|family|tenant|pt|patient|client)\b)"
_FAMILY_KNOWS = re.compile(
    rf"{_OF_FAMILY}\W+(?:\w+\W+)?(?:knows?|knew|aware|heard|told)\b"
    rf"|\b(?:ring|phone|call|text|tell|inform|remind|write to)\W+{_OF_FAMILY}"
)
_CALLS_BACK = re.compile(
    r"(?:\w+\W+){1,3}(?:ring|call|phone|contact|email|write|get back|be in touch)"
    r"(?:\W+(?:to|with))?\W+(?:me|us|back|him|her|mum|dad|later|tomorrow|soon)\b"
)
_NOISE = re.compile(
    r"\W+(?:the |a |our |his |her |loud )*(?:telly|tv|television|radio|row|shouting|music|noise|dogs?|film"
    r"|game|door|crying|hoover|party|kids|children playing)\b"
)
_FAR = 9  # words
_APART = re.compile(r"[;:]|\s-\s")


class _Assuming(NamedTuple):
    """Words that take it that others know, and how surely they say so."""

    hit: Hit
    is_aware: bool = False
    certainty: Certainty = Certainty.STATED


def assumed(event: str, passage: Passage, sentence: int) -> Iterator[Signal]:
    """The signal of one sentence."""
    if any(passage.near("assumed.checked", sentence, 0, 1)):
        return
    named = parties(passage, sentence)
    found = next(_assumings(passage, sentence, named), None)
    if found is not None:
        who = frozenset(tag for party in named for tag in party.tags)
        tags = who | {"aware"} if found.is_aware else who
        hit, span = found.hit, passage.sentences[sentence]
        yield Signal(
            "info.assumed_known",
            event,
            passage.field,
            hit.start,
            hit.end,
            span,
            certainty=found.certainty,
            tags=tags,
        )


def _assumings(passage: Passage, sentence: int, named: Sequence[Hit]) -> Iterator[_Assuming]:
    """The ways to take it that others know, the plainest first."""
    others = [*named, *passage.of("assumed.someone", sentence)]
    for hit in passage.of("assumed.left_out", sentence):
        if not (_is_familys(passage, hit) or _is_of_noise(passage, hit) or _is_a_call_back(passage, hit)):
            yield _Assuming(hit)
    for hit in passage.of("assumed.step", sentence):
        if _is_left_to_others(passage, hit, others) or _is_left_beside(passage, hit):
            yield _Assuming(hit)
    for hit in passage.of("assumed.meant_to", sentence):
        if any(start >= hit.end for start, _ in _presences(passage, sentence, others)):
            yield _Assuming(hit)
    for hit in passage.of("assumed.sure", sentence):
        is_known = _is_known_by(passage, others, hit) and not is_hypothetical(passage, hit, 2)
        if is_known and not _is_of_noise(passage, hit):
            yield _Assuming(hit, is_aware=_is_taken_by_family(passage, hit))
    for verb in passage.of("assumed.verb", sentence):
        if not _is_taking_family(passage, verb):
            yield from (_Assuming(hit) for hit in _known_behind(passage, verb, others))
    for hit in passage.of("assumed.aware", sentence):
        if _is_known_by(passage, others, hit, 2):
            yield _Assuming(hit, is_aware=True, certainty=Certainty.LIKELY)


def _known_behind(passage: Passage, verb: Hit, others: Sequence[Hit]) -> Iterator[Hit]:
    """What others are taken to know, near behind 'assume' and the like."""
    for hit in passage.of("assumed.knows", verb.sentence):
        if hit.start <= verb.end or words_between(passage, verb.end, hit.start) > _FAR:
            continue
        if _is_a_call_back(passage, hit):
            continue
        between = [other for other in others if verb.end <= other.start and other.end <= hit.start + 1]
        is_known = _is_known_by(passage, between, hit) or _is_in_hands_of(passage, others, hit)
        if is_known and not _is_to_family(passage, hit):
            yield hit


def _is_taking_family(passage: Passage, verb: Hit) -> bool:
    """Whether it is one of the family who takes it so: 'patient assumes that everyone knows'."""
    return _TAKES_IT.match(passage.folded, verb.start) is not None and is_of_family(passage, verb, 1)


def _is_familys(passage: Passage, hit: Hit) -> bool:
    """Whether the family knows, or takes it that others do: 'mum feels everybody knows'."""
    return _is_taking_family(passage, hit) or (
        _FAMILY_KNOWS.search(passage.folded, hit.start, hit.end) is not None
    )


def _is_of_noise(passage: Passage, hit: Hit) -> bool:
    """Whether it was only a noise: 'neighbour must have heard the telly'."""
    return _NOISE.match(passage.folded, hit.end) is not None


def _is_a_call_back(passage: Passage, hit: Hit) -> bool:
    """Whether it is only promised that somebody will call: 'was told that somebody would ring me'."""
    return _CALLS_BACK.match(passage.folded, hit.start) is not None


def _is_taken_by_family(passage: Passage, hit: Hit) -> bool:
    """Whether it is one of the family who takes it so: 'mum thinks the dentist already knows'."""
    return any(
        verb.end <= hit.start and _is_taking_family(passage, verb)
        for verb in passage.of("assumed.verb", hit.sentence)
    )


def _is_left_to_others(passage: Passage, step: Hit, others: Sequence[Hit]) -> bool:
    """Whether a step is not taken because another agency is there: 'CSC involved so not passed on'."""
    if passage.has("assumed.other_reason", step.sentence) or "," in passage.folded[step.start : step.end]:
        return False
    for start, end in _presences(passage, step.sentence, others):
        if start >= step.end:
            between = passage.folded[step.end : start]
        elif end <= step.start:
            between = passage.folded[end : step.start]
        else:
            continue
        if _SINCE.search(between):
            return True
    return False


def _presences(passage: Passage, sentence: int, others: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Where words say that another agency is there: 'SW involved', 'open to the safeguarding team'."""
    for present in passage.of("assumed.presence", sentence):
        near = [
            other
            for other in others
            if other.end <= present.start and words_between(passage, other.end, present.start) <= 3
        ]
        if near:
            yield near[-1].start, present.end
    for name, whom in (("assumed.present_to", None), ("assumed.has_a", ASKING)):
        for present in passage.of(name, sentence):
            for other in others:
                close = present.end <= other.start and words_between(passage, present.end, other.start) <= 2
                if close and (whom is None or other.tags & whom):
                    yield present.start, other.end


def _is_left_beside(passage: Passage, step: Hit) -> bool:
    """The same where the sentence of the step says no more: 'Tenant has a social worker. Not reported.'"""
    if words_between(passage, *passage.sentences[step.sentence]) > _SHORT:
        return False
    for sentence in (step.sentence - 1, step.sentence + 1):
        if not 0 <= sentence < len(passage.sentences) or passage.has("assumed.other_reason", sentence):
            continue
        for other in parties(passage, sentence):
            span = (max(passage.sentences[sentence][0], other.start - 24), other.end)
            if other.tags & ASKING and _IS_THERE.search(passage.folded, *span):
                return True
            if any(
                cue.start >= other.end and words_between(passage, other.end, cue.start) <= 2
                for cue in passage.of("assumed.knows", sentence)
            ):
                return True
    return False


def _is_known_by(passage: Passage, others: Sequence[Hit], hit: Hit, reach: int = 6) -> bool:
    """Whether another agency, and nobody of the family, is who knows: the last one named before."""
    before = [other for other in others if other.end <= hit.start]
    if not before:
        return False
    last = max(before, key=lambda other: other.end)
    if words_between(passage, last.end, hit.start) > reach or _APART.search(
        passage.folded, last.end, hit.start
    ):
        return False
    return not is_of_family(passage, hit, after=last.end, pronouns=False) or last.name == "assumed.someone"


def _is_in_hands_of(passage: Passage, others: Sequence[Hit], hit: Hit) -> bool:
    """Whether those who know are named behind: 'in hand with the allocated worker'."""
    return any(
        other.start >= hit.end
        and words_between(passage, hit.end, other.start) <= 2
        and re.search(r"\b(?:with|by|to)\b", passage.folded[hit.start : other.start])
        for other in others
    )


def _is_to_family(passage: Passage, hit: Hit) -> bool:
    """Whether it is one of the family whom they told: 'they had told mum'."""
    behind = Hit("", hit.end + 1, min(hit.end + 20, passage.sentences[hit.sentence][1]), hit.sentence)
    close = Hit("", behind.end, behind.end, hit.sentence)
    return is_of_family(passage, close, 2, after=hit.end, pronouns=False)
