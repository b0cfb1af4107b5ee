"""What a test lets go of: its windows, and what Python would else destroy on another thread.

Why the search for circles is kept to the window's thread, ui/collecting.py tells. A widget that nobody puts
away stands for ever: its signals hold what they call, where Python's search does not see it. The program's
own rooms go with the window that they stand in; in a test a room often stands alone.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture(scope="module", autouse=True)
def no_search_of_its_own() -> Iterator[None]:
    """No search for circles begins by itself. What was there before is left out of the searches below."""
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.collect()
    if isinstance(app := QGuiApplication.instance(), QGuiApplication):
        app.clipboard().clear()  # without a screen Qt keeps what was copied until after Python has ended
    if was_on:
        gc.enable()


@pytest.fixture(autouse=True)
def one_search_after_each_test() -> Iterator[None]:
    """What a test left behind goes on the thread that made it, before the next one begins."""
    there_before = set(QApplication.topLevelWidgets())
    yield
    left = set(QApplication.topLevelWidgets()) - there_before
    put_away(*(each for each in left if each.parent() is None and not _pops_up(each)))
    gc.collect()


def put_away(*windows: QWidget) -> None:
    """Close windows and let go of all that is in them."""
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _pops_up(widget: QWidget) -> bool:
    return widget.windowType() is Qt.WindowType.Popup  # goes with what it pops up from
