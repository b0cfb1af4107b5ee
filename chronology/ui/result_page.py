"""The merged table, what is asked, what was set aside, and each file that came in."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from chronology.model.contributions import Contribution
from chronology.model.findings import Finding
from chronology.report.content import Content
from chronology.report.lines import questions
from chronology.ui.controls import ground, second
from chronology.ui.event_panel import EventPanel
from chronology.ui.lanes.page import LanesPage
from chronology.ui.line_list import Line, LineList
from chronology.ui.models import Index, SetAsideRows, TimelineRows
from chronology.ui.row_delegates import AgencyDelegate, WhenDelegate, WordsDelegate
from chronology.ui.theme import Theme
from chronology.ui.work_page import outcome

_LINES = 3
_AROUND = 8  # pixels that the theme leaves around a line of a list
_MARGIN = 4  # pixels more at the sides, beside which words are drawn
_WORDS = 2  # the column of what happened, which takes the room that is left
_WIDE = 960  # pixels; beneath, the table keeps to what the panel does not say


class ResultPage(QWidget):
    """What was made of the returns."""

    def __init__(self, content: Content, theme: Theme) -> None:
        super().__init__()
        self._content = content
        self._open = [each.finding for each in questions(content) if not each.is_answered]
        asked = Counter(event for finding in self._open for event in finding.events)
        self._rows = TimelineRows(content.timeline, asked, self)
        self._panel = EventPanel(theme)
        self._table = _table(self._rows, "The merged timeline")
        self._table.setItemDelegate(WordsDelegate(theme, self._table))
        self._table.setItemDelegateForColumn(0, WhenDelegate(theme, self._table))
        self._table.setItemDelegateForColumn(1, AgencyDelegate(theme, self._table))
        self._table.horizontalHeader().setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        self._table.selectionModel().currentRowChanged.connect(self._show_row)
        aside = SetAsideRows(content.timeline.contributions, self)
        self._aside = _table(aside, "What was set aside")
        self._aside.setItemDelegate(WordsDelegate(theme, self._aside))
        self._aside.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._lanes = LanesPage(theme)
        self._lanes.show_content(content)
        self._lanes.chosen.connect(self._come_to)
        self._lanes.saved.connect(self.say)
        self._tabs.addTab(self._lanes, "&Timeline")
        self._tabs.addTab(self._table, f"Ta&ble ({self._rows.rowCount()})")
        self._tabs.addTab(self._questions(), f"&Questions ({len(self._open)})")
        self._tabs.addTab(self._aside, f"&Set aside ({aside.rowCount()})")
        self._tabs.addTab(self._files(), f"F&iles ({len(content.timeline.contributions)})")
        side = ground("side")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(16, 8, 16, 8)
        beside.addWidget(self._panel)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._tabs)
        self._split.addWidget(side)
        self._said = second()
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self._said)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._split, 1)
        whole.addLayout(foot)
        self.say(self._summary())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words their room: where the window is narrow, what the panel says too leaves the table."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self._split.setSizes(
            [self.width() * 3 // 4, self.width() // 4] if wide else [self.width() - 232, 232]
        )
        for column, width in enumerate((176, 176, 0, 176, 176) if wide else (128, 112, 0, 0, 0)):
            if column != _WORDS:
                self._table.setColumnWidth(column, width)
            self._table.setColumnHidden(column, width == 0 and column != _WORDS)
        for column, width in ((0, self.width() // 5), (2, self.width() // 4)):
            self._aside.setColumnWidth(column, width)

    def take_focus(self) -> None:
        """Put the keyboard on the timeline; the first arrow key comes to the first event."""
        self._lanes.view.setFocus()

    def say(self, sentence: str) -> None:
        """Say something at the foot of the page."""
        self._said.setText(sentence)

    def _summary(self) -> str:
        timeline = self._content.timeline
        agencies = {entry.event.agency for entry in timeline.entries}
        files = timeline.contributions
        words = [
            f"{len(timeline.entries)} events from {len(files)} files and {len(agencies)} agencies",
            f"{len(timeline.undated)} undated",
        ]
        unread = sum(not each.complete for each in files)
        if unread:
            words.append(f"{unread} not wholly read: see Set aside")
        return ", ".join(words) + "."

    def _questions(self) -> QWidget:
        shown = _wrapping(LineList("Questions that the timeline raises"))
        none = Line("No questions were raised. That does not mean that there are none to ask.")
        asked = [
            Line(f"{finding.question}\n{finding.why}\n{finding.rule}, {finding.source}", finding)
            for finding in self._open
        ]
        shown.show_lines(asked or [none])
        shown.came_to.connect(lambda row: self._show_finding(shown.value))
        shown.chosen.connect(lambda _: self._tabs.setCurrentWidget(self._table))
        return shown

    def _show_finding(self, finding: Finding | None) -> None:
        if isinstance(finding, Finding) and finding.events:
            row = self._rows.row_of(finding.events[0])
            if row >= 0:
                self._table.selectRow(row)

    def _files(self) -> QWidget:
        shown = _wrapping(LineList("Each file that came in"))
        shown.show_lines(map(_file_line, self._content.timeline.contributions))
        return shown

    def _come_to(self, event: str) -> None:
        row = self._lanes.view.scene.rows[event]
        if row != self._table.currentIndex().row():
            self._table.selectRow(row)

    def _show_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            self._panel.show_nothing()
            return
        event = self._rows.entry(index.row()).event
        self._lanes.view.choose(event.id)
        self._panel.show_event(event, [f for f in self._open if event.id in f.events])


def _table(model: TimelineRows | SetAsideRows, name: str) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_LINES * table.fontMetrics().lineSpacing() + 16)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def _wrapping(shown: LineList) -> LineList:
    """Lines as wide as there is room, however wide that becomes."""
    shown.setWordWrap(True)
    shown.setSpacing(4)
    shown.setResizeMode(QListView.ResizeMode.Adjust)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setItemDelegate(_Whole(shown))
    return shown


class _Whole(QStyledItemDelegate):
    """A line as high as its words are where the style leaves room around them: Qt reckons without that."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        list_ = self.parent()
        assert isinstance(list_, LineList)
        wide = list_.viewport().width() - 2 * list_.spacing()
        room = QRect(0, 0, wide - 2 * (_AROUND + _MARGIN), 0)
        words = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        return QSize(wide, words.height() + 2 * _AROUND + 1)


def _file_line(contribution: Contribution) -> Line:
    said = "".join(f"\n{warning}" for warning in contribution.warnings if contribution.kind != "unread")
    return Line(f"{outcome(contribution)}{said}")
