"""Whose injury it is: this child's, or a grown-up's or another child's of whom the entry speaks."""

from __future__ import annotations

import re

from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import GRANDPARENT, KIN, PARENT
from chronology.language.people.mentions import Mention
from chronology.language.people.whose import whose
from chronology.language.words.known import LETTERS
from chronology.language.words.stretches import overlap

_OTHERS = frozenset(
    ("mother", "father", "parents", "partner", "ex", "kin", "adult", "friend", "neighbour", "sibling")
)
_FAR = 60
_GROWN_AGE = re.compile(  # '11/52 M' is a boy of eleven weeks
    r"(?<!\w)[fm]\s?(?:1[89]|[2-9]\d)(?!\d)|\bidva\b"
    r"|(?<![\d/+])(?:1[89]|[2-9]\d)\s?(?:[fm]|yo|y/o|yrs?\s?old|year\s?old)\b"
    r"|\b(?:smear|contracept\w+|coil|hrt)\b"
)
_OF_HER_BIRTH = re.compile(
    r"\b(?:postnatal|post natal)\b|\bpn (?:check|review|exam\w*)"
    r"|\b(?:lochia|perine\w+|c-?section|caesarean|lscs|episiotomy)\b"
)
_HEALS = re.compile(r"(?:wound|scar|stitch\w*|sutures?|tear)\b")
"""What a woman who has given birth has to heal: 'Postnatal check. Wound healed.'"""
_IN_MONTHS = re.compile(r"(\d\d)\s?m")
_OLDEST_IN_MONTHS = 36
_TELLS = re.compile(
    r"\b(?:show\w*|report\w*|notic\w*|not(?:ed|es)|says?|said|sed|stat\w+|sent|send\w*|point\w*|f(?:ou)?nd\w*"
    r"|spott\w*|think\w*|thought|explain\w*|ask\w*|concern\w*|worri\w*|br(?:ings?|ought)|rang|rung|phoned|call\w*"
    r"|text\w*|whatsapp\w*|messag\w*|tells?|told|describ\w*|believ\w*|re[ck]+[eo]n\w*|presum\w*|guess\w*|suppos\w*|den(?:y|ied|ies)|email\w*|unaware"
    r"|unsure|aware|mention\w*|saw|seen|allow\w*|highlight\w*|raised|confirm\w*|claim\w*|suggest\w*|alleg\w*"
    r"|blam\w*|attribut\w*|puts?|gave|gives?|offer\w*|account\w*|explanation|version|story|history|accept\w*"
    r"|admit\w*|recall\w*|demonstrat\w*|suspect\w*|assum\w*|feels?|felt|wonder\w*|quer\w*|photo\w*|foto\w*|pics?"
    r"|pictures?|images?|videos?|voicemail|message|bathing|bathed|chang(?:ed|ing)"
    r"|wrote|writes?|writing|line is|line was|tale|swears?|swore|maintain\w*|adamant|apparently|laugh\w*"
    r"|undress\w*|seek\w*|sought|let slip|insist\w*|belief|monitored|ignored|overlooked|offers)\b"
)
_SPEECH = re.compile(
    r":\s*(?:he|she|baby|they|it|his|her)\b|^\w+\s*\"|:\s*\d{1,2}\s?(?:/52|/12|wks?|weeks?|months?|mths?)\b"
)
_TELLS_NEXT = re.compile(rf"\s*\"|\s+(?:\w+\s+)?{_TELLS.pattern}")
_LENDS_NAME = re.compile(
    r"(?:'s|s')?\s(?:version|account|explanation|story|belief|care|elbow|nails?|toys?|ring|watch|knee|fault|doing"
    r"|house|presence|phone|teeth)\b"
)
_TELLS_OF_IT = re.compile(
    r"\b(?:that|puts?|spoke\w*|satisfied|happy|content|explain\w*|thinks?|thought|reckons?|blam\w*|attribut\w*"
    r"|wonder\w*|sed|(?:account|version|story|explanation) of|accounts? for|accounted|agreed?|believ\w*)\b"
)
_SHOWS_OWN = re.compile(r"\bshow\w*(?: \w+)? (?:her|his)(?: own)?(?: \w+)? $")
_VICTIM = re.compile(
    r"\b(?:IP|AP|[Vv]ictim|[Aa]gg(?:rieved)?|[Cc]omp(?:lainant)?)\b[,:]?\s(?P<who>(?:[A-Z][\w'’-]+\s){0,3})"
    r"(?:(?:has|had|with|sustained|suffered|received|shows?|showing|presents?|is|was|got)\b|[+-])[^.;]{0,40}$"
)
_SUSPECT = re.compile(r"\b(?:susp(?:ect)?|b/f|g/f|bf|ex|partner|husband|boyfriend|girlfriend|dash|dv|da)\b")
_WILL_NOT_SAY = re.compile(  # 'GRAZE TO ELBOW, WONT GIVE STATEMENT'
    r"\b(?:wont|won't|will not|would not|wouldn't|declin\w+|refus\w+|no|not|unwilling|reluctant)\b[^.;]{0,30}"
    r"\b(?:statement|complaint|complain|prosecut\w+|press charges|support police|substantive account)\b"
)
_BY_THE_CHILD = re.compile(  # 'Mia bit Theo on the arm', not 'Mia bitten by Theo'
    rf"{LETTERS['child']}+\s(?:has\s|had\s|then\s|also\s)?"
    r"(?:bit|bites|hit|hits|scratched|scratches|kicked|kicks|pushed|pinched|pinches|slapped|nipped|headbutted)"
    r"\s(?!(?:by|on|in|at|over|from|when|while|and|her|him|his|the\s(?:floor|door|wall|table))\b)"
)
_ON_ANOTHER = re.compile(
    r"\s(?:on|to)\s(?!Left|Right|Arrival|Both|Exam)(?P<who>[A-Z][a-z]+)\b(?!['’]s\s(?:side|day))"
)
_NAMED_FOR = re.compile(r"(?<!\w)[A-Z][a-z]+['’]s (?:\w+ ){0,2}$")
_SIBLING = re.compile(
    rf"(?:{LETTERS['child']}+'s\W+|his\W+|her\W+)?(?:(?:older|younger|big|little|twin|half|baby)\W+)?"
    rf"(?:{LETTERS['sibling']}+|(?:half-?|step-?)?(?:sister|brother)|sibling|twin)\b"
)
_SIBLING_HEADS = re.compile(r"\W*(?:bro|sis|sib|brother|sister|twin)s?\s*(?:[:=]|\s[-–])")  # 'Bro: lac knee'
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|herself)\b")
_PARENT = re.compile(rf"\b(?:{PARENT}|{GRANDPARENT})\b")
_OF_HER = re.compile(r"\b(?:she|her|herself)\b")
_CHILD = re.compile(
    r"\b(?:baby|bby|babby|infant|child|toddler|son|daughter|newborn|bubs|lad|lass|boy|girl|kid)\b|ǂ|\bold\b|\byo\b"
)
_PARENT_OF = re.compile(rf"{LETTERS['child']}*'?s?\s{KIN}\b")
_YOUNG = re.compile(r"(?:the |young |little )?(?:lads?|lass|lassie|boys?|girls?|kids?|youngsters?)\b")
_FROM_WHOM = re.compile(
    r"\b(?:by|from|fr|frm|per|according to|asked|told|rang|called|spoken? (?:to|with)|spoke (?:to|with)"
    r"|discussed with|advised|challenged|questioned|w/)\W+(?:the |his |her |their )?$"
)
_THROUGH = re.compile(r"\b(?:by|from|per)\b")
_APART = re.compile(r"\s-\s|;")
_BROKEN = re.compile(r"[,:\"]|\s-\s")
_ABOUT_A_PATIENT = re.compile(r"^(?:pt|patient|client)\b|\b(?:pt|patient|client)$")
_DOERS = re.compile(r"\w+s (?:were|was|are|have|had|saw|found|noted|felt|think|thought)\b")  # not 'mums arm'
_GROWN_LIFE = re.compile(
    r"\b(?:partner|husband|wife|boyfriend|ex|assault\w*|dv|da|domestic|punch\w*|strangl\w*|alcohol|drunk"
    r"|intoxicated|pregnan\w*|antenatal|/40|headbutt\w*|children)\b"
)
_OF_ABUSE = (
    *(
        f"abuse.{name}"
        for name in (
            "act", "incident", "bare", "term", "secret", "control", "conflict", "sign", "notice", "denied",
            "marac",
        )
    ),
    *(f"enquiry.{name}" for name in ("term", "strong", "asked", "not_asked", "unable", "disclosed")),
)  # fmt: skip
_UNTOLD = frozenset(("", "other"))
# Services whose patient is as a rule the child, where the return is about a child.
_OF_CHILDREN = frozenset(("ambulance", "ed", "acute_hospital", "hospital", "community_health"))


def is_an_adults(passage: Passage, hit: Hit) -> bool:
    """Whether the injury is a grown-up's, or another child's: the words claim it, or are about that person.

    What a parent shows, reports or explains is the child's; so is what stands on a child's own body.
    """
    if any(not _is_in_months(passage, age) for age in _GROWN_AGE.finditer(passage.folded)):
        return True
    if _is_of_another_name(passage, hit) or _is_of_a_grown_victim(passage, hit):
        return True
    if is_done_by_the_child(passage, hit):
        return True
    if _is_of_whoever_will_not_say(passage, hit):
        return True
    if _HEALS.match(passage.folded, hit.start) and _OF_HER_BIRTH.search(passage.folded):
        return True
    claims = [each for each in passage.of("injury.adults", hit.sentence) if _is_claim(passage, each)]
    own = [
        each
        for each in passage.of("injury.childs_own", hit.sentence)
        if _names_a_child(passage, each) and not _SIBLING.match(passage.folded, each.start)
    ]
    if _SIBLING_HEADS.match(passage.folded, passage.sentences[hit.sentence][0]):
        return True
    if any(_is_of_sibling(passage, each, hit) for each in claims):
        return True
    if any(each.start - hit.end >= -_FAR and each.end <= hit.start + _FAR for each in own):
        return False
    if any(overlap(claim, hit) for claim in claims):
        return True
    about = whose(passage, hit)
    if about is None or about.relation not in _OTHERS or _only_tells(passage, about):
        return False
    if about.relation == "sibling" and _SHOWS_OWN.search(passage.folded, about.start, hit.start):
        return True
    if about.sentence != hit.sentence:
        start, end = passage.sentences[hit.sentence]
        return _is_of_abuse(passage) and bool(_OF_HER.search(passage.folded, start, end))
    if about.start >= hit.end and (
        _THROUGH.search(passage.folded, hit.end, about.start)
        or _TELLS_NEXT.match(passage.folded, about.end)
        or _LENDS_NAME.match(passage.folded, about.end)
        or (_APART.search(passage.folded, hit.end, about.start) and not _is_of_abuse(passage))
    ):
        return False  # 'bruise reported by aunt', 'bruise - mum: he fell', 'bruise: sister's elbow'
    between = passage.folded[min(about.start, hit.start) : hit.end]
    told = bool(_TELLS.search(between)) or bool(_SPEECH.search(between))
    return not told or (_is_of_abuse(passage) and _is_hers(passage, hit))


def _is_in_months(passage: Passage, age: re.Match[str]) -> bool:
    """Whether an age is a toddler's in months: '18m', and not '32M'."""
    written = _IN_MONTHS.fullmatch(passage.text, age.start(), age.end())
    return written is not None and int(written[1]) <= _OLDEST_IN_MONTHS


def _is_of_another_name(passage: Passage, hit: Hit) -> bool:
    """Whether it is called somebody's by name, where the child's own stands too: 'Isla's burn. Kit well.'"""
    named = _NAMED_FOR.search(passage.text, max(0, hit.start - 40), hit.start)
    return (
        named is not None
        and LETTERS["child"] not in passage.folded[named.start() : named.end()]
        and LETTERS["child"] in passage.folded
        and named.start() >= passage.sentences[hit.sentence][0]
    )


def is_done_by_the_child(passage: Passage, hit: Hit) -> bool:
    """Whether it is the child who hurts another, or the mark is on somebody else who is named."""
    start, end = passage.sentences[hit.sentence]
    if any(
        doing.start() <= hit.start < doing.end()
        for doing in _BY_THE_CHILD.finditer(passage.folded, start, end)
    ):
        return True
    other = _ON_ANOTHER.match(passage.text, hit.end)
    return (
        other is not None
        and LETTERS["child"] in passage.folded
        and LETTERS["child"] not in passage.folded[other.start() : other.end()]
    )


def _is_of_a_grown_victim(passage: Passage, hit: Hit) -> bool:
    """Whether the police write whom a partner hurt: 'IP Ann MARSH has split lip, susp b/f'."""
    start = passage.sentences[hit.sentence][0]
    victim = _VICTIM.search(passage.text, start, hit.start)
    if victim is None or LETTERS["child"] in passage.folded[victim.start() : hit.start]:
        return False
    return _SUSPECT.search(passage.folded) is not None


def _is_of_whoever_will_not_say(passage: Passage, hit: Hit) -> bool:
    """Whether it is of a grown-up hurt at home who makes no statement: no child is asked for one."""
    start, end = passage.sentences[hit.sentence]
    said = passage.folded[start:end]
    return (
        _is_of_abuse(passage)
        and _WILL_NOT_SAY.search(said) is not None
        and LETTERS["child"] not in said
        and _CHILD.search(said) is None
    )


def _is_of_sibling(passage: Passage, claim: Hit, hit: Hit) -> bool:
    """Whether a brother or a sister is said to have it: 'Poppy has stitches in her knee, Aiden fine'."""
    return overlap(claim, hit) and _SIBLING.match(passage.folded, claim.start) is not None


def _is_claim(passage: Passage, claim: Hit) -> bool:
    """Whether words such as 'mum has a bruise' are of a grown-up: not 'burn to hand, mother stating ...'."""
    said = passage.folded[claim.start : claim.end]
    if _BROKEN.search(said) or _DOERS.match(said):
        return False
    if _TELLS_OF_IT.search(said) and not _OF_HER.search(said):
        return False  # 'officers satisfied that bruising', 'mum puts the swelling down to'
    if _PARENT.search(said[-8:]) and _TELLS_NEXT.match(passage.folded, claim.end):
        return False  # 'scratch on cheek mum says cat'
    if not _ABOUT_A_PATIENT.search(said):
        return True
    if passage.writer in _OF_CHILDREN:
        return False
    if passage.writer not in _UNTOLD or _GROWN_LIFE.search(passage.folded):
        return True
    return bool(_OF_HER.search(passage.folded)) and not _PARENT.search(passage.folded)


def _only_tells(passage: Passage, about: Mention) -> bool:
    """Whether a person is no grown-up ('the lad'), or is named as the one from whom it is known."""
    if about.relation == "adult" and _YOUNG.match(passage.folded, about.start):
        return True
    start = passage.sentences[about.sentence][0]
    if passage.folded[about.start - 1 : about.start] == "(" and about.start:
        return True  # 'scald - spilt tea (dad)'
    return bool(_FROM_WHOM.search(passage.folded, max(start, about.start - 24), about.start))


def _names_a_child(passage: Passage, hit: Hit) -> bool:
    """Whether a child stands in the words, and is not only whose mother or father it is: 'Aiden's mother'."""
    return any(
        not _PARENT_OF.match(passage.folded, child.end())
        for child in _CHILD.finditer(passage.folded, hit.start, hit.end)
    )


def _is_hers(passage: Passage, hit: Hit) -> bool:
    """Whether the words go on about a woman: not 'mum said he burnt his hand and she put cream on'."""
    pronoun = _PRONOUN.search(passage.folded, hit.start)
    return pronoun is not None and pronoun.group().startswith(("she", "her"))


def _is_of_abuse(passage: Passage) -> bool:
    """Whether the entry speaks of abuse between grown-ups."""
    return any(not passage.has("abuse.not", hit.sentence) for name in _OF_ABUSE for hit in passage.of(name))
