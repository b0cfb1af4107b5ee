"""The signs of a genogram: square, circle, diamond, triangle; what is dashed, doubled or crossed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from chronology.model.people import Identified, Person, PersonKind
from chronology.ui.theme import Theme


def draw_sign(
    painter: QPainter, person: Person, box: QRectF, theme: Theme, unborn: bool = False, thick: float = 1.5
) -> None:
    """Somebody's sign, filled with the ground, in a box of equal sides.

    Square: male; circle: female; diamond: not recorded; triangle: a pregnancy. A double edge is the child
    whom the review is about, a dashed edge somebody who is not fully identified, a cross somebody who died.
    """
    pen = QPen(QColor(theme.ink), thick)
    if person.identified is not Identified.YES:
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setDashPattern([3, 2])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(QColor(theme.panel))
    _shape(painter, person, box, unborn)
    if person.kind is PersonKind.CHILD:
        inset = max(2.5, box.width() * 0.12)
        _shape(painter, person, box.adjusted(inset, inset, -inset, -inset), unborn)
    if person.died is not None:
        painter.setPen(QPen(QColor(theme.ink), thick))
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    painter.restore()


def _shape(painter: QPainter, person: Person, box: QRectF, unborn: bool) -> None:
    middle = box.center()
    if unborn:
        painter.drawPolygon(QPolygonF([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    elif person.gender == "male":
        painter.drawRect(box)
    elif person.gender == "female":
        painter.drawEllipse(box)
    else:
        corners = (
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        )
        painter.drawPolygon(QPolygonF(list(corners)))
