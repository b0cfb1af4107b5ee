"""The lexicons in `resources/vocabularies/signals/`: which words are read as what.

A lexicon is TOML: `[words]` holds lists that its patterns may name, and each `[[read]]` says for some
`patterns` what they are read `as`, with `tags` that the readers of signals look at. The lists of
`common.toml` may be named in every lexicon. How patterns are written is told in `patterns.py`.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chronology.cycles import no_search_for_cycles
from chronology.language import known, patterns, phrases
from chronology.language.kept import beside, keep, kept
from chronology.language.patterns import BrokenPattern, Index
from chronology.language.phrases import OtherWords
from chronology.resource import BrokenResource, path, toml

_FOLDER = ("vocabularies", "signals")
_SAME = ("vocabularies", "same_words.toml")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pattern is read as, and the tags it carries."""

    name: str
    tags: frozenset[str] = frozenset()


@cache
def index() -> Index[Reading]:
    """All patterns of all lexicons. Raises BrokenResource, naming the file and the pattern that is wrong."""
    return kept(beside(__file__, "index"), _made_from(), _made)


def keep_made() -> None:
    """Make what comes of the lexicons and keep it for later, as when the program is set up."""
    keep(beside(__file__, "parsed"), _written(), _parsed())
    keep(beside(__file__, "index"), _made_from(), _made())


def _made() -> Index[Reading]:
    found: Index[Reading] = Index(_other_words())
    with no_search_for_cycles():
        for file, pattern, lists, reading in _patterns():
            try:
                found.add(pattern, lists, reading)
            except BrokenPattern as fault:
                raise BrokenResource(f"In signals/{file}, under '{reading.name}': {fault}.") from fault
    found.close()
    return found


def _other_words() -> OtherWords:
    """Of the words that mean the same the first is looked for. Raises BrokenResource."""
    listed = toml(*_SAME)
    same, may_mean = {}, dict(listed["may_mean"])
    misspelt = ((right, *others) for right, others in listed["misspelt"].items())
    for first, *others in (*listed["same"], *misspelt):
        for word in others:
            if word in same or word in may_mean or first in same:
                raise BrokenResource(f"In {_SAME[-1]}, '{word}' or '{first}' stands in two places.")
            same[word] = first
    return OtherWords(same, may_mean, frozenset(listed["by_the_way"]))


def _made_from() -> bytes:
    """The lexicons and the modules that an index is made by, in digest, and the Python that runs them."""
    modules = [Path(each.__file__) for each in (patterns, phrases, known) if each.__file__]
    return sys.version.encode() + _written() + _digest([Path(__file__), path(*_SAME), *modules])


@cache
def _written() -> bytes:
    """A digest of the lexicons as they are written: each is read once for all that is made of them."""
    return _digest(sorted(path(*_FOLDER).glob("*.toml")))


def _digest(files: list[Path]) -> bytes:
    told = hashlib.sha256()
    for file in files:
        words = file.read_bytes()
        told.update(f"{file.name} {len(words)}\n".encode() + words)
    return told.digest()


@cache
def words(file: str, name: str) -> frozenset[str]:
    """One list of words of one lexicon, for readers that look at single words."""
    return frozenset(word.casefold() for word in lexicons()[f"{file}.toml"]["words"][name])


def any_of(file: str, name: str) -> str:
    """The words of one list as the choices of an expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(file, name), key=len, reverse=True))


@cache
def lexicons() -> Mapping[str, Mapping[str, Any]]:
    """Every lexicon as it was written, by its file's name, in the order of the names."""
    return kept(beside(__file__, "parsed"), _written(), _parsed)


def _parsed() -> dict[str, Mapping[str, Any]]:
    return {file.name: toml(*_FOLDER, file.name) for file in sorted(path(*_FOLDER).glob("*.toml"))}


def _patterns() -> Iterator[tuple[str, str, Mapping[str, list[str]], Reading]]:
    """Each pattern with its file, the lists that it may name, and what it is read as."""
    common = lexicons()["common.toml"].get("words", {})
    for file, lexicon in lexicons().items():
        lists: Mapping[str, list[str]] = {**common, **lexicon.get("words", {})}
        for entry in lexicon.get("read", ()):
            reading = _reading(file, entry)
            for pattern in entry["patterns"]:
                yield file, pattern, lists, reading


def _reading(file: str, entry: dict[str, Any]) -> Reading:
    name, tags, patterns = entry.get("as"), entry.get("tags", []), entry.get("patterns")
    if not isinstance(name, str) or not isinstance(tags, list) or not isinstance(patterns, list):
        raise BrokenResource(
            f"In signals/{file}, each [[read]] needs `as` (what it is read as) and a list of `patterns`."
        )
    return Reading(name, frozenset(map(str, tags)))
