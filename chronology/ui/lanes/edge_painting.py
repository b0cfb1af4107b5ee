"""Draws what stands around the lanes: their heads, the axis, the undated, the questions and the minimap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from chronology.ui.lanes.painting import Shown
from chronology.ui.lanes.plan import Plan
from chronology.ui.lanes.ticks import Tick, ages, ticks
from chronology.ui.marks import draw_mark

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_axis(painter: QPainter, shown: Shown) -> None:
    """Years and months, and beneath them the child's age."""
    plan, look = shown.plan, shown.look
    painter.save()
    painter.setClipRect(QRectF(plan.head, 0, plan.time_width, plan.lanes_top))
    marked = ticks(shown.scale)
    painter.setPen(look.ink("ink"))
    painter.setFont(look.strong)
    _row_of_words(painter, shown, marked.upper, 4, look.strong_metrics.horizontalAdvance)
    painter.setFont(look.small)
    painter.setPen(look.ink("second_ink"))
    top = 4 + plan.axis_row
    _row_of_words(painter, shown, marked.lower, top, look.small_metrics.horizontalAdvance)
    if plan.axis_rows > 2:
        _before_birth(painter, shown, top + plan.axis_row)
        painter.setPen(look.ink("ink"))
        painter.setFont(look.small)
        told = ages(shown.scene.content.case, shown.scale)
        _row_of_words(
            painter, shown, told, top + plan.axis_row, look.small_metrics.horizontalAdvance, barred=True
        )
    painter.restore()


def _row_of_words(
    painter: QPainter,
    shown: Shown,
    marked: Sequence[Tick],
    top: float,
    width: Callable[[str], float],
    barred: bool = False,
) -> None:
    """Words at their ticks; those of a tick left of the view stay at its edge while there is room."""
    plan = shown.plan
    for number, tick in enumerate(marked):
        at = shown.x(tick.day)
        x = max(at, plan.head) + 4
        following = shown.x(marked[number + 1].day) if number + 1 < len(marked) else plan.right + 8
        if x + width(tick.words) + 4 <= following:
            painter.drawText(QRectF(x, top, 300, plan.axis_row), _LEFT, tick.words)
        if barred and at >= plan.head:
            painter.drawLine(QPointF(round(at) + 0.5, top + 3), QPointF(round(at) + 0.5, top + plan.axis_row))


def _before_birth(painter: QPainter, shown: Shown, top: float) -> None:
    plan, look = shown.plan, shown.look
    told = shown.scene.pregnancy
    if told is None:
        return
    left, right = max(shown.x(told[0]), plan.head), min(shown.x(told[1]), plan.right)
    if right <= left:
        return
    box = QRectF(left, top + 3, right - left, plan.axis_row - 4)
    painter.setPen(QPen(look.ink("line"), 1))
    painter.setBrush(look.ink("analysis"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(look.ink("ink"))
    painter.setFont(look.small)
    if look.small_metrics.horizontalAdvance(told[2]) + 8 < box.width():
        painter.drawText(box.adjusted(4, 0, -4, 0), _LEFT, told[2])


def paint_heads(painter: QPainter, shown: Shown) -> None:
    """Each lane's mark, name and number of events."""
    plan, look = shown.plan, shown.look
    line = look.metrics.lineSpacing()
    painter.save()
    painter.setClipRect(QRectF(0, plan.lanes_top, plan.head, plan.lanes_bottom - plan.lanes_top))
    painter.fillRect(QRectF(0, plan.lanes_top, plan.head, plan.height), look.ink("paper"))
    for number in shown.lanes_in_view():
        lane = shown.scene.lanes[number]
        top = plan.lane_top(number)
        colour = look.colour(lane.group.kind)
        painter.fillRect(QRectF(8, top + 6, 4, plan.lane - 12), colour)
        words_left = 20.0
        if lane.group.kind is not None:
            draw_mark(
                painter, lane.group.kind, QRectF(19, top + (plan.lane - line) / 2 - 5.5, 11, 11), colour
            )
            words_left = 36.0
        room = plan.head - words_left - 6
        middle = top + plan.lane / 2
        name = look.strong_metrics.elidedText(lane.group.label, Qt.TextElideMode.ElideRight, room)
        painter.setFont(look.strong)
        painter.setPen(look.ink("ink"))
        painter.drawText(QRectF(words_left, middle - line, room, line), _LEFT, name)
        painter.setFont(look.small)
        painter.setPen(look.ink("second_ink"))
        count = "1 event" if lane.count == 1 else f"{lane.count:,} events"
        told = f"{lane.group.detail} · {count}" if lane.group.detail else count
        told = look.small_metrics.elidedText(told, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(words_left, middle, room, line), _LEFT, told)
        painter.setPen(QPen(look.ink("line"), 1))
        painter.drawLine(QPointF(0, top + plan.lane - 0.5), QPointF(plan.head, top + plan.lane - 0.5))
    painter.restore()


def undated_shown(plan: Plan) -> int:
    """How many marks of undated events each lane has room for; the others are counted."""
    return 3 if plan.undated > 80 else 2


def undated_place(shown: Shown, lane: int, number: int) -> QRectF:
    """Where a lane's undated event stands; those beyond the marks shown share the place of their count."""
    plan = shown.plan
    step = 18
    x = plan.right + 14 + min(number, undated_shown(plan)) * step
    y = plan.lane_top(lane) + plan.lane / 2
    return QRectF(x - 8, y - 8, 16, 16)


def paint_undated(painter: QPainter, shown: Shown) -> None:
    """The undated events of each lane, apart from all time."""
    plan, look, scene = shown.plan, shown.look, shown.scene
    if not plan.undated:
        return
    painter.fillRect(QRectF(plan.right, 0, plan.undated, plan.minimap_top), look.ink("panel"))
    painter.setPen(QPen(look.ink("line"), 1))
    painter.drawLine(QPointF(plan.right + 0.5, 0), QPointF(plan.right + 0.5, plan.minimap_top))
    painter.setFont(look.small)
    painter.setPen(look.ink("ink"))
    top = 4 + plan.axis_row
    painter.drawText(QRectF(plan.right + 6, top, plan.undated - 8, plan.axis_row), _LEFT, "Undated")
    painter.save()
    painter.setClipRect(QRectF(plan.right, plan.lanes_top, plan.undated, plan.lanes_bottom - plan.lanes_top))
    for lane in shown.lanes_in_view():
        rows = scene.lanes[lane].undated
        shown_rows = rows[: undated_shown(plan)]
        for number, row in enumerate(shown_rows):
            middle = undated_place(shown, lane, number).center()
            look.mark(painter, scene.kind_of(row), middle.x(), middle.y(), about=False)
        if len(rows) > len(shown_rows):
            painter.setPen(look.ink("second_ink"))
            painter.setFont(look.small)
            box = undated_place(shown, lane, len(shown_rows))
            painter.drawText(box.adjusted(0, 0, 20, 0), _LEFT, f"+{len(rows) - len(shown_rows)}")
        if shown.chosen in rows:
            box = undated_place(shown, lane, min(rows.index(shown.chosen), len(shown_rows)))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.ink("accent"), 2.5 if shown.has_focus else 1.5))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)
        painter.setPen(QPen(look.ink("line"), 1))
        y = plan.lane_top(lane) + plan.lane - 0.5
        painter.drawLine(QPointF(plan.right, y), QPointF(plan.width, y))
    painter.restore()


def paint_questions(painter: QPainter, shown: Shown) -> None:
    """The findings, each below the time it asks about."""
    plan, look, asked = shown.plan, shown.look, shown.scene.questions
    top = plan.lanes_bottom
    painter.setPen(QPen(look.ink("line"), 1))
    painter.drawLine(QPointF(0, top - 0.5), QPointF(plan.width, top - 0.5))
    red = look.ink("question")
    number = len(asked.findings) + len(asked.apart)
    painter.setPen(red if number else look.ink("second_ink"))
    painter.setFont(look.strong)
    painter.drawText(QRectF(20, top + 4, plan.head - 24, plan.axis_row), _LEFT, f"Questions ({number})")
    painter.save()
    painter.setClipRect(QRectF(plan.head, top, plan.time_width, plan.questions))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.small)
    for mark in shown.questions_in_view():
        x, y = shown.x(mark.day), top + 5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(red)
        painter.drawPolygon(QPolygonF([QPointF(x - 5, y), QPointF(x + 5, y), QPointF(x, y + 9)]))
        if len(mark.findings) > 1:
            painter.setPen(red)
            box = QRectF(x - 20, y + 9, 40, look.small_metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(mark.findings)))
    painter.restore()


def paint_minimap(painter: QPainter, shown: Shown) -> None:
    """The window on the minimap: the part of all time that is in view."""
    box, window = minimap_box(shown), minimap_window(shown)
    look = shown.look
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    veil = QColor(look.ink("paper", 150))
    painter.fillRect(QRectF(box.left(), box.top(), window.left() - box.left(), box.height()), veil)
    painter.fillRect(QRectF(window.right(), box.top(), box.right() - window.right(), box.height()), veil)
    painter.setPen(QPen(look.ink("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(window, 4, 4)
    painter.restore()


def minimap_box(shown: Shown) -> QRectF:
    """Where the minimap stands."""
    plan = shown.plan
    return QRectF(plan.head, plan.minimap_top + 2, plan.width - plan.head - 8, plan.minimap - 10)


def minimap_window(shown: Shown) -> QRectF:
    """The part of the minimap that stands for what is in view; never so narrow that it cannot be taken."""
    box, scale = minimap_box(shown), shown.scale
    per_day = box.width() / (scale.last - scale.first)
    left = box.left() + (scale.left - scale.first) * per_day
    width = max(12.0, (scale.right - scale.left) * per_day)
    left = min(left, box.right() - width)
    return QRectF(max(left, box.left()), box.top() - 1, width, box.height() + 2)


def paint_minimap_ground(painter: QPainter, shown: Shown, box: QRectF) -> None:
    """All events of all time in `box`, a row of columns for each lane."""
    look, scene, scale = shown.look, shown.scene, shown.scale
    painter.fillRect(box, look.ink("rail"))
    lanes = scene.lanes
    if not lanes:
        return
    step = min(6.0, (box.height() - 4) / len(lanes))
    top = box.top() + (box.height() - step * len(lanes)) / 2
    days = (scale.last - scale.first) / max(1.0, box.width())
    for number, lane in enumerate(lanes):
        colour = look.colour(lane.group.kind)
        for x in range(int(box.width())):
            first = scale.first + x * days
            if lane.in_view(first, first + days) > 0:
                painter.fillRect(QRectF(box.left() + x, top + number * step, 1.5, max(1.0, step - 1)), colour)
