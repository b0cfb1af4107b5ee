"""What an entry that tells of abuse says of the children, and of who was told: `da.child_seen` and others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.language.child.whose_words import is_between_adults
from chronology.language.context import is_hypothetical, is_just_negated, is_negated, is_planned
from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import AS_CHILDREN_SAY, KIN
from chronology.language.signals import Certainty, Layer, Signal
from chronology.language.words.known import LETTERS
from chronology.model.events import Meaning

_AT_THE_ADDRESS = re.compile(
    rf"(?<!no )(?<!nil )(?:\b(?:child\w*|kids?|infant|baby)|{LETTERS['child']})"
    r"\W+(?:\w+\W+)?(?:at|in) (?:the )?(?:address|property|premises)\b"
)
_WAS_SEEN = re.compile(r"\W*(?:yes|y|seen|spoken|spoke|both seen|all seen|asleep,? seen|checked|safe)\b")
_HEARD = frozenset({"child.spoken_to", "child.alone"})
_HE_OR_SHE = re.compile(r"(?:he|she|they)\b")
_COMES = re.compile(
    r"(?:he|she)\W+(?:\w+\W+)?(?:came|arrived|presented|attended|turned up|walked|called) ?(?:in|at|to)?\b"
)
_CHILDREN_COME = frozenset({"school", "early_years", "school_nursing", "camhs", "youth_justice"})
GROWN_UP = re.compile(
    r"\b(?:partner|ex|boyfriend|girlfriend|husband|wife|pt|patient|client|tenant|victim|ip|female|male|woman|man|she)\b"
)
_FAMILY = re.compile(
    rf"[ǂǃǁǀ]|\b(?:(?:{KIN}|{AS_CHILDREN_SAY})s?|child\w*|kids?|pupil|daughters?|sons?|boys?|girls?|lads?|toddler|baby|infant|yp|teenager"
    r"|brother|sister|siblings?)\b"
)


def around(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """What the entry says of the children and of who was told, in any of its fields."""
    for passage in passages:
        if passage.field == Meaning.SEEN.value and _WAS_SEEN.match(passage.folded):
            yield of_field("da.child_seen", event, passage)
        if passage.field == Meaning.VOICE.value and len(passage.text.split()) > 2:
            yield of_field("da.child_seen", event, passage)
        for sentence in range(len(passage.sentences)):
            if not passage.has("abuse.child_not_heard", sentence):
                yield from _first("da.child_seen", "abuse.child_heard", event, passage, sentence)
            if passage.has("abuse.child_elsewhere", sentence) and not _is_at_the_address(passage, sentence):
                yield from _first("da.child_elsewhere", "abuse.child_elsewhere", event, passage, sentence)
            else:
                yield from _first("da.child_present", "abuse.child_there", event, passage, sentence)
            if not passage.has("abuse.not_passed_on", sentence):
                yield from _first("da.told_others", "abuse.passed_on", event, passage, sentence)


def _is_at_the_address(passage: Passage, sentence: int) -> bool:
    """Whether whoever the child is with is there too: 'child at address, with grandmother upstairs'."""
    return _AT_THE_ADDRESS.search(passage.folded, *passage.sentences[sentence]) is not None


def children_heard(event: str, passages: Sequence[Passage], told: Sequence[Signal]) -> Iterator[Signal]:
    """`da.child_seen` where an entry tells of abuse and other readers find that the child was heard."""
    if any(signal.id == "da.child_seen" for signal in told) or not (
        any(signal.id in ("da.incident", "da.disclosed") for signal in told) or speaks_of_it(passages)
    ):
        return
    if any(passage.has("abuse.child_not_heard") for passage in passages):
        return
    for signal in told:
        if signal.id in _HEARD and signal.field != Meaning.ANALYSIS.value:
            passage = next(each for each in passages if each.field == signal.field)
            if _is_nobodys_child(passage, signal.start):
                continue
            yield replace(signal, id="da.child_seen", certainty=Certainty.LIKELY, tags=frozenset())
            return


def _is_nobodys_child(passage: Passage, start: int) -> bool:
    """Whether 'he' or 'she' is told of where no family is: 'Partner violent. She is worried about money.'

    Who comes to an office, a surgery or a hospital is the grown-up spoken of before.
    """
    folded = passage.folded
    if _HE_OR_SHE.match(folded, start) is None:
        return False
    if passage.writer == "police" and is_between_adults(passage, start):
        return True
    if GROWN_UP.search(folded, 0, start) is None:
        return False
    comes = passage.writer not in _CHILDREN_COME and _COMES.match(folded, start)
    return bool(comes) or _FAMILY.search(folded) is None


def _first(name: str, reading: str, event: str, passage: Passage, sentence: int) -> Iterator[Signal]:
    for hit in passage.of(reading, sentence):
        if name == "da.child_seen" and _is_nobodys_child(passage, hit.start):
            continue
        if not (
            is_just_negated(passage, hit, 1)
            or is_negated(passage, hit, 3)
            or is_planned(passage, hit, 3)
            or is_hypothetical(passage, hit, 4)
        ):
            yield of_words(name, event, passage, hit, certainty=Certainty.LIKELY)
            return


def speaks_of_it(passages: Sequence[Passage]) -> bool:
    """Whether an entry speaks of abuse at all, be it to ask or to plan."""
    return any(
        passage.has(name)
        for passage in passages
        for name in (
            "abuse.notice",
            "abuse.term",
            "abuse.incident",
            "abuse.bare",
            "abuse.act",
            "abuse.spoken_of",
        )
    )


def of_words(
    name: str,
    event: str,
    passage: Passage,
    hit: Hit,
    tags: set[str] | None = None,
    certainty: Certainty = Certainty.STATED,
) -> Signal:
    """A signal of the words of one hit."""
    return Signal(
        name,
        event,
        passage.field,
        hit.start,
        hit.end,
        passage.sentences[hit.sentence],
        certainty=certainty,
        tags=hit.tags | (tags or set()),
    )


def of_field(name: str, event: str, passage: Passage) -> Signal:
    """A signal of a whole cell."""
    start, end = passage.sentences[0]
    return Signal(name, event, passage.field, start, end, (start, end), layer=Layer.FIELD)
