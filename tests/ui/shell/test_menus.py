"""Every menu of every room: each entry has words, and they can be read in each palette and size of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidgetAction

from chronology.ui.preferences import Preferences
from chronology.ui.window import Window
from tests.journeys.contrast import faint
from tests.services.made_case import SECRET, made_case
from tests.ui.asked_case import RETURNS
from tests.ui.circles import put_away
from tests.ui.shell.driving import a_window, settle, waiting


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[Window]:
    made_case(tmp_path, "R-7", RETURNS).close()
    made = a_window(tmp_path)
    with waiting(made.opened):
        made.open_with(tmp_path / "made.case", SECRET, False)
    settle()
    yield made
    put_away(made)


def menus(window: Window) -> dict[str, QMenu]:
    """The menus of what is on the screen, by the words of their buttons."""
    return {
        each.text(): each.menu()
        for kind in (QPushButton, QToolButton)
        for each in window.findChildren(kind)
        if each.menu() is not None and each.isVisible() and each.isEnabled()
    }


def faults_of(menu: QMenu) -> list[str]:
    """What is wrong with a menu once it is open."""
    menu.popup(menu.parentWidget().mapToGlobal(menu.parentWidget().rect().bottomLeft()))
    settle()
    found = faint(menu)
    if not menu.isVisible() or not any(not each.isSeparator() for each in menu.actions()):
        found.append("nothing is shown")
    for action in menu.actions():
        within = action.defaultWidget() if isinstance(action, QWidgetAction) else None
        told = QAccessible.queryAccessibleInterface(within).text(QAccessible.Text.Name) if within else ""
        if not action.isSeparator() and not (action.text().strip() or told.strip()):
            found.append("an entry without words")
    menu.close()
    settle()
    return found


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize(("palette", "high_contrast"), [("light", False), ("dark", False), ("dark", True)])
def test_the_menus_of_every_room_can_be_read(
    window: Window, size: int, palette: str, high_contrast: bool
) -> None:
    window._change(Preferences(palette=palette, high_contrast=high_contrast, size=size))
    window.dress()
    faults, seen = {}, set()
    for room in list(window.desk._rooms):
        window.desk.open_room(room)
        settle()
        for words, menu in menus(window).items():
            if (room, words) not in seen:
                seen.add((room, words))
                faults[f"{room}: {words}"] = faults_of(menu)
    assert {place: found for place, found in faults.items() if found} == {}
    assert len(faults) >= 8
