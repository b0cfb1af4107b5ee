"""Whether two entries say nearly the same: 'T/C from mum x2/7 ago' and 'Phone call, mother 2 days ago'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, utils

from chronology.language.words.folding import fold
from chronology.resource import toml

_ALIKE = 84  # of 100
_SPAN = re.compile(r"\b(\d{1,2})/(7|52|12)(?![\d/])")
_UNITS = {"7": "days", "52": "weeks", "12": "months"}  # '2/52' is '2 weeks' in shorthand
_NUMBER = re.compile(r"(?<![^\W\d_])\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class Account:
    """What one entry tells, as it is held against another: the numbers in it, and its words in order."""

    numbers: frozenset[str]
    words: str


def account_of(text: str) -> Account:
    """What an entry's text tells, each short form as what it stands for and without the smallest words."""
    spelt_out = _SPAN.sub(lambda span: f"{span[1]} {_UNITS[span[2]]}", text)
    same, small = _said_alike()
    plain = _phrases().sub(lambda phrase: same[phrase[0]], fold(spelt_out))
    folded = (same.get(word, word) for word in utils.default_process(plain).split())
    words = " ".join(sorted(word for word in folded if word not in small))
    return Account(frozenset(_NUMBER.findall(spelt_out)), words)


def are_alike(one: Account, other: Account) -> bool:
    """Whether two accounts are of the same numbers in nearly the same words."""
    return (
        _may_be_one(one.numbers, other.numbers)
        and fuzz.ratio(one.words, other.words, score_cutoff=_ALIKE) > 0
    )


def _may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the numbers of one entry are those of the other, which may hold one more: the crew's."""
    fewer, more = sorted((one, other), key=len)
    return one == other or (bool(fewer) and fewer < more and len(more - fewer) == 1)


@cache
def _said_alike() -> tuple[Mapping[str, str], frozenset[str]]:
    """What each short form stands for, and the small words that tell two entries apart by nothing."""
    data = toml("vocabularies", "said_alike.toml")
    same = {form: said for said, forms in data["same"].items() for form in forms}
    return same, frozenset(data["small"])


@cache
def _phrases() -> re.Pattern[str]:
    """The forms that are no single word, the longest first: 't/c', 'phone call'."""
    forms = sorted((form for form in _said_alike()[0] if not form.isalnum()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
