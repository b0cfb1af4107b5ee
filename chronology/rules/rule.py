"""What a rule is: an id, a question about the record, and the words of its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chronology.model.findings import Severity, Span
from chronology.rules.reading import Reading

PARTS = ("What it asks", "Why", "Source", "Fires on", "Stays quiet on")


class BrokenRule(Exception):
    """A rule's module does not have the form that every rule has. The message says what is missing."""


@dataclass(frozen=True, slots=True)
class Found:
    """One situation that a rule saw: what its finding says beyond what all findings of the rule share.

    `events` and `answered_by` are event ids in any order; the rest is as in
    `chronology.model.findings.Finding`. `severity` is said only where it is not the rule's own.
    """

    events: tuple[str, ...]
    why: str
    question: str
    ask: str = ""
    words: tuple[Span, ...] = ()
    answered_by: tuple[str, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    `sources` are the short names under which the pack knows the guidance that the rule rests on. `find`
    gives what it saw in one reading of a case, in any order. `parts` are the five parts of its
    documentation.
    """

    id: str
    title: str
    severity: Severity
    sources: tuple[str, ...]
    find: Callable[[Reading], Iterable[Found]]
    parts: tuple[tuple[str, str], ...]

    @property
    def theme(self) -> str:
        """The letters that the rule's family shares: 'UAD'."""
        return self.id.split("-")[0]


def parts_of(name: str, docstring: str) -> tuple[tuple[str, str], ...]:
    """The parts of a rule's docstring, in their fixed order. Raises BrokenRule where one is missing."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in docstring.splitlines()[1:]:
        heading, colon, rest = line.strip().partition(":")
        if colon and heading in PARTS:
            current = found.setdefault(heading, [])
            line = rest
        if current is not None:
            current.append(line.strip())
    written = {heading: " ".join(lines).strip() for heading, lines in found.items()}
    missing = [part for part in PARTS if not written.get(part)]
    if missing or tuple(written) != PARTS:
        raise BrokenRule(
            f"The rule in {name} needs these parts in its docstring, in order: {', '.join(PARTS)}."
        )
    return tuple((part, written[part]) for part in PARTS)
