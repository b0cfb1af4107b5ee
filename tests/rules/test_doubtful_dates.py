"""Doubtful dates: what a rule asks it would ask under every reading of them, or it says on which it hangs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.language.reading import reader_for
from chronology.model.dates.value import EventDate
from chronology.model.findings import Finding
from chronology.resource import load_pack
from chronology.rules.checking import check_reading
from chronology.rules.reading import Reading
from chronology.timeline.order import order_key
from tests.making import a_date, on
from tests.rules.casebook import Told, told

BOOKS = sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
DEPENDS = "depending on the date of"
WIDTHS = (2, 5, 15, 40, 120, 400)  # days
SHARES = (0, 1, 2, 3, 4)  # of four: where in its doubt a date is read

ANY = st.integers(0, 10**6)


@cache
def lines() -> list[str]:
    """Every case in which a rule fires."""
    return [line for book in BOOKS for line in book.read_text("utf-8").splitlines() if '"must": [[' in line]


def asked(case: Told, id: str, when: EventDate) -> list[Finding]:
    """What the rules ask that is not answered, where the entry has another date."""
    read = reader_for(case.case)
    events = [entry.event for entry in case.timeline.entries]
    signals = {event.id: read(event) for event in events}
    moved = [replace(event, date=when) if event.id == id else event for event in events]
    reading = Reading(case.case, load_pack(case.case.pack), tuple(sorted(moved, key=order_key)), signals)
    return [found for found in check_reading(reading) if not found.answered_by]


@settings(max_examples=250)
@given(st.tuples(ANY, ANY, st.sampled_from(WIDTHS), ANY))
def test_what_is_asked_on_a_doubtful_date_is_asked_on_every_day_it_may_be(
    doubt: tuple[int, int, int, int],
) -> None:
    line, entry, width, before = doubt
    case = told(json.loads(lines()[line % len(lines())]))
    known = [each.event for each in case.timeline.entries if each.event.date.is_day]
    if not known:
        return
    event = known[entry % len(known)]
    day = event.date.earliest
    assert day is not None
    first = day - timedelta(days=before % (width + 1))
    last = first + timedelta(days=width)
    unsure = {found.rule for found in asked(case, event.id, a_date(first, last)) if DEPENDS not in found.why}
    for read in {day, *(first + timedelta(days=width * share // SHARES[-1]) for share in SHARES)}:
        sure = {found.rule for found in asked(case, event.id, on(read.year, read.month, read.day))}
        assert unsure <= sure, f"{case.id}: {first} to {last} read as {read}: {sorted(unsure - sure)}"
