"""What may stand between any two words of a phrase and changes nothing: 'rang (x2) on Monday to say'.

A lexicon writes 'rang to say', and is met by this too. No phrase begins or ends with such words unless it has
them itself. Single words of the kind ('was then seen') are listed in `same_words.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SHORT_DAY = r"(?:mon|tues?|weds?|thurs?|fri|sat|sun)"  # 'sat' alone is no day: 'sat with her'
_PART = r"(?:\s(?:morning|afternoon|evening|night|lunchtime|am|pm)s?)?"
_SPAN = r"(?:morning|afternoon|evening|night|day|week|weekend|month|year|term)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_ABOUT = r"(?:approx(?:imately)? |about |around |c\.? ?)?"
_BY_THE_WAY = re.compile(
    r"\([^()\x00]{1,30}\)"
    rf"|\b(?:(?:on|last|this|that)\s)?{_DAY}\b{_PART}"
    rf"|\b(?:on|last|this)\s{_SHORT_DAY}\b{_PART}"
    rf"|\b(?:this|that|last|the same|the other|the previous)\s{_SPAN}\b"
    r"|\b(?:at|over|during) the weekend\b"
    rf"|\b(?:earlier |later |late |early )?(?:today|yesterday|that day){_PART}(?!')\b"
    rf"|\b(?:at|from) {_ABOUT}\d{{1,2}}(?:[:.]?\d\d)? ?(?:hrs|hours|h|am|pm)\b"
    r"|\b(?:at )?\d{1,2}:\d\d\b"
    rf"|\b(?:on |dated )(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:(?: of)? {_MONTH}|[/.-]\d{{1,2}})?"
    r"(?:[ /.-](?:20)?\d\d)?\b(?![/-])"
)


def by_the_way(folded: str) -> Iterator[tuple[int, int]]:
    """Where a day, a time of day or a short aside in brackets starts and ends in folded text."""
    for found in _BY_THE_WAY.finditer(folded):
        yield found.span()
