"""Everything that can be reached by key has a name that a screen reader can say, on every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from chronology.model.case import Mode
from chronology.ui.window import Window
from tests.ui.circles import put_away
from tests.ui.shell.driving import a_case, a_window, opened, settle


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[Window]:
    made = a_window(tmp_path)
    yield made
    put_away(made)


def _nameless(window: Window) -> list[str]:
    settle()
    found = []
    for each in window.findChildren(QWidget):
        reached = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
        if not reached or isinstance(each, QScrollBar) or each.focusProxy() is not None:
            continue
        told = QAccessible.queryAccessibleInterface(each)
        if told is None or not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found


@pytest.mark.parametrize("mode", list(Mode))
def test_every_room_names_what_can_be_reached(window: Window, tmp_path: Path, mode: Mode) -> None:
    opened(window, a_case(tmp_path / "a.case", mode))
    nameless = {}
    for room in list(window.desk._rooms):
        window.desk.open_room(room)
        nameless[room] = _nameless(window)
    assert {room: found for room, found in nameless.items() if found} == {}


def test_the_pages_before_a_case_and_beside_it_do_so_too(window: Window, tmp_path: Path) -> None:
    assert _nameless(window) == []
    window.start.offer_returns([tmp_path / "police.csv"])
    assert _nameless(window) == []
    window.begin_case()
    assert _nameless(window) == []
    window.ask_for(tmp_path / "a.case")
    assert _nameless(window) == []
    window.open_help()
    assert _nameless(window) == []
    window.open_preferences()
    assert _nameless(window) == []
