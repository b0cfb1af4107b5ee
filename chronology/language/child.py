"""The child at a contact: seen or not, spoken to, alone; its voice and its day.

Signals:

- `child.seen`, `child.not_seen`, `child.spoken_to`, `child.alone`: from the column 'seen' first, then from
  words. What a parent says of a child who is not there is no seeing. Tagged 'infant' where the words speak
  of a baby, who may be a sibling of an older child, and 'field' where the column says it.
- `child.voice`: tagged 'own' for the child's words, wishes and feelings, 'behaviour' for how the child was.
- `child.day`: what a day is like, or three parts of it in one entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from chronology.language.child_company import (
    GROWN_UP_WENT,
    TO_ANOTHER,
    TO_GROWN_UP,
    is_anothers,
    is_talked_by,
)
from chronology.language.childs_words import (
    goes_on_saying,
    is_about_child,
    is_childs_quotation,
    is_spoken,
    is_to_family,
    is_unreal,
    opens,
    quotations,
)
from chronology.language.context import is_just_negated, is_planned, is_reported
from chronology.language.known import LETTERS
from chronology.language.lexicon import words
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Layer, Signal
from chronology.language.stretches import overlap
from chronology.model.events import Meaning
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
_ALOUD = re.compile(
    r"\b(?:says?|said|sed|states?|stated|stating|tells?|told|replied|reply|answered|asked|whispered|shouted|sobbed)\b"
    r"[^'\"]{0,16}$"
)
_OF_ANOTHER = re.compile(r"'s\b|s'(?!\w)")
"""'spoke to Aiden's teacher', 'to the boy's father'."""
_A_LIST = re.compile(r"\b(?:lists?|records?|system|diary|caseload|files?|notes|database)\W+$")
"""'Clinic list checked, Aiden not weighed': it is a list that was looked at."""
_NOT_BEEN = re.compile(r"(?:\bnot|\bnever|n't)\s(?:yet\s)?been\s(?:\w+\s)?$")
_I_TALK = re.compile(
    r"[^\w\s]\s*(?:i|we) (?:talked|spoke|chatted|told|asked|explained|discussed|went through)\b"
)
_DID_NOT = re.compile(r"(?:did|does|was|were|has|had)(?: not|n't)\b")
_NODDED_OFF = re.compile(r"\bnodd(?:ed|ing) off$")
_WITH_ME = re.compile(
    r"(?:^|\b(?:i|we|and|sw|worker) )"
    r"(?:drove|took|walked|accompanied|brought|fetched|collected|driving|taking)\W+$"
)
_HEADED = re.compile(
    rf"[^.;]{{0,20}}?(?:\b(?:child|lad|boy|girl|he|she)|{LETTERS['child']}+)\s*[:,-]\s*['\"]?"
)
"""Who speaks, before what is said: 'Aiden: \"no\"'."""
_OF_HIM = re.compile(rf"(?:\b(?:him|her)|{LETTERS['child']}+)\W*$")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|me|my|we|us)\b")
_SAID_LAST = re.compile(
    r"[^'\"]*,\s*(?:(?:(?:he|she|they|mum|mother|mo|dad|father|fa|nan|gran|stepmum|stepdad|partner|parents)"
    rf"|[{LETTERS['mother']}{LETTERS['father']}]+)\s(?:said|says|told me|tells me|told us|assured me)"
    r"|(?:said|says|according to)\s(?:(?:his|her|the)\s)?(?:mum|mother|mo|dad|father|fa|nan|gran|stepmum"
    rf"|stepdad|partner|parents|[{LETTERS['mother']}{LETTERS['father']}]+)|i was told|i am told)\W*$"
)
_SOMEWHERE = re.compile(
    r"\b(?:indoors|inside|upstairs|asleep|in bed|in the (?:bath|garden|lounge|car)|in (?:his|her) room"
    r"|watching|playing|gaming|having a nap|at the table|doing (?:his|her) homework|next door|out the back)\b"
)
"""Where a child is that a grown-up tells of, last: 'Aiden was watching cartoons indoors, she said'."""
_GROWN_UP = re.compile(
    rf"(?:\b(?:mum|mother|mo|dad|father|fa|nan|gran|stepmum|stepdad|partner|parents)|[{LETTERS['mother']}{LETTERS['father']}]+)\b"
)
_AT_SIGN = re.compile(
    r"(?<![a-z])(?<!seen )(?<!saw )(?<!met )(?<!visited )(?<!spoke to )(?<!with )"
    rf"{LETTERS['child']}+\s(?:(?:out|still|now|is|was)\s)?"
    r"@\s?(?!home\b|visit|contact|clinic|h/?v\b|address)[a-z]\w+(?:['’]s)?"
)
"""Where the child is, in shorthand: 'Aiden @ dance'. Not 'saw Aiden @ school'."""
_TRIED = re.compile(r"\b(?:tried|tries|trying|attempt\w*|hop(?:ed|ing)|wanted|asked) to\W+(?:\w+\W+)?$")
_OWN = frozenset({"own"})
_EMPTY_VOICE = frozenset(("not seen", "unable", "too young", "asleep", "no", "pre verbal", "not sought"))
_DAY_PARTS = 3
_TO_GROWN_UPS = frozenset({"ambulance", "police", "ed", "acute_hospital"})
_HAS_CHILDREN = frozenset({"school", "early_years", "school_nursing"})
_AT_SCHOOL = re.compile(r"\bat (?:school|nursery|college)\b|\bbehind\b")
"""Words that say of a child, in a school's own entry, that it was there: it stayed behind to help."""
_TURNS = re.compile(
    r"[^.;\x00]{0,30}\bbut (?:came|then|woke|later|joined|ran|appeared|he came|she came|did)\b"
    r"| all (?:day|week)\b"
    r"|[^.;\x00]{0,12}\b(?:(?:so|but|and) )?i (?:went up and )?(?:saw|met|visited|went|looked|spoke)\b"
    r"|[^.;\x00]{0,16}\band (?:went (?:in|up|through|to look)|looked in|crept in|woke (?:him|her|them))\b"
    r"| (?:playing|eating|doing|with any|talking|joining)\b"
    r"|\W*(?:in|on) (?:my|our|mum's|mother's|dad's|her|his|the|a) (?:arms?|lap|knee|pram|buggy|moses|bouncer"
    r"|sling|chest|shoulder|car seat)"
)


def read(event: str, passages: Sequence[Passage], kind: str = "") -> Iterator[Signal]:
    """The signals of one event: those of the columns first, then by field and place.

    `kind` is the type of the agency that writes.
    """
    for passage in passages:
        if passage.field == Meaning.SEEN:
            yield from _of_seen_column(event, passage)
            continue
        if passage.field == Meaning.VOICE:
            yield from _of_voice_column(event, passage)
        if passage.field != Meaning.ANALYSIS:
            yield from _of_words(event, passage, kind)
        yield from _days(event, passage)


def _of_seen_column(event: str, passage: Passage) -> Iterator[Signal]:
    text = _BLANK.sub(" ", passage.text.casefold()).strip()
    if not text:
        return
    if _begins(text, "nothing") and not _SEEN.search(text):
        if passage.has("child.away"):  # 'n/a - at dad's'
            yield _whole("child.not_seen", event, passage)
        return
    without = _NOT_SEEN.sub(" ", text)
    away = _begins(text, "not_seen") and not _begins(text, "silent")
    seen = bool(_SEEN.search(without)) if away else not (_NOT_SEEN.search(text) and not _SEEN.search(without))
    if away and not seen:
        yield _whole("child.not_seen", event, passage)
        if _SPOKEN.search(text):
            yield _whole("child.spoken_to", event, passage)
        return
    if not seen:
        yield _whole("child.not_seen", event, passage)
        return
    yield _whole("child.seen", event, passage)
    if words("child", "looked") & set(text.split()):
        yield _whole("child.voice", event, passage, frozenset({"behaviour"}))
    if _SPOKEN.search(text):
        yield _whole("child.spoken_to", event, passage)
    if _ALONE.search(text) and not _NOT_ALONE.search(text):
        yield _whole("child.alone", event, passage)


def _of_voice_column(event: str, passage: Passage) -> Iterator[Signal]:
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


def _of_words(event: str, passage: Passage, kind: str) -> Iterator[Signal]:
    told: set[tuple[str, int]] = set()
    for name, hit, tags in _candidates(passage, kind):
        if (name, hit.sentence) not in told:
            told.add((name, hit.sentence))
            yield Signal(
                name, event, passage.field, hit.start, hit.end, passage.sentences[hit.sentence], tags=tags
            )


def _candidates(passage: Passage, kind: str) -> Iterator[tuple[str, Hit, frozenset[str]]]:
    away = [hit for hit in passage.of("child.away") if _is_meant_away(passage, hit, kind)]
    if kind not in _HAS_CHILDREN:
        away += list(_at_sign(passage))
    gone = {hit.sentence for hit in away}
    for hit in away:
        yield "child.not_seen", hit, hit.tags
    told = {number for number in range(len(passage.sentences)) if _is_told_last(passage, number)}
    for hit in passage.of("child.at_contact"):
        if is_anothers(passage, hit):
            continue
        if _NODDED_OFF.search(passage.folded, hit.start, hit.end + 4):
            continue
        if hit.sentence in told:
            yield "child.not_seen", hit, hit.tags
        elif not _is_away(hit, away) and is_about_child(passage, hit, kind) and _is_here(passage, hit):
            yield "child.seen", hit, hit.tags
    if not passage.has("adult.patient"):
        for hit in passage.of("child.examined"):
            if _NOT_BEEN.search(passage.folded, max(0, hit.start - 24), hit.start):
                continue  # 'has not been weighed since'
            if not is_unreal(passage, hit) and not is_just_negated(passage, hit):
                yield "child.seen", hit, hit.tags | {"examined"}
    for hit in passage.of("child.seen_bare"):
        if is_anothers(passage, hit):
            continue
        if opens(passage, hit) and not is_unreal(passage, hit) and hit.sentence not in gone:
            if passage.writer in _TO_GROWN_UPS and passage.near("crisis.grown_up", hit.sentence, 2, 0):
                continue  # 'Male on bridge. Brought to ED': the patient is no child
            yield "child.seen", hit, hit.tags
    for hit in passage.of("child.talked_with"):
        if is_to_family(passage, hit) or _OF_ANOTHER.search(passage.folded, hit.end - 2, hit.end + 2):
            continue  # 'spoke to his friends', 'spoke to Aiden's teacher'
        if TO_ANOTHER.search(passage.folded, hit.start, hit.end):
            continue
        if _I_TALK.search(passage.folded, hit.start, hit.end):
            continue  # 'Aiden watching TV, I talked to mum'
        if _DID_NOT.match(passage.folded, hit.start) or is_anothers(passage, hit):
            continue  # 'did not come with Aiden'
        if _NODDED_OFF.search(passage.folded, hit.start, hit.end + 4):
            continue  # that is no answer
        away_too = "far" not in hit.tags and _is_away(hit, away)
        if is_about_child(passage, hit, kind) and _is_here(passage, hit) and not away_too:
            yield "child.spoken_to", hit, hit.tags
            if "far" not in hit.tags:
                yield "child.seen", hit, hit.tags
    for hit in passage.of("child.on_own"):
        if _is_alone(passage, hit):
            yield "child.alone", hit, hit.tags
            yield "child.seen", hit, hit.tags
    for hit in passage.of("child.says"):
        if _NODDED_OFF.search(passage.folded, hit.start, hit.end + 4):
            continue
        if "bare" in hit.tags and TO_GROWN_UP.match(passage.folded, hit.end):
            continue  # 'Explained to mum that ...' is what the writer says
        if is_anothers(passage, hit):
            continue
        if is_spoken(passage, hit, kind) and not _I_TALK.search(passage.folded, hit.start, hit.end):
            yield "child.voice", hit, hit.tags | (_OWN if "behaviour" not in hit.tags else frozenset())
            if hit.sentence not in gone and not is_to_family(passage, hit):
                yield "child.spoken_to", hit, hit.tags
    for hit in passage.of("child.goes_on"):
        if (
            hit.sentence not in told
            and not is_anothers(passage, hit)
            and goes_on_saying(passage, hit, kind)
            and _is_here(passage, hit)
            and not is_to_family(passage, hit)
        ):
            yield "child.voice", hit, hit.tags
            yield "child.spoken_to", hit, hit.tags
    for hit in passage.of("child.was"):
        if (
            hit.sentence not in told
            and not is_anothers(passage, hit)
            and is_about_child(passage, hit, kind)
            and _is_here(passage, hit)
            and not _is_away(hit, away)
        ):
            yield "child.voice", hit, hit.tags
            yield "child.seen", hit, hit.tags
    for hit in quotations(passage):
        if is_childs_quotation(passage, hit, kind):
            yield "child.voice", hit, hit.tags
            start = passage.sentences[hit.sentence][0]
            before = passage.folded[start : hit.start]
            if _ALOUD.search(before) or _HEADED.fullmatch(before) or _answers(passage, hit):
                yield "child.spoken_to", hit, hit.tags


def _at_sign(passage: Passage) -> Iterator[Hit]:
    for sentence, (start, end) in enumerate(passage.sentences):
        for match in _AT_SIGN.finditer(passage.folded, start, end):
            yield Hit("child.away", match.start(), match.end(), sentence)


def _is_told_last(passage: Passage, sentence: int) -> bool:
    """Whether a sentence says where the child was, and last that a grown-up says so: '..., said mum'."""
    start, end = passage.sentences[sentence]
    if not (_SAID_LAST.match(passage.folded, start, end) and _SOMEWHERE.search(passage.folded, start, end)):
        return False
    before = passage.sentences[sentence - 1] if sentence else (start, start)
    return _GROWN_UP.search(passage.folded, before[0], end) is not None


def _answers(passage: Passage, quotation: Hit) -> bool:
    """Whether a sentence is a quotation and answers a short one about the child: 'Woke him. "I'm fine."'."""
    start = passage.sentences[quotation.sentence][0]
    if quotation.sentence == 0 or passage.folded[start : quotation.start].strip():
        return False
    return _OF_HIM.search(passage.folded, *passage.sentences[quotation.sentence - 1]) is not None


def _is_meant_away(passage: Passage, hit: Hit, kind: str) -> bool:
    words = passage.folded[hit.start : hit.end]
    if is_unreal(passage, hit) or (kind in _HAS_CHILDREN and _AT_SCHOOL.search(words)):
        return False
    if any(not is_just_negated(passage, so) for so in passage.of("child.seen_so", hit.sentence)):
        return False
    if any(talk.start < hit.start < talk.end for talk in _talks(passage, hit.sentence)):
        return False  # 'had a chat with the lad in his bedroom'
    if words.startswith("not seen") and not opens(passage, hit):
        return LETTERS["child"] in passage.folded[passage.sentences[hit.sentence][0] : hit.start]
    if _WITH_ME.search(passage.folded[passage.sentences[hit.sentence][0] : hit.start]):
        return False  # 'drove Aiden to training'
    return _TURNS.match(passage.folded, hit.end) is None


def _talks(passage: Passage, sentence: int) -> Iterator[Hit]:
    """The talks that a professional had with the child."""
    for talk in passage.of("child.talked_with", sentence):
        if _is_here(passage, talk) and not passage.folded.endswith("'s", talk.start, talk.end):
            yield talk


def _is_here(passage: Passage, hit: Hit) -> bool:
    """Whether the words tell of a child whom a professional has before her."""
    start = passage.sentences[hit.sentence][0]
    if _TRIED.search(passage.folded, start, hit.start) or _A_LIST.search(passage.folded, start, hit.start):
        return False
    return not (is_just_negated(passage, hit) or is_reported(passage, hit) or is_unreal(passage, hit))


def _is_away(hit: Hit, away: Sequence[Hit]) -> bool:
    """Whether the same words say that the child was not there: 'Aiden was not seen'."""
    return any(overlap(hit, other) for other in away)


def _is_alone(passage: Passage, hit: Hit) -> bool:
    start, end = passage.sentences[hit.sentence]
    if any(overlap(other, hit) for other in passage.of("child.on_own_not", hit.sentence)):
        return False
    if is_just_negated(passage, hit, 1) or is_unreal(passage, hit):
        return False
    if GROWN_UP_WENT.match(passage.folded, hit.start) and not is_talked_by(passage, hit):
        return False  # 'No incidents since Lee moved out': nobody was with the child
    sentence = passage.folded[start:end]
    return LETTERS["child"] in sentence or not re.search(r"\b(?:patient|tenant|client)\b", sentence)


def _days(event: str, passage: Passage) -> Iterator[Signal]:
    parts: dict[str, Hit] = {}
    for hit in passage.of("child.a_day"):
        if "whole" in hit.tags:
            if not (
                is_just_negated(passage, hit, 1)
                or is_planned(passage, hit)
                or passage.has("child.day_not", hit.sentence)
            ):
                yield _signal("child.day", event, passage, hit)
                return
        elif not is_just_negated(passage, hit):
            parts.setdefault(next(iter(hit.tags)), hit)
    if len(parts) >= _DAY_PARTS:
        yield _signal("child.day", event, passage, min(parts.values(), key=lambda hit: hit.start))


def _signal(name: str, event: str, passage: Passage, hit: Hit) -> Signal:
    return Signal(
        name, event, passage.field, hit.start, hit.end, passage.sentences[hit.sentence], tags=hit.tags
    )


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
    columns: Mapping[str, list[str]] = toml("vocabularies", "signals", "child.toml")["columns"]
    return {name: tuple(firsts) for name, firsts in columns.items()}
