"""Attendance as parts of a whole: '46 of 60 sessions', 'of seventy half-days he was in for twenty-two'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from chronology.language.school.shares import Share
from chronology.language.words.expressions import choices
from chronology.language.words.number_words import NUMBER, number

_any = partial(choices, "attendance")
_PARTS = _any("parts")
_BETWEEN = rf"(?:{_any('between')}\s)*"
_SESSIONS = re.compile(
    r"(?<![\d/])(?P<part>\d{1,3})\s?(?:of|out of|/)\s?(?:a possible\s|the\s|possible\s)?"
    r"(?P<whole>\d{2,3})\s?(?:possible\s)?"
    r"(?:half[- ]day\s|booked\s)?(?:sess(?:ions?|ns?)?|half days|days|am/pm|marks)\b"
)
_OUT_OF = re.compile(
    rf"(?<![\d/])\b(?P<part>{NUMBER})\s(?:half[- ]day\s|present\s|whole\s|full\s|school\s)?{_PARTS}"
    rf"\s(?:\w+\s){{0,2}}(?:of|out of|from|in|/)\s{_BETWEEN}"
    rf"(?P<whole>\d{{2,3}}\b|(?<=out of )\d\b|{NUMBER})\b"
    r"(?!\s?(?:weeks|months|years|hospital))"
)
"""'46 sessions out of 60'."""
_PARTS_OF = re.compile(
    rf"(?<![\d/])\b(?P<part>{NUMBER})\s(?:of|out of|from|in)\s{_BETWEEN}(?P<whole>{NUMBER})\s"
    rf"(?:possible\s|school\s|half[- ]day\s)?{_PARTS}\b"
)
_DID_OF = re.compile(
    rf"\b{_any('did_or_missed')}\s(?:only\s|just\s|for\s|on\s|to\s)*(?P<part>{NUMBER})\s?"
    rf"(?:(?:times\s)?(?:of|out of)\s{_BETWEEN}(?=\d)|/\s?(?!52\b|40\b)(?=3[2-9]|[4-9]\d|\d{{3}}))"
    r"(?P<whole>\d{2,3})\b"
)
"""'Attended 46/60'; 'in 2/52' are weeks, and '28/40' those of a pregnancy."""
_WHOLE_FIRST = re.compile(
    rf"\bof\s{_BETWEEN}(?P<whole>{NUMBER})\s(?:possible\s|school\s|half[- ]day\s)?{_PARTS}\b[^.;]{{0,60}}?"
    rf"\b{_any('did_or_missed_behind')}\s(?:only\s|just\s|for\s|on\s|to\s)*"
    rf"(?P<part>{NUMBER})\b(?!\s?(?:%|weeks|months|years|minutes|late))"
)
_OF_THEM = re.compile(
    rf"(?<![\d/])\b(?P<whole>{NUMBER})\s{_PARTS}\b[^.;]{{0,60}}?"
    rf"\b{_any('did_or_missed_of_them')}\s(?:only\s|just\s)?(?P<part>{NUMBER})\sof\s(?:them|those|these)\b"
)
"""'Forty sessions since half term, and he made eighteen of them'."""
_MISSED = re.compile(rf"\b{_any('missed')}\b")
_NEAR_BEFORE, _NEAR_BEHIND = 30, 16  # letters


def attended_parts(folded: str, start: int, end: int) -> Iterator[Share]:
    """The parts of one sentence that are told with their whole, each once."""
    told: set[tuple[int, int]] = set()
    for form in (_SESSIONS, _OUT_OF, _PARTS_OF, _DID_OF, _WHOLE_FIRST, _OF_THEM):
        for match in form.finditer(folded, start, end):
            part, whole = number(match["part"]), number(match["whole"])
            if match.span("part") in told:
                continue
            told.add(match.span("part"))
            if whole and part <= whole:
                near = folded[max(start, match.start() - _NEAR_BEFORE) : min(end, match.end() + _NEAR_BEHIND)]
                there = whole - part if _MISSED.search(near) else part
                yield Share(match, round(1000 * there / whole))
