"""One finding whole: its question, why it is asked, the entries it rests on, and what is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.report.lines import SEVERITY
from chronology.report.marks import agency_kind
from chronology.ui.controls import button, label
from chronology.ui.findings.case import Loaded
from chronology.ui.findings.deciding import DecidingPanel
from chronology.ui.findings.grouping import ANSWERED_LATER, state_of
from chronology.ui.fitted import FittedWords
from chronology.ui.flow import FlowLayout
from chronology.ui.lanes.accounts import account, when
from chronology.ui.list_beside import BesideArea
from chronology.ui.theme import Theme

_MOST = 40
"""Entries shown whole; a finding that rests on more says how many there are."""
_TIMELINE, _TABLE = "timeline:", "table:"


class FindingPanel(BesideArea):
    """The finding that the person has come to, with all that can be done with it."""

    event_wanted = Signal(str, str)  # the id of an event, and the room to see it in: 'timeline' or 'table'
    rule_wanted = Signal(str)  # the id of a rule whose page is to be read
    off_wanted = Signal(str)  # the id of a rule to be switched off

    def __init__(self, theme: Theme) -> None:
        super().__init__("The chosen question")
        self._theme = theme
        self._shown: tuple[Loaded, Finding] | None = None
        self.title = _wrapped(label("", "second"))
        self.question = _wrapped(label("", "heading"))
        self.question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why = _wrapped(label())
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source = _wrapped(label("", "second"))
        self.deciding = DecidingPanel()
        self.about_rule = button("About this &rule")
        self.about_rule.clicked.connect(lambda: self.rule_wanted.emit(self._rule))
        self.rule_off = button("Switch this rule off…")
        self.rule_off.clicked.connect(lambda: self.off_wanted.emit(self._rule))
        self.entries = FittedWords("The entries that this question rests on, in their agencies' own words")
        self.entries.anchorClicked.connect(self._follow)
        self._empty = _wrapped(label("", "second"))
        self._whole = self._laid_out()
        self.show_nothing("")

    def _laid_out(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        rules = FlowLayout()
        rules.addWidget(self.about_rule)
        rules.addWidget(self.rule_off)
        for each in (self.title, self.question, self.why, self.source, self.deciding):
            column.addWidget(each)
        column.addWidget(self.entries)
        column.addLayout(rules)
        self.hold(self._empty, whole)
        return whole

    @property
    def finding(self) -> Finding | None:
        """The finding that is shown."""
        return self._shown[1] if self._shown else None

    def show_nothing(self, why: str) -> None:
        """Say how a finding gets here, or why there is none."""
        self._shown = None
        self._whole.hide()
        self._empty.setText(why)
        self._empty.show()

    def show_finding(self, loaded: Loaded, finding: Finding, can_change: bool) -> None:
        """Show a finding with its entries and what a person has decided of it."""
        if self.finding is None or self.finding.id != finding.id:
            self.verticalScrollBar().setValue(0)
        self._shown = (loaded, finding)
        self.title.setText(f"{finding.rule} · {finding.title} · {SEVERITY[finding.severity]}")
        self.question.setText(finding.question)
        self.why.setText(finding.why)
        self.source.setText(f"Source: {finding.source}")
        self.rule_off.setEnabled(can_change)
        self.deciding.show_finding(loaded, finding, can_change)
        self._write()
        self._empty.hide()
        self._whole.show()

    def dress(self, theme: Theme) -> None:
        """Show the same in another palette."""
        self._theme = theme
        if self._shown:
            self._write()

    def _write(self) -> None:
        if self._shown is None:
            return
        loaded, finding = self._shown
        parts = self._entries(loaded, finding.events, finding)
        if finding.answered_by:
            words = "Answered by" if state_of(loaded, finding) == ANSWERED_LATER else "Later entries on this"
            parts += f"<p><b>{words}</b></p>" + self._entries(loaded, finding.answered_by, finding)
        self.entries.setHtml(parts)

    def _entries(self, loaded: Loaded, events: Sequence[str], finding: Finding) -> str:
        known = [loaded.events[event] for event in events if event in loaded.events]
        parts = [self._entry(event, finding) for event in known[:_MOST]]
        if len(known) > _MOST:
            parts.append(f"<p>And {len(known) - _MOST} more entries: the table shows all of them.</p>")
        return "".join(parts)

    def _entry(self, event: Event, finding: Finding) -> str:
        theme, id = self._theme, escape(event.id)
        links = (
            f"<a style='color:{theme.accent}' href='{_TIMELINE}{id}'>Show in the timeline</a> &nbsp; "
            f"<a style='color:{theme.accent}' href='{_TABLE}{id}'>Show in the table</a>"
        )
        body = account(event, agency_kind(event.agency), (finding,), theme)
        return f"<p><b>{escape(when(event))}</b></p>{body}<p>{links}</p>"

    def _follow(self, link: QUrl) -> None:
        words = link.toString()
        for room in (_TIMELINE, _TABLE):
            if words.startswith(room):
                self.event_wanted.emit(words.removeprefix(room), room.rstrip(":"))

    @property
    def _rule(self) -> str:
        return self.finding.rule if self.finding is not None else ""


def _wrapped(words: QLabel) -> QLabel:
    words.setWordWrap(True)
    return words
