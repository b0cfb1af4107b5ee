"""A person's work in the window cut off at some moment, and what must be there when the case opens again."""

from __future__ import annotations

from pathlib import Path

from chronology.model.case import Case
from chronology.model.event_rows import RowQuery
from chronology.services.open_case import OpenCase
from tests.journeys.busy_window import PACE, PASSPHRASE
from tests.killed_session import killed_session

_LOST = 2000 // PACE
"""Keys typed in two seconds: no more may be gone."""


def loses_nothing(path: Path, seed: int, after: int, seconds: float) -> None:
    """Kill the window so many seconds after it said so many things, and look what is left."""
    if not path.exists():
        OpenCase.create(path, PASSPHRASE, Case(title="Spring review", child="Robin Alder")).close()
        left = ""
    else:
        with OpenCase.open(path, PASSPHRASE) as case:
            left = str((case.draft("entry") or {}).get("text", ""))
    said = killed_session("tests.journeys.busy_window", path, seed, after, seconds)
    assert said[0] == ["found", *left.split()]
    saved = {words[1] for words in said if words[0] == "saved"}
    entry, count = next(((each[1], int(each[2])) for each in reversed(said) if each[0] == "typed"), ("", 0))
    with OpenCase.open(path, PASSPHRASE) as case:
        assert case.problems() == ()
        texts = {each.text.split()[0]: each.text for each in case.entered() if each.text}
        assert saved <= texts.keys()
        draft = str((case.draft("entry") or {}).get("text", ""))
        kept = texts.get(entry, draft)  # the entry that was typed last: listed by now, or half typed
        there = len(kept) if entry and kept.startswith(entry[: len(kept)]) else 0
        assert count - there <= _LOST
        marks = {words[1]: words[2] == "True" for words in said if words[0] == "marked"}
        assert {id: case.marks(id).turning_point for id in marks} == marks
        notes = " ".join(note.text for note in case.notes())
        assert all(words[1] in notes for words in said if words[0] == "noted")
        assert len(case.rows(RowQuery(), 0, 10_000)) == len(case.entered())
