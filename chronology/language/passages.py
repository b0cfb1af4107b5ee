"""One field of one event as the readers of signals see it: its sentences, and what was found in them."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar

from chronology.language.words.folding import fold
from chronology.language.words.known import LETTERS, Known
from chronology.language.words.lexicon import index
from chronology.language.words.sentences import sentences
from chronology.model.events import Event, Meaning
from chronology.resource import agency_types

Made = TypeVar("Made")


class Hit(NamedTuple):
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
    that were not understood; `heading` is the heading of such a column. `writer` is the kind of agency
    that wrote it ('gp', 'adult_mental_health'), '' where it is not told; `year` is that of the entry.
    """

    field: str
    text: str
    folded: str
    sentences: tuple[tuple[int, int], ...]
    heading: str = ""
    hits: dict[str, dict[int, list[Hit]]] = dataclasses.field(default_factory=dict)
    writer: str = ""
    year: int | None = None
    _made: dict[tuple[Callable[..., Any], int], Any] = dataclasses.field(default_factory=dict, compare=False)

    def once(self, make: Callable[[Passage, int], Made], sentence: int) -> Made:
        """What is made of one sentence, made once however many readers ask for it."""
        key = make, sentence
        if key not in self._made:
            self._made[key] = make(self, sentence)
        made: Made = self._made[key]
        return made

    def of(self, name: str, sentence: int | None = None) -> list[Hit]:
        """The hits read as `name`, in the order they stand, in the whole field or in one sentence."""
        found = self.hits.get(name)
        if not found:
            return []
        if sentence is not None:
            return found.get(sentence, [])
        return [hit for number in sorted(found) for hit in found[number]]

    def near(self, name: str, sentence: int, before: int, behind: int) -> list[Hit]:
        """The hits read as `name` in a sentence, and in so many sentences before and behind it."""
        found = self.hits.get(name)
        if not found:
            return []
        numbers = range(max(0, sentence - before), sentence + behind + 1)
        return [hit for number in numbers for hit in found.get(number, ())]

    def has(self, name: str, sentence: int | None = None) -> bool:
        """Whether anything is read as `name` there."""
        found = self.hits.get(name, {})
        return bool(found) if sentence is None else sentence in found


LONGEST = 20_000
"""How many characters of one field are read for signals: eight pages, far more than any entry holds. A
field of a million characters is a whole file in one cell: its words are kept, but take minutes to read."""


NOBODY = Known()
_OF_THE_CHILD = frozenset(
    {"child.talked_with", "child.at_contact", "child.met", "checked", "abuse.child_heard"}
)
_IS_OF_KIN = re.compile(
    rf"{LETTERS['child']}+(?:'s|s')? (?:own |birth |new )?(?:mum|mam|mother|mummy|dad|daddy|father|parents?"
    r"|nan|gran\w*|aunt\w*|uncle|step\w+|partner|teacher|sister|brother|[ǁǀ]+)\b(?:(?!\b(?:he|she|him|her|they|them|who|and)\b|ǂ).)*$"
)
"""What begins with the child's name and goes on of the child's kin alone tells nothing of the child."""


def read_passage(
    field: str,
    text: str,
    heading: str = "",
    known: Known = NOBODY,
    writer: str = "",
    year: int | None = None,
) -> Passage:
    """Find in one field's words all that the lexicons know, in the first `LONGEST` characters of it."""
    text = text[:LONGEST]
    spans = sentences(text)
    folded = known.masked(fold(text, (end for _, end in spans)))
    starts = [start for start, _ in spans]
    hits: dict[str, dict[int, list[Hit]]] = {}
    for start, end, reading in index().search(folded, text):
        if reading.name in _OF_THE_CHILD and _IS_OF_KIN.match(folded, start, end):
            continue  # "Aiden's mum filled in the form with me"
        sentence = max(0, bisect_right(starts, start) - 1)
        hit = Hit(reading.name, start, end, sentence, reading.tags)
        hits.setdefault(reading.name, {}).setdefault(sentence, []).append(hit)
    for by_sentence in hits.values():
        for found in (each for each in by_sentence.values() if len(each) > 1):
            found.sort(key=lambda hit: (hit.start, -hit.end))
    return Passage(field, text, folded, spans, heading, hits, writer, year)


def passages(event: Event, known: Known = NOBODY) -> Iterator[Passage]:
    """The fields of an event that hold prose, what happened first. `known` are the case's own people."""
    writer = _kind(event.agency)
    year = event.date.earliest.year if event.date.earliest else None
    for meaning, text in (
        (Meaning.EVENT, event.text),
        (Meaning.SEEN, event.seen),
        (Meaning.VOICE, event.voice),
        (Meaning.ACTION, event.action),
        (Meaning.ANALYSIS, event.analysis),
    ):
        if text.strip():
            yield read_passage(meaning.value, text, known=known, writer=writer, year=year)
    for number, words in enumerate(event.other, start=1):
        if words.text.strip():
            yield read_passage(f"other {number}", words.text, words.heading, known, writer, year)


@cache
def _kind(agency: str) -> str:
    return agency_types().of(agency).id
