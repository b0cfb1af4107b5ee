"""The statutory clocks that the entries tell of, in a table; Enter goes to the entry with which one began."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chronology.calendar.clocks import State
from chronology.report.lines import AGENCY_NOT_SAID
from chronology.services.progress import Progress
from chronology.services.told_clocks import ToldClock
from chronology.ui.controls import label, second
from chronology.ui.work import Job

_HEADINGS = ("What was due", "Began", "Due", "How it stands", "Agency")
_EVENT = int(Qt.ItemDataRole.UserRole)
_MOST_SHOWN = 12  # rows without scrolling


class TellsClocks(Protocol):
    """What is asked of the open case."""

    def clocks(self, progress: Progress) -> tuple[ToldClock, ...]: ...


class ToldClocks(QWidget):
    """Read off the window's thread when it is first seen, and whenever it is asked to look again."""

    event_wanted = Signal(str)
    shown = Signal()

    def __init__(self, case: TellsClocks) -> None:
        super().__init__()
        self._case = case
        self._job: Job | None = None
        self._is_stale = True
        self.words = second("Looking for clocks in the entries ...")
        self.words.setWordWrap(True)
        self.table = QTableWidget(0, len(_HEADINGS))
        self.table.setHorizontalHeaderLabels(_HEADINGS)
        self.table.setAccessibleName("Statutory clocks in the entries. Enter shows the entry")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.cellActivated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Clocks in the entries", "heading"))
        column.addWidget(self.words)
        column.addWidget(self.table)
        self.table.hide()

    def refresh(self) -> None:
        """Look again, once it is seen."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def stop(self) -> None:
        """Take nothing more from the case."""
        self._is_stale = False
        if self._job is not None:
            self._job.stop()
            self._job.wait()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._read()

    def _read(self) -> None:
        if self._job is not None or not self._is_stale:
            return
        self._is_stale = False
        self._job = Job(self._case.clocks)
        self._job.finished_with.connect(self._show)
        self._job.refused.connect(self.words.setText)
        self._job.finished.connect(self._ended)
        self._job.begin()

    def _ended(self) -> None:
        self._job = None
        if self.isVisible():
            self._read()

    def _show(self, clocks: tuple[ToldClock, ...]) -> None:
        missed = sum(clock.state is State.MISSED for clock in clocks)
        self.words.setText(
            f"{len(clocks)} in all, {missed} missed or without an end in the entries."
            if clocks
            else "The entries tell of no statutory clock."
        )
        self.table.setVisible(bool(clocks))
        self.table.setRowCount(len(clocks))
        for row, clock in enumerate(clocks):
            cells = (
                clock.name,
                _day(clock.start),
                _day(clock.due),
                clock.said,
                clock.agency or AGENCY_NOT_SAID,
            )
            for at, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(_EVENT, clock.event)
                item.setToolTip(words)
                self.table.setItem(row, at, item)
        line = self.table.fontMetrics().height() + 12
        self.table.verticalHeader().setDefaultSectionSize(line)
        self.table.setFixedHeight(line * (min(len(clocks), _MOST_SHOWN) + 1) + 12)
        self.shown.emit()

    def _go(self, row: int, _: int) -> None:
        if (item := self.table.item(row, 0)) is not None:
            self.event_wanted.emit(item.data(_EVENT))


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day} {day:%b %Y}"
