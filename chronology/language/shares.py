"""A share of the time, or days of days, told round about: 'half the time', 'of ten days he missed six'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chronology.language.known import LETTERS

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: value for value, word in enumerate(_UNITS)} | {
    word: (place + 2) * 10 for place, word in enumerate(_TENS)
}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_PARTS = (
    r"(?:school\s|half[- ]day\s|possible\s)*"
    r"(?:half[- ]days?|sessions?|days?|mornings?|marks|lessons?|registrations)"
)
_MISSES = r"miss\w*|absen\w*|away|off|lost|not (?:been )?in|out of school|n't (?:been )?in|never in"
_COMES = (
    r"in(?: school| nursery| class)?|at school|here|attend\w*|present|comes?|came|coming|turns? up|turned up"
    r"|manag\w+|makes? it|made(?: it)?|done|with us|there"
)
_SHARES = {
    "half": 500, "third": 333, "thirds": 333, "quarter": 250, "quarters": 250, "fifth": 200, "fifths": 200,
    "tenth": 100, "tenths": 100,
}  # fmt: skip
_LESS = (
    r"less than|under|below|barely|hardly|scarcely|not quite|nearly|almost|just under|not even|just short of"
)
_OF_TIME = (
    r"(?:of\s(?:(?:the|his|her|their|this|last|a)\s)?|(?:the|his|her|their)\s)(?:school\s|half\s|funded\s|possible\s|last\s|this\s)*"
    r"(?:time|days|week|sessions|lessons|mornings|timetable|term|year|month|hours|half[- ]term|marks)"
)
_SHARE = re.compile(
    rf"(?:\b({_LESS})\s)?\b(?:(a|one|two|three|four)[ -])?({'|'.join(_SHARES)})\s{_OF_TIME}\b"
)
_OF_WHOLE = re.compile(
    rf"\b(?:out )?of\s(?:the|his|her|their|a)?\s?(?:last|past|first|possible)?\s?({_NUMBER})\s{_PARTS}\b"
    r"[^.;]{0,40}?"
    rf"\b({_MISSES}|{_COMES})\s(?:only|just|for|on|at)?\s?({_NUMBER})\b(?!\s?(?:{_PARTS}|am|pm|min|%|per))"
)
_BOTH = re.compile(
    r"\b(?:present|attended|in|p)\W{1,2}(\d{1,3})\W{1,3}(?:and\s)?(?:absent|missed|away|out|a)\W{1,2}(\d{1,3})\b"
)
_FULL_STOP_AND_MORE = 15  # 'Present: 74. Absent: 26.'
_ONE_IN = re.compile(
    rf"\b({_NUMBER})(?:\s(?:day|morning|session|lesson)s?)?\s(?:in|out of|of)"
    rf"\s(?:every\s|each\s)?({_NUMBER})\b"
    r"(?:\s(?:school\s)?(?:days?|mornings?|sessions?|lessons?)\b)?(?!\s?(?:weeks?|months?|years?|hospital|wks|yrs))"
)
_SCHOOLING = re.compile(
    rf"\bschool\b|\bnursery\b|\bcollege\b|\battend\w*|\blessons?\b|\btimetable\b|\bregister\b|\bhead\b|\bcomes\b|\bin\b.{{0,20}}$"
    rf"|\b(?:{_MISSES})\b"
)
_MISSED = re.compile(rf"\b(?:{_MISSES})\b")
_OF_OTHERS = re.compile(
    r"\b(?:contact|course|group|meetings?|treatment|appointments?|work|ate|eat\w*|asleep|sleep\w*|prison|antenatal|target|should|must|unless)\b"
)


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
        many = _NUMBERS.get(match[2] or "one", 1)
        yield Share(match, _kept(min(1000, many * _SHARES[match[3]]), sentence) - bool(match[1]))
    for match in _OF_WHOLE.finditer(folded, start, end):
        whole, part = _number(match[1]), _number(match[3])
        if 0 < part <= whole:
            yield Share(match, _kept(round(1000 * part / whole), match[2]))
    for match in _BOTH.finditer(folded, start, end + _FULL_STOP_AND_MORE):
        there, away = int(match[1]), int(match[2])
        if there + away >= 10:
            yield Share(match, round(1000 * there / (there + away)))
    for match in _ONE_IN.finditer(folded, start, end):
        part, whole = _number(match[1]), _number(match[2])
        if 0 < part < whole and _SCHOOLING.search(folded[start : match.start()]):
            yield Share(match, _kept(round(1000 * part / whole), folded[start : match.start()]))


def _kept(tenths: int, words: str) -> int:
    """The share that the child was there, where the words tell what was missed."""
    return 1000 - tenths if _MISSED.search(words) else tenths


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS[written]
