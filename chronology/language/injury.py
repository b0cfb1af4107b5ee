"""Injuries of the child: what is seen, how it is explained, and who looks at it.

Signals:

- `injury.child`: an injury, bruise, mark, burn or fracture on this child. How one looks ('a purple oval')
  counts with a part of the body near by. Tagged 'infant' where the words speak of a baby.
- `injury.none`: the child was looked at and nothing was found.
- `injury.remote`: an injury that was shown or told from afar.
- `injury.explained`: a cause is given; the tags say of which kind ('fall', 'another child', 'not known').
- `injury.accepted`: the cause is taken as it is, and nothing in the entry doubts it. Only likely where it is
  merely left at that ('will look again', 'home with advice').
- `injury.delay`: care was sought late, or the injury was days old. Tagged with the day of the week where
  that alone is said ('on mon').
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
from chronology.language.mentions import whose
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Certainty, Signal
from chronology.model.events import Meaning

_NEAR_PART = 6
_NEAR_CUE = 4
_INFANT = re.compile(
    r"\b(?:baby|babies|infant|newborn|neonat\w*|bubs?)\b|\b\d{1,2}\s?(?:/52|/40|wks?|weeks?|w)(?:\s?old|\b)(?!\s?(?:ago|later|time))"
)
_HOSPITAL = frozenset(("acute_hospital", "ed", "hospital"))
_EXAMINED = re.compile(r"\bexamin\w*|\bo/e\b|\bx-?rays?\b|\bbloods\b", re.IGNORECASE)
_BONE = (
    r"(?:humer\w+|femu\w+|femoral|radi\w+|ulna\w*|tibia\w*|fibula\w*|clavic\w+|collarbone|skull|ribs?|parietal|occipital|"
    r"wrist|arm|leg|elbow|ankle|finger|toe|nof|metatarsal|nose|nasal|jaw|toddler\S*|buckle|spiral|greenstick|metaphyseal)"
)
_HASH = re.compile(
    rf"\b{_BONE}\s?#|(?<!\w)#\s?(?:(?:l|r|lt|rt|left|right|distal|proximal|mid|shaft)\.?\s)*(?:of\s)?{_BONE}"
)
"""'#' is a fracture to those who write in hospitals."""


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event, by field and place; the injury first, then what is said of it."""
    injuries = {
        number: list(_injuries(passage))
        for number, passage in enumerate(passages)
        if passage.field in _TOLD or passage.field.startswith("other")
    }
    any_injury = any(injuries.values())
    for number, passage in enumerate(passages):
        for hit in injuries.get(number, ()):
            tags = {"infant"} if _INFANT.search(passage.folded) else set()
            yield _signal("injury.child", event, passage, hit, hit.tags | tags | _parts(passage))
        yield from _clear(event, passage)
        for hit in passage.of("injury.plain"):
            if passage.folded[hit.start : hit.end].split()[0] in _BIRTHMARK:
                yield _signal("injury.birthmark", event, passage, hit, _parts(passage))
        yield from _mobility(event, passage)
        yield from _exams(event, passage, any_injury)
    if any_injury:
        yield from _said_of_it(event, passages)


def _parts(passage: Passage) -> set[str]:
    """The parts of the body that the field names, left and right alike: 'part cheek'."""
    return {f"part {_part(passage.folded[hit.start : hit.end])}" for hit in passage.of("injury.part")}


def _part(words: str) -> str:
    """'cheeks' and 'jaw' as 'face', 'brow' as 'head': each agency names a place in its own way."""
    for one, others in _PLACES.items():
        if words.rstrip("s") in others:
            return one
    return words.rstrip("s")


_PLACES = {
    "face": {"face", "facial", "cheek", "cheekbone", "jaw", "jawline", "chin", "lip", "mouth", "gum", "nose"},
    "head": {
        "head",
        "forehead",
        "brow",
        "eyebrow",
        "temple",
        "scalp",
        "skull",
        "hairline",
        "eye",
        "eyelid",
        "ear",
    },
    "arm": {"arm", "forearm", "elbow", "wrist", "humeru", "radiu", "ulna", "shoulder"},
    "hand": {"hand", "palm", "finger", "thumb"},
    "leg": {"leg", "thigh", "knee", "calf", "calve", "shin", "femur", "tibia", "ankle", "hip"},
    "foot": {"foot", "feet", "heel", "toe", "sole"},
    "trunk": {
        "back",
        "spine",
        "flank",
        "chest",
        "rib",
        "tummy",
        "abdomen",
        "abdo",
        "stomach",
        "torso",
        "trunk",
    },
    "bottom": {"buttock", "bottom", "bum"},
}
_TOLD = (Meaning.EVENT, Meaning.ACTION, Meaning.ANALYSIS, Meaning.VOICE)


def _injuries(passage: Passage) -> Iterator[Hit]:
    """The words that tell of an injury of this child, the longest of those that overlap."""
    found: list[Hit] = []
    for hit in sorted(
        (
            *passage.of("injury.sure"),
            *_hashes(passage),
            *(hit for hit in passage.of("injury.looks") if _is_on_body(passage, hit)),
        ),
        key=lambda hit: (hit.start - hit.end, hit.start),
    ):
        if any(hit.start < other.end and other.start < hit.end for other in found):
            continue
        if _is_plain(passage, hit) or _is_an_adults(passage, hit) or not _is_so(passage, hit):
            continue
        found.append(hit)
    yield from sorted(found, key=lambda hit: hit.start)


def _hashes(passage: Passage) -> Iterator[Hit]:
    """Fractures that are written as '#'."""
    if "#" not in passage.folded:
        return
    for match in _HASH.finditer(passage.folded):
        sentence = next(n for n, (start, end) in enumerate(passage.sentences) if match.start() < end)
        yield Hit("injury.sure", match.start(), match.end(), sentence)


def _is_on_body(passage: Passage, hit: Hit) -> bool:
    """Whether a part of the body stands near in the sentence, or in the words themselves."""
    for part in passage.of("injury.part", hit.sentence):
        if hit.start <= part.start < hit.end:
            return True
        first, last = sorted((hit, part), key=lambda each: each.start)
        if words_between(passage, first.end, last.start) <= _NEAR_PART:
            return True
    return False


def _is_plain(passage: Passage, hit: Hit) -> bool:
    """Whether the words, or others beside them, say that it is something else: a birthmark, a rash."""
    for plain in passage.of("injury.plain", hit.sentence):
        if plain.start < hit.end and hit.start < plain.end:
            return True
        first, last = sorted((hit, plain), key=lambda each: each.start)
        is_of_skin = passage.folded[plain.start : plain.end].split()[0] in _DOCUMENTED
        if is_of_skin and words_between(passage, first.end, last.start) <= _NEAR_PART:
            return True
    return False


_DOCUMENTED = frozenset(
    (
        "birthmark",
        "birthmarks",
        "birth",
        "naevus",
        "nevus",
        "naevi",
        "mongolian",
        "slate",
        "slate-grey",
        "congenital",
        "melanocytosis",
        "dermal",
        "stork",
        "strawberry",
        "haemangioma",
        "hemangioma",
        "port",
        "port-wine",
        "salmon",
        "eczema",
        "rash",
        "impetigo",
        "chickenpox",
        "chicken",
        "forceps",
        "ventouse",
        "cephalhaematoma",
        "cephalohaematoma",
        "caput",
        "insect",
        "midge",
        "flea",
        "heel",
        "heelprick",
        "cannula",
        "bcg",
        "nappy",
        "dry",
        "milk",
        "heat",
        "pen",
        "felt",
        "paint",
        "face",
    )
)


def _is_an_adults(passage: Passage, hit: Hit) -> bool:
    """Whether the injury is a grown-up's, or another child's: the words claim it, or are about that person.

    What a parent shows, reports or explains is the child's; so is what stands on a child's own body.
    """
    if _GROWN_AGE.search(passage.folded):
        return True
    own = [each for each in passage.of("injury.childs_own", hit.sentence) if _names_a_child(passage, each)]
    if any(each.start - hit.end >= -_FAR and each.end <= hit.start + _FAR for each in own):
        return False
    claims = passage.of("injury.adults", hit.sentence)
    if any(claim.start < hit.end and hit.start < claim.end for claim in claims):
        return True
    about = whose(passage, hit)
    if about is None or about.relation not in _OTHERS:
        return False
    if about.sentence != hit.sentence:
        start, end = passage.sentences[hit.sentence]
        return _is_of_abuse(passage) and bool(_OF_HER.search(passage.folded, start, end))
    between = passage.folded[about.start : hit.start]
    told = bool(_TELLS.search(between)) or bool(_COLON_SPEECH.search(between))
    return not told or (_is_of_abuse(passage) and bool(_OF_HER.search(passage.folded, hit.start)))


def _is_of_abuse(passage: Passage) -> bool:
    """Whether the entry speaks of abuse between grown-ups."""
    return any(name.startswith(("abuse.", "enquiry.")) for name in passage.hits)


_BIRTHMARK = frozenset(
    (
        "birthmark",
        "birthmarks",
        "birth",
        "naevus",
        "nevus",
        "naevi",
        "mongolian",
        "blue",
        "slate",
        "slate-grey",
        "congenital",
        "melanocytosis",
        "dermal",
        "stork",
        "strawberry",
        "haemangioma",
        "port",
        "salmon",
    )
)
_OTHERS = frozenset(
    ("mother", "father", "parents", "partner", "ex", "kin", "adult", "friend", "neighbour", "sibling")
)
_FAR = 60
_GROWN_AGE = re.compile(
    r"(?<!\w)[fm]\s?(?:1[89]|[2-9]\d)(?!\d)|\bidva\b"
    r"|(?<!\d)(?:1[89]|[2-9]\d)\s?(?:[fm]|yo|y/o|yrs?\s?old|year\s?old)\b"
)
_TELLS = re.compile(
    r"\b(?:show\w*|report\w*|notic\w*|not(?:ed|es)|says?|said|stat\w+|sent|send\w*|point\w*|f(?:ou)?nd\w*|spott\w*"
    r"|think\w*|thought|explain\w*|ask\w*|concern\w*|worri\w*|br(?:ings?|ought)|rang|rung|phoned|call\w*|text\w*"
    r"|whatsapp\w*|messag\w*|tells?|told|describ\w*|believ\w*|reckon\w*|den(?:y|ied|ies)|email\w*|unaware|unsure"
    r"|aware|mention\w*|saw|seen|allow\w*|highlight\w*|raised|confirm\w*|claim\w*)\b"
)
_COLON_SPEECH = re.compile(r":\s*(?:he|she|baby|they|it|his|her)\b")
_OF_HER = re.compile(r"\b(?:she|her|herself)\b")
_CHILD = re.compile(r"\b(?:baby|infant|child|toddler|son|daughter|newborn|bubs)\b|ǂ|\bold\b|\byo\b")


def _names_a_child(passage: Passage, hit: Hit) -> bool:
    return bool(_CHILD.search(passage.folded, hit.start, hit.end))


def _is_so(passage: Passage, hit: Hit) -> bool:
    """Whether the words are affirmed of now: not denied, feared, planned, long ago or another family's."""
    if any(
        clear.start <= hit.start < clear.end or (clear.start < hit.end <= clear.end)
        for clear in passage.of("injury.looked_clear", hit.sentence)
    ):
        return False
    return not (
        is_negated(passage, hit, 5)
        or is_just_negated(passage, hit, 1)
        or is_hypothetical(passage, hit, 3)
        or is_planned(passage, hit, 3)
        or is_history(passage, hit)
        or is_of_others(passage, hit)
    )


def _clear(event: str, passage: Passage) -> Iterator[Signal]:
    for hit in passage.of("injury.looked_clear"):
        yield _signal("injury.none", event, passage, hit)


def _mobility(event: str, passage: Passage) -> Iterator[Signal]:
    not_yet = passage.of("mobility.not_yet")
    for hit in not_yet:
        if not is_history(passage, hit):
            yield _signal("child.not_mobile", event, passage, hit)
    for hit in passage.of("mobility.mobile"):
        covered = any(each.start <= hit.start < each.end for each in not_yet)
        if covered or is_negated(passage, hit, 3) or is_just_negated(passage, hit, 2):
            continue
        if is_hypothetical(passage, hit, 4) or is_planned(passage, hit, 3) or is_of_others(passage, hit):
            continue
        if _is_a_grown_ups_move(passage, hit):
            continue
        yield _signal("child.mobile", event, passage, hit)


_MOVER = re.compile(
    r"\b(?:mum|mother|dad|father|partner|he had|male|man|woman|officer|she had|walk-?in|dog|grandad|nan|phone"
    r"|mobile (?:phone|number|no\b|off|rang)|out for|walking (?:distance|the|him|her|past|to school)"
    r"|school run|in the pram)\b"
)


def _is_a_grown_ups_move(passage: Passage, hit: Hit) -> bool:
    """'Mum walked to clinic', 'mobile number': not the child's own moving."""
    start = passage.sentences[hit.sentence][0]
    around = passage.folded[max(start, hit.start - 24) : hit.end + 16]
    return bool(_MOVER.search(around))


def _exams(event: str, passage: Passage, any_injury: bool) -> Iterator[Signal]:
    for hit in passage.of("injury.examined"):
        to_come = any(
            each.start < hit.end and hit.start < each.end
            for each in passage.of("injury.exam_to_come", hit.sentence)
        )
        if (
            to_come
            or is_planned(passage, hit, 4)
            or is_negated(passage, hit, 3)
            or is_hypothetical(passage, hit, 4)
        ):
            continue
        yield _signal("medical.exam", event, passage, hit)
    if passage.writer in _HOSPITAL and any_injury and passage.field in (Meaning.SEEN, Meaning.EVENT):
        for match in _EXAMINED.finditer(passage.text):
            yield Signal(
                "medical.exam", event, passage.field, match.start(), match.end(), passage.sentences[0],
                certainty=Certainty.LIKELY,
            )  # fmt: skip
            break


def _said_of_it(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """What an entry that tells of an injury says of its cause, of taking it so, and of when it was."""
    doubted = any(passage.of("injury.doubting") for passage in passages)
    for passage in passages:
        if passage.field not in (*_TOLD, Meaning.SEEN) and not passage.field.startswith("other"):
            continue
        for hit in passage.of("injury.cause"):
            if not is_just_negated(passage, hit, 1) or "not known" in hit.tags:
                yield _signal("injury.explained", event, passage, hit, hit.tags | _places(passage, hit))
        if not doubted:
            for hit in passage.of("injury.accepting"):
                yield _signal("injury.accepted", event, passage, hit, hit.tags)
            for hit in passage.of("injury.left_at_that"):
                yield _signal("injury.accepted", event, passage, hit, certainty=Certainty.LIKELY)
        for hit in passage.of("injury.told_again"):
            yield _signal("injury.again", event, passage, hit)
        for hit in passage.of("injury.on_weekday"):
            if not _is_when_it_happened(passage, hit):
                continue
            day = passage.folded[hit.start : hit.end][:3]
            yield _signal("injury.delay", event, passage, hit, {f"on {day}"}, Certainty.POSSIBLE)
        for hit in passage.of("injury.late"):
            if not is_just_negated(passage, hit, 1):
                yield _signal("injury.delay", event, passage, hit)
        for hit in passage.of("injury.told_service"):
            if not is_planned(passage, hit, 3) and not is_negated(passage, hit, 3):
                yield _signal("referral.made", event, passage, hit, certainty=Certainty.LIKELY)
        by_hand = passage.of("injury.by_hand")
        for hit in passage.of("injury.from_afar"):
            if not by_hand:
                yield _signal("injury.remote", event, passage, hit)


def _is_when_it_happened(passage: Passage, hit: Hit) -> bool:
    """Whether a day of the week is tied to what happened by a word close before it."""
    return any(
        cue.end <= hit.start and words_between(passage, cue.end, hit.start) <= _NEAR_CUE
        for cue in passage.of("injury.happened", hit.sentence)
    )


def _places(passage: Passage, hit: Hit) -> frozenset[str]:
    """From where the child is said to have fallen: 'from bed'."""
    if "fall" not in hit.tags:
        return frozenset()
    places = passage.of("injury.from_where", hit.sentence)
    return frozenset(f"from {tag}" for place in places for tag in place.tags)


def _signal(
    name: str,
    event: str,
    passage: Passage,
    hit: Hit,
    tags: frozenset[str] | set[str] = frozenset(),
    certainty: Certainty = Certainty.STATED,
) -> Signal:
    where = (event, passage.field, hit.start, hit.end, passage.sentences[hit.sentence])
    return Signal(name, *where, certainty=certainty, tags=frozenset(tags))
