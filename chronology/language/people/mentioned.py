"""Everybody an entry mentions, as signals, so that entries of all agencies can be held against one another.

Signals:

- `person.mentioned`: an adult is mentioned. `person` is the name, '' where only a relation is told. Tags: the
  relation (mentions.py), 'grandparent' beside 'kin', the gender, and 'denied' of nobody: 'no partner'. Not
  the child, nor those at work who are not named.
- `person.alias`: the words say that two names are one person's: 'Kit, i.e. Christopher Hallam'. `person` is
  the longer name, the tag the other; no tag where only one is given: 'née Webb'.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chronology.language.context import is_just_negated, is_negated
from chronology.language.passages import Hit, Passage
from chronology.language.people.mentions import Mention, mentions
from chronology.language.people.names import NICKNAME_WITHIN
from chronology.language.signals import Signal
from chronology.language.words.known import LETTERS

_UNNAMED_ARE_NOBODY = frozenset({"professional", "sibling", "named", "patient"})
_MAY_BE_NOBODY = frozenset({"partner", "ex", "friend", "neighbour", "kin", "adult"})
_MASKED = frozenset(LETTERS.values())
_SIBLING = re.compile(rf"{LETTERS['sibling']}+")
_BESIDE, _APART = 30, 70
"""How many characters from two names the words may stand that make them one person's, and the names apart."""
_IS = re.compile(r"\W*(?:is|=|is really|is actually|or|/|now)\W*")

_CALLED = frozenset({"called", "named", "known as"})
_SOMEBODY_NEW = re.compile(
    r"(?:(?<!, )\b(?:an?|some|another|one|new)\s+(?:[\w'-]+\s+){1,3}"
    r"|\b(?:someone|somebody|anyone|anybody)\s+)$"
)
_WAS = re.compile(
    r"\W*(?:prev(?:iously)?|formerly|f\W?k\W?a|n[eé]e|alias|(?:was|as) (?:then )?(?:known as )?"
    r"(?:miss|ms|mrs|mr))\W*"
)


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        for sentence, span in enumerate(passage.sentences):
            found = [mention for mention in mentions(passage, sentence) if mention.relation != "child"]
            for mention in found:
                name = mention.name or _listed_sibling(passage, mention)
                if name or mention.relation not in _UNNAMED_ARE_NOBODY:
                    grand = "grandparent" if mention.is_grandparent else ""
                    denied = "denied" if _is_denied(passage, mention) else ""
                    tags = frozenset(filter(None, (mention.relation, mention.gender, grand, denied)))
                    yield _signal("person.mentioned", event, passage, mention, span, tags, name)
            yield from _aliases(event, passage, sentence, span, found)
            yield from _nicknames_within(event, passage, span, found)
            yield from _alias_of_the_sentence_before(event, passage, sentence, span, found)


def _listed_sibling(passage: Passage, mention: Mention) -> str:
    """The name of a brother or sister whom the case lists, as written: a child may have several."""
    found = _SIBLING.search(passage.folded, mention.start, mention.end)
    return passage.text[found.start() : found.end()] if found else ""


def _is_denied(passage: Passage, mention: Mention) -> bool:
    """Whether the words say that there is no such person: 'no partner', 'denies having a boyfriend'."""
    if mention.name or mention.relation not in _MAY_BE_NOBODY:
        return False
    hit = Hit("person", mention.start, mention.end, mention.sentence)
    return is_just_negated(passage, hit, 1) or is_negated(passage, hit, 2)


def _nicknames_within(
    event: str, passage: Passage, span: tuple[int, int], found: Sequence[Mention]
) -> Iterator[Signal]:
    """'James (Jimmy) Hale' is Jimmy Hale too."""
    for mention in found:
        within = NICKNAME_WITHIN.search(passage.text, mention.start, mention.end) if mention.name else None
        if within is not None and mention.name == f"{within[1]} {within[3]}":
            tags = frozenset({within[2], f"{within[2]} {within[3]}"})
            yield _signal("person.alias", event, passage, mention, span, tags, mention.name)


def _alias_of_the_sentence_before(
    event: str, passage: Passage, sentence: int, span: tuple[int, int], found: Sequence[Mention]
) -> Iterator[Signal]:
    """'Collected by Steve Price. Passport says Stephen Pryce.': the only names of two sentences are one's.

    So are they in 'Steve Price spoken to. Also uses Pryce.', and Steve Pryce with them.
    """
    if not sentence or passage.has("alias.not", sentence):
        return
    alone = any("alone" in hit.tags for hit in passage.of("alias.says", sentence))
    if not alone and not passage.has("alias.papers", sentence):
        return
    before = [each for each in mentions(passage, sentence - 1) if each.name and not each.is_professional]
    here = [each for each in found if each.name and not each.is_professional]
    if len(before) == len(here) == 1 and before[0].name != here[0].name:
        name = here[0].name
        tags = {before[0].name}
        if alone and " " in before[0].name and " " not in name:
            tags.add(f"{before[0].name.split()[0]} {name}")
        yield _signal("person.alias", event, passage, here[0], span, frozenset(tags), name)


def _aliases(
    event: str, passage: Passage, sentence: int, span: tuple[int, int], found: Sequence[Mention]
) -> Iterator[Signal]:
    """Names that the words say to be one person's: two of them, or one beside words that need no other."""
    named = [
        replace(mention, name=mention.name or passage.text[mention.start : mention.end])
        for mention in found
        if (mention.name or passage.folded[mention.start] in _MASKED) and not mention.is_professional
    ]
    says = [] if passage.has("alias.not", sentence) else passage.of("alias.says", sentence)
    says = [hit for hit in says if not is_just_negated(passage, hit) and not _names_a_stranger(passage, hit)]
    one_of_two = False
    for one, other in itertools.pairwise(named):
        if one.name != other.name and (_is_one(passage, one, other) or _says_so(says, one, other)):
            longer, shorter = sorted((one.name, other.name), key=len, reverse=True)
            yield _signal("person.alias", event, passage, other, span, frozenset({shorter}), longer)
            one_of_two = True
    if not one_of_two and any("alone" in hit.tags for hit in says):
        hit = next(hit for hit in says if "alone" in hit.tags)
        name = next((mention.name for mention in named), "")
        where = Mention(passage.field, hit.start, hit.end, sentence, "named")
        yield _signal("person.alias", event, passage, where, span, frozenset(), name)


def _names_a_stranger(passage: Passage, hit: Hit) -> bool:
    """Whether 'called' names somebody new: 'Lee says a man called Deano is there' tells of two."""
    if passage.folded[hit.start : hit.end] not in _CALLED:
        return False
    return _SOMEBODY_NEW.search(passage.folded, 0, hit.start) is not None


def _says_so(says: Sequence[Hit], one: Mention, other: Mention) -> bool:
    """Whether words that make one person of two names stand between them, or just beside them."""
    return any(
        one.start - _BESIDE <= hit.start and hit.end <= other.end + _BESIDE
        for hit in says
        if other.start - one.end < _APART
    )


def _is_one(passage: Passage, one: Mention, other: Mention) -> bool:
    gap = passage.folded[one.end : other.start]
    if gap.strip() == "@":  # as the police write it: 'Lee COTTER @ Lee MARSH'
        return " " in one.name and " " in other.name
    tied = _IS.fullmatch(gap) or (
        gap.strip(" \"'’”") == "(" and passage.folded[other.end : other.end + 1] == ")"
    )
    was = _WAS.fullmatch(gap) is not None
    return was or (bool(tied) and (" " in one.name) != (" " in other.name))


def _signal(
    id: str,
    event: str,
    passage: Passage,
    mention: Mention,
    sentence: tuple[int, int],
    tags: frozenset[str],
    person: str,
) -> Signal:
    return Signal(id, event, passage.field, mention.start, mention.end, sentence, tags=tags, person=person)
