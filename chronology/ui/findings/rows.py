"""How a finding is drawn in its list: the question, and before it how grave it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from chronology.model.findings import Severity
from chronology.ui.headed_list import ENTRY, HeadedDelegate
from chronology.ui.models import Index
from chronology.ui.theme import Theme


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
