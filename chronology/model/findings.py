"""A finding: what a rule saw, said as a question. It never states a conclusion about a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """H: safety or statutory. M: matters to the review. L: the quality of the return."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one event that a finding rests on: characters `start` to `end` of the event's `field`."""

    event: str
    field: str
    start: int
    end: int


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans with those that share letters made one: 'is a protective' and 'protective factor'.

    Fields stay in the order in which they are first met.
    """
    by_field: dict[tuple[str, str], list[Span]] = {}
    for span in spans:
        by_field.setdefault((span.event, span.field), []).append(span)
    found: list[Span] = []
    for of_one in by_field.values():
        first, *others = sorted(of_one, key=lambda span: span.start)
        found.append(first)
        for span in others:
            if span.start < found[-1].end:
                found[-1] = replace(found[-1], end=max(found[-1].end, span.end))
            else:
                found.append(span)
    return found


@dataclass(frozen=True, slots=True)
class Finding:
    """One situation that one rule asks about.

    `events` are event ids, in timeline order. `why` is one sentence with dates and agencies; `question` is
    one question, `ask` says to whom. `source` names the guidance the rule rests on. `answered_by` holds the
    ids of later events that answer the question; an answered finding stays in the window and the PDF and
    leaves findings.json.
    """

    rule: str
    title: str
    severity: Severity
    events: tuple[str, ...]
    why: str
    question: str
    source: str
    ask: str = ""
    words: tuple[Span, ...] = ()
    answered_by: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Stable through a recheck: the rule, the first event it rests on, and where its first words stand.

        The words tell two findings apart that begin at one event, such as two adults met at one visit.
        """
        first = self.events[0] if self.events else "case"
        at = f":{self.words[0].field}:{self.words[0].start}" if self.words else ""
        return f"{self.rule}:{first}{at}"


def whom_to_ask(finding: Finding, told: Sequence[str], agencies: Iterable[str]) -> str:
    """The one agency to put a question to first.

    That is the one that the rule names, of several the one that wrote first; else the one that wrote the
    first entry. `told` are the agencies of its entries in order, `agencies` all of the case. A rule may
    name one in lower case, as a kind of agency: 'children's social care'.
    """
    wanted = finding.ask.casefold()
    named = [agency for agency in (*told, *agencies) if agency and agency.casefold() in wanted]
    return next(iter(named), "") or next((agency for agency in told if agency), finding.ask)
