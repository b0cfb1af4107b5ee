"""Who is heard, and who is taken to know already.

Signals:

- `info.assumed_known`: see assumed.py.
- `universal.asked`: a health visitor, school, nursery, school nurse, midwife or GP is contacted or heard
  by social care or the police, in the words of either side. The tags of parties.py say which.
- `referral.received`, tagged 'contact': in social care's own words, a report or a call about the child
  comes in that is not called a referral.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import is_of_family, words_between
from chronology.language.passages import Hit, Passage
from chronology.language.sharing.assumed import ASKING, assumed
from chronology.language.sharing.parties import own, parties
from chronology.language.signals import Certainty, Signal
from chronology.language.words.stretches import holds, overlap
from chronology.model.events import Meaning

_UNIVERSAL = frozenset({"health_visiting", "school_nursing", "gp", "midwifery", "school", "early_years"})
_UNKNOWN = "other"  # the type of an agency that no vocabulary knows
_HEADS = re.compile(r"\s*(?:[:(,;.-]|\x00|$|x\d|from\b|re\b|about\b|in\b|via\b)")
_CONTACT = re.compile(
    r"(?:(?:new|further|another|repeat|initial) )?(?:contact|referral|c/?f|mash|front door|duty)"
    r"\s*(?::|-|–|\bfrom\b)"
)  # as a duty desk heads what came in: 'Contact: HV, underweight'
_KIND_OF_REFERRAL = re.compile(
    r"(?:new |initial |mash |cass )?(?:contact|referral)(?: received)?(?: ?[/&] ?referral| and referral)?"
)
_FROM = re.compile(r"\W*(?:ref(?:erral)? )?(?:from|received from)\b")
_SEES = re.compile(r"visit|see|saw|met|spoke|interview|attended")
_VIEWS = re.compile(
    r"(?:'s)?(?:\s(?:tel|tc|t/c|by phone|on phone|phone|phoned|rang|ooh|views?|info|checks?|says|report|take"
    r"|account|side|input|feedback|opinion|picture|version))?"
    r"\s*(?::|\s-\s|\s–\s)\s*"
    r"(?!not\b|no (?!consult|contact|attend|concern|worr|record|bruis|issue|flag|dna)|none\b"
    r"|awaiting\b|to\b|tbc\b|n/a\b|yes\b|unknown\b|closed\b|will\b)"
    r"(?:[a-z]\w+(?:\W+\w+){2}|(?<=: )(?:clingy|withdrawn|happy|fine|good|quiet|tired|hungry|settled))"
)
_VISITS = re.compile(r"\s?x\s?\d|\s(?:un)?announced\b|\s(?:undertaken|attempted)\b|[.\x00:]")
_OPENS_WITH_SOURCE = re.compile(
    r"(?:school|sch|nursery|pre-?school|college|gp|surgery|hv|health visitor|midwife|ed|a&e|hospital|police"
    r"|housing|ambulance|neighbours?|anon|anonymous|relative|public|nspcc|camhs|edt|dad|father|nan|grandmother)"
    r"(?: \([^)]*\))?\s?(?::| -|,)"
    r"|(?:new |first |second |third |initial )?(?:contact|referral|ref)\s?(?::|-|–|=)\s?\w"
)


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order of its fields."""
    if any("social_care" in own(passage.writer) for passage in passages):
        yield from _received_by_kind(event, passages)
    for passage in passages:
        for sentence in range(len(passage.sentences)):
            yield from assumed(event, passage, sentence)
            yield from _universal(event, passage, sentence)
            if "social_care" in own(passage.writer) or passage.writer == _UNKNOWN:
                yield from _received(event, passage, sentence)


def opens_with_its_source(text: str) -> bool:
    """Whether an entry opens with who tells of a worry: 'School: dirty, no lunch', 'Contact: EDT, DV'."""
    return _OPENS_WITH_SOURCE.match(text.casefold()) is not None


def _universal(event: str, passage: Passage, sentence: int) -> Iterator[Signal]:
    if "social_care" in own(passage.writer) or passage.writer in ("police", _UNKNOWN):
        for hit in parties(passage, sentence):
            if hit.tags & _UNIVERSAL and _is_heard(passage, hit) and not _is_a_home_visit(passage, hit):
                yield _signal("universal.asked", event, passage, hit, hit.tags)
    elif passage.writer in _UNIVERSAL:
        for hit in parties(passage, sentence):
            if hit.tags & ASKING and _meets(passage, hit):
                tags = frozenset({passage.writer, "universal"})
                yield _signal("universal.asked", event, passage, hit, tags)
                return
    else:
        for hit in parties(passage, sentence):
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


def _received(event: str, passage: Passage, sentence: int) -> Iterator[Signal]:
    if passage.has("referral.not_come", sentence):
        return
    named = parties(passage, sentence)
    start = passage.sentences[sentence][0]
    for hit in passage.of("refer.form", sentence):
        heads = words_between(passage, start, hit.start) <= 2 and _HEADS.match(passage.folded, hit.end)
        if passage.writer != _UNKNOWN and "bare" in hit.tags and passage.field == Meaning.EVENT and heads:
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
