"""The help, beside whatever is open: pages in plain words, each rule's page, and the keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from chronology.services.help_pages import RULE, RULES, page, topics
from chronology.ui.controls import button, ground
from chronology.ui.theme import Theme

KEYS = "keys"
_HEADING = re.compile(r"^(#+ )", re.MULTILINE)  # drawn two ranks lower: a panel is no poster
_INDENT = 16  # pixels that a list stands in
_ANY = 16_777_215  # pixels: as wide as a widget may be
_BESIDE = 24  # ems that what is open needs beside it
_SIDE, _LEAST = 30, 260  # ems; pixels


class HelpPanel(QWidget):
    """One panel. `commands` gives what can be done now, with its keys; `pack` the case's partnership."""

    put_away = Signal()
    tour_wanted = Signal()
    covering = Signal(bool)  # it stands in the place of what is open, since both have no room

    def __init__(
        self, theme: Theme, commands: Callable[[], Sequence[QAction]], pack: Callable[[], str]
    ) -> None:
        super().__init__()
        self._commands, self._pack, self._theme = commands, pack, theme
        self._here = ""
        self._before: list[str] = []
        self._covers = False
        inside = ground("side")
        self.topic = QComboBox()
        self.topic.setAccessibleName("Page of the help")
        self.topic.addItem("Keys", KEYS)
        for each in topics():
            self.topic.addItem(each.title, each.id)
        self.topic.activated.connect(lambda _: self.show_page(self.topic.currentData()))
        self.back = button("Back")
        self.back.clicked.connect(self._go_back)
        self.tour = button("Take the tour")
        self.tour.clicked.connect(self.tour_wanted)
        close = button("Close")
        close.setAccessibleName("Close the help")
        close.clicked.connect(self.end)
        self.words = QTextBrowser()
        self.words.setAccessibleName("Help")
        self.words.setOpenLinks(False)
        self.words.anchorClicked.connect(self._follow)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        head = QHBoxLayout()
        head.addWidget(self.topic, 1)
        head.addWidget(close)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.tour)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.words, 1)
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        self.hide()

    def show_page(self, id: str) -> None:
        """Show a page of the help; the one shown before can be gone back to."""
        if self._here and self._here != id:
            self._before.append(self._here)
        self._show(id)

    def show_keys(self) -> None:
        """List what can be done here by key."""
        self.show_page(KEYS)

    def show_rule(self, rule: str) -> None:
        """Show the page of a rule."""
        self.show_page(f"{RULE}{rule}")

    def end(self) -> None:
        """Put the panel away."""
        self.hide()
        self.put_away.emit()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        self._theme = theme
        self.fit()
        if self.isVisible():
            self._show(self._here)

    def fit(self) -> None:
        """Take a third of the window, at most what is comfortable to read; all of it where text is large."""
        widest = _SIDE * self.fontMetrics().height()
        around = self.parentWidget()
        whole = around.width() if around is not None else 3 * widest
        width = max(_LEAST, min(widest, whole * 2 // 5))
        self._covers = whole - width < _BESIDE * self.fontMetrics().height()
        self.setMinimumWidth(_LEAST if self._covers else width)
        self.setMaximumWidth(_ANY if self._covers else width)
        self.covering.emit(self._covers and not self.isHidden())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.covering.emit(self._covers)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.covering.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _show(self, id: str) -> None:
        self._here = id
        words = keys_page(self._commands()) if id == KEYS else page(id, self._pack())
        self.words.document().setIndentWidth(_INDENT)
        self.words.document().setDefaultStyleSheet(f"a {{ color: {self._theme.accent}; }}")
        self.words.setMarkdown(_HEADING.sub(r"##\1", words))
        at = self.topic.findData(RULES if id.startswith(RULE) else id)
        if at >= 0:
            self.topic.setCurrentIndex(at)
        self.back.setEnabled(bool(self._before))
        self.fit()
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        if self._before:
            self._show(self._before.pop())

    def _follow(self, address: QUrl) -> None:
        self.show_page(address.toString())


def keys_page(commands: Iterable[QAction]) -> str:
    """What can be done by key, as Markdown."""
    lines = ["# Keys", "", "| To | Press |", "|---|---|"]
    for action in commands:
        keys = " or ".join(each.toString() for each in action.shortcuts() if not each.isEmpty())
        if keys:
            lines.append(f"| {action.text().replace('&', '')} | {keys.replace('|', chr(92) + '|')} |")
    lines += [
        "",
        "Tab goes to the next field, Shift+Tab to the one before. The arrow keys move within a list, a table,"
        " the timeline or a choice. Enter opens what is chosen, Space presses a button, Escape closes what is"
        " open.",
    ]
    return "\n".join(lines)
