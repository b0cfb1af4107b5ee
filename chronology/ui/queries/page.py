"""All of the room of queries: the questions by agency, one of them beside, sheets out and answers in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from chronology.model.curation import Query
from chronology.model.events import Event
from chronology.report.lines import AGENCY_NOT_SAID
from chronology.services.merge import day_made
from chronology.services.query_sheets import Answer, Answers, Asks, read_answers, take_answers, write_sheet
from chronology.ui.controls import button, ground, label, second
from chronology.ui.flow import FlowLayout
from chronology.ui.headed_list import HeadedDelegate, HeadedList, list_style
from chronology.ui.headed_rows import HeadedRows
from chronology.ui.list_beside import ListBeside
from chronology.ui.queries.coming_back import ComingBack
from chronology.ui.queries.rows import counts, listed, standing
from chronology.ui.queries.side import QueryPanel
from chronology.ui.still_there import still_there
from chronology.ui.theme import Theme

_FILES = "Query sheets (*.docx *.odt *.doc);;All files (*)"


class OpenCase(Asks, Protocol):
    """The case behind the queries. Every method may be called from any thread."""

    @property
    def read_only(self) -> bool: ...
    def agencies(self) -> Mapping[str, int]: ...
    def event(self, id: str) -> Event: ...
    def ask(self, query: Query) -> int: ...
    def change_query(self, query: Query) -> None: ...
    def remove_query(self, id: int) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    queries: tuple[Query, ...]
    agencies: tuple[str, ...]


class QueriesPage(ListBeside):
    """The queries of an open case. `ask_where` and `ask_which` name files to write and to read."""

    answers_shown = Signal()  # a sheet that came back is beside the list, to be looked over

    def __init__(
        self,
        case: OpenCase,
        theme: Theme,
        ask_where: Callable[[str], str] | None = None,
        ask_which: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self._case = case
        self._ask_where = ask_where or self._where
        self._ask_which = ask_which or self._which
        self._going_to = 0
        self._loaded = _Loaded((), ())
        self.rows: HeadedRows[Query] = HeadedRows(lambda query: query.question, _about, self)
        self.view = HeadedList("Questions to agencies", self.rows)
        self.panel = QueryPanel(theme)
        self.coming_back = ComingBack(theme)
        self.count = second()
        self.new = button("&New question")
        self.bring = button("&Bring in answers")
        self.sheet = button("&Make the query sheet", primary=True)
        self._beside = QStackedWidget()
        self._beside.addWidget(self.panel)
        self._beside.addWidget(self.coming_back)
        self.lay_out((self._bar(),), self.view, self._beside)
        self._connect()
        self.dress(theme)
        self.refresh()

    def _bar(self) -> QWidget:
        bar = ground("bar")
        row = FlowLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        for each in (label("Queries", "heading"), self.count, self.new, self.bring, self.sheet):
            row.addWidget(each)
        return bar

    def _connect(self) -> None:
        self.new.clicked.connect(self.begin_new)
        self.bring.clicked.connect(self._bring)
        self.sheet.clicked.connect(self._make_sheet)
        self.view.came_to.connect(self._show_query)
        self.panel.kept.connect(self._keep)
        self.panel.taken_out.connect(lambda id: self.attempt(lambda: self._case.remove_query(id)))
        self.panel.answered.connect(self._answer)
        self.panel.event_wanted.connect(lambda event: self.event_wanted.emit(event, "timeline"))
        self.coming_back.taken.connect(self._take_in)
        self.coming_back.left.connect(self._leave_answers)

    # What others ask of it

    def load(self) -> _Loaded:
        """What the room shows of the case."""
        agencies = sorted((name for name in self._case.agencies() if name), key=str.casefold)
        return _Loaded(self._case.queries(), tuple(agencies))

    def take(self, loaded: _Loaded) -> None:
        """Show the questions."""
        self._loaded = loaded
        self._show()

    def go_to(self, query: int) -> None:
        """Come to a question by its number."""
        self._going_to = query
        self._show()

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to what begins one."""
        (self.view if self.rows.items else self.new).setFocus()

    def dress(self, theme: Theme) -> None:
        """Draw in another palette."""
        self.setStyleSheet(list_style(theme))
        self.panel.dress(theme)
        self.coming_back.dress(theme)
        self.view.setItemDelegate(HeadedDelegate(theme, self.view))

    def begin_new(self) -> None:
        """Begin a question of the person's own, to the agency that she has come to."""
        agency = self._agency() or ""
        self._beside.setCurrentWidget(self.panel)
        self.panel.show_query(Query(agency, ""), (), self._loaded.agencies, not self._case.read_only)
        self.panel.wording.setFocus()

    # What is shown

    def _show(self) -> None:
        here = self.rows.entry_at(self.view.currentIndex().row())
        wanted, self._going_to = self._going_to or (here.id if here else 0), 0
        self.rows.show_items(listed(self._loaded.queries))
        said = [f"{number} {words}" for words, number in counts(self._loaded.queries).items() if number]
        self.count.setText(" · ".join(said))
        can_change = not self._case.read_only
        for each in (self.new, self.bring, self.sheet):
            each.setEnabled(can_change and (each is self.new or bool(self._loaded.queries)))
        at = self.rows.row_where(lambda each: each.id == wanted)
        self.view.come_to(at if at >= 0 else self.rows.next_entry(0))
        self._show_query(self.view.currentIndex().row())

    def _show_query(self, row: int) -> None:
        agency = self._agency()
        self.sheet.setText(f"&Make the query sheet for {agency}" if agency else "&Make the query sheet")
        query = self.rows.entry_at(row)
        self._beside.setCurrentWidget(self.panel)
        if query is None:
            self.panel.show_nothing()
            return
        events = tuple(still_there(self._case, query.events).values())
        self.panel.show_query(query, events, self._loaded.agencies, not self._case.read_only)

    def _agency(self) -> str | None:
        """The agency of the question that the person has come to."""
        query = self.rows.entry_at(self.view.currentIndex().row())
        return query.agency if query is not None else None

    # What changes the case

    def _keep(self, query: Query) -> None:
        if not query.id:
            self.attempt(lambda: self._came(self._case.ask(query)))
        else:
            self.attempt(lambda: self._case.change_query(query))

    def _came(self, query: int) -> None:
        self._going_to = query

    def _answer(self, query: Query, words: str, by: str) -> None:
        day = day_made().isoformat()
        if self.attempt(lambda: self._case.answer(query.id, words, day, by)):
            self.said.emit(f"The answer to {query.reference} is kept.")

    # Sheets out and in

    def _make_sheet(self) -> None:
        agency = self._agency()
        if agency is None:
            return
        name = self._ask_where("query sheet.docx")
        if name:
            out = Path(name) if Path(name).suffix else Path(f"{name}.docx")
            case = self._case
            self.run(
                lambda progress: write_sheet(case, agency, out),
                lambda numbers: self._wrote(agency, out, len(numbers)),
            )

    def _wrote(self, agency: str, out: Path, count: int) -> None:
        questions = "1 question" if count == 1 else f"{count} questions"
        whom = agency or AGENCY_NOT_SAID
        self.said.emit(f"{questions} to {whom} saved as {out}. Send it as your partnership allows.")
        self.refresh()

    def _bring(self) -> None:
        name = self._ask_which()
        if name:
            case = self._case
            self.run(lambda progress: read_answers(case, Path(name)), self._show_answers)

    def _show_answers(self, answers: Answers) -> None:
        self.coming_back.show_answers(answers)
        self._beside.setCurrentWidget(self.coming_back)
        self.answers_shown.emit()

    def _take_in(self, answers: tuple[Answer, ...]) -> None:
        case = self._case
        self.run(lambda progress: take_answers(case, answers), self._taken_in)

    def _taken_in(self, count: int) -> None:
        self.said.emit(f"{count} answer{' is' if count == 1 else 's are'} kept with their questions.")
        self.refresh()

    def _leave_answers(self) -> None:
        self._beside.setCurrentWidget(self.panel)
        self.view.setFocus()

    def _where(self, name: str) -> str:
        return QFileDialog.getSaveFileName(self, "Save the query sheet", name, "Word (*.docx)")[0]

    def _which(self) -> str:
        return QFileDialog.getOpenFileName(self, "Choose a sheet that came back", "", _FILES)[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._beside.currentWidget() is self.coming_back:
            self._leave_answers()
        else:
            super().keyPressEvent(event)


def _about(query: Query) -> str:
    return f"{query.reference} · {standing(query)}"
