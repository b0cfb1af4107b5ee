"""The words of English, British and American, and how often each is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from chronology.resource import BrokenResource

_REMEMBERED = 10_000  # words: most of a long review's are met again and again


@lru_cache(_REMEMBERED)
def is_english(word: str) -> bool:
    """Whether a word in small letters is one of English, British or American."""
    return f" {word} " in _english().get((word[0], word[-1]), "")


@cache
def _english() -> Mapping[tuple[str, str], str]:
    """Words of English by their ends, each with how often it is met: ' tea 21021334 '.

    Eighty thousand words by themselves would take fifteen times the room. Raises BrokenResource.
    """
    package = find_spec("symspellpy")  # it is there for its list alone, and is not run
    if package is None or package.origin is None:
        raise BrokenResource("The list of English words is missing. Please install the program again.")
    listed = Path(package.origin).with_name("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    found: dict[tuple[str, str], list[str]] = {}
    for line in listed.splitlines():
        word = line.partition(" ")[0]
        found.setdefault((word[0], word[-1]), []).append(line)
    return {ends: f" {' '.join(lines)} " for ends, lines in found.items()}


def between(first: str, last: str) -> list[str]:
    """The words with this first and this last letter."""
    return _english().get((first, last), "").split()[::2]


def beginning(first: str) -> Iterator[str]:
    """The words with this first letter."""
    for ends in _english():
        if ends[0] == first:
            yield from between(*ends)


def how_often(word: str) -> int:
    """How often an English word is met; 0 where it is none."""
    _, there, behind = _english().get((word[0], word[-1]), "").partition(f" {word} ")
    return int(behind.partition(" ")[0]) if there else 0
