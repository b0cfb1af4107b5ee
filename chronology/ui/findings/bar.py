"""What is chosen above the findings: words, theme, how they stand, severity, and how they are gathered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from chronology.model.curation import State
from chronology.model.findings import Severity
from chronology.report.lines import SEVERITY
from chronology.ui.chips import Several, chip, chip_style
from chronology.ui.controls import second
from chronology.ui.findings.grouping import ANSWERED_LATER, By, Choice
from chronology.ui.flow import FlowLayout
from chronology.ui.theme import Theme

_STATES = {
    State.OPEN.value: "Open",
    State.ASKED.value: "Asked",
    State.ANSWERED.value: "Answered",
    ANSWERED_LATER: "Answered by a later entry",
    State.ACCEPTED.value: "Accepted",
    State.DISMISSED.value: "Put aside",
}
STILL_OPEN = frozenset({State.OPEN.value, State.ASKED.value})
"""What is shown at first: questions that wait for somebody."""


class FindingsBar(QWidget):
    """Fields and menus for what is shown; `changed` tells that something else was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, themes: Mapping[str, str]) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find in the questions")
        self.words.setAccessibleName("Find in the questions")
        self.words.setClearButtonEnabled(True)
        self.states = Several("All states", "states", "How the questions stand")
        self.states.offer(_STATES)
        self.states.choose(STILL_OPEN)
        self.themes = Several("All themes", "themes", "Which themes are shown")
        self.themes.offer(themes)
        self.severities = Several("All weights", "weights", "What weight the questions have")
        self.severities.offer({severity: words.capitalize() for severity, words in SEVERITY.items()})
        self.gathered = self._gathered()
        self.rules_off = chip("", "Rules that are switched off")
        self.rules_off_menu = QMenu(self.rules_off)
        self.rules_off.setMenu(self.rules_off_menu)
        self.rules_off.hide()
        self.count = second()
        self.count.setMargin(4)
        row = FlowLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        for each in (
            self.words, self.states, self.themes, self.severities, self.gathered, self.rules_off, self.count,
        ):  # fmt: skip
            row.addWidget(each)
        self.words.textChanged.connect(self.changed)
        for several in (self.states, self.themes, self.severities):
            several.changed.connect(self.changed)
        self.dress(theme)

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        return Choice(
            by=self._by,
            states=self.states.chosen,
            severities=frozenset(Severity(each) for each in self.severities.chosen),
            themes=self.themes.chosen,
            words=self.words.text(),
        )

    def dress(self, theme: Theme) -> None:
        """Draw in another palette."""
        self.setStyleSheet(chip_style(theme))
        self.words.setFixedWidth(24 * self.words.fontMetrics().averageCharWidth() + 48)

    def show_all(self) -> None:
        """Choose nothing: every question is shown."""
        for several in (self.states, self.themes, self.severities):
            several.choose(frozenset())
        self.words.clear()
        self.changed.emit()

    def offer_rules_off(self, rules: Mapping[str, str]) -> tuple[QAction, ...]:
        """Say which rules are switched off, and why; the actions that switch them on again."""
        self.rules_off_menu.clear()
        self.rules_off.setText(f"{len(rules)} rule{'' if len(rules) == 1 else 's'} off ▾")
        self.rules_off.setVisible(bool(rules))
        made = []
        for rule, reason in sorted(rules.items()):
            action = self.rules_off_menu.addAction(
                f"Switch {rule} on again (off: {reason})".replace("&", "&&")
            )
            action.setData(rule)
            made.append(action)
        return tuple(made)

    def _gathered(self) -> QToolButton:
        made = chip("", "What the questions are gathered by")
        menu = QMenu(made)
        group = QActionGroup(menu)
        for by in By:
            action = menu.addAction(f"By {by.value}")
            action.setCheckable(True)
            action.setData(by)
            group.addAction(action)
        group.triggered.connect(lambda action: self.gather(By(action.data())))
        made.setMenu(menu)
        self._actions = group
        self._by = By.THEME
        self._say_by(made)
        return made

    def gather(self, by: By) -> None:
        """Gather the questions by something else."""
        self._by = by
        self._say_by(self.gathered)
        self.changed.emit()

    def _say_by(self, made: QToolButton) -> None:
        made.setText(f"By {self._by.value} ▾")
        for action in self._actions.actions():
            action.setChecked(By(action.data()) is self._by)
