"""Numbers as they are written in prose: '22', 'twenty', 'twenty-two', 'ninety four'."""

from __future__ import annotations

import re

_UP_TO_NINETEEN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_VALUES = {word: value for value, word in enumerate(_UP_TO_NINETEEN)} | _TENS

UNIT = "|".join(_UP_TO_NINETEEN[1:10])
"""The choices of an expression: 'one' to 'nine'."""
TEN = "|".join(_TENS)
"""The same: 'twenty' to 'ninety'."""
NUMBER = "|".join((
    r"\d{1,3}", rf"(?:{TEN})[ -](?:{UNIT})\b", *sorted(_VALUES, key=len, reverse=True),
))  # fmt: skip
"""The same: a number below 1,000 in figures, or below 100 in words."""


def number(written: str) -> int:
    """The value of a number that one of these expressions found. Raises KeyError for other words."""
    if written.isdigit():
        return int(written)
    return sum(_VALUES[word] for word in re.split("[- ]", written))
