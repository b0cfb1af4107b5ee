"""What an entry says of an injury that it tells of: how it came, whether that was believed, when it was, and
whether it was seen or told from afar.

The signals are those of injury.py. An entry may tell of an injury without naming one ('wont use his arm'),
and these are read there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.child.whose_words import quotations
from chronology.language.context import (
    is_history,
    is_hypothetical,
    is_just_negated,
    is_negated,
    is_planned,
    words_between,
)
from chronology.language.injury.owner import is_an_adults
from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import AS_CHILDREN_SAY, KIN
from chronology.language.signals import Certainty, Signal
from chronology.language.telling_meant import is_unreal
from chronology.language.words.known import LETTERS
from chronology.language.words.stretches import holds, overlap
from chronology.model.events import Meaning

TOLD = (Meaning.EVENT, Meaning.ACTION, Meaning.ANALYSIS, Meaning.VOICE)
"""The columns in which an injury may be told."""

_NEAR_CUE = 4
_A_LINE = 3  # words
_BY_THINGS = frozenset({"knock", "heat", "an animal"})
_ON_A_DATE = re.compile(
    r"(?:\b(?:on|of|since)\s+)(?P<day>[0-2]?\d|3[01])[./](?P<month>0?[1-9]|1[0-2])(?:[./](?:20)?\d\d)?(?![\d./:])"
)
_AGE_OF_CHILD = re.compile(
    r"\(\s?\d{1,2}/(?:7|52|12)\s?\)|\b\w+[\s-](?:day|week|wk|month|mth|year|yr)[\s-]old\b"
    r"(?![\s-]+(?:bruis|injur|fractur|burn|scald|mark|cut|wound|swell|bump|lump|graze|lac|scab|scar|blister|bite|#))"
)
"""'Twelve-week-old with bruise': the child is twelve weeks old, and not the bruise."""
_THE_DAY_BEFORE = re.compile(
    r"(?<!day before )\b(?:yesterday|yest)\b|\blast (?:night|eve|evening|pm)\b|\bovernight\b"
    r"|\b(?:day|night|evening|afternoon|morning) before(?! last| yesterday)\b"
    r"|\bprevious (?:day|night|evening|afternoon|morning)\b"
)
_NOTHING_DONE = re.compile(
    r"\b(?:till?|until|only|not|never|nothing|nobody|no one|wait\w*|late|sooner|thought|prior|let)\b"
    r"|n't\b|nt "
)
"""With these words it is said that care was sought late; 'fell yesterday' says only when it was."""
_INSTEAD = re.compile(r"\b(?:instead|went|waited|never|not)\b|n't\b")
_TO_BE_SEEN = re.compile(
    r"\b(?:book|booked|invited|see (?:you|them|him|her) (?:at|in|on)"
    r"|(?:asked to |advised to |to )(?:come|attend|be seen|bring))\b"
)
_LATER = re.compile(
    r"\W+(?:\w+\W+)?(?:next|tomorrow|later|on (?:mon|tue|wed|thu|fri|sat|sun)\w*|in (?:a|two|2) weeks?)\b"
)
_ONTO = re.compile(r"\b(?:on|onto|into|against|over|hit|hitting|struck|caught)\W+(?:the|a|his|her|our)?\W*$")
_WAS_HURT = re.compile(r"(?:he|she)\W+(?:was|were|got|had been|has been|is|gets)\b")
_BY_HAND = re.compile(
    r"\bby\b|\b(?:thrown|shaken|slapped|smacked|punched|grabbed|throttled|whipped|belted)\b"
)
_SAYS_IT = re.compile(r":|\bthat (?:he|she|it|they)\b|\b(?:says?|said|states?|stated|reports?|reported)\b")
"""'Mum: hit by the swing', 'told by mum that she grabbed it': the adult tells it, and is not who did it."""


_TELLER = re.compile(
    rf"\W*(?:{KIN}|{AS_CHILDREN_SAY}|carer|partner|[{''.join(LETTERS.values())}]+)\b[^.;:]{{0,12}}:"
)  # 'Stepdad: swung by her arms'
_TELLS = re.compile(
    r"\b(?:says?|said|states?|stated|reports?|reported|tells?|told|explain\w*|claim\w*|account|version|hx|history"
    r"|describ\w*|mention\w*|blam\w*|offered|per|according|insist\w*|maintain\w*|line|story|tale|reckons?|swears?|swore"
    r"|wrote|writes?|suggest\w*|wonder\w*|suspects?|guess\w*|assum\w*|presum\w*|supposed\w*|apparently"
    r"|allegedly|all we got|thinks?|thought|puts? it|put down|attribut\w+|ascrib\w+)\b|\?\s?(?=\w)"
)


_EXPLAINS = re.compile(
    r"\b(?:explain\w*|explanation|mechanism|hx|history (?:of|given|from)|blam\w+|puts? it down"
    r"|account(?:s|ed)? for|attribut\w+|caused|cause)\b"
)
"""Words that call it an explanation, so that there is something to explain."""


def is_hinted(passage: Passage) -> bool:
    """Whether an injury of the child is told without its name, and nobody looked and found none."""
    if any(not is_planned(passage, hit, 3) for hit in passage.of("injury.again_alone")):
        return True
    return not passage.of("injury.looked_clear") and any(
        not is_just_negated(passage, hit)
        and not is_hypothetical(passage, hit, 3)
        and not is_planned(passage, hit, 3)
        and not is_an_adults(passage, hit)
        and not any(overlap(hit, plain) for plain in passage.of("injury.plain", hit.sentence))
        for hit in passage.of("injury.hinted")
    )


def said_of_it(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """What the fields of an entry that tells of an injury say of it, field by field."""
    doubted = any(_is_doubted(passage) for passage in passages)
    for passage in passages:
        if passage.field not in (*TOLD, Meaning.SEEN) and not passage.field.startswith("other"):
            continue
        for hit in _doubts(passage):
            yield signal("injury.doubted", event, passage, hit)
        yield from _causes(event, passage)
        if not doubted:
            yield from _accepted(event, passage)
        yield from _again(event, passage)
        if passage.field != Meaning.ACTION:  # 'r/v 2/52' is of what will be done
            yield from _late(event, passage)
        for hit in passage.of("injury.told_service"):
            is_so = not (is_planned(passage, hit, 3) or is_negated(passage, hit, 3))
            if is_so and not is_unreal(passage, hit):  # 'school will have been on to social care'
                yield signal("referral.made", event, passage, hit, certainty=Certainty.LIKELY)
        if not any(_is_in_person(passage, hit) for hit in passage.of("injury.by_hand")):
            for hit in passage.of("injury.from_afar"):
                yield signal("injury.remote", event, passage, hit)


def _is_in_person(passage: Passage, hit: Hit) -> bool:
    """Whether the child was before somebody's eyes: not 'telephone clinic', 'booked for clinic'."""
    start = passage.sentences[hit.sentence][0]
    return not (
        _is_within(passage, hit, "injury.from_afar")
        or is_planned(passage, hit)
        or _TO_BE_SEEN.search(passage.folded, start, hit.start)
        or _LATER.match(passage.folded, hit.end)
    )


def said_alone(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """What can be said of an injury only, even by an entry that names none: 'presented 36 hours after'."""
    doubted = any(_is_doubted(passage) for passage in passages)
    for passage in passages:
        if passage.field not in TOLD:
            continue
        for hit in passage.of("injury.accepting_alone"):
            if (
                not doubted
                and _is_said(passage, hit)
                and not _is_within(passage, hit, "injury.accepting_not")
            ):
                yield signal("injury.accepted", event, passage, hit, hit.tags)
        for hit in passage.of("injury.late_alone"):
            if _is_said(passage, hit) and not _is_in_time(passage, hit):
                yield _delay(event, passage, hit)


def accounts_alone(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """What somebody says the child was hurt by, where no injury is named: 'mum says he was pushed'.

    Or the child in its own words: 'Dad bent it'.
    """
    for passage in passages:
        if passage.field not in TOLD:
            continue
        causes = passage.of("injury.cause")
        quoted = tuple(quotations(passage)) if causes else ()
        for hit in causes:
            if not hit.tags or "not known" in hit.tags or is_history(passage, hit):
                continue
            if "an adult" in hit.tags and _is_not_by_an_adult(passage, hit):
                continue
            is_quoted = any(holds(each, hit) for each in quoted)
            own = is_quoted or "another child" in hit.tags
            if _is_another_childs(passage, hit) or not _is_said(passage, hit, by_itself=not own):
                continue
            start, _ = passage.sentences[hit.sentence]
            told = (
                is_quoted
                or _TELLS.search(passage.folded, start, hit.end)
                or _TELLER.match(passage.folded, start, hit.start)
            )
            if told and not is_negated(passage, hit, 4):
                tags = hit.tags | _places(passage, hit)
                yield signal("injury.account", event, passage, hit, tags)
                if _explains(passage, hit):
                    yield signal("injury.explained", event, passage, hit, tags, Certainty.LIKELY)


def _explains(passage: Passage, hit: Hit) -> bool:
    """Whether it is more than a thing or a beast that somebody speaks of: not 'he says he has a puppy'."""
    if "fall" in hit.tags or _EXPLAINS.search(passage.folded, *passage.sentences[hit.sentence]):
        return True
    return "an animal" not in hit.tags and words_between(passage, hit.start, hit.end) > 1


def _is_said(passage: Passage, hit: Hit, by_itself: bool = True) -> bool:
    return not (
        is_just_negated(passage, hit, 1)
        or is_hypothetical(passage, hit, 3)
        or is_planned(passage, hit, 3)
        or (by_itself and is_an_adults(passage, hit))
    )


def signal(
    name: str,
    event: str,
    passage: Passage,
    hit: Hit,
    tags: frozenset[str] | set[str] = frozenset(),
    certainty: Certainty = Certainty.STATED,
) -> Signal:
    """One signal at the words of a hit."""
    where = (event, passage.field, hit.start, hit.end, passage.sentences[hit.sentence])
    return Signal(name, *where, certainty=certainty, tags=frozenset(tags))


def _causes(event: str, passage: Passage) -> Iterator[Signal]:
    for hit in passage.of("injury.cause"):
        if is_just_negated(passage, hit, 1) or "not known" in hit.tags:
            continue
        if "an adult" in hit.tags and _is_not_by_an_adult(passage, hit):
            continue
        if not hit.tags and _is_within(passage, hit, "injury.cause_not"):
            continue
        if any(
            overlap(other, hit) and not (holds(hit, other) and not holds(other, hit))
            for other in passage.of("injury.cause_never", hit.sentence)
        ):
            continue  # the coffee table alone is no cause; 'lac chin, coffee table' is
        if _is_another_childs(passage, hit):
            continue
        yield signal("injury.explained", event, passage, hit, hit.tags | _places(passage, hit))
    for hit in passage.of("injury.cause_alone"):
        if words_between(passage, *passage.sentences[hit.sentence]) <= _A_LINE and not is_just_negated(
            passage, hit, 2
        ):
            yield signal("injury.explained", event, passage, hit, _places(passage, hit), Certainty.LIKELY)


def _is_not_by_an_adult(passage: Passage, hit: Hit) -> bool:
    """Whether the adult only tells it ('mum: hit by the swing'), or the child was hit ('he was hit')."""
    words = passage.folded[hit.start : hit.end]
    return bool(_SAYS_IT.search(words) or (_WAS_HURT.match(words) and not _BY_HAND.search(words)))


def _is_another_childs(passage: Passage, hit: Hit) -> bool:
    """Whether it is the other child who fell: 'brother fell on top of her'."""
    return "fall" in hit.tags and any(
        "another child" in other.tags and other.start < hit.start and hit.end <= other.end
        for other in passage.of("injury.cause", hit.sentence)
    )


def _is_doubted(passage: Passage) -> bool:
    return any(True for _ in _doubts(passage))


def _doubts(passage: Passage) -> Iterator[Hit]:
    """The words that doubt it: not 'no NAI suspected', 'nothing to suggest non-accidental'."""
    for hit in passage.of("injury.doubting"):
        if not is_just_negated(passage, hit, 1) and not any(
            other.start <= hit.start < other.end and other.end - other.start > hit.end - hit.start
            for other in passage.of("injury.accepting", hit.sentence)
        ):
            yield hit


def _accepted(event: str, passage: Passage) -> Iterator[Signal]:
    for hit in passage.of("injury.accepting"):
        on_paper = any(holds(book, hit) for book in passage.of("injury.book", hit.sentence))
        if not on_paper and not _is_within(passage, hit, "injury.accepting_not"):
            yield signal("injury.accepted", event, passage, hit, hit.tags)
    for hit in passage.of("injury.accepting_line"):
        words = words_between(passage, *passage.sentences[hit.sentence])
        behind = hit.sentence or passage.field == Meaning.ACTION
        if behind and words < _A_LINE and not is_just_negated(passage, hit, 1):
            yield signal("injury.accepted", event, passage, hit, certainty=Certainty.LIKELY)
    for hit in passage.of("injury.left_at_that"):
        yield signal("injury.accepted", event, passage, hit, certainty=Certainty.LIKELY)


def _again(event: str, passage: Passage) -> Iterator[Signal]:
    for hit in (*passage.of("injury.told_again"), *passage.of("injury.again_alone")):
        if is_just_negated(passage, hit) or _is_age_of_child(passage, hit):
            continue
        if not _is_within(passage, hit, "injury.again_not"):
            yield signal("injury.again", event, passage, hit)


def _is_age_of_child(passage: Passage, hit: Hit) -> bool:
    return any(
        age.start() < hit.end and hit.start < age.end()
        for age in _AGE_OF_CHILD.finditer(passage.folded, *passage.sentences[hit.sentence])
    )


def _late(event: str, passage: Passage) -> Iterator[Signal]:
    for hit in passage.of("injury.on_weekday"):
        if _is_when_it_happened(passage, hit):
            day = passage.folded[hit.start : hit.end][:3]
            yield signal("injury.delay", event, passage, hit, {f"on {day}"}, Certainty.POSSIBLE)
    for sentence, (start, end) in enumerate(passage.sentences):
        for date in _ON_A_DATE.finditer(passage.folded, start, end):
            hit = Hit("injury.on_date", date.start(), date.end(), sentence)
            if _is_when_it_happened(passage, hit):
                day = f"on {int(date['day'])}/{int(date['month'])}"
                yield signal("injury.delay", event, passage, hit, {day}, Certainty.POSSIBLE)
    for hit in passage.of("injury.late"):
        if _is_age_of_child(passage, hit) or is_just_negated(passage, hit, 1):
            continue
        if not _is_in_time(passage, hit):
            yield _delay(event, passage, hit)


def _is_in_time(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence says that care was sought at once: not 'told to come at once, went to work'."""
    instead = _INSTEAD.search(passage.folded, hit.start, hit.end)
    return any(not (instead and holds(hit, other)) for other in passage.of("injury.late_not", hit.sentence))


def _delay(event: str, passage: Passage, hit: Hit) -> Signal:
    """That care was sought late; tagged 'the day before' where the words say only that it was then."""
    words = passage.folded[hit.start : hit.end]
    if _THE_DAY_BEFORE.search(words) and not _NOTHING_DONE.search(words):
        return signal("injury.delay", event, passage, hit, {"the day before"}, Certainty.POSSIBLE)
    return signal("injury.delay", event, passage, hit)


def _is_within(passage: Passage, hit: Hit, name: str) -> bool:
    return any(overlap(other, hit) for other in passage.of(name, hit.sentence))


def _is_when_it_happened(passage: Passage, hit: Hit) -> bool:
    """Whether a day of the week is tied to what happened by a word close before it."""
    return any(
        cue.end <= hit.start and words_between(passage, cue.end, hit.start) <= _NEAR_CUE
        for cue in passage.of("injury.happened", hit.sentence)
    )


def _places(passage: Passage, hit: Hit) -> frozenset[str]:
    """From where the child is said to have fallen, or on what it was hurt: 'from bed', 'from door'."""
    things = _whole(passage.of("injury.by_what", hit.sentence))
    if "fall" in hit.tags:
        places = passage.of("injury.from_where", hit.sentence)
        start = passage.sentences[hit.sentence][0]
        below = [thing for thing in things if _ONTO.search(passage.folded, start, thing.start)]
        return _tagged("from", places) | _tagged("on", below)
    return _tagged("from", things) if hit.tags & _BY_THINGS else frozenset()


def _whole(things: Sequence[Hit]) -> list[Hit]:
    """The things named, without those that only are a part of another: the coffee of a coffee table."""
    return [
        thing
        for thing in things
        if not any(
            holds(other, thing) and other.end - other.start > thing.end - thing.start for other in things
        )
    ]


def _tagged(how: str, places: Sequence[Hit]) -> frozenset[str]:
    return frozenset(f"{how} {tag}" for place in places for tag in place.tags)
