"""What a person decides of a finding: ask the agency, answered, accepted, put aside with a reason; a note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from chronology.model.curation import FindingState, Query, State
from chronology.model.findings import Finding
from chronology.ui.controls import button, label, redress
from chronology.ui.findings.case import Loaded
from chronology.ui.findings.grouping import ANSWERED_LATER, state_of
from chronology.ui.flow import FlowLayout
from chronology.ui.pause import pause

_PAUSE = 900  # milliseconds without a key before a note is kept

_SAID = {
    State.OPEN.value: "Open",
    State.ASKED.value: "Asked: an agency's answer is awaited",
    State.ANSWERED.value: "Answered",
    State.ACCEPTED.value: "Accepted: the report lists it as a gap that stands",
    State.DISMISSED.value: "Put aside",
    ANSWERED_LATER: "Answered by a later entry",
}


class DecidingPanel(QWidget):
    """How the finding stands, the buttons that change it, and a note beside it."""

    state_wanted = Signal(object)  # a FindingState
    ask_wanted = Signal(object)  # a Query

    def __init__(self) -> None:
        super().__init__()
        self._finding: Finding | None = None
        self._state = FindingState("")
        self.standing = label("", "question")
        self.standing.setWordWrap(True)
        self.ask = self._button("As&k the agency…", lambda: self._open(self._asking, self.wording))
        self.answered = self._button("Ans&wered", lambda: self._to(State.ANSWERED))
        self.accept = self._button("Acce&pt", lambda: self._to(State.ACCEPTED))
        self.dismiss = self._button("Put asi&de…", lambda: self._open(self._reasons, self.reason))
        self.reopen = self._button("Open a&gain", lambda: self._to(State.OPEN))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why is it put aside? The report then leaves it out.")
        self.reason.setAccessibleName("Why the question is put aside")
        self.reason.returnPressed.connect(self._put_aside)
        self.put_aside = self._button("Put it aside", self._put_aside)
        self.agency = QComboBox()
        self.agency.setEditable(True)
        self.agency.setAccessibleName("The agency to ask")
        self.wording = QPlainTextEdit()
        self.wording.setAccessibleName("The question as the agency will read it")
        self.wording.setTabChangesFocus(True)
        self.keep_question = self._button("Keep for the query sheet", self._ask)
        self.note = _Note()
        self.note.settled.connect(self._keep_note)
        self._reasons = self._inset(self.reason, self.put_aside)
        self._asking = self._inset(self.agency, self.wording, self.keep_question)
        for each, tip in (
            (self.ask, "Put the question on an agency's query sheet"),
            (self.answered, "The review has the answer: the report lists it as answered"),
            (self.accept, "The gap is there and needs no answer: the report lists it as accepted"),
            (self.dismiss, "The question does not fit this case: with a reason, and left out of the report"),
            (self.reopen, "Take the decision back"),
        ):
            each.setToolTip(tip)
        self._lay_out()

    def _lay_out(self) -> None:
        row = FlowLayout()
        for each in (self.ask, self.answered, self.accept, self.dismiss, self.reopen):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.standing)
        column.addLayout(row)
        column.addWidget(self._reasons)
        column.addWidget(self._asking)
        column.addWidget(label("&Note, kept apart from the facts", "second", self.note))
        column.addWidget(self.note)

    def _inset(self, *widgets: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for each in widgets:
            column.addWidget(each)
        made.hide()
        return made

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        made = button(words)
        made.clicked.connect(pressed)
        return made

    def show_finding(self, loaded: Loaded, finding: Finding, can_change: bool) -> None:
        """Show how a finding stands. A note that is being typed for the same finding stays as it is."""
        is_another = self._finding is None or self._finding.id != finding.id
        if is_another:
            self.note.settle()
        self._finding, self._state = finding, loaded.state(finding)
        stands = state_of(loaded, finding)
        reason = f": {self._state.reason}" if self._state.reason else ""
        self.standing.setText(f"{_SAID[stands]}{reason}")
        redress(self.standing, "question" if stands in (State.OPEN, State.ASKED) else "answered")
        is_open = self._state.state in (State.OPEN, State.ASKED)
        for each in (self.ask, self.answered, self.accept, self.dismiss):
            each.setVisible(is_open)
            each.setEnabled(can_change)
            each.setAccessibleDescription(finding.question)
        self.reopen.setVisible(not is_open)
        self.reopen.setEnabled(can_change)
        self.note.setReadOnly(not can_change)
        if is_another or not self.note.is_typing:
            self.note.show_words(self._state.note)
        if is_another:
            self._reasons.hide()
            self._asking.hide()
            self.reason.clear()
            self._offer(loaded, finding)

    def _offer(self, loaded: Loaded, finding: Finding) -> None:
        self.agency.clear()
        self.agency.addItems(list(loaded.agencies))
        self.agency.setCurrentText(loaded.asked_of(finding))
        self.wording.setPlainText(finding.question)

    def _open(self, inset: QWidget, first: QWidget) -> None:
        other = self._asking if inset is self._reasons else self._reasons
        other.hide()
        inset.show()
        first.setFocus()

    def _to(self, state: State, reason: str = "") -> None:
        if self._finding is not None:
            note = self.note.toPlainText().strip()
            self.state_wanted.emit(FindingState(self._finding.id, state, reason, note))
            self._reasons.hide()

    def _put_aside(self) -> None:
        """A question is not put aside without a reason."""
        reason = self.reason.text().strip()
        if reason:
            self._to(State.DISMISSED, reason)
        else:
            self.reason.setFocus()

    def _ask(self) -> None:
        words = self.wording.toPlainText().strip()
        if self._finding is not None and words:
            agency = self.agency.currentText().strip()
            self.ask_wanted.emit(Query(agency, words, self._finding.events, self._finding.id))
            self._asking.hide()

    def _keep_note(self, words: str) -> None:
        if self._finding is not None and words != self._state.note:
            state = self._state
            self.state_wanted.emit(FindingState(state.finding, state.state, state.reason, words))


class _Note(QPlainTextEdit):
    """A few lines that are kept as they are typed: after a pause, and when the person goes elsewhere."""

    settled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Note on this question")
        self.setPlaceholderText("What you make of it, or what is still to be found out.")
        self.setTabChangesFocus(True)
        self._pause = pause(self, _PAUSE, self.settle)
        self.textChanged.connect(self._typed)
        self.is_typing = False
        self._fit()

    def show_words(self, words: str) -> None:
        """Show a note that is kept."""
        if words != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)
        self.is_typing = False

    def settle(self) -> None:
        """Give what was typed to be kept."""
        self._pause.stop()
        if self.is_typing:
            self.is_typing = False
            self.settled.emit(self.toPlainText().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _typed(self) -> None:
        self.is_typing = True
        self._pause.start()

    def _fit(self) -> None:
        self.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 16)
