"""Referrals, as papers and as deeds: 'MARF to MASH', 'referred to social care' (tags: see sharing.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import is_of_family, words_between
from chronology.language.passages import Hit, Passage
from chronology.language.sharing.parties import chain, own, tags_of
from chronology.language.signals import Certainty
from chronology.language.telling_meant import bare_after, is_unreal, whole_after
from chronology.language.words.stretches import holds, overlap
from chronology.model.events import Meaning

BARE_BEFORE = re.compile(
    r"(?:.*[,;+&/(>→]|.*\band\b|.*\bthen\b|^)\s*(?:(?:to|tel|tc|t/c|the|duty|ref|inform(?:ed)?|both|via)\s+)?",
    re.DOTALL,
)  # 'DSL > MASH'
BY_PROTOCOL = frozenset({"protocol"})
_REPORTS = re.compile(r"report|pass|rais|tak|hand|shar|put|(?:tele)?phon|rang|call")
_PLAIN = frozenset((
    "referral", "referrals", "ref", "refs", "refer", "re-referral", "refers", "referring", "referral in",
    "onward referral",
))  # fmt: skip
_ON_ITS_WAY = re.compile(
    r"\W*(?:(?:form|gone|went|going|in|off|up|over|on|through|sent|put|done|made|filed|faxed|posted|straight"
    r"|today|by \w+)\W+)*"
    r"(?:in|on)?to (?:the |our |local )?"
    r"|\W*(?:→|>)\W*"  # 'MARF → MASH'
)
_NOTICE = frozenset({"notice"})
_OF_NOTICES = frozenset({"police", "ambulance", "fire", "other"})
_BY_MEANS = re.compile(
    r"(?<=\bby)\W+(?:(?:secure )?e-?mail|(?:tele)?phone|letter|form|post|fax|portal|text|me|us|writer)\b"
)  # 'referred to MASH by phone' is not referred by anybody
_RINGS = re.compile(r"(?:rang|rung|(?:tele)?phoned|called|contacted|emailed|spoke)\b")


def referrals(
    passage: Passage, sentence: int, named: Sequence[Hit]
) -> Iterator[tuple[int, int, frozenset[str], Certainty]]:
    """The referrals of a sentence: where each stands, its tags, how sure it is. `named` are its parties."""
    mine = "social_care" in own(passage.writer)
    for hit in passage.of("refer.protocol", sentence):
        if not is_unreal(passage, hit):
            yield hit.start, hit.end, BY_PROTOCOL, Certainty.LIKELY
            break
    for hit in sorted(passage.of("refer.form", sentence), key=lambda hit: "bare" in hit.tags):
        if _is_refused(passage, hit, sentence) or is_unreal(passage, hit):
            continue
        if _REPORTS.match(passage.folded, hit.start) and is_of_family(passage, hit):
            continue
        notice = "notice" in hit.tags
        target = _target(passage, named, hit)
        alone = _stands_alone(passage, hit) and (passage.writer == "police" or not notice)
        if "bare" in hit.tags and not alone and not _goes_to(passage, hit, target):
            continue
        if (mine and not target) or (notice and passage.writer not in _OF_NOTICES):
            continue
        tags = tags_of(target) or (frozenset() if mine else _front_door(passage, hit))
        tags |= _NOTICE if notice else frozenset()
        if tags and "treatment" not in tags:
            yield hit.start, target[-1].end if target else hit.end, tags, Certainty.STATED
            return
    for hit in passage.of("refer.done", sentence):
        if _is_refused(passage, hit, sentence) or is_unreal(passage, hit):
            continue
        target = _target(passage, named, hit)
        if is_of_family(passage, hit) and (not target or _RINGS.match(passage.folded, hit.start)):
            continue  # 'father telephoned the duty line' is what he did
        if not target and (mine or not _is_whole(passage, hit)):
            continue
        if target and "treatment" in target[0].tags:
            continue
        tags = tags_of(target) or frozenset({"social_care"})
        yield hit.start, target[-1].end if target else hit.end, tags, Certainty.STATED
        return


def _target(passage: Passage, named: Sequence[Hit], hit: Hit) -> list[Hit]:
    """To whom it goes: those named in its own words, or behind a 'to' close after them."""
    for first in named:
        if first.start < hit.end <= first.end or holds(hit, first):
            return [first]
        if first.start < hit.end:
            continue
        gap = passage.folded[hit.end : first.start]
        if words_between(passage, hit.end, first.start) > 5:
            return []
        if re.fullmatch(r"[\s,+&/:→>-]*", gap) or re.search(
            r"\b(?:to|into|with|via|through)\s+(?:\w+\W+){0,2}$", gap
        ):
            return chain(passage, named, first)
    return []


def _goes_to(passage: Passage, hit: Hit, target: Sequence[Hit]) -> bool:
    """Whether a form is on its way to where it goes: 'MARF to MASH', 'MARF in to the front door'."""
    between = passage.folded[hit.end : target[0].start] if target else ""
    if between == " " and passage.folded[hit.start : hit.end] not in _PLAIN:
        return True  # 'PPN CSC', 'MARF MASH'
    return _ON_ITS_WAY.fullmatch(between) is not None


def _front_door(passage: Passage, hit: Hit) -> frozenset[str]:
    said = passage.folded[hit.start : hit.end]
    if re.search(r"early help|\beh|family hub", said):
        return frozenset({"early_help"})
    return frozenset({"social_care", "front_door"})


def _is_whole(passage: Passage, hit: Hit) -> bool:
    """Whether 'referred' stands for itself: nothing says to whom, or what for but the matter."""
    said = passage.folded[hit.start : hit.end]
    if said in _PLAIN:
        return passage.field == Meaning.ACTION and _stands_alone(passage, hit)
    rest = passage.folded[hit.end : passage.sentences[hit.sentence][1]].rstrip(" .\x00")
    return not passage.has("refer.own", hit.sentence) and (not rest or whole_after().match(rest) is not None)


def _stands_alone(passage: Passage, hit: Hit) -> bool:
    """Whether the words are all that the action says, or one item of a list of actions.

    Elsewhere they stand alone as a sentence, or as the heading of one: 'MARF: hungry', 'MARF, bruise'.
    """
    start, end = passage.sentences[hit.sentence]
    if passage.field != Meaning.ACTION:
        rest = passage.folded[hit.end : end]
        heads = ":" if passage.folded[hit.start : hit.end] in _PLAIN else (":", ",", " -", " re ")
        return hit.start == start and (rest.startswith(heads) or not rest.strip(" .\x00"))
    before = passage.folded[start : hit.start]
    return (
        BARE_BEFORE.fullmatch(before) is not None and bare_after().match(passage.folded, hit.end) is not None
    )


def _is_refused(passage: Passage, hit: Hit, sentence: int) -> bool:
    return any(
        overlap(other, hit)
        and not _names_the_desk(passage, hit, other)
        and not _BY_MEANS.match(passage.folded, other.end)
        and not (passage.field == Meaning.ACTION and "," in passage.folded[other.start : hit.start])
        for other in passage.of("refer.none", sentence)
    ) or (passage.has("refer.own", sentence) and not passage.has("party", sentence))


def _names_the_desk(passage: Passage, hit: Hit, other: Hit) -> bool:
    """Whether the words name the front door beside what is no referral alone: 'MASH + paeds ref'."""
    return any(
        "front_door" in named.tags and hit.start <= named.start < other.start
        for named in passage.of("party", hit.sentence)
    )
