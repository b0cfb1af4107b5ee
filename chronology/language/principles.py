"""What an entry says and leaves out, by the principles of a good chronology. Nothing here ever blocks.

`hints` looks at an entry while it is written and answers with quiet thoughts, each with its why and its
source, and with a word of praise where the guidance is met. What they say stands in
`resources/vocabularies/principles.toml`; which words they rest on, in the lexicons `signals/quality/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from chronology.language import quality
from chronology.language.acronyms import unexplained
from chronology.language.context import is_just_negated
from chronology.language.domestic_abuse import enquiry
from chronology.language.happenings import several
from chronology.language.passages import NOBODY, read_passage
from chronology.language.people import adults
from chronology.language.signals import Signal
from chronology.language.words.known import Known
from chronology.model.entering import Direction, Enquiry, EnteredEvent, Seen
from chronology.model.events import Meaning
from chronology.resource import BrokenResource, toml

LONGEST = 150
"""The number of words beyond which an entry is called long."""

_ANSWERED = (Enquiry.ASKED, Enquiry.DISCLOSED, Enquiry.DENIED)
_MISSED = (Enquiry.COULD_NOT_ASK, Enquiry.NOT_ASKED)
_WAS_SEEN = (Seen.SEEN, Seen.SPOKEN_TO, Seen.ALONE)
_A_FEW_WORDS = 4
_REACH = 3  # words


class Tone(StrEnum):
    """How a hint is meant."""

    THOUGHT = "worth a thought"
    QUESTION = "matters for the child's safety"
    PRAISE = "well done"


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing worth a thought, or worth praise.

    `principle` is its key in the vocabulary, `field` the field of EnteredEvent it is about, and `start` to
    `end` the characters of that field it rests on (0, 0 for the whole field). `missing` marks what has not
    been said yet, which is worth saying only once the author has passed the field.
    """

    principle: str
    tone: Tone
    title: str
    says: str
    why: str
    source: str
    field: str
    start: int = 0
    end: int = 0
    missing: bool = False


@dataclass(frozen=True)
class Writing:
    """What is known beside the entry: the child, the case's people, and what earlier entries spelt out."""

    child: str = ""
    known: Known = NOBODY
    people: tuple[str, ...] = ()
    explained: frozenset[str] = frozenset()


_ALONE = Writing()


def hints(entry: EnteredEvent, beside: Writing = _ALONE) -> tuple[Hint, ...]:
    """All hints for an entry: what is in its words first, then what is not said yet, then praise."""
    read = _Read(entry, beside)
    return (*_in_words(read), *_unsaid(read), *_praise(read))


class _Read:
    """An entry with what the lexicons found in it. There is one for each call of `hints`."""

    def __init__(self, entry: EnteredEvent, beside: Writing) -> None:
        self.entry = entry
        self.beside = beside
        fields = (
            (Meaning.EVENT.value, entry.text),
            (Meaning.VOICE.value, entry.voice),
            (Meaning.ACTION.value, entry.action),
            ("told", entry.told),
            ("why", entry.why_not_asked),
        )
        self.passages = {
            name: read_passage(name, text, known=beside.known) for name, text in fields if text.strip()
        }
        all_of_it = tuple(self.passages.values())
        self.signals: dict[str, list[Signal]] = {}
        for reader in (adults.read, enquiry.read, quality.read):
            for signal in reader("", all_of_it):
                self.signals.setdefault(signal.id, []).append(signal)

    def of(self, *ids: str) -> list[Signal]:
        return [signal for id in ids for signal in self.signals.get(id, ())]

    def words(self, signal: Signal) -> str:
        return self.passages[signal.field].text[signal.start : signal.end]

    def says(self, reading: str, *fields: str) -> bool:
        """Whether any of these fields has words read so that are not denied."""
        return any(
            not is_just_negated(passage, hit, _REACH)
            for name in fields
            if (passage := self.passages.get(name)) is not None
            for hit in passage.of(reading)
        )

    @property
    def child(self) -> str:
        return self.beside.child or "the child"


def _in_words(read: _Read) -> Iterator[Hint]:
    for signal in read.of("quality.opinion", "quality.blaming", "quality.own_view"):
        yield _hint(read, signal.id.partition(".")[2], _FIELDS[signal.field], signal=signal)
    named = (read.beside.child, *read.beside.people, *read.entry.people, read.entry.professional)
    for field in ("text", "voice", "action", "told", "analysis"):
        text = getattr(read.entry, field)
        for short in unexplained(text, filter(None, named), read.beside.explained):
            yield _hint(read, "acronym", field, short.start, short.end, words=short.letters)
    for begins in several(read.entry.text, read.entry.date):
        words = read.entry.text[begins.start : begins.end]
        yield _hint(read, "several", "text", begins.start, begins.end, words=words)
    count = len(read.entry.text.split())
    if count > LONGEST:
        yield _hint(read, "length", "text", count=str(count))
    yield from _unknown_adults(read)
    if read.entry.enquiry is Enquiry.NOT_RECORDED:
        for signal in read.of("enquiry.could_not", "enquiry.not_asked")[:1]:
            yield _hint(read, "enquiry_in_words", _FIELDS[signal.field], signal=signal)


def _unknown_adults(read: _Read) -> Iterator[Hint]:
    """One question for the adults whom the words leave unnamed, at the first of them."""
    unnamed = [signal for signal in read.of("adult.unidentified") if "trace" not in signal.tags]
    for signal in unnamed[:1]:
        if not _is_asked_for(read):
            yield _hint(read, "unknown_adult", _FIELDS[signal.field], tone=Tone.QUESTION, signal=signal)


def _is_asked_for(read: _Read) -> bool:
    """Whether the entry says that the adult's name was or will be asked for."""
    return read.says("adult.asked", "event", "action", "told")


def _unsaid(read: _Read) -> Iterator[Hint]:
    entry = read.entry
    if not entry.text.strip():
        return
    if not entry.date.as_written.strip() and not entry.date.is_dated:
        yield _hint(read, "date", "date", missing=True)
    if not entry.source.strip():
        yield _hint(read, "source", "source", missing=True)
    if entry.seen in _WAS_SEEN and not entry.voice.strip():
        yield _hint(read, "voice", "voice", missing=True)
    if entry.seen is Seen.NOT_SEEN and not read.says("plan.again", "event", "action"):
        yield _hint(read, "not_seen", "seen", missing=True)
    if not entry.action.strip() and not read.says("done", "event"):
        yield _hint(read, "action", "action", missing=True)
    if entry.direction is Direction.CONCERN and not entry.told.strip():
        yield _hint(read, "told", "told", missing=True)
    if entry.enquiry in _MISSED and not entry.why_not_asked.strip():
        yield _hint(read, "why_not_asked", "why_not_asked", missing=True)
    if entry.enquiry in _MISSED and not _is_tried_again(read):
        yield _hint(read, "could_not_ask", "enquiry", tone=Tone.QUESTION, missing=True)


def _is_tried_again(read: _Read) -> bool:
    return read.says("plan.again", "event", "action", "why")


def _praise(read: _Read) -> Iterator[Hint]:
    entry = read.entry
    if entry.enquiry in _MISSED and entry.why_not_asked.strip() and _is_tried_again(read):
        yield _hint(read, "could_not_ask", "enquiry", tone=Tone.PRAISE)
    if entry.enquiry in _ANSWERED and any("alone" in signal.tags for signal in read.of("enquiry.asked")):
        yield _hint(read, "asked_alone", "enquiry", tone=Tone.PRAISE)
    if read.of("adult.unidentified") and _is_asked_for(read):
        yield _hint(read, "unknown_adult", "text", tone=Tone.PRAISE)
    if len(entry.voice.split()) >= _A_FEW_WORDS:
        yield _hint(read, "voice", "voice", tone=Tone.PRAISE)
    if entry.seen is Seen.NOT_SEEN and read.says("plan.again", "event", "action"):
        yield _hint(read, "not_seen", "seen", tone=Tone.PRAISE)
    if entry.action.strip() and entry.told.strip():
        yield _hint(read, "action", "action", tone=Tone.PRAISE)
    if entry.direction is Direction.STRENGTH and entry.text.strip():
        yield _hint(read, "strength", "direction", tone=Tone.PRAISE)


_FIELDS: Mapping[str, str] = {
    Meaning.EVENT.value: "text",
    Meaning.VOICE.value: "voice",
    Meaning.ACTION.value: "action",
    "told": "told",
    "why": "why_not_asked",
}


def _hint(
    read: _Read,
    principle: str,
    field: str,
    start: int = 0,
    end: int = 0,
    tone: Tone = Tone.THOUGHT,
    missing: bool = False,
    signal: Signal | None = None,
    words: str = "",
    count: str = "",
) -> Hint:
    said = _said(principle)
    if signal is not None:
        start, end, words = signal.start, signal.end, read.words(signal)
    says = said["says"]
    for tag, advice in said.get("advice", {}).items():
        if signal is not None and tag in signal.tags:
            says = advice
    if tone is Tone.PRAISE:
        says = said["praise"]
    filled = says.format(words=" ".join(words.split()), child=read.child, count=count)
    return Hint(
        principle, tone, said["title"], filled, said["why"], said["source"], field, start, end, missing
    )


@cache
def _said(principle: str) -> Mapping[str, Any]:
    said: Mapping[str, Any] = toml("vocabularies", "principles.toml").get(principle, {})
    if lacking := [key for key in ("title", "says", "why", "source") if key not in said]:
        raise BrokenResource(f"In principles.toml, '{principle}' does not say its `{lacking[0]}`.")
    return said
