"""The agencies and workers that an entry names, as another agency than the one that writes.

A party is a hit of the lexicon `adults/party.toml`; its tags are the type of agency and its group
('social_care', 'police', 'health', 'education').
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from chronology.language.passages import Hit, Passage
from chronology.language.words.stretches import overlap

_OWN: Mapping[str, frozenset[str]] = {
    "mash": frozenset({"social_care"}),
    "local_authority": frozenset(),
    "ed": frozenset({"ed", "acute_hospital"}),
    "acute_hospital": frozenset({"ed", "acute_hospital"}),
    "camhs": frozenset({"childs_service"}),
    "community_health": frozenset({"childs_service"}),
    "ehe": frozenset({"childs_service"}),
    "adult_mental_health": frozenset({"treatment"}),
    "substance_misuse": frozenset({"treatment"}),
}
_BETWEEN = re.compile(
    r"[\s,&+/()@.:-]*(?:(?:and|the|also|plus|then|with|w|to|by|phone|email|his|her|their|our|both|mum's|own|allocated"
    r"|duty|local|new|family's|child's|children's|mr|mrs|ms|dr|miss|via|on|call|at|in|copy|for|of|team|\d+|from"
    r"|safeguarding|lead|manager|named|all|s|staff|supervisor|unit|worker|practice)(?!\w)[\s,&+/()@.:-]*)*"
)
_SMALL = frozenset((
    "and", "the", "also", "plus", "with", "for", "from", "of", "by", "all", "on", "in", "a", "an", "our",
    "your", "as", "at", "via", "w", "s", "acting", "duty", "team", "lead", "unit",
))  # fmt: skip
_WORD = re.compile(r"\w+(?:['/.-]\w+)*")

_FAMILY_HUB = re.compile(
    r"\b(?:family|families|early help|eh|children'?s centre|parenting|community) hubs?\b"
)
_HUB = re.compile(r"(?:(?!mash|safeguarding|front|multi)\w+\W+){0,4}hub(?:\W+(?!mash|front)\w+){0,3}")


def own(kind: str) -> frozenset[str]:
    """The tags of parties that are no other agency than one of this type."""
    return _OWN.get(kind, frozenset({kind}))


def parties(passage: Passage, sentence: int) -> list[Hit]:
    """Who is named in a sentence, in order: the longest words where several overlap, and no colleague."""
    kept: list[Hit] = []
    for hit in sorted(passage.of("party", sentence), key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(overlap(hit, other) for other in kept):
            kept.append(hit)
    mine = own(passage.writer)
    return sorted((hit for hit in kept if not hit.tags & mine), key=lambda hit: hit.start)


def chain(passage: Passage, named: Sequence[Hit], first: Hit, names: bool = False) -> list[Hit]:
    """`first` and those named after it in one list: 'MASH, the HV and school'.

    With `names` the list may give people's names and what they are: 'DS Cole (CAIT), Dr Osei'.
    """
    found = [first]
    for hit in named:
        if hit.start < found[-1].end:
            continue
        between = passage.folded[found[-1].end : hit.start]
        joined = _BETWEEN.fullmatch(between) is not None
        if not joined and not (names and _names_only(passage, found[-1].end, hit.start)):
            break
        found.append(hit)
    return found


def _names_only(passage: Passage, start: int, end: int) -> bool:
    """Whether only names, first names and titles stand between: words written with a capital, or 'and'."""
    rest = _WORD.findall(passage.text, start, end)
    return len(rest) <= 6 and all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in rest)


def names_a_family_hub(words: str) -> bool:
    """Whether words tell of a hub of early help: 'the family hub', 'EH hub'."""
    folded = words.casefold()
    return "hub" in folded and _FAMILY_HUB.search(folded) is not None


def tags_of(who: Iterable[Hit]) -> frozenset[str]:
    """The tags of several parties together."""
    return frozenset(tag for hit in who for tag in hit.tags)


def names_only_a_hub(words: str) -> bool:
    """Whether words name a hub and not which: it may be MASH, or a family hub."""
    return _HUB.fullmatch(words.casefold()) is not None
