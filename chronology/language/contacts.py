"""Entries that are no contact, and the end of the child's life.

Signals: `contact.none` (the entry says that nothing is recorded for a time; tagged 'only' where it says no
more) and `child.died`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import is_history, is_hypothetical, is_negated
from chronology.language.passages import Hit, Passage
from chronology.language.people.whose import whose
from chronology.language.signals import Signal
from chronology.language.words.stretches import holds, overlap

_RELATIVE = re.compile(
    r"\b(?:fathers?|mothers?|dads?|mums?|nans?|grans?|grand\w+|aunt\w*|uncles?|brothers?|sisters?|parents?|pets?)\b"
)
"""'Zaid's father was killed': whose death it is stands in the words themselves."""
_OF_A_RELATIVE = re.compile(
    r"(?:'s)?\s+(?:own |birth |step)?"
    r"(?:father|mother|dad|mum|mam|nan|gran|grand\w+|aunt\w*|uncle|stepdad|parents?)\b"
)
"""'Death of Zaid's' 'dad'."""
_NAMED = frozenset({"named"})
_GROWN = frozenset({"mother", "father", "parents", "kin", "partner", "ex", "friend", "neighbour"})


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages[:1]:
        for name, signal, is_so in _SIGNALS:
            for sentence, span in enumerate(passage.sentences):
                hit = next((hit for hit in passage.of(name, sentence) if is_so(passage, hit)), None)
                if hit is not None:
                    tags = frozenset({"only"} if _says_it_all(passage, hit) else ())
                    yield Signal(signal, event, passage.field, hit.start, hit.end, span, tags=tags)


def _says_it_all(passage: Passage, hit: Hit) -> bool:
    """Whether the entry says that there was nothing, and says no more."""
    return len(passage.sentences) == 1 and hit.start - passage.sentences[0][0] <= 20


def _is_of_the_service(passage: Passage, hit: Hit) -> bool:
    """Whether it is the service that had no contact: not a parent, and not what somebody asked for."""
    return not (is_hypothetical(passage, hit) or passage.has("contact.none_other", hit.sentence))


def _is_this_child(passage: Passage, hit: Hit) -> bool:
    """Whether the death told of may be this child's: not one feared, one long ago, or a sibling's."""
    start, end = passage.sentences[hit.sentence]
    others = (
        "sibling",
        "previous",
        "cousin",
        "friend",
        "neighbour",
        "twin",
        "older",
        "first child",
        "another",
    )
    if _RELATIVE.search(passage.folded, hit.start, hit.end) or _OF_A_RELATIVE.match(passage.folded, hit.end):
        return False
    if any(holds(hit, pet) for pet in passage.of("death.of_pet", hit.sentence)):
        return False  # 'Tom's hamster died'
    if any(overlap(hit, only) for only in passage.of("death.word_only", hit.sentence)):
        return False  # 'SIDS advice given'
    about = whose(passage, hit)
    if about is not None and about.relation in _GROWN | _NAMED:
        return False  # 'Ruth died' is not said of the child, whose name is known
    return not (
        is_history(passage, hit)
        or is_negated(passage, hit)
        or is_hypothetical(passage, hit)
        or any(word in passage.folded[start:end] for word in others)
    )


_SIGNALS = (
    ("contact.none", "contact.none", _is_of_the_service),
    ("child.death", "child.died", _is_this_child),
)
