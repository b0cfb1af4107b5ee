"""One field of one event as the readers of signals see it: its sentences, and what was found in them."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from chronology.language.folding import fold
from chronology.language.lexicon import index
from chronology.language.sentences import sentences
from chronology.model.events import Event, Meaning


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a lexicon knows: characters `start` to `end`, what they are read as, in which sentence."""

    name: str
    start: int
    end: int
    sentence: int
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Passage:
    """The words of one field. `folded` is as long as `text`, so that every position holds for both.

    `field` is the column's meaning ('event', 'action', ...), or 'other 1', 'other 2' ... for columns
    that were not understood; `heading` is the heading of such a column.
    """

    field: str
    text: str
    folded: str
    sentences: tuple[tuple[int, int], ...]
    heading: str = ""
    hits: dict[str, list[Hit]] = dataclasses.field(default_factory=dict)

    def of(self, name: str, sentence: int | None = None) -> list[Hit]:
        """The hits read as `name`, in the order they stand, in the whole field or in one sentence."""
        found = self.hits.get(name, [])
        return found if sentence is None else [hit for hit in found if hit.sentence == sentence]

    def has(self, name: str, sentence: int | None = None, *tags: str) -> bool:
        """Whether anything is read as `name` there, with all of these tags."""
        return any(hit.tags.issuperset(tags) for hit in self.of(name, sentence))


def read_passage(field: str, text: str, heading: str = "") -> Passage:
    """Find in one field's words all that the lexicons know."""
    spans = sentences(text)
    folded = fold(text, (end for _, end in spans))
    starts = [start for start, _ in spans]
    hits: dict[str, list[Hit]] = {}
    for match, reading in index().search(folded):
        sentence = max(0, bisect_right(starts, match.start()) - 1)
        hits.setdefault(reading.name, []).append(
            Hit(reading.name, match.start(), match.end(), sentence, reading.tags)
        )
    for found in hits.values():
        found.sort(key=lambda hit: (hit.start, -hit.end))
    return Passage(field, text, folded, spans, heading, hits)


def passages(event: Event) -> Iterator[Passage]:
    """The fields of an event that hold prose, what happened first."""
    for meaning, text in (
        (Meaning.EVENT, event.text),
        (Meaning.SEEN, event.seen),
        (Meaning.VOICE, event.voice),
        (Meaning.ACTION, event.action),
        (Meaning.ANALYSIS, event.analysis),
    ):
        if text.strip():
            yield read_passage(meaning.value, text)
    for number, words in enumerate(event.other, start=1):
        if words.text.strip():
            yield read_passage(f"other {number}", words.text, words.heading)
