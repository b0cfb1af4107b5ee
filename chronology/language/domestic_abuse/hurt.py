"""Who is hurt where abuse is told: an adult of the home, a child, or somebody of another home."""

from __future__ import annotations

import re

from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import GRANDPARENT, MOTHER, PARENT
from chronology.language.words.known import LETTERS

_CHILD = (
    r"(?:ǂ+|ǃ+|(?<!his )(?<!her )(?<!their )\b(?:child|pupil|daughter|son|boy|girl|toddler|baby|infant"
    r"|(?:little|older|younger|baby|big|half|his) (?:brother|sister)|yp|teenager)\b)"
)
_ADULT = (
    rf"(?:\b(?:{MOTHER}|mummy|pt|patient|client|tenant|vic|victim|ip|female|woman|wife|su|she"
    r"|(?<![\d/])f(?!/))\b)"
)
_CHILD_BEFORE = re.compile(_CHILD)
_ADULT_BEFORE = re.compile(_ADULT)
_HERS_BEFORE = re.compile(rf"{_ADULT}|\bher\b|\bmr?s\b|'s\b")
_SAYS_HE = re.compile(
    r"\b(?:says?|said|sts|states?|stated|reports?|reported|thinks?|explain\w*)\W+(?:that\W+)?he\W+(?:had\W+)?$"
)
"""'Mum says he' 'ran into a door': the child did, of whom she tells."""
_CHILD_HIT = re.compile(rf"{_CHILD}(?:\W+(?:then|has|had|also|just|and|is|was|who))?\W+$")
_OWN_LIMB = re.compile(
    r"\W+(?:\w+\W+)?(?:back|foot|feet|ankle|knee|knees|finger|fingers|thumb|toe|toes|leg|shin|hip|head|elbow|wrist)\b"
)
_BURNT_PART = re.compile(
    r"\W+(?:\w+\W+)?(?:hands?|arms?|wrist|palm|fingers?|mouth|tongue|lips?|chest|tummy|face)\b"
)
_GROWN_DAUGHTER = re.compile(r"\b(?:mgm|mgf|pgm|gran|nan|grandmother|her mother|her mum)\b.*\bdaughter\b")
_CARER_BEFORE = re.compile(
    rf"\b(?:{MOTHER}|{GRANDPARENT}|school|staff|teacher|gp|doctor|hv|midwife|sw|court|order|she|i|we)\W+(?:\w+\W+)?$"
)
_CHILD_TELLS = re.compile(
    r"\b(?:told|tells|said to|says to|disclosed to)\W+(?:\w+\W+){0,2}"
    r"(?:ta|lsa|elsa|dsl|teacher|tutor|staff|mrs|miss|key person|keyperson|friends?)\b"
)

_CHILD_SPEAKS = re.compile(r"\b(?:daddy|mummy|mammy|dada)\b.*\b(?:me|my)\b")
"""'Daddy hurt my arm': who calls them so was hurt, and is a child."""
_FEARS = re.compile(r"(?:frightened|scared|terrified|afraid) of\b")
_SEEMS = re.compile(r"\b(?:seem|appear|look|sound)\w*\W+(?:\w+\W+)?$")


def is_fear(passage: Passage, hit: Hit, seen: bool = False) -> bool:
    """Whether the words tell of fear, and of nothing that was done; with `seen`, of fear that only shows.

    'Frightened of her partner' is a sign; 'seemed frightened of him' is what was seen, and not told.
    """
    if not _FEARS.match(passage.folded, hit.start):
        return False
    start = passage.sentences[hit.sentence][0]
    return not seen or _SEEMS.search(passage.folded, start, hit.start) is not None


_HIS_MOTHER = re.compile(rf"{LETTERS['child']}+'?s?\s(?:{PARENT}|step\w+)\b")
_A_MARK = re.compile(
    r"(?:bruis(?:e|es|ing)|scratches|burns?)"
    r" (?:on|to|down|over|up|under|across|above|along|behind|below|beneath)\b"
)


_HER = re.compile(r"\bher\b")
_HER_AND_CHILD = re.compile(
    r"(?:\b(?:her|mum|mother)|ǁ+) (?:and|&|\+) (?:the |her )?(?:ǂ+|child\w*|baby|kids|boys|girls)"
)
"""'Followed her and Aiden to school': who is 'her' further on is the mother."""


_BY_HER_MAN = re.compile(
    r"\b(?:her|mum's|mother's) (?:ex-|ex |new |then )?(?:partner|boyfriend|bf|husband|hubby"
    r"|fianc\w+|bloke|fella|man) $"
)
"""'Her boyfriend beats her': whose boyfriend it is, whom he beats."""


def is_an_adults(passage: Passage, hit: Hit) -> bool:
    """Whether it is an adult who is hurt: by the words themselves, or as the last person spoken of before."""
    start, end = passage.sentences[hit.sentence]
    if _GROWN_DAUGHTER.search(passage.folded, start, end):
        return True
    if _CHILD_HIT.search(passage.folded, start, hit.start):
        return False
    if hit.tags:
        return True
    if _HER_AND_CHILD.search(passage.folded, start, hit.start) and _HER.search(
        passage.folded, hit.start, hit.end
    ):
        return True
    if _A_MARK.match(passage.folded, hit.start):
        return False  # 'bruise down her cheek' is what is seen, and no act
    own = passage.folded[hit.start : hit.end].split()
    if own[0].startswith(("burn", "scald")) and _BURNT_PART.match(passage.folded, hit.end):
        return False
    if _OWN_LIMB.match(passage.folded, hit.end) and own[0].startswith(
        ("hurt", "hit", "knock", "burn", "bruis", "bang")
    ):
        return False
    before = passage.sentences[max(0, hit.sentence - 1)][0]
    if _BY_HER_MAN.search(passage.folded, start, hit.start):
        return True
    child = _last(_CHILD_BEFORE, passage.folded, before, hit.start)
    adult = _last(_ADULT_BEFORE, passage.folded, before, hit.end)
    if adult < 0 and _CHILD_TELLS.search(passage.folded, start, end):
        return False  # 'told the TA that he gets me by the neck'
    if _CHILD_SPEAKS.search(passage.folded, hit.start, hit.end):
        return False
    return child <= adult


def is_a_carers(passage: Passage, hit: Hit) -> bool:
    """Whether it is a parent or a professional who does not let a child do something."""
    return bool(_CARER_BEFORE.search(passage.folded, passage.sentences[hit.sentence][0], hit.start))


def is_unexplained(passage: Passage, hit: Hit) -> bool:
    """Whether the hurt is a grown-up's, and the entry gives no cause for it."""
    if passage.has("abuse.sign_explained"):
        return False
    childs = passage.of("abuse.childs_injury", hit.sentence)
    if not all(_HIS_MOTHER.match(passage.folded, each.start, each.end) for each in childs):
        return False
    start = passage.sentences[hit.sentence][0]
    if _SAYS_HE.search(passage.folded, start, hit.start):
        return False
    return _last(_CHILD_BEFORE, passage.folded, start, hit.end) <= _last(
        _HERS_BEFORE, passage.folded, start, hit.end
    )


def is_of_a_hurt(passage: Passage, hit: Hit) -> bool:
    """Whether 'it was her fella' says how a grown-up came by a hurt, and not who rang or whose day it was."""
    if any(other.start <= hit.start < other.end for other in passage.of("abuse.secret_not", hit.sentence)):
        return False
    hurts = [
        *passage.of("injury.sure"),
        *(sign for sign in passage.of("abuse.sign") if "injury" in sign.tags),
    ]
    return any(
        _CHILD_BEFORE.search(passage.folded, passage.sentences[min(hurt.sentence, hit.sentence)][0], hit.end)
        is None
        for hurt in hurts
        if hurt.sentence <= hit.sentence
    )


def is_other_familys(passage: Passage, sentence: int) -> bool:
    """Whether it is told of somebody else's home: not where an aunt speaks of her sister, the mother.

    What follows a semicolon goes on: 'Called to the flat above; couple there arguing'.
    """
    if passage.has("abuse.kin_tell", sentence):
        return False
    if passage.has("abuse.of_others", sentence):
        return True
    goes_on = sentence > 0 and passage.text[passage.sentences[sentence][0]].islower()
    return goes_on and passage.has("abuse.of_others", sentence - 1)


def _last(what: re.Pattern[str], text: str, start: int, end: int) -> int:
    return max((match.start() for match in what.finditer(text, start, end)), default=-1)
