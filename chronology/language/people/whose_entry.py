"""What an entry tells of another than the child: by a column, by initials, or by whose session it was.

A surgery lists a family ('AB: DNA asthma. CB: seen'), and a hospital names the patient of each attendance:
what a brother missed or hurt there is not the child's. Nor is a session of early help that a parent missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from chronology.language.passages import Passage
from chronology.language.people.kin import KIN, PARENT
from chronology.language.signals import Signal, touch
from chronology.language.words.known import Known
from chronology.model.events import Event, Meaning
from chronology.resource import toml

_THE_CHILDS = ("injury.", "appointment.", "attendance.", "child.mobile", "child.not_mobile")
_FELT = ("concern",)
_LABEL = re.compile(r"(?<![\w.&/-])(?P<label>[A-Z]{2,3})(?:\s?[:=]\s|\s[-–]\s|(?=\s(?:DNA|WNB|FTA)\b))")
_PARENTS_OWN = re.compile(
    r"\bearly help (?:\w+ )?(?:sessions?|meetings?|appointments?|appts?|visits?|reviews?|workers?)\b"
    r"|\bearly help:|\b(?:parenting|triple p|incredible years|freedom programme|solihull|family support)\b"
    r"|\b(?:fsw|family support worker|family worker) (?:sessions?|appointments?|appts?|visits?)\b"
)
_A_PARENT_MISSED = re.compile(rf"\b(?:{PARENT}|carers?|family|couple|ms|mrs|mr)\b")
_YOUNG = re.compile(r"[ǂǃ]|\b(?:child|children|baby|yp|young person|pupil|lad|boy|girl|son|daughter|kids?)\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"[A-Z]\.? ?[A-Z]\.?(?: ?- ?[A-Z]\.?)?")
_SAYS_CHILD = re.compile(r"ǂ|\b(?:baby|babies|infant|newborn|unborn)\b")
"""With these words it is the child, though the entry is another's: 'Mum: baby has a bruise'."""
_WHO_COMES = rf"(?:\w+ ){{0,2}}(?:{KIN}|carers?|foster)\b"
_IS_BROUGHT = re.compile(
    rf"\b(?:brought|bib|carried)(?: in| up)? by {_WHO_COMES}"
    rf"|\b(?:home|discharged|allowed home|goes home|back)(?: \w+)? (?:with|w|to|w/) {_WHO_COMES}"
)
"""Who is brought by a parent, and goes home with one, is the child: what is told of the patient is of it."""
_A_PARENTS_CHILD = re.compile(r"ǂ|\b(?:child|children|kids|baby|bab\w+|pregnan\w*|postnatal|post natal)\b")
_OF_A_PATIENT = ("mh.crisis", "mh.parent", "substance.parent")
_SEEN_THERE = (
    "child.seen",
    "child.spoken_to",
    "child.alone",
    "child.voice",
    "appointment.attended",
    "medical.exam",
)
_OF_A_SIBLING = re.compile(
    r"\W*(?:(?:home |clinic |h/?)?(?:visit|v|appt|appointment|review|clinic|contact|attendance|entry|notes?)"
    r" (?:re|for|to|of|with|on) )?"
    r"(?:(?:his|her|the|younger|older|elder|eldest|youngest|little|big|baby|half|step|twin|yngr) )*"
    r"(?:sib|sibling|brother|sister|bro|sis|ǃ+)(?:'s)?\b"
    r"(?! (?:says?|said|sed|states?|stated|tells?|told|reports?|reported|answered|opened|let|rang|thinks"
    r"|phoned|texted|called))"
    r"(?!s?\W+(?:and|&|,))"
)
_SAYS_CHILDREN = re.compile(
    r"ǂ|\b(?:both|all|children|kids|siblings|sibs|brothers|sisters|twins|family seen|two|three|four|unborn)\b"
)
"""With these words an entry that opens with a brother or sister may tell of the child as well."""
_HOSPITAL = frozenset({"ed", "acute_hospital", "hospital", "ambulance"})
_OF_AGE = re.compile(r"\bage\b")
_YEARS = re.compile(r"(\d{1,3})\s?(?:y|yr|yrs|year|years|yo)\b")
_AGE_AND_SEX = re.compile(
    r"\b(\d{1,3})\s?(?:(w|wks?|weeks?|m(?=\s?[mf]\b)|mths?|months?|/12|/52)|y|yrs?|years?|yo)?\s?(?:[mf]|male|female)?\b",
    re.IGNORECASE,
)
"""'34F', '25Y F', '20W M'."""
_GROWN = 18  # years
_SHORT = 3  # letters: 'Ben' for Benjamin


def of_the_child(
    signals: Iterable[Signal], passages: Sequence[Passage], known: Known, event: Event
) -> Iterator[Signal]:
    """The signals without those of the child's health and attendance that are told of another.

    And without a parent's ill health or drink where it is the child who was brought to hospital.
    """
    if _is_the_child_who_is_brought(passages):
        signals = [signal for signal in signals if not _is_of_the_patient(signal, passages)]
    if _is_another(event.family_member, known) or _is_grown(event):
        texts = {passage.field: passage.folded for passage in passages}
        yield from _without(
            signals, lambda signal: not _SAYS_CHILD.search(texts[signal.field], *signal.sentence)
        )
        return
    if _is_a_siblings(passages):
        signals = [signal for signal in signals if not signal.id.startswith(_SEEN_THERE)]
    others = {
        passage.field: (*_others(passage.text, known), *_of_the_parents(passage)) for passage in passages
    }
    if not any(others.values()):
        yield from signals
        return
    yield from _without(
        signals, lambda signal: any(start <= signal.start < end for start, end in others[signal.field])
    )


def _is_the_child_who_is_brought(passages: Sequence[Passage]) -> bool:
    """Whether a hospital's entry has a child for its patient, and speaks of no other."""
    if not any(passage.writer in _HOSPITAL for passage in passages):
        return False
    told = [passage.folded for passage in passages]
    return any(map(_IS_BROUGHT.search, told)) and not any(map(_A_PARENTS_CHILD.search, told))


def _is_a_siblings(passages: Sequence[Passage]) -> bool:
    """Whether the account opens with a brother or sister as the one it is about, and names no other child."""
    told = [passage for passage in passages if passage.field == Meaning.EVENT]
    if not told or not _OF_A_SIBLING.match(told[0].folded):
        return False
    return not any(_SAYS_CHILDREN.search(passage.folded) for passage in passages)


def _is_of_the_patient(signal: Signal, passages: Sequence[Passage]) -> bool:
    """Whether the sentence that tells of ill health or drink names no parent."""
    if signal.id not in _OF_A_PATIENT:
        return False
    folded = next(passage.folded for passage in passages if passage.field == signal.field)
    return _A_PARENT_MISSED.search(folded, *signal.sentence) is None


def _without(signals: Iterable[Signal], is_others: Callable[[Signal], bool]) -> Iterator[Signal]:
    kept: list[Signal] = []
    gone: list[Signal] = []
    for signal in signals:
        (gone if signal.id.startswith(_THE_CHILDS) and is_others(signal) else kept).append(signal)
    for signal in kept:
        if not (signal.id in _FELT and any(touch(signal, other) for other in gone)):
            yield signal


def _is_another(cell: str, known: Known) -> bool:
    """Whether the column of whom the entry is about names one of the child's surname who is not the child.

    By name, by surname and initial ('MOSS B', 'Bram M'), or by initials ('BM', 'JT-D').
    """
    first, last = _childs_name(known)
    cell = _AGE_AND_SEX.sub(" ", cell)
    words: list[str] = [word.casefold() for word in _LETTERS.findall(cell)]
    if not last or _listed("no_first_names") & set(words):
        return False
    if _INITIALS.fullmatch(cell.strip()) and not _means_something(cell.strip()):
        return words[-1][-1] in (last[0], last.rpartition("-")[2][:1]) and words[0][0] != first[0]
    surnames = [word for word in words if word == last] or [word for word in words if word == last[0]]
    rest = [word for word in words if word not in surnames]
    if len(rest) != 1 or not surnames or (len(surnames[0]) == 1 and len(rest[0]) == 1):
        return False
    return not _alike(rest[0], first, known)


def _is_grown(event: Event) -> bool:
    """Whether a column of the patient's age says that it is a grown-up: '25Y F', or 'Sarah D 34F'."""
    by_name = _AGE_AND_SEX.search(event.family_member)
    if by_name is not None and int(by_name[1]) >= _GROWN and not by_name[2]:
        return True
    return any(
        _OF_AGE.search(words.heading.replace("_", " ").casefold()) is not None
        and (age := _YEARS.match(words.text.strip().casefold())) is not None
        and int(age[1]) >= _GROWN
        for words in event.other
    )


def _alike(name: str, first: str, known: Known) -> bool:
    if len(name) == 1:
        return name == first[0]
    if OSA.distance(name, first) <= 2 or _starts_alike(name, first):  # misspelt, or shortened
        return True
    return any(part == "child" and name in written.split() for part, written in known.names)


def _starts_alike(name: str, first: str) -> bool:
    return name[:_SHORT] == first[:_SHORT]


def _others(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """Where the words behind the initials of another stand, to the next initials or the child's name."""
    first, last = _childs_name(known)
    labels = [found for found in _LABEL.finditer(text) if not _means_something(found["label"])]
    if not first or not labels:
        return
    is_own = [_is_own(found["label"].casefold(), first, last) for found in labels]
    is_list = any(is_own) or len({found["label"] for found in labels}) > 1
    for at, found in enumerate(labels):
        if not is_own[at] and (is_list or found["label"][-1].casefold() == last[:1]):
            end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
            named = re.compile(rf"\b{re.escape(first)}\b", re.IGNORECASE).search(text, found.end(), end)
            yield found.start(), named.start() if named else end


def _of_the_parents(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences about a session that is the parents' own: of early help, or of a parenting course."""
    for start, end in passage.sentences:
        names_a_child = _YOUNG.search(passage.folded, start, end)
        early_help = passage.writer == "early_help" and _A_PARENT_MISSED.search(passage.folded, start, end)
        if not names_a_child and (early_help or _PARENTS_OWN.search(passage.folded, start, end)):
            yield start, end


def _is_own(initials: str, first: str, last: str) -> bool:
    return initials[0] == first[0] and (not last or initials[-1] == last[0])


def _childs_name(known: Known) -> tuple[str, str]:
    """The child's first name and surname, '' where it is not known."""
    names = [written.split() for part, written in known.names if part == "child"]
    longest = max(names, key=len, default=[])
    return (longest[0] if longest else ""), (longest[-1] if len(longest) > 1 else "")


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(word for part in toml("vocabularies", "acronyms.toml").values() for word in part)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(toml("vocabularies", "initials.toml")[name])


def _means_something(label: str) -> bool:
    return label in _acronyms() or label in _listed("nobodys")
