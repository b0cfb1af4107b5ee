"""Which of many phrases stand in a text, found in one walk over its words.

A phrase is words with spaces between them, as the lexicons write them (patterns.py):

    did not         these words, with up to four blanks and signs of punctuation between them
    collect*        a word that begins so
    didn't          with its apostrophe, or without
    f/u             with exactly this sign in it
    w/  /52  'll    a sign behind or before a word must be there, and may touch the next word
    @child          the child's name, with or without 's (known.py)
    #               the doctor's sign for a fracture, a word by itself even where it touches the next

The phrases stand in a tree, word by word, so that ten thousand of them are looked for as fast as a few.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product

from chronology.language.words.by_the_way import by_the_way as spans_by_the_way
from chronology.language.words.contractions import in_full
from chronology.language.words.english import is_english
from chronology.language.words.folding import SENTENCE_END
from chronology.language.words.known import LETTERS
from chronology.language.words.spelling import SHORTEST, Slips
from chronology.language.words.without_vowels import is_bare

FARTHEST = 4
"""How many blanks and signs may stand between two words of a phrase or of a pattern."""

ARTICLES = frozenset({"a", "an", "the"})
"""Words that may be missing from within any phrase or pattern."""

_MOST_BY_THE_WAY = 4  # in a row: 'just then (x2) on Monday'
_REMEMBERED = 5_000  # words: the first of them stand in every other entry
_WORD = re.compile(r"\w+|#")
_WRITTEN = re.compile(r"(?P<before>[^\w@]*)(?P<core>@?\w(?:.*\w)?)(?P<behind>\W*?)(?P<begins>\*?)")
_BROKEN = "#"
_SIGNS = re.compile(r"(\W+)")
_NAMES = {letter: f"@{part}" for part, letter in LETTERS.items()}


class BrokenPhrase(ValueError):
    """A phrase is not written as above. The message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Join:
    """The signs that must stand between two words: these behind the first, these before the second.

    `exact`: they alone. Otherwise others may stand between them, as they do between any two words.
    """

    behind: str = ""
    before: str = ""
    exact: bool = False

    def fits(self, between: str) -> bool:
        """Whether the signs between two words of a text are these."""
        if self.exact:
            return between == self.before
        rest = len(between) - len(self.behind) - len(self.before)
        return (
            0 <= rest <= FARTHEST
            and between.startswith(self.behind)
            and between.endswith(self.before)
            and SENTENCE_END not in between
        )


_APART = _Join()


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way to write a word: the signs before and behind it, and its parts with the signs before each."""

    before: str
    parts: tuple[tuple[str, str], ...]
    behind: str
    begins: bool


@dataclass(slots=True)
class _Node:
    """A place in the tree: what may follow, and the phrases that end here, with the signs around them.

    `words` and `beginnings`, by their length, are parted by any signs; `joined` want signs of their own.
    """

    words: dict[str, _Node] = field(default_factory=dict)
    beginnings: dict[int, dict[str, _Node]] = field(default_factory=dict)
    joined: dict[tuple[_Join, str, bool], _Node] = field(default_factory=dict)
    ends: list[tuple[int, str, str]] = field(default_factory=list)

    def then(self, join: _Join, word: str, begins: bool) -> _Node:
        """The place to which a word leads, made if it is not there yet."""
        if join is not _APART:
            return self.joined.setdefault((join, word, begins), _Node())
        alike = self.beginnings.setdefault(len(word), {}) if begins else self.words
        node = alike.get(word)
        if node is None:
            node = alike[word] = _Node()
        return node

    def after(self, between: str, word: str) -> list[_Node]:
        """The places to which a word of a text leads, with the signs between it and the word before."""
        found: list[_Node] = []
        if may_part(between):
            if (node := self.words.get(word)) is not None:
                found.append(node)
            for length, alike in self.beginnings.items():
                if (node := alike.get(word[:length])) is not None:
                    found.append(node)
        for (join, wanted, begins), node in self.joined.items():
            if word[: len(wanted) if begins else None] == wanted and join.fits(between):
                found.append(node)
        return found


def may_part(between: str) -> bool:
    """Whether two words of a phrase may have these signs between them."""
    return len(between) <= FARTHEST and SENTENCE_END not in between


@dataclass(frozen=True)
class OtherWords:
    """What stands for which word: `same` for it alone, `may_mean` for it and for itself.

    A phrase is met by the one as by the other, whichever is written in it. `by_the_way` are words that may
    stand between any two of a phrase or of a pattern and change nothing: 'was then seen'.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    may_mean: Mapping[str, str] = field(default_factory=dict)
    by_the_way: Set[str] = frozenset()


class Words:
    """A folded text cut into words: the word `spelt[n]` stands at `starts[n]` to `ends[n]`.

    `written` is the text with its capitals, where they are told. `over` says which words a phrase may pass
    over: from the word of one number to those of others; `in_full` what a word may be short for.
    """

    def __init__(self, folded: str, written: str = "", by_the_way: Set[str] = frozenset()) -> None:
        self.folded = folded
        self._written = written
        self.spelt: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for found in _WORD.finditer(folded):
            word = found.group()
            name = _NAMES.get(word[0])
            self.spelt.append(name if name and not word.strip(word[0]).removesuffix("s") else word)
            self.starts.append(found.start())
            self.ends.append(found.end())
        self.between = [folded[end:start] for end, start in zip((0, *self.ends), self.starts, strict=False)]
        self.in_full = in_full(self.spelt, self.between) if "'" in folded else {}
        self.over = self._passed_over(by_the_way)

    def _passed_over(self, by_the_way: Set[str]) -> dict[int, tuple[int, ...]]:
        single = {number: number + 1 for number, word in enumerate(self.spelt) if word in by_the_way}
        for begin, end in spans_by_the_way(self.folded):
            first, behind = bisect_left(self.starts, begin), bisect_left(self.starts, end)
            if first < behind:
                single[first] = behind
        over: dict[int, tuple[int, ...]] = {}
        for first, behind in single.items():
            passed = [behind]
            while (behind := single.get(behind, 0)) and len(passed) < _MOST_BY_THE_WAY:
                passed.append(behind)
            over[first] = tuple(passed)
        return over

    def is_not(self, number: int) -> bool:
        """Whether a word is the 't' of 'didn't', over which no other word may be reached: 'did ... see'."""
        return self.in_full.get(number) == ("not",)

    def capitals(self, number: int) -> int:
        """How many letters of a word are written large."""
        return sum(map(str.isupper, self._written[self.starts[number] : self.ends[number]]))


class Phrases:
    """Phrases by number, in the order in which they were first added."""

    def __init__(self, others: OtherWords) -> None:
        self._same = others.same
        self._may_mean = others.may_mean
        self.by_the_way = others.by_the_way
        self._numbers: dict[str, int] = {}
        self._tree = _Node()
        self._words: set[str] = set()
        self._beginnings: dict[int, set[str]] = {}
        self._slips: Slips | None = None
        self._begun: dict[str, list[_Node]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, phrase: str) -> int:
        """The number of a phrase, which is looked for from now on. Raises BrokenPhrase."""
        words = [self._same.get(word, word) for word in phrase.split()]
        phrase = " ".join(words)
        known = self._numbers.get(phrase)
        if known is not None:
            return known
        if not words:
            raise BrokenPhrase("an empty choice is no word")
        known = len(self._numbers)
        ways = [words, bare] if (bare := _without_articles(words)) != words else [words]
        for spelt in (spelt for way in ways for spelt in product(*map(self._spellings, way))):
            node, join, behind = self._tree, _APART, ""
            for place, word in enumerate(spelt):
                join = _join(behind, word.before) if place else _APART
                for number, (signs, part) in enumerate(word.parts):
                    last = number == len(word.parts) - 1
                    if number:
                        join = _Join(before=signs, exact=True)
                    begins = word.begins and last
                    part = part if begins else self._same.get(part, part)
                    node = node.then(join, part, begins)
                    (self._beginnings.setdefault(len(part), set()) if begins else self._words).add(part)
                behind = word.behind
            node.ends.append((known, spelt[0].before, behind))
        self._numbers[phrase] = known
        self._slips = None
        self._begun.clear()
        return known

    def close(self) -> None:
        """Let go of what only adding needs: most places of the tree lead nowhere, and share what is empty."""
        self._numbers = {}
        nothing = _Node()
        open_still = [self._tree]
        while open_still:
            node = open_still.pop()
            open_still += node.words.values()
            open_still += node.joined.values()
            for alike in node.beginnings.values():
                open_still += alike.values()
            node.words = node.words or nothing.words
            node.beginnings = node.beginnings or nothing.beginnings
            node.joined = node.joined or nothing.joined
            node.ends = node.ends or nothing.ends

    def find(self, words: Words) -> dict[int, dict[int, list[int]]]:
        """For each phrase that stands in a text: where it starts and then ends, the longest first."""
        found: dict[int, dict[int, list[int]]] = {}
        between, known, same = words.between, self._words, self._same.get
        spelt = [
            self._meant(words, number) if word not in known and _may_be_mended(word) else word
            for number, word in enumerate(map(same, words.spelt, words.spelt))
        ]
        for first, start in enumerate(words.starts):
            at, number = self._begun_by(spelt[first]), first
            for other in words.in_full.get(first, ()):
                at = [*at, *self._begun_by(other)]
            waiting: dict[int, list[_Node]] = {}
            while at or waiting:
                for node in at:
                    for phrase, before, behind in node.ends:
                        end = words.ends[number]
                        if before and not between[first].endswith(before):
                            continue
                        if behind and not words.folded.startswith(behind, end):
                            continue
                        ends = found.setdefault(phrase, {}).setdefault(start - len(before), [])
                        ends.insert(0, end + len(behind))
                number += 1
                if number == len(spelt):
                    break
                word, signs = spelt[number], between[number]
                open_still = [*at, *waiting.pop(number, ())]
                further: list[_Node] = []
                for node in open_still:
                    further += node.after(signs, word)
                for other in (*words.in_full.get(number, ()), *self._others(word)):
                    for node in open_still:
                        further += node.after(signs, other)
                if at and number in words.over and may_part(signs):
                    for behind_it in words.over[number]:
                        waiting.setdefault(behind_it, []).extend(at)
                at = further
        return found

    def _begun_by(self, word: str) -> list[_Node]:
        """The places to which a word leads that begins a phrase."""
        begun = self._begun.get(word)
        if begun is None:
            if len(self._begun) >= _REMEMBERED:
                self._begun.clear()
            begun = self._tree.after("", word)
            for other in self._others(word):
                begun += self._tree.after("", other)
            self._begun[word] = begun
        return begun

    def _others(self, word: str) -> tuple[str, ...]:
        other = self._may_mean.get(word)
        return () if other is None else (other,)

    def _spellings(self, word: str) -> list[_Spelling]:
        """Every way to write a word, and what stands for the words that begin as it does."""
        spelt = _spellings(word)
        for written in [each for each in spelt if each.begins]:
            *before, (sign, last) = written.parts
            for other, one in self._same.items():
                if other.startswith(last) and not one.startswith(last):
                    spelt = [*spelt, replace(written, parts=(*before, (sign, one)), begins=False)]
        return spelt

    def _meant(self, words: Words, number: int) -> str:
        """What a word that stands in no phrase may have been meant to be, if it then begins as phrases do."""
        word = words.spelt[number]
        begins = [word[:length] for length, known in self._beginnings.items() if word[:length] in known]
        if begins and is_english(word):
            return word
        if self._slips is None:
            self._slips = Slips(self._words)
        meant = self._slips.meant(word, words.capitals(number))
        return self._same.get(meant, meant) if all(map(meant.startswith, begins)) else word


def _may_be_mended(word: str) -> bool:
    return len(word) >= SHORTEST or is_bare(word)


def _without_articles(words: list[str]) -> list[str]:
    """A phrase as it is written in haste: 'in bath' for 'in the bath'. What it begins and ends with stays."""
    return [word for place, word in enumerate(words) if word not in ARTICLES or place in (0, len(words) - 1)]


def _join(behind: str, before: str) -> _Join:
    return _Join(behind, before) if behind or before else _APART


@cache
def _spellings(word: str) -> list[_Spelling]:
    if word.isalnum() or word == _BROKEN:
        return [_Spelling("", (("", word.casefold()),), "", begins=False)]
    written = _WRITTEN.fullmatch(word.strip("'") if word[0] == word[-1] == "'" else word)
    if not written or "*" in written["core"] or written["core"].startswith("_"):
        raise BrokenPhrase(f"'{word}' is no word")
    before, core, begins = written["before"], written["core"].casefold(), bool(written["begins"])
    behind = "" if written["behind"] == "'" else written["behind"]
    if core.startswith("@"):
        if core not in _NAMES.values():
            raise BrokenPhrase(f"'{word}' is none of {', '.join(_NAMES.values())}")
        return [
            _Spelling(before, (("", core),), behind, begins),
            _Spelling(before, (("", core), ("'", "s")), behind, begins),
        ]
    cut = ["", *_SIGNS.split(core)]
    parts = tuple(zip(cut[::2], cut[1::2], strict=True))
    ways = [parts]
    for number in range(len(parts) - 1, 0, -1):
        if parts[number][0] == "'":
            ways += [_without_apostrophe(way, number) for way in ways]
    return [_Spelling(before, way, behind, begins) for way in ways]


def _without_apostrophe(parts: tuple[tuple[str, str], ...], number: int) -> tuple[tuple[str, str], ...]:
    signs, part = parts[number - 1]
    return (*parts[: number - 1], (signs, part + parts[number][1]), *parts[number + 1 :])
