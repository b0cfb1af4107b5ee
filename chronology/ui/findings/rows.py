"""The list of findings: headings, and beneath each its questions; the question is what is read first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from chronology.model.findings import Finding, Severity
from chronology.report.lines import SEVERITY
from chronology.ui.findings.grouping import Group
from chronology.ui.headed_list import ABOUT, ENTRY, HeadedDelegate
from chronology.ui.models import Index
from chronology.ui.theme import Theme


class FindingRows(QAbstractListModel):
    """Groups as one list. `about` gives the line beneath a question: its day, agency and state."""

    def __init__(self, about: Callable[[Finding], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.items: list[Finding | str] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups, each heading with how many stand beneath it."""
        self.beginResetModel()
        self.items = []
        for group in groups:
            self.items.append(f"{group.heading} ({len(group.findings)})")
            self.items += group.findings
        self.endResetModel()

    def place_of(self, finding: str) -> int:
        """The row of the finding with this id, or -1."""
        found = (at for at, item in enumerate(self.items) if isinstance(item, Finding) and item.id == finding)
        return next(found, -1)

    def finding_at(self, row: int) -> Finding | None:
        """The finding in a row; None for a heading or no row at all."""
        item = self.items[row] if 0 <= row < len(self.items) else None
        return item if isinstance(item, Finding) else None

    def next_finding(self, row: int, step: int = 1) -> int:
        """The next row from `row` on, itself included, that holds a finding; -1 where there is none."""
        while 0 <= row < len(self.items):
            if isinstance(self.items[row], Finding):
                return row
            row += step
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.items[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if isinstance(item, str):
            return item if role in _WORDS else None
        if role == ENTRY:
            return item
        if role == ABOUT:
            return self._about(item)
        if role == Qt.ItemDataRole.DisplayRole:
            return item.question
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.question} {SEVERITY[item.severity]}. {self._about(item)}"
        return None


_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class FindingDelegate(HeadedDelegate):
    """A question with a mark of its severity before it."""

    def draw_mark(self, painter: QPainter, index: Index, box: QRectF) -> None:
        draw_severity(painter, index.data(ENTRY).severity, box, self.theme)


def draw_severity(painter: QPainter, severity: Severity, box: QRectF, theme: Theme) -> None:
    """How grave a question is, as a shape: filled, half filled, open. Never by colour alone."""
    colour = QColor(theme.question if severity is not Severity.LOW else theme.second_ink)
    triangle = QPolygonF([box.topLeft(), box.topRight(), (box.bottomLeft() + box.bottomRight()) / 2])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if severity is Severity.HIGH:
        painter.setBrush(colour)
    painter.drawPolygon(triangle)
    if severity is Severity.MEDIUM:
        painter.setClipRect(box.adjusted(0, 0, -box.width() / 2, 0))
        painter.setBrush(colour)
        painter.drawPolygon(triangle)
    painter.restore()
