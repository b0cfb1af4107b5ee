"""A share of the time, or days of days, told round about: 'half the time', 'of ten days he missed six'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from chronology.language.words.expressions import choices
from chronology.language.words.known import LETTERS
from chronology.language.words.number_words import NUMBER, number

_any = partial(choices, "attendance")
_PARTS = rf"(?:school\s|half[- ]day\s|possible\s)*{_any('share_parts')}"
_MISSES = _any("misses")
_COMES = _any("comes")
_SHARES = {
    "half": 500, "third": 333, "thirds": 333, "quarter": 250, "quarters": 250, "fifth": 200, "fifths": 200,
    "tenth": 100, "tenths": 100,
}  # fmt: skip
_OF_TIME = (
    r"(?:of\s(?:(?:the|his|her|their|this|last|a)\s)?|(?:the|his|her|their)\s)"
    rf"(?:school\s|half\s|funded\s|possible\s|last\s|this\s)*{_any('of_time')}"
)
_SHARE = re.compile(
    rf"(?:\b({_any('less_than_share')})\s)?\b(?:(a|one|two|three|four)[ -])?({'|'.join(_SHARES)})"
    rf"\s{_OF_TIME}\b"
)
_OF_WHOLE = re.compile(
    rf"\b(?:out )?of\s(?:the|his|her|their|a)?\s?(?:last|past|first|possible)?\s?({NUMBER})\s{_PARTS}\b"
    r"[^.;]{0,40}?"
    rf"\b({_MISSES}|{_COMES})\s(?:only|just|for|on|at)?\s?({NUMBER})\b(?!\s?(?:{_PARTS}|am|pm|min|%|per))"
)
_BOTH = re.compile(
    r"\b(?:present|attended|in|p)\W{1,2}(\d{1,3})\W{1,3}(?:and\s)?(?:absent|missed|away|out|a)\W{1,2}(\d{1,3})\b"
)
_FULL_STOP_AND_MORE = 15  # 'Present: 74. Absent: 26.'
_ONE_IN = re.compile(
    rf"\b({NUMBER})(?:\s(?:day|morning|session|lesson)s?)?\s(?:in|out of|of)"
    rf"\s(?:every\s|each\s)?({NUMBER})\b"
    r"(?:\s(?:school\s)?(?:days?|mornings?|sessions?|lessons?)\b)?"
    r"(?!\s?(?:weeks?|months?|years?|hospital|wks|yrs))"
)
_SCHOOLING = re.compile(rf"{_any('schooling')}|\b{_MISSES}\b")
_MISSED = re.compile(rf"\b{_MISSES}\b")
_OF_OTHERS = re.compile(rf"\b{_any('share_of_others')}\b")


class Share(NamedTuple):
    """Words that tell a share of the child's time at school, in tenths of a per cent."""

    match: re.Match[str]
    tenths: int


def shares(folded: str, start: int, end: int) -> Iterator[Share]:
    """The shares of one sentence, in the order of the ways to tell them."""
    sentence = folded[start:end]
    if _OF_OTHERS.search(sentence) or LETTERS["sibling"] in sentence:
        return
    for match in _SHARE.finditer(folded, start, end):
        before = folded[start : match.start()]
        if not _SCHOOLING.search(before) and not _SCHOOLING.search(folded[match.end() : end]):
            continue
        many = 1 if match[2] in (None, "a") else number(match[2])
        yield Share(match, _kept(min(1000, many * _SHARES[match[3]]), sentence) - bool(match[1]))
    for match in _OF_WHOLE.finditer(folded, start, end):
        whole, part = number(match[1]), number(match[3])
        if 0 < part <= whole:
            yield Share(match, _kept(round(1000 * part / whole), match[2]))
    for match in _BOTH.finditer(folded, start, end + _FULL_STOP_AND_MORE):
        there, away = int(match[1]), int(match[2])
        if there + away >= 10:
            yield Share(match, round(1000 * there / (there + away)))
    for match in _ONE_IN.finditer(folded, start, end):
        part, whole = number(match[1]), number(match[2])
        if 0 < part < whole and _SCHOOLING.search(folded[start : match.start()]):
            yield Share(match, _kept(round(1000 * part / whole), folded[start : match.start()]))


def _kept(tenths: int, words: str) -> int:
    """The share that the child was there, where the words tell what was missed."""
    return 1000 - tenths if _MISSED.search(words) else tenths
