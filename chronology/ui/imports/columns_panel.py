"""The columns of a file over its real rows, a meaning chosen at each heading, and the events beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from chronology.services.import_preview import Preview, TableShown
from chronology.ui.controls import button, label, second
from chronology.ui.imports.choice_box import ChoiceBox
from chronology.ui.imports.column_header import ColumnHeader
from chronology.ui.imports.rows import ComingEvents, RowsAsTheyCame
from chronology.ui.imports.tables import RowTable
from chronology.ui.theme import Theme

_EVENTS_SHOWN = 200
_EMS = 14  # of a column, at least


class ColumnsPanel(QWidget):
    """One table of the file at a time; where there are several layouts, a choice above says which."""

    chosen = Signal(str, int, object)  # a table's layout, a column, and a Meaning or None
    unwanted = Signal(str)  # the id of an event that is none

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tables: tuple[TableShown, ...] = ()
        self.which = ChoiceBox()
        self.which.setAccessibleName("Which table of the file is shown")
        self._which_label = label("&Table", buddy=self.which)
        self._no_tables = second(
            "This file holds text without tables. Its entries were told by the dates that open them."
        )
        self._no_tables.setWordWrap(True)
        self.rows = RowsAsTheyCame(self)
        self.table = RowTable("Rows as they came", self.rows, lines=3)
        self.header = ColumnHeader(theme, self.table)
        self.table.setHorizontalHeader(self.header)
        self.table.verticalHeader().show()
        self.table.setShowGrid(True)
        self.events = ComingEvents(self)
        self.events_table = RowTable(
            "Events as they would stand. Delete says that one is none",
            self.events,
            shares=(0.17, 0.12, 0.37, 0.18, 0.16),
        )
        self._heading = label("What comes of it", "heading")
        self.none = button("This is &no event")
        self._lay_out()
        self.which.activated.connect(self._show_table)
        self.header.chosen.connect(self._choose)
        self.none.clicked.connect(lambda: self._call_none(self.events_table.row_here()))
        self.events_table.taken_out.connect(self._call_none)
        self.events_table.came_to.connect(lambda row: self.none.setEnabled(row >= 0))

    def _lay_out(self) -> None:
        above = QWidget()
        rows = QVBoxLayout(above)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setSpacing(8)
        choice = QHBoxLayout()
        choice.addWidget(self._which_label)
        choice.addWidget(self.which)
        choice.addStretch(1)
        rows.addLayout(choice)
        rows.addWidget(self._no_tables)
        rows.addWidget(self.table, 1)
        beneath = QWidget()
        events = QVBoxLayout(beneath)
        events.setContentsMargins(0, 8, 0, 0)
        events.setSpacing(4)
        told = QHBoxLayout()
        told.addWidget(self._heading, 1)
        told.addWidget(self.none)
        events.addLayout(told)
        events.addWidget(self.events_table, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(beneath)
        split.setSizes([320, 240])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self.header.dress(theme)
        self.table.dress(theme)
        self.events_table.dress(theme)

    def show_preview(self, shown: Preview) -> None:
        """Show a new reading; the table, the place in it and the keyboard stay where they are."""
        self._tables = shown.tables
        titles = [f"{each.title}: {_headings(each)}" for each in shown.tables]
        if titles != [self.which.itemText(at) for at in range(self.which.count())]:
            at = max(self.which.currentIndex(), 0)
            self.which.clear()
            self.which.addItems(titles)
            self.which.setCurrentIndex(min(at, len(titles) - 1))
        for widget in (self.which, self._which_label):
            widget.setVisible(len(titles) > 1)
        self.table.setVisible(bool(titles))
        self._no_tables.setVisible(not titles)
        self._show_table()
        events = shown.contribution.events
        here = self.events_table.row_here()
        self.events.show_items(events[:_EVENTS_SHOWN])
        if here >= 0:
            self.events_table.come_to(here)
        self.none.setEnabled(self.events_table.row_here() >= 0)
        more = f", the first {_EVENTS_SHOWN} shown" if len(events) > _EVENTS_SHOWN else ""
        count = "1 event" if len(events) == 1 else f"{len(events)} events"
        self._heading.setText(f"What comes of it: {count}{more}")

    def _show_table(self) -> None:
        if not self._tables:
            return
        table = self._tables[max(self.which.currentIndex(), 0)]
        headings = tuple(column.heading for column in table.columns)
        anew = headings != self.rows.headings
        across, down = self.table.horizontalScrollBar().value(), self.table.verticalScrollBar().value()
        self.rows.show_rows(headings, table.rows)
        self.header.show_columns(table.columns)
        if anew:
            self._widen(table)
        self.table.horizontalScrollBar().setValue(across)
        self.table.verticalScrollBar().setValue(down)
        self.header.place()

    def _widen(self, table: TableShown) -> None:
        """Columns as wide as their words ask for, the account widest."""
        em = self.fontMetrics().averageCharWidth()
        for at in range(len(table.columns)):
            longest = max((len(row.cells[at]) for row in table.rows if at < len(row.cells)), default=0)
            self.table.setColumnWidth(at, em * min(max(longest, _EMS + 8), 48))

    def _call_none(self, row: int) -> None:
        if 0 <= row < len(self.events.items):
            self.unwanted.emit(self.events.items[row].id)

    def _choose(self, column: int, meaning: object) -> None:
        self.chosen.emit(self._tables[max(self.which.currentIndex(), 0)].layout, column, meaning)


def _headings(table: TableShown) -> str:
    named = [column.heading.strip() for column in table.columns if column.heading.strip()]
    return ", ".join(named)[:60] or f"{len(table.columns)} columns without headings"
