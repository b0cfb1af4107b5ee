"""The panel beside the lanes: what was written of the event chosen, the row as it came, and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chronology.model.curation import FindingState, State
from chronology.model.events import Event
from chronology.model.findings import Finding
from chronology.ui.controls import button, ground, label
from chronology.ui.fitted import FittedWords
from chronology.ui.flow import FlowLayout
from chronology.ui.lanes.accounts import (
    NOTHING_YET,
    ROW,
    Row,
    accounts,
    own_columns,
    questions_in_words,
)
from chronology.ui.lanes.scene import Scene
from chronology.ui.theme import Theme

_STATES = {
    State.OPEN: "",
    State.ASKED: "Asked",
    State.ANSWERED: "Answered",
    State.ACCEPTED: "Accepted",
    State.DISMISSED: "Put aside",
}


_HOW = (
    "Choose an event to read what was written: every column in the agency's own words, where it stands in"
    " its file, and what is asked about it."
)


class OccurrencePanel(QScrollArea):
    """One event with the other accounts of its occurrence, and the questions that rest on it.

    The words can be selected and copied. `row_of` gives an event's row as it came, or None where the row is
    not kept; then the event's own columns are shown. The questions have buttons where `can_act`.
    """

    ask_wanted = Signal(object)  # a Finding to be put to its agency
    state_wanted = Signal(object)  # a FindingState that the person chose

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What was written of the event chosen")
        self.row_of: Callable[[str], Row | None] = lambda event: None
        self.can_act = False
        self._theme = theme
        self._scene: Scene | None = None
        self._event = ""
        self._findings: tuple[Finding, ...] = ()
        self._states: Mapping[str, FindingState] = {}
        self._opened: set[str] = set()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(224)
        self._words = FittedWords("The chosen event, in the agencies' own words")
        self._words.anchorClicked.connect(self._follow)
        self._heading = label("", "question")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        inside = ground("side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._heading)
        column.addLayout(self._cards)
        column.addStretch(1)
        self.setWidget(inside)
        self.show_nothing()

    def show_nothing(self, is_anything: bool = True) -> None:
        """Say how an event gets here, or that there is none yet."""
        self._scene = None
        self._event = ""
        self._is_anything = is_anything
        words = _HOW if is_anything else NOTHING_YET
        self._words.setHtml(f"<p style='color:{self._theme.second_ink}'>{escape(words)}</p>")
        self._heading.hide()
        self._clear()

    def show_event(
        self, scene: Scene, event: str, findings: Sequence[Finding], states: Mapping[str, FindingState]
    ) -> None:
        """Show an event of a scene with the findings that rest on it and what became of each."""
        if event not in scene.rows:
            self.show_nothing()
            return
        if event != self._event:
            self._opened.clear()
            self.verticalScrollBar().setValue(0)
        self._scene, self._event = scene, event
        self._findings, self._states = tuple(findings), states
        self._write()
        self._heading.setText(questions_in_words(len(self._findings)))
        self._heading.setObjectName("question" if self._findings else "second")
        self._heading.style().unpolish(self._heading)
        self._heading.style().polish(self._heading)
        self._heading.show()
        self._clear()
        for finding in self._findings:
            card = QuestionCard(finding, states.get(finding.id, FindingState(finding.id)), self.can_act)
            card.ask_wanted.connect(self.ask_wanted)
            card.state_wanted.connect(self.state_wanted)
            self._cards.addWidget(card)

    def dress(self, theme: Theme) -> None:
        """Show the same in another palette."""
        self._theme = theme
        if self._scene is None:
            self.show_nothing(self._is_anything)
        else:
            self._write()

    def _write(self) -> None:
        if self._scene is not None:
            row = self._scene.rows[self._event]
            self._words.setHtml(accounts(self._scene, row, self._findings, self._theme, self._row))

    def _row(self, event: Event) -> Row | None:
        if event.id not in self._opened:
            return None
        return self.row_of(event.id) or own_columns(event)

    def _follow(self, link: QUrl) -> None:
        """Show the row as it came beneath its place, or put it away again."""
        event = link.toString().removeprefix(ROW)
        self._opened ^= {event}
        self._write()

    def _clear(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()


class QuestionCard(QWidget):
    """One question, why it is asked, what became of it, and what can be done with it."""

    ask_wanted = Signal(object)
    state_wanted = Signal(object)

    def __init__(self, finding: Finding, state: FindingState, can_act: bool) -> None:
        super().__init__()
        self._finding, self._state = finding, state
        question = _wrapped(label(finding.question))
        question.setAccessibleName(f"Question: {finding.question}")
        said = " · ".join(
            words for words in (_STATES[state.state], state.reason, finding.rule, finding.source) if words
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(question)
        column.addWidget(_wrapped(label(finding.why, "second")))
        column.addWidget(_wrapped(label(said, "second")))
        if can_act:
            self._add_buttons(column)

    def _add_buttons(self, column: QVBoxLayout) -> None:
        self._why = QLineEdit()
        self._why.setPlaceholderText("Why is it put aside?")
        self._why.setAccessibleName("Why the question is put aside")
        self._why.hide()
        self._why.returnPressed.connect(self._dismiss)
        settled = self._state.state in (State.ANSWERED, State.ACCEPTED, State.DISMISSED)
        row = FlowLayout()
        if settled:
            row.addWidget(self._button("Open again", lambda: self._to(State.OPEN)))
        else:
            if self._state.state is State.OPEN:
                row.addWidget(self._button("Ask the agency", lambda: self.ask_wanted.emit(self._finding)))
            row.addWidget(self._button("Answered", lambda: self._to(State.ANSWERED)))
            row.addWidget(self._button("Put aside…", self._dismiss))
        column.addLayout(row)
        column.addWidget(self._why)

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        made = button(words)
        made.setAccessibleDescription(self._finding.question)
        made.clicked.connect(pressed)
        return made

    def _to(self, state: State, reason: str = "") -> None:
        self.state_wanted.emit(FindingState(self._finding.id, state, reason, self._state.note))

    def _dismiss(self) -> None:
        """Ask why first: a question is not put aside without a reason."""
        reason = self._why.text().strip()
        if self._why.isVisible() and reason:
            self._to(State.DISMISSED, reason)
            return
        self._why.show()
        self._why.setFocus()


def _wrapped(words: QLabel) -> QLabel:
    words.setWordWrap(True)
    return words
