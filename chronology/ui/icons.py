"""The few icons of the program, drawn in its own ink and sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from chronology import resource

_SCALES = (1, 2, 3)


def draw(painter: QPainter, name: str, ink: str, box: QRectF) -> None:
    """Draw an icon of `resources/icons` into a box."""
    _renderer(name, ink).render(painter, box)


def icon(name: str, ink: str, size: int = 20) -> QIcon:
    """An icon for a button, in pictures for the usual screens."""
    made = QIcon()
    for scale in _SCALES:
        picture = QPixmap(QSize(size, size) * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter, name, ink, QRectF(picture.rect()))
        painter.end()
        picture.setDevicePixelRatio(scale)
        made.addPixmap(picture)
    return made


@cache
def _renderer(name: str, ink: str) -> QSvgRenderer:
    drawing = resource.path("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
