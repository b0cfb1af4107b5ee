"""What the review says of the chosen events: how much they matter, restrictions, tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from chronology.model.curation import EventMarks
from chronology.model.entering import Direction, Significance
from chronology.ui.chips import chip, chip_style
from chronology.ui.controls import label
from chronology.ui.flow import FlowLayout
from chronology.ui.theme import Theme

_SIGNIFICANCE = {
    Significance.KEY: "Key event",
    Significance.SIGNIFICANT: "Significant",
    Significance.BACKGROUND: "Background",
    Significance.NOT_SAID: "Not said",
}
_DIRECTION = {
    Direction.STRENGTH: "Strength",
    Direction.CONCERN: "Concern",
    Direction.NEUTRAL: "Neutral",
    Direction.NOT_SAID: "Not said",
}


class MarkingPanel(QWidget):
    """Chips for the marks of one event or of many. It tells what is wanted and changes nothing itself.

    `marked` carries the names and values that `Session.mark` takes.
    """

    marked = Signal(dict)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._heading = label("", "second")
        self._significance = _one_of(
            _SIGNIFICANCE,
            "Significance",
            lambda action: self.marked.emit({"significance": Significance(action.data())}),
        )
        self._direction = _one_of(
            _DIRECTION,
            "Strength or concern",
            lambda action: self.marked.emit({"direction": Direction(action.data())}),
        )
        self._turning_point = self._toggle("Turning point", "turning_point")
        self._restricted = self._toggle("Restricted", "restricted")
        self._turning_point.setToolTip("From here on the story went another way: a flag in the timeline")
        self._restricted.setToolTip(
            "Third-party or sensitive: to be asked for before it is shared."
            " The working edition holds it all the same"
        )
        self._chips = FlowLayout()
        for each in (self._significance, self._direction, self._turning_point, self._restricted):
            self._chips.addWidget(each)
        self._tags = FlowLayout()
        self._known = QStringListModel(self)
        self._tag = QLineEdit()
        self._tag.setPlaceholderText("Add a tag, then Enter")
        self._tag.setAccessibleName("A tag to add")
        completer = QCompleter(self._known, self._tag)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._tag.setCompleter(completer)
        self._tag.returnPressed.connect(self._add_tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(self._chips)
        column.addLayout(self._tags)
        column.addWidget(self._tag)
        self.dress(theme)
        self.show_marks((), 0, can_change=False)

    def offer_tags(self, tags: Sequence[str]) -> None:
        """The tags that are in use, to complete what is typed."""
        self._known.setStringList(list(tags))

    def show_marks(self, marks: Sequence[EventMarks], count: int, can_change: bool) -> None:
        """Show what `count` chosen events are marked as, by the marks of the first of them.

        A mark is shown as set where all of these have it.
        """
        self.setVisible(count > 0)
        self.setEnabled(can_change)
        self._heading.setText(
            "What the review says" if count == 1 else f"What the review says of {count:,} events"
        )
        _show_one_of(self._significance, _SIGNIFICANCE, {each.significance for each in marks})
        _show_one_of(self._direction, _DIRECTION, {each.direction for each in marks})
        self._turning_point.setChecked(bool(marks) and all(each.turning_point for each in marks))
        self._restricted.setChecked(bool(marks) and all(each.restricted for each in marks))
        self._show_tags(sorted({tag for each in marks for tag in each.tags}))

    def focus_tag(self) -> None:
        """Go to where a tag is typed."""
        self._tag.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dress(self, theme: Theme) -> None:
        """The palette of the chips."""
        self.setStyleSheet(chip_style(theme))

    def _toggle(self, words: str, name: str) -> QToolButton:
        made = chip(words, words)
        made.setCheckable(True)
        made.clicked.connect(lambda is_set: self.marked.emit({name: is_set}))
        return made

    def _add_tag(self) -> None:
        tag = " ".join(self._tag.text().split())
        if tag:
            self._tag.clear()
            self.marked.emit({"add_tags": (tag,)})

    def _show_tags(self, tags: Sequence[str]) -> None:
        while (item := self._tags.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for tag in tags:
            made = chip(f"{tag.replace('&', '&&')}  ×", f"Take the tag {tag} away")
            made.clicked.connect(self._removing(tag))
            self._tags.addWidget(made)

    def _removing(self, tag: str) -> Callable[[], None]:
        return lambda: self.marked.emit({"remove_tags": (tag,)})


def _one_of(named: dict[Any, str], what: str, chosen: Callable[[QAction], None]) -> QToolButton:
    made = chip("", what)
    menu = QMenu(made)
    group = QActionGroup(menu)
    for value, words in named.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setData(value)
    group.triggered.connect(chosen)
    made.setMenu(menu)
    made.setProperty("what", what)
    return made


def _show_one_of(button: QToolButton, named: dict[Any, str], values: set[Any]) -> None:
    """Show the value that all have, 'Several' where they differ, and else what the button is for."""
    one = next(iter(values)) if len(values) == 1 else None
    words = named[one] if one else "Several" if values - {one} else button.property("what")
    button.setText(f"{words} ▾")
    button.setAccessibleName(f"{button.property('what')}: {words if one else 'not said'}")
    for action in button.menu().actions():
        action.setChecked(action.data() == one)
    button.setProperty("chosen", bool(one))
    button.style().unpolish(button)
    button.style().polish(button)
