"""Strategy discussions: that one was held, and who the entry says took part.

Signals: `strategy.discussion`, tagged 'attended' where the words say who took part, 'retold' where the
writer heard of it from another, and where they do
`strategy.health`, `strategy.police` and `strategy.social_care` for those of the three that did.

Only a list of those present counts ('held with', 'present:', 'DS Cole, Dr Osei and TM Reid'): an agency
that is spoken of (a referral by the HV, a medical by the paediatrician) did not for that take part.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from chronology.language.context import (
    is_hypothetical,
    is_just_negated,
    is_planned,
    words_between,
)
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Certainty, Signal
from chronology.language.words.lexicon import any_of, words
from chronology.language.words.stretches import overlap
from chronology.model.events import Meaning

_THREE = ("health", "police", "social_care")
_LONGEST_NAME = 5
_FEW = 2  # of a sentence that names nobody but those present: 'DS Rowe, TM Ali'
_NAME_ALONE = re.compile(r"(?:\s+[A-Z][\w'-]*){1,2}[\s.;]*")  # 'DC Shaw;'
_TITLE = re.compile(r"\b(?:D[SCI]|DCI|P[CS]|Sgt|Sergeant|Inspector|Dr|Mrs?|Ms|Miss|SW|TM|ATM|HV)\.? $")
_NO_NAMES = frozenset(
    {"manager", "team", "lead", "nurse", "rep", "health", "police", "school", "duty", "worker"}
)
_ACTS = re.compile(r"\s+(?:to|will)\s+(?!discuss|consider|plan|agree|decide|share|review|think|talk|look)")
_HELD_WITH = re.compile(r"\s(?:held\s|today\s|had\s|by phone\s|on teams\s)?(?:with\b|w/?(?=\s))")
_OPENS = re.compile(
    r"\W*(?P<held>(?:was\s|virtual(?:ly)?\s|urgent(?:ly)?\s)?(?:held|convened|took place|chaired|met|call)?)"
    r"(?:\s(?:by|over|via|on)\s(?:the\s)?(?:phone|telephone|teams|zoom|video|call))?"
    r"\W*(?:with\b|w/|present\b|attended\b|between\b)"
)
_RETOLD = re.compile(
    r"\b(?:rang|called|phoned|rings?|e-?mail(?:ed)?|messaged|wrote|advised|informed|told|let \w+ know"
    r"|learn(?:ed|t)|heard|understand|understood|aware|informs?|advises|tells|says|said|confirmed|reports?|reported)\b[^.;]{0,40}"
    r"\b(?:that|to say|to tell|to inform|to advise|of an?|about an?|there had been|there was)\b"
)
"""'SW rang to say that', 'learnt today of a': what is told behind it was before that day."""
_BY_PHONE = re.compile(
    r"(?:by|via|on|over|in) (?:the )?(?:phone|telephone|teams|zoom|video|skype|conference call|person)\b"
)
_WHEN = re.compile(r"(?:\s*[\d.:/@,–-]+\s*(?:hrs?|am|pm)?)*\s*")
_PART = {
    **dict.fromkeys(("mash", "social_care", "local_authority"), "social_care"),
    **dict.fromkeys(
        (
            "health_visiting",
            "gp",
            "acute_hospital",
            "ed",
            "midwifery",
            "school_nursing",
            "camhs",
            "community_health",
        ),
        "health",
    ),
    "police": "police",
}


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        held = next((hit for hit in passage.of("strategy.named") if _is_held(passage, hit)), None)
        held = _whole(passage, held) if held is not None else _unnamed(passage)
        if held is None:
            continue
        there = {part: hit for part, hit in _took_part(passage, held) if part in _THREE}
        there = dict(_the_writers_part(passage, held)) | there
        where = passage
        if not there and passage.field.startswith("other"):
            where, there = _told_beside(passages, passage)
        span = passage.sentences[held.sentence]
        tags = frozenset({"attended"}) if there else frozenset()
        if _RETOLD.search(passage.folded, span[0], held.start):
            tags |= {"retold"}
        yield Signal("strategy.discussion", event, passage.field, held.start, held.end, span, tags=tags)
        for part, hit in there.items():
            yield Signal(
                f"strategy.{part}",
                event,
                where.field,
                hit.start,
                hit.end,
                where.sentences[hit.sentence],
                certainty=Certainty.STATED,
            )
        return


def _told_beside(passages: Sequence[Passage], named: Passage) -> tuple[Passage, dict[str, Hit]]:
    """Who took part, where a column of its own calls it a strategy discussion: 'Held with the ward'."""
    for passage in passages:
        opening = _OPENS.match(passage.folded)
        if passage.field == Meaning.EVENT and opening is not None:
            begins = Hit("strategy.named", 0, opening.end("held"), 0)
            there = {part: hit for part, hit in _took_part(passage, begins) if part in _THREE}
            return passage, dict(_the_writers_part(passage, begins)) | there
    return named, {}


def _unnamed(passage: Passage) -> Hit | None:
    """A talk of police, health and social care that settles on an enquiry, by whatever name it goes.

    Of a talk that is a meeting, two of the three are enough: 'round the table with DC Hume: joint s47'.
    """
    settled = {hit.sentence for hit in passage.of("strategy.settles")}
    if not settled:
        return None
    own = {_PART.get(passage.writer, "")}
    for hit in passage.of("strategy.talk"):
        if is_planned(passage, hit) or not _is_held(passage, hit):
            continue
        there = (own | {part for part, _ in _took_part(passage, hit)}) & set(_THREE)
        is_meeting = "meeting" in hit.tags and not settled.isdisjoint((hit.sentence, hit.sentence + 1))
        if len(there) == len(_THREE) or (is_meeting and len(there) > 1):
            return hit
    return None


def _is_held(passage: Passage, hit: Hit) -> bool:
    if "alone" in hit.tags and not _is_meeting(passage, hit):
        return False
    if any(overlap(hit, other) for other in passage.of("strategy.no_meeting", hit.sentence)):
        return False
    if not passage.has("strategy.attended", hit.sentence) and any(
        overlap(hit, other) for other in passage.of("strategy.not_held", hit.sentence)
    ):
        return False
    return not is_just_negated(passage, hit, 1) and not is_hypothetical(passage, hit, 2)


def _whole(passage: Passage, hit: Hit) -> Hit:
    """The meeting's whole name, where its parts are known too: 'emergency strategy' 'strategy discussion'."""
    end = max(other.end for other in passage.of("strategy.named", hit.sentence) if overlap(hit, other))
    return Hit(hit.name, hit.start, end, hit.sentence, hit.tags)


def _is_meeting(passage: Passage, hit: Hit) -> bool:
    start, end = passage.sentences[hit.sentence]
    whole = passage.folded[start:end].strip(" .\x00")
    followed = any(
        role.start >= hit.end and _WHEN.fullmatch(passage.folded, hit.end, role.start)
        for role in passage.of("strategy.role", hit.sentence)
    )
    return (
        followed
        or _heads().match(passage.folded, hit.end) is not None
        or _WHEN.fullmatch(passage.folded[hit.end : end].rstrip(" .\x00")) is not None
        or whole == passage.folded[hit.start : hit.end]
        or any(overlap(hit, other) for other in passage.of("strategy.alone_is_meeting", hit.sentence))
    )


def _took_part(passage: Passage, held: Hit) -> Iterator[tuple[str, Hit]]:
    """Those of the three who are said to have taken part, in the sentence or in those just after it."""
    around = range(max(0, held.sentence - 1), min(len(passage.sentences), held.sentence + 4))
    away = {
        passage.folded[hit.start : hit.end]
        for sentence in around
        for hit in _roles(passage, sentence)
        if _is_absent(passage, hit)
    }
    for sentence in around:
        roles = [hit for hit in _roles(passage, sentence) if _is_away_or_new(passage, hit, away)]
        absent = {part for hit in roles if _is_absent(passage, hit) for part in hit.tags}
        for hit in passage.of("strategy.all", sentence):
            if not is_just_negated(passage, hit, 1):
                for part in _THREE:
                    if part not in absent:  # 'quorate bar police'
                        yield part, hit
        for hit in roles:
            if _is_absent(passage, hit) or _is_to_act(passage, hit):
                continue
            if sentence == held.sentence:
                is_there = _is_listed(passage, roles, hit, held)
            else:
                is_there = sentence > held.sentence and _is_said_present(passage, roles, hit)
            is_there = is_there or _list_joined(passage, roles, hit)
            if is_there or _joined(passage, hit):
                for part in hit.tags:
                    yield part, hit


def _is_away_or_new(passage: Passage, hit: Hit, away: set[str]) -> bool:
    """Whether nothing else says of the same words that they were not there: 'health were not on the call'."""
    return _is_absent(passage, hit) or passage.folded[hit.start : hit.end] not in away


def _the_writers_part(passage: Passage, held: Hit) -> Iterator[tuple[str, Hit]]:
    """What the writer's own service was there for: 'dialled into the strategy meeting'."""
    for hit in passage.of("strategy.went", held.sentence):
        if not (hit.end >= held.start - 1 and hit.start <= held.end) or is_just_negated(passage, hit, 1):
            continue
        if "chair" in hit.tags:
            yield "social_care", hit
        elif part := _PART.get(passage.writer):
            yield part, hit
    if (part := _PART.get(passage.writer)) and _HELD_WITH.match(passage.folded, held.end):
        yield part, held  # 'strategy discussion with CSC and health': and with whoever writes it


def _roles(passage: Passage, sentence: int) -> list[Hit]:
    found: list[Hit] = []
    for hit in sorted(
        passage.of("strategy.role", sentence), key=lambda hit: (hit.start - hit.end, hit.start)
    ):
        if not any(overlap(hit, other) for other in found) and not _is_surname(passage, hit):
            found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def _is_surname(passage: Passage, hit: Hit) -> bool:
    """Whether the word is the name of whom a rank or title stands before: 'DS Ward' is of no ward."""
    said = passage.text[hit.start : hit.end]
    if " " in said or not said.istitle() or said.casefold() in _NO_NAMES:
        return False
    return _TITLE.search(passage.text, max(0, hit.start - 10), hit.start) is not None


def _is_listed(passage: Passage, roles: Sequence[Hit], hit: Hit, held: Hit) -> bool:
    """Whether a list of those present reaches from the meeting, or up to it, to this one."""
    if hit.start >= held.end:
        first = next(role for role in roles if role.start >= held.end)
        starts = _list_starts(passage, held.end, hit, first)
        return any(_runs(passage, roles, start, hit.start) for start in starts)
    if hit.end <= held.start:
        last = max(role.end for role in roles if role.end <= held.start)
        return _runs(passage, roles, hit.end, held.start, limit=4) or (
            _came_to().fullmatch(passage.folded, last, held.start) is not None
            and _runs(passage, roles, hit.end, last)
        )
    return False


def _list_starts(passage: Passage, behind: int, hit: Hit, first: Hit) -> list[int]:
    """Where a list of those present may begin behind the meeting: at once, at a colon, a bracket, 'with'."""
    between = passage.folded[behind : hit.start]
    openers = [
        cue.end
        for cue in passage.of("strategy.who", hit.sentence)
        if behind <= cue.start and cue.end <= hit.start and not _BY_PHONE.match(passage.folded, cue.start)
    ]
    openers += [behind + match.end() for match in re.finditer(r"[:(,]|\s-\s", between)]
    if words_between(passage, behind, first.start) <= 1 or _how_held().fullmatch(
        passage.folded, behind, first.start
    ):
        return [behind, *(behind + match.end() for match in re.finditer(r":", between))]
    return [min(openers)] if openers else []


def _runs(passage: Passage, roles: Sequence[Hit], start: int, end: int, limit: int = _LONGEST_NAME) -> bool:
    """Whether nothing but others present, names and short words stand between."""
    stands = [
        (start, start),
        *((r.start, r.end) for r in roles if start <= r.start and r.end <= end),
        (end, end),
    ]
    for (_, first), (second, _) in itertools.pairwise(stands):
        if _stop().search(passage.folded, first, second) or words_between(passage, first, second) > limit:
            return False
    return True


def _is_said_present(passage: Passage, roles: Sequence[Hit], hit: Hit) -> bool:
    """Whether a sentence behind the meeting's lists those present: 'Present: ...', 'Police: DS Cole'."""
    start = passage.sentences[hit.sentence][0]
    begun = [
        cue
        for cue in passage.of("strategy.who", hit.sentence)
        if cue.start - start <= 12 and cue.end <= hit.start
    ]
    if begun:
        return _runs(passage, roles, begun[0].end, hit.start)
    if hit.start - start <= 1 and any(
        cue.start >= hit.end and not words_between(passage, hit.end, cue.start)
        for cue in passage.of("strategy.speaks", hit.sentence)
    ):
        return True
    if hit.start - start <= 1 and passage.folded[hit.end : hit.end + 2].strip().startswith((":", "-", "(")):
        return True
    end = passage.sentences[hit.sentence][1]
    return _runs(passage, roles, start, end) and (
        len(roles) >= _FEW or bool(_NAME_ALONE.fullmatch(passage.text, hit.end, end))
    )


def _list_joined(passage: Passage, roles: Sequence[Hit], hit: Hit) -> bool:
    """Whether a list that holds them goes on to one who joined: 'SW, DC and midwife round the table'."""
    return any(
        other.start > hit.start and _runs(passage, roles, hit.end, other.start, 3) and _joined(passage, other)
        for other in roles
    )


def _is_to_act(passage: Passage, hit: Hit) -> bool:
    """Whether what stands behind a comma is a task, no guest: 'held with police, ward to follow up'."""
    return passage.folded[: hit.start].rstrip().endswith(",") and bool(_ACTS.match(passage.folded, hit.end))


def _joined(passage: Passage, hit: Hit) -> bool:
    """Whether it is said of them that they joined: 'Dr Osei dialled in', 'health represented'."""
    return any(
        cue.start >= hit.end
        and words_between(passage, hit.end, cue.start) <= 3
        and not _stop().search(passage.folded, hit.end, cue.start)
        for cue in passage.of("strategy.joined", hit.sentence)
    )


def _is_absent(passage: Passage, hit: Hit) -> bool:
    behind = any(
        cue.start >= hit.end
        and words_between(passage, hit.end, cue.start) <= 4
        and not re.search(r"[,;]", passage.folded[hit.end : cue.start])
        for cue in passage.of("strategy.absent", hit.sentence)
    )
    before = any(
        cue.end <= hit.start
        and words_between(passage, cue.end, hit.start) <= 2
        and not re.search(r"[,;:]", passage.folded[cue.end : hit.start])
        for cue in passage.of("strategy.nobody_from", hit.sentence)
    )
    return behind or before


@cache
def _how_held() -> re.Pattern[str]:
    """How and when it was held, between the meeting and those who were there: 'held 14:00 by phone'."""
    return re.compile(rf"(?:[\s,:;/@.-]|\d+|\b(?:{any_of('sharing/words', 'how_held')})(?!\w))*")


@cache
def _heads() -> re.Pattern[str]:
    """What makes the meeting the heading of those who were there: 'Strategy, Teams:', 'Strategy 2pm:'."""
    return re.compile(rf"(?:[\s,./@-]|\d+|\b(?:{any_of('sharing/words', 'how_held')})(?!\w))*:")


@cache
def _came_to() -> re.Pattern[str]:
    """What stands between those who were there and the meeting: 'and ourselves were all on the'."""
    return re.compile(rf"(?:[\s,&+/-]|\b(?:{any_of('sharing/words', 'came_to')})(?!\w))*")


@cache
def _stop() -> re.Pattern[str]:
    """Words at which a list of those present has ended."""
    ended = "|".join(
        re.escape(word).replace(r"\*", r"\w*") for word in sorted(words("sharing/words", "list_ends"))
    )
    return re.compile(rf"\b(?:{ended})(?!\w)")
