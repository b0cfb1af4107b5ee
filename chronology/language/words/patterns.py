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

Words said by the way may stand between any two of these, but beside `_3`, which passes over words enough:
'was then seen', 'seen (x2) on Monday at home' (by_the_way.py, same_words.toml). An article may be missing
from within: 'in bath'. Where it must be there another word is given to choose from: 'on (the|this) scene'.

A pattern never reaches over the end of a sentence. It must hold at least one word that cannot be
missing: by these words the few patterns are chosen that can stand in a text at all, so a text is not
searched for all.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from chronology.language.words.folding import SENTENCE_END
from chronology.language.words.phrases import ARTICLES, FARTHEST, BrokenPhrase, OtherWords, Phrases, Words

T = TypeVar("T")

_ITEM = re.compile(
    r"(\((?P<either>[^()]*)\)|\{(?P<class>[\w-]+)\}|_(?P<gap>\d+)|(?P<word>[^\s(){}?]+))"
    r"(?P<maybe>\?)?(?=\s|$)\s*"
)
_WITHIN_WORD = "'/.-"
# A pattern is not looked for by these words if it has any other: they stand in every entry.
_TOO_COMMON = frozenset((
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for",
    "from", "had", "has", "have", "he", "her", "him", "his", "i", "in", "is", "it", "me", "mum",
    "mother", "my", "no", "not", "of", "off", "on", "or", "our", "out", "she", "t", "s", "that",
    "the", "their", "them", "there", "they", "this", "to", "today", "up", "us", "was", "we", "were",
    "when", "who", "will", "with", "would",
))  # fmt: skip


_LONG = 16  # numbers: longer lists are few, stand in every other text, and are faster taken as a set
_DETERMINERS = ARTICLES | {"his", "her", "their"}
_NONE = -1
"""The second part of a pattern that has only one."""


class BrokenPattern(ValueError):
    """A pattern of a lexicon is not written in the language above. The message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a pattern: one of several phrases, which may be missing, or up to `gap` words of any kind."""

    phrases: tuple[str, ...] = ()
    maybe: bool = False
    gap: int = 0


def parse_pattern(pattern: str, words: Mapping[str, Iterable[str]]) -> tuple[Item, ...]:
    """The parts of a pattern; `words` are the lexicon's lists by name. Raises BrokenPattern."""
    items: list[Item] = []
    position = 0
    for item in _ITEM.finditer(pattern):
        if item.start() != position:
            break
        position = item.end()
        if item["gap"]:
            items.append(Item(gap=int(item["gap"])))
        else:
            # Where two of them start alike, the longer one is meant.
            choices = sorted(dict.fromkeys(_choices(pattern, item, words)), key=len, reverse=True)
            within = bool(items) and position < len(pattern)
            unsaid = within and "the" in choices and _DETERMINERS.issuperset(choices)
            items.append(Item(tuple(choices), bool(item["maybe"]) or unsaid))
    if position != len(pattern) or not items:
        raise BrokenPattern(f"'{pattern}' cannot be read from '{pattern[position:]}' on")
    if items[-1].maybe or items[-1].gap:
        raise BrokenPattern(f"'{pattern}' must end in a word that cannot be missing")
    if items[0].gap:
        raise BrokenPattern(f"'{pattern}' must not begin with words of any kind")
    return tuple(items)


def _choices(pattern: str, item: re.Match[str], words: Mapping[str, Iterable[str]]) -> Iterator[str]:
    written = [item["word"]] if item["word"] else (item["either"] or f"{{{item['class']}}}").split("|")
    for choice in map(str.strip, written):
        if not choice.startswith("{"):
            yield choice
            continue
        name = choice.strip("{}")
        if name not in words:
            raise BrokenPattern(f"'{pattern}' names a list of words '{name}' that is not there")
        yield from words[name]


_NO_OTHERS = OtherWords()


class _Part(NamedTuple):
    """One part of a pattern in an index: the number of its set of phrases, or a gap; the last one ends it."""

    phrases: int
    maybe: bool
    gap: int
    last: bool


class Index(Generic[T]):
    """Patterns with what each means, of which only those that may stand in a text are tried.

    A pattern is tried where a phrase stands of each of two parts that cannot be missing: the two whose
    phrases are the rarest. Nearly all that have both match.
    """

    def __init__(self, others: OtherWords = _NO_OTHERS) -> None:
        self._phrases = Phrases(others)
        self._sets = _Sets()
        self._numbers: dict[tuple[str, ...], int] = {}
        self._patterns: list[tuple[tuple[_Part, ...], tuple[int, ...], T]] = []
        self._second = array("i")
        self._shared: dict[_Part, _Part] = {}
        self._chosen_by = _Lists()
        self._met_by = _Lists()
        self._asked_for: set[int] = set()

    def add(self, pattern: str, words: Mapping[str, Iterable[str]], meaning: T) -> None:
        """Look for a pattern from now on; `words` are the lists that it may name. Raises BrokenPattern."""
        items = parse_pattern(pattern, words)
        try:
            parts = tuple(
                _Part(-1 if item.gap else self._set(item.phrases), item.maybe, item.gap, item is items[-1])
                for item in items
            )
        except BrokenPhrase as fault:
            raise BrokenPattern(f"'{pattern}': {fault}") from fault
        needed = {
            part.phrases: _commonness(item.phrases)
            for part, item in zip(parts, items, strict=True)
            if not part.maybe and not part.gap
        }
        rarest, second = (*sorted(needed, key=needed.__getitem__), _NONE)[:2]
        for phrase in self._sets.any_of[rarest]:
            self._chosen_by.add(phrase, len(self._patterns))
        if second != _NONE and second not in self._asked_for:
            self._asked_for.add(second)
            for phrase in self._sets.any_of[second]:
                self._met_by.add(phrase, second)
        shared = tuple(self._shared.setdefault(part, part) for part in parts)
        in_order = tuple(part.phrases for part in parts if not part.maybe and not part.gap)
        self._patterns.append((shared, in_order, meaning))
        self._second.append(second)

    def close(self) -> None:
        """Let go of what only adding needs: no pattern is added any more."""
        self._numbers, self._shared = {}, {}
        self._asked_for = set()
        self._chosen_by.close(len(self._phrases))
        self._met_by.close(len(self._phrases))
        self._phrases.close()

    def search(self, folded: str, written: str = "") -> Iterator[tuple[int, int, T]]:
        """Where every match of every pattern starts and ends in folded text, in the order of the patterns.

        `written` is the text with its capitals: what has one is not taken for another word misspelt.
        """
        text = _Text(folded, written, self._phrases, self._sets)
        chosen = set[int]().union(*map(self._chosen_by.of, text.found))
        met = {_NONE}.union(*map(self._met_by.of, text.found))
        second = self._second
        for number in sorted([number for number in chosen if second[number] in met]):
            parts, in_order, meaning = self._patterns[number]
            if len(parts) == 1:
                found = text.matches_of_one(in_order[0])
            else:
                found = text.matches(parts) if text.may_match(in_order) else ()
            for start, end in found:
                yield start, end, meaning

    def _set(self, phrases: tuple[str, ...]) -> int:
        number = self._numbers.get(phrases)
        if number is None:
            number = self._numbers[phrases] = self._sets.add(map(self._phrases.number, phrases))
        return number


class _Lists:
    """For each of many numbers a list of others. Once closed they lie in one row, without an object each."""

    def __init__(self) -> None:
        self._open: dict[int, list[int]] = {}
        self._all = array("I")
        self._ends = array("I")
        self._long: dict[int, frozenset[int]] = {}

    def add(self, number: int, other: int) -> None:
        """Put a number on the list of another."""
        self._open.setdefault(number, []).append(other)

    def close(self, numbers: int) -> None:
        """Let nothing more be added to the lists of the numbers from 0 on, so many."""
        for number in range(numbers):
            self._all.extend(self._open.get(number, ()))
            self._ends.append(len(self._all))
        self._open = {}

    def of(self, number: int) -> Collection[int]:
        """The list of a number, without an order."""
        if not self._ends:
            return self._open.get(number, ())
        start, end = self._ends[number - 1] if number else 0, self._ends[number]
        if end - start < _LONG:
            return self._all[start:end]
        long = self._long.get(number)
        if long is None:
            long = self._long[number] = frozenset(self._all[start:end])
        return long


class _Sets:
    """Sets of phrases by number, each with its order."""

    def __init__(self) -> None:
        self.any_of: list[frozenset[int]] = []
        self._all = array("I")
        self._ends = array("I")

    def add(self, phrases: Iterable[int]) -> int:
        """The number of a new set. Of the phrases that stand at one place the first is the one meant."""
        self._all.extend(phrases)
        start = self._ends[-1] if self._ends else 0
        self._ends.append(len(self._all))
        self.any_of.append(frozenset(self._all[start:]))
        return len(self.any_of) - 1

    def in_order(self, number: int, some: Collection[int]) -> Sequence[int]:
        """Some of the phrases of a set, the one that is meant first."""
        if len(some) < 2:
            return tuple(some)
        listed = self._all[self._ends[number - 1] if number else 0 : self._ends[number]]
        return sorted(some, key=listed.index)


def _commonness(phrases: Iterable[str]) -> tuple[int, int]:
    """Less is better: how many of the phrases are found everywhere, then how many there are."""
    common = beginnings = number = 0
    for phrase in phrases:
        number += 1
        common += phrase in _TOO_COMMON
        beginnings += phrase.endswith("*")
    return common, number + 2 * beginnings


class _Text:
    """One text while it is searched: which phrases stand where, worked out once for all patterns."""

    def __init__(self, folded: str, written: str, phrases: Phrases, sets: _Sets) -> None:
        self._folded = folded
        self._words = Words(folded, written, phrases.by_the_way)
        self._sets = sets
        self._any_of = sets.any_of
        self.found = phrases.find(self._words)
        self._all_found = frozenset(self.found)
        self._spans_of: dict[int, dict[int, list[int]]] = {}
        self._next: dict[int, list[int]] = {}
        self._next_by_the_way: dict[int, list[int]] = {}
        self._at = {start: number for number, start in enumerate(self._words.starts)}

    def may_match(self, in_order: tuple[int, ...]) -> bool:
        """Whether phrases of these sets, which cannot be missing, stand one behind the other at all."""
        spans_of, last = self._spans_of, -1
        for number in in_order:
            spans = spans_of.get(number)
            if spans is None:
                spans = self._spans(number)
            behind = [start for start in spans if start > last]
            if not behind:
                return False
            last = min(behind) if len(behind) > 1 else behind[0]
        return True

    def matches_of_one(self, phrases: int) -> Sequence[tuple[int, int]]:
        """As `matches`, of a pattern that is one set of phrases and no more."""
        spans = self._spans(phrases)
        if len(spans) == 1:
            ((start, ends),) = spans.items()
            return ((start, ends[0]),)
        found: list[tuple[int, int]] = []
        for start in sorted(spans):
            if not found or start >= found[-1][1]:
                found.append((start, spans[start][0]))
        return found

    def matches(self, parts: tuple[_Part, ...]) -> list[tuple[int, int]]:
        """Where a pattern starts and ends in the text, from left to right, no two of them overlapping."""
        starts: Set[int] = self._spans(parts[0].phrases).keys()
        if parts[0].maybe:
            for before, part in pairwise(parts):
                if not before.maybe:
                    break
                starts |= self._spans(part.phrases).keys()
        found: list[tuple[int, int]] = []
        for start in sorted(starts) if len(starts) > 1 else starts:
            if not found or start >= found[-1][1]:
                end = self._end(parts, 0, start)
                if end is not None:
                    found.append((start, end))
        return found

    def _spans(self, number: int) -> dict[int, list[int]]:
        """Where phrases of a set start and where they then end, the one that is meant first."""
        spans = self._spans_of.get(number)
        if spans is None:
            here = self._any_of[number] & self._all_found
            if len(here) == 1:
                (phrase,) = here
                spans = self.found[phrase]
            else:
                spans = {}
                for phrase in self._sets.in_order(number, here):
                    for start, ends in self.found[phrase].items():
                        spans.setdefault(start, []).extend(ends)
            self._spans_of[number] = spans
        return spans

    def _end(self, parts: tuple[_Part, ...], number: int, start: int) -> int | None:
        """Where the parts from a number on end, when they start there; None if they do not stand there."""
        phrases, maybe, gap, last = parts[number]
        if gap:
            return self._over_any(parts, number + 1, start, gap)
        spans = self._spans_of.get(phrases)
        if spans is None:
            spans = self._spans(phrases)
        if (ends := spans.get(start)) is not None:
            if last:
                return ends[0]
            may_follow = self._after if parts[number + 1].gap else self._after_by_the_way
            for end in ends:
                for following in may_follow(end):
                    if (found := self._end(parts, number + 1, following)) is not None:
                        return found
        return self._end(parts, number + 1, start) if maybe else None

    def _over_any(self, parts: tuple[_Part, ...], number: int, start: int, left: int) -> int | None:
        """As `_end`, over at most so many words of any kind: as many of them as there can be."""
        if left and (word := self._at.get(start)) is not None and not self._words.is_not(word):
            for end in self._any_word(word):
                for following in self._after(end):
                    if (found := self._over_any(parts, number, following, left - 1)) is not None:
                        return found
        return self._end(parts, number, start)

    def _any_word(self, word: int) -> list[int]:
        """Where a word of any kind may end: 'step-dad' and 'didn't' may each be one word or two."""
        ends = [self._words.ends[word]]
        while (word := word + 1) < len(self._words.ends):
            if len(between := self._words.between[word]) != 1 or between not in _WITHIN_WORD:
                break
            ends.append(self._words.ends[word])
        return ends[::-1]

    def _after(self, end: int) -> list[int]:
        """Where the next part may start: behind up to `FARTHEST` blanks and signs, the farthest first."""
        starts = self._next.get(end)
        if starts is None:
            folded, starts = self._folded, []
            if not _is_word(folded[end - 1]) or not _is_word(folded[end : end + 1]):
                starts.append(end)
            for place in range(end, min(end + FARTHEST, len(folded))):
                if _is_word(folded[place]) or folded[place] == SENTENCE_END:
                    break
                starts.append(place + 1)
            starts.reverse()
            self._next[end] = starts
        return starts

    def _after_by_the_way(self, end: int) -> list[int]:
        """The same, and behind words that are said by the way. A gap passes over enough without these."""
        starts = self._next_by_the_way.get(end)
        if starts is None:
            starts = self._after(end)
            passed = (self._words.over.get(self._at.get(start, _NONE)) for start in starts)
            for behind in next(filter(None, passed), ()):
                starts = [*starts, *self._after(self._words.ends[behind - 1])]
            self._next_by_the_way[end] = starts
        return starts


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
