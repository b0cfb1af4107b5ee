"""What encryption, order and audit cost: 100,000 events kept and read, against plain sqlite-utils."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from chronology.casefile import rows
from chronology.casefile.casefile import CaseFile
from chronology.timeline.order import order_key
from tests.casefile.samples import CASE, PASSPHRASE, a_return

pytestmark = pytest.mark.benchmark
EVENTS = 100_000


def _took(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def test_a_hundred_thousand_events(tmp_path: Path) -> None:
    contribution, original = a_return("first", events=1)
    pattern = contribution.events[0]
    events = tuple(
        replace(
            pattern,
            id=f"E{number:08}",
            place=replace(pattern.place, row=number),
            date=replace(
                pattern.date,
                earliest=date(2010, 1, 1) + timedelta(number % 4000),
                latest=date(2022, 1, 1),
            ),
            text=f"Entry {number}: seen at home with her mother, feeding well, weight on the 25th centile. "
            * 2,
        )
        for number in range(EVENTS)
    )
    contribution = replace(contribution, events=events)

    plain = Database(tmp_path / "plain.db")
    with plain.atomic():  # one transaction, as the case's own
        plain_kept = _took(lambda: plain.table("events").insert_all(map(rows.event_row, events)))
    plain_read = _took(lambda: list(plain.execute(f"SELECT {rows.EVENT_COLUMNS} FROM events")))
    with CaseFile.create(tmp_path / "x.case", PASSPHRASE, CASE) as case:
        kept = _took(lambda: case.add_contribution(contribution, original, order_key))
        ordered = _took(case.event_ids)
        read = _took(case.contributions)
        assert case.contributions() == (contribution,)
    opened = _took(lambda: CaseFile.open(tmp_path / "x.case", PASSPHRASE, read_only=True).close())
    print(
        f"\n{EVENTS:,} events: kept in {kept:.2f} s, {kept / plain_kept:.2f} x plain sqlite-utils"
        f" ({plain_kept:.2f} s); read as the model in {read:.2f} s, {read / plain_read:.2f} x plain rows"
        f" ({plain_read:.2f} s); in timeline order by SQL {ordered:.2f} s; opened in {opened:.2f} s"
    )
