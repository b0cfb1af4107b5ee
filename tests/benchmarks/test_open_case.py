"""What one change of a case with 100,000 events costs whoever makes it, and what the rooms wait for."""

from __future__ import annotations

import hashlib
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chronology.model.entering import EnteredEvent
from chronology.model.event_rows import RowQuery
from chronology.services.open_case import OpenCase
from tests.casefile.samples import CASE, PASSPHRASE
from tests.making import a_contribution, an_event, on

pytestmark = pytest.mark.benchmark
EVENTS = 100_000
WORDS = "Seen at home with her mother; the house was cold, heating was talked through, advice was given. "


def _took(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _often(work: Callable[[int], object]) -> str:
    took = sorted(_took(lambda number=number: work(number)) for number in range(40))
    return f"{statistics.median(took):.1f} ms (95 in 100: {took[37]:.1f})"


def test_a_change_of_a_large_case(tmp_path: Path) -> None:
    days = [date(2010, 1, 1) + timedelta(number % 4000) for number in range(EVENTS)]
    events = [
        an_event(on(day.year, day.month, day.day), f"{WORDS}{WORDS}{row}", f"Agency {row % 7}", row=row)
        for row, day in enumerate(days, start=2)
    ]
    original = b"the return"
    contribution = replace(a_contribution(*events), sha256=hashlib.sha256(original).hexdigest())
    with OpenCase.create(tmp_path / "x.case", PASSPHRASE, CASE) as case:
        brought = _took(lambda: case.add_return(contribution, original))
        ids = [event.id for event in events]
        print(f"\n{EVENTS:,} events brought in: {brought / 1000:.1f} s")
        print("one event marked:", _often(lambda number: case.mark([ids[number]], restricted=True)))
        print("undone:", _often(lambda number: case.undo()))
        print("redone:", _often(lambda number: case.redo()))
        print("half an entry kept:", _often(lambda number: case.keep_draft("x", {"text": WORDS * number})))
        print("an entry added:", _often(lambda number: case.enter(EnteredEvent(text=f"{WORDS}{number}"))))
        print("a date put right:", _often(lambda number: case.correct_date(ids[number], "3 May 2019", "")))
        print(f"all of them marked: {_took(lambda: case.mark(ids, turning_point=True)) / 1000:.2f} s")
        print(f"that undone: {_took(case.undo) / 1000:.2f} s")
        print(f"the whole timeline read: {_took(case.timeline) / 1000:.2f} s")
    opening = []
    opened = _took(lambda: opening.append(OpenCase.open(tmp_path / "x.case", PASSPHRASE)))
    (again,) = opening
    first_rows = _took(lambda: again.rows(RowQuery(), 0, 60))
    print(f"opened: {opened:.0f} ms, its first 60 rows: {first_rows:.0f} ms")
    print(f"the backup beforehand: {_took(again.prepare) / 1000:.2f} s")
    assert again.count(RowQuery()) == EVENTS + 40
    again.close()
