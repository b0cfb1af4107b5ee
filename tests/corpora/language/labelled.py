"""The labelled entries: each says of one signal, in somebody's voice, whether the words affirm it.

`tuned/` is what the lexicons are written and tuned with. `held_out/` is never shown to whoever writes a
lexicon: it is in voices of its own, and says how well the program reads words that nobody wrote it for.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process, utils

HERE = Path(__file__).parent
TUNED, HELD_OUT = "tuned", "held_out"
NEAR = 90
"""From this likeness on, out of 100, a held-out entry is not new: a tuned one says nearly the same."""

_IDS = HERE.parents[2] / "resources" / "vocabularies" / "signal_ids.toml"


@dataclass(frozen=True)
class Labelled:
    """One entry: the signal asked of it, whose voice it is in, and whether the signal is in its words.

    `field` is the column in which the words stand: 'event', or 'seen', 'voice', 'action'. `book` is the
    file that it was read from.
    """

    signal: str
    voice: str
    text: str
    is_so: bool
    field: str = "event"
    book: str = ""


def signal_ids() -> tuple[str, ...]:
    """Every signal that the program is to read, in the order of its vocabulary."""
    sections = tomllib.loads(_IDS.read_text("utf-8"))
    return tuple(name for section in sections.values() for name in section)


def read_labelled(path: Path) -> tuple[Labelled, ...]:
    """Every entry of one file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return tuple(
        Labelled(row["signal"], row["voice"], row["text"], row["is"], row.get("field", "event"), path.stem)
        for row in rows
    )


@cache
def every(kind: str) -> tuple[Labelled, ...]:
    """All entries of `tuned/` or of `held_out/`, as they stand in the files."""
    return tuple(entry for path in sorted((HERE / kind).glob("*.jsonl")) for entry in read_labelled(path))


@cache
def held_out() -> tuple[Labelled, ...]:
    """The held-out entries that are new to whoever has seen the tuned ones."""
    return new(every(HELD_OUT), every(TUNED))


def new(entries: Iterable[Labelled], seen: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """The entries whose words do not stand, or nearly stand, in one that was seen."""
    texts = sorted({utils.default_process(entry.text) for entry in seen})
    return tuple(
        entry
        for entry in entries
        if process.extractOne(utils.default_process(entry.text), texts, scorer=fuzz.ratio, score_cutoff=NEAR)
        is None
    )
