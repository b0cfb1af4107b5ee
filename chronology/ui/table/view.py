"""The table on the screen: columns in any order, the first of them staying in sight, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from chronology.model.event_rows import Column
from chronology.ui.table.columns import AT_FIRST, COLUMNS, column_at, section_of
from chronology.ui.table.model import EventTable, Index
from chronology.ui.table.painting import CellPainter, CoveredTable
from chronology.ui.theme import Theme

_MOST_FROZEN = 0.6
"""So much of the table's width at most stays in sight: beyond it the rest could not be read."""

_WIDEST = 0.28
"""So much of the table's width at most a column takes at first; one of prose twice as much."""


class EventView(CoveredTable):
    """The events as rows. It changes nothing itself: it tells what the person wants."""

    chosen = Signal(str)  # the id of the event that the person has come to, or '' on a heading
    selection_changed = Signal()
    sort_wanted = Signal(object)  # a Column
    edit_wanted = Signal(object)  # the Column of the cell to correct
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)  # where on the screen
    typed = Signal(str)
    arranged = Signal()

    def __init__(self, model: EventTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events = model
        self._lines = 3
        self._frozen_count = 2
        self._is_widened = False
        self.setAccessibleName("Events")
        self.setModel(model)
        self._painter = CellPainter(theme, self)
        self._frozen = _Frozen(self, model)
        for view in (self, self._frozen):
            _prepare(view, self._painter)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setAccessibleName("Columns")
        self._frozen.setSelectionModel(self.selectionModel())
        self._keep_together()
        self._widen()
        self.arrange([column.sort for column in COLUMNS if column.sort in AT_FIRST])
        self.selectionModel().currentRowChanged.connect(self._come_to)
        self.selectionModel().selectionChanged.connect(self._selected)
        for view in (self, self._frozen):
            view.doubleClicked.connect(self._double_clicked)
            view.horizontalHeader().sectionClicked.connect(
                lambda section: self.sort_wanted.emit(column_at(section).sort)
            )
        model.modelReset.connect(self._fit_rows)
        self._fit_rows()

    # Columns

    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return tuple(column_at(section).sort for section in order if not header.isSectionHidden(section))

    def arrange(self, shown: Sequence[Column]) -> None:
        """Show these columns, from left to right, and no others."""
        header = self.horizontalHeader()
        for place, column in enumerate(shown):
            header.moveSection(header.visualIndex(section_of(column)), place)
        for section, column_shown in enumerate(COLUMNS):
            header.setSectionHidden(section, column_shown.sort not in shown)
        self._freeze()

    def move_column(self, column: Column, step: int) -> None:
        """Move a column so many places among those shown, to the left if the step is below 0."""
        shown = list(self.columns())
        if column in shown:
            place = shown.index(column)
            shown.insert(min(max(0, place + step), len(shown) - 1), shown.pop(place))
            self.arrange(shown)

    @property
    def frozen(self) -> int:
        """How many columns, from the left, stay in sight while the others are moved."""
        return self._frozen_count

    def freeze(self, count: int) -> None:
        """Keep so many columns, from the left, in sight."""
        self._frozen_count = count
        self._freeze()

    def widths(self) -> dict[Column, int]:
        """The width of every column, in pixels."""
        return {column.sort: self.columnWidth(section) for section, column in enumerate(COLUMNS)}

    def widen(self, widths: dict[Column, int]) -> None:
        """Give columns other widths, in pixels."""
        self._is_widened = self._is_widened or bool(widths)
        for column, width in widths.items():
            self.setColumnWidth(section_of(column), width)
        self._freeze()

    # Rows

    @property
    def lines(self) -> int:
        """How many lines of words a row has room for."""
        return self._lines

    def set_lines(self, lines: int) -> None:
        """Give every row room for so many lines of words."""
        self._lines = lines
        self._fit_rows()

    def show_sorted(self, column: Column, descending: bool) -> None:
        """Say at the head of a column that the rows are sorted by it."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for view in (self, self._frozen):
            view.horizontalHeader().setSortIndicator(section_of(column), order)

    def spans(self) -> list[tuple[int, int]]:
        """The selected rows, as first and last of each stretch, from the top."""
        found = sorted((each.top(), each.bottom()) for each in self.selectionModel().selection().toList())
        joined: list[tuple[int, int]] = []
        for first, last in found:
            if joined and first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
        return joined

    def come_to(self, row: int) -> None:
        """Go to a row, in the column where the person is."""
        column = self.currentIndex().column() if self.currentIndex().isValid() else section_of(Column.WHEN)
        if self.isColumnHidden(column):
            column = section_of(self.columns()[0])
        index = self._events.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def come_to_first(self) -> None:
        """Go to the first row, if the person is in none and there is one."""
        if not self.currentIndex().isValid() and self._events.rowCount():
            self.come_to(0)

    def column_here(self) -> Column:
        """The column where the person is."""
        current = self.currentIndex()
        return column_at(current.column()).sort if current.isValid() else Column.WHEN

    def box_here(self) -> QPoint:
        """Beneath the cell where the person is, on this widget."""
        box = self.visualRect(self.currentIndex())
        frozen = self._frozen.visualRect(self.currentIndex())
        left = frozen.left() if self._stays(self.currentIndex().column()) else box.left()
        head = self.horizontalHeader().height()
        return QPoint(max(0, left), min(max(0, box.bottom()), self.viewport().height()) + head)

    def dress(self, theme: Theme) -> None:
        """Draw in another palette, or in the type that has been set since."""
        self._painter.dress(theme)
        self._widen()
        self._fit_rows()
        self._freeze()
        self.viewport().update()
        self._frozen.viewport().update()

    # What Qt asks

    def sizeHint(self) -> QSize:
        return QSize(720, 400)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_frozen"):
            self.dress(self._painter.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        here = self.visualRect(self.currentIndex())
        was_seen = here.isValid() and here.top() >= 0 and here.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        if was_seen:  # the row that was come to stays in sight where the bar above takes another line
            self.scrollTo(self.currentIndex())
        if not self._is_widened and event.oldSize().width() > 0:
            self._is_widened = True
            self._widen()
        self._freeze()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """A cell that would stand behind the columns that stay in sight is brought out from there."""
        if self._stays(index.column()):
            bar = self.horizontalScrollBar()
            at = bar.value()
            super().scrollTo(index, hint)
            bar.setValue(at)
            return
        super().scrollTo(index, hint)
        hidden = self.covered - self.visualRect(index).left()
        if hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit(self.column_here())
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self.move_column(self.column_here(), _STEPS[Qt.Key(event.key())])
            self.scrollTo(self.currentIndex())
        elif event.key() == Qt.Key.Key_F4:
            self.sort_wanted.emit(self.column_here())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """What is typed over the table is looked for among the words, not at the head of 100,000 cells."""
        if search.strip():
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.mapToGlobal(self.box_here()))
        else:
            self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.come_to_first()
        self._frozen.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frozen.viewport().update()

    # How the two halves are kept together

    def _keep_together(self) -> None:
        ours, theirs = self.verticalScrollBar(), self._frozen.verticalScrollBar()
        ours.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(ours.setValue)
        header = self.horizontalHeader()
        header.sectionResized.connect(self._resized)
        self._frozen.horizontalHeader().sectionResized.connect(self._resized_there)
        header.sectionMoved.connect(self._moved)

    def _resized(self, section: int, before: int, now: int) -> None:
        if not self._frozen.isColumnHidden(section):
            self._frozen.setColumnWidth(section, now)
            self._place()

    def _resized_there(self, section: int, before: int, now: int) -> None:
        if now:
            self.setColumnWidth(section, now)

    def _moved(self, section: int, before: int, now: int) -> None:
        self._freeze()
        self.arranged.emit()

    def _staying(self) -> list[int]:
        """The sections that stay in sight: as many as asked for, as long as there is room for the others."""
        found: list[int] = []
        width = 0
        for column in self.columns()[: self._frozen_count]:
            width += self.columnWidth(section_of(column))
            if width > self.viewport().width() * _MOST_FROZEN:
                break
            found.append(section_of(column))
        return found

    def _stays(self, section: int) -> bool:
        return bool(self.covered) and not self._frozen.isColumnHidden(section)

    def _freeze(self) -> None:
        staying = self._staying()
        header = self._frozen.horizontalHeader()
        for place, section in enumerate(staying):
            header.moveSection(header.visualIndex(section), place)
        for section in range(len(COLUMNS)):
            self._frozen.setColumnHidden(section, section not in staying)
            if section in staying:
                self._frozen.setColumnWidth(section, self.columnWidth(section))
        self._frozen.setVisible(bool(staying))
        self._place()

    def _place(self) -> None:
        width = sum(
            self.columnWidth(section)
            for section in range(len(COLUMNS))
            if not self._frozen.isColumnHidden(section)
        )
        head = self.horizontalHeader().height()
        self._frozen.horizontalHeader().setFixedHeight(head)
        edge = self.frameWidth()
        self.covered = width if self._frozen.isVisibleTo(self) else 0
        self._frozen.setGeometry(edge, edge, width, self.viewport().height() + head)
        self._frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())

    def _widen(self) -> None:
        """As wide as its words ask for, but never so wide that little else is in sight."""
        character = QFontMetrics(self.font()).averageCharWidth()
        most = max(self.viewport().width(), 640) * _WIDEST
        for section, column in enumerate(COLUMNS):
            width = column.width * character + 2 * self._painter.side
            self.setColumnWidth(section, round(min(width, most * (2 if column.is_prose else 1))))

    def _fit_rows(self) -> None:
        for view in (self, self._frozen):
            header = view.verticalHeader()
            header.setMinimumSectionSize(8)
            header.setDefaultSectionSize(self._painter.row_height(self._lines))
            for row in self._events.headings():
                header.resizeSection(row, self._painter.heading_height())

    # What is told

    def _come_to(self, index: QModelIndex, before: QModelIndex) -> None:
        row = self._events.row(index.row()) if index.isValid() else None
        self.chosen.emit(row.event.id if row is not None else "")
        self._frozen.viewport().update()

    def _selected(self, now: QItemSelection, before: QItemSelection) -> None:
        self.selection_changed.emit()

    def _double_clicked(self, index: QModelIndex) -> None:
        self.edit_wanted.emit(column_at(index.column()).sort)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Frozen(QTableView):
    """The columns that stay in sight, laid over the table; everything but drawing is the table's own."""

    def __init__(self, over: EventView, model: EventTable) -> None:
        super().__init__(over)
        self._over = over
        self.setModel(model)
        self.setObjectName("frozen")
        self.setAccessibleName("The columns that stay in sight")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._over.contextMenuEvent(event)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """The table scrolls; this follows."""


def _prepare(view: QTableView, painter: CellPainter) -> None:
    view.setItemDelegate(painter)
    view.setShowGrid(False)
    view.setWordWrap(True)
    view.setCornerButtonEnabled(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setSectionsClickable(True)
    header.setSortIndicatorShown(True)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
