"""Reading who is mentioned: what it shows while it takes long, and that it stops and goes on when asked."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from chronology.services.progress import Cancelled, Progress
from chronology.ui.people.reading import Reading
from tests.ui.asked_case import until
from tests.ui.entry.keyboard import until as so


class Slow:
    """Reading that goes on until it is told to end, or stopped."""

    def __init__(self) -> None:
        self.may_end = Event()

    def __call__(self, progress: Progress) -> str:
        while not self.may_end.wait(0.01):
            if not progress("Reading who is mentioned", 40, 200):
                raise Cancelled
        return "read"


pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def reading(slow: Slow) -> Iterator[Reading]:
    made = Reading(slow)
    yield made
    made.end()
    made.close()


def press(control: QPushButton) -> None:
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))


def test_what_is_read_at_once_shows_nothing(reading: Reading, slow: Slow) -> None:
    slow.may_end.set()
    seen: list[tuple[int, object]] = []
    reading.found.connect(lambda asked, made: seen.append((asked, made)))
    until(reading.found, lambda: reading.ask(7))
    assert seen == [(7, "read")]
    assert not reading.isVisible()


def test_what_takes_long_says_how_far_it_is_and_goes_when_it_is_done(reading: Reading, slow: Slow) -> None:
    until(reading.takes_long, lambda: reading.ask(1))
    assert reading.isVisible()
    so(lambda: reading.bar.maximum() == 200)  # shown after a moment, whatever the work has told by then
    assert reading.words.text() == "Reading who is mentioned: 40 of 200 entries"
    assert (reading.bar.value(), reading.bar.maximum()) == (40, 200)
    until(reading.found, slow.may_end.set)
    assert not reading.isVisible()


def test_it_is_stopped_and_says_so_and_reads_on_when_asked(reading: Reading, slow: Slow) -> None:
    until(reading.takes_long, lambda: reading.ask(3))
    until(reading.said, lambda: press(reading.stop))
    assert not reading.is_running
    assert "stopped" in reading.words.text()
    assert reading.go_on.isVisible()
    assert not reading.stop.isVisible()
    slow.may_end.set()
    until(reading.found, lambda: press(reading.go_on))
    assert not reading.isVisible()
