"""One question to an agency: its wording, how it stands, the entries it is about, and the answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from chronology.model.curation import Query
from chronology.model.events import Event
from chronology.report.marks import agency_kind
from chronology.ui.controls import button, label
from chronology.ui.fitted import FittedWords
from chronology.ui.flow import FlowLayout
from chronology.ui.lanes.accounts import account
from chronology.ui.list_beside import BesideArea
from chronology.ui.queries.rows import standing
from chronology.ui.theme import Theme

_HOW = (
    "No question to an agency has been put yet. Put one here, or press 'Ask the agency' beside a finding. "
    "The questions to one agency leave together as a sheet that it fills in."
)


class QueryPanel(BesideArea):
    """The question that the person has come to, or a new one."""

    kept = Signal(object)  # a Query: new where its id is 0
    answered = Signal(object, str, str)  # the Query, the answer, by whom
    taken_out = Signal(int)
    event_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("The chosen question to an agency")
        self._theme = theme
        self._query: Query | None = None
        self._events: tuple[Event, ...] = ()
        self.title = label("", "heading")
        self.standing = label("", "second")
        self.agency = QComboBox()
        line = QLineEdit()
        self.agency.setLineEdit(line)
        for each in (self.agency, line):
            each.setAccessibleName("The agency to ask")
        self.wording = _words("The question as the agency reads it", 4)
        self.keep = button("&Keep the question", primary=True)
        self.keep.clicked.connect(self._keep)
        self.take_out = button("&Take it out")
        self.take_out.clicked.connect(lambda: self.taken_out.emit(self._query.id if self._query else 0))
        self.answer = _words("The agency's answer", 5)
        self.by = QLineEdit()
        self.by.setAccessibleName("Who answered")
        self.by.setPlaceholderText("such as: the designated safeguarding lead")
        self.keep_answer = button("Keep the &answer")
        self.keep_answer.clicked.connect(self._keep_answer)
        self.entries = FittedWords("The entries that the question is about")
        self.entries.anchorClicked.connect(
            lambda link: self.event_wanted.emit(link.toString().partition(":")[2])
        )
        self._empty = label(_HOW, "second")
        self._empty.setWordWrap(True)
        self._answering = QWidget()
        self._whole = self._laid_out()
        self.show_nothing()

    def _laid_out(self) -> QWidget:
        inner = QVBoxLayout(self._answering)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(label("A&nswer", "field", self.answer))
        inner.addWidget(self.answer)
        inner.addWidget(label("Answered &by", "field", self.by))
        inner.addWidget(self.by)
        answering = FlowLayout()
        answering.addWidget(self.keep_answer)
        inner.addLayout(answering)
        buttons = FlowLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.take_out)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for each in (self.title, self.standing, label("A&gency", "field", self.agency), self.agency):
            column.addWidget(each)
        column.addWidget(label("&Question", "field", self.wording))
        column.addWidget(self.wording)
        column.addLayout(buttons)
        column.addWidget(self._answering)
        column.addWidget(self.entries)
        self.hold(self._empty, whole)
        return whole

    def show_nothing(self) -> None:
        """Say how a question gets here."""
        self._query = None
        self._whole.hide()
        self._empty.show()

    def show_query(
        self, query: Query, events: Sequence[Event], agencies: Sequence[str], can_change: bool
    ) -> None:
        """Show a question; a new one where its id is 0. What is being typed of the same one stays."""
        is_same = self._query is not None and query.id and self._query.id == query.id
        self._empty.hide()
        self._whole.show()
        if not is_same or query != self._query:
            self.agency.clear()
            self.agency.addItems(list(agencies))
            self.agency.setCurrentText(query.agency)
            self.wording.setPlainText(query.question)
            self.answer.setPlainText(query.answer)
            self.by.setText(query.answered_by)
        self._query, self._events = query, tuple(events)
        self.title.setText(query.reference if query.id else "A new question")
        self.standing.setText(standing(query) if query.id else "")
        self._answering.setVisible(bool(query.id))
        self.take_out.setVisible(bool(query.id) and not query.asked)
        for each in (self.keep, self.take_out, self.keep_answer):
            each.setEnabled(can_change)
        is_fixed = bool(query.asked) or not can_change  # the agency has it as it was sent
        self.wording.setReadOnly(is_fixed)
        self.agency.setEnabled(not is_fixed)
        self.keep.setVisible(not is_fixed)
        self.answer.setReadOnly(not can_change)
        self.by.setReadOnly(not can_change)
        self._write()

    def dress(self, theme: Theme) -> None:
        """Show the same in another palette."""
        self._theme = theme
        self._write()

    def _write(self) -> None:
        parts = [account(event, agency_kind(event.agency), (), self._theme) for event in self._events]
        heading = "<p><b>The entries that it is about</b></p>" if parts else ""
        self.entries.setHtml(heading + "".join(parts))
        self.entries.setVisible(bool(parts))

    def _keep(self) -> None:
        words = self.wording.toPlainText().strip()
        if self._query is None or not words:
            self.wording.setFocus()
            return
        query, agency = self._query, self.agency.currentText().strip()
        self.kept.emit(
            Query(agency, words, query.events, query.finding, query.asked, query.answer, id=query.id)
        )

    def _keep_answer(self) -> None:
        words = self.answer.toPlainText().strip()
        if self._query is not None and words:
            self.answered.emit(self._query, words, self.by.text().strip())
        else:
            self.answer.setFocus()


def _words(name: str, lines: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(lines * made.fontMetrics().lineSpacing() + 20)
    return made
