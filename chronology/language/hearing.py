"""Who is heard, and who is taken to know already.

Signals:

- `info.assumed_known`: the writer takes it, or is told, that another agency knows. The tags of parties.py for
  those whom its sentence names, and 'aware' where no more is said than that they are.
- `universal.asked`: a health visitor, school, nursery, school nurse, midwife or GP is contacted or heard
  by social care or the police, in the words of either side. The tags of parties.py say which.
- `referral.received`, tagged 'contact': in social care's own words, a report or a call about the child
  comes in that is not called a referral.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chronology.language.context import is_hypothetical, is_of_family, words_between
from chronology.language.known import LETTERS
from chronology.language.parties import own, parties
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Certainty, Signal
from chronology.language.stretches import holds, overlap
from chronology.model.events import Meaning

_SOCIAL_CARE = frozenset({"social_care"})
_ASKING = frozenset({"social_care", "police"})
_UNIVERSAL = frozenset({"health_visiting", "school_nursing", "gp", "midwifery", "school", "early_years"})
_UNKNOWN = "other"  # the type of an agency that no vocabulary knows
_SHORT = 4  # words of a sentence that says only that a step was not taken
_IS_THERE = re.compile(r"\b(?:has|have|known to|open to|under|with|already|got) (?:\w+ ){0,2}[\w' -]+$")
_SINCE = re.compile(
    r"\b(?:as|because|since|given|so|due to|when|while|with|hence|therefore|thus|and)\b|[,:]|\s-\s"
)
_HEADS = re.compile(r"\s*(?:[:(,;.-]|\x00|$|x\d|from\b|re\b|about\b|in\b|via\b)")
_CONTACT = re.compile(
    r"(?:(?:new|further|another|repeat|initial) )?(?:contact|referral|c/?f|mash|front door|duty)"
    r"\s*(?::|-|–|\bfrom\b)"
)  # as a duty desk heads what came in: 'Contact: HV, underweight'
_KIND_OF_REFERRAL = re.compile(
    r"(?:new |initial |mash |cass )?(?:contact|referral)(?: received)?(?: ?[/&] ?referral| and referral)?"
)
_FROM = re.compile(r"\W*(?:ref(?:erral)? )?(?:from|received from)\b")
_TAKES_IT = re.compile(r"assum|presum|believ|think|thought|reckon|expect|suppos|every")
_SEES = re.compile(r"visit|see|saw|met|spoke|interview|attended")
_VIEWS = re.compile(
    r"(?:'s)?(?:\s(?:tel|tc|t/c|by phone|on phone|phone|phoned|rang|ooh|views?|info|checks?|says|report|take"
    r"|account|side|input|feedback|opinion|picture|version))?"
    r"\s*(?::|\s-\s|\s–\s)\s*"
    r"(?!not\b|no (?!consult|contact|attend|concern|worr|record|bruis|issue|flag|dna)|none\b"
    r"|awaiting\b|to\b|tbc\b|n/a\b|yes\b|unknown\b|closed\b|will\b)"
    r"(?:[a-z]\w+(?:\W+\w+){2}|(?<=: )(?:clingy|withdrawn|happy|fine|good|quiet|tired|hungry|settled))"
)
# Whom the writer leaves it to is no other agency: 'letter not sent as mum already knows'.
_OF_FAMILY = (
    rf"(?:\b(?:mum|mother|mo|mam|dad|father|fob|parents?|family|nan|gran|tenant|pt|patient|client)\b"
    rf"|{LETTERS['mother']}+|{LETTERS['father']}+)"
)
_FAMILY_KNOWS = re.compile(
    rf"{_OF_FAMILY}\W+(?:\w+\W+)?(?:knows?|knew|aware|heard|told)\b"
    rf"|\b(?:ring|phone|call|text|tell|inform|remind|write to)\W+{_OF_FAMILY}"
)
_VISITS = re.compile(r"\s?x\s?\d|\s(?:un)?announced\b|\s(?:undertaken|attempted)\b|[.\x00:]")
_NOISE = re.compile(
    r"\W+(?:the |a |our |his |her |loud )*(?:telly|tv|television|radio|row|shouting|music|noise|dogs?|film"
    r"|game|door|crying|hoover|party|kids|children playing)\b"
)
_FAR = 9  # words
_OPENS_WITH_SOURCE = re.compile(
    r"(?:school|nursery|pre-?school|college|gp|surgery|hv|health visitor|midwife|ed|a&e|hospital|police"
    r"|housing|ambulance|neighbours?|anonymous|relative|public|nspcc|dad|father|nan|grandmother)"
    r"(?: \([^)]*\))?\s?(?::| -|,)"
)
_APART = re.compile(r"[;:]|\s-\s")


def read(event: str, passages: Sequence[Passage], kind: str) -> Iterator[Signal]:
    """The signals of one event, whose agency is of type `kind`, in the order of its fields."""
    if "social_care" in own(kind):
        yield from _received_by_kind(event, passages)
    for passage in passages:
        for sentence in range(len(passage.sentences)):
            yield from _assumed(event, passage, sentence, kind)
            yield from _universal(event, passage, sentence, kind)
            if "social_care" in own(kind) or kind == _UNKNOWN:
                yield from _received(event, passage, sentence, kind)


class _Assuming(NamedTuple):
    """Words that take it that others know, and how surely they say so."""

    hit: Hit
    is_aware: bool = False
    certainty: Certainty = Certainty.STATED


def opens_with_its_source(text: str) -> bool:
    """Whether an entry opens with who tells of a worry: 'School: dirty, no lunch'."""
    return _OPENS_WITH_SOURCE.match(text.casefold()) is not None


def _assumed(event: str, passage: Passage, sentence: int, kind: str) -> Iterator[Signal]:
    if any(passage.near("assumed.checked", sentence, 0, 1)):
        return
    named = parties(passage, sentence, kind)
    found = next(_assumings(passage, sentence, named, kind), None)
    if found is not None:
        who = frozenset(tag for party in named for tag in party.tags)
        tags = who | {"aware"} if found.is_aware else who
        yield _signal("info.assumed_known", event, passage, found.hit, tags, found.certainty)


def _assumings(passage: Passage, sentence: int, named: Sequence[Hit], kind: str) -> Iterator[_Assuming]:
    """The ways to take it that others know, the plainest first."""
    others = [*named, *passage.of("assumed.someone", sentence)]
    for hit in passage.of("assumed.left_out", sentence):
        if not (_is_familys(passage, hit) or _is_of_noise(passage, hit)):
            yield _Assuming(hit)
    for hit in passage.of("assumed.step", sentence):
        if _is_left_to_others(passage, hit, others) or _is_left_beside(passage, hit, kind):
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
    for name, whom in (("assumed.present_to", None), ("assumed.has_a", _ASKING)):
        for present in passage.of(name, sentence):
            for other in others:
                close = present.end <= other.start and words_between(passage, present.end, other.start) <= 2
                if close and (whom is None or other.tags & whom):
                    yield present.start, other.end


def _is_left_beside(passage: Passage, step: Hit, kind: str) -> bool:
    """The same where the sentence of the step says no more: 'Tenant has a social worker. Not reported.'"""
    if words_between(passage, *passage.sentences[step.sentence]) > _SHORT:
        return False
    for sentence in (step.sentence - 1, step.sentence + 1):
        if not 0 <= sentence < len(passage.sentences) or passage.has("assumed.other_reason", sentence):
            continue
        for other in parties(passage, sentence, kind):
            span = (max(passage.sentences[sentence][0], other.start - 24), other.end)
            if other.tags & _ASKING and _IS_THERE.search(passage.folded, *span):
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


def _universal(event: str, passage: Passage, sentence: int, kind: str) -> Iterator[Signal]:
    if "social_care" in own(kind) or kind in ("police", _UNKNOWN):
        for hit in parties(passage, sentence, kind):
            if hit.tags & _UNIVERSAL and _is_heard(passage, hit) and not _is_a_home_visit(passage, hit):
                yield _signal("universal.asked", event, passage, hit, hit.tags)
    elif kind in _UNIVERSAL:
        for hit in parties(passage, sentence, kind):
            if hit.tags & _ASKING and _meets(passage, hit):
                tags = frozenset({kind, "universal"})
                yield _signal("universal.asked", event, passage, hit, tags)
                return
    else:
        for hit in parties(passage, sentence, kind):
            if hit.tags & _UNIVERSAL and _is_heard(passage, hit) and passage.has("heard.enquiry", sentence):
                yield _signal("universal.asked", event, passage, hit, hit.tags)


def _is_a_home_visit(passage: Passage, hit: Hit) -> bool:
    """Whether 'HV' is a home visit and no health visitor: 'HV x2, mum seen'."""
    return passage.folded[hit.start : hit.end] == "hv" and bool(_VISITS.match(passage.folded, hit.end))


def _is_heard(passage: Passage, hit: Hit) -> bool:
    """Whether they were contacted, or gave or said something: not only a place, nor still to be asked."""
    if any(
        overlap(cue, hit) or _is_near(passage, cue, hit, 3) for cue in passage.of("heard.not", hit.sentence)
    ):
        return False
    said = any(
        cue.start >= hit.end
        and words_between(passage, hit.end, cue.start) <= 3
        and passage.folded[hit.end : cue.start].strip() != "to"  # 'rang school to say he is ill'
        and not is_of_family(passage, cue, after=hit.end)
        for cue in passage.of("heard.says", hit.sentence)
    )
    return (
        said
        or passage.has("strategy.named", hit.sentence)  # who sits there is heard
        or _heads_its_views(passage, hit)
        or any(
            _is_near(passage, cue, hit, 6) or holds(cue, hit)
            for name in ("heard.asked", "tell.active", "info.asked", "tell.from")
            for cue in passage.of(name, hit.sentence)
            if cue.start <= hit.start and not _is_asked_by_family(passage, cue)
        )
    )


def _heads_its_views(passage: Passage, hit: Hit) -> bool:
    """Whether a line opens with them and goes on with what they see: 'Nursery: arrives hungry', no name."""
    if passage.folded[passage.sentences[hit.sentence][0] : hit.start].strip():
        return False
    return _VIEWS.match(passage.text, hit.end) is not None


def _is_asked_by_family(passage: Passage, cue: Hit) -> bool:
    """Whether it is a parent who asks or tells: 'mum phoned the school', not 'Aiden seen at school'."""
    if _SEES.match(passage.folded, cue.start):
        return False
    return is_of_family(passage, cue, 1) and not passage.has("heard.enquiry", cue.sentence)


def _meets(passage: Passage, hit: Hit) -> bool:
    """Whether social care or the police were in touch with the writer: not 'no request from social care'."""
    if any(overlap(cue, hit) for cue in passage.of("heard.not", hit.sentence)):
        return False
    return any(
        _is_near(passage, cue, hit, 5) or holds(cue, hit)
        for name in ("heard.asked", "heard.says", "heard.meeting", "tell.active", "tell.passive", "tell.from")
        for cue in passage.of(name, hit.sentence)
    )


def _is_near(passage: Passage, one: Hit, other: Hit, reach: int) -> bool:
    first, last = sorted((one, other), key=lambda hit: hit.start)
    return first.end <= last.start and words_between(passage, first.end, last.start) <= reach


def _received_by_kind(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """A referral that only the column of its kind calls so: 'Referral', or 'Contact' and 'From HV'."""
    told = next((passage for passage in passages if passage.field == Meaning.EVENT), None)
    for passage in passages:
        kind = passage.folded.strip(" .\x00")
        if told is None or not passage.heading or not _KIND_OF_REFERRAL.fullmatch(kind):
            continue
        if "referral" in kind or _FROM.match(told.folded):
            hit = Hit("", 0, len(passage.text), 0)
            tags = frozenset({"contact"})
            yield _signal("referral.received", event, passage, hit, tags, Certainty.LIKELY)
            return


def _received(event: str, passage: Passage, sentence: int, kind: str) -> Iterator[Signal]:
    if passage.has("referral.not_come", sentence):
        return
    named = parties(passage, sentence, kind)
    start = passage.sentences[sentence][0]
    for hit in passage.of("refer.form", sentence):
        heads = words_between(passage, start, hit.start) <= 2 and _HEADS.match(passage.folded, hit.end)
        if kind != _UNKNOWN and "bare" in hit.tags and passage.field == Meaning.EVENT and heads:
            tags = frozenset({"contact"}) | _lends_its_name(passage, named, hit)
            yield _signal("referral.received", event, passage, hit, tags, Certainty.LIKELY)
            return
    if named and passage.field == Meaning.EVENT and (heading := _CONTACT.match(passage.folded, start)):
        sender = named[0]
        if sender.start >= heading.end() and words_between(passage, heading.end(), sender.start) <= 1:
            span = Hit(sender.name, start, sender.end, sentence)
            tags = frozenset({"contact"}) | sender.tags
            yield _signal("referral.received", event, passage, span, tags, Certainty.LIKELY)
            return
    for hit in named:
        before = [
            cue
            for cue in passage.of("tell.from", sentence)
            if _is_near(passage, cue, hit, 3) and cue.end <= hit.start
        ]
        behind = [
            cue
            for cue in passage.of("heard.reports", sentence)
            if cue.start >= hit.end and words_between(passage, hit.end, cue.start) <= 3
        ]
        if before or (behind and words_between(passage, start, hit.start) <= 4):
            cue = (before or behind)[0]
            tags = frozenset({"contact"}) | hit.tags
            span = Hit(cue.name, min(cue.start, hit.start), max(cue.end, hit.end), sentence)
            yield _signal("referral.received", event, passage, span, tags, Certainty.LIKELY)
            return
    came_in = passage.of("heard.came_in", sentence)
    if passage.has("concern.strong", sentence):
        came_in = [*came_in, *passage.of("heard.caller", sentence)]
    for hit in came_in:
        tags = frozenset({"contact"}) | _lends_its_name(passage, named, hit)
        yield _signal("referral.received", event, passage, hit, tags, Certainty.LIKELY)
        return


def _lends_its_name(passage: Passage, named: Sequence[Hit], hit: Hit) -> frozenset[str]:
    """The tags of who stands in the words for what came in, or just before: 'police notice re'."""
    return frozenset(
        tag
        for who in named
        if who.start < hit.end and words_between(passage, who.end, hit.start) == 0
        for tag in who.tags
    )


def _signal(
    signal: str,
    event: str,
    passage: Passage,
    hit: Hit,
    tags: frozenset[str] = frozenset(),
    sure: Certainty = Certainty.STATED,
) -> Signal:
    span = passage.sentences[hit.sentence]
    return Signal(signal, event, passage.field, hit.start, hit.end, span, certainty=sure, tags=tags)
