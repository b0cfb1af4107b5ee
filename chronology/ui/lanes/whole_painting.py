"""Everything in its order: what is drawn last lies on top."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from chronology.ui.lanes.band_painting import paint_bands, paint_reach_of_plans
from chronology.ui.lanes.edge_painting import (
    minimap_box,
    paint_axis,
    paint_heads,
    paint_minimap,
    paint_minimap_ground,
    paint_questions,
    paint_undated,
)
from chronology.ui.lanes.lane_painting import paint_chosen, paint_lanes
from chronology.ui.lanes.painting import Shown, paint_ground, paint_turning_points, paint_words_of_silences
from chronology.ui.lanes.plan import Plan


@dataclass(frozen=True, slots=True)
class Grounds:
    """What changes only with the size of the view, drawn once: the lanes' heads and the minimap."""

    plan: Plan
    ratio: float
    heads: QPixmap
    minimap: QPixmap


def grounds(shown: Shown, ratio: float) -> Grounds:
    """The grounds for a screen on which `ratio` pixels make one of ours."""
    plan, box = shown.plan, minimap_box(shown)
    heads = _empty(plan.head, plan.height, ratio)
    painter = QPainter(heads)
    paint_heads(painter, shown)
    painter.end()
    minimap = _empty(box.width(), box.height(), ratio)
    painter = QPainter(minimap)
    paint_minimap_ground(painter, shown, QRectF(0, 0, box.width(), box.height()))
    painter.end()
    return Grounds(plan, ratio, heads, minimap)


def _empty(width: float, height: float, ratio: float) -> QPixmap:
    made = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def paint_all(painter: QPainter, shown: Shown, drawn: Grounds | None = None) -> None:
    """Draw the whole view; `drawn` are its grounds, if they were drawn before."""
    paint_ground(painter, shown)
    painter.save()
    painter.setClipRect(shown.lanes_box)
    paint_reach_of_plans(painter, shown)
    painter.restore()
    paint_turning_points(painter, shown)
    paint_lanes(painter, shown)
    paint_words_of_silences(painter, shown)
    paint_chosen(painter, shown)
    if drawn is None:
        paint_heads(painter, shown)
    else:
        painter.drawPixmap(0, 0, drawn.heads)
    paint_axis(painter, shown)
    paint_bands(painter, shown)
    paint_questions(painter, shown)
    paint_undated(painter, shown)
    box = minimap_box(shown)
    if drawn is None:
        paint_minimap_ground(painter, shown, box)
    else:
        painter.drawPixmap(box.topLeft(), drawn.minimap)
    paint_minimap(painter, shown)
