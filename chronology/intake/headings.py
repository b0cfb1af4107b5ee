"""What a heading says that its column holds, by the vocabulary in resources/vocabularies/headings.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from chronology.model.agencies import folded
from chronology.model.events import Meaning
from chronology.resource import BrokenResource, toml

EXACT, BY_HEAD, BY_LIKENESS, WEAK = 1.0, 0.85, 0.7, 0.5

_LONGEST = 160  # a heading with its instructions; anything longer is prose
_PREPOSITIONS = frozenset(["of", "for", "by", "in", "to", "on", "with", "from", "about", "at", "re"])
_LEADING = frozenset({"date", "dates", "time", "when", "who"})  # 'Date first seen' is a date, not a sighting
# 'Practitioner / record' names the source, 'Risk / plan' holds what was done.
_ORDER = {Meaning.DATE: 0, Meaning.SOURCE: 1, Meaning.ANALYSIS: 3, Meaning.OTHER: 4}
_NEVER_EVENT_DATES = frozenset({"birth", "death"})
_ASKING = frozenset({"what", "how", "why"})  # 'What did your agency do?' names no agency
_ASKED = frozenset({Meaning.EVENT, Meaning.ACTION, Meaning.VOICE, Meaning.ANALYSIS, Meaning.OTHER})
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # 'ContactDate', as systems name their columns
_PIECES = re.compile(r"\s*(?:[/|&+\n(\[]|\band\b)\s*", re.IGNORECASE)
_LOOSE_PIECES = re.compile(r"\s*(?:[:;?,]|\s[-–—]\s)\s*")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a heading was taken to mean, and how surely (0 to 1).

    `part` is 'day', 'month' or 'year' where the column holds only that part of a date; its meaning is
    then DATE. `failing` is what the column holds where no other column of the table does: 'Comment' is
    analysis, and failing another column for it, the event.
    """

    meaning: Meaning
    sureness: float
    part: str = ""
    failing: Meaning | None = None


class _Vocabulary(NamedTuple):
    names: Mapping[str, Guess]
    heads: Mapping[str, Meaning]
    recording: frozenset[str]
    opening: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    names: dict[str, Guess] = {}
    heads: dict[str, Meaning] = {}
    vocabulary = toml("vocabularies", "headings.toml")
    for key, entry in vocabulary.items():
        part = key if key in ("day", "month", "year") else ""
        meaning = Meaning.DATE if part else Meaning(key)
        for name in entry.get("names", ()):
            if names.setdefault(_plain(name), Guess(meaning, EXACT, part)).meaning is not meaning:
                raise BrokenResource(f"In headings.toml, '{name}' stands under two meanings.")
        for head in entry.get("heads", ()):
            if heads.setdefault(_plain(head), meaning) is not meaning:
                raise BrokenResource(f"In headings.toml, the head '{head}' stands under two meanings.")
    for key, entry in vocabulary.items():
        for name in map(_plain, entry.get("weak", ())):
            known = names.get(name, Guess(Meaning.OTHER, WEAK))
            names[name] = replace(known, failing=Meaning(key))
    recording = frozenset(vocabulary["date"]["recording"])
    return _Vocabulary(names, heads, recording, frozenset(map(_plain, vocabulary["end_date"]["after"])))


@lru_cache(maxsize=4096)
def guess_heading(heading: str) -> Guess | None:
    """What a heading says that its column holds; None where the vocabulary does not know it.

    A whole heading counts most, then its parts ('Dyddiad / Date'), then the word it turns on
    ('Consultation date'), then likeness to a known heading ('Soruce').
    """
    if not heading.strip() or len(heading) > _LONGEST:
        return None
    vocabulary = _vocabulary()
    whole = _plain(heading)
    if whole in vocabulary.names:
        return vocabulary.names[whole]
    named = _named(_PIECES.split(heading), vocabulary)
    if named is not None and named.meaning is Meaning.TIME and "date" in whole.split():
        return Guess(Meaning.DATE, BY_HEAD)  # 'Call date/time'
    if named is not None:
        return named
    loosely = _named(_LOOSE_PIECES.split(heading), vocabulary)
    if loosely is not None:
        return replace(loosely, sureness=min(loosely.sureness, BY_HEAD))
    if len(whole.split()) > 8 or (heading.rstrip().endswith(".") and " " in whole):
        return None
    for piece in (whole, *map(_plain, _PIECES.split(heading))):
        guess = _by_head(piece.split(), vocabulary)
        if guess is not None:
            return guess
    return _by_likeness(whole, vocabulary.names)


@lru_cache(maxsize=256)
def opens_a_span(heading: str) -> bool:
    """Whether a date under this heading begins something that a date of closing ends ('Admitted')."""
    return _plain(heading) in _vocabulary().opening


def _named(pieces: Iterable[str], vocabulary: _Vocabulary) -> Guess | None:
    """The first piece that is a heading of its own; a date or a source before any other, 'other' last."""
    known = [vocabulary.names[words] for piece in pieces if (words := _plain(piece)) in vocabulary.names]
    return min(known, key=lambda guess: _ORDER.get(guess.meaning, 2), default=None)


def _by_head(words: list[str], vocabulary: _Vocabulary) -> Guess | None:
    """'Incident date' turns on its last word, 'Date of the incident' on the one before 'of'."""
    heads = vocabulary.heads
    if _NEVER_EVENT_DATES & set(words):
        return Guess(Meaning.OTHER, BY_HEAD)
    if words and words[0] in _LEADING and words[0] in heads:
        return _headed(heads[words[0]], words, vocabulary)
    phrase: list[str] = []
    for word in words:
        if word in _PREPOSITIONS and phrase:
            break
        phrase.append(word)
    last = vocabulary.names.get(phrase[-1]) if phrase else None
    if last is not None and last.failing is not None and phrase[-1] not in heads:
        return replace(last, sureness=min(last.sureness, BY_HEAD))  # 'Officer comments'
    turned_on = next((heads[word] for word in reversed(phrase) if word in heads), None)
    if turned_on is None or (words[0] in _ASKING and turned_on not in _ASKED):
        return None
    return _headed(turned_on, words, vocabulary)


def _headed(meaning: Meaning, words: list[str], vocabulary: _Vocabulary) -> Guess:
    """'Date entered on system' is the event's date only where no other column is."""
    if meaning is Meaning.DATE and vocabulary.recording & set(words):
        return Guess(Meaning.OTHER, WEAK, failing=Meaning.DATE)
    return Guess(meaning, BY_HEAD)


def _by_likeness(words: str, names: Mapping[str, Guess]) -> Guess | None:
    """A heading mistyped by one letter, or by two where it is eight letters or longer."""
    if len(words) < 4:
        return None
    allowed = 1 if len(words) < 8 else 2
    found = process.extractOne(words, _typeable(), scorer=OSA.distance, score_cutoff=allowed)
    return None if found is None else Guess(names[found[0]].meaning, BY_LIKENESS)


@cache
def _typeable() -> tuple[str, ...]:
    """The names long enough to be told when mistyped."""
    return tuple(
        name
        for name, guess in _vocabulary().names.items()
        if len(name) >= 4 and not guess.part and guess.sureness == EXACT
    )


def _plain(heading: str) -> str:
    """Folded words without articles; '#' and 'no.' stay as the words they stand for."""
    words = folded(_JOINED.sub(" ", heading).replace("#", " number ").replace("№", " number "))
    return " ".join(word for word in words.split() if word not in ("the", "a", "an"))
