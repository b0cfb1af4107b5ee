"""What keeps Python from destroying Qt objects on another thread while tests run (see ui/collecting.py)."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication


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
    yield
    gc.collect()
