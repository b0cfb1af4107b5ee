"""Of which kind a place is that an entry names: 'off the slide @ park' is a park, and play equipment in it.

The kinds and their words are `resources/vocabularies/places.toml`. They are the tags of `account.place`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from chronology.language.passages import Passage
from chronology.language.signals import Signal
from chronology.language.words.folding import fold
from chronology.resource import toml


def with_kinds(signals: Iterable[Signal], passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals as they are, but each place that no lexicon gave a kind with those that its words tell."""
    texts = {passage.field: passage.text for passage in passages}
    for signal in signals:
        if signal.id == "account.place" and not signal.tags:
            yield replace(signal, tags=kinds_of(texts[signal.field][signal.start : signal.end]))
        else:
            yield signal


def kinds_of(words: str) -> frozenset[str]:
    """The kinds of all places that the words name, a longer name before a shorter one that is in it."""
    return frozenset(_kinds()[found] for found in _named().findall(fold(words)))


@cache
def _kinds() -> Mapping[str, str]:
    listed = toml("vocabularies", "places.toml")["kinds"]
    return {word: kind for kind, words in listed.items() for word in words}


@cache
def _named() -> re.Pattern[str]:
    longest_first = sorted(_kinds(), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'])")
