"""The line above the lanes: by what they are laid out, and which events are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from chronology.ui.controls import second
from chronology.ui.flow import FlowLayout
from chronology.ui.lanes.beside import ALL, Beside, Choice
from chronology.ui.lanes.grouping import Grouping, by_agency, by_person, by_theme
from chronology.ui.theme import Theme


class LanesBy(Enum):
    """What the lanes are laid out by."""

    AGENCY = "By agency"
    PERSON = "By person"
    THEME = "By theme"

    def grouping(self, beside: Beside) -> Grouping:
        """How events are put into such lanes."""
        if self is LanesBy.PERSON:
            return by_person(beside)
        return by_theme(beside) if self is LanesBy.THEME else by_agency


class ChoosingBar(QWidget):
    """Menus for the lanes and the events; `changed` tells that another choice was made."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.by = LanesBy.AGENCY
        row = FlowLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        self._lanes = _chip("Lanes", "What the lanes are laid out by")
        menu = QMenu(self._lanes)
        group = QActionGroup(menu)
        for number, by in enumerate(LanesBy, start=1):
            action = menu.addAction(f"&{number}  {by.value}")
            action.setCheckable(True)
            action.setChecked(by is self.by)
            action.setActionGroup(group)
            action.setData(by)
        group.triggered.connect(self._lay_out)
        self._lanes.setMenu(menu)
        self._agencies = _Several("All agencies", "agencies", "Which agencies are shown")
        self._people = _Several("All people", "people", "Which people's events are shown")
        self._types = _Several("All types", "types", "Which types of event are shown")
        self._clear = _chip("Show all", "Show every event again")
        self._clear.clicked.connect(self.show_all)
        self._count = second()
        self._count.setMargin(4)
        for each in (self._lanes, self._agencies, self._people, self._types, self._clear):
            row.addWidget(each)
        row.addWidget(self._count)
        for several in (self._agencies, self._people, self._types):
            several.changed.connect(self._chosen)
        self.dress(theme)
        self._settle()

    @property
    def choice(self) -> Choice:
        """Which events are shown."""
        return Choice(self._agencies.chosen, self._people.chosen, self._types.chosen)

    def offer(self, agencies: Sequence[str], beside: Beside) -> None:
        """Offer what there is to choose; what was chosen and is still there stays chosen."""
        named = {number for numbers in beside.mentions.values() for number in numbers}
        types = sorted({each for types in beside.types.values() for each in types})
        self._agencies.offer({name: name or "Agency not stated" for name in agencies})
        self._people.offer(
            {p.id: f"{p.name}, {p.role}" if p.role else p.name for p in beside.people if p.id in named}
        )
        self._types.offer({name: name for name in types})
        self._settle()

    def lay_out_by(self, by: LanesBy) -> None:
        """Lay the lanes out by something else, as if it had been chosen."""
        for action in self._lanes.menu().actions():
            if action.data() is by:
                action.trigger()

    def choose(self, choice: Choice) -> None:
        """Choose the same as was chosen elsewhere, as far as it is offered here."""
        self._agencies.choose(choice.agencies)
        self._people.choose(choice.people)
        self._types.choose(choice.types)
        self._chosen()

    def show_all(self) -> None:
        """Take every choice back."""
        self.choose(ALL)

    def say(self, words: str) -> None:
        """Say how much is shown."""
        self._count.setText(words)

    def dress(self, theme: Theme) -> None:
        """The palette of the menus' buttons."""
        self.setStyleSheet(f"""
            QToolButton {{ border: 1px solid {theme.edge}; border-radius: 13px; padding: 3px 10px;
                background: {theme.panel}; color: {theme.ink}; }}
            QToolButton:hover {{ background: {theme.rail}; }}
            QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 2px 9px; }}
            QToolButton[chosen="true"] {{ background: {theme.selected}; color: {theme.selected_ink}; }}
            QToolButton::menu-indicator {{ image: none; width: 0; }}
        """)

    def _lay_out(self, action: QAction) -> None:
        self.by = action.data()
        self._settle()
        self.changed.emit()

    def _chosen(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        self._lanes.setText(f"{self.by.value} ▾")
        self._lanes.setAccessibleName(f"Lanes: {self.by.value}")
        self._clear.setVisible(not self.choice.is_all)


class _Several(QToolButton):
    """A menu of which several can be chosen; it stays open while they are."""

    changed = Signal()

    def __init__(self, every: str, noun: str, what: str) -> None:
        super().__init__()
        self._every, self._noun, self._what = every, noun, what
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = _StayingMenu(self)
        self._menu.triggered.connect(self._triggered)
        self.setMenu(self._menu)
        self.offer({})

    @property
    def chosen(self) -> frozenset[Any]:
        """What was chosen; nothing where all is shown."""
        return frozenset(action.data() for action in self._menu.actions() if action.isChecked())

    def offer(self, named: Mapping[Any, str]) -> None:
        """Offer these, each with its words. Where there is nothing to choose between, nothing is seen."""
        before = self.chosen
        self._menu.clear()
        for value, words in named.items():
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value in before)
        self.setVisible(len(named) > 1 or bool(self.chosen))
        self._settle()

    def choose(self, values: frozenset[Any]) -> None:
        """Choose these; all is shown where there are none."""
        for action in self._menu.actions():
            action.setChecked(action.data() in values)
        self._settle()

    def _triggered(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        names = [action.text().replace("&&", "&") for action in self._menu.actions() if action.isChecked()]
        words = self._every if not names else names[0] if len(names) == 1 else f"{len(names)} {self._noun}"
        self.setText(f"{words.replace('&', '&&')} ▾")
        self.setAccessibleName(f"{self._what}: {words}")
        self.setProperty("chosen", bool(names))
        self.style().unpolish(self)
        self.style().polish(self)


class _StayingMenu(QMenu):
    """Stays open when something in it is pressed, so that several can be chosen one after the other."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


def _chip(words: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setAccessibleName(name)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
