"""The menu of the table's columns and rows: which are shown, how many stay in sight, how high a row is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from chronology.model.event_rows import Column
from chronology.ui.chips import StayingMenu, chip
from chronology.ui.table.columns import COLUMNS
from chronology.ui.table.view import EventView

_FROZEN = {0: "No column stays in sight", 1: "The first column", 2: "The first two", 3: "The first three"}
_LINES = {1: "One line a row", 3: "Three lines a row", 6: "Six lines a row"}


def arranging_chip(view: EventView) -> QToolButton:
    """A chip that arranges a table."""
    made = chip("Columns ▾", "Columns and rows")
    menu = StayingMenu(made)
    made.setMenu(menu)
    menu.aboutToShow.connect(lambda: _fill(menu, view))
    _fill(menu, view)
    return made


def arrangement(view: EventView) -> dict[str, Any]:
    """How a table is arranged, as plain values."""
    return {
        "columns": [column.value for column in view.columns()],
        "widths": {column.value: width for column, width in view.widths().items()},
        "frozen": view.frozen,
        "lines": view.lines,
    }


def arrange(view: EventView, settings: Mapping[str, Any]) -> None:
    """Arrange a table as it was; columns that this program does not know are passed over."""
    shown = list(_known(settings.get("columns", ())))
    if shown:
        view.arrange(shown)
    widths = settings.get("widths", {})
    view.widen({column: int(widths[column.value]) for column in _known(widths)})
    view.freeze(int(settings.get("frozen", view.frozen)))
    view.set_lines(int(settings.get("lines", view.lines)))


def _known(names: Any) -> list[Column]:
    found = []
    for name in names:
        with suppress(ValueError):
            found.append(Column(name))
    return found


def _fill(menu: QMenu, view: EventView) -> None:
    menu.clear()
    shown = view.columns()
    for column in COLUMNS:
        action = menu.addAction(column.heading)
        action.setCheckable(True)
        action.setChecked(column.sort in shown)
        action.setEnabled(len(shown) > 1 or column.sort not in shown)
        action.triggered.connect(_showing(view, column.sort))
    for words, named, current, choose in (
        ("Stay in sight", _FROZEN, view.frozen, view.freeze),
        ("Height of rows", _LINES, view.lines, view.set_lines),
    ):
        inner = menu.addMenu(words)
        group = QActionGroup(inner)
        for value, said in named.items():
            action = inner.addAction(said)
            action.setCheckable(True)
            action.setChecked(value == current)
            action.setActionGroup(group)
            action.setData(value)
        group.triggered.connect(_chosen(choose))


def _showing(view: EventView, column: Column) -> Callable[[bool], None]:
    def show(is_shown: bool) -> None:
        columns = [each for each in view.columns() if each is not column]
        if is_shown:
            place = [each.sort for each in COLUMNS].index(column)
            before = {each.sort for each in COLUMNS[:place]}
            at = max((number for number, each in enumerate(columns, start=1) if each in before), default=0)
            columns.insert(at, column)
        if columns:
            view.arrange(columns)

    return show


def _chosen(choose: Callable[[int], None]) -> Callable[[QAction], None]:
    return lambda action: choose(action.data())
