"""All rules over large made cases, in events a second, how that grows, and what one change costs.

Reading words is measured apart (`test_language.py`): the signals are read beforehand. The peer is SQLite in
memory, which is asked as many times as there are rules the plainest question of a rule: after which entries
with one signal did no entry of that agency with another follow in ten days? It knows no doubtful dates,
working days or people, groups nothing, and writes no sentence.

Python's search for circles of references is off while something is measured, as it is beside the window
(`ui/collecting.py`).
"""

from __future__ import annotations

import gc
import hashlib
import math
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from chronology.language.reading import read
from chronology.language.signals import Signal
from chronology.language.words.known import Known
from chronology.model.case import Case
from chronology.model.dates.value import UNDATED, EventDate
from chronology.model.entering import EnteredEvent
from chronology.model.events import Event, Place
from chronology.resource import agency_types, load_pack
from chronology.rules.checking import check_reading
from chronology.rules.reading import Reading
from chronology.rules.registry import rules
from chronology.services.open_case import OpenCase
from chronology.timeline.order import order_key
from tests.casefile.samples import PASSPHRASE
from tests.making import a_contribution, a_date, on
from tests.rules.casebook import read_book

pytestmark = pytest.mark.benchmark

BOOKS = Path(__file__).parents[1] / "rules" / "cases"
FIRST = date(2001, 1, 1)
CASE = Case(child="Aiden Moss", born=date(2001, 3, 1))
SMALL, LARGE, HUGE = 2_000, 20_000, 100_000
A_YEAR = 1_000  # events, where the years grow with the case; else they lie in ten years
STEEPEST = 1.4


@pytest.fixture(autouse=True)
def _no_search_for_circles() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@cache
def told() -> tuple[tuple[Event, tuple[Signal, ...]], ...]:
    """Every row of the rules' casebooks with its signals, each type of agency under one name."""
    names: dict[str, str] = {}
    found = []
    for book in sorted(BOOKS.glob("*.jsonl")):
        for each in read_book(book):
            known = Known.of(each.case)
            for entry in each.timeline.entries:
                event = entry.event
                agency = names.setdefault(agency_types().of(event.agency).id, event.agency)
                found.append((replace(event, agency=agency), read(event, known)))
    return tuple(found)


def a_day(chance: random.Random, days: int) -> EventDate:
    """A day; of twenty, three are doubtful: a month, a year, 'since', 'before', or no date at all."""
    first = FIRST + timedelta(chance.randrange(days))
    kind = chance.random()
    if kind < 0.85:
        return on(first.year, first.month, first.day)
    if kind < 0.95:
        return a_date(first, first + timedelta(chance.randrange(5, 31)))
    if kind < 0.97:
        return a_date(first, first + timedelta(365))
    return chance.choice((a_date(None, first), a_date(first, None), UNDATED))


def made(events: int, years: float) -> Reading:
    chance = random.Random(events)
    found, signals = [], {}
    for number in range(events):
        event, read_before = chance.choice(told())
        found.append(replace(event, id=f"e{number}", date=a_day(chance, int(years * 365))))
        signals[f"e{number}"] = tuple(replace(signal, event=f"e{number}") for signal in read_before)
    return Reading(CASE, load_pack(CASE.pack), tuple(sorted(found, key=order_key)), signals)


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def by_sqlite(reading: Reading) -> float:
    """The seconds that the peer takes."""
    marks = [
        (signal.id, event.date.earliest.toordinal(), event.agency)
        for event in reading.events
        for signal in reading.signals[event.id]
        if event.date.earliest is not None
    ]
    ids = sorted({id for id, _, _ in marks})

    def ask() -> None:
        db = sqlite3.connect(":memory:")
        db.execute("CREATE TABLE marks (id TEXT, day INTEGER, agency TEXT)")
        db.executemany("INSERT INTO marks VALUES (?, ?, ?)", marks)
        db.execute("CREATE INDEX marks_by_day ON marks (id, agency, day)")
        for number in range(len(rules())):
            db.execute(
                "SELECT day, agency FROM marks m WHERE id = ? AND NOT EXISTS (SELECT 1 FROM marks o"
                " WHERE o.id = ? AND o.agency = m.agency AND o.day BETWEEN m.day AND m.day + 10)",
                [ids[number % len(ids)], ids[(number * 7 + 3) % len(ids)]],
            ).fetchall()
        db.close()

    return seconds(ask)


@pytest.mark.parametrize("years", [None, 10.0], ids=["the years grow", "ten years"])
def test_all_rules_grow_with_the_events_and_not_faster(years: float | None) -> None:
    check_reading(made(200, 1))  # bank holidays and vocabularies are read once
    took = {}
    for events in (SMALL, LARGE, HUGE):
        reading = made(events, years or events / A_YEAR)
        found: list[int] = []
        took[events] = seconds(lambda: found.append(len(check_reading(reading))))  # noqa: B023
        peer = by_sqlite(reading)
        print(
            f"\n{events:,} events: {took[events]:.2f} s, {events / took[events]:,.0f} events a second, "
            f"{found[0]:,} findings; SQLite {peer:.2f} s: {peer / took[events]:.2f} times its speed"
        )
    for fewer, more in ((SMALL, LARGE), (LARGE, HUGE)):
        growth = math.log(took[more] / took[fewer]) / math.log(more / fewer)
        print(f"from {fewer:,} to {more:,} events the time grows with the power {growth:.2f} of their number")
        assert growth < STEEPEST


@pytest.mark.parametrize("events", [SMALL, 10_000])
def test_a_recheck_after_one_change(events: int, tmp_path: Path) -> None:
    found = [
        replace(event, id=f"E{number}", place=Place("return.csv", None, number + 2))
        for number, event in enumerate(made(events, 10).events)
    ]
    original = b"the return"
    contribution = replace(a_contribution(*found), sha256=hashlib.sha256(original).hexdigest())
    with OpenCase.create(tmp_path / "x.case", PASSPHRASE, CASE) as case:
        case.add_return(contribution, original)
        print(f"\n{events:,} events read and checked for the first time: {seconds(case.recheck):.1f} s")
        changes: dict[str, Callable[[str], object]] = {
            "a date put right": lambda id: case.correct_date(id, "3 May 2009", ""),
            "an agency put right": lambda id: case.correct_agency(id, "Hampshire Police", ""),
            "an entry added": lambda id: case.enter(EnteredEvent(text="Seen at home.", agency="Midwifery")),
            "undone": lambda id: case.undo(),
        }
        for what, change in changes.items():
            took = []
            for number in range(9):
                change(found[number * 97 + len(took)].id)
                took.append(1000 * seconds(case.recheck))
            print(f"{what}: {statistics.median(took):.0f} ms (at most {max(took):.0f})")
        asked = case.findings()
    with OpenCase.open(tmp_path / "x.case", PASSPHRASE) as anew:
        anew.recheck()
        assert anew.findings() == asked
