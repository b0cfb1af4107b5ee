"""What stands beside whatever is open: the help, and what a person likes. One of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from chronology.ui.preferences import Preferences
from chronology.ui.theme import Theme


class Beside(QObject):
    """One for the window. Each panel is loaded when it is first wanted."""

    tour_wanted = Signal()
    liked = Signal(object)  # the Preferences as they are now
    put_away = Signal()
    covering = Signal(bool)  # whether a panel takes the place of what is open

    def __init__(
        self,
        across: QHBoxLayout,
        theme: Theme,
        commands: Callable[[], tuple[QAction, ...]],
        pack: Callable[[], str],
    ) -> None:
        super().__init__()
        self._across, self._theme = across, theme
        self._commands, self._pack = commands, pack
        self.help: Any = None
        self.likes: Any = None

    def open_help(self, rule: str = "") -> None:
        """Show the keys, or the page of a rule."""
        from chronology.ui.shell.help_panel import HelpPanel

        if self.help is None:
            self.help = HelpPanel(self._theme, self._commands, self._pack)
            self.help.tour_wanted.connect(self.tour_wanted)
            self.help.covering.connect(self.covering)
            self._add(self.help)
        if self.likes is not None:
            self.likes.hide()
        if rule:
            self.help.show_rule(rule)
        else:
            self.help.show_keys()

    def open_preferences(self, preferences: Preferences) -> None:
        """Show what can be chosen for all cases."""
        from chronology.ui.shell.preferences_panel import PreferencesPanel

        if self.likes is None:
            self.likes = PreferencesPanel(self._theme, preferences)
            self.likes.wanted.connect(self.liked)
            self._add(self.likes)
        if self.help is not None:
            self.help.hide()
        self.likes.show_preferences(preferences)
        self.likes.open()

    def hide(self) -> None:
        """Put both away, as before the lock."""
        for panel in (self.help, self.likes):
            if panel is not None:
                panel.hide()

    def dress(self, theme: Theme) -> None:
        """Draw in another palette."""
        self._theme = theme
        for panel in (self.help, self.likes):
            if panel is not None and hasattr(panel, "dress"):
                panel.dress(theme)

    def _add(self, panel: Any) -> None:
        self._across.addWidget(panel)
        panel.put_away.connect(self.put_away)
