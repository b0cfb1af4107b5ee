"""Circles of references that hold Qt objects go on the window's thread and on no other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from chronology.cycles import no_search_for_cycles
from chronology.ui.collecting import Collecting


@pytest.fixture
def searched_on() -> Iterator[list[threading.Thread]]:
    """The thread of each search, from now on; Python searches by itself until something puts it off."""
    threads: list[threading.Thread] = []

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.current_thread())

    gc.callbacks.append(note)
    gc.enable()
    yield threads
    gc.disable()
    gc.callbacks.remove(note)


class _InACircle(QObject):
    gone_on: list[threading.Thread]

    def __init__(self, gone_on: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.gone_on = gone_on

    def __del__(self) -> None:
        self.gone_on.append(threading.current_thread())


def _make_circles() -> None:
    for _ in range(20_000):
        one: list[object] = []
        one.append(one)


def _elsewhere(work: object) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_a_worker_that_makes_circles_destroys_no_qt_object(
    app: QApplication, searched_on: list[threading.Thread]
) -> None:
    collecting = Collecting()
    gone_on: list[threading.Thread] = []
    for _ in range(50):
        _InACircle(gone_on)
    _elsewhere(_make_circles)
    assert not gone_on
    assert threading.current_thread() is threading.main_thread()

    loop = QEventLoop()
    collecting.looked.connect(loop.quit)
    QTimer.singleShot(30_000, loop.quit)
    loop.exec()
    assert len(gone_on) == 50
    assert {*gone_on, *searched_on} == {threading.main_thread()}


def test_reading_on_a_worker_never_puts_the_search_on_again(
    app: QApplication, searched_on: list[threading.Thread]
) -> None:
    begun, off = threading.Event(), threading.Event()

    def read() -> None:
        with no_search_for_cycles():
            begun.set()
            off.wait(30)

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait(30)
    Collecting()
    off.set()
    reader.join()
    assert not gc.isenabled()


def test_reading_on_the_main_thread_puts_it_off_and_on(searched_on: list[threading.Thread]) -> None:
    with no_search_for_cycles():
        assert not gc.isenabled()
        with no_search_for_cycles():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_no_search_begins_by_itself_while_the_window_is_tested() -> None:
    assert not gc.isenabled()
