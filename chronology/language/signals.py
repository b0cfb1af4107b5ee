"""What a signal is: a fact read from an event, with the exact words it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chronology.language.words.stretches import overlap


class Layer(StrEnum):
    """What a signal was read from."""

    FIELD = "a field of its own"
    WORDS = "words"


class Certainty(StrEnum):
    """How much of the signal the words themselves say."""

    STATED = "stated"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Signal:
    """One fact read from one event.

    `field`, `start` and `end` say exactly where its words stand; `sentence` is the span of the sentence
    around them. `tags` say more, in words that the signal's reader defines; `person` is a name as
    written, or ''.
    """

    id: str
    event: str
    field: str
    start: int
    end: int
    sentence: tuple[int, int]
    layer: Layer = Layer.WORDS
    certainty: Certainty = Certainty.STATED
    tags: frozenset[str] = frozenset()
    person: str = ""

    def __post_init__(self) -> None:
        # a case has a hundred thousand signals and some hundred sets of tags
        object.__setattr__(self, "tags", _TAGS.setdefault(self.tags, self.tags))


_TAGS: dict[frozenset[str], frozenset[str]] = {}


def touch(one: Signal, other: Signal) -> bool:
    """Whether the words of two signals of one entry have a letter in common."""
    return one.field == other.field and overlap(one, other)
