"""Whom an entry speaks of: every person that a sentence names, or mentions by what they are to the child.

A mention says where it stands, its relation ('mother', 'father', 'parents', 'child', 'sibling', 'kin',
'partner', 'ex', 'friend', 'neighbour', 'adult', 'patient', 'professional', or 'named' where only a name is
given), the gender where the words say it, and the name. Names that stand beside a relation belong to it:
'Lee Sanders (mum's partner)', 'nan Carol Finch'. Professionals are told from family here, once for all.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chronology.language.passages import Hit, Passage
from chronology.language.people.kin import KIN
from chronology.language.people.name_words import Name
from chronology.language.people.names import begins_anew, is_professional, names
from chronology.language.words.lexicon import words
from chronology.language.words.stretches import overlap

RELATIONS = (
    "mother", "father", "parents", "child", "sibling", "kin", "partner", "ex", "friend", "neighbour",
    "adult", "patient", "professional",
)  # fmt: skip
_SAME = ({"partner", "father"}, {"ex", "father"})
_TOY = "toy"  # a 'daddy doll' is nobody
_FAMILY = frozenset({"mother", "father", "parents"})
_BLANK = re.compile(r"[\s'’]*$|\s*[(=:/\"“]\s*$|\s*[-–]\s*$")
_APPOSED = re.compile(
    r"\s*(?:of (?:\w+ ){1,2}(?:years?|months?|weeks?|yrs|mths|wks))?\s*[,(=:/-]?\s*"
    r"(?:(?:called|named|name|is|was|now|known as|who is|aged? \d+)\s*)*$"
)
_APPOSED_BEHIND = re.compile(
    r"\s*(?:\(|,|=|-|/|:)?\s*(?:[A-Za-z]{1,3}\.?\s\d{4}|\d{1,2}|aged? \d+|b\.? ?\d{4})?[,)]?\s*"
    r"(?:(?:who|is|was|as|being|the|her|his|their|a|an|new|now|also)\s+)*\(?$"
)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx)\.?\s+$")
_TITLE_TOO = re.compile(r"(?<=\s)(?:mr|mrs|ms|miss|mx)\.?\s+$", re.IGNORECASE)  # 'grandmother Mrs Pound'
_TITLES = {"mr": "male", "mrs": "female", "ms": "female", "miss": "female"}
_PLACE = re.compile(
    r"\s+(?:road|rd|street|st|lane|ln|avenue|ave|close|court|drive|way|house|centre|unit|ward|school|primary|academy"
    r"|nursery|hospital|clinic|surgery|hostel|park|team|project|contact centre|services?)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?<![\w'’-])(?<!St )(?<!St\. )([A-Z][a-z]{2,})['’]s(?!\w)")
_AGED = re.compile(r"\s*[,(]?\s*(?:aged?\s+)?(\d{1,2})(?=\s*(?:[),.;]|y|m/|mths?|months|/12|and\b|$))")
_GROWN_UP = 16
_ENDS_ASIDE = re.compile(r"\s*(?:[,.;)]|$|\(\d)")
_IS_TOLD_OF = re.compile(
    r"['’]s\b|\s+(?:is|was|has|had|will|moved|lives?|stays?|came|comes|and I)\b"
    r"|\s*[,(]\s*(?:her |mum's |mother's |new |current )*"
    r"(?:partner|boyfriend|husband|fianc[eé]|lodger|step-?dad|stepfather|girlfriend)\b(?!\s*[:(=/-]|\s+[A-Z])"
)
_IS_ALSO = re.compile(r"\s*(?:,|\(|, ?\(|-|/|,? (?:who is|who's|being)(?: also)?(?: the| her| his)?)\s*")
_P = re.compile(
    r"(?<![\w.&/'’@-])(?<!Mr )(?<!Mrs )(?<!Ms )(?<!Miss )(?<!Dr )(?<!Baby )(?<!Child )(?<!Family )"
    r"(?<!Section )(?<!Group )(?<!Vit )(?<!Room )(?:P(?!\s?:)|(?<='s )P)"
    r"(?![\w.&/@-]|'[a-rt-z]|\s?[=<>]|\s?:?\s?[+-]?\d)"
)
_IN_SHORT = re.compile(r"\b(?:[Mm]o|[Cc]l|[Cc]h|[Pp]t|FOB|MGM|IP|DV|DASH|HH|FH)\b|\b[Nn]ew P\b|'s P\b")
"""A capital P that stands alone, as police and drug workers write of a partner: 'mo + P', 'P (Kyle Vance)'.
Only in notes that shorten others too: elsewhere it may be the letter that stands for a name."""
_PARENT_OF = re.compile(rf"\b{KIN} of (?:the )?$")
_PARTNER = frozenset({"partner"})
_SURNAME = re.compile(r" [A-Z][a-z]")
_LISTED_YOUNG = re.compile(
    r"\b(?:[Cc]hildren|[Kk]ids|[Bb]oys|[Gg]irls|[Tt]wins|[Ss]iblings|[Ss]ons|[Dd]aughters|[Gg]randchildren)"
    r"[:,( -]{1,3}(?:[A-Z][\w'’-]+|and|aged?|\d{1,2}\w{0,3}|[,&() ])*$"
)
"""'Her children Oona and Rhys': whoever is listed behind the word is one of them."""
_HER_KIN = re.compile(
    r"(?:(?P<owner>\b(?:mum|mam|mother|mummy|dad|daddy|father|partner|boyfriend|girlfriend)|[ǁǀ]+)"
    r"(?:(?!\b(?:hers?|him|his|he|child\w*|baby|bab[ei]s|kids?|boys?|girls?|son|daughter)\b|[ǂǃ,:;]).){0,60})"
    r"(?P<whose>\bher|\bhis|\btheir) (?:own |half |step |twin )*$"
)
"""'Mother says that her brother': the mother's, where nobody else stands between whose he could be."""
_BROTHER = re.compile(r"(?:half |step )?(?:brother|sister)s?")
_THEIRS = re.compile(r"\b(?:dad|daddy|father|boyfriend)|ǀ+")


@dataclass(frozen=True, slots=True)
class Mention:
    """One person as one place of an entry mentions them: characters `start` to `end` of `field`."""

    field: str
    start: int
    end: int
    sentence: int
    relation: str
    gender: str = ""
    name: str = ""
    is_grandparent: bool = False

    @property
    def is_professional(self) -> bool:
        """Whether this is somebody at work: never family."""
        return self.relation == "professional"


def mentions(passage: Passage, sentence: int | None = None) -> tuple[Mention, ...]:
    """Everybody whom a sentence, or the whole field, mentions, in the order they stand."""
    if sentence is None:
        return tuple(m for number in range(len(passage.sentences)) for m in mentions(passage, number))
    return passage.once(_mentions, sentence)


def _mentions(passage: Passage, sentence: int) -> tuple[Mention, ...]:
    start, end = passage.sentences[sentence]
    related = _related(passage, sentence)
    first_names = [
        hit for before, hit in itertools.pairwise(related) if _is_a_first_name(passage, before, hit)
    ]
    related = [hit for hit in related if hit not in first_names]
    full = tuple(_with(first_names, passage, names(passage, start, end)))
    owners = (
        each
        for each in _owners(passage, start, end)
        if not any(name.start <= each.start < name.end for name in full)
    )
    every = (*full, *owners)
    every = tuple(name for name in every if not _is_a_toys(passage, sentence, name))
    named = [name for name in every if not any(overlap(hit, name) for hit in related)]
    found = sorted(_joined(passage, start, related, named), key=lambda mention: mention.start)
    return tuple(each for each in found if not _only_says_whose(passage, start, each))


def _is_a_toys(passage: Passage, sentence: int, name: Name) -> bool:
    """Whether a toy or a pet has the name: 'the hamster is called Uncle Bob'."""
    return any(
        _TOY in hit.tags and hit.start < name.start <= hit.end + 1 for hit in passage.of("person", sentence)
    )


def _only_says_whose(passage: Passage, start: int, mention: Mention) -> bool:
    """Whether the child is named only to say whose parent is spoken of: 'mother of Mia'."""
    return mention.relation == "child" and bool(_PARENT_OF.search(passage.folded, start, mention.start))


def _owners(passage: Passage, start: int, end: int) -> list[Name]:
    """Names that something belongs to: 'at Carol's home'. The names of places are left out."""
    found = []
    for match in _OWNER.finditer(passage.text, start, end):
        of_a_law = passage.folded.startswith(" law", match.end())  # 'Clare's law'
        if match.group(1).casefold() not in words("names", "not_a_name") and not of_a_law:
            found.append(Name(match.group(1), match.start(), match.end()))
    return found


def _related(passage: Passage, sentence: int) -> list[Hit]:
    kept: list[Hit] = []
    partners = [
        Hit("person", match.start(), match.end(), sentence, _PARTNER)
        for match in _P.finditer(passage.text, *passage.sentences[sentence])
        if _IN_SHORT.search(passage.text)
    ]
    for hit in sorted(
        [*passage.of("person", sentence), *partners], key=lambda hit: (hit.start - hit.end, hit.start)
    ):
        if not any(overlap(hit, other) for other in kept):
            kept.append(hit)
    return sorted((hit for hit in kept if _TOY not in hit.tags), key=lambda hit: hit.start)


def _is_a_first_name(passage: Passage, before: Hit, hit: Hit) -> bool:
    """Whether a short word for the mother is a name here: 'partner Mo Rafique'."""
    return (
        passage.text[hit.start : hit.end] == "Mo"
        and passage.text[before.end : hit.start] == " "
        and _SURNAME.match(passage.text, hit.end) is not None
    )


def _with(first_names: Sequence[Hit], passage: Passage, found: Iterable[Name]) -> Iterator[Name]:
    """The names found, with the first names that stand before them."""
    for name in found:
        start = next((hit.start for hit in first_names if hit.end + 1 == name.start), name.start)
        yield name if start == name.start else Name(passage.text[start : name.end], start, name.end)


def _joined(
    passage: Passage, sentence_start: int, related: Sequence[Hit], named: Sequence[Name]
) -> list[Mention]:
    """One mention for each relation and each name; one for both where they are of one person."""
    found = [_of_relation(passage, hit, sentence_start) for hit in related]
    found = _one_of_two(passage, found)
    for name in named:
        if _PLACE.match(passage.text, name.end):
            continue
        place = _partner_of_name(passage, found, name)
        if place is None:
            found.append(_of_name(passage, name, sentence_start))
        else:
            one = found[place]
            found[place] = replace(
                one, start=min(one.start, name.start), end=max(one.end, name.end), name=name.text
            )
    return _fathers(passage, sorted(found, key=lambda mention: mention.start))


def _fathers(passage: Passage, found: Sequence[Mention]) -> list[Mention]:
    """'Partner Sam, FOB': the named partner is the father whom the words behind the name say."""
    kept: list[Mention] = []
    for one in found:
        last = kept[-1] if kept else None
        behind = last is not None and _IS_ALSO.fullmatch(passage.text, last.end, one.start) is not None
        if (
            last
            and behind
            and one.relation == "father"
            and not one.name
            and last.name
            and last.relation in ("partner", "ex", "named")
        ):
            kept[-1] = replace(last, end=one.end, relation="father", gender="male")
        else:
            kept.append(one)
    return kept


def _one_of_two(passage: Passage, found: Sequence[Mention]) -> list[Mention]:
    """'Partner (FOB)' is one person: what somebody is to the child counts before whose partner he is."""
    kept: list[Mention] = []
    for one in found:
        last = kept[-1] if kept else None
        gap = passage.text[last.end : one.start].strip() if last else None
        if last and one.relation == "patient" and gap in (",", "(", "") and not last.is_professional:
            kept[-1] = replace(last, end=one.end, gender=last.gender or one.gender)
        elif last and gap in ("", "/", "(", "- ", "-", "=") and {last.relation, one.relation} in _SAME:
            kept[-1] = replace(last, end=one.end, relation="father", gender="male")
        else:
            kept.append(one)
    return kept


def _partner_of_name(passage: Passage, found: Sequence[Mention], name: Name) -> int | None:
    """The mention without a name, just before or behind, that the name belongs to."""
    text = passage.text
    for place, one in enumerate(found):
        if one.name or one.relation in ("child", "named"):
            continue
        if one.end <= name.start:
            gap = _TITLE_TOO.sub("", text[one.end : name.start])
            close = _BLANK if one.relation in _FAMILY or one.relation == "professional" else _APPOSED
            aside = gap.strip() == "," and bool(_ENDS_ASIDE.match(text, name.end))
            if gap.strip() == ":" and one.relation in _FAMILY and _IS_TOLD_OF.match(text, name.end):
                continue  # 'Mum: Kev Malley's van is unpacked', 'with mum: Kev Malley, partner': not her name
            if len(gap) < 24 and (close.match(gap) or aside):
                return place
        elif name.end <= one.start and one.relation != "professional":
            gap = text[name.end : one.start]
            listed = gap.strip() == "," and (
                one.relation in _FAMILY or begins_anew(passage, name, one.start, one.end)
            )
            if gap.strip() and len(gap) < 24 and _APPOSED_BEHIND.match(gap) and not listed:
                return place
    return None


def _of_relation(passage: Passage, hit: Hit, sentence_start: int) -> Mention:
    relation = next((name for name in RELATIONS if name in hit.tags), "adult")
    gender = next((name for name in ("female", "male") if name in hit.tags), "")
    if relation == "sibling" and _is_a_parents_own(passage, hit, sentence_start):
        relation = "kin"
        gender = "female" if "sister" in passage.folded[hit.start : hit.end] else "male"
    return Mention(
        passage.field, hit.start, hit.end, hit.sentence, relation, gender, "", "grandparent" in hit.tags
    )


def _is_a_parents_own(passage: Passage, hit: Hit, sentence_start: int) -> bool:
    """Whether it is a brother or sister of a parent just spoken of: 'mother told me that her brother'."""
    if not _BROTHER.fullmatch(passage.folded, hit.start, hit.end):
        return False
    said = _HER_KIN.search(passage.folded[sentence_start : hit.start])
    if said is None:
        return False
    is_a_mans = _THEIRS.fullmatch(said["owner"]) is not None
    return said["whose"] == "their" or said["whose"] == ("his" if is_a_mans else "her")


def _of_name(passage: Passage, name: Name, sentence_start: int) -> Mention:
    sentence = next(number for number, (_, end) in enumerate(passage.sentences) if name.start < end)
    title = _TITLE.search(passage.folded, max(0, name.start - 6), name.start)
    gender = _TITLES.get(title.group().strip(" ."), "") if title else ""
    relation = "named"
    if is_professional(passage, name, sentence_start):
        relation = "professional"
    elif _is_young(passage, name, sentence_start):
        relation = "sibling"
    return Mention(passage.field, name.start, name.end, sentence, relation, gender, name.text)


def _is_young(passage: Passage, name: Name, sentence_start: int) -> bool:
    """Whether somebody named is one of the children listed, or has a child's age behind the name."""
    if _LISTED_YOUNG.search(passage.text, sentence_start, name.start):
        return True
    aged = _AGED.match(passage.text, name.end)
    return aged is not None and int(aged.group(1)) < _GROWN_UP
