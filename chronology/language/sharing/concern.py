"""Worry about the child or the child's care, whatever it is.

Signal: `concern`, from its own words and from the other signals of the entry (an injury, neglect, abuse,
a parent's crisis, drugs, what the child tells). Tagged 'mild' where one entry alone is no more than a
note: tiredness, a parent in tears, a missed appointment; such a note is tagged 'parent' too where it is
about a parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import (
    is_history,
    is_hypothetical,
    is_just_negated,
    is_negated,
    is_of_others,
    is_only_asked,
    words_between,
)
from chronology.language.injury.owner import is_done_by_the_child
from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import GRANDPARENT, PARENT
from chronology.language.people.whose import whose
from chronology.language.signals import Certainty, Signal
from chronology.language.words.stretches import holds, overlap
from chronology.model.events import Meaning

_STRONG = frozenset({
    "injury.remote", "da.incident", "da.disclosed", "da.high_risk", "mh.crisis",
    "substance.parent", "child.disclosed", "neglect", "neglect.home", "neglect.hunger",
    "pregnancy.concern", "adult.risk", "missing.reported",
})  # fmt: skip
_ENQUIRY = frozenset({"enquiry.asked", "enquiry.could_not", "enquiry.not_asked", "enquiry.denied"})
_MILD = frozenset(
    {
        "injury.child",
        "mh.parent",
        "da.hint",
        "appointment.not_brought",
        "medication.problem",
    }
)
_ASKED = 6  # words behind a question that belong to it
_ABUSE = re.compile(r"domestic|\bdv\b|violen|abus")
_HEALTH = frozenset(
    {"gp", "health_visiting", "ed", "acute_hospital", "hospital", "community_health", "midwifery"}
)
_MENDS = frozenset({"ed", "acute_hospital", "hospital", "ambulance", "community_health", "gp", "other"})
_ACCIDENTS = frozenset({"fall", "knock"})
_PARENT_BEFORE = re.compile(
    rf"\b(?:{PARENT}|{GRANDPARENT}|both)\s+(?:is|was|are|were|feels?|felt|remains|still|very|"
    r"quite|a bit|also|just)?\s*$"
)
"""Words that make the parent the one who worries, just before the worry."""
_MILD_TAG, _PARENT_TAG = frozenset({"mild"}), frozenset({"parent"})
_PARENTS = frozenset({"mother", "father", "parents", "partner", "ex", "kin", "patient", "adult"})
_OF_A_PARENT = frozenset({"mh.parent", "da.hint", "medication.problem"})
_FIELDS = frozenset({Meaning.EVENT.value, Meaning.VOICE.value, Meaning.ANALYSIS.value, Meaning.SEEN.value})


def read(event: str, passages: Sequence[Passage], others: Sequence[Signal]) -> Iterator[Signal]:
    """The concern of one event, one at most a sentence. `others` are the event's other signals."""
    told: set[tuple[str, tuple[int, int]]] = set()
    for signal in others:
        if signal.id in _STRONG and (signal.field, signal.sentence) not in told:
            told.add((signal.field, signal.sentence))
            yield _signal(
                event, signal.field, signal.start, signal.end, signal.sentence, signal.tags & _MILD_TAG
            )
    mild: list[Signal] = []
    hurt = {(signal.field, signal.sentence) for signal in others if signal.id == "injury.child"}
    asked = {(signal.field, signal.sentence) for signal in others if signal.id in _ENQUIRY}
    for passage in passages:
        if passage.field not in _FIELDS:
            continue
        for sentence, span in enumerate(passage.sentences):
            if (passage.field, span) in told:
                continue
            hit = _worry(passage, sentence, "concern.strong")
            if hit and "mark" in hit.tags and passage.has("injury.plain", sentence):
                hit = hit if (passage.field, span) in hurt else None  # 'bruise at prick site' is no injury
            if hit and (passage.field, span) in asked and _is_of_the_question(passage, hit):
                continue  # 'routine enquiry about domestic abuse not made'
            if hit and "worded" in hit.tags and _is_a_parents(passage, hit):
                mild.append(_signal(event, passage.field, hit.start, hit.end, span, _MILD_TAG | _PARENT_TAG))
            elif hit and "mark" in hit.tags and _is_an_accident(passage, hit, others):
                mild.append(_signal(event, passage.field, hit.start, hit.end, span, _MILD_TAG))
            elif hit:
                told.add((passage.field, span))
                yield _signal(event, passage.field, hit.start, hit.end, span)
            elif hit := _worry(passage, sentence, "concern.mild"):
                tags = _MILD_TAG | (_PARENT_TAG if _is_of_a_parent(passage, hit) else frozenset())
                mild.append(_signal(event, passage.field, hit.start, hit.end, span, tags))
    mild += [
        _signal(event, signal.field, signal.start, signal.end, signal.sentence, _of_mild(signal))
        for signal in others
        if signal.id in _MILD
    ]
    for signal in mild:
        if (signal.field, signal.sentence) not in told:
            told.add((signal.field, signal.sentence))
            yield signal


def _is_of_the_question(passage: Passage, hit: Hit) -> bool:
    """Whether an enquiry speaks of abuse by its name, or the words are what was asked: 'if she felt safe'."""
    return _ABUSE.search(passage.folded, hit.start, hit.end) is not None or is_only_asked(passage, hit)


def _is_an_accident(passage: Passage, hit: Hit, others: Sequence[Signal]) -> bool:
    """Whether those who mend a break say how it came about: 'wrist fracture, fell out of tree'.

    Or a parent was asked about it alone, and told of no abuse.
    """
    told = {signal.id for signal in others}
    if "enquiry.asked" in told and not told & {"da.disclosed", "da.incident", "injury.child"}:
        return True
    return passage.writer in _MENDS and any(
        signal.id == "injury.explained"
        and signal.tags & _ACCIDENTS
        and signal.field == passage.field
        and signal.sentence == passage.sentences[hit.sentence]
        for signal in others
    )


def _is_a_parents(passage: Passage, hit: Hit) -> bool:
    """Whether it is a parent who worries, as parents do of a cough: 'mum worried he is not eating'."""
    if passage.writer not in _HEALTH:
        return False
    return bool(_PARENT_BEFORE.search(passage.folded, passage.sentences[hit.sentence][0], hit.start))


def _is_of_a_parent(passage: Passage, hit: Hit) -> bool:
    about = whose(passage, hit)
    return about is not None and about.relation in _PARENTS


def _of_mild(signal: Signal) -> frozenset[str]:
    return _MILD_TAG | (_PARENT_TAG if signal.id in _OF_A_PARENT else frozenset())


def _worry(passage: Passage, sentence: int, name: str) -> Hit | None:
    for hit in passage.of(name, sentence):
        if _is_worry(passage, hit, sentence, name):
            return hit
    return None


def _is_worry(passage: Passage, hit: Hit, sentence: int, name: str) -> bool:
    if any(
        overlap(hit, other)
        for cleared in ("concern.denied", "concern.play")
        for other in passage.of(cleared, sentence)
    ):
        return False
    if any(holds(other, hit) for other in passage.of("mh.not_mood", sentence)):
        return False  # 'low risk'
    if "mark" in hit.tags and passage.has("concern.accident", sentence):
        return False
    if "mark" in hit.tags and any(overlap(hit, other) for other in passage.of("injury.plain", sentence)):
        return False  # a black eye that is painted on
    if "mark" in hit.tags and is_done_by_the_child(passage, hit):
        return False
    is_slight = name == "concern.mild" or "worded" in hit.tags
    if is_slight and any(passage.has(f"concern.{name}", sentence) for name in ("ordinary", "cleared")):
        return False
    if "itself" in hit.tags:
        return not is_just_negated(passage, hit, 2)  # 'asked whether I have to tell' is no mere question
    if any(_is_asked(passage, asked, hit) for asked in passage.of("concern.asked", sentence)):
        return False
    if is_negated(passage, hit, 4) or is_just_negated(passage, hit, 2):
        return False
    if is_hypothetical(passage, hit, 4):
        return False
    return not (is_history(passage, hit) or is_of_others(passage, hit))


def _is_asked(passage: Passage, asked: Hit, hit: Hit) -> bool:
    """Whether the words are what somebody was asked about, or part of the words of asking."""
    if asked.end <= hit.start:
        return words_between(passage, asked.end, hit.start) <= _ASKED
    return overlap(asked, hit)


def _signal(
    event: str,
    field: str,
    start: int,
    end: int,
    sentence: tuple[int, int],
    tags: frozenset[str] = frozenset(),
) -> Signal:
    sure = Certainty.LIKELY if tags else Certainty.STATED
    return Signal("concern", event, field, start, end, sentence, certainty=sure, tags=tags)
