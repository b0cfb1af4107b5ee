"""50,000 dates as agencies write them, against dateutil's parser in the same run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from dateutil.parser import ParserError, parse

from chronology.model.dates import DateContext, UnreadableDate, read_date

pytestmark = pytest.mark.benchmark
DATES = 50_000
CASE = DateContext(scope=(date(2005, 1, 1), date(2024, 12, 31)), today=date(2026, 7, 1))


def _texts() -> list[str]:
    chance = random.Random(7)
    texts = []
    for _ in range(DATES):
        day = date(2005, 1, 1) + timedelta(days=chance.randrange(7300))
        clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
        ways = (
            f"{day:%d/%m/%Y}", f"{day:%d.%m.%y}", f"{day.day} {day:%B} {day.year}", f"{day:%a %d %b %Y}",
            f"c. {day:%B %Y}", f"?{day:%d %b %Y}", day.isoformat(), f"{day:%d/%m/%Y} {clock}",
            f"{day:%d-%b-%y}",
            f"{day.day}th of {day:%B %Y}", f"before {day:%d/%m/%y}", f"{day.isoformat()}T{clock}:00Z",
            f"early {day:%B %Y}", f"w/c {day:%d/%m/%Y}", f"{day:%B} {day.day}, {day.year}",
            f"2-9 {day:%B %Y}",
        )  # fmt: skip
        texts.append(chance.choice(ways))
    return texts


def _took(work: Callable[[str], object], texts: list[str], fault: type[Exception]) -> tuple[float, list[str]]:
    """Seconds for all texts, and those that were read."""
    read = []
    begun = time.perf_counter()
    for text in texts:
        try:
            work(text)
        except fault:
            continue
        read.append(text)
    return time.perf_counter() - begun, read


def test_fifty_thousand_dates() -> None:
    texts = _texts()
    seconds, read = _took(lambda text: read_date(text, CASE), texts, UnreadableDate)
    _, parsed = _took(lambda text: parse(text, dayfirst=True), texts, ParserError)
    ours, _ = _took(lambda text: read_date(text, CASE), parsed, UnreadableDate)
    theirs, _ = _took(lambda text: parse(text, dayfirst=True), parsed, ParserError)
    print(
        f"\n{len(read)} of {DATES} dates in {seconds:.2f} s; the {len(parsed)} that dateutil reads too:"
        f" {ours:.2f} s against {theirs:.2f} s, {theirs / ours:.1f} times as fast"
    )
    assert len(read) == DATES
    assert len(parsed) < DATES
