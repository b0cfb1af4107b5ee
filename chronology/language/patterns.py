"""The small language in which lexicons are written, and how a text is searched for many patterns at once.

A pattern is words with spaces between them, read without regard to capitals, kinds of quotation mark,
or what punctuation stands between the words:

    unknown male            these two words
    collect*                a word that begins so: collects, collected
    {man}                   any phrase of the list `man` in the lexicon's [words]
    (his|her) name          one of several; each may be several words
    (a)? name               what stands before the question mark may be missing
    name _3 given           up to three words of any kind in between
    @child in bed           the child's name, where the case tells it (known.py); @mother, @father, @sibling

A pattern never reaches over the end of a sentence. It must hold at least one word that cannot be
missing: by these words the few patterns are chosen that can stand in a text at all, so a text is not
searched for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from chronology.language.folding import SENTENCE_END
from chronology.language.known import LETTERS

T = TypeVar("T")

_ITEM = re.compile(
    r"(\((?P<either>[^()]*)\)|\{(?P<class>[\w-]+)\}|_(?P<gap>\d)|(?P<word>[^\s(){}?]+))"
    r"(?P<maybe>\?)?(?=\s|$)\s*"
)
_BETWEEN = rf"[^\w{SENTENCE_END}]{{1,4}}"
_ANY_WORD = r"\w+(?:['/.-]\w+)*"
_PARTS = re.compile(r"[^\W_]+")
_PREFIX = 4
# A pattern is not looked for by these words if it has any other: they stand in every entry.
_TOO_COMMON = frozenset((
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for",
    "from", "had", "has", "have", "he", "her", "him", "his", "i", "in", "is", "it", "me", "mum",
    "mother", "my", "no", "not", "of", "off", "on", "or", "our", "out", "she", "t", "s", "that",
    "the", "their", "them", "there", "they", "this", "to", "today", "up", "us", "was", "we", "were",
    "when", "who", "will", "with", "would",
))  # fmt: skip


class BrokenPattern(ValueError):
    """A pattern of a lexicon is not written in the language above. The message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of which one must stand in a text for a pattern to be found there, and beginnings of words."""

    whole: frozenset[str]
    beginnings: frozenset[str]

    @property
    def weight(self) -> tuple[int, int]:
        """Less is better: how many of the words are found everywhere, then how many words there are."""
        return len(self.whole & _TOO_COMMON), len(self.whole) + 3 * len(self.beginnings)


@dataclass(frozen=True)
class Compiled:
    """One pattern, to be searched for in folded text.

    Its expression is made at the first search: a return uses few of the lexicons' patterns, and making all
    of them took longer than reading it.
    """

    source: str
    anchors: tuple[Anchor, ...]

    @property
    def anchor(self) -> Anchor:
        """The rarest of them, by which the pattern is chosen."""
        return min(self.anchors, key=lambda anchor: anchor.weight)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern as a regular expression."""
        return re.compile(self.source)


def compile_pattern(pattern: str, words: Mapping[str, Iterable[str]]) -> Compiled:
    """Compile one pattern; `words` are the lexicon's lists by name. Raises BrokenPattern."""
    pieces: list[str] = []
    anchors: list[Anchor] = []
    position = 0
    for item in _ITEM.finditer(pattern):
        if item.start() != position:
            break
        position = item.end()
        if item["gap"]:
            pieces.append(rf"(?:{_ANY_WORD}{_BETWEEN}){{0,{item['gap']}}}")
            continue
        choices = _choices(pattern, item, words)
        body = "|".join(_phrase(choice) for choice in sorted(choices, key=len, reverse=True))
        if item["maybe"]:
            pieces.append(rf"(?:(?:{body}){_BETWEEN})?")
        else:
            pieces.append(rf"(?:{body}){_BETWEEN}")
            anchors.append(_anchor(choices))
    if position != len(pattern) or not pieces:
        raise BrokenPattern(f"'{pattern}' cannot be read from '{pattern[position:]}' on")
    if not anchors or not pieces[-1].endswith(_BETWEEN) or pattern.rstrip().endswith("?"):
        raise BrokenPattern(f"'{pattern}' must end in a word that cannot be missing")
    pieces[-1] = pieces[-1].removesuffix(_BETWEEN)
    source = rf"(?<!\w)(?:{''.join(pieces)})(?!\w)"
    return Compiled(source, tuple(dict.fromkeys(anchors)))


def _choices(pattern: str, item: re.Match[str], words: Mapping[str, Iterable[str]]) -> list[str]:
    written = [item["word"]] if item["word"] else (item["either"] or f"{{{item['class']}}}").split("|")
    choices: list[str] = []
    for choice in map(str.strip, written):
        if not choice.startswith("{"):
            choices.append(choice)
            continue
        name = choice.strip("{}")
        if name not in words:
            raise BrokenPattern(f"'{pattern}' names a list of words '{name}' that is not there")
        choices.extend(words[name])
    return choices


def _phrase(phrase: str) -> str:
    return _BETWEEN.join(_word(word) for word in phrase.split())


def _word(word: str) -> str:
    if word.startswith("@"):
        return rf"{_letter(word)}+(?:'?s\b)?"
    stem = word.removesuffix("*")
    written = "'?".join(re.escape(part) for part in stem.casefold().split("'"))
    return written + (r"\w*" if word.endswith("*") else "")


def _anchor(choices: Iterable[str]) -> Anchor:
    whole: set[str] = set()
    beginnings: set[str] = set()
    for choice in choices:
        best = min(
            (_word_anchor(word) for word in choice.split()),
            key=lambda anchor: (*anchor.weight, -max(map(len, anchor.whole | anchor.beginnings))),
        )
        whole |= best.whole
        beginnings |= best.beginnings
    return Anchor(frozenset(whole), frozenset(beginnings))


def _letter(word: str) -> str:
    part = word.removeprefix("@")
    if part not in LETTERS:
        raise BrokenPattern(f"'{word}' is none of {', '.join(f'@{part}' for part in LETTERS)}")
    return LETTERS[part]


def _word_anchor(word: str) -> Anchor:
    if word.startswith("@"):
        return Anchor(frozenset(), frozenset({_letter(word)}))
    parts = _PARTS.findall(word.casefold())
    if not parts:
        raise BrokenPattern(f"'{word}' holds no letter or number")
    if word.endswith("*") and len(parts) == 1:
        return Anchor(frozenset(), frozenset({parts[0][:_PREFIX]}))
    if "'" in word:
        return Anchor(frozenset({parts[0], "".join(parts)}), frozenset())
    return Anchor(frozenset({max(parts, key=len)}), frozenset())


class Index(Generic[T]):
    """Patterns by the words that they cannot do without: only those that may stand in a text are tried.

    A pattern is chosen by its rarest words, and tried only where a word of each of its other parts stands
    in the text too: that is looked up far faster than an expression is searched for.
    """

    def __init__(self, patterns: Iterable[tuple[Compiled, T]]) -> None:
        self._patterns = tuple(patterns)
        self._chosen_by = _ByWord()
        self._met_by = _ByWord()
        self._needs: list[frozenset[int]] = []
        places: dict[Anchor, int] = {}
        for number, (compiled, _) in enumerate(self._patterns):
            rarest = compiled.anchor
            self._chosen_by.add(rarest, number)
            others = [anchor for anchor in compiled.anchors if anchor != rarest]
            self._needs.append(frozenset(places.setdefault(anchor, len(places)) for anchor in others))
        for anchor, place in places.items():
            self._met_by.add(anchor, place)

    def search(self, folded: str) -> Iterator[tuple[re.Match[str], T]]:
        """Every match of every pattern in folded text, in the order of the patterns."""
        words = set(_PARTS.findall(folded))
        chosen, met = self._chosen_by.any_of(words), self._met_by.any_of(words)
        for number in sorted(chosen):
            if self._needs[number] <= met:
                compiled, meaning = self._patterns[number]
                for match in compiled.expression.finditer(folded):
                    yield match, meaning


class _ByWord:
    """Numbers by the words of anchors that stand for them."""

    def __init__(self) -> None:
        self._whole: dict[str, set[int]] = {}
        self._beginnings: dict[int, dict[str, set[int]]] = {}

    def add(self, anchor: Anchor, number: int) -> None:
        """Have any word of an anchor stand for a number."""
        for word in anchor.whole:
            self._whole.setdefault(word, set()).add(number)
        for beginning in anchor.beginnings:
            alike = self._beginnings.setdefault(len(beginning), {})
            alike.setdefault(beginning, set()).add(number)

    def any_of(self, words: set[str]) -> set[int]:
        """The numbers for which one of these words stands."""
        found = [self._whole[word] for word in words & self._whole.keys()]
        for length, alike in self._beginnings.items():
            found += [alike[start] for start in {word[:length] for word in words} & alike.keys()]
        return set().union(*found)
