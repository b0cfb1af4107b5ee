"""A box to choose from, with its arrow drawn in the palette's own ink."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """The wheel scrolls what is around the box, and never changes a choice by chance."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        step = self.fontMetrics().xHeight() / 2
        right, middle = self.width() - 8 - step, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text().color(), max(step / 2, 1.4)))
        painter.drawPolyline(
            [
                QPointF(right - step, middle - step / 2),
                QPointF(right, middle + step / 2),
                QPointF(right + step, middle - step / 2),
            ]
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
