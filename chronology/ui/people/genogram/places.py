"""A place in the drawing, and the relationships that decide who stands beside and above whom."""

from __future__ import annotations

from dataclasses import dataclass

from chronology.model.people import RelationshipKind

PARENTS = (RelationshipKind.PARENT, RelationshipKind.ADOPTIVE_PARENT)
COUPLES = (RelationshipKind.PARTNER, RelationshipKind.FORMER_PARTNER)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody stands: steps from the left, and the row."""

    x: float
    row: int
