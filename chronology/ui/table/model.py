"""The rows on the screen: those in sight and a few pages around them, whatever the number of events."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from chronology.model.event_rows import Column, Group, Row, RowQuery, Section
from chronology.model.sought import Phrase, sought
from chronology.report.age import counted
from chronology.report.lines import AGENCY_NOT_SAID
from chronology.ui.table.asking import Answer, Asking
from chronology.ui.table.case import Source
from chronology.ui.table.columns import COLUMNS, column_at, section_of

Index = QModelIndex | QPersistentModelIndex
DISPLAYED = Qt.ItemDataRole.DisplayRole
PAGE = 32
"""Rows that are read at once, about three screens: the fewer, the sooner a jump to anywhere is drawn."""

_ROWS_KEPT = 4000
_OF_HEADING = Qt.ItemFlag.ItemIsEnabled
_OF_EVENT = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable  # asked for each cell at each frame


class EventTable(QAbstractTableModel):
    """One row an event, with a row of its own for each heading where the query gathers them.

    Another query is answered off the window's thread: until then the rows before stay. `shown` tells that
    an answer is on the screen.
    """

    shown = Signal()
    offered = Signal(object)  # an Offer of what there is to choose by
    refused = Signal(str)

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._asking = Asking(source, self)
        self._asking.answered.connect(self._answered)
        self._asking.offered.connect(self.offered)
        self._asking.refused.connect(self.refused)
        self._answer = Answer(RowQuery(), 0, (), 0, "", None)
        self._starts: list[int] = []
        self._kept: OrderedDict[int, Row] = OrderedDict()
        self.phrases: tuple[Phrase, ...] = ()

    @property
    def query(self) -> RowQuery:
        """The query whose rows are shown."""
        return self._answer.query

    @property
    def count(self) -> int:
        """How many events are shown."""
        return self._answer.count

    def ask(self, query: RowQuery, event: str = "") -> None:
        """Show the rows of a query, the one asked for last; `event` is the id of one to find among them."""
        self._asking.ask(query, event)

    def ask_offer(self) -> None:
        """Ask what there is to choose events by."""
        self._asking.ask_offer()

    def stop(self) -> None:
        """Ask nothing more: the case is about to be closed."""
        self._asking.stop()

    # What is in a row

    def row(self, at: int) -> Row | None:
        """The event shown in a row of the table; None for a heading."""
        place = self._place(at)
        return None if place is None else self._at(place)

    def heading(self, at: int) -> Section | None:
        """The heading shown in a row of the table; None for an event."""
        number = self._section(at)
        return None if number < 0 or self._starts[number] != at else self._answer.sections[number]

    def row_of(self, place: int) -> int:
        """The row of the table that shows the event at a place among the query's."""
        firsts = [section.first for section in self._answer.sections]
        return place + bisect_right(firsts, place)

    @property
    def sought(self) -> str:
        """The id of the event that was asked for with the query that is shown, '' for none."""
        return self._answer.sought

    def found(self) -> int:
        """The row of the event that was asked for with the query; -1 where it is not shown."""
        return -1 if self._answer.position is None else self.row_of(self._answer.position)

    def headings(self) -> list[int]:
        """The rows of the table that are headings."""
        return list(self._starts)

    def ids(self, spans: Iterable[tuple[int, int]]) -> list[str]:
        """The ids of the events in these spans of rows (first and last), in order."""
        found: list[str] = []
        for first, last in spans:
            places = [self._first_place(first), self._first_place(last + 1)]
            if places[1] > places[0]:
                found += self._source.ids(self.query, places[0], places[1] - places[0])
        return found

    def events(self, spans: Iterable[tuple[int, int]], most: int) -> list[Row]:
        """The events in these spans of rows, at most so many."""
        found: list[Row] = []
        for first, last in spans:
            start, end = self._first_place(first), self._first_place(last + 1)
            found += self._source.rows(self.query, start, min(end - start, most - len(found)))
        return found

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else self._answer.count + len(self._starts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = column_at(section)
        if role == DISPLAYED:
            return column.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column.sort is not self.query.sort:
                return column.heading
            return f"{column.heading}, sorted {'downward' if self.query.descending else 'upward'}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _OF_EVENT if self.heading(index.row()) is None else _OF_HEADING

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (DISPLAYED, Qt.ItemDataRole.AccessibleTextRole):
            return None
        section = self.heading(index.row())
        if section is not None:
            words = self.heading_words(section)
            return words if index.column() == section_of(Column.WHEN) or role != DISPLAYED else ""
        row = self.row(index.row())
        if row is None:
            return ""
        column = column_at(index.column())
        words = column.words(row)
        return words if role == DISPLAYED else f"{column.heading}: {words or 'empty'}"

    def heading_words(self, section: Section) -> str:
        """'2019, 14 events'."""
        unnamed = "Undated" if self.query.group is Group.YEAR else AGENCY_NOT_SAID
        return f"{section.heading or unnamed}, {counted(section.count, 'event')}"

    # How rows come here

    def _answered(self, answer: Answer) -> None:
        same = replace(answer, sought="", position=None) == replace(self._answer, sought="", position=None)
        if not same:
            self.beginResetModel()
        self._kept.clear()
        self._answer = answer
        self.phrases = sought(answer.query.words)
        if same:
            # the same events in the same order: what is selected stays, and only what is said of them changes
            if self.rowCount():
                last = self.index(self.rowCount() - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._starts = [section.first + number for number, section in enumerate(answer.sections)]
            self.endResetModel()
        self.shown.emit()

    def _section(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _place(self, at: int) -> int | None:
        number = self._section(at)
        if (number >= 0 and self._starts[number] == at) or not 0 <= at < self.rowCount():
            return None
        return at - number - 1

    def _first_place(self, at: int) -> int:
        """The place of the first event in a row or beneath it."""
        return at - bisect_right(self._starts, at - 1)

    def _at(self, place: int) -> Row | None:
        row = self._kept.pop(place, None)
        if row is None:
            self._read(place)
            row = self._kept.pop(place, None)
        if row is not None:
            self._kept[place] = row
        while len(self._kept) > _ROWS_KEPT:
            self._kept.popitem(last=False)
        return row

    def _read(self, place: int) -> None:
        """Read the rows from here on; or up to here, where those beneath are at hand."""
        first = max(0, place - PAGE + 1) if place + 1 in self._kept else place
        for number, row in enumerate(self._source.rows(self.query, first, PAGE), start=first):
            self._kept[number] = row
