"""Whom the words name: the name that an entry gives to an adult it speaks of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from chronology.language.context import is_hypothetical, is_negated, is_planned
from chronology.language.passages import Hit, Passage
from chronology.language.people.name_words import Name, tokens
from chronology.language.people.names import (
    begins_anew,
    is_professional,
    name_before,
    name_behind,
    name_linked,
    names,
)

_DEFINITE = frozenset({"the", "this", "that", "same", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "two", "three", "new"})
_PRONOUN_IS = re.compile(
    r"\W*(?:he|she|his name|her name|they|the man|the male|the lady)(?: is| was|'s|,| is called| is named)"
)
_SPEAKS_FIRST = re.compile(r"\b(?:answered|said|says|replied|introduced himself|called out)\W{0,3}['\"]")
_GOES_ON_OF_ME = re.compile(r"\W{1,3}(?:i\b|i'm|here|her|mum's|the)|['\"]")
_IS_BY_HIS_WORD = re.compile(
    r"\W*(?:says?|said|states?|stated|claims?|claimed|maintains?|maintained|describe[sd]|introduced"
    r"|told (?:us|me|her|him|them))\W+(?:that\W+)?(?:(?:he|she)(?:'s| is| was)|(?:him|her)self as|to be)\W+"
    r"(?:(?:just|only|merely|simply|an?|the|her|his|mum's|family)\W+){0,3}"
)
_OF_SOMEBODY = re.compile(r"\b(?:he|his|him|she|hers?|their|they)\b")
_ALSO = re.compile(r"\W*(?:is|=|aka|a\.k\.a\.|i\.e\.|also known as|is really|is actually)\W*")
_ALSO_SOMEWHERE = re.compile(r"\bis\b|=|\baka\b|a\.k\.a|i\.e\.|also known as")


def name_of(passage: Passage, mention: Hit) -> Name | None:
    """The name that the words give to the adult mentioned; None for none, or for a professional's."""
    start, end = passage.sentences[mention.sentence]
    found = (
        name_behind(passage, mention.end, end)
        or _told_before(passage, start, mention)
        or name_linked(passage, mention.end, end)
    )
    if found is None and _is_told_of(passage, mention, start):
        found = _nearest_before(passage, mention)
    if found is None:
        found = _says_of_himself(passage, mention, start)
    if found is None:
        found = _named_by_himself(passage, mention.end, end)
    if found is None and mention.sentence + 1 < len(passage.sentences):
        found = _named_next(passage, mention.sentence + 1)
    return None if found is None or is_professional(passage, found, start) else found


def _told_before(passage: Passage, start: int, mention: Hit) -> Name | None:
    found = name_before(passage, start, mention.start)
    return None if found is not None and begins_anew(passage, found, mention.start, mention.end) else found


def _says_of_himself(passage: Passage, mention: Hit, start: int) -> Name | None:
    """Who says that he is the one mentioned: "Jason Tully says he is 'just a mate of her brother'"."""
    found = list(names(passage, start, mention.start))
    says = found and _IS_BY_HIS_WORD.fullmatch(passage.folded, found[-1].end, mention.start)
    return found[-1] if says else None


def _named_by_himself(passage: Passage, start: int, end: int) -> Name | None:
    """The name that somebody gives as the first word spoken: "Man answered, 'Gareth, I live here now'"."""
    quoted = _SPEAKS_FIRST.search(passage.folded, start, end)
    found = next(iter(names(passage, quoted.end(), end)), None) if quoted else None
    gives = found is not None and quoted is not None and found.start == quoted.end()
    return found if gives and _GOES_ON_OF_ME.match(passage.folded, found.end if found else end) else None


def is_definite(passage: Passage, mention: Hit) -> bool:
    """Whether the words point to somebody spoken of before: 'the man', 'the same tall man'."""
    start = passage.sentences[mention.sentence][0]
    before = [token.plain for token in tokens(passage, start, mention.start)[-3:]]
    if not before or before[-1] in _INDEFINITE:
        return False
    return before[-1] in _DEFINITE or before[-2:-1] in (["the"], ["same"]) or "same" in before


def is_identified(passage: Passage, mention: Hit) -> bool:
    """Whether the sentence says that the adult has been identified, without giving the name."""
    return any(
        "told" in hit.tags and _has_happened(passage, hit) and not _is_of_a_thing(passage, hit)
        for hit in passage.of("adult.identified", mention.sentence)
    )


def named_by_phrase(passage: Passage) -> Iterator[tuple[Hit, str]]:
    """Names given by a phrase alone, 'His name is Paul Garrity', or '' where only the fact is told.

    Where the hit has the tag 'led', nothing says that it is somebody met before: 'collected by Paul Garrity'.
    """
    for hit in passage.of("adult.identified"):
        if not _has_happened(passage, hit) or _is_withheld(passage, hit) or _is_of_a_thing(passage, hit):
            continue
        start, end = passage.sentences[hit.sentence]
        found = name_behind(passage, hit.end, end) or name_linked(passage, hit.start, end)
        if found is not None and not is_professional(passage, found, start):
            yield hit, found.text
        elif found is None and "told" in hit.tags and _is_of_an_adult(passage, hit):
            yield hit, ""


def _is_of_a_thing(passage: Passage, hit: Hit) -> bool:
    """Whether it says whose a thing was, and not who somebody was: 'it was her mum's vodka'."""
    return passage.folded.startswith("'s ", hit.end)


def _is_withheld(passage: Passage, lead: Hit) -> bool:
    """Whether what leads up to a name says that none was given: 'would not say his name, Tom knew him'."""
    return any(
        cue.start < lead.start and lead.start < cue.end for cue in passage.of("adult.unnamed", lead.sentence)
    )


def nicknames(passage: Passage) -> Iterator[tuple[Hit, str]]:
    """Names by which somebody was known, with the full one: 'Kez is Kerry Doyle'."""
    if not _ALSO_SOMEWHERE.search(passage.folded):
        return
    for sentence, (start, end) in enumerate(passage.sentences):
        for short, full in itertools.pairwise(names(passage, start, end)):
            if " " in full.text and _ALSO.fullmatch(passage.folded, short.end, full.start):
                yield Hit("adult.named", short.start, full.end, sentence), full.text


def _is_told_of(passage: Passage, mention: Hit, start: int) -> bool:
    """Whether a name before is said to be the one mentioned: 'Mr Simms; he is the man who came'."""
    before = [token.plain for token in tokens(passage, start, mention.start)[-4:]]
    if len(before) < 2:
        return False
    if before[-1] == "as":
        return passage.has("adult.listed", mention.sentence)
    return before[-1] in _DEFINITE and not {"is", "was", "as"}.isdisjoint(before)


def _nearest_before(passage: Passage, mention: Hit) -> Name | None:
    first = max(0, mention.sentence - 1)
    found = list(names(passage, passage.sentences[first][0], mention.start))
    return found[-1] if found else None


def _named_next(passage: Passage, sentence: int) -> Name | None:
    """The name in a sentence that goes on about the adult: 'He is Ollie Brandt'."""
    start, end = passage.sentences[sentence]
    opening = _PRONOUN_IS.match(passage.folded, start, end)
    return name_behind(passage, opening.end(), end) if opening else None


def _has_happened(passage: Passage, hit: Hit) -> bool:
    return not (is_planned(passage, hit) or is_negated(passage, hit, 4) or is_hypothetical(passage, hit))


def _is_of_an_adult(passage: Passage, hit: Hit) -> bool:
    """Whether 'details obtained' is said of an adult: a pronoun is near, and no adult is spoken of."""
    start = passage.sentences[hit.sentence][0]
    return bool(_OF_SOMEBODY.search(passage.folded, start, hit.end)) and not passage.of("adult", hit.sentence)
