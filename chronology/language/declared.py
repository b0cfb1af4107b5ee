"""Signals that a lexicon declares, so that most signals need no code of their own.

A lexicon's `[[signal]]` says when what was read in a sentence is a signal:

    [[signal]]
    id = "medication.problem"
    read = ["medicine.stopped"]       any of these readings makes the signal, at the words they stand in
    with = ["medicine"]               one of these must stand in the same sentence too
    near = 8                          ... with so many words between at most (else anywhere in it)
    about = 1                         `with` may also stand so many sentences before or behind
    also = ["risk"]                   one of these must stand there too, anywhere in those sentences
    without = ["medicine.childs"]     none of these may stand in the same sentence
    unless = ["negated", "planned"]   nor may the words be so; the contexts of context.py, by name. A plain
                                      'not' just before them denies every signal
    fields = ["event", "action"]      only in these columns (else in all)
    writers = ["gp"]                  only in these kinds of agency's returns (else in all)
    writers_not = ["school"]          not in these kinds of agency's returns
    not_under = ["status"]            not in a column of whose heading this is a word
    whose = ["parent", "partner"]     only of these people (below); the signal then carries `person`
    tags = ["refused"]                beside those of the reading
    certainty = "likely"              else 'stated'

Whom the words are about is read by whose.py: a relation of mentions.py, 'somebody' for a pronoun
that stands for nobody named, 'unsaid' where nothing says it. 'parent' is the mother, the father or both;
in the return of an adult's service also the patient, and whoever is not said. Where a reading carries the
tag 'object', the person may stand behind the words too: 'living with Lee'; with 'first' as well, that one
counts before one who stands before.

A `[[field]]` reads a column of its own, which counts before words do: a cell under one of `headings`, or
in the column `of` the form, that begins with one of `says` gives the signal.

    [[field]]
    of = "seen"
    headings = ["child seen", "seen alone"]
    says = ["yes", "y", "seen"]
    id = "child.seen"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chronology.language import context
from chronology.language.passages import Hit, Passage
from chronology.language.people.mentions import Mention, mentions
from chronology.language.people.whose import whose
from chronology.language.signals import Certainty, Layer, Signal
from chronology.language.words.lexicon import lexicons
from chronology.resource import BrokenResource

_CONTEXTS: Mapping[str, Callable[[Passage, Hit], bool]] = {
    "negated": context.is_negated,
    "just_negated": context.is_just_negated,
    "hypothetical": context.is_hypothetical,
    "planned": context.is_planned,
    "history": context.is_history,
    "long past": context.is_long_past,
    "others": context.is_of_others,
    "reported": context.is_reported,
    "family": context.is_of_family,
    "date": context.is_in_date,
    "the child's": context.is_the_childs,
}
_SIGNAL_KEYS = {
    "id", "read", "with", "near", "about", "without", "unless", "fields", "writers", "whose", "tags",
    "certainty", "also", "writers_not", "not_under",
}  # fmt: skip
_FIELD_KEYS = {"id", "of", "headings", "says", "tags"}
_BLANK = re.compile(r"\W+")
_DAY = re.compile(r"\d{1,2}/(?:0?[1-9]|1[0-2])")
_NEAR = 6  # words
_PARENTS = frozenset({"mother", "father", "parents"})
# Services whose patient or client is the adult, and how their returns speak of that adult.
_OF_ADULTS = frozenset(
    {"adult_mental_health", "substance_misuse", "probation", "adult_social_care", "midwifery"}
)
_OF_THE_SERVICE = frozenset({"patient", "unsaid", "somebody", "named", "adult"})


@dataclass(frozen=True)
class Declared:
    """One `[[signal]]` of a lexicon. `near` is None where the words may stand anywhere in the sentence."""

    id: str
    read: tuple[str, ...]
    beside: frozenset[str] = frozenset()
    near: int | None = None
    about: int = 0
    also: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()
    fields: frozenset[str] = frozenset()
    writers: frozenset[str] = frozenset()
    writers_not: frozenset[str] = frozenset()
    not_under: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    certainty: Certainty = Certainty.STATED

    def is_so(self, passage: Passage, hit: Hit) -> bool:
        """Whether the words at `hit` are this signal, in their sentence."""
        if self.fields and passage.field not in self.fields:
            return False
        if (self.writers and passage.writer not in self.writers) or passage.writer in self.writers_not:
            return False
        if self.not_under and not self.not_under.isdisjoint(_plain(passage.heading).split()):
            return False
        if any(passage.has(name, hit.sentence) for name in self.without):
            return False
        if self.beside and not self._has_beside(passage, hit):
            return False
        if self.also and not any(
            passage.near(name, hit.sentence, self.about, self.about) for name in self.also
        ):
            return False
        if context.is_just_negated(passage, hit):
            return False
        return not any(_CONTEXTS[name](passage, hit) for name in self.unless)

    def _has_beside(self, passage: Passage, hit: Hit) -> bool:
        for name in self.beside:
            for other in passage.near(name, hit.sentence, self.about, self.about):
                if _is_a_day(passage, other):
                    continue
                if other.sentence != hit.sentence or self.near is None or other is hit:
                    return True
                first, last = sorted((hit, other), key=lambda each: each.start)
                if context.words_between(passage, first.end, last.start) <= self.near:
                    return True
        return False


def _is_a_day(passage: Passage, hit: Hit) -> bool:
    """Whether the words are a day and month alone: the '30/1' of 'New one 30/1' is no '30+1' weeks."""
    return _DAY.fullmatch(passage.folded, hit.start, hit.end) is not None


@dataclass(frozen=True)
class DeclaredField:
    """One `[[field]]` of a lexicon: what the first words of a cell say."""

    id: str
    of: str = ""
    headings: frozenset[str] = frozenset()
    says: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()

    def is_so(self, passage: Passage) -> bool:
        """Whether this is a cell of the column, and begins with words that give the signal."""
        if passage.field != self.of and _plain(passage.heading) not in self.headings:
            return False
        text = f"{_plain(passage.text)} "
        return any(text.startswith(f"{words} ") for words in self.says)


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The declared signals of one event: those of a column of its own first, then by field and place."""
    by_reading, fields = _declared()
    for passage in passages:
        for each in fields:
            if each.is_so(passage):
                yield _of_field(event, passage, each)
        for _, name in sorted((by_reading[name][0], name) for name in passage.hits if name in by_reading):
            yield from _of_words(event, passage, name, by_reading[name][1])


def _of_words(event: str, passage: Passage, name: str, declared: Sequence[Declared]) -> Iterator[Signal]:
    for one in declared:
        for hit in passage.of(name):
            if not one.is_so(passage, hit):
                continue
            relation, person = _person(passage, hit, one.whose) if one.whose else ("", None)
            if one.whose and not relation:
                continue
            about = frozenset(filter(None, (relation, person.gender if person else "")))
            yield Signal(
                one.id,
                event,
                passage.field,
                hit.start,
                hit.end,
                passage.sentences[hit.sentence],
                certainty=one.certainty,
                tags=one.tags | hit.tags | about,
                person=person.name if person else "",
            )


def _person(passage: Passage, hit: Hit, wanted: frozenset[str]) -> tuple[str, Mention | None]:
    """The relation of the person that the words are about, if it is one of those `wanted`, and the person."""
    person = whose(passage, hit)
    relation = _relation(passage, person, wanted)
    if relation in wanted and "first" not in hit.tags:
        return relation, person
    if "object" in hit.tags:
        for other in mentions(passage, hit.sentence):
            close = other.start >= hit.start and context.words_between(passage, hit.end, other.start) <= _NEAR
            if close and (of_other := _relation(passage, other, wanted)) in wanted:
                return of_other, other
    return (relation, person) if relation in wanted else ("", None)


def _relation(passage: Passage, person: Mention | None, wanted: frozenset[str]) -> str:
    relation = person.relation if person else "unsaid"
    of_the_service = passage.writer in _OF_ADULTS and relation in _OF_THE_SERVICE and "parent" in wanted
    if relation in _PARENTS or of_the_service:
        return "parent"
    return relation


def _of_field(event: str, passage: Passage, declared: DeclaredField) -> Signal:
    start, end = passage.sentences[0]
    return Signal(
        declared.id, event, passage.field, start, end, (start, end), layer=Layer.FIELD, tags=declared.tags
    )


@cache
def _declared() -> tuple[Mapping[str, tuple[int, tuple[Declared, ...]]], tuple[DeclaredField, ...]]:
    """What is declared of each reading, with its place among the readings of all lexicons; and of columns."""
    by_reading: dict[str, list[Declared]] = {}
    fields: list[DeclaredField] = []
    for lexicon, written in lexicons().items():
        for entry in written.get("signal", ()):
            made = _signal(lexicon, entry)
            for name in made.read:
                by_reading.setdefault(name, []).append(made)
        fields += [_field(lexicon, entry) for entry in written.get("field", ())]
    in_order = {name: (place, tuple(made)) for place, (name, made) in enumerate(by_reading.items())}
    return in_order, tuple(fields)


def _signal(lexicon: str, entry: Mapping[str, Any]) -> Declared:
    _refuse_unknown(lexicon, "signal", entry, _SIGNAL_KEYS, ("id", "read"))
    if wrong := [name for name in entry.get("unless", ()) if name not in _CONTEXTS]:
        raise BrokenResource(
            f"In signals/{lexicon}.toml, '{entry['id']}' names the context '{wrong[0]}': none of ours."
        )
    return Declared(
        id=entry["id"],
        read=tuple(entry["read"]),
        beside=frozenset(entry.get("with", ())),
        near=entry.get("near"),
        about=entry.get("about", 0),
        also=frozenset(entry.get("also", ())),
        without=frozenset(entry.get("without", ())),
        unless=tuple(entry.get("unless", ())),
        fields=frozenset(entry.get("fields", ())),
        writers=frozenset(entry.get("writers", ())),
        writers_not=frozenset(entry.get("writers_not", ())),
        not_under=frozenset(entry.get("not_under", ())),
        whose=frozenset(entry.get("whose", ())),
        tags=frozenset(entry.get("tags", ())),
        certainty=Certainty(entry.get("certainty", Certainty.STATED)),
    )


def _field(lexicon: str, entry: Mapping[str, Any]) -> DeclaredField:
    _refuse_unknown(lexicon, "field", entry, _FIELD_KEYS, ("id", "says"))
    return DeclaredField(
        id=entry["id"],
        of=entry.get("of", ""),
        headings=frozenset(map(_plain, entry.get("headings", ()))),
        says=tuple(map(_plain, entry["says"])),
        tags=frozenset(entry.get("tags", ())),
    )


def _refuse_unknown(
    lexicon: str, kind: str, entry: Mapping[str, Any], keys: set[str], needed: tuple[str, ...]
) -> None:
    if missing := [key for key in needed if key not in entry]:
        raise BrokenResource(f"In signals/{lexicon}.toml, a [[{kind}]] does not say its `{missing[0]}`.")
    if unknown := sorted(entry.keys() - keys):
        raise BrokenResource(
            f"In signals/{lexicon}.toml, '{entry['id']}' says `{unknown[0]}`: nothing reads that."
        )


def _plain(words: str) -> str:
    return _BLANK.sub(" ", words.casefold()).strip()
