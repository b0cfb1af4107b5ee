"""All of the table's room: what is chosen, the rows, and the event beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from chronology.casefile.faults import CaseFileError
from chronology.model.curation import SavedView
from chronology.model.dates import EventDate, UnreadableDate
from chronology.model.event_rows import Column, Row
from chronology.model.findings import Finding
from chronology.services.refusal import Refused
from chronology.ui.table.arranging import arrange, arrangement, arranging_chip
from chronology.ui.table.asking import Offer
from chronology.ui.table.case import OpenCase
from chronology.ui.table.choosing import ChoosingBar
from chronology.ui.table.copying import copied
from chronology.ui.table.correcting import CorrectionPanel
from chronology.ui.table.model import EventTable
from chronology.ui.table.side import Cells, SidePanel
from chronology.ui.table.view import EventView
from chronology.ui.table.views import SavedViews
from chronology.ui.theme import Theme

_ENOUGH = 200
"""So many of the selected events are looked at to say what all are marked as."""

_MOST_COPIED = 20_000
_SIDE_LEAST, _SIDE_MOST = 240, 400
_SIDE_LETTERS = 180
"""What the longest chip beside the table needs, in letters as they ship."""


class TablePage(QWidget):
    """The events of an open case as a table. `read` reads a date as the case does."""

    chosen = Signal(str)  # the id of the event that the person has come to
    question_wanted = Signal(str)  # the id of a finding to go to
    said = Signal(str)  # a sentence for the foot of the window
    shown = Signal()  # what was asked for last is on the screen

    def __init__(
        self,
        case: OpenCase,
        theme: Theme,
        read: Callable[[str], EventDate],
        row_of: Callable[[str], Cells | None],
    ) -> None:
        super().__init__()
        self._case = case
        self._offer = Offer()
        self._by_event: dict[str, list[Finding]] = {}
        self._going_to = ""
        self._left = ""
        self.rows = EventTable(case, self)
        self.bar = ChoosingBar(theme, read)
        self.view = EventView(self.rows, theme)
        self.views = SavedViews()
        self.side = SidePanel(theme, row_of)
        self.bar.add_beside(arranging_chip(self.view), self.views)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.view)
        self._split.addWidget(self.side)
        self._split.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._split, 1)
        self.correcting = CorrectionPanel(theme, read, self)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.bar.changed.connect(self._ask)
        self.rows.modelAboutToBeReset.connect(self._leave)
        self.rows.shown.connect(self._shown)
        self.rows.offered.connect(self._offered)
        self.rows.refused.connect(self.said)
        self.view.chosen.connect(self.chosen)
        self.view.selection_changed.connect(self._tell_beside)
        self.view.sort_wanted.connect(self.bar.sort_by)
        self.view.edit_wanted.connect(self._correct)
        self.view.copy_wanted.connect(self.copy)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.typed.connect(self._typed)
        self.side.correction_wanted.connect(self._correct)
        self.side.question_wanted.connect(self.question_wanted)
        self.side.marking.marked.connect(self._mark)
        self.correcting.wanted.connect(self._put_right)
        self.correcting.put_away.connect(self.view.setFocus)
        self.views.taken.connect(self.take)
        self.views.saved.connect(self._save_view)
        self.views.removed.connect(self._remove_view)

    # What others ask of it

    def refresh(self) -> None:
        """Show what the case holds now: the events, and what there is to choose by."""
        self._ask()
        self.rows.ask_offer()

    def stop(self) -> None:
        """Ask the case nothing more: it is about to be closed."""
        self.rows.stop()

    def take_focus(self) -> None:
        """Give the keyboard to the table."""
        self.view.setFocus()

    def go_to(self, event: str) -> None:
        """Come to an event, though the choice had left it out."""
        self._going_to = event
        self._ask()

    def look_for(self, words: str) -> None:
        """Show the events in which words stand."""
        self.bar.words.setText(words)
        self.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settings(self) -> dict[str, Any]:
        """What is chosen and how the table is arranged, as plain values."""
        return {**self.bar.settings(), **arrangement(self.view)}

    def take(self, settings: Mapping[str, Any]) -> None:
        """Show what a saved view keeps."""
        arrange(self.view, settings)
        self.bar.take(settings)

    def dress(self, theme: Theme) -> None:
        """Draw in another palette, or in the type that has been set since."""
        self.bar.dress(theme)
        self.view.dress(theme)
        self.side.dress(theme)
        self.correcting.dress(theme)

    def copy(self) -> None:
        """Copy the selected events to the clipboard, with the columns that are shown."""
        rows = self.rows.events(self.view.spans(), _MOST_COPIED)
        if not rows:
            self.said.emit("Select the events to copy first.")
            return
        QGuiApplication.clipboard().setMimeData(copied(rows, self.view.columns()))
        more = f", the first {_MOST_COPIED:,} of those selected" if len(rows) == _MOST_COPIED else ""
        self.said.emit(f"{_events(len(rows))} copied{more}.")

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.bar.asks_nothing:
            self.bar.show_all()
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = max(1.0, self.fontMetrics().height() / 18)
        side = min(
            max(_SIDE_LEAST, round(_SIDE_LETTERS * scale), self.width() * 28 // 100),
            round(_SIDE_MOST * scale),
            self.width() * 2 // 5,
        )
        self._split.setSizes([self.width() - side, side])

    def _typed(self, letters: str) -> None:
        self.bar.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.words.setText(self.bar.words.text() + letters)

    def _ask(self) -> None:
        self.rows.ask(self.bar.query, self._going_to or self._here())

    def _leave(self) -> None:
        self._left = self._here()

    def _here(self) -> str:
        row = self._row_here()
        return row.event.id if row is not None else ""

    def _row_here(self) -> Row | None:
        current = self.view.currentIndex()
        return self.rows.row(current.row()) if current.isValid() else None

    def _shown(self) -> None:
        query = self.rows.query
        self.view.show_sorted(query.sort, query.descending)
        self._say_count()
        found = self.rows.found()
        if self._going_to and self.rows.sought == self._going_to:
            if found < 0 and not self.bar.asks_nothing:
                self.bar.show_all()
                return
            self._going_to = ""
            if found >= 0:
                self.view.come_to(found)
        if not self._going_to and not self.view.currentIndex().isValid():
            self._come_back(found)
        self._tell_beside()
        self.shown.emit()

    def _come_back(self, found: int) -> None:
        """Come to the row found, unless the person had moved on while it was sought: then seek that one."""
        left, self._left = self._left, ""
        if left and left != self.rows.sought:
            self.rows.ask(self.bar.query, left)
        elif found >= 0:
            self.view.come_to(found)
        elif self.view.hasFocus():
            self.view.come_to_first()

    def _say_count(self) -> None:
        self.bar.say(self.rows.count, max(self._offer.events, self.rows.count))

    def _offered(self, offer: Offer) -> None:
        self._offer = offer
        self._by_event = {}
        for finding in offer.findings:
            for event in finding.events if not finding.answered_by else ():
                self._by_event.setdefault(event, []).append(finding)
        self.bar.offer(offer)
        self._say_count()
        self.views.offer(offer.views, not self._case.read_only)
        self.side.marking.offer_tags(offer.tags)
        self._tell_beside()

    def _tell_beside(self) -> None:
        can_change = not self._case.read_only
        spans = self.view.spans()
        count = sum(last - first + 1 for first, last in spans)
        if count > 1:
            rows = self.rows.events(spans, _ENOUGH)
            self.side.show_several(rows, sum(self._counted(span) for span in spans), can_change)
            return
        row = self._row_here()
        if row is None:
            self.side.show_nothing(bool(self.rows.count) or not self.bar.asks_nothing)
            return
        findings = self._by_event.get(row.event.id, ())
        corrections = self._case.corrections(row.event.id) if row.corrected else ()
        self.side.show_event(row, findings, corrections, self.rows.phrases, can_change)

    def _counted(self, span: tuple[int, int]) -> int:
        first, last = span
        return last - first + 1 - sum(first <= heading <= last for heading in self.rows.headings())

    # What changes the case

    def _mark(self, changes: dict[str, Any]) -> None:
        spans = self.view.spans()
        events = self.rows.ids(spans) if spans else [self._here()]
        if any(events):
            self._try(lambda: self._case.mark(events, **changes))

    def _correct(self, column: Column) -> None:
        row = self._row_here()
        if row is None or column not in (Column.WHEN, Column.AGENCY):
            self.said.emit("The words as written stay as they are. A date or an agency can be put right.")
            return
        if self._case.read_only:
            self.said.emit("The case is open to read only. Nothing can be put right in it now.")
            return
        at = self.view.mapTo(self, self.view.box_here())
        self.correcting.open(row.event, column, self._offer.agencies, at)

    def _put_right(self, event: str, column: Column, said: str, why: str) -> None:
        self._going_to = event
        if column is Column.WHEN:
            self._try(lambda: self._case.correct_date(event, said, why))
        else:
            self._try(lambda: self._case.correct_agency(event, said, why))

    def _save_view(self, name: str) -> None:
        self._try(lambda: self._case.save_view(SavedView(name, "table", self.settings())))

    def _remove_view(self, view: int) -> None:
        self._try(lambda: self._case.remove_view(view))

    def _try(self, change: Callable[[], object]) -> None:
        """Make a change; the case tells all who look at it. What it refuses is said."""
        try:
            change()
        except (Refused, CaseFileError, UnreadableDate) as fault:
            self.said.emit(str(fault))

    # The menu of a row

    def _open_menu(self, at: QPoint) -> None:
        self.menu().exec(at)

    def menu(self) -> QMenu:
        """What can be done with the row and the column where the person is."""
        menu = QMenu(self)
        column = self.view.column_here()
        row = self._row_here()
        can_change = not self._case.read_only and row is not None
        for words, does, is_possible in (
            ("Correct the &date…\tF2", lambda: self._correct(Column.WHEN), can_change),
            ("Correct the &agency…", lambda: self._correct(Column.AGENCY), can_change),
            ("Add a &tag…", self.side.marking.focus_tag, can_change),
            (None, None, True),
            ("&Copy\tCtrl+C", self.copy, bool(self.view.spans())),
            ("Only this a&gency", lambda: self._only_agency(row), row is not None),
            (None, None, True),
            ("&Sort by this column\tF4", lambda: self.bar.sort_by(column), True),
            ("Move the column &left\tAlt+Left", lambda: self.view.move_column(column, -1), True),
            ("Move the column &right\tAlt+Right", lambda: self.view.move_column(column, 1), True),
            ("&Hide the column", lambda: self._hide(column), len(self.view.columns()) > 1),
        ):
            if words is None or does is None:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setEnabled(is_possible)
            action.triggered.connect(does)
        return menu

    def _only_agency(self, row: Row | None) -> None:
        if row is not None:
            self.bar.agencies.choose(frozenset({row.event.agency}))
            self.bar.agencies.changed.emit()

    def _hide(self, column: Column) -> None:
        self.view.arrange([each for each in self.view.columns() if each is not column])


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"
