"""Whether words of telling and referring are meant as done: not planned, denied, or another agency's.

And what may stand between them and those who are told, as the lists of `signals/sharing/words.toml` say.
"""

from __future__ import annotations

import re
from functools import cache

from chronology.language.context import words_between
from chronology.language.passages import Hit, Passage
from chronology.language.words.lexicon import any_of
from chronology.language.words.stretches import holds

_BEFORE_TELLING = 4
_BREAK = re.compile(r"[,:;(]|\s-\s|\b(?:and|then|but|so)\b|&|\+")


def is_unreal(passage: Passage, hit: Hit) -> bool:
    """Whether it is only planned, wished for, offered or denied: 'to tell', 'did not', 'would have'."""
    for cue in passage.of("tell.unreal", hit.sentence):
        if cue.end > hit.start:
            continue
        if _BREAK.search(passage.folded, cue.end, hit.start):
            continue
        if words_between(passage, cue.end, hit.start) <= _reach(passage, cue):
            return True
    return False


def _reach(passage: Passage, cue: Hit) -> int:
    said = passage.folded[cue.start : cue.end]
    return 1 if said in _SHORT else _BEFORE_TELLING


_SHORT = frozenset(
    {"to", "for", "due", "asked", "before", "when", "once", "until", "no", "discussed", "please", "against"}
)


def is_received(passage: Passage, verb: Hit, sentence: int) -> bool:
    """Whether the verb's subject is the other agency: 'call from SW', 'HV rang school' in a GP's words."""
    return any(holds(cue, verb) for cue in passage.of("tell.from", sentence))


@cache
def barrier() -> re.Pattern[str]:
    """What stands between a verb and those who are not told by it: 'rang about the HV'."""
    near = any_of("sharing/words", "near_the_told")
    return re.compile(
        rf"\b(?:{any_of('sharing/words', 'not_the_told')})\b|[;:]|\s-\s|\bto\s+(?!(?:{near})\b|$)"
    )


@cache
def addressed() -> re.Pattern[str]:
    """What shows that those before were not told but told somebody: 'SW informed me'."""
    return re.compile(rf"\W*(?:(?:back|again|in)\b\W*)?(?:the \w+|{any_of('sharing/words', 'addressed')})\b")


@cache
def links() -> re.Pattern[str]:
    """What may stand between those who are told and a verb behind them: 'HV and SW to be informed'."""
    return re.compile(rf"\s*(?:(?:{any_of('sharing/words', 'before_told')}|&)\s+)*")


@cache
def bare_after() -> re.Pattern[str]:
    """What may follow those who are told where no verb says so: 'cc HV, SW.'"""
    return re.compile(rf"\s*(?:$|[,;+&/.)@\x00-]|\d|(?:{any_of('sharing/words', 'behind_bare')})\b)")


@cache
def whole_after() -> re.Pattern[str]:
    """What may follow a referral that says by itself that it was made: 'MARF 3/4', 'referral - hungry'."""
    return re.compile(rf"\W*(?:[,;(-]|\d|(?:{any_of('sharing/words', 'behind_referred')})\b)")
