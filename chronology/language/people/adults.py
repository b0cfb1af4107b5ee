"""Adults who are present with the child or care for the child: who stays unnamed, and who is named.

Signals:

- `adult.unidentified`: an adult is there, or cares for the child, and the event does not say who it is.
  Tags: 'male' or 'female' where said; 'partner', 'friend', 'kin' for what the adult is to the family;
  'new' for a new partner; 'unknown' where the words themselves say that nobody knows; 'known' where the
  adult is spoken of as one the writer knows ('mum's partner'); 'trace' where only things point to
  somebody.
- `adult.named`: an adult is named or identified. `person` is the name, '' where only the fact is told.
  The same tags; 'linked' where the words tie the name to somebody met before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import (
    is_history,
    is_hypothetical,
    is_just_negated,
    is_negated,
    words_between,
)
from chronology.language.passages import Hit, Passage
from chronology.language.people.mentions import mentions
from chronology.language.people.name_words import Name
from chronology.language.people.names import name_called_in_small, name_in_small
from chronology.language.people.naming import is_definite, is_identified, name_of, named_by_phrase, nicknames
from chronology.language.signals import Certainty, Signal
from chronology.language.words.folding import fold
from chronology.language.words.known import LETTERS
from chronology.language.words.lexicon import words
from chronology.language.words.stretches import overlap
from chronology.model.events import Meaning

_POSSESSIVE = re.compile(r"(?:'s|s'|\b(?:his|her|their|my|mums|mothers)|\bof (?:mum|mother))\W*(?:\w+\W+)?$")
_BEHIND = re.compile(r" of (?:mum|mother|hers|the family)\b")
_ASIDE = re.compile(r"\w, an? $")
_MALE = re.compile(r"\b(?:he|him|his|male|man)\b")
_FEMALE = re.compile(r"\b(?:female|woman|lady)\b")
_SEVERAL = re.compile(r"(?:\w+ )?(?:individuals|men|males|women|females|adults|people|persons)")
_AUNT = re.compile(
    r"\b(?:aunt\w*|nana?|nanny|gran(?:ny|ma|dma|dmother)?|mgm|pgm|sister|niece|stepm\w+|step mum)\b"
)
_UNCLE = re.compile(
    r"\b(?:uncle|gran(?:dad|dpa|dfather)|mgf|pgf|brother|nephew|stepd\w+|stepf\w+|step dad)\b"
)
_BY_INITIALS = re.compile(r"[ ,(]{1,3}[A-Z]\. ?[A-Z]\.")  # 'Male R.D. arrested'
_NEAR_CHARACTERS = 25
_NEAR_WORDS = 3
_LINKED = frozenset({"linked"})
_IS = re.compile(r"\s*(?:=|(?:is|was|turned out|turns out|proved)\b)")  # "Man = mum's brother Steve Tan"
_NO_PARENT = frozenset({"partner", "ex", "kin", "friend", "neighbour", "adult"})
"""What an adult may be to the family who is named by a word for that and a name: 'nan Carol Finch'."""


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    for passage in passages:
        if passage.field == Meaning.SEEN and not passage.has("adult.unnamed"):
            continue  # 'seen with adults' says how the child was seen, and tells of nobody
        found = [
            signal
            for mention in _mentions(passage)
            if not passage.near("adult.not_theirs", mention.sentence, 0, 1)
            for signal in _read_mention(event, passages, passage, mention)
        ]
        yield from found
        yield from _named_relatives(event, passage, found)
        for hit in passage.of("adult.trace"):
            if not is_negated(passage, hit, 3) and not is_hypothetical(passage, hit):
                tags = frozenset({"male", "trace"})
                yield _unnamed(event, passage, hit, tags, Certainty.POSSIBLE)
        for hit, name in (*named_by_phrase(passage), *nicknames(passage)):
            if not any(overlap(hit, other) for other in passage.of("adult.other", hit.sentence)):
                tied = frozenset() if "led" in hit.tags else _LINKED
                yield _named(event, passage, hit, tied | _by_title(passage, hit, name), name)


def _by_title(passage: Passage, hit: Hit, name: str) -> frozenset[str]:
    """'female' for 'Ms Tarrant', 'male' for 'Mr Tarrant': she is not the lad whom nobody named."""
    if not name:
        return frozenset()
    end = passage.sentences[hit.sentence][1]
    title = re.compile(rf"\b(mr|mrs|ms|miss)\.? {re.escape(fold(name, ()))}").search(
        passage.folded, hit.start, end
    )
    return frozenset({"male" if title[1] == "mr" else "female"}) if title else frozenset()


def _mentions(passage: Passage) -> Iterator[Hit]:
    """The adults spoken of, in order: the longest words where several overlap; no colleague, no infant."""
    for sentence in range(len(passage.sentences)):
        heads = [
            *passage.of("adult", sentence),
            *(
                hit
                for name in ("adult.new", "adult.unnamed")
                for hit in passage.of(name, sentence)
                if "itself" in hit.tags
            ),
        ]
        others = [
            hit
            for hit in passage.of("adult.other", sentence)
            if "apposed" in hit.tags or "," not in passage.folded[hit.start : hit.end]
        ]
        kept: list[Hit] = []
        for hit in sorted(heads, key=lambda hit: (hit.start - hit.end, hit.start, len(hit.tags))):
            if not any(overlap(hit, other) for other in kept):
                kept.append(hit)
        for hit in sorted(kept, key=lambda hit: hit.start):
            if not any(overlap(hit, other) for other in others) and not _is_aside(passage, hit):
                yield hit


def _is_aside(passage: Passage, hit: Hit) -> bool:
    """Whether the words only say what somebody just spoken of is: 'the dentist, a man, gave a talk'."""
    start = passage.sentences[hit.sentence][0]
    return (
        bool(_ASIDE.search(passage.folded, start, hit.start)) and passage.folded[hit.end : hit.end + 1] == ","
    )


def _read_mention(
    event: str, passages: Sequence[Passage], passage: Passage, mention: Hit
) -> Iterator[Signal]:
    unnamed = _unnamed_near(passages, passage, mention)
    if is_history(passage, mention) or (is_hypothetical(passage, mention) and not unnamed):
        return
    tags = _tags(passage, mention)
    name = name_of(passage, mention) or _name_beside(passage, mention)
    if name is not None and passage.folded[name.start] == LETTERS["child"]:
        name = None  # "Mia: 'the man in Mummy's bed ...'"
    partly = any("partly" in cue.tags for cue in unnamed)
    if name is not None and (" " in name.text or not partly):
        yield _named(event, passage, mention, tags | _link(passage, mention, name), name.text)
    elif tags & {"partner", "friend"} and is_just_negated(passage, mention):
        return  # 'nobody else stays there, no boyfriend, no lodger'
    elif _BY_INITIALS.match(passage.text, mention.end):
        yield _named(event, passage, mention, tags | _LINKED)
    elif is_negated(passage, mention, 3) and not any(cue.start <= mention.start for cue in unnamed):
        return
    elif is_identified(passage, mention) and not unnamed:
        yield _named(event, passage, mention, tags | _LINKED)
    elif certainty := _is_there(passage, mention, unnamed):
        marks = tags | {"unknown"} if unnamed else tags
        yield _unnamed(event, passage, mention, marks, certainty)


def _name_beside(passage: Passage, mention: Hit) -> Name | None:
    """The name that mentions.py joins to these words, or one written small just behind them."""
    for person in mentions(passage, mention.sentence):
        if person.start <= mention.start < person.end and person.name and person.relation in _NO_PARENT:
            return Name(person.name, person.start, person.end)
    end = passage.sentences[mention.sentence][1]
    return name_in_small(passage, mention.end, end) or name_called_in_small(passage, mention.end, end)


def _named_relatives(event: str, passage: Passage, found: Sequence[Signal]) -> Iterator[Signal]:
    """Adults named with what they are to the family, of whom none of the words above tells.

    A relative's name answers no question about a stranger, so it carries no tag for what the relative is.
    """
    for person in mentions(passage):
        step = passage.folded.startswith("step", person.start)
        if person.name and (step or person.relation in _NO_PARENT):
            hit = Hit("adult.named", person.start, person.end, person.sentence)
            if not any(overlap(signal, hit) for signal in found):
                relation = "" if person.relation == "kin" else person.relation
                tags = frozenset(filter(None, (relation, person.gender)))
                yield _named(event, passage, hit, tags, person.name)


def _is_there(passage: Passage, mention: Hit, unnamed: list[Hit]) -> Certainty | None:
    """How surely somebody is there whom nobody names; None where nobody is."""
    present = passage.of("adult.present", mention.sentence)
    where = frozenset().union(*(hit.tags for hit in present))
    if passage.has("adult.stranger", mention.sentence) and not where & {"care", "home"}:
        return None
    if is_hypothetical(passage, mention):
        return None
    new = any(_is_beside(hit, mention) for hit in passage.of("adult.new", mention.sentence))
    if "itself" in mention.tags or unnamed or (new and mention.tags & {"plain", "partner"}):
        return Certainty.STATED
    if "introduced" in mention.tags:
        return Certainty.STATED
    if "plain" in mention.tags:
        return None if is_definite(passage, mention) else _is_somebody(mention, present, where)
    if present and mention.tags & {"partner", "friend"} and _is_the_familys(passage, mention):
        return Certainty.LIKELY
    return Certainty.LIKELY if "friend" in mention.tags and "care" in where else None


def _is_somebody(mention: Hit, present: list[Hit], where: frozenset[str]) -> Certainty | None:
    """'A man' is somebody wherever he is; 'a lady' or 'a male' may be a patient, unless it is said where."""
    if where & {"care", "home"}:
        return Certainty.STATED
    if "female" in mention.tags and "door" not in where:
        return None
    return Certainty.LIKELY if present or "anybody" in mention.tags else None


def _unnamed_near(passages: Sequence[Passage], passage: Passage, mention: Hit) -> list[Hit]:
    """The words that say that nobody knows who it is: in the sentence, the next two, or the action."""
    near = [
        hit
        for hit in passage.near("adult.unnamed", mention.sentence, 0, 2)
        if _is_said_of(passage, hit, mention)
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
    if is_hypothetical(passage, hit, _NEAR_WORDS):
        return False
    if "before" in hit.tags:
        return overlap(hit, mention)
    if "near" in hit.tags:
        start, end = min(hit.end, mention.end), max(hit.start, mention.start)
        return hit.sentence == mention.sentence and words_between(passage, start, end) <= _NEAR_WORDS
    return "called" not in hit.tags or (overlap(hit, mention) and _gives_a_name(passage, hit))


def _gives_a_name(passage: Passage, hit: Hit) -> bool:
    """Whether a name, or words in quotes, stand behind 'called': not 'called the police'."""
    behind = passage.text[hit.end : hit.end + 3].lstrip()
    return bool(behind) and (behind[0].isupper() or behind[0] in "'\"‘“")


def _link(passage: Passage, mention: Hit, name: Name) -> frozenset[str]:
    if _SEVERAL.fullmatch(passage.folded, mention.start, mention.end):
        return frozenset()  # 'the individuals recorded as ...' are whoever they are
    said_to_be = _IS.match(passage.folded, mention.end, max(mention.end, name.start)) is not None
    tied = (
        said_to_be
        or is_definite(passage, mention)
        or any("led" not in hit.tags for hit in passage.of("adult.identified", mention.sentence))
    )
    return _LINKED if tied else frozenset()


def _tags(passage: Passage, mention: Hit) -> frozenset[str]:
    start, end = passage.sentences[mention.sentence]
    tags = set(mention.tags) - {"plain", "introduced"}
    if passage.has("adult.new", mention.sentence):
        tags |= {"partner", "new"}
    if not tags & {"male", "female"}:
        around = max(start, mention.start - 30), min(end, mention.end + 30)
        own = passage.folded[mention.start : mention.end]
        if _AUNT.search(own):
            tags.add("female")
        elif _UNCLE.search(own) or _MALE.search(passage.folded, *around):
            tags.add("male")
        elif _FEMALE.search(passage.folded, *around):
            tags.add("female")
    if tags & {"partner", "friend", "kin"} and "new" not in tags and _is_the_familys(passage, mention):
        tags.add("known")
    return frozenset(tags)


def _is_the_familys(passage: Passage, mention: Hit) -> bool:
    """Whether the words say whose partner or friend it is: 'mum's', 'her', 'of the family'."""
    start = passage.sentences[mention.sentence][0]
    before = passage.folded[max(start, mention.start - _NEAR_CHARACTERS) : mention.start]
    own = passage.folded[mention.start : mention.end]
    return bool(
        _POSSESSIVE.search(before)
        or _POSSESSIVE.search(f"{own[:10]} ")
        or _BEHIND.match(passage.folded, mention.end)
        or own in words("adults/words", "of_the_family")
    )


def _is_beside(hit: Hit, mention: Hit) -> bool:
    return overlap(hit, mention) or abs(hit.start - mention.start) < _NEAR_CHARACTERS


def _named(event: str, passage: Passage, hit: Hit, tags: frozenset[str], person: str = "") -> Signal:
    sentence = passage.sentences[hit.sentence]
    return Signal("adult.named", event, passage.field, hit.start, hit.end, sentence, tags=tags, person=person)


def _unnamed(event: str, passage: Passage, hit: Hit, tags: frozenset[str], certainty: Certainty) -> Signal:
    sentence = passage.sentences[hit.sentence]
    return Signal(
        "adult.unidentified",
        event,
        passage.field,
        hit.start,
        hit.end,
        sentence,
        certainty=certainty,
        tags=tags,
    )
