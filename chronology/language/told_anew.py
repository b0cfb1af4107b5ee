"""Whether an entry that gives two causes of an injury says that its account changed, or who gave which."""

from __future__ import annotations

import re

from chronology.language.signals import Signal

_LEAD, _VERB = 60, 20  # characters
_MADE_TO_FALL = re.compile(r"\b(?:push|tripp?|shov|knock|barg|bump|nudg|dropp)\w*")
_FIRST = re.compile(r"\b(?:first|firstly|initially|originally|to begin with|at the time|before|earlier)\b")
_THEN = re.compile(r"\b(?:later|then|now|but|subsequently|afterwards|next|when asked again|today)\b")
_CHANGED = re.compile(
    r"\b(?:chang\w+ (?:his|her|their|the)? ?(?:story|account|version|mind|explanation)"
    r"|(?:different|another) (?:story|account|version|explanation)|(?:contradict|inconsisten|conflict)\w+"
    r"|(?:later|then|now|today) (?:said|says|saying|told|tells|claim\w*|stat\w+|report\w*))\b"
)
_TELLER = re.compile(
    r"\b(?P<who>[\w’'-]+) (?:has |had )?"
    r"(?:says?|said|told|tells|stat(?:es|ed)|report(?:s|ed)|claim(?:s|ed)|explain(?:s|ed))\b"
)


def is_told_anew(text: str, one: Signal, other: Signal) -> bool:
    """Whether the words between two causes say that the account changed, or that somebody else gave it.

    `text` is the field that both stand in, the first before the other.
    """
    before = text[max(0, one.start - _LEAD) : one.start].casefold()
    between = text[one.end : other.start].casefold()
    if _CHANGED.search(between) or (_FIRST.search(before) and _THEN.search(between)):
        return True
    tellers = [match["who"] for match in _TELLER.finditer(before)][-1:]
    others = [match["who"] for match in _TELLER.finditer(between)]
    # 'he fell, mum says that his brother pushed him' is one account
    behind = text[other.start : other.end + _VERB].casefold()
    is_pushed = "fall" in one.tags and _MADE_TO_FALL.search(behind) is not None
    return bool(tellers and others) and others[-1] not in tellers and not is_pushed
