"""Telling another agency, referring to it, and asking it.

Signals:

- `info.shared`: something about this family is given to another agency. Tags: those of who was told
  (parties.py: 'social_care', 'police', 'health', 'education', and the type of agency); none where the
  words do not say who.
- `referral.made`: a referral about the child or the family. The same tags, 'protocol' where the words say
  only that the bruising protocol was followed, 'notice' for a police notice, 'rang' for a
  call. A parent's own treatment is none.
  Tag 'sibling' where it is about a brother or sister and not about this child, 'theirs' where another
  agency than the writer made it.
- `info.requested`: another agency is asked for what it holds.

Who is told and who tells is read from the order of the words: 'rang MASH' and 'MASH informed' tell MASH;
'MASH rang' and 'told by MASH' do not. The agency that writes is no other agency to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import is_of_family, words_between
from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import KIN
from chronology.language.sharing.parties import chain, parties, tags_of
from chronology.language.sharing.referrals import BARE_BEFORE, BY_PROTOCOL, referrals
from chronology.language.signals import Certainty, Signal
from chronology.language.telling_meant import (
    addressed,
    bare_after,
    barrier,
    is_received,
    is_unreal,
    links,
)
from chronology.language.words.known import LETTERS
from chronology.model.events import Meaning

_GAP = 3
_TOLD_BARE = frozenset({"social_care", "health_visiting", "police", "early_help"})
_NOT = re.compile(r"\b(?:not|never|no|nothing|to be|needs?)\b|n't\b")


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order of its fields."""
    anybody = any(passage.has("party") for passage in passages)
    named_before = any(_names_another(passage) for passage in passages)
    for passage in passages:
        for sentence in range(len(passage.sentences)):
            for signal in _read_sentence(event, passage, sentence, anybody):
                if not (named_before and _is_bare(passage, sentence, signal)):
                    yield signal


def _is_bare(passage: Passage, sentence: int, signal: Signal) -> bool:
    """Whether it is only 'ref sent' in the column of what was done."""
    bare = passage.field == Meaning.ACTION and not passage.has("party", sentence)
    return bare and passage.folded.startswith("ref", signal.start)


def _names_another(passage: Passage) -> bool:
    """Whether what happened says to whom it was referred, and to no front door: 'ref to ophthalmology'."""
    return passage.field == Meaning.EVENT and any(
        not any("front_door" in party.tags for party in parties(passage, sentence))
        for sentence, span in enumerate(passage.sentences)
        if _REFERRED_TO.search(passage.folded, *span)
    )


def _read_sentence(event: str, passage: Passage, sentence: int, anybody: bool) -> Iterator[Signal]:
    named = parties(passage, sentence)
    told = list(_told(passage, sentence, named)) if named else []
    if passage.has("tell.failed", sentence):
        told = []
    chased = passage.has("tell.chase", sentence)
    for start, end, who in told:
        tags = tags_of(who)
        yield _signal("info.shared", event, passage, sentence, start, end, tags)
        if "front_door" in tags and not chased and not _FOR_CHECKS.match(passage.folded, end):
            tags |= _RANG if _has_rung(passage, sentence, start, end) else frozenset()
            tags |= _whose(passage, sentence) | _by_whom(passage, named, start)
            yield _signal("referral.made", event, passage, sentence, start, end, tags, Certainty.LIKELY)
    for start, end, tags, sure in referrals(passage, sentence, named):
        whose = _whose(passage, sentence) | _by_whom(passage, named, start)
        yield _signal("referral.made", event, passage, sentence, start, end, tags | whose, sure)
        if not told and tags != BY_PROTOCOL:
            yield _signal("info.shared", event, passage, sentence, start, end, tags, Certainty.LIKELY)
    if anybody and not told:
        for hit in passage.of("info.given", sentence):
            is_not = _NOT.search(passage.folded, hit.start, hit.end) is not None
            if not is_not and not is_unreal(passage, hit) and not passage.has("tell.from", sentence):
                yield _signal(
                    "info.shared",
                    event,
                    passage,
                    sentence,
                    hit.start,
                    hit.end,
                    tags_of(named),
                    Certainty.LIKELY,
                )
                break
    if asked := _asked(passage, sentence, named, told):
        start, end, tags = asked
        yield _signal("info.requested", event, passage, sentence, start, end, tags)


def _whose(passage: Passage, sentence: int) -> frozenset[str]:
    """'sibling' where the words say that it is about a brother or sister, and nothing of this child."""
    start, end = passage.sentences[sentence]
    about = _ABOUT_SIBLING.search(passage.folded, start, end)
    return _SIBLING if about and not _THIS_CHILD.search(passage.folded, start, end) else frozenset()


def _by_whom(passage: Passage, named: Sequence[Hit], start: int) -> frozenset[str]:
    """'theirs' where another agency is said to have done it: 'ED have referred', 'the ward has rung MASH'."""
    done = any(hit.end <= start and _THEY_HAVE.fullmatch(passage.folded, hit.end, start) for hit in named)
    return _THEIRS if done else frozenset()


_THEIRS = frozenset({"theirs"})
_THEY_HAVE = re.compile(
    r"\W*(?:(?:nurse|staff|team|doctor|have|has|had|ha?ve|also|already|then|since|just)\W+)*"
)
_SIBLING = frozenset({"sibling"})
_ABOUT_SIBLING = re.compile(
    r"\b(?:re|about|for|regarding|concerning|on behalf of)\W+(?:(?!him|them)\w+\W+){0,2}?"
    r"(?:half[ -])?(?:brother|sister|sibling)s?\b"
)
_THIS_CHILD = re.compile(rf"{LETTERS['child']}|\b(?:unborn|bump|baby|pregnan\w*|both|all|children)\b")
_RANG = frozenset({"rang"})
_REFERRED_TO = re.compile(
    r"\bref(?:'?d|s|erred|er|erral)?(?: form| letter)? (?:to )?"
    r"(?!to\b|me\b|us\b|re\b|about\b|for\b|sent\b|made\b|done\b|in\b|on\b|back\b|by\b|from\b|no\b|via\b|with\b|and\b|form\b"
    r"|submitted\b|completed\b|received\b|gone\b|as\b|is\b|was\b|not\b|by\b|here\b|today\b)\w"
)
_ASKED_OF_FAMILY = re.compile(rf"\w+\W+[{''.join(LETTERS.values())}]")
_OF_FAMILY = re.compile(
    rf"\W+(?:the\W+)?\b(?:{KIN}|carer|family|him|her|them|child|{LETTERS['child']}+)\b"
    r"\W+(?:\w+\W+)?(?:how|what|if|whether|about|where|why|who|which|when)\b"
)
_FOR_CHECKS = re.compile(
    r"\W+(?:for|requesting|to (?:ask|request)(?: for)?|asking for)\W+(?:\w+\W+){0,2}?"
    r"(?:checks?|searches|pnc|background|what (?:is|they) (?:known|hold|know)|their records?)\b"
)
"""What another agency is asked for, and no referral: 'contacted duty for checks'."""
_BY_PHONE = re.compile(r"\W*(?:by|on|over|via) (?:the )?(?:tele)?phone\b")


def _has_rung(passage: Passage, sentence: int, start: int, end: int) -> bool:
    """Whether it was told by telephone, as a referral is begun."""
    if _BY_PHONE.match(passage.folded, end):
        return True
    return any(start <= cue.start and cue.end <= end for cue in passage.of("tell.rang", sentence))


def _asked(
    passage: Passage, sentence: int, named: Sequence[Hit], told: Sequence[tuple[int, int, list[Hit]]]
) -> tuple[int, int, frozenset[str]] | None:
    """Where another agency is asked for what it holds, and who it is."""
    for start, end, who in told:
        for hit in passage.of("ask.purpose", sentence):
            if hit.start >= end:
                return start, hit.end, tags_of(who)
    for hit in passage.of("ask.verb", sentence):
        first = next((one for one in named if one.start >= hit.end), None)
        if first is None or words_between(passage, hit.end, first.start) > _GAP:
            continue
        if barrier().search(passage.folded, hit.end, first.start) or is_of_family(passage, hit):
            continue
        if _OF_FAMILY.match(passage.folded, hit.end):
            continue  # 'asked mother how school was going'
        if not is_unreal(passage, hit):
            return hit.start, first.end, tags_of([first])
    for hit in passage.of("info.asked", sentence):
        if _ASKED_OF_FAMILY.match(passage.folded, hit.start):
            continue  # 'asked Poppy to tell us'
        if not is_unreal(passage, hit) and not is_of_family(passage, hit):
            return hit.start, hit.end, tags_of(named)
    return None


# -- Who is told


def _told(passage: Passage, sentence: int, named: Sequence[Hit]) -> Iterator[tuple[int, int, list[Hit]]]:
    """Each telling of a sentence: where its words stand, and who is told."""
    taken: set[int] = set()
    for verb in passage.of("tell.active", sentence):
        first = next((hit for hit in named if hit.start >= verb.end), None)
        if first is None or first.start in taken or "ambulance" in first.tags:
            continue
        gap = passage.folded[verb.end : first.start]
        if _NOT.search(passage.folded, verb.start, first.start):
            continue
        if words_between(passage, verb.end, first.start) > _GAP or barrier().search(gap):
            continue
        if is_unreal(passage, verb) or is_of_family(passage, verb) or is_received(passage, verb, sentence):
            continue
        who = chain(passage, named, first)
        taken.update(hit.start for hit in who)
        yield verb.start, who[-1].end, who
    for verb in passage.of("tell.passive", sentence):
        before = [hit for hit in named if hit.end <= verb.start]
        if not before or before[-1].start in taken or "ambulance" in before[-1].tags:
            continue
        if not links().fullmatch(passage.folded[before[-1].end : verb.start]):
            continue
        if (
            addressed().match(passage.folded, verb.end)
            or is_unreal(passage, before[-1])
            or is_unreal(passage, verb)
        ):
            continue
        who = _list_before(passage, before)
        taken.update(hit.start for hit in who)
        yield who[0].start, verb.end, who
    yield from _bare(passage, sentence, named, taken)


def _list_before(passage: Passage, before: Sequence[Hit]) -> list[Hit]:
    """The list that ends in the last of `before`: 'HV, school and MASH'."""
    for number in range(len(before)):
        found = chain(passage, before, before[number])
        if found[-1] is before[-1]:
            return found
    return [before[-1]]


def _bare(
    passage: Passage, sentence: int, named: Sequence[Hit], taken: set[int]
) -> Iterator[tuple[int, int, list[Hit]]]:
    """Nothing but who was told, where only what was done is written: 'MASH + paeds 10:10'."""
    if passage.field != Meaning.ACTION:
        return
    start = passage.sentences[sentence][0]
    for first in named:
        if first.start in taken or not first.tags & _TOLD_BARE:
            continue
        who = chain(passage, named, first)
        if not BARE_BEFORE.fullmatch(passage.folded[start : first.start]):
            continue
        if not bare_after().match(passage.folded, who[-1].end) or is_unreal(passage, first):
            continue
        yield first.start, who[-1].end, who
        return


# -- Referring


def _signal(
    signal: str,
    event: str,
    passage: Passage,
    sentence: int,
    start: int,
    end: int,
    tags: frozenset[str],
    sure: Certainty = Certainty.STATED,
) -> Signal:
    return Signal(
        signal, event, passage.field, start, end, passage.sentences[sentence], certainty=sure, tags=tags
    )
