"""QUA-10: likely duplicate within one agency.

What it asks: Are these two entries of one event?
Why: An event that stands twice counts twice, and seems to be a pattern.
Source: Care Inspectorate, Practice guide to chronologies: one entry for each event.
Fires on: Entries of one agency under the same date in nearly the same words.
Stays quiet on: The same event told by two agencies. Entries of few words, entries whose numbers differ, and
    entries whose clock times lie hours apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz import fuzz, utils

from chronology.language.folding import fold
from chronology.model.events import Event
from chronology.model.findings import Severity
from chronology.resource import toml
from chronology.rules.reading import Reading
from chronology.rules.rule import Found
from chronology.rules.wording import agency, on

TITLE = "Likely duplicate within one agency"
SEVERITY = Severity.LOW
SOURCES = ("CI",)

_ALIKE = 84
_FEWEST_WORDS = 5
_HOURS = 3
_SPAN = re.compile(r"\b(\d{1,2})/(7|52|12)(?![\d/])")
_UNITS = {"7": "days", "52": "weeks", "12": "months"}  # '2/52' is '2 weeks' in shorthand
_NUMBER = re.compile(r"(?<![^\W\d_])\d+(?:[.,/]\d+)*")


def find(reading: Reading) -> Iterator[Found]:
    days: dict[tuple[str, date | None, date | None], list[Event]] = {}
    for event in reading.dated:
        if len(event.text.split()) >= _FEWEST_WORDS:
            days.setdefault((event.agency, event.date.earliest, event.date.latest), []).append(event)
    for events in days.values():
        for group in _groups(events):
            first = group[0]
            yield Found(
                events=tuple(event.id for event in group),
                why=(
                    f"{on(first.date)} the return of {agency(first)} holds {len(group)} entries "
                    "in nearly the same words."
                ),
                question="Are these entries of one event, or did it happen more than once?",
                ask=agency(first),
            )


def _groups(events: list[Event]) -> Iterator[list[Event]]:
    """The events that say nearly the same, together; each in one group at most."""
    left = [_Account.of(event) for event in events] if len(events) > 1 else []
    while left:
        first, *rest = left
        group, left = [first.event], []
        for each in rest:
            if _are_alike(first, each):
                group.append(each.event)
            else:
                left.append(each)
        if len(group) > 1:
            yield group


@dataclass(frozen=True, slots=True)
class _Account:
    """What one entry tells, as it is held against another: the numbers in it, and its words in order."""

    event: Event
    numbers: frozenset[str]
    words: str

    @classmethod
    def of(cls, event: Event) -> _Account:
        text = _SPAN.sub(lambda span: f"{span[1]} {_UNITS[span[2]]}", event.text)
        same, small = _said_alike()
        plain = _phrases().sub(lambda phrase: same[phrase[0]], fold(text))
        folded = (same.get(word, word) for word in utils.default_process(plain).split())
        words = " ".join(sorted(word for word in folded if word not in small))
        return cls(event, frozenset(_NUMBER.findall(text)), words)


@cache
def _said_alike() -> tuple[Mapping[str, str], frozenset[str]]:
    """What each short form stands for, and the small words that tell two entries apart by nothing."""
    data = toml("vocabularies", "said_alike.toml")
    same = {form: said for said, forms in data["same"].items() for form in forms}
    return same, frozenset(data["small"])


@cache
def _phrases() -> re.Pattern[str]:
    """The forms that are no single word, the longest first: 't/c', 'phone call'."""
    forms = sorted((form for form in _said_alike()[0] if not form.isalnum()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _are_alike(one: _Account, other: _Account) -> bool:
    if not _may_be_one(one.numbers, other.numbers) or _hours_apart(one.event, other.event) > _HOURS:
        return False
    return fuzz.ratio(one.words, other.words, score_cutoff=_ALIKE) > 0


def _may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the numbers of one entry are those of the other, which may hold one more: the crew's."""
    fewer, more = sorted((one, other), key=len)
    return one == other or (bool(fewer) and fewer < more and len(more - fewer) == 1)


def _hours_apart(one: Event, other: Event) -> float:
    first, second = one.date.time, other.date.time
    if first is None or second is None or first.start is None or second.start is None:
        return 0
    minutes = (second.start.hour - first.start.hour) * 60 + second.start.minute - first.start.minute
    return abs(minutes) / 60
