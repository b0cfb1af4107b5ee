"""Whose return it is: the agency's name, from where the return says it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import PurePath
from typing import NamedTuple

from chronology.intake.surrounds import listed
from chronology.model.agencies import AgencyType, folded
from chronology.resource import agency_types, toml

_LABELLED = re.compile(r"^\s*([^:\n]{3,40}?)\s*:\s*(\S[^\n]{1,80})$", re.MULTILINE)
_CLAUSES = re.compile(r"[:;,()|]|\s[-–—]\s")
_LONGEST_NAME = 8  # words
_COUNCIL = "local_authority"
_HOSPITAL, _DEPARTMENT = "acute_hospital", "ed"
_BY_SYSTEM = 0.1  # the name of a record system says little beside that of an agency


class Evidence(NamedTuple):
    """Words that may name the agency, how much they count, and where they stand, for a person."""

    words: str
    weight: float
    where: str = ""


class Whose(NamedTuple):
    """Whose return it is, '' where nothing says it; and where that was read."""

    agency: str
    where: str = ""


@lru_cache(maxsize=4096)
def agency_alone(words: str) -> str:
    """The agency that a line names and does nothing else ('POLICE', 'School records'); '' where it does not.

    A name that the vocabulary knows stays as written, unless it is its label in other letters; a name found
    among other words gives the label, or where a family meets several of the type, what this one is called.
    """
    text = words.strip().strip(":.-–— ").strip()
    labelled = _LABELLED.match(text)
    if labelled and folded(labelled[1]) in listed("agency_line", "labels"):
        return _labelled(text)
    if text.endswith(")") and not agency_types().named(text):
        text = text.partition("(")[0].strip()  # 'GP (records of 2019 are missing)'
    if not text or "\n" in text or len(text.split()) > _LONGEST_NAME:
        return ""
    kind = agency_types().named(text)
    if kind is not None:
        shouted = text.isupper() and len(text) > 6
        return kind.label if folded(text) == folded(kind.label) or shouted else text
    if words.rstrip().endswith((".", "!", "?")):
        return ""
    found = _named_in(folded(text))
    if len({each.kind.id for each in found}) != 1:
        return ""
    named = {at for each in found for at in range(each.start, each.start + each.length)}
    left = [
        word
        for at, word in enumerate(folded(text).split())
        if at not in named and word not in listed("agency_line", "around")
    ]
    if any(any(map(str.isdigit, word)) for word in left):
        return ""  # 'Police record 8775' is where it is recorded, not who tells it
    titled = all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", text))
    return found[0].name if len(left) <= (3 if titled else 0) else ""


def agency_of(evidence: Iterable[Evidence]) -> str:
    """The agency that the evidence speaks for; '' where nothing does, or where two are spoken for alike."""
    return whose(evidence).agency


def whose(evidence: Iterable[Evidence]) -> Whose:
    """As `agency_of`, with the place of the words that spoke for it most.

    'Agency: ...' decides at once. In a title the agency named first counts, and one that the return is
    written to or about ('for the Health Visiting service') does not.
    """
    votes: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for words, weight, where in evidence:
        for line in words.splitlines():
            said = _labelled(line)
            if said:
                return Whose(said, where)
            first = _first_named(line)
            if first is not None:
                votes[first.kind.label].append((weight, first.name, where))
            elif (keeper := _keeper_of_system(line)) is not None:
                votes[keeper].append((weight * _BY_SYSTEM, keeper, where))
    if votes.keys() == _hospital_and_department():
        votes.pop(agency_types().by_id[_HOSPITAL].label)
    ranked = sorted((-sum(weight for weight, _, _ in said), label) for label, said in votes.items())
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return Whose("")
    label = ranked[0][1]
    called = [vote for vote in votes[label] if vote[1] != label] or votes[label]
    _, name, where = max(called)
    return Whose(name, where)


@cache
def _hospital_and_department() -> set[str]:
    """A hospital's letterhead and the department beneath it: the return is the department's."""
    return {agency_types().by_id[each].label for each in (_HOSPITAL, _DEPARTMENT)}


def file_words(file: str) -> str:
    """A file's name as words, without its folders and its ending."""
    return PurePath(file).stem.replace("_", " ").replace(".", " ").replace("-", " ")


def _labelled(line: str) -> str:
    found = _LABELLED.match(line)
    if found is None or folded(found[1]) not in listed("agency_line", "labels"):
        return ""
    kind = agency_types().within(found[2])
    if kind is not None and not kind.several:
        return kind.label
    return found[2].strip() if len(found[2].split()) <= _LONGEST_NAME else ""


def _first_named(line: str) -> _Named | None:
    """The agency that a title is of, passing over those it is addressed to, and a council for its service."""
    for clause in _CLAUSES.split(line):
        text = folded(clause)
        addressed = listed("agency_line", "addressed")
        named = [each for each in _named_in(text) if not set(text.split()[: each.start]) & addressed]
        if named:
            return next((each for each in named if each.kind.id != _COUNCIL), named[0])
    return None


def _keeper_of_system(line: str) -> str | None:
    """The label of the one kind of agency that keeps its records in the system named: 'lcs export 4471'."""
    named = {_systems()[word] for word in folded(line).split()[:60] if word in _systems()}
    return agency_types().by_id[named.pop()].label if len(named) == 1 else None


@cache
def _systems() -> dict[str, str]:
    """The kind of agency that uses each record system; those that several kinds use are not listed."""
    return {
        folded(name): kind for kind, names in toml("vocabularies", "systems.toml").items() for name in names
    }


class _Named(NamedTuple):
    start: int  # word
    length: int  # words
    kind: AgencyType
    name: str


@lru_cache(maxsize=1024)
def _named_in(text: str) -> tuple[_Named, ...]:
    """Every agency named in folded words, the longest name winning where names overlap."""
    words = text.split()[:60]
    found: list[_Named] = []
    at = 0
    while at < len(words):
        for length in range(min(_longest_alias(), len(words) - at), 0, -1):
            called = _called().get(" ".join(words[at : at + length]))
            if called is not None:
                found.append(_Named(at, length, *called))
                at += length
                break
        else:
            at += 1
    return tuple(found)


@cache
def _called() -> dict[str, tuple[AgencyType, str]]:
    """The type of each name, and what an agency of that name is called."""
    return {
        folded(name): (kind, name if kind.several else kind.label)
        for kind in agency_types().by_id.values()
        for name in (kind.label, *kind.aliases)
        if kind.id != "other"
    }


@cache
def _longest_alias() -> int:
    return max(len(name.split()) for name in _called())
