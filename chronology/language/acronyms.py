"""Short forms in capitals: which a text uses, which it explains, and which it leaves unexplained.

A short form is two to six capitals that stand as a word ('SDQ', 'PHQ-9', 'CPNs'). The glossary is
`resources/vocabularies/acronyms.toml`. Words that are only shouted, postcodes, reference numbers, surnames in
capitals and people's initials are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from chronology.language.people.kin import KIN
from chronology.language.people.names import SURNAME_FIRST, is_surname_first
from chronology.language.words.english import is_english
from chronology.language.words.lexicon import words
from chronology.resource import toml

_SHORT = re.compile(r"(?<![\w&@.'’‐‑-])([A-Z]{2,6})(?:['’]?s)?(?![\w&@]|['’‐‑-][A-Z])")
_WITH_NUMBER = re.compile(r"(?<![\w&@.'’-])([A-Z]{3,6})-?\d{1,2}(?!\w)")
_TWO_CAPITALS = re.compile(r"[A-Z]{2}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_INITIALS = 3  # letters at most
_LONG = 5  # letters: short forms so long are no words of English
_SMALL = frozenset(("a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to", "with"))
_BEHIND = re.compile(
    r"(?:['’]?s)?(?:-?\d{1,2})?\s*"
    r"(?P<mark>[(=:]|[-–—]\s|,?\s(?:which )?(?:stands|standing) for|,?\sthat is|,?\smeaning)\s*"
    r"(?P<words>[^\W\d_][^\n.;)]*)"
)
_IN_BRACKETS = re.compile(r"\(([^()]{3,80})\)")
_RUN_BEFORE = re.compile(r"(?:\b(?:[A-Z'’]{2,}|[AI])[ !]+)+$")
_RUN_BEHIND = re.compile(r"(?:[ !]+(?:[A-Z'’]{2,}|[AI])\b)+")
_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|PC|DC|DS|DI|PS|Sgt|WPC)\.?\s+(?:[A-Z][a-z]+\s+|[A-Z]\.?\s+)?$"
)
_GIVEN_BEFORE = re.compile(r"\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?)\s$")
_NO_GIVEN_NAME = ("ly", "ed", "ing", "al", "ive", "tion", "ment", "ary", "ous")
_GIVEN_BEHIND = re.compile(r",\s+[A-Z][a-z]+\b")
_CODE_BEFORE = re.compile(r"\b[A-Z]{1,3}\d{1,4}[A-Z]?\s*$")
_BEFORE_AN_INITIAL = re.compile(r"(?<![\w'’.-])([A-Z]{4,})[, ] ?[B-HJ-Z](?:[.-][A-Z])?\b(?![\w&/'’])")
_KEY = re.compile(
    r"\W*(?:key|abbrev\w*|acronyms?|glossary|legend|initials|short forms)\b[^:=]{0,30}[:=]?", re.IGNORECASE
)
_ONE_OF_A_KEY = re.compile(r"\W*([A-Z]{2,6})s?(?:\W+(?:is|means|stands for)?)\s*[^\W\d_]{2,}")
_PUT_IN_BRACKETS = re.compile(r"(?<![\w&])([A-Z]{2,6}) \([A-Z]?[^\W\d_]*[a-z][^()]{1,60}\)")
_DIGITS_BEHIND = re.compile(r"[\s:/#-]*(?!(?:19|20)\d\d\b)\d{3,}")

_SOMEBODY_BEFORE = re.compile(
    r"\b(?:hit|kicked|punched|pushed|bitten|bit|slapped|hurt|attacked|assaulted|bullied|teased|comforted|hugged"
    r"|chased|fight with|argument with|plays? with|playing with|played with|friends with|sat with|sat by"
    r"|sister of|brother of|mum of|mother of|dad of|father of|parents of)\s(?:by\s)?$",
    re.IGNORECASE,
)
_SOMEBODY_BEHIND = re.compile(
    rf"(?:\s(?:and|&|[+])\s(?:his|her|their)|['’]s)\s(?:{KIN}"
    r"|sister|brother|sibs?|siblings?|family|home|bag|coat|shoes|hair|clothes|face|arm|leg|friends?|bedroom|birthday)\b"
    r"|\s(?:(?:was|is|were|had been|has been|also|still|then|very|again|today|remains?|seemed|looked)\s){0,2}"
    r"(?:crying|cried|upset|tearful|in tears|hit|kicked|punched|pushed|bit|fell|ran|hungry|smil\w+|laugh\w*"
    r"|play\w*|ate|slept|asleep|late(?!\s\w+ing)|absent|unkempt|in good spirits|quiet|scared|sad|happy"
    r"|seen alone|spoken to|lives|living with|aged|born|drew|clung|told off|excluded|off school)\b"
    r"|\s?[(,]\s?(?:aged? )?(?:[1-9]|1[0-7])\s?(?:yrs?|years?)?(?: old)?[),]"
)
"""Words before and behind that only a person's initials have: 'hit by KB', 'met with OKD and her mum'."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form as it stands in a text: its capitals, and the characters `start` to `end`."""

    letters: str
    start: int
    end: int


def glossary() -> Mapping[str, str]:
    """What each short form of the glossary means, by its capitals."""
    meanings: Mapping[str, str] = toml("vocabularies", "acronyms.toml")["meanings"]
    return meanings


def acronyms(text: str) -> tuple[Acronym, ...]:
    """The short forms in `text`, in the order they stand. Initials of people may be among them."""
    if not _TWO_CAPITALS.search(text) or not any(letter.islower() for letter in text):
        return ()  # there is none, or all of it is shouted, so capitals tell nothing
    found: dict[int, Acronym] = {}
    small: frozenset[str] | None = None
    for match in (*_SHORT.finditer(text), *_WITH_NUMBER.finditer(text)):
        letters = match[1]
        if match.start() in found or letters in _everyday():
            continue
        if small is None:
            small = frozenset(word.upper() for word in _WORD.findall(text) if word.islower())
        if letters not in small and not _is_shouted(text, match) and not _is_name_or_code(text, match):
            found[match.start()] = Acronym(letters, *match.span(1))
    return tuple(found[start] for start in sorted(found))


def spelt_out(text: str, short: Iterable[Acronym]) -> frozenset[str]:
    """Which of its short forms a text spells out: 'Strengths and Difficulties Questionnaire (SDQ)'."""
    return frozenset(each.letters for each in short if _is_spelt_out(text, each))


def told_in_note(text: str) -> frozenset[str]:
    """The short forms that a note above or beneath a return's entries explains.

    A key goes from one to the next ('Key: CMW community midwife; MSW support worker'); any other note
    explains as an entry does, or puts the words in brackets behind: 'patients: BK (Bronagh Kessel)'.
    """
    told = set(explained(text)) | {found[1] for found in _PUT_IN_BRACKETS.finditer(text)}
    key = _KEY.match(text)
    if key is not None:
        pieces = re.split(r"[;,|\n]|\.\s", text[key.end() :])
        told |= {found[1] for piece in pieces if (found := _ONE_OF_A_KEY.match(piece))}
    return frozenset(told)


def surnames(text: str) -> frozenset[str]:
    """The words in capitals that stand as surnames before a first name or its initial: 'PASK D'."""
    found = {each[1] for each in SURNAME_FIRST.finditer(text) if is_surname_first(each[0])}
    for each in _BEFORE_AN_INITIAL.finditer(text):
        if each[1] not in glossary() and each[1] not in _everyday():
            found.add(each[1])
    return frozenset(found)


def of_somebody(text: str, short: Iterable[Acronym]) -> frozenset[str]:
    """Which of a text's short forms, of two or three letters, are the initials of somebody it tells of."""
    return frozenset(
        each.letters
        for each in short
        if len(each.letters) <= _INITIALS
        and (
            _SOMEBODY_BEHIND.match(text, each.end)
            or _SOMEBODY_BEFORE.search(text, max(0, each.start - 24), each.start)
        )
    )


def explained(text: str) -> frozenset[str]:
    """The short forms that a text spells out itself."""
    return spelt_out(text, acronyms(text))


def left_open(short: Iterable[Acronym], people: Iterable[str], known: Set[str]) -> tuple[Acronym, ...]:
    """Those of a text's short forms that neither the glossary nor `known` explains, where each first stands.

    `people` are names whose initials are no short forms.
    """
    initials = _initials_of(tuple(people))
    first: dict[str, Acronym] = {}
    for each in short:
        if each.letters not in known and each.letters not in glossary() and each.letters not in initials:
            first.setdefault(each.letters, each)
    return tuple(first.values())


def unexplained(
    text: str, people: Iterable[str] = (), known: frozenset[str] = frozenset()
) -> tuple[Acronym, ...]:
    """The short forms that neither glossary nor text nor `known` explains, each where it first stands."""
    short = acronyms(text)
    return left_open(short, people, known | spelt_out(text, short))


@lru_cache(maxsize=1)
def _initials_of(people: tuple[str, ...]) -> frozenset[str]:
    return frozenset((*map(_initials, people), *(name.upper() for name in people)))


def _is_spelt_out(text: str, short: Acronym) -> bool:
    behind = _BEHIND.match(text, short.end)
    if behind is not None and _explains(behind["mark"], behind["words"], short.letters):
        return True
    before = text[max(0, short.start - 120) : short.start]
    if before.endswith("(") and _ends_in(before, short.letters):
        return True
    if any(short.letters in _heads(_WORD.findall(inside[1])) for inside in _IN_BRACKETS.finditer(text)):
        return True
    return len(short.letters) > 2 and _stands_elsewhere(text, short.letters)


def _explains(mark: str, words: str, letters: str) -> bool:
    """Whether the words behind a short form say what it is: they spell it, or they are put as its meaning."""
    first, *more = _WORD.findall(words) or [""]
    if any(heads.startswith(letters) for heads in _heads([first, *more])):
        return True
    return bool(more) and ("=" in mark or first in ("the", "a", "an", "our") or mark.strip(" ,").isalpha())


def _ends_in(before: str, letters: str) -> bool:
    return any(heads.endswith(letters) for heads in _heads(_WORD.findall(before)))


def _stands_elsewhere(text: str, letters: str) -> bool:
    """Whether a name with these first letters stands anywhere: 'Strengths and Difficulties Questionnaire'."""
    words = [word for word in _WORD.findall(text) if not word.isupper() or len(word) == 1]
    named = [word for word in words if word[0].isupper() or word in _SMALL]
    whole = words if len(letters) > 3 else named
    return any(letters in heads for heads in _heads(whole))


def _heads(words: list[str]) -> tuple[str, str]:
    """The first letters of words, as they stand and without the small ones."""
    main = [word for word in words if word.casefold() not in _SMALL]
    return "".join(word[0] for word in words).upper(), "".join(word[0] for word in main).upper()


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether it stands in a run of capitals, as when somebody shouts, or is a long word of English."""
    before = _RUN_BEFORE.search(text, max(0, match.start() - 60), match.start())
    behind = _RUN_BEHIND.match(text, match.end())
    run = _WORD.findall((before[0] if before else "") + " " + (behind[0] if behind else ""))
    if len(match[1]) >= _LONG and match[1] not in glossary() and is_english(match[1].lower()):
        return True  # 'a poster about WHALES'
    return len(run) > 1 and any(word not in glossary() for word in run)


def _is_name_or_code(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(
        _TITLE_BEFORE.search(before)
        or (len(match[1]) > 2 and _GIVEN_BEHIND.match(text, match.end()))
        or (len(match[1]) > 3 and _is_given_name(_GIVEN_BEFORE.search(before)))
        or _CODE_BEFORE.search(before)
        or _DIGITS_BEHIND.match(text, match.end())
    )


def _is_given_name(before: re.Match[str] | None) -> bool:
    """Whether the word before may be a first name: 'Carl MOSS', not 'Weekly ELSA'."""
    if before is None or before[1].endswith(_NO_GIVEN_NAME):
        return False
    return before[1].casefold() not in words("names", "not_a_name")


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[\s-]+", name.strip()) if part).upper()


@cache
def _everyday() -> frozenset[str]:
    lists = toml("vocabularies", "acronyms.toml")
    return frozenset((*lists["everyday"]["words"], *lists["stressed"]["words"]))
