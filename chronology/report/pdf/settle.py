"""What a page can show of words as they came: control characters made harmless, nothing else changed.

This concerns drawing alone. The event keeps its words, and the other exports give them as they came.
"""

from __future__ import annotations

import re

_UNSETTLED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_NO_CHARACTER = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\ufff8\ufffe\uffff]")


def settled(words: str) -> str:
    """Words ready to be drawn: every kind of line end is '\\n', a tab is four spaces.

    Characters that steer the direction of text or show nothing are left out; what is no character at all
    shows as U+FFFD.
    """
    if words.isascii() and words.isprintable():
        return words
    if _UNSETTLED.search(words) is None:
        return words
    words = _LINE_ENDS.sub("\n", words).replace("\t", "    ")
    return _NO_CHARACTER.sub("\ufffd", _INVISIBLE.sub("", words))
