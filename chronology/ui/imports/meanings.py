"""The words for what a column holds, and for how surely that was told."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from chronology.model.events import Meaning
from chronology.resource import BrokenResource, toml
from chronology.services.import_preview import ColumnShown

_SURE = 0.8


class Said(NamedTuple):
    """A meaning in a person's words, and what becomes of such a column."""

    label: str
    hint: str


@cache
def meanings() -> dict[Meaning, Said]:
    """Every meaning that a person can choose, in the order in which they are offered."""
    words = toml("vocabularies", "meanings.toml")
    missing = {meaning.value for meaning in Meaning} ^ set(words)
    if missing:
        raise BrokenResource(
            f"In meanings.toml, these are missing or not known: {', '.join(sorted(missing))}."
        )
    return {Meaning(key): Said(entry["label"], entry["hint"]) for key, entry in words.items()}


def told_by(column: ColumnShown) -> str:
    """In a few words, what the meaning of a column rests on."""
    if column.chosen:
        return "chosen by you"
    if column.agency:
        return f"events of {column.agency}"
    if column.meaning is Meaning.OTHER:
        return "not recognised" if not column.sureness else "kept as it is"
    if not column.heading.strip():
        return "told by what stands in it"
    return "recognised" if column.sureness >= _SURE else "please check"
