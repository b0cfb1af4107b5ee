"""The mark of each agency: a shape as well as a colour, so that nothing is told by colour alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from chronology.model.agencies import AgencyType


@cache
def agency_colour(kind: AgencyType, dark: bool) -> QColor:
    """The agency's colour on this ground; on dark paper a lighter one of the same hue."""
    colour = QColor(kind.colour)
    if not dark:
        return colour
    return QColor.fromHslF(max(colour.hslHueF(), 0.0), min(colour.hslSaturationF(), 0.65), 0.68)


def draw_mark(painter: QPainter, kind: AgencyType, where: QRectF, colour: QColor) -> None:
    """Draw an agency's mark to fill the square `where`."""
    name = kind.shape
    is_open = name.startswith("open ") or name == "ring"
    shape = name.removeprefix("open ")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_open:
        painter.setPen(QPen(colour, max(1.5, where.width() / 7)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = where.width() / 10
        where = where.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour))
    painter.translate(where.topLeft())
    painter.drawPath(_path(shape, where.width(), where.height()))
    painter.restore()


@lru_cache(maxsize=256)
def _path(shape: str, width: float, height: float) -> QPainterPath:
    return _SHAPES.get(shape, _disc)(QRectF(0, 0, width, height))


def _disc(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(box)
    return path


def _dot(box: QRectF) -> QPainterPath:
    quarter = box.width() / 4
    return _disc(box.adjusted(quarter, quarter, -quarter, -quarter))


def _square(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(box.adjusted(1, 1, -1, -1))
    return path


def _small_square(box: QRectF) -> QPainterPath:
    quarter = box.width() / 4
    return _square(box.adjusted(quarter, quarter, -quarter, -quarter))


def _regular(corners: int, turn: float = 0.0) -> Callable[[QRectF], QPainterPath]:
    def draw(box: QRectF) -> QPainterPath:
        centre, reach = box.center(), box.width() / 2
        angles = [turn - math.pi / 2 + 2 * math.pi * corner / corners for corner in range(corners)]
        return _polygon(
            [QPointF(centre.x() + reach * math.cos(a), centre.y() + reach * math.sin(a)) for a in angles]
        )

    return draw


def _polygon(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _plus(box: QRectF) -> QPainterPath:
    third = box.width() / 3
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # else the middle, covered twice, is left out
    path.addRect(QRectF(box.left() + third, box.top(), third, box.height()))
    path.addRect(QRectF(box.left(), box.top() + third, box.width(), third))
    return path.simplified()


def _saltire(box: QRectF) -> QPainterPath:
    turn = QTransform().translate(box.center().x(), box.center().y()).rotate(45)
    turn = turn.translate(-box.center().x(), -box.center().y())
    return turn.map(_plus(box))


def _lozenge(box: QRectF) -> QPainterPath:
    quarter = box.width() / 4
    centre = box.center()
    return _polygon(
        [
            QPointF(centre.x(), box.top()),
            QPointF(box.right() - quarter, centre.y()),
            QPointF(centre.x(), box.bottom()),
            QPointF(box.left() + quarter, centre.y()),
        ]
    )


def _half_disc(box: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(box.left(), box.center().y()))
    path.arcTo(box, 180, -180)
    path.closeSubpath()
    return path


def _star(box: QRectF) -> QPainterPath:
    centre, reach = box.center(), box.width() / 2
    points = []
    for corner in range(10):
        far = reach if corner % 2 == 0 else reach * 0.45
        angle = -math.pi / 2 + math.pi * corner / 5
        points.append(QPointF(centre.x() + far * math.cos(angle), centre.y() + far * math.sin(angle)))
    return _polygon(points)


def _chevron(box: QRectF) -> QPainterPath:
    centre = box.center()
    return _polygon(
        [
            QPointF(box.left(), box.top()),
            QPointF(centre.x(), box.top()),
            QPointF(box.right(), centre.y()),
            QPointF(centre.x(), box.bottom()),
            QPointF(box.left(), box.bottom()),
            QPointF(centre.x(), centre.y()),
        ]
    )


def _house(box: QRectF) -> QPainterPath:
    centre = box.center()
    return _polygon(
        [
            QPointF(centre.x(), box.top()),
            QPointF(box.right(), centre.y()),
            QPointF(box.right(), box.bottom()),
            QPointF(box.left(), box.bottom()),
            QPointF(box.left(), centre.y()),
        ]
    )


def _heart(box: QRectF) -> QPainterPath:
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    path = QPainterPath(QPointF(x + w / 2, y + h))
    path.cubicTo(x - w * 0.35, y + h * 0.35, x + w * 0.25, y - h * 0.25, x + w / 2, y + h * 0.25)
    path.cubicTo(x + w * 0.75, y - h * 0.25, x + w * 1.35, y + h * 0.35, x + w / 2, y + h)
    return path


_SHAPES: dict[str, Callable[[QRectF], QPainterPath]] = {
    "square": _square,
    "small square": _small_square,
    "disc": _disc,
    "ring": _disc,
    "dot": _dot,
    "diamond": _regular(4),
    "lozenge": _lozenge,
    "triangle": _regular(3),
    "inverted triangle": _regular(3, math.pi),
    "pentagon": _regular(5),
    "hexagon": _regular(6),
    "octagon": _regular(8, math.pi / 8),
    "star": _star,
    "cross": _plus,
    "saltire": _saltire,
    "heart": _heart,
    "half disc": _half_disc,
    "chevron": _chevron,
    "house": _house,
}
