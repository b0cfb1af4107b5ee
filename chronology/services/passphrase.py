"""How well a passphrase withstands guessing, said in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zxcvbn import zxcvbn

from chronology.services.sending import SHORTEST

ENOUGH = 3
"""The least strength, of 0 to 4, under which a case is made."""

_LONGEST_LOOKED_AT = 72
_SHORT = 2  # letters: a word of the case that is no longer says nothing of it
_SAID = ("guessed at once", "guessed within hours", "guessed within days", "good", "very good")


@dataclass(frozen=True, slots=True)
class Strength:
    """From 0 to 4, with a sentence on it."""

    score: int
    said: str

    @property
    def is_enough(self) -> bool:
        return self.score >= ENOUGH


def strength(passphrase: str, known: Iterable[str] = ()) -> Strength:
    """How strong a passphrase is. `known` are words that others could think of, such as the child's name.

    Patterns are weighed, not kinds of characters: four unlike words are stronger than 'P4ssw0rd!'.
    """
    if not passphrase:
        return Strength(0, "Four words or more that have nothing to do with each other or with the case.")
    rest = passphrase.casefold()
    for word in (word for words in known for word in words.casefold().split() if len(word) > _SHORT):
        rest = rest.replace(word, "")  # it adds nothing
    score = min(_score(passphrase), _score(rest.strip()))
    if len(passphrase) < SHORTEST:
        score = min(score, ENOUGH - 1)
        return Strength(score, f"Too short: {SHORTEST} characters or more. Four words are easy to keep.")
    if score < ENOUGH:
        return Strength(score, f"Weak: {_SAID[score]} by a machine. Add a word or two that nobody expects.")
    return Strength(score, f"This is {_SAID[score]}.")


def _score(passphrase: str) -> int:
    return int(zxcvbn(passphrase[:_LONGEST_LOOKED_AT])["score"]) if passphrase else 0
