"""Adults who are present with the child or care for the child: who stays unnamed, and who is named.

Signals:

- `adult.unidentified`: an adult is there, or cares for the child, and the event does not say who it is. Tags: 'male' or
  'female' where said; 'partner', 'friend', 'kin' for what the adult is to the family; 'unknown' where the words
  themselves say that nobody knows; 'known' where the adult is spoken of as one the writer knows ('mum's partner').
- `adult.named`: an adult is named or identified. `person` is the name, '' where only the fact is recorded. The
  same tags; 'linked' where the words tie the name to somebody met before.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from chronology.language.context import is_history, is_hypothetical, is_negated, is_planned, words_between
from chronology.language.names import (
    Name,
    is_professional,
    name_before,
    name_behind,
    name_linked,
    names,
    tokens,
)
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Certainty, Signal
from chronology.model.events import Meaning

_DEFINITE = frozenset({"the", "this", "that", "same", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "two", "three", "new"})
_POSSESSIVE = re.compile(
    r"(?:'s|s'|\bhis|\bher|\btheir|\bmy|\bmums|\bmothers|\bof mum|\bof mother)\W*(?:\w+\W+)?$"
)
_RELATIONS = ("partner", "friend", "kin")


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        if passage.field == Meaning.SEEN and not passage.has("adult.unnamed"):
            continue  # 'seen with adults' says how the child was seen, and tells of nobody
        for mention in _mentions(passage):
            yield from _read_mention(event, passages, passage, mention)
        yield from _read_traces(event, passage)
        yield from _read_phrases(event, passage)
        yield from _read_nicknames(event, passage)


def _mentions(passage: Passage) -> list[Hit]:
    """The adults spoken of, one hit each: the longest words where several overlap, nobody's colleague or infant."""
    kept: list[Hit] = []
    heads = [
        *passage.of("adult"),
        *(hit for name in ("adult.new", "adult.unnamed") for hit in passage.of(name) if "itself" in hit.tags),
    ]
    for hit in sorted(heads, key=lambda hit: (hit.start - hit.end, hit.start, len(hit.tags))):
        if not any(_overlaps(hit, other) for other in kept):
            kept.append(hit)
    others = [hit for hit in passage.of("adult.other") if "," not in passage.folded[hit.start : hit.end]]
    free = (hit for hit in kept if not any(_overlaps(other, hit) for other in others))
    return sorted(free, key=lambda hit: hit.start)


def _overlaps(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _read_mention(
    event: str, passages: Sequence[Passage], passage: Passage, mention: Hit
) -> Iterator[Signal]:
    named = _name_of(passage, mention)
    unnamed = _unnamed_near(passages, passage, mention)
    partly = any("partly" in cue.tags for cue in unnamed) and not (named and " " in named.text)
    tags = _tags(passage, mention)
    if is_history(passage, mention) or is_hypothetical(passage, mention) and not unnamed:
        return
    if named is not None and not partly:
        yield _signal("adult.named", event, passage, mention, tags | _linked(passage, mention), named.text)
        return
    if is_negated(passage, mention, 3) and not any(cue.start <= mention.start for cue in unnamed):
        return
    if _identified(passage, mention) and not unnamed:
        yield _signal("adult.named", event, passage, mention, tags | {"linked"})
        return
    if certainty := _unidentified(passage, mention, unnamed):
        marks = tags | ({"unknown"} if unnamed else set())
        yield _signal("adult.unidentified", event, passage, mention, marks, certainty=certainty)


def _unidentified(passage: Passage, mention: Hit, unnamed: list[Hit]) -> Certainty | None:
    """How surely somebody is there whom nobody names; None where nobody is."""
    sentence = mention.sentence
    present = passage.of("adult.present", sentence)
    where = frozenset().union(*(hit.tags for hit in present))
    new = any(_is_beside(hit, mention) for hit in passage.of("adult.new", sentence))
    if passage.has("adult.stranger", sentence) and not where & {"care", "home"}:
        return None
    if is_hypothetical(passage, mention):
        return None
    if "itself" in mention.tags or unnamed or new and mention.tags & {"plain", "partner"}:
        return Certainty.STATED
    if "plain" in mention.tags:
        return _plain(mention, present, where) if not _is_definite(passage, mention) else None
    if present and _is_mothers(passage, mention) and mention.tags & {"partner", "friend"}:
        return Certainty.LIKELY
    return Certainty.LIKELY if "friend" in mention.tags and "care" in where else None


def _plain(mention: Hit, present: list[Hit], where: frozenset[str]) -> Certainty | None:
    """'A man' is somebody wherever he is; 'a lady' or 'a male' may be a patient, unless it is said where or with whom."""
    if where & {"care", "home"}:
        return Certainty.STATED
    if "female" in mention.tags and "door" not in where:
        return None
    return Certainty.LIKELY if present or "anybody" in mention.tags else None


def _is_beside(hit: Hit, mention: Hit) -> bool:
    return _overlaps(hit, mention) or abs(hit.start - mention.start) < 25


def _unnamed_near(passages: Sequence[Passage], passage: Passage, mention: Hit) -> list[Hit]:
    """The words that say that nobody knows who it is: in the sentence, the next two, or under what was done."""
    near = [
        hit
        for hit in passage.of("adult.unnamed")
        if mention.sentence <= hit.sentence <= mention.sentence + 2 and _is_said_of(passage, hit, mention)
    ]
    elsewhere = [
        hit
        for other in passages
        if other is not passage and other.field == Meaning.ACTION
        for hit in other.of("adult.unnamed")
        if not hit.tags & {"before", "near", "called"}
    ]
    return near + elsewhere


def _is_said_of(passage: Passage, hit: Hit, mention: Hit) -> bool:
    if is_hypothetical(passage, hit, 3):
        return False
    if "before" in hit.tags:
        return _overlaps(hit, mention)
    if "near" in hit.tags:
        return _is_near(passage, hit, mention)
    return "called" not in hit.tags or (_overlaps(hit, mention) and _is_given(passage, hit))


def _name_of(passage: Passage, mention: Hit) -> Name | None:
    """The name that the words give to the adult mentioned, if they do."""
    start, end = passage.sentences[mention.sentence]
    found = (
        name_behind(passage, mention.end, end)
        or name_before(passage, start, mention.start)
        or name_linked(passage, mention.end, end)
    )
    if found is None and _is_told_of(passage, mention, start):
        found = _nearest_before(passage, mention)
    if found is None and mention.sentence + 1 < len(passage.sentences):
        found = _pronoun_named(passage, mention.sentence + 1)
    if found is not None and is_professional(passage, found, passage.sentences[mention.sentence][0]):
        return None
    return found


def _is_told_of(passage: Passage, mention: Hit, start: int) -> bool:
    """Whether a name before is said to be the one mentioned: 'Mr Simms ... he is the man who came last week'."""
    before = [token.plain for token in tokens(passage, start, mention.start)[-4:]]
    return (
        len(before) >= 2 and any(word in ("is", "was", "as") for word in before) and before[-1] in _DEFINITE
    )


def _nearest_before(passage: Passage, mention: Hit) -> Name | None:
    first = max(0, mention.sentence - 1)
    found = list(names(passage, passage.sentences[first][0], mention.start))
    return found[-1] if found else None


def _is_near(passage: Passage, hit: Hit, mention: Hit) -> bool:
    start, end = min(hit.end, mention.end), max(hit.start, mention.start)
    return hit.sentence == mention.sentence and words_between(passage, start, end) <= 3


def _is_given(passage: Passage, hit: Hit) -> bool:
    """Whether a name, or words in quotes, stand behind 'called': not 'called the police'."""
    behind = passage.text[hit.end : hit.end + 3].lstrip()
    return bool(behind) and (behind[0].isupper() or behind[0] in "'\"‘“")


_PRONOUN_IS = re.compile(
    r"\W*(?:he|she|his name|her name|they|the man|the male|the lady)(?: is| was|'s|,| is called| is named)"
)


def _pronoun_named(passage: Passage, sentence: int) -> Name | None:
    """The name in a sentence that goes on about the adult: 'He is Ollie Brandt'."""
    start, end = passage.sentences[sentence]
    opening = _PRONOUN_IS.match(passage.folded, start, end)
    return name_behind(passage, opening.end(), end) if opening else None


def _identified(passage: Passage, mention: Hit) -> bool:
    """Whether the sentence says that the adult has been identified, without giving the name."""
    return any(
        "told" in hit.tags and _has_happened(passage, hit)
        for hit in passage.of("adult.identified", mention.sentence)
    )


def _has_happened(passage: Passage, hit: Hit) -> bool:
    return not (is_planned(passage, hit) or is_negated(passage, hit, 4) or is_hypothetical(passage, hit))


def _linked(passage: Passage, mention: Hit) -> frozenset[str]:
    tied = _is_definite(passage, mention) or passage.has("adult.identified", mention.sentence)
    return frozenset({"linked"}) if tied else frozenset()


def _is_definite(passage: Passage, mention: Hit) -> bool:
    """Whether the words point to somebody spoken of before: 'the man', 'the same tall man', not 'that a man'."""
    start = passage.sentences[mention.sentence][0]
    before = [token.plain for token in tokens(passage, start, mention.start)[-3:]]
    if not before or before[-1] in _INDEFINITE:
        return False
    return before[-1] in _DEFINITE or before[-2:-1] in (["the"], ["same"]) or "same" in before


def _is_mothers(passage: Passage, mention: Hit) -> bool:
    start = passage.sentences[mention.sentence][0]
    before = passage.folded[max(start, mention.start - 24) : mention.start]
    words = passage.folded[mention.start : mention.end]
    return (
        bool(_POSSESSIVE.search(before) or _POSSESSIVE.search(words[:10] + " "))
        or words.startswith(
            ("bf", "b/f", "boyf", "family friend", "lodger", "man friend", "manfriend", "step")
        )
        or passage.folded[mention.end : mention.end + 10].startswith(
            (" of mum", " of moth", " of hers", " of the fa")
        )
    )


def _tags(passage: Passage, mention: Hit) -> frozenset[str]:
    start, end = passage.sentences[mention.sentence]
    tags = set(mention.tags) - {"plain"}
    around = f" {passage.folded[max(start, mention.start - 30) : min(end, mention.end + 30)]} "
    if passage.has("adult.new", mention.sentence):
        tags |= {"partner", "new"}
    if not tags & {"male", "female"}:
        if re.search(r"\b(he|him|his|male|man)\b", around):
            tags.add("male")
        elif re.search(r"\b(female|woman|lady)\b", around):
            tags.add("female")
    if tags & set(_RELATIONS) and "new" not in tags and _is_mothers(passage, mention):
        tags.add("known")
    return frozenset(tags)


def _read_traces(event: str, passage: Passage) -> Iterator[Signal]:
    for hit in passage.of("adult.trace"):
        if not is_negated(passage, hit, 3) and not is_hypothetical(passage, hit):
            yield _signal(
                "adult.unidentified",
                event,
                passage,
                hit,
                frozenset({"male", "trace"}),
                certainty=Certainty.POSSIBLE,
            )


def _read_phrases(event: str, passage: Passage) -> Iterator[Signal]:
    """Names given by a phrase alone: 'His name is Paul Garrity', 'identified as ...'."""
    for hit in passage.of("adult.identified"):
        if not _has_happened(passage, hit):
            continue
        start, end = passage.sentences[hit.sentence]
        found = name_behind(passage, hit.end, end) or name_linked(passage, hit.start, end)
        if found is not None and not is_professional(passage, found, start):
            yield _signal("adult.named", event, passage, hit, frozenset({"linked"}), found.text)
        elif found is None and "told" in hit.tags and _is_of_an_adult(passage, hit):
            yield _signal("adult.named", event, passage, hit, frozenset({"linked"}))


_OF_HIM = re.compile(r"\b(?:he|his|him|she|hers?|their|they)\b")


def _is_of_an_adult(passage: Passage, hit: Hit) -> bool:
    """Whether 'details obtained' is said of an adult: a pronoun stands before it, and no adult is spoken of."""
    start = passage.sentences[hit.sentence][0]
    return bool(_OF_HIM.search(passage.folded, start, hit.end)) and not passage.of("adult", hit.sentence)


_ALSO = re.compile(r"\W*(?:is|=|aka|a\.k\.a\.|i\.e\.|also known as|is really|is actually)\W*")
_ALSO_SOMEWHERE = re.compile(r"\bis\b|=|\baka\b|a\.k\.a|i\.e\.|also known as")


def _read_nicknames(event: str, passage: Passage) -> Iterator[Signal]:
    """A name by which somebody was known, and the full one: 'Kez is Kerry Doyle'."""
    if not _ALSO_SOMEWHERE.search(passage.folded):
        return
    for sentence, (start, end) in enumerate(passage.sentences):
        found = list(names(passage, start, end))
        for short, full in itertools.pairwise(found):
            if " " in full.text and _ALSO.fullmatch(passage.folded, short.end, full.start):
                hit = Hit("adult.named", short.start, full.end, sentence)
                yield _signal("adult.named", event, passage, hit, frozenset({"linked"}), full.text)


def _signal(
    name: str,
    event: str,
    passage: Passage,
    hit: Hit,
    tags: frozenset[str] | set[str],
    person: str = "",
    certainty: Certainty = Certainty.STATED,
) -> Signal:
    return Signal(
        id=name,
        event=event,
        field=passage.field,
        start=hit.start,
        end=hit.end,
        sentence=passage.sentences[hit.sentence],
        certainty=certainty,
        tags=frozenset(tags),
        person=person,
    )
