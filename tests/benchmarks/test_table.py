"""100,000 events in the table: opened, scrolled, chosen by words as they are typed."""

from __future__ import annotations

import hashlib
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from threading import Lock
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QTableView

from chronology.casefile.casefile import CaseFile
from chronology.casefile.event_rows import EventRows
from chronology.model.case import Case
from chronology.model.contributions import Contribution
from chronology.model.event_rows import Column, Group, RowQuery
from chronology.model.events import Event
from chronology.timeline.order import order_key
from chronology.ui.table.model import EventTable
from chronology.ui.table.view import EventView
from chronology.ui.theme import LIGHT, dress
from tests.making import an_event, on

pytestmark = pytest.mark.benchmark
EVENTS = 100_000
PASSPHRASE = "six brisk herons"
AGENCIES = ("Police", "Health Visiting", "Children's Social Care", "School", "GP", "Hospital", "Ambulance")
WORDS = [
    *(
        "seen",
        "at",
        "home",
        "with",
        "her",
        "mother",
        "feeding",
        "well",
        "on",
        "the",
        "centile",
        "bruise",
        "to",
    ),
    *("left", "cheek", "noted", "police", "called", "neighbour", "reported", "shouting", "social", "worker"),
    *("visited", "no", "reply", "attendance", "fell", "below", "tired", "partner", "present", "health"),
    *(
        "visitor",
        "referred",
        "strategy",
        "discussion",
        "held",
        "agreed",
        "child",
        "alone",
        "father",
        "missed",
    ),
]
FIRST, PAGE, KEYSTROKE, FRAME = 1500.0, 50.0, 100.0, 16.0  # milliseconds


def _events() -> list[Event]:
    chosen = random.Random(7)
    rare = ["".join(chosen.choices("bcdfgklmnprstvaeiou", k=chosen.randint(4, 9))) for _ in range(6000)]
    words = WORDS * 8 + rare
    made = []
    for row in range(EVENTS):
        day = date(2005, 1, 1) + timedelta(days=chosen.randrange(7000))
        text = " ".join(chosen.choices(words, k=chosen.randint(12, 60)))
        action = " ".join(chosen.choices(words, k=6))
        made.append(
            an_event(on(day.year, day.month, day.day), text, AGENCIES[row % 7], row=row + 2, action=action)
        )
    return made


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("table") / "large.case"
    original = b"made for a benchmark"
    contribution = Contribution(
        "large.csv", hashlib.sha256(original).hexdigest(), "csv", "", EVENTS, tuple(_events()), ()
    )
    with CaseFile.create(made, PASSPHRASE, Case()) as case:
        begun = time.perf_counter()
        case.add_contribution(contribution, original, order_key)
        print(f"\n{EVENTS:,} events kept, with the index of their words: {time.perf_counter() - begun:.1f} s")
    return made


class _OneAtATime:
    """The rows of a case behind one lock, as an open case gives them to any thread."""

    def __init__(self, rows: EventRows) -> None:
        self._rows, self._lock = rows, Lock()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        asked = getattr(self._rows, name)

        def answer(*values: Any) -> Any:
            with self._lock:
                return asked(*values)

        return answer


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def test_rows_by_sql(path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        rows = EventRows(case.reading)
        first = _ms(lambda: rows.rows(RowQuery(), 0, 200))
        counted = _ms(lambda: rows.count(RowQuery()))
        rows.likeness(RowQuery())
        pages = [_ms(lambda at=at: rows.rows(RowQuery(), at, 200)) for at in range(0, EVENTS, 4111)]
        typed = {}
        for words in ("b", "br", "bru", "bruis", "bruise", "bruise to", "s", '"left cheek"', "nowhere"):
            query = RowQuery(words=words)
            typed[words] = _ms(lambda query=query: (rows.count(query), rows.rows(query, 0, 50)))
        print(f"\nfirst page of 200: {first:.0f} ms, count {counted:.0f} ms, any page {median(pages):.1f} ms")
        print("; ".join(f"{words}: {took:.0f} ms" for words, took in typed.items()))
        sorted_by = {
            column: _ms(lambda column=column: rows.count(RowQuery(sort=column)))
            for column in (Column.AGENCY, Column.TEXT, Column.SOURCE)
        }
        print("; ".join(f"sorted by {column}: {took:.0f} ms" for column, took in sorted_by.items()))
        print(f"grouped by year: {_ms(lambda: rows.sections(RowQuery(group=Group.YEAR))):.0f} ms")
        assert first <= PAGE
        assert median(pages) <= PAGE
        assert max(typed.values()) <= KEYSTROKE


def test_the_table_on_the_screen(path: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, LIGHT)
    with CaseFile.open(path, PASSPHRASE) as case:
        begun = time.perf_counter()
        model = EventTable(_OneAtATime(EventRows(case.reading)))  # type: ignore[arg-type]
        view = EventView(model, LIGHT)
        view.resize(960, 640)
        view.show()

        def answered(query: RowQuery) -> None:
            loop = QEventLoop()
            model.shown.connect(loop.quit)
            model.ask(query)
            loop.exec()
            _painted(view)

        answered(RowQuery())
        opened = 1000 * (time.perf_counter() - begun)
        bar = view.verticalScrollBar()
        scrolled = _frames(view, lambda step: bar.setValue(bar.value() + 40), 300)
        paged = _frames(view, lambda step: bar.setValue(bar.value() + 560), 200)
        jumped = _frames(view, lambda step: bar.setValue(bar.maximum() * (step * 37 % 200) // 200), 200)
        answered(RowQuery(words="x"))
        typed = [_ms(lambda n=n: answered(RowQuery(words="bruise to left"[:n]))) for n in range(1, 15)]
        model.stop()
        view.close()
    print(f"\nfirst rows on the screen: {opened:.0f} ms")
    for name, taken in (("wheel", scrolled), ("page", paged), ("jump", jumped), ("keystroke", typed)):
        print(f"{name}: median {median(taken):.1f} ms, p95 {_p95(taken):.1f} ms")
    assert opened <= FIRST
    assert max(_p95(scrolled), _p95(paged), _p95(jumped)) <= FRAME
    assert _p95(typed) <= KEYSTROKE
    if sys.platform.startswith("linux"):
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(f"memory at most: {used:.0f} MB, with all that the test itself made")


def _painted(view: EventView) -> None:
    view.viewport().repaint()
    for each in view.findChildren(QTableView):
        each.viewport().repaint()


def _frames(view: EventView, step: Callable[[int], None], count: int) -> list[float]:
    def frame(number: int) -> None:
        step(number)
        _painted(view)

    return [_ms(lambda number=number: frame(number)) for number in range(count)]


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]
