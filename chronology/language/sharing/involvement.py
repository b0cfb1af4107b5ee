"""Other services that are said to work with the child or the family.

Signal: `agency.involved`, tagged with the type of agency. A service counts where the words next to it say
that it works with them ('open to CAMHS', 'her drug worker', 'SaLT review'); not where it is only offered,
refused, waited for or over, where a referral is made to it, or where it is a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronology.language.context import words_between
from chronology.language.passages import Hit, Passage
from chronology.language.signals import Signal
from chronology.language.words.stretches import holds
from chronology.model.events import Meaning

_PAUSE = re.compile(r"[,;:.(]")
_NAMED = re.compile(
    r"\s*[\w'&-]+(?:\s[\w'&-]+){0,3}\s?(?:,\s(?:the|a|an|our|her|his|their)\s|\()(?:local\s|county\s|town's\s)?$"
    r"|\s*(?:dr|mr|mrs|ms|miss|mx|prof|sister|nurse)\.?\s[\w'-]+(?:\s[\w'-]+)?,\s(?:consultant\s|her\s|his\s)?$"
)
_AS_SUCH = re.compile(
    r"\s*(?:[,.;:)]|\x00|$|(?:every|each|weekly|twice|once|on|for|since|who|where|and|again)\b)"
)
_FROM_WHERE = re.compile(  # 'drug worker from Turning Tide meets her weekly'
    r"\s(?:from|at|of|with|for)\s(?:the\s|The\s)?[A-Z][\w'&-]*(?:\s[A-Z][\w'&-]*){0,2}\s(?:who\s|also\s|still\s)?"
    r"(?:gave apologies\s(?:but|and)\s)?"
)
_OF_A_SCHOOL = frozenset({"mentor", "counsellor", "support worker", "family mentor"})
_JOINED = re.compile(r"(?:[\s,/+&]|\band\b|\bplus\b|\([\w ]*\))*")
_NEAR, _BEFORE_NOT, _BEHIND_NOT, _LIST = 2, 5, 3, 6


def read(event: str, passages: Sequence[Passage]) -> Iterator[Signal]:
    """The signals of one event. The service that writes it is no other."""
    for passage in passages:
        if passage.field == Meaning.SEEN:
            continue
        for hit in passage.of("service"):
            if (
                passage.writer in hit.tags
                or _is_part_of_another(passage, hit)
                or _is_the_schools(passage, hit)
            ):
                continue
            if _is_involved(passage, hit):
                yield Signal(
                    "agency.involved",
                    event,
                    passage.field,
                    hit.start,
                    hit.end,
                    passage.sentences[hit.sentence],
                    tags=hit.tags,
                )


def _is_part_of_another(passage: Passage, service: Hit) -> bool:
    """Whether it is but a word of another's name: the 'psychologist' of 'educational psychologist'."""
    return any(
        holds(other, service) and other[1:3] != service[1:3]
        for other in passage.of("service", service.sentence)
    )


def _is_the_schools(passage: Passage, service: Hit) -> bool:
    """Whether a school writes of its own staff: 'met by mentor'."""
    return passage.writer == "school" and passage.folded[service.start : service.end] in _OF_A_SCHOOL


def _is_involved(passage: Passage, service: Hit) -> bool:
    if any(_is_near(passage, service, cue, _NEAR) for cue in _cues(passage, service)):
        longer = [
            *passage.of("involved.before", service.sentence),
            *passage.of("involved.behind", service.sentence),
        ]
        return not any(
            _denies(passage, service, cue) and not any(_is_part(cue, other) for other in longer)
            for cue in passage.of("involved.not", service.sentence)
        )
    return False


def _is_part(cue: Hit, other: Hit) -> bool:
    """Whether a cue is but a word of another: 'at the' of 'sees a worker at the drug service'."""
    return holds(other, cue) and cue[1:3] != other[1:3]


def _cues(passage: Passage, service: Hit) -> Iterator[Hit]:
    for cue in passage.of("involved.before", service.sentence):
        if cue.end <= service.start:
            yield cue
    for cue in passage.of("involved.behind", service.sentence):
        if cue.start >= service.end:
            yield cue
    for cue in (
        *passage.of("involved.before", service.sentence),
        *passage.of("involved.behind", service.sentence),
    ):
        if holds(cue, service):
            yield cue


def _is_near(passage: Passage, service: Hit, cue: Hit, reach: int) -> bool:
    start, end = (cue.end, service.start) if cue.end <= service.start else (service.end, cue.start)
    if "list" in cue.tags:  # 'TAF members: nursery, me, Home-Start'
        return words_between(passage, start, end) <= _LIST
    if words_between(passage, start, end) <= reach and not _PAUSE.search(passage.folded, start, end):
        return True
    if cue.start >= service.end and (
        _are_listed(passage, service.sentence, start, end) or _FROM_WHERE.fullmatch(passage.text, start, end)
    ):
        return True
    return cue.end <= service.start and _is_explained(passage, service, start)


def _are_listed(passage: Passage, sentence: int, start: int, end: int) -> bool:
    """Whether other services stand between, and nothing else: 'FSW & CMHT (mum) both inv'."""
    between = list(passage.folded[start:end])
    others = [other for other in passage.of("service", sentence) if start <= other.start and other.end <= end]
    for other in others:
        between[other.start - start : other.end - start] = " " * (other.end - other.start)
    return bool(others) and _JOINED.fullmatch("".join(between)) is not None


def _is_explained(passage: Passage, service: Hit, start: int) -> bool:
    """Whether the service only says what a name is: 'sees Jo at Turning Tide, the drug service'."""
    name = passage.folded[start : service.start]
    return bool(_NAMED.fullmatch(name) and _AS_SUCH.match(passage.folded, service.end))


def _denies(passage: Passage, service: Hit, cue: Hit) -> bool:
    reach = _BEFORE_NOT if cue.end <= service.start else _BEHIND_NOT
    return _is_near(passage, service, cue, reach)
