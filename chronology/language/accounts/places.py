"""Where it happened, whatever the place is called: 'the door caught her by the coat pegs'.

`account.place`, untagged, where a lexicon need not know the kind of place: a thing that a word of place
stands before, near what happens to somebody, a line of a form that says where it was, or where one of
the family says that they all were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chronology.language.accounts.place_kinds import kinds_of
from chronology.language.context import is_history, is_hypothetical, is_planned, words_between
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Signal
from chronology.language.words.lexicon import words
from chronology.model.events import Meaning

_LEXICON = "accounts/words"
_NEAR = 8
_ALONE = 4  # words of a sentence that is a place and no more
_FIELDS = frozenset({Meaning.EVENT, Meaning.ANALYSIS, Meaning.VOICE})
_LINE = re.compile(
    r"\b(?:location|locn?|locus|place|scene|venue|where)(?: of (?:the )?(?:incident|accident|injury|fall"
    r"|offence|assault|event|occurrence|bump))?(?: given as| stated as|\s*[:=]| -| –)\s*"
    r"(?!(?:un\w+|not|n/?k|tbc|as above|none|n/a|see|his|her|they|he|she)\b|\?)\w"
)
_ASKED = re.compile(
    r"\b(?:asked|ask|said|says|told)?\W*where(?:abouts)?\b[^.;\x00]{0,40}?(?:said|says|[:,?-])\s*['\"]?"
    r"(?:in|at|on|by|outside|near|under|behind)\s\w"
)
_OF_MISHAP = re.compile(
    r"\b(?:incident|accident|injury|fall|offence|assault|bump|occurrence|inj|hi|head bump|first aid"
    r"|bruise|mark|cut|burn|hurt|happened|been|fell|bitten|hit)\b"
)
_TELLS = re.compile(
    r"\b(?:says?|said|tells?|told|has it|story|account|version|states?|stated|claims?|claimed|insists?"
    r"|insisted|reckons?|maintains?|according|swears?|swore)\b"
)
_WERE_AT = re.compile(
    r"\b(?:they|we|he|she|both|all|[ǂǃ]+) (?:all |both )?(?:was|were|had been)(?: \w+)?"
    r" (?:out at|up at|over at|down at|at|in|on) (?:[\w']+ ){0,3}[\w']+"
)
_ANOTHER_DAY = re.compile(
    r"\b(?:last (?:week|weekend|month|year)|usually|often|always|every|normally|never"
    r"|(?:day|week|night) before|later|afterwards|now"
    r"|when (?:police|officers|we|i|they) (?:came|arrived|called))\b"
)
_MISHAPS = ("account.befalls", "account.happened", "injury.sure")
_WORD = re.compile(r"\w+(?:['-]\w+)*")


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """One signal of each sentence that tells a place, of the fields that hold accounts."""
    for passage in passages:
        if passage.field not in _FIELDS:
            continue
        for sentence, (start, end) in enumerate(passage.sentences):
            span = (
                _line(passage, start, end)
                or _place(passage, sentence, start, end)
                or _alone(passage, sentence, start, end)
                or _where_all_were(passage, start, end)
            )
            if span is not None:
                yield Signal("account.place", event, passage.field, *span, (start, end))


def _line(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """'Head bump form: location = quiet area': a heading, in an entry about an accident."""
    line = _LINE.search(passage.folded, start, end)
    if line is None:
        line = _ASKED.search(passage.folded, start, end)
    return line.span() if line and _OF_MISHAP.search(passage.folded) else None


def _place(passage: Passage, sentence: int, start: int, end: int) -> tuple[int, int] | None:
    mishaps = passage.of("account.befalls", sentence)
    elsewhere = ("account.anywhere_not", "account.where_not")
    if not mishaps or any(passage.has(name, sentence) for name in elsewhere):
        return None
    at = start
    while (match := _thing().search(passage.folded, at, end)) is not None:
        at = match.start() + 1  # behind what is no place may be one: 'by the hair along the hall'
        named = _WORD.findall(next(filter(None, match.groups()), ""))
        if not named or any(word.removesuffix("'s") in _no_place() for word in named):
            continue
        place = Hit("place", match.start(), match.end(), sentence)
        if is_hypothetical(passage, place) or is_planned(passage, place) or is_history(passage, place):
            continue
        if any(_is_near(passage, mishap, place) for mishap in mishaps):
            return match.span()
    return None


def _alone(passage: Passage, sentence: int, start: int, end: int) -> tuple[int, int] | None:
    """A place and no more, beside a sentence that tells what happened: 'Skatepark. Landed on his wrist.'"""
    if words_between(passage, start, end) > _ALONE or _bare().fullmatch(passage.folded, start, end) is None:
        return None
    beside = (sentence - 1, sentence + 1)
    return (start, end) if any(passage.has("account.befalls", other) for other in beside) else None


def _where_all_were(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """Where one of the family says that they were, in an entry on a mishap: 'they were at the rink'."""
    found = _WERE_AT.search(passage.folded, start, end)
    if found is None or _ANOTHER_DAY.search(passage.folded, start, end):
        return None
    if not _TELLS.search(passage.folded, start, found.start()) or not any(map(passage.has, _MISHAPS)):
        return None
    place = Hit("place", *found.span(), 0)
    if is_hypothetical(passage, place) or is_planned(passage, place) or not kinds_of(found.group()):
        return None
    return found.span()


def _is_near(passage: Passage, mishap: Hit, place: Hit) -> bool:
    first, last = sorted((mishap, place), key=lambda hit: hit.start)
    return words_between(passage, min(first.end, last.start), last.start) <= _NEAR


@cache
def _thing() -> re.Pattern[str]:
    """A word of place, whose it is, and up to three words: 'by the coat pegs'."""
    before = "|".join(
        re.escape(each) for each in sorted(words(_LEXICON, "place_before"), key=len, reverse=True)
    )
    owner = "|".join(
        re.escape(each) for each in sorted(words(_LEXICON, "place_owner"), key=len, reverse=True)
    )
    part = r"(?:the\s(?:side|edge|corner|top|bottom|back|front|foot|end|rear|arm|lip)\sof\s)?"
    return re.compile(
        rf"\b(?:{before})\s{part}(?:{owner})\s(?P<thing>\w[\w'-]*(?:\s(?!and|when|while|as|so|but)\w[\w'-]*)?)"
        r"|\bat\s(?P<club>\w+ing)\b"
        r"|\b(?P<level>upstairs|downstairs|indoors|outdoors|out the back|out front|next door"
        r"|poolside|roadside|kerbside|pitchside|lakeside|quayside|trackside)\b"
        r"|\b(?:round|at|over at|up at|down at|back at)\s(?P<home>\w+'s)"
        r"(?=$|[.,;\x00]|\s(?:and|when|while|as|so|but)\b)"
        r"|\b(?:when|while|whilst) (?:they|he|she|we) (?:was|were) (?P<outing>camping|swimming|climbing"
        r"|cycling|skating|shopping|sledging|fishing|paddling|bouncing|trampolining|bowling)\b"
    )


@cache
def _bare() -> re.Pattern[str]:
    """The name of a room or a place outside, with what may stand before it: 'down the rec'."""
    named = sorted((*words(_LEXICON, "room"), *words(_LEXICON, "outside")), key=len, reverse=True)
    return re.compile(
        r"\W*(?:\w+ )?(?:(?:the|a|his|her|their|nan's|gran's|school|local) )?"
        rf"(?:{'|'.join(map(re.escape, named))})s?\W*"
    )


@cache
def _no_place() -> frozenset[str]:
    return frozenset(words(_LEXICON, "no_place"))
