"""Tests of the window: Python searches for circles on the window's thread alone, as in the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from chronology.services.open_case import OpenCase
from chronology.ui.theme import LIGHT, dress
from tests.ui.asked_case import asked_case
from tests.ui.circles import no_search_of_its_own, one_search_after_each_test

__all__ = ["no_search_of_its_own", "one_search_after_each_test"]


@pytest.fixture(scope="module")
def app() -> QApplication:
    """The program, in the light palette."""
    found = QApplication.instance()
    made = found if isinstance(found, QApplication) else QApplication([])
    dress(made, LIGHT)
    return made


@pytest.fixture
def case(tmp_path: Path) -> Iterator[OpenCase]:
    """An open case in which questions have been raised."""
    with asked_case(tmp_path) as made:
        yield made
