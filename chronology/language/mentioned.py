"""Everybody an entry mentions, as signals, so that entries of all agencies can be held against one another.

Signals:

- `person.mentioned`: an adult is mentioned. `person` is the name, '' where only a relation is told. Tags: the
  relation (mentions.py) and the gender. Not the child, nor those at work who are not named.
- `person.alias`: the words say that two names are one person's: 'Kit, i.e. Christopher Hallam'. `person` is
  the longer name, the tag the other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from chronology.language.mentions import Mention, mentions
from chronology.language.passages import Passage
from chronology.language.signals import Signal

_UNNAMED_ARE_NOBODY = frozenset({"professional", "sibling", "named", "patient"})
_SAYS_SO = re.compile(
    r"\b(?:known(?: to \w+)? as|aka|a\.?k\.?a\.?|i\.?e\.?|(?:full|real|proper|legal|birth) name|alias|goes by"
    r"|calls (?:himself|herself)|nicknamed?|n[eé]e|formerly|previously|also called|short for)\W*(?:is\W*)?$"
)
_IS = re.compile(r"\W*(?:is|=|is really|is actually|or|/|now)\W*")


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        for sentence, span in enumerate(passage.sentences):
            found = [mention for mention in mentions(passage, sentence) if mention.relation != "child"]
            for mention in found:
                if mention.name or mention.relation not in _UNNAMED_ARE_NOBODY:
                    tags = frozenset(filter(None, (mention.relation, mention.gender)))
                    yield _signal("person.mentioned", event, passage, mention, span, tags, mention.name)
            named = [mention for mention in found if mention.name and not mention.is_professional]
            for one, other in itertools.pairwise(named):
                if _is_one(passage, one, other):
                    longer, shorter = sorted((one.name, other.name), key=len, reverse=True)
                    yield _signal("person.alias", event, passage, other, span, frozenset({shorter}), longer)


def _is_one(passage: Passage, one: Mention, other: Mention) -> bool:
    gap = passage.folded[one.end : other.start]
    if len(gap) < 60 and _SAYS_SO.search(passage.folded, max(one.end - 1, 0), other.start):
        return True
    tied = _IS.fullmatch(gap) or (gap.strip() == "(" and passage.folded[other.end : other.end + 1] == ")")
    return bool(tied) and (" " in one.name) != (" " in other.name)


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
