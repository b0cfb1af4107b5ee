"""Quiet rounded buttons above a view, each with a menu of what can be chosen."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton

from chronology.ui.theme import Theme

_LEAST = 48
"""Pixels: with very large text a chip is cut off rather than the panel that it stands in."""


def chip(words: str, name: str) -> QToolButton:
    """A rounded button; `name` tells a screen reader what it is for."""
    made = QToolButton()
    made.setText(words)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setMinimumWidth(_LEAST)
    return made


def chip_style(theme: Theme) -> str:
    """How chips look in a palette."""
    return f"""
        QToolButton {{ border: 1px solid {theme.edge}; border-radius: 13px; padding: 3px 10px;
            background: {theme.panel}; color: {theme.ink}; }}
        QToolButton:hover {{ background: {theme.rail}; }}
        QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 2px 9px; }}
        QToolButton[chosen="true"], QToolButton:checked {{ background: {theme.selected};
            color: {theme.selected_ink}; }}
        QToolButton:disabled {{ color: {theme.second_ink}; border-color: {theme.line}; }}
        QToolButton::menu-indicator {{ image: none; width: 0; }}
    """


_TOLD = 16  # letters of several choices that are still named


class Several(QToolButton):
    """A chip whose menu stays open while several are chosen; nothing chosen means all.

    `every` are its words where nothing is chosen, `noun` what several of the chosen are called.
    """

    changed = Signal()

    def __init__(self, every: str, noun: str, what: str) -> None:
        super().__init__()
        self._every, self._noun, self._what = every, noun, what
        self.setToolTip(what)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(_LEAST)
        self._menu = StayingMenu(self)
        self._menu.triggered.connect(self._triggered)
        self.setMenu(self._menu)
        self.offer({})

    @property
    def chosen(self) -> frozenset[Any]:
        """What was chosen; nothing where all is shown."""
        return frozenset(action.data() for action in self._menu.actions() if action.isChecked())

    def offer(self, *named: Mapping[Any, str]) -> None:
        """Offer these, each with its words, a line between one group and the next.

        What was chosen stays chosen, though it is no longer among them.
        """
        self._offer(named, self.chosen)

    def choose(self, values: frozenset[Any]) -> None:
        """Choose these and nothing else."""
        for action in self._menu.actions():
            action.setChecked(not action.isSeparator() and action.data() in values)
        for value in values - self.chosen:
            self._add(value, str(value), True)
        self._settle()

    def _offer(self, groups: tuple[Mapping[Hashable, str], ...], before: frozenset[Any]) -> None:
        self._menu.clear()
        offered: set[Hashable] = set()
        for named in filter(None, groups):
            if offered:
                self._menu.addSeparator()
            for value, words in named.items():
                self._add(value, words, value in before)
                offered.add(value)
        for value in before - offered:
            self._add(value, str(value), True)
        self._settle()

    def _add(self, value: Hashable, words: str, is_chosen: bool) -> None:
        action = self._menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(value)
        action.setChecked(is_chosen)

    def _triggered(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        choices = [action for action in self._menu.actions() if not action.isSeparator()]
        self._show(bool(choices))
        names = [action.text().replace("&&", "&") for action in choices if action.isChecked()]
        told = ", ".join(names)
        if len(names) > 1 and len(told) > _TOLD:
            told = f"{len(names)} {self._noun}"
        words = told or self._every
        self.setText(f"{words.replace('&', '&&')} ▾")
        self.setAccessibleName(f"{self._what}: {words}")
        self.setProperty("chosen", bool(names))
        self.style().unpolish(self)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._show(any(not action.isSeparator() for action in self._menu.actions()))

    def _show(self, shown: bool) -> None:
        """Without a place of its own it stays hidden: it would be a window that flashes up."""
        self.setVisible(shown and self.parentWidget() is not None)


class StayingMenu(QMenu):
    """Stays open when something in it is pressed, so that several can be chosen one after the other."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._trigger():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() not in keys or not self._trigger():
            super().keyPressEvent(event)

    def _trigger(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isEnabled() or action.menu() is not None or action.isSeparator():
            return False
        action.trigger()
        return True
