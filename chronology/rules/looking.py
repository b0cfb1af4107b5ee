"""What is looked at of a case, taken note of: who looked at nothing that has changed need not be asked again.

A note names signals, entries of a type of agency, every entry, or everybody mentioned. A fact is a note too:
whoever looked at it depends on what it is, a day or a number, and not on what it was worked out from.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeAlias, TypeVar, TypeVarTuple

Made = TypeVar("Made")
Known = TypeVar("Known", bound=Hashable)
Given = TypeVarTuple("Given")

EVERY = "every entry"
PEOPLE = "everybody"


def of_kind(kind: str) -> str:
    """What is looked at by whoever looks at the entries of one type of agency."""
    return f"entries of {kind}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One plain thing that was asked of a reading, and what it was: a day, a number."""

    make: Callable[..., Hashable]
    given: tuple[Hashable, ...]
    value: Hashable


Looked: TypeAlias = frozenset[str | Fact]
"""What a rule looked at: ids of signals, entries of a type of agency, EVERY entry, PEOPLE, and facts."""


class Looking:
    """Something that takes note of what is looked at of it, and makes once what several want of it."""

    def __init__(self) -> None:
        self._looked: set[str | Fact] = set()
        self._made: dict[tuple[Any, ...], tuple[Any, Looked]] = {}

    def look(self, find: Callable[[Self], Iterable[Made]]) -> tuple[tuple[Made, ...], Looked]:
        """What a rule finds, and what it looked at to find it."""
        before, self._looked = self._looked, set()
        try:
            found = tuple(find(self))
        finally:
            looked, self._looked = self._looked, before
        return found, frozenset(looked)

    def once(self, make: Callable[[Self, *Given], Made], *given: *Given) -> Made:
        """What `make` makes of this reading, made once for all who want it, and not to be changed by them."""
        made, looked = self._once(make, given)
        self._looked |= looked
        return made  # type: ignore[no-any-return]

    def fact(self, make: Callable[[Self, *Given], Known], *given: *Given) -> Known:
        """The same of something plain, on which a rule depends by what it is, not by what it comes from."""
        made, _ = self._once(make, given)
        self._looked.add(Fact(make, given, made))
        return made  # type: ignore[no-any-return]

    def still(self, fact: Fact) -> bool:
        """Whether something plain is what it was in another reading."""
        return bool(self.fact(fact.make, *fact.given) == fact.value)

    def _once(self, make: Callable[..., Any], given: tuple[Any, ...]) -> tuple[Any, Looked]:
        kept = self._made.get((make, *given))
        if kept is None:
            before, self._looked = self._looked, set()
            try:
                made = make(self, *given)
            finally:
                looked, self._looked = self._looked, before
            kept = self._made[(make, *given)] = (made, frozenset(looked))
        return kept
