"""A list with the form to enter events into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from chronology.ui.entry.page import EntryPage
from chronology.ui.theme import LIGHT
from tests.ui.entry.keyboard import CASE
from tests.ui.written import Written


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    made = Written.new(tmp_path / "our list.case", CASE)
    yield made
    made.file.close()


@pytest.fixture
def page(app: QApplication, written: Written) -> Iterator[EntryPage]:
    made = EntryPage(written, LIGHT)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.take_focus()
    yield made
    made.settle_draft()
    made.close()
