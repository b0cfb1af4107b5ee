"""Entries that say themselves that they are not about this family: 'no link to', 'filed here in error'.

Returns hold what a search by address gave, and what was put on the wrong child's record: it is kept as an
entry, and what it tells is nobody's of this case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from chronology.language.passages import Passage
from chronology.language.signals import Signal
from chronology.language.words.known import LETTERS, Known
from chronology.model.events import Event, Meaning

_OURS = rf"(?:this|our|the subject|the subject's|the index|[{''.join(LETTERS.values())}]+(?:'s)?)"
_HOME = r"(?:family|household|address|tenancy|flat|home|property)"
_UNLINKED = (
    r"\b(?:no (?:known )?(?:link|connection|relation)|not (?:linked|connected|related)|unrelated|unconnected)"
    r"\s(?:to|with)\s"
)
_CHILD = r"(?:child|patient|pupil|baby|family|tenant|household)"
_PAPER = r"(?:it|this|that|which|letter|entry|record|e-?mail|report|form|notes?|document|summary)"
_PUT = (
    r"\b(?:filed|copied|scanned|saved|recorded|logged|uploaded|entered|added|placed|attached|stored"
    r"|typed|put)\s+"
)
_FILE = r"(?:file|record|records|notes|folder|chronology|log)"
_NOT_OURS = re.compile(
    rf"\bnot {_OURS}\s+{_HOME}\b"
    rf"|{_UNLINKED}{_OURS}\s+{_HOME}\b"
    rf"|\b{_PAPER}\s+(?:is|was|are|were|relates?|refers?|belongs?)(?:\s+\w+)?\s+(?:about|for|of|to)\s+"
    rf"(?:a |an |the )?(?:different|another|wrong)\s+{_CHILD}\b"
    rf"|\b(?:relates?|belongs?|refers?) to (?:a |an )?(?:different|another) {_CHILD}\b"
    rf"|{_PUT}(?:\S+\s+){{0,5}}?{_FILE}\s+(?:in error|by mistake|wrongly)\b"
    rf"|{_PUT}(?:\S+\s+){{0,3}}?wrong (?:{_CHILD}|{_FILE})\b"
)
_UNLINKED_TO = re.compile(rf"{_UNLINKED}(?:the\s+)?(?P<whom>[\w'-]+)")
_NAMES_OURS = re.compile(f"[{''.join(LETTERS.values())}]")


def without_what_is_disowned(
    signals: Iterable[Signal], passages: Sequence[Passage], known: Known, event: Event, told: tuple[str, ...]
) -> list[Signal]:
    """The signals without what an entry tells that says that it is not about this family at all.

    'Couple fighting on the landing. Not this family, logged for the block': what stands in the sentence
    that says so, and in those before it that name nobody of ours. `told` begin the ids that tell of a family.
    """
    if _NOT_OURS.search(event.family_member.casefold()):
        return [signal for signal in signals if not signal.id.startswith(told)]
    until = {passage.field: _until(passage, known) for passage in passages}
    if not any(until.values()):
        return list(signals)
    folded = {passage.field: passage.folded for passage in passages}
    account = until.get(Meaning.EVENT, 0)

    def is_anothers(signal: Signal) -> bool:
        end = until[signal.field] or (len(folded[signal.field]) if account else 0)
        if signal.start >= end:
            return False
        sentence = folded[signal.field][slice(*signal.sentence)]
        return _is_disowning(sentence, known) or _NAMES_OURS.search(sentence) is None

    return [signal for signal in signals if not (signal.id.startswith(told) and is_anothers(signal))]


def _until(passage: Passage, known: Known) -> int:
    """The end of the last sentence that says that an entry is of another family, 0 where none does."""
    return max(
        (end for start, end in passage.sentences if _is_disowning(passage.folded[start:end], known)),
        default=0,
    )


def _is_disowning(sentence: str, known: Known) -> bool:
    if _NOT_OURS.search(sentence) is not None:
        return True
    unlinked = _UNLINKED_TO.search(sentence)
    return unlinked is not None and unlinked["whom"] in _surnames(known)


@lru_cache(8)
def _surnames(known: Known) -> frozenset[str]:
    return frozenset(name.rpartition(" ")[2] for _, name in known.names if " " in name)
