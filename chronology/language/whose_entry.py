"""What an entry tells of another than the child: by a column, by initials, or by whose session it was.

A surgery lists a family ('AB: DNA asthma. CB: seen'), and a hospital names the patient of each attendance:
what a brother missed or hurt there is not the child's. Nor is a session of early help that a parent missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from chronology.language.known import Known
from chronology.language.passages import Passage
from chronology.language.signals import Signal
from chronology.language.stretches import overlap
from chronology.resource import toml

_THE_CHILDS = ("injury.", "appointment.", "attendance.")
_FELT = ("concern",)
_LABEL = re.compile(r"(?<![\w.&/-])(?P<label>[A-Z]{2,3})(?:\s?[:=]\s|\s[-–]\s|(?=\s(?:DNA|WNB|FTA)\b))")
_PARENTS_OWN = re.compile(
    r"\bearly help (?:\w+ )?(?:sessions?|meetings?|appointments?|appts?|visits?|reviews?|workers?)\b"
    r"|\bearly help:|\b(?:parenting|triple p|incredible years|freedom programme|solihull|family support)\b"
    r"|\b(?:fsw|family support worker|family worker) (?:sessions?|appointments?|appts?|visits?)\b"
)
_A_PARENT_MISSED = re.compile(
    r"\b(?:mum|mam|mother|mo|dad|father|fa|parents?|carers?|family|couple|ms|mrs|mr)\b|[ǁǀ]"
)
_YOUNG = re.compile(r"[ǂǃ]|\b(?:child|children|baby|yp|young person|pupil|lad|boy|girl|son|daughter|kids?)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")


def of_the_child(
    signals: Iterable[Signal], passages: Sequence[Passage], known: Known, family_member: str
) -> Iterator[Signal]:
    """The signals without those of the child's health and attendance that are told of another."""
    if _is_another(family_member, known):
        yield from _without(signals, lambda _: True)
        return
    others = {
        passage.field: (*_others(passage.text, known), *_of_the_parents(passage)) for passage in passages
    }
    if not any(others.values()):
        yield from signals
        return
    yield from _without(
        signals, lambda signal: any(start <= signal.start < end for start, end in others[signal.field])
    )


def _without(signals: Iterable[Signal], is_others: Callable[[Signal], bool]) -> Iterator[Signal]:
    kept: list[Signal] = []
    gone: list[Signal] = []
    for signal in signals:
        (gone if signal.id.startswith(_THE_CHILDS) and is_others(signal) else kept).append(signal)
    for signal in kept:
        if not (signal.id in _FELT and any(_touch(signal, other) for other in gone)):
            yield signal


def _touch(one: Signal, other: Signal) -> bool:
    return one.field == other.field and overlap(one, other)


def _is_another(cell: str, known: Known) -> bool:
    """Whether the column of whom the entry is about names one of the child's surname who is not the child."""
    first, last = _childs_name(known)
    words = [word.casefold() for word in _WORD.findall(cell)]
    if not last or last not in words or _listed("no_first_names") & set(words):
        return False
    rest = [word for word in words if word != last]
    return len(rest) == 1 and not _alike(rest[0], first, known)


def _alike(name: str, first: str, known: Known) -> bool:
    if name[0] == first[0] or OSA.distance(name, first) <= 2:  # misspelt, or shortened
        return True
    return any(part == "child" and name in written.split() for part, written in known.names)


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
