"""A partnership pack: what one safeguarding partnership may want to set for itself.

Thresholds, school terms and the titles of its protocols are TOML in `resources/packs/`, loaded and checked
by `chronology.resource.load_pack`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """A school term or half-term holiday as the pack dates it, both days included.

    `name` is 'autumn', 'spring', 'summer', or 'half-term' with its season ('autumn half-term');
    `year` is the calendar year it starts in.
    """

    name: str
    year: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Pack:
    """One partnership's settings. `thresholds` maps a rule's id to its named numbers (days, counts)."""

    name: str
    label: str
    thresholds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    protocols: Mapping[str, str] = field(default_factory=dict)

    def threshold(self, rule: str, name: str) -> float:
        """A rule's number. Raises KeyError where the pack does not set it: packs are checked when loaded."""
        return self.thresholds[rule][name]
