"""A table's header in which each column's meaning is chosen, beneath the heading as the agency wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView

from chronology.model.events import Meaning
from chronology.services.import_preview import ColumnShown
from chronology.ui.imports.choice_box import ChoiceBox
from chronology.ui.imports.meanings import meanings, told_by
from chronology.ui.theme import Theme

_SIDE = 8
_AS_RECOGNISED = "As the program takes it"


class MeaningBox(ChoiceBox):
    """The choice at one heading."""

    reached = Signal()
    chosen = Signal(object)  # a Meaning, or None for what the program recognised

    def __init__(self, column: ColumnShown, at: int, parent: QHeaderView) -> None:
        super().__init__()
        self.setParent(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        for meaning, said in meanings().items():
            self.addItem(said.label, meaning.value)
            self.setItemData(self.count() - 1, said.hint, int(Qt.ItemDataRole.ToolTipRole))
        self._at = at
        self.show_column(column)
        self.activated.connect(self._choose)

    def show_column(self, column: ColumnShown) -> None:
        """Show what the column is taken to hold now."""
        back = self.findText(_AS_RECOGNISED)
        if column.chosen and back < 0:
            self.insertSeparator(self.count())
            self.addItem(_AS_RECOGNISED)
        elif not column.chosen and back >= 0:
            self.removeItem(back)
            self.removeItem(back - 1)
        self.setCurrentIndex(self.findData(column.meaning.value))
        heading = column.heading.strip() or "without a heading"
        self.setAccessibleName(f"Column {self._at + 1}, {heading}: what it holds")
        self.setAccessibleDescription(told_by(column))
        self.setToolTip(meanings()[column.meaning].hint)

    def _choose(self, index: int) -> None:
        said = self.itemData(index)
        self.chosen.emit(Meaning(said) if said else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class ColumnHeader(QHeaderView):
    """Above each column: its heading as written, the choice of its meaning, and what that rests on."""

    chosen = Signal(int, object)  # a column, and a Meaning or None

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._columns: tuple[ColumnShown, ...] = ()
        self.boxes: list[MeaningBox] = []
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(96)
        self.sectionResized.connect(self._resized)
        parent.horizontalScrollBar().valueChanged.connect(self.place)

    def dress(self, theme: Theme) -> None:
        """Draw with another palette."""
        self._theme = theme
        self.viewport().update()

    def show_columns(self, columns: Sequence[ColumnShown]) -> None:
        """Show these columns; boxes stay where the headings do, and with them the keyboard."""
        same = [each.heading for each in columns] == [each.heading for each in self._columns]
        self._columns = tuple(columns)
        if not same or len(self.boxes) != len(columns):
            for box in self.boxes:
                box.deleteLater()
            self.boxes = [self._box(column, at) for at, column in enumerate(columns)]
            for before, box in zip(self.boxes, self.boxes[1:], strict=False):
                self.setTabOrder(before, box)
        else:
            for box, column in zip(self.boxes, columns, strict=True):
                box.show_column(column)
        self.updateGeometry()
        self.place()
        self.viewport().update()

    def _box(self, column: ColumnShown, at: int) -> MeaningBox:
        box = MeaningBox(column, at, self)
        box.chosen.connect(lambda meaning: self.chosen.emit(at, meaning))
        box.reached.connect(lambda: self._bring_into_sight(at))
        box.show()
        return box

    def _bring_into_sight(self, at: int) -> None:
        table = self.parent()
        model = self.model()
        if isinstance(table, QTableView) and model is not None and model.rowCount():
            row = max(table.rowAt(0), 0)
            table.scrollTo(model.index(row, at))
        self.place()

    def sizeHint(self) -> QSize:
        """Room for the heading, the choice, and what it rests on."""
        line = self.fontMetrics().lineSpacing()
        box = max((each.sizeHint().height() for each in self.boxes), default=32)
        return QSize(super().sizeHint().width(), self._heading_height() + box + line + 14)

    def _heading_height(self) -> int:
        """One line, or two where a heading has no room in one."""
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        long = any(
            metrics.horizontalAdvance(" ".join(column.heading.split())) > self.sectionSize(at) - 2 * _SIDE
            for at, column in enumerate(self._columns)
        )
        return (1 + long) * metrics.lineSpacing() + 6

    def _resized(self) -> None:
        self.updateGeometry()
        self.place()

    def place(self) -> None:
        """Put each box where its column stands now."""
        top = self._heading_height()
        for at, box in enumerate(self.boxes):
            left = self.sectionViewportPosition(at)
            width = max(self.sectionSize(at) - _SIDE, 40)
            box.setGeometry(QRect(left + _SIDE // 2, top, width, box.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.place()
        return bool(super().viewportEvent(event))

    def paintSection(self, painter: QPainter, box: QRect, at: int) -> None:
        """The heading above the choice, what it rests on beneath, and a line between columns."""
        if at >= len(self._columns):
            return
        column = self._columns[at]
        line = self.fontMetrics().lineSpacing()
        painter.save()
        painter.fillRect(box, self._theme.panel)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QPen(self._theme.ink if column.heading.strip() else self._theme.second_ink))
        words = " ".join(column.heading.split()) or "no heading"
        inside = box.adjusted(_SIDE, 4, -_SIDE, 0)
        painter.drawText(
            QRect(inside.left(), inside.top(), inside.width(), self._heading_height() - 6),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap),
            self._two_lines(words, inside.width()),
        )
        font.setBold(False)
        painter.setFont(font)
        told = told_by(column)
        painter.setPen(QPen(self._theme.thought if told == "please check" else self._theme.second_ink))
        painter.drawText(
            QRect(inside.left(), box.bottom() - line - 6, inside.width(), line),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, inside.width()),
        )
        painter.setPen(QPen(self._theme.line))
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.setPen(QPen(self._theme.edge))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _two_lines(self, words: str, width: int) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(2 * width - 24, width))
