"""Injuries of the child: what is seen, how it is explained, and who looks at it.

Signals:

- `injury.child`: an injury, bruise, mark, burn or fracture on this child. How one looks ('a purple oval')
  counts with a part of the body near by. Tagged with its part ('part leg') and kind ('kind burn'),
  'new' where it is one more, and 'infant' where the words speak of a baby.
- `injury.none`: the child was looked at and nothing was found.
- `injury.remote`: an injury that was shown or told from afar.
- `injury.explained`: a cause is given, and not only said to be unknown; the tags say of which kind ('fall',
  'another child'), and from where or on what ('from stairs', 'from door').
- `injury.accepted`: the cause is taken as it is, and nothing in the entry doubts it. Only likely where it is
  merely left at that ('will look again', 'home with advice').
- `injury.doubted` (for the rules alone): the words doubt how it is said to have come.
- `injury.delay`: care was sought late, or the injury was days old. Only possible, and tagged
  with it, where the day alone is said: 'on mon', 'the day before'.
- `injury.account` (for the rules alone): somebody says how the child was hurt; no injury is named.
- `injury.again`: the entry comes back to an injury that was told before.
- `child.not_mobile`, `child.mobile`: whether the child can move about.
- `medical.exam`: a doctor examines an injury; a child protection medical and its tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import (
    is_history,
    is_hypothetical,
    is_just_negated,
    is_negated,
    is_of_others,
    is_planned,
    words_between,
)
from chronology.language.injury.body import part_named
from chronology.language.injury.owner import is_an_adults
from chronology.language.injury.said import TOLD, accounts_alone, is_hinted, said_alone, said_of_it, signal
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Certainty, Signal
from chronology.language.words.known import LETTERS
from chronology.language.words.lexicon import words
from chronology.language.words.stretches import overlap
from chronology.model.events import Meaning

_NEAR_PART = 6  # words
_NEAR_NAME = (
    12  # 'blue spot, body map done, entered in the red book as melanocytosis': it is named at the end
)
_INFANT = re.compile(
    r"\b(?:baby|babies|infant|newborn|neonat\w*|bubs?)\b|\b\d{1,2}\s?(?:/52|/40|wks?|weeks?|w)(?:\s?old|\b)(?!\s?(?:ago|later|time))"
)
_SIZE = re.compile(
    r"\b(?:(?:about|around|roughly|perhaps|maybe|approximately|some|nearly|almost)\s)?"
    r"(?:as (?:big|large|small|wide|long|round) as|(?:the|of the)? ?size of"
    r"|(?:no )?(?:bigger|larger|smaller|wider|longer) than)\s(?:\w+\W+){1,6}?"
    r"(?=(?:on|to|under|over|below|above|behind|beside|beneath|across|near|by|in|at|just|round|along)\b)"
)
_GONE = re.compile(r"\b(?:gone|faded|healed|resolved|cleared|disappeared)$")
_OTHER = re.compile(r"\b(?:other|new|further|more|additional)\b")
_A_PART_ALONE = 2  # words
_SEE_THE_HURT = frozenset(("ambulance", "ed", "acute_hospital", "hospital", "community_health"))
_HOSPITAL = frozenset(("acute_hospital", "ed", "hospital"))
_EXAMINED = re.compile(r"\bexamin\w*|\bo/e\b|\bx-?rays?\b|\bbloods\b", re.IGNORECASE)


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, by field and place; the injury first, then what is said of it."""
    injuries = {
        number: list(_injuries(passage))
        for number, passage in enumerate(passages)
        if passage.field in (*TOLD, Meaning.SEEN) or passage.field.startswith("other")
    }
    any_injury = any(injuries.values())
    for number, passage in enumerate(passages):
        for hit in injuries.get(number, ()):
            tags = {"infant"} if _INFANT.search(passage.folded) else set()
            tags |= _kinds(passage, hit) | _parts(passage)
            if _overlaps(passage, hit, "injury.anew"):
                tags.add("new")
            yield signal("injury.child", event, passage, hit, hit.tags | tags)
        yield from _clear(event, passage, bool(injuries.get(number)))
        for hit in passage.of("injury.plain"):
            first = passage.folded[hit.start : hit.end].split()[0]
            named = "from birth" in hit.tags or first in words("injury/words", "from_birth")
            if (
                named
                and not is_just_negated(passage, hit, 1)
                and not _overlaps(passage, hit, "injury.birthmark_not")
            ):
                yield signal("injury.birthmark", event, passage, hit, _parts(passage))
        yield from _mobility(event, passage)
        yield from _exams(event, passage, any_injury)
    if any_injury or any(is_hinted(passage) or _is_looked_back_on(passage) for passage in passages):
        yield from said_of_it(event, passages)
    else:
        yield from accounts_alone(event, passages)
    yield from said_alone(event, passages)


def _parts(passage: Passage) -> set[str]:
    """The parts of the body that the field names, left and right alike: 'part cheek'."""
    return {
        f"part {part_named(passage.folded[hit.start : hit.end])}"
        for hit in passage.of("injury.part")
        if not passage.folded.startswith((" map", "-map"), hit.end)
    }


def _kinds(passage: Passage, hit: Hit) -> set[str]:
    """Of which kind the injury is, 'kind burn': what is no sequel of one kind is another injury."""
    return {f"kind {kind}" for kind, words in _KINDS if words.search(passage.folded, hit.start, hit.end)}


_KINDS = (
    ("burn", re.compile(r"\b(?:burn|scald|blister|scorch|singe)")),
    ("bite", re.compile(r"\b(?:bit|bites?|bitten|bitemarks?|nip)\b")),
    ("cut", re.compile(r"\b(?:lac|laceration|cut|split|gash|nick|stitch|sutur|glued|steri)")),
    ("break", re.compile(r"\bfract|\bbroke|#|\bfx\b|\bbuckle|\bgreenstick|\bdislocat|\bpulled elbow")),
    ("bruise", re.compile(r"\bbruis|\bhaematoma|\bblack eye|\bshiner|\bcontus")),
)


def _injuries(passage: Passage) -> Iterator[Hit]:
    """The words that tell of an injury of this child, the longest of those that overlap."""
    found: list[Hit] = []
    for hit in sorted(
        (
            *passage.of("injury.sure"),
            *(hit for hit in passage.of("injury.looks") if _is_on_body(passage, hit)),
            *_by_part_alone(passage),
        ),
        key=lambda hit: (hit.start - hit.end, hit.start),
    ):
        if any(overlap(hit, other) for other in found):
            continue
        if _is_plain(passage, hit) or is_an_adults(passage, hit) or not _is_so(passage, hit):
            continue
        if _is_looked_after(passage, hit):
            continue
        found.append(hit)
    yield from sorted(found, key=lambda hit: hit.start)


def _is_looked_after(passage: Passage, hit: Hit) -> bool:
    """Whether it is the child's status and no laceration: 'LAC', in capitals and on no part of the body."""
    return passage.text[hit.start : hit.end] == "LAC" and not passage.of("injury.part", hit.sentence)


def _by_part_alone(passage: Passage) -> Iterator[Hit]:
    """A part of the body that is a sentence of its own behind what befell: 'Off bike. L wrist.'"""
    causes = passage.of("injury.cause") if passage.writer in _SEE_THE_HURT else ()
    for part in passage.of("injury.part") if causes else ():
        if (
            any(cause.sentence + 1 == part.sentence for cause in causes)
            and words_between(passage, *passage.sentences[part.sentence]) <= _A_PART_ALONE
        ):
            yield part


def _is_looked_back_on(passage: Passage) -> bool:
    """Whether an injury of this child is told that is long past or gone by now: what is said of it counts."""
    return any(
        not _is_plain(passage, hit)
        and not is_an_adults(passage, hit)
        and (_is_gone(passage, hit) or (is_history(passage, hit) and _is_so(passage, hit, then=True)))
        for hit in passage.of("injury.sure")
    )


def _is_gone(passage: Passage, hit: Hit) -> bool:
    """Whether it is the injury that has gone: 'the cut on his lip is nearly gone'."""
    return any(
        clear.start <= hit.start < clear.end and _GONE.search(passage.folded, clear.start, clear.end)
        for clear in passage.of("injury.looked_clear", hit.sentence)
    )


def _is_on_body(passage: Passage, hit: Hit) -> bool:
    """Whether a part of the body stands near in the sentence, or in the words themselves."""
    for part in passage.of("injury.part", hit.sentence):
        if hit.start <= part.start < hit.end:
            return True
        first, last = sorted((hit, part), key=lambda each: each.start)
        between = words_between(passage, first.end, last.start)
        if between - _words_of_size(passage, first.end, last.start) <= _NEAR_PART:
            return True
    return False


def _words_of_size(passage: Passage, start: int, end: int) -> int:
    """How many words there only say how large something is: 'about as big as a five pence piece under'."""
    return sum(len(size.group().split()) for size in _SIZE.finditer(passage.folded, start, end))


def _is_plain(passage: Passage, hit: Hit) -> bool:
    """Whether the words, or others beside them, say that it is something else: a birthmark, a rash."""
    for plain in passage.of("injury.plain", hit.sentence):
        if plain.end <= hit.start and is_just_negated(passage, plain, 1):
            continue  # 'not a birthmark but a bruise'
        if overlap(plain, hit):
            return True
        first, last = sorted((hit, plain), key=lambda each: each.start)
        is_of_skin = passage.folded[plain.start : plain.end].split()[0] in words("injury/words", "of_skin")
        near = _NEAR_NAME if hit.name == "injury.looks" else _NEAR_PART
        if is_of_skin and words_between(passage, first.end, last.start) <= near:
            return True
    return False


def _is_so(passage: Passage, hit: Hit, then: bool = False) -> bool:
    """Whether the words are affirmed of now: not denied, feared, planned, long ago or another family's.

    With `then`, also where they look back.
    """
    if any(
        clear.start <= hit.start < clear.end or (clear.start < hit.end <= clear.end)
        for clear in passage.of("injury.looked_clear", hit.sentence)
    ):
        return False
    unknown = any(
        "not known" in cause.tags and cause.end <= hit.start
        for cause in passage.of("injury.cause", hit.sentence)
    )
    return not (
        (is_negated(passage, hit, 5) and not unknown)
        or is_just_negated(passage, hit, 1)
        or is_hypothetical(passage, hit, 3)
        or is_planned(passage, hit, 3)
        or (is_history(passage, hit) and not then)
        or is_of_others(passage, hit)
    )


def _clear(event: str, passage: Passage, is_hurt: bool) -> Iterator[Signal]:
    """That nothing was found: of a child, and not 'no other marks' beside the one that was."""
    for hit in passage.of("injury.looked_clear"):
        if not _overlaps(passage, hit, "injury.clear_not") and not (
            is_hurt and _OTHER.search(passage.folded, hit.start, hit.end)
        ):
            yield signal("injury.none", event, passage, hit)


def _mobility(event: str, passage: Passage) -> Iterator[Signal]:
    not_yet = [
        hit for hit in passage.of("mobility.not_yet") if not _overlaps(passage, hit, "mobility.not_so")
    ]
    for hit in not_yet:
        if not is_history(passage, hit):
            yield signal("child.not_mobile", event, passage, hit)
    for hit in passage.of("mobility.mobile"):
        covered = any(each.start <= hit.start < each.end for each in not_yet)
        if covered or is_negated(passage, hit, 3) or is_just_negated(passage, hit, 2):
            continue
        if is_hypothetical(passage, hit, 4) or is_planned(passage, hit, 3) or is_of_others(passage, hit):
            continue
        if _is_a_grown_ups_move(passage, hit) or _is_an_account(passage, hit):
            continue
        afoot = _AFOOT.search(passage.folded, hit.start, hit.end)
        yield signal("child.mobile", event, passage, hit, {"afoot"} if afoot else set())


_AFOOT = re.compile(
    r"\b(?:walk|runn?|jump|step|climb|skip|hop|scoot|scamper|scrambl|dash|dart|trot|rid[ei]|pedal|trike|tricycle"
    r"|bike|toddl|totter|waddl|wander|zoom|stairs|ball\b|rocket)"
)
"""How no baby of half a year moves: in its record these words are told of somebody else."""
_MOVER = re.compile(
    r"\b(?:mum|mother|dad|father|partner|he had|male|man|woman|officer|she had|walk-?in|dog|grandad|nan|phone"
    r"|mobile (?:phone|number|no\b|off|rang|went|line|signal)"
    r"|on (?:an? |her |his |my |the |their )mobile|clr|caller|voicemail|out for"
    r"|walking (?:distance|the|him|her|past|to school)"
    r"|school run|in the pram)\b"
)


_ANOTHER_CHILD = re.compile(
    rf"(?:\b(?:sister|brother|sibling|sib|cousin|friend|another child|other child)|{LETTERS['sibling']})"
    r"(?:\W+\w+){0,3}\W+$"
)


def _is_an_account(passage: Passage, hit: Hit) -> bool:
    """Whether the moving is only how an injury is explained: 'rolled onto a toy', 'sister was running'."""
    if not _overlaps(passage, hit, "injury.cause"):
        return False
    start = passage.sentences[hit.sentence][0]
    by_another = _ANOTHER_CHILD.search(passage.folded, start, hit.start) is not None
    return by_another or passage.folded.startswith("roll", hit.start)


def _is_a_grown_ups_move(passage: Passage, hit: Hit) -> bool:
    """'Mum walked to clinic', 'mobile number': not the child's own moving."""
    start = passage.sentences[hit.sentence][0]
    around = passage.folded[max(start, hit.start - 24) : hit.end + 16]
    return bool(_MOVER.search(around))


def _exams(event: str, passage: Passage, any_injury: bool) -> Iterator[Signal]:
    for hit in passage.of("injury.examined"):
        if (
            (
                _overlaps(passage, hit, "injury.exam_to_come")
                and not _overlaps(passage, hit, "injury.exam_came")
            )
            or is_planned(passage, hit, 4)
            or is_negated(passage, hit, 3)
            or is_hypothetical(passage, hit, 4)
        ):
            continue
        yield signal("medical.exam", event, passage, hit)
    if passage.writer in _HOSPITAL and any_injury and passage.field in (Meaning.SEEN, Meaning.EVENT):
        for match in _EXAMINED.finditer(passage.text):
            yield Signal(
                "medical.exam", event, passage.field, match.start(), match.end(), passage.sentences[0],
                certainty=Certainty.LIKELY,
            )  # fmt: skip
            break


def _overlaps(passage: Passage, hit: Hit, name: str) -> bool:
    """Whether words read as `name` share any with those at the hit."""
    return any(overlap(other, hit) for other in passage.of(name, hit.sentence))
