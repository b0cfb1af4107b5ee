"""The child at a contact: seen or not, spoken to, alone; the child's voice, day, and what it told of harm.

Signals:

- `child.seen`, `child.not_seen`, `child.spoken_to`, `child.alone`: from the column 'seen' first, then from
  words. What a parent says of a child who is not there is no seeing. Tagged 'infant' where the words speak
  of a baby, who may be a sibling of an older child, and 'field' where the column says it.
- `child.voice`: tagged 'own' for the child's words, wishes and feelings, 'behaviour' for how the child was.
- `child.day`: what a day is like, or three parts of it in one entry.
- `child.disclosed`: the child tells, shows or writes of harm or fear at home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from chronology.language.context import (
    is_hypothetical,
    is_just_negated,
    is_of_others,
    is_planned,
    is_reported,
)
from chronology.language.folding import fold
from chronology.language.known import LETTERS
from chronology.language.lexicon import words
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Layer, Signal
from chronology.model.events import Meaning
from chronology.resource import toml

_BLANK = re.compile(r"\W+")
_ALONE = re.compile(
    r"(?<!not )(?<!never )\b(?:alone|on (?:his|her|their|its)? ?own|by (?:him|her|them)sel\w+|1 ?1|1 to 1"
    r"|one to one|121|individually|privately|in private|separately)\b"
)
_NOT_ALONE = re.compile(
    r"\b(?:not|never|n t) (?:\w+ ){0,2}(?:alone|own)\b|\b(?:mum|mother|dad|father) alone\b"
)
_SPOKEN = re.compile(
    r"(?<!not )(?<!nor )\b(?:spoken (?:to|with)|spoke|talked|chatted|chatty|chatting|said|told|answered)\b"
)
_SEEN = re.compile(r"\bseen\b|\bpresent\b|\bobserved\b")
_NOT_SEEN = re.compile(r"\b(?:not|never|n t|un) ?(?:\w+ )?seen\b|\bnot present\b|\bunseen\b")
_QUOTED = re.compile(r"(?<!\w)(['\"])(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|me|my|we|us)\b")
_EMPTY_VOICE = frozenset(("not seen", "unable", "too young", "asleep", "no", "pre verbal", "not sought"))
_LEAD = re.compile(
    r"(?:(?:home|visit|hv|clinic|joint|cin|cp|stat|statutory|review|and|today|was|also|r/v|rv|school|unannounced|announced"
    r"|face|to|f2f|at|contact|both|in|appt|appointment|core|lac|routine|planned|he|she|ch|urgent|baby|then|lunchtime|break|break-time|drop-in|pt)\W+)*"
)
_CONTINUES = re.compile(
    r"\W*(?:he|she|they|that|also|and|\"|'|said|says|told|asked|when|this|then)\b|\W*[\"']"
)
_ADULT_FIRST = re.compile(
    rf"(?:mum|mother|mo|mam|dad|father|fob|patient|pt|client|tenant|parents?|woman|partner|carer|nan|gran"
    rf"|{LETTERS['mother']}+|{LETTERS['father']}+)\b"
)
_DAY_PARTS = 3


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event: those of the columns first, then by field and place."""
    for passage in passages:
        if passage.field == Meaning.SEEN:
            yield from _of_seen_column(event, passage)
            continue
        if passage.field == Meaning.VOICE:
            yield from _of_voice_column(event, passage)
        if passage.field != Meaning.ANALYSIS:
            yield from _of_words(event, passage)
            yield from _disclosures(event, passage)
        yield from _days(event, passage)


def _of_seen_column(event: str, passage: Passage) -> Iterator[Signal]:
    text = _BLANK.sub(" ", passage.text.casefold()).strip()
    if not text or (_begins(text, "nothing") and not _SEEN.search(text)):
        return
    without = _NOT_SEEN.sub(" ", text)
    away = _begins(text, "not_seen") and not _begins(text, "silent")
    seen = bool(_SEEN.search(without)) if away else not (_NOT_SEEN.search(text) and not _SEEN.search(without))
    if away and not seen:
        yield _whole("child.not_seen", event, passage)
        if _SPOKEN.search(text):
            yield _whole("child.spoken_to", event, passage)
        return
    if not seen:
        yield _whole("child.not_seen", event, passage)
        return
    yield _whole("child.seen", event, passage)
    if words("child", "looked") & set(text.split()):
        yield _whole("child.voice", event, passage, frozenset({"behaviour"}))
    if _SPOKEN.search(text):
        yield _whole("child.spoken_to", event, passage)
    if _ALONE.search(text) and not _NOT_ALONE.search(text):
        yield _whole("child.alone", event, passage)


def _of_voice_column(event: str, passage: Passage) -> Iterator[Signal]:
    text = _BLANK.sub(" ", passage.text.casefold()).strip()
    if not text or _begins(text, "nothing") or any(text.startswith(empty) for empty in _EMPTY_VOICE):
        return
    own = (
        passage.has("child.says")
        or _QUOTED.search(fold(passage.text))
        or _FIRST_PERSON.search(passage.folded)
        or re.search(
            r"\b(?:says?|said|told|wants?|wish\w*|feels?|likes?|loves?|would like|hates?|worr\w+|asked)\b",
            text,
        )
    )
    yield _whole("child.voice", event, passage, frozenset({"own"} if own else {"behaviour"}))


def _of_words(event: str, passage: Passage) -> Iterator[Signal]:
    told: set[tuple[str, int]] = set()
    for name, hit, tags in _candidates(passage):
        if (name, hit.sentence) not in told:
            told.add((name, hit.sentence))
            yield Signal(
                name, event, passage.field, hit.start, hit.end, passage.sentences[hit.sentence], tags=tags
            )


def _candidates(passage: Passage) -> Iterator[tuple[str, Hit, frozenset[str]]]:
    away = [hit for hit in passage.of("child.away") if not _is_unreal(passage, hit)]
    gone = {hit.sentence for hit in away}
    for hit in away:
        yield "child.not_seen", hit, hit.tags
    for hit in passage.of("child.at_contact"):
        if not _is_away(hit, away) and _is_here(passage, hit):
            yield "child.seen", hit, hit.tags
    if not passage.has("adult.patient"):
        for hit in passage.of("child.examined"):
            if not _is_unreal(passage, hit) and not is_just_negated(passage, hit):
                yield "child.seen", hit, hit.tags | {"examined"}
    for hit in passage.of("child.seen_bare"):
        if _opens(passage, hit) and hit.sentence not in gone:
            yield "child.seen", hit, hit.tags
            if passage.folded[hit.start : hit.end].startswith(("told", "spoken")):
                yield "child.spoken_to", hit, hit.tags
                yield "child.voice", hit, frozenset({"own"})
    for hit in passage.of("child.talked_with"):
        if _is_here(passage, hit) and not _is_away(hit, away):
            yield "child.spoken_to", hit, hit.tags
            yield "child.seen", hit, hit.tags
    for hit in passage.of("child.on_own"):
        if _is_alone(passage, hit):
            yield "child.alone", hit, hit.tags
            yield "child.seen", hit, hit.tags
    for hit in passage.of("child.says"):
        if not is_reported(passage, hit) and not _is_unreal(passage, hit):
            yield "child.voice", hit, hit.tags
    for hit in passage.of("child.was"):
        if not is_reported(passage, hit) and not _is_unreal(passage, hit) and not _is_away(hit, away):
            yield "child.voice", hit, hit.tags


def _is_here(passage: Passage, hit: Hit) -> bool:
    """Whether the words tell of a child whom a professional has before her."""
    return not (is_just_negated(passage, hit) or is_reported(passage, hit) or _is_unreal(passage, hit))


def _is_unreal(passage: Passage, hit: Hit) -> bool:
    return is_planned(passage, hit) or is_hypothetical(passage, hit, 6) or is_of_others(passage, hit)


def _is_away(hit: Hit, away: Sequence[Hit]) -> bool:
    """Whether the same words say that the child was not there: 'Aiden was not seen'."""
    return any(hit.start < other.end and other.start < hit.end for other in away)


def _opens(passage: Passage, hit: Hit) -> bool:
    start = passage.sentences[hit.sentence][0]
    return _LEAD.fullmatch(passage.folded, start, hit.start) is not None and not _is_unreal(passage, hit)


def _is_alone(passage: Passage, hit: Hit) -> bool:
    start, end = passage.sentences[hit.sentence]
    if any(
        other.start < hit.end and hit.start < other.end
        for other in passage.of("child.on_own_not", hit.sentence)
    ):
        return False
    if is_just_negated(passage, hit, 1) or _is_unreal(passage, hit):
        return False
    sentence = passage.folded[start:end]
    return LETTERS["child"] in sentence or not re.search(r"\b(?:patient|tenant|client)\b", sentence)


def _disclosures(event: str, passage: Passage) -> Iterator[Signal]:
    told: set[int] = set()
    for hit in passage.of("child.told_of"):
        if not passage.has("child.told_of_not", hit.sentence) and not _is_unreal(passage, hit):
            told.add(hit.sentence)
            yield _signal("child.disclosed", event, passage, hit)
    for hit in passage.of("child.harm"):
        if hit.sentence in told or (hit.sentence - 1 in told and not _is_told_again(passage, hit)):
            continue
        if _is_told_by_the_child(passage, hit) and _is_meant(passage, hit):
            told.add(hit.sentence)
            yield _signal("child.disclosed", event, passage, hit)


def _is_told_again(passage: Passage, hit: Hit) -> bool:
    return _is_told_by_the_child(passage, hit)


def _is_told_by_the_child(passage: Passage, hit: Hit) -> bool:
    if passage.field == Meaning.VOICE:
        return True
    quoted = any(
        match.start() <= hit.start and hit.end <= match.end() and _FIRST_PERSON.search(match[2])
        for match in _QUOTED.finditer(fold(passage.text))
    )
    start = passage.sentences[hit.sentence][0]
    if _is_said(passage, hit.sentence, hit.end):
        return True
    if quoted and not passage.has("family.says", hit.sentence):
        return _ADULT_FIRST.match(passage.folded, start) is None
    before = hit.sentence - 1
    return (
        before >= 0
        and _is_said(passage, before, start)
        and _CONTINUES.match(passage.folded, start) is not None
        and not passage.has("family.says", hit.sentence)
    )


def _is_said(passage: Passage, sentence: int, until: int) -> bool:
    """Whether the child speaks in a sentence, before a place: 'Mia said', 'Told TA at lunch'."""
    speaks = [hit for hit in passage.of("child.says", sentence) if hit.start <= until]
    bare = [
        hit
        for hit in passage.of("child.seen_bare", sentence)
        if hit.start <= until and passage.folded[hit.start : hit.start + 4] == "told" and _opens(passage, hit)
    ]
    return any(not _is_unreal(passage, hit) for hit in speaks) or bool(bare)


def _is_meant(passage: Passage, hit: Hit) -> bool:
    """Whether the harm is no peer's doing, no accident, and not denied."""
    if (is_just_negated(passage, hit, 1) and "fear" not in hit.tags) or is_of_others(passage, hit):
        return False
    return not passage.has("child.harm_not", hit.sentence)


def _days(event: str, passage: Passage) -> Iterator[Signal]:
    parts: dict[str, Hit] = {}
    for hit in passage.of("child.a_day"):
        if "whole" in hit.tags:
            if not (
                is_just_negated(passage, hit, 1)
                or is_planned(passage, hit)
                or passage.has("child.day_not", hit.sentence)
            ):
                yield _signal("child.day", event, passage, hit)
                return
        elif not is_just_negated(passage, hit):
            parts.setdefault(next(iter(hit.tags)), hit)
    if len(parts) >= _DAY_PARTS:
        yield _signal("child.day", event, passage, min(parts.values(), key=lambda hit: hit.start))


def _signal(name: str, event: str, passage: Passage, hit: Hit) -> Signal:
    return Signal(
        name, event, passage.field, hit.start, hit.end, passage.sentences[hit.sentence], tags=hit.tags
    )


def _whole(name: str, event: str, passage: Passage, tags: frozenset[str] = frozenset()) -> Signal:
    """A signal of a whole cell."""
    start, end = passage.sentences[0] if passage.sentences else (0, len(passage.text))
    return Signal(
        name, event, passage.field, start, end, (start, end), layer=Layer.FIELD, tags=tags | {"field"}
    )


def _begins(text: str, name: str) -> bool:
    return any(text == first or text.startswith(f"{first} ") for first in _columns()[name])


@cache
def _columns() -> Mapping[str, tuple[str, ...]]:
    columns: Mapping[str, list[str]] = toml("vocabularies", "signals", "child.toml")["columns"]
    return {name: tuple(firsts) for name, firsts in columns.items()}
