"""The parts of the body, each by one name, however an agency calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from chronology.resource import toml

_LAST_WORD = re.compile(r"[^\W\d_]+$")


def part_named(words: str) -> str:
    """'cheeks' and 'jaw' as 'face', 'brow' as 'head'; other words as they are, without the s of a plural."""
    word = words.rstrip("s")
    return _parts().get(word, word)


def part_at_end(words: str) -> str:
    """The part with which words end: 'leg' for 'L femur', '' where they end in none that is known."""
    last = _LAST_WORD.search(words.casefold().strip())
    return _parts().get(last.group().rstrip("s"), "") if last else ""


@cache
def _parts() -> Mapping[str, str]:
    listed: Mapping[str, list[str]] = toml("vocabularies", "body.toml")
    return {word: part for part, words in listed.items() for word in words}
