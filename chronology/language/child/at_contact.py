"""The child at a contact: seen or not, spoken to, alone; its voice and its day.

Signals:

- `child.seen`, `child.not_seen`, `child.spoken_to`, `child.alone`: from the column 'seen' first, then from
  words. What a parent says of a child who is not there is no seeing. Tagged 'infant' where the words speak
  of a baby, who may be a sibling of an older child, and 'field' where the column says it.
- `child.voice`: tagged 'own' for the child's words, wishes and feelings, 'behaviour' for how the child was.
- `child.day`: what a day is like, or three parts of it in one entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.child.away import is_here, is_told_last, where_away
from chronology.language.child.columns import of_seen_column, of_voice_column
from chronology.language.child.company import (
    GROWN_UP_WENT,
    TO_ANOTHER,
    TO_GROWN_UP,
    is_anothers,
    is_talked_by,
)
from chronology.language.child.whose_words import (
    goes_on_saying,
    is_about_child,
    is_childs_quotation,
    is_spoken,
    is_to_family,
    is_unreal,
    opens,
    quotations,
)
from chronology.language.context import is_just_negated, is_planned
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Signal
from chronology.language.words.known import LETTERS
from chronology.language.words.stretches import overlap
from chronology.model.events import Meaning

_ALOUD = re.compile(
    r"\b(?:says?|said|sed|states?|stated|stating|tells?|told|replied|reply|answered|asked|whispered|shouted|sobbed)\b"
    r"[^'\"]{0,16}$"
)
_OF_ANOTHER = re.compile(r"'s\b|s'(?!\w)")
"""'spoke to Aiden's teacher', 'to the boy's father'."""
_PARENT_OF = re.compile(
    r"\b(?:father|mother|mum|dad|parents?|carer|patient|guardian) (?:of|to) (?:(?:the|a|our|this|her|his) )?$"
)
_NOT_BEEN = re.compile(r"(?:\bnot|\bnever|n't)\s(?:yet\s)?been\s(?:\w+\s)?$")
_I_TALK = re.compile(
    r"[^\w\s]\s*(?:i|we) (?:talked|spoke|chatted|told|asked|explained|discussed|went through)\b"
)
_DID_NOT = re.compile(r"(?:did|does|was|were|has|had)(?: not|n't)\b")
_NODDED_OFF = re.compile(r"\bnodd(?:ed|ing) off$")
_HEADED = re.compile(
    rf"[^.;]{{0,20}}?(?:\b(?:child|lad|boy|girl|he|she)|{LETTERS['child']}+)\s*[:,-]\s*['\"]?"
)
"""Who speaks, before what is said: 'Aiden: \"no\"'."""
_OF_HIM = re.compile(rf"(?:\b(?:him|her)|{LETTERS['child']}+)\W*$")
_OWN = frozenset({"own"})
_DAY_PARTS = 3
_TO_GROWN_UPS = frozenset({"ambulance", "police", "ed", "acute_hospital"})


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event: those of the columns first, then by field and place."""
    for passage in passages:
        if passage.field == Meaning.SEEN:
            yield from of_seen_column(event, passage)
            continue
        if passage.field == Meaning.VOICE:
            yield from of_voice_column(event, passage)
        if passage.field != Meaning.ANALYSIS:
            yield from _of_words(event, passage)
        yield from _days(event, passage)


def _of_words(event: str, passage: Passage) -> Iterator[Signal]:
    told: set[tuple[str, int]] = set()
    for name, hit in _Contact(passage).told():
        if (name, hit.sentence) not in told:
            told.add((name, hit.sentence))
            yield _signal(name, event, passage, hit)


class _Contact:
    """What the words of a passage tell of a contact with the child: the names of signals, and their words.

    The first that is told of a signal in a sentence is the one that counts.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._folded = passage.folded
        self._away = where_away(passage)
        self._gone = {hit.sentence for hit in self._away}
        self._told_last = {
            number for number in range(len(passage.sentences)) if is_told_last(passage, number)
        }

    def told(self) -> Iterator[tuple[str, Hit]]:
        yield from (("child.not_seen", hit) for hit in self._away)
        yield from self._at_contact()
        yield from self._examined()
        yield from self._seen_bare()
        yield from self._talked_with()
        yield from self._on_own()
        yield from self._says()
        yield from self._goes_on()
        yield from self._was()
        yield from self._quoted()

    def _of(self, name: str) -> Iterator[Hit]:
        """The words read as `name` that are the child's: not another's, nor those of a child who nods off."""
        for hit in self._passage.of(name):
            nods_off = _NODDED_OFF.search(self._folded, hit.start, hit.end + len(" off"))
            if not nods_off and not is_anothers(self._passage, hit):
                yield hit

    def _is_away(self, hit: Hit) -> bool:
        """Whether the same words say that the child was not there: 'Aiden was not seen'."""
        return any(overlap(hit, other) for other in self._away)

    def _is_the_child_here(self, hit: Hit) -> bool:
        return is_about_child(self._passage, hit) and is_here(self._passage, hit)

    def _at_contact(self) -> Iterator[tuple[str, Hit]]:
        for hit in self._of("child.at_contact"):
            if _PARENT_OF.search(self._folded, max(0, hit.start - 24), hit.start):
                continue  # 'Father of toddler, drank antifreeze'
            if _NOT_BEEN.search(self._folded, max(0, hit.start - 24), hit.start):
                yield "child.not_seen", hit  # 'I have not been able to see Teo'
            elif hit.sentence in self._told_last:
                yield "child.not_seen", hit
            elif not self._is_away(hit) and self._is_the_child_here(hit):
                yield "child.seen", hit

    def _examined(self) -> Iterator[tuple[str, Hit]]:
        if self._passage.has("adult.patient"):
            return
        for hit in self._passage.of("child.examined"):
            if _NOT_BEEN.search(self._folded, max(0, hit.start - 24), hit.start):
                continue  # 'has not been weighed since'
            if not is_unreal(self._passage, hit) and not is_just_negated(self._passage, hit):
                yield "child.seen", hit._replace(tags=hit.tags | {"examined"})

    def _seen_bare(self) -> Iterator[tuple[str, Hit]]:
        passage = self._passage
        for hit in self._of("child.seen_bare"):
            if passage.writer in _TO_GROWN_UPS and passage.near("crisis.grown_up", hit.sentence, 2, 0):
                continue  # 'Male on bridge. Brought to ED': the patient is no child
            if opens(passage, hit) and not is_unreal(passage, hit) and hit.sentence not in self._gone:
                yield "child.seen", hit

    def _talked_with(self) -> Iterator[tuple[str, Hit]]:
        for hit in self._of("child.talked_with"):
            is_far = "far" in hit.tags
            if self._is_anothers_talk(hit) or (not is_far and self._is_away(hit)):
                continue
            if self._is_the_child_here(hit):
                yield "child.spoken_to", hit
                if not is_far:
                    yield "child.seen", hit

    def _is_anothers_talk(self, hit: Hit) -> bool:
        """Whether the talk is with, or by, somebody else: 'spoke to Aiden's teacher', 'told his friends'."""
        return (
            is_to_family(self._passage, hit)
            or _OF_ANOTHER.search(self._folded, hit.end - 2, hit.end + 2) is not None
            or TO_ANOTHER.search(self._folded, hit.start, hit.end) is not None
            or _I_TALK.search(self._folded, hit.start, hit.end) is not None
            or _DID_NOT.match(self._folded, hit.start) is not None
        )

    def _on_own(self) -> Iterator[tuple[str, Hit]]:
        for hit in self._passage.of("child.on_own"):
            if _is_alone(self._passage, hit):
                yield "child.alone", hit
                yield "child.seen", hit

    def _says(self) -> Iterator[tuple[str, Hit]]:
        for hit in self._of("child.says"):
            if "bare" in hit.tags and TO_GROWN_UP.match(self._folded, hit.end):
                continue  # 'Explained to mum that ...' is what the writer says
            if not is_spoken(self._passage, hit):
                continue
            if _I_TALK.search(self._folded, hit.start, hit.end):
                continue  # 'Aiden watching TV, I talked to mum'
            own = _OWN if "behaviour" not in hit.tags else frozenset()
            yield "child.voice", hit._replace(tags=hit.tags | own)
            if hit.sentence not in self._gone and not is_to_family(self._passage, hit):
                yield "child.spoken_to", hit

    def _goes_on(self) -> Iterator[tuple[str, Hit]]:
        for hit in self._of("child.goes_on"):
            if (
                hit.sentence not in self._told_last
                and goes_on_saying(self._passage, hit)
                and is_here(self._passage, hit)
                and not is_to_family(self._passage, hit)
            ):
                yield "child.voice", hit
                yield "child.spoken_to", hit

    def _was(self) -> Iterator[tuple[str, Hit]]:
        for hit in self._of("child.was"):
            is_told_last = hit.sentence in self._told_last
            if not is_told_last and not self._is_away(hit) and self._is_the_child_here(hit):
                yield "child.voice", hit
                yield "child.seen", hit

    def _quoted(self) -> Iterator[tuple[str, Hit]]:
        for hit in quotations(self._passage):
            if is_childs_quotation(self._passage, hit):
                yield "child.voice", hit
                before = self._folded[self._passage.sentences[hit.sentence][0] : hit.start]
                if _ALOUD.search(before) or _HEADED.fullmatch(before) or _answers(self._passage, hit):
                    yield "child.spoken_to", hit


def _answers(passage: Passage, quotation: Hit) -> bool:
    """Whether a sentence is a quotation and answers a short one about the child: 'Woke him. "I'm fine."'."""
    start = passage.sentences[quotation.sentence][0]
    if quotation.sentence == 0 or passage.folded[start : quotation.start].strip():
        return False
    return _OF_HIM.search(passage.folded, *passage.sentences[quotation.sentence - 1]) is not None


def _is_alone(passage: Passage, hit: Hit) -> bool:
    start, end = passage.sentences[hit.sentence]
    if any(overlap(other, hit) for other in passage.of("child.on_own_not", hit.sentence)):
        return False
    if is_just_negated(passage, hit, 1) or is_unreal(passage, hit):
        return False
    if GROWN_UP_WENT.match(passage.folded, hit.start) and not is_talked_by(passage, hit):
        return False  # 'No incidents since Lee moved out': nobody was with the child
    sentence = passage.folded[start:end]
    return LETTERS["child"] in sentence or not re.search(r"\b(?:patient|tenant|client)\b", sentence)


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
