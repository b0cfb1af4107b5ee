"""All of the room of findings: what is chosen, the questions, and the one that the person has come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from chronology.model.curation import FindingState, Query, State
from chronology.model.dates import printed
from chronology.model.findings import Finding
from chronology.report.lines import AGENCY_NOT_SAID
from chronology.resource import toml
from chronology.ui.controls import button, ground, label
from chronology.ui.findings.bar import FindingsBar
from chronology.ui.findings.case import Loaded, OpenCase, load
from chronology.ui.findings.grouping import Group, counted_open, grouped, state_of
from chronology.ui.findings.rows import FindingDelegate
from chronology.ui.findings.side import FindingPanel
from chronology.ui.headed_list import HeadedList, list_style
from chronology.ui.headed_rows import HeadedRows
from chronology.ui.list_beside import ListBeside
from chronology.ui.theme import Theme

_NO_FINDINGS = (
    "The rules ask nothing yet. Once returns are in the review, the questions that they raise stand here: "
    "each with its entries, why it is asked, and on which guidance it rests."
)
_DONE = {
    State.OPEN: "The question is open again.",
    State.ASKED: "The question is marked as asked.",
    **{
        state: f"{words} Ctrl+Z takes that back; the first menu above the list shows such questions."
        for state, words in (
            (State.ANSWERED, "The question is marked as answered."),
            (
                State.ACCEPTED,
                "The question is accepted: it stands in the report, and no answer is looked for.",
            ),
            (State.DISMISSED, "The question is put aside: the case keeps it with the reason."),
        )
    },
}
_AGENCY = 36  # letters of an agency's name in the list
_NONE_CHOSEN = "No question fits what is chosen above. Press Esc to show all of them."


class FindingsPage(ListBeside):
    """The findings of an open case. Each question shows its entries beside it, and can be decided there."""

    rule_wanted = Signal(str)  # the id of a rule whose page is to be read

    def __init__(self, case: OpenCase, theme: Theme) -> None:
        super().__init__()
        self._case = case
        self._loaded: Loaded | None = None
        self._going_to = ""
        self._themes = {str(key): str(name) for key, name in toml("vocabularies", "themes.toml").items()}
        self.bar = FindingsBar(theme, self._themes)
        self.rows: HeadedRows[Finding] = HeadedRows(_question, self._about, self)
        self.view = HeadedList("Questions", self.rows)
        self.panel = FindingPanel(theme)
        self.off = self._made_off()
        self.lay_out((self.bar, self.off), self.view, self.panel)
        self._connect()
        self.dress(theme)
        self.refresh()

    def _connect(self) -> None:
        self.bar.changed.connect(self._show)
        self.view.came_to.connect(self._show_finding)
        self.panel.event_wanted.connect(self.event_wanted)
        self.panel.rule_wanted.connect(self.rule_wanted)
        self.panel.off_wanted.connect(self._ask_why_off)
        self.panel.deciding.state_wanted.connect(self._set_state)
        self.panel.deciding.ask_wanted.connect(self._ask)

    def _made_off(self) -> QWidget:
        """Where the reason is typed for which a rule is switched off."""
        made = ground("bar")
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 8, 16, 8)
        self.off_words = label()
        self.off_words.setWordWrap(True)
        self.off_reason = QLineEdit()
        self.off_reason.setAccessibleName("Why the rule is switched off")
        self.off_reason.setPlaceholderText("Why? The report names the reason.")
        self.off_reason.returnPressed.connect(self._switch_off)
        does = button("Switch it off")
        does.clicked.connect(self._switch_off)
        for each in (self.off_words, self.off_reason, does):
            column.addWidget(each)
        made.hide()
        return made

    # What others ask of it

    def load(self) -> Loaded:
        """What the room shows of the case."""
        return load(self._case)

    def stop(self) -> None:
        """Take nothing more from the case: it is about to be closed. A note half typed is kept first."""
        self.panel.deciding.note.settle()
        super().stop()

    def go_to(self, finding: str) -> None:
        """Come to a finding by its id, though the choice had left it out."""
        self._going_to = finding
        self._arrive()

    def dress(self, theme: Theme) -> None:
        """Draw in another palette."""
        self.setStyleSheet(list_style(theme))
        self.bar.dress(theme)
        self.panel.dress(theme)
        self.view.setItemDelegate(FindingDelegate(theme, self.view))

    def take_focus(self) -> None:
        """Give the keyboard to the list."""
        self.view.setFocus()

    # What is shown

    def take(self, loaded: Loaded) -> None:
        """Show the findings, and come to the one that was asked for."""
        self._loaded = loaded
        for action in self.bar.offer_rules_off(loaded.rules_off):
            action.triggered.connect(partial(self._switch_on, action.data()))
        self._show()
        self._arrive()

    def _show(self) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        here = self.rows.entry_at(self.view.currentIndex().row())
        row = max(0, self.view.currentIndex().row())
        groups = grouped(loaded, self.bar.choice, self._themes)
        self.rows.show_items(_listed(groups))
        self.bar.count.setText(counted_open(loaded, groups))
        at = self._row_of(here.id) if here is not None else -1
        if at < 0:  # the question that was decided has left the list: the one after it comes
            at = self.rows.next_entry(min(row, max(0, len(self.rows.items) - 1)))
        if at < 0:
            at = self.rows.next_entry(len(self.rows.items) - 1, -1)
        self._come_to(at)

    def _come_to(self, row: int) -> None:
        self.view.come_to(row)
        self._show_finding(row)

    def _show_finding(self, row: int) -> None:
        finding = self.rows.entry_at(row)
        if self._loaded is None or finding is None:
            anything = self._loaded is not None and bool(self._loaded.findings)
            self.panel.show_nothing(_NONE_CHOSEN if anything else _NO_FINDINGS)
        else:
            self.panel.show_finding(self._loaded, finding, not self._case.read_only)

    def _arrive(self) -> None:
        """Come to the finding that was asked for, if it is shown by now."""
        loaded = self._loaded
        if not self._going_to or loaded is None:
            return
        if any(finding.id == self._going_to for finding in loaded.findings):
            finding, self._going_to = self._going_to, ""
            if self._row_of(finding) < 0:
                self.bar.show_all()
            self._come_to(self._row_of(finding))

    def _row_of(self, finding: str) -> int:
        """The row of the finding with this id, or -1."""
        return self.rows.row_where(lambda each: each.id == finding)

    def _about(self, finding: Finding) -> str:
        """'4 March 2021 · Police · DAB-03 · asked'."""
        if self._loaded is None:
            return finding.rule
        first = self._loaded.first_date(finding)
        agency = self._loaded.asked_of(finding) or AGENCY_NOT_SAID
        if len(agency) > _AGENCY:
            agency = f"{agency[:_AGENCY].rstrip()}…"  # the panel beside the list has the whole name
        parts = (
            printed(first) if first else "Undated",
            agency,
            finding.rule,
            state_of(self._loaded, finding),
        )
        return " · ".join(parts)

    # What changes the case

    def _set_state(self, state: FindingState) -> None:
        before = self._loaded.states.get(state.finding) if self._loaded is not None else None
        was = before.state if before is not None else State.OPEN
        if self.attempt(lambda: self._case.set_state(state)) and state.state is not was:
            self.said.emit(_DONE[state.state])

    def _ask(self, query: Query) -> None:
        if self.attempt(lambda: self._case.ask(query)):
            agency = query.agency or AGENCY_NOT_SAID
            self.said.emit(f"The question is kept for {agency}. It goes out with the queries.")

    def _ask_why_off(self, rule: str) -> None:
        self.off.setProperty("rule", rule)
        self.off_words.setText(f"Switch {rule} off in this case: it then asks nothing more here.")
        self.off.show()
        self.off_reason.setFocus()

    def _switch_off(self) -> None:
        rule, reason = str(self.off.property("rule")), self.off_reason.text().strip()
        if not reason:
            self.off_reason.setFocus()
        elif self.attempt(lambda: self._case.switch_rule_off(rule, reason)):
            self._put_off_away()

    def _put_off_away(self) -> None:
        self.off_reason.clear()
        self.off.hide()
        self.view.setFocus()

    def _switch_on(self, rule: str, _: bool = False) -> None:
        self.attempt(lambda: self._case.switch_rule_on(rule))

    # Keys and sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.off.isVisible():
            self._put_off_away()
        elif event.key() == Qt.Key.Key_Escape:
            self.bar.show_all()
            self.view.setFocus()
        else:
            super().keyPressEvent(event)


def _question(finding: Finding) -> str:
    return finding.question


def _listed(groups: Sequence[Group]) -> Iterator[Finding | str]:
    """Each group's heading, with how many stand beneath it, and its findings."""
    for group in groups:
        yield f"{group.heading} ({len(group.findings)})"
        yield from group.findings
