"""Who was there at an occurrence and who was not, as an entry tells it, and whether two entries differ."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from chronology.rules.adults import about
from chronology.rules.reading import Mark, Reading
from chronology.timeline.somebody import Somebody

PRESENCE = ("account.away", "account.there", "account.alone")
"""By which signals an entry tells that somebody was elsewhere, was there, or was the only adult there."""
_SAID = {"account.away": "person away", "account.there": "person there", "account.alone": "person alone"}
_OF_A_KIND = ("kin", "friend", "neighbour", "adult")


def presence(reading: Reading, mark: Mark) -> frozenset[str]:
    """What one mark tells, as 'person there: WHO': the part in the child's life, and the name if told."""
    who = who_is_told_of(reading, mark)
    return frozenset({f"{_SAID[mark.signal.id]}: {who}"}) if who else frozenset()


def presences_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether somebody who is elsewhere in one entry is there in the other, or one has an adult alone."""
    return _contradicts(one, other) or _contradicts(other, one)


def _contradicts(one: frozenset[str], other: frozenset[str]) -> bool:
    there = [who for who in _people(other, "there") if not _is_among(who, _people(other, "away"))]
    here = _people(one, "there")
    for who in _people(one, "away"):
        if not _is_among(who, here) and _is_among(who, there):
            return True
    alone = _people(one, "alone")
    return len(alone) == 1 and any(_is_another(alone[0], who) for who in there if not _is_among(who, here))


@lru_cache(maxsize=4096)
def _people(told: frozenset[str], how: str) -> tuple[str, ...]:
    begin = f"person {how}: "
    return tuple(tag.removeprefix(begin) for tag in sorted(told) if tag.startswith(begin))


def _is_among(who: str, others: Iterable[str]) -> bool:
    return any(_may_be(who, other) for other in others)


def is_surely(who: str, other: str) -> bool:
    """Whether two people are one beyond doubt: the child's one mother or father, or a name that both bear."""
    return who == other and (who in ("mother|", "father|") or not who.endswith("|"))


def _may_be(who: str, other: str) -> bool:
    """Whether two people may be one: the same part and no two names, or the same name."""
    (part, _, name), (other_part, _, other_name) = who.partition("|"), other.partition("|")
    if name and other_name:
        return name == other_name
    return part == other_part


def _is_another(who: str, other: str) -> bool:
    """Whether two people cannot be one: of somebody only named, nobody says what part that one has."""
    (part, _, name), (other_part, _, other_name) = who.partition("|"), other.partition("|")
    if name and other_name:
        return name != other_name
    return part != other_part and "named" not in (part, other_part)


def who_is_told_of(reading: Reading, mark: Mark) -> str:
    """Of whom a mark tells, as 'mother|', 'partner|Lee Sanders', 'kin female|'; '' where nobody can tell."""
    adult = about(reading, mark)
    if adult is None and not mark.signal.person and "parent" not in mark.signal.tags:
        adult = _only_one(reading, mark)
        if adult is None:
            return ""
    name = adult.name if adult is not None else mark.signal.person
    part = adult.relation if adult is not None else _part(mark)
    if part in ("mother", "father"):
        return f"{part}|"
    if part in ("professional", "sibling", "parents", ""):
        return ""
    gender = adult.gender if adult is not None else ""
    kind = f"{part} {gender}" if part in _OF_A_KIND else {"ex": "partner"}.get(part, part)
    return f"{kind}|{name}"


def _only_one(reading: Reading, mark: Mark) -> Somebody | None:
    """The only adult whom the entry mentions, where the words do not say of whom they are."""
    here = [each for each in reading.everybody.within(mark.event.id) if not each.is_professional]
    return here[0] if len(here) == 1 else None


def _part(mark: Mark) -> str:
    tags = mark.signal.tags
    if "parent" in tags:
        return "mother" if "female" in tags else "father" if "male" in tags else ""
    return next((each for each in ("partner", "ex", *_OF_A_KIND, "named") if each in tags), "")
