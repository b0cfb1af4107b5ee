"""The child at a contact, by the columns that ask for it: 'seen', and the child's voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from chronology.language.child.whose_words import quotations
from chronology.language.passages import Passage
from chronology.language.signals import Layer, Signal
from chronology.language.words.lexicon import words
from chronology.resource import toml

_BLANK = re.compile(r"\W+")
_ALONE = re.compile(
    r"(?<!not )(?<!never )\b(?:alone|on (?:his|her|their|its)? ?own|by (?:him|her|them)sel\w+|1 ?1|1 to 1"
    r"|one to one|121|individually|privately|in private|separately)\b"
)
_NOT_ALONE = re.compile(
    r"\b(?:not|never|n t) (?:\w+ ){0,2}(?:alone|own)\b|\b(?:mum|mother|dad|father) alone\b"
)
_SPOKEN = re.compile(
    r"(?<!not )(?<!nor )\b(?:spoken (?:to|with)|spoke|talked|chatted|chatty|chatting|said|told|answered)\b"
)
_SEEN = re.compile(r"\bseen\b|\bpresent\b|\bobserved\b")
_NOT_SEEN = re.compile(r"\b(?:(?:not|never|n t) (?:\w+ )?|un ?)seen\b|\bnot present\b|\bunseen\b")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|me|my|we|us)\b")
_EMPTY_VOICE = frozenset(("not seen", "unable", "too young", "asleep", "no", "pre verbal", "not sought"))


def of_seen_column(event: str, passage: Passage) -> Iterator[Signal]:
    """What the column 'seen' says: seen or not, spoken to, alone, and how the child looked."""
    text = _BLANK.sub(" ", passage.text.casefold()).strip()
    if not text:
        return
    if _begins(text, "nothing") and not _SEEN.search(text):
        if passage.has("child.away"):  # 'n/a - at dad's'
            yield _whole("child.not_seen", event, passage)
        return
    said_seen = _SEEN.search(_NOT_SEEN.sub(" ", text)) is not None
    says_away = _begins(text, "not_seen") and not _begins(text, "silent")
    is_spoken_to = _SPOKEN.search(text) is not None
    if not said_seen and (says_away or _NOT_SEEN.search(text)):
        yield _whole("child.not_seen", event, passage)
        if says_away and is_spoken_to:
            yield _whole("child.spoken_to", event, passage)
        return
    yield _whole("child.seen", event, passage)
    if words("child/words", "looked") & set(text.split()):
        yield _whole("child.voice", event, passage, frozenset({"behaviour"}))
    if is_spoken_to:
        yield _whole("child.spoken_to", event, passage)
    if _ALONE.search(text) and not _NOT_ALONE.search(text):
        yield _whole("child.alone", event, passage)


def of_voice_column(event: str, passage: Passage) -> Iterator[Signal]:
    """What the column for the child's voice says: the child's own words, or how the child was."""
    text = _BLANK.sub(" ", passage.text.casefold()).strip()
    if not text or _begins(text, "nothing") or any(text.startswith(empty) for empty in _EMPTY_VOICE):
        return
    own = (
        passage.has("child.says")
        or any(True for _ in quotations(passage))
        or _FIRST_PERSON.search(passage.folded)
        or re.search(
            r"\b(?:says?|said|told|wants?|wish\w*|feels?|likes?|loves?|would like|hates?|worr\w+|asked)\b",
            text,
        )
    )
    yield _whole("child.voice", event, passage, frozenset({"own"} if own else {"behaviour"}))


def _whole(name: str, event: str, passage: Passage, tags: frozenset[str] = frozenset()) -> Signal:
    """A signal of a whole cell."""
    start, end = passage.sentences[0] if passage.sentences else (0, len(passage.text))
    return Signal(
        name, event, passage.field, start, end, (start, end), layer=Layer.FIELD, tags=tags | {"field"}
    )


def _begins(text: str, name: str) -> bool:
    return any(text == first or text.startswith(f"{first} ") for first in _columns()[name])


@cache
def _columns() -> Mapping[str, tuple[str, ...]]:
    columns: Mapping[str, list[str]] = toml("vocabularies", "signals", "child", "columns.toml")["columns"]
    return {name: tuple(firsts) for name, firsts in columns.items()}
