"""What the reading of a date may lean on beside its own words: the child, the scope, the terms, today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chronology.model.pack import Term


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known of the case when its dates are read. Every part may be unknown.

    `born` and `expected` (the expected date of delivery) give ages and weeks of pregnancy their days;
    `scope` is the first and last day under review and settles which century two digits mean; `terms` are
    the pack's school terms; `today` is the day of reading, taken from the clock where it is None.
    """

    born: date | None = None
    expected: date | None = None
    scope: tuple[date | None, date | None] = (None, None)
    terms: tuple[Term, ...] = ()
    today: date | None = None

    def __hash__(self) -> int:
        # The terms are many and seldom what tells two contexts apart; hashing them took longer than a date.
        return hash((self.born, self.expected, self.scope, len(self.terms), self.today))

    def full_year(self, two_digits: int) -> int:
        """The year that two digits mean: nearest the scope, else of the last 100 years and one ahead."""
        first, last = self.scope
        newest = (self.today or date.today()).year + 1
        if last is not None:
            newest = max(newest, last.year + 1)
        latest = newest - (newest - two_digits) % 100
        if first is None and last is None:
            return latest
        from_year = (first or last or date.min).year
        to_year = (last or first or date.max).year
        return min(
            (latest - 100 * back for back in range(3)),
            key=lambda year: (max(from_year - year, year - to_year, 0), -year),
        )
