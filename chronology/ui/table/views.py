"""Named ways of looking at the table: chosen from a menu, saved under a name typed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from chronology.model.curation import SavedView
from chronology.ui.chips import chip


class SavedViews(QWidget):
    """A chip with the saved views; it tells which one to show, save or remove, and does none of it itself."""

    taken = Signal(object)  # the settings of the view to show
    saved = Signal(str)  # the name under which to save what is shown
    removed = Signal(int)  # the id of a view

    def __init__(self) -> None:
        super().__init__()
        self._chip = chip("Views ▾", "Saved views")
        self._name = _NameField(self._put_away)
        self._name.returnPressed.connect(self._save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._chip)
        row.addWidget(self._name)
        self._name.hide()
        self.offer((), can_change=True)

    def offer(self, views: Sequence[SavedView], can_change: bool) -> None:
        """Offer these views; to save and to remove only where anything may be changed."""
        menu = QMenu(self._chip)
        for view in views:
            menu.addAction(_plain(view.name)).triggered.connect(self._taking(view.settings))
        if not views:
            menu.addAction("No view is saved yet").setEnabled(False)
        if can_change:
            menu.addSeparator()
            menu.addAction("&Save what is shown…").triggered.connect(self._ask_name)
            if views:
                removing = menu.addMenu("&Remove")
                for view in views:
                    removing.addAction(_plain(view.name)).triggered.connect(self._removing(view.id))
        self._chip.setMenu(menu)

    def _ask_name(self) -> None:
        self._name.clear()
        self._name.show()
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self) -> None:
        name = self._name.text().strip()
        if name:
            self._put_away()
            self.saved.emit(name)

    def _put_away(self) -> None:
        self._name.hide()
        self._chip.setFocus()

    def _taking(self, settings: Mapping[str, Any]) -> Callable[[], None]:
        return lambda: self.taken.emit(settings)

    def _removing(self, view: int) -> Callable[[], None]:
        return lambda: self.removed.emit(view)


class _NameField(QLineEdit):
    """The name for a view; Escape puts it away."""

    def __init__(self, put_away: Callable[[], None]) -> None:
        super().__init__()
        self._put_away = put_away
        self.setPlaceholderText("Name, then Enter")
        self.setAccessibleName("Name of the view to save")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)


def _plain(words: str) -> str:
    return words.replace("&", "&&")
