"""The lexicons in `resources/vocabularies/signals/`: which words are read as what.

A lexicon is TOML: `[words]` holds lists that its patterns may name, and each `[[read]]` says for some
`patterns` what they are read `as`, with `tags` that the readers of signals look at. How patterns are written
is told in `patterns.py`.

There is a folder for each part of `signal_ids.toml`. In it stands what the signals of that part are made of
(`child/signals.toml`, see declared.py), and the words of each reading that they name, each in one file
(`child/away.toml` has what is read as 'child.away'). Of the same words the first there counts. Lists that
several files of a folder name stand in its `words.toml`, and those of every lexicon in `common.toml`.
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
from chronology.language.words import known, patterns, phrases
from chronology.language.words.kept import beside, keep, kept
from chronology.language.words.patterns import BrokenPattern, Index
from chronology.language.words.phrases import OtherWords
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
        for lexicon, pattern, lists, reading in _patterns():
            try:
                found.add(pattern, lists, reading)
            except BrokenPattern as fault:
                raise BrokenResource(
                    f"In signals/{lexicon}.toml, under '{reading.name}': {fault}."
                ) from fault
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
    return _digest(sorted(path(*_FOLDER).rglob("*.toml")))


def _digest(files: list[Path]) -> bytes:
    told = hashlib.sha256()
    for file in files:
        words = file.read_bytes()
        told.update(f"{file.parent.name}/{file.name} {len(words)}\n".encode() + words)
    return told.digest()


@cache
def words(lexicon: str, name: str) -> frozenset[str]:
    """One list of words of one lexicon ('names', 'child/words'), for readers that look at single words."""
    return frozenset(word.casefold() for word in lexicons()[lexicon]["words"][name])


def any_of(lexicon: str, name: str) -> str:
    """The words of one list as the choices of an expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(lexicon, name), key=len, reverse=True))


@cache
def lexicons() -> Mapping[str, Mapping[str, Any]]:
    """Every lexicon as it was written, by its folder and name ('child/away'), in the order of the names."""
    return kept(beside(__file__, "parsed"), _written(), _parsed)


def _parsed() -> dict[str, Mapping[str, Any]]:
    folder = path(*_FOLDER)
    files = [file.relative_to(folder) for file in sorted(folder.rglob("*.toml"))]
    return {file.with_suffix("").as_posix(): toml(*_FOLDER, *file.parts) for file in files}


def _patterns() -> Iterator[tuple[str, str, Mapping[str, list[str]], Reading]]:
    """Each pattern with its lexicon, the lists that it may name, and what it is read as."""
    for lexicon, written in lexicons().items():
        lists: Mapping[str, list[str]] = {
            **_lists("common"),
            **_lists(f"{lexicon.partition('/')[0]}/words"),
            **_lists(lexicon),
        }
        for entry in written.get("read", ()):
            reading = _reading(lexicon, entry)
            for pattern in entry["patterns"]:
                yield lexicon, pattern, lists, reading


def _lists(lexicon: str) -> Mapping[str, list[str]]:
    lists: Mapping[str, list[str]] = lexicons().get(lexicon, {}).get("words", {})
    return lists


def _reading(lexicon: str, entry: dict[str, Any]) -> Reading:
    name, tags, patterns = entry.get("as"), entry.get("tags", []), entry.get("patterns")
    if not isinstance(name, str) or not isinstance(tags, list) or not isinstance(patterns, list):
        raise BrokenResource(f"In signals/{lexicon}.toml, each [[read]] needs `as` and a list of `patterns`.")
    return Reading(name, frozenset(map(str, tags)))
