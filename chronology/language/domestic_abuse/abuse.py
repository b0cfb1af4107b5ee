"""Abuse between the adults of a home: what happened, who tells of it, what may point to it, who denies it.

Signals:

- `da.incident`: something happened, whoever records it. Tags: 'sure' where the words name the adult who was
  hurt; 'noise' where neighbours heard it and whoever came did not find that it was nothing; 'damage' and
  'bare' as the lexicon says; 'told' where it is told; 'both' where only a quarrel is told and both adults
  are named: to a rule, where police or ambulance came.
- `da.disclosed`: a parent, child or relative tells of it. Tag 'control' where only control or fear is told.
- `da.hint`: something that may point to it and is not called so. Tag 'injury' where a parent is hurt.
- `enquiry.denied`: the parent says that there is none. What the other adult denies is not read.
- `da.child_seen`, `da.child_present`, `da.told_others`: what an entry that tells of abuse says of the
  children, and of who was told; `da.child_elsewhere` (for the rules alone) that they were not there. See
  around.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import (
    is_hypothetical,
    is_just_negated,
    is_negated,
    is_of_a_year_past,
    is_of_others,
    is_only_asked,
    is_planned,
)
from chronology.language.domestic_abuse.around import GROWN_UP, around, of_field, of_words, speaks_of_it
from chronology.language.domestic_abuse.denied import denied_by_a_parent
from chronology.language.domestic_abuse.hurt import (
    is_a_carers,
    is_an_adults,
    is_fear,
    is_of_a_hurt,
    is_other_familys,
    is_unexplained,
)
from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import AS_CHILDREN_SAY, KIN, MOTHER
from chronology.language.signals import Certainty, Signal
from chronology.language.words.known import LETTERS
from chronology.language.words.stretches import holds, overlap
from chronology.model.events import Meaning

_NEVER = re.compile(r"\b(?:not|no|never|nobody|denies|denied|without)\b|\w+n't\b")
_TOLD_BY_HER = re.compile(
    rf"^\W*(?:{LETTERS['child']}+'?s?\W+)?(?:{MOTHER}|pt|patient|client|tenant|she)(?:'s)?\b"
    r"(?:[^.;:]{0,20}(?:[:,]|\s-\s)|[^.;:]{0,60}:)"
    r"|^\W*(?:(?:seen|spoken to|spoke|when|once|later|then) )?(?:alone|on (?:her|his) own|by (?:her|him)self"
    r"|in private|privately|one to one|1:1|1-1|in confidence)\b[^.;:]{0,25}(?:[:,]|\s-\s)"
)
_DASH = re.compile(r"(?<!no )\bdash\b(?! not| n/a)")
_QUOTES_OF_HIM = re.compile(r"(?:^|[\s:(])['\"](?:he|she|they)\b[^'\"]*['\"]")  # wrist: 'he bent it back'
_FIRST_PERSON = re.compile(r"\b(?:me|my|i|mummy|mammy)\b")
_BEFORE_HIM = re.compile(r"\b(?:ex|former|previous|past|earlier|first|none since|since)\b")
"""What shows, beside a year long past, that the abuse was somebody else's or is over."""
_HE = re.compile(r"\b(?:he|him|his)\b|\bhe'(?:s|d|ll)\b")
_ABOUT_ASKING = ("enquiry.ask", "enquiry.not_asked", "enquiry.unable")
_ASKED_OF_ABUSE = ("asked about domestic abuse", "enquiry", "inquiry", "da question", "dv question")
_BEFORE, _BEHIND = 40, 25
"""How many characters off the words stand that say that abuse happened: before its name, and behind it."""
_AT_HOME = re.compile(
    rf"{GROWN_UP.pattern}|[ǃǁǀ]|\b(?:(?:{KIN}|{AS_CHILDREN_SAY})s?|family"
    r"|home|house|flat|neighbour\w*|gate|drop(?:s|ped)?|pick(?:s|ed)?|collect\w*)\b"
)
_BY_THE_CHILD = re.compile(
    rf"(?<!{LETTERS['child']})(?<!and )(?<!& ){LETTERS['child']}+\W+(?:(?:had|has|then|also|again)\W+)?$"
)
_NO_ACT = frozenset({Meaning.ANALYSIS.value, Meaning.SEEN.value})


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, in the order they stand."""
    found: list[Signal] = []
    for passage in passages:
        found += _of_fields(event, passage)
        if passage.field in _NO_ACT:
            continue
        for sentence in range(len(passage.sentences)):
            found += _read_sentence(event, passage, sentence)
    if not any(signal.id == "da.incident" for signal in found):
        found += _by_dash(event, passages)
    if _is_of_nothing(passages, found):
        found = [signal for signal in found if signal.id != "da.incident" or "noise" not in signal.tags]
    yield from found
    if any(signal.id in ("da.incident", "da.disclosed") for signal in found) or speaks_of_it(passages):
        yield from around(event, passages)


def _is_of_nothing(passages: Sequence[Passage], found: Sequence[Signal]) -> bool:
    """Whether whoever came to a noise found nothing: nobody is hurt, and nothing was passed on."""
    return any(passage.has("abuse.nothing_found") for passage in passages) and not (
        any("injury" in signal.tags for signal in found)
        or any(passage.has(name) for passage in passages for name in ("abuse.notice", "abuse.passed_on"))
    )


def _by_dash(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """What police came to where they filled in a DASH and tell who hurt a parent, or of a row."""
    if not any(each.writer == "police" and _DASH.search(each.folded) for each in passages):
        return
    for passage in passages:
        for hit in passage.of("abuse.sign") if passage.field == Meaning.EVENT else ():
            him = passage.near("abuse.him", hit.sentence, 1, 1)
            if "injury" in hit.tags and him and is_unexplained(passage, hit):
                yield of_words("da.incident", event, passage, hit, {"both"}, Certainty.LIKELY)
                return
    for passage in passages:
        for hit in passage.of("abuse.conflict") if passage.field == Meaning.EVENT else ():
            if not (is_negated(passage, hit) or is_planned(passage, hit) or is_hypothetical(passage, hit)):
                yield of_words("da.incident", event, passage, hit, {"both"}, Certainty.LIKELY)
                return


def _of_fields(event: str, passage: Passage) -> Iterator[Signal]:
    """What a column of its own says: the enquiry's answer, and the kind of event that its author chose."""
    heading, words = passage.heading.casefold(), passage.folded
    if heading and any(name in heading for name in _ASKED_OF_ABUSE):
        for name, signal in (("disclosed", "da.disclosed"), ("denied", "enquiry.denied")):
            if words.lstrip().startswith(name):
                yield of_field(signal, event, passage)
    if heading == "kind of event":
        for name, signal in (
            ("domestic abuse incident", "da.incident"),
            ("domestic abuse disclosed", "da.disclosed"),
            ("marac", "da.marac"),
        ):
            if name in words:
                yield of_field(signal, event, passage)


def _read_sentence(event: str, passage: Passage, sentence: int) -> Iterator[Signal]:
    denied = denied_by_a_parent(passage, sentence)
    if denied is not None:
        yield of_words("enquiry.denied", event, passage, denied)
    past = passage.has("abuse.long_ago", sentence) or (
        is_of_a_year_past(passage, sentence)
        and _BEFORE_HIM.search(passage.folded, *passage.sentences[sentence])
    )
    if past or is_other_familys(passage, sentence):
        return
    acts = [] if passage.has("abuse.not", sentence) else list(_acts(passage, sentence, denied))
    control = [
        hit
        for hit in passage.of("abuse.control", sentence)
        if _holds(passage, hit, denied) and not ("anybody" in hit.tags and is_a_carers(passage, hit))
    ]
    he = passage.near("abuse.him", sentence, 1, 1) or _HE.search(passage.folded, *passage.sentences[sentence])
    secret = [
        hit
        for hit in passage.of("abuse.secret", sentence)
        if _holds(passage, hit, denied)
        and ("with him" not in hit.tags or he)
        and ("of a hurt" not in hit.tags or is_of_a_hurt(passage, hit))
    ]
    firm = sorted((hit for hit in acts if "trait" not in hit.tags), key=lambda hit: "noise" in hit.tags)
    told = _is_told(passage, sentence)
    if firm:
        hit = firm[0]
        sure = Certainty.LIKELY if "both" in hit.tags else Certainty.STATED
        yield of_words("da.incident", event, passage, hit, {"told"} if told else set(), sure)
    telling = [hit for hit in (*firm, *secret) if not hit.tags & {"noise", "bare", "both"}]
    if telling and (told or any(hit.name == "abuse.secret" for hit in telling)):
        sure = Certainty.STATED if firm or len(secret) > 1 else Certainty.LIKELY
        yield of_words("da.disclosed", event, passage, telling[0], certainty=sure)
    elif told and (soft := [*control, *(hit for hit in acts if "trait" in hit.tags)]):
        yield of_words("da.disclosed", event, passage, soft[0], {"control"}, Certainty.LIKELY)
    yield from _hints(event, passage, sentence, denied, [*control, *acts])


def _acts(passage: Passage, sentence: int, denied: Hit | None) -> Iterator[Hit]:
    """The words that say that something was done, in order; those of a child who is hurt left out."""
    asking = any(passage.has(name, sentence) for name in _ABOUT_ASKING)
    found = [
        *(hit for hit in passage.of("abuse.act", sentence) if is_an_adults(passage, hit)),
        *passage.of("abuse.incident", sentence),
        *_terms(passage, sentence, asking),
    ]
    if not found and not asking:
        found = list(_between_both(passage, sentence))
    for hit in sorted(found, key=lambda hit: ("trait" in hit.tags, hit.start, -hit.end)):
        if _holds(passage, hit, denied) and not is_only_asked(passage, hit):
            yield hit


def _between_both(passage: Passage, sentence: int) -> Iterator[Hit]:
    """A quarrel or a crime with both adults named near by and nobody else, or a parent hurt and an arrest."""
    if any(not _only_calls(passage, hit) for hit in passage.of("abuse.third_party", sentence)):
        return
    hurt = [hit for hit in passage.of("abuse.sign", sentence) if "injury" in hit.tags]
    if hurt and passage.near("abuse.arrest", sentence, 1, 1) and is_unexplained(passage, hurt[0]):
        yield Hit("abuse.conflict", hurt[0].start, hurt[0].end, sentence, frozenset({"both"}))
    if passage.near("abuse.him", sentence, 1, 1) and passage.near("abuse.herself", sentence, 1, 1):
        for hit in passage.of("abuse.conflict", sentence):
            yield Hit(hit.name, hit.start, hit.end, sentence, frozenset({"both"}))


def _only_calls(passage: Passage, third: Hit) -> bool:
    """Whether somebody outside the couple only rang or told of it: 'call from MGM', 'sister reports'."""
    return any(holds(call, third) for call in passage.of("abuse.caller", third.sentence))


def _terms(passage: Passage, sentence: int, asking: bool) -> Iterator[Hit]:
    """Abuse by its name, where something is said to have happened; 'domestic' as the police write it."""
    longer = passage.of("abuse.term", sentence)
    for hit in passage.of("abuse.bare", sentence):
        behind = passage.folded[hit.end : hit.end + 14]
        if not re.match(
            r"\W+(?:abuse|violence|viol|helper|chores|duties|tasks|staff|clean|homicide)", behind
        ):
            yield Hit(hit.name, hit.start, hit.end, hit.sentence, frozenset({"bare"}))
    happened = passage.of("abuse.happened", sentence)
    if asking and not any(
        passage.folded[cue.start : cue.end].startswith(("disclos", "alleg", "admit")) for cue in happened
    ):
        return
    only_named = passage.of("abuse.only_named", sentence)
    for hit in longer:
        near = any(
            abs(cue.end - hit.start) <= _BEFORE or abs(hit.end - cue.start) <= _BEHIND for cue in happened
        )
        plain = "between adults" in hit.tags and not any(holds(other, hit) for other in only_named)
        if near or plain:
            yield hit


def _holds(passage: Passage, hit: Hit, denied: Hit | None) -> bool:
    """Whether the words are meant as said: not denied, not feared, not another family's."""
    if denied is not None and (denied.start <= hit.end and hit.start <= denied.end):
        return False
    if hit.name == "abuse.act" and (
        _NEVER.search(passage.folded, hit.start, hit.end) or is_fear(passage, hit)
    ):
        return False
    if hit.name == "abuse.secret":
        avoided = ("enquiry.not_asked", "abuse.secret_not")
        if any(overlap(other, hit) for name in avoided for other in passage.of(name, hit.sentence)):
            return False  # 'kept off the subject of how he treats her', 'she will leave him here'
        return not is_hypothetical(passage, hit, 4) and not is_fear(passage, hit, seen=True)
    return not (
        is_just_negated(passage, hit, 3)
        or is_negated(passage, hit)
        or is_hypothetical(passage, hit, 5)
        or (is_of_others(passage, hit) and not passage.has("abuse.kin_tell", hit.sentence))
    )


def _is_told(passage: Passage, sentence: int) -> bool:
    """Whether somebody of the family tells it, in this sentence or just before."""
    start, end = passage.sentences[sentence]
    if passage.field == Meaning.VOICE.value:
        return True
    told = [hit for hit in passage.near("abuse.told", sentence, 1, 0) if not is_just_negated(passage, hit, 2)]
    if told or _TOLD_BY_HER.match(passage.folded[start:end]):
        return True
    if _QUOTES_OF_HIM.search(passage.folded, start, end):
        return True
    return bool(
        _FIRST_PERSON.search(passage.folded, start, end) and re.search(r"['\"]", passage.folded[start:end])
    )


def _hints(
    event: str, passage: Passage, sentence: int, denied: Hit | None, more: Sequence[Hit]
) -> Iterator[Signal]:
    signs = [
        hit
        for hit in passage.of("abuse.sign", sentence)
        if not passage.has("abuse.sign_not", sentence)
        and not (
            is_just_negated(passage, hit, 2)
            or is_negated(passage, hit, 3)
            or is_planned(passage, hit, 2)
            or (is_of_others(passage, hit) and not passage.has("abuse.kin_tell", hit.sentence))
        )
        and ("injury" not in hit.tags or is_unexplained(passage, hit))
    ]
    soft = [hit for hit in more if hit.tags & {"noise", "damage", "trait"} or hit.name == "abuse.control"]
    if passage.writer == "school" and not _AT_HOME.search(passage.folded):
        return  # 'Phone taken.' 'Chair thrown.' are what a school writes of its pupils
    for hit in sorted((*signs, *soft), key=lambda hit: (hit.start, -hit.end)):
        if not _is_by_the_child(passage, hit):
            yield of_words("da.hint", event, passage, hit, certainty=Certainty.POSSIBLE)
            break


def _is_by_the_child(passage: Passage, hit: Hit) -> bool:
    """Whether it is the child who does it: 'Aiden kicked the door'."""
    if passage.folded.startswith(LETTERS["child"], hit.start):
        return True
    start = passage.sentences[hit.sentence][0]
    return _BY_THE_CHILD.search(passage.folded, start, hit.start) is not None
