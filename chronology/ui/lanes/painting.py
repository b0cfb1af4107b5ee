"""Draws a scene: the same calls for the screen, a picture and a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from chronology.ui.lanes.arrangement import Arrangement
from chronology.ui.lanes.look import Look
from chronology.ui.lanes.plan import Plan
from chronology.ui.lanes.questions import Asked
from chronology.ui.lanes.scale import Scale
from chronology.ui.lanes.scene import Scene
from chronology.ui.lanes.silences import Silence
from chronology.ui.lanes.ticks import ticks

_WORDS_LEAST = 72  # pixels
_BESIDE_MARKS = 14  # pixels


@dataclass(frozen=True, slots=True)
class Shown:
    """One moment of the view: the scene, the part of it in view, and the event chosen (or None).

    `has_focus` says whether keys go to the view: then the chosen event is marked the more.
    """

    scene: Scene
    scale: Scale
    plan: Plan
    arrangement: Arrangement
    look: Look
    chosen: int | None = None
    has_focus: bool = False

    def x(self, day: float) -> float:
        """Where a day begins, in pixels from the view's left edge."""
        return self.plan.head + self.scale.x(day)

    @property
    def from_day_zero(self) -> float:
        """How many pixels lie between day 0 and the left edge of the time."""
        return self.scale.left * self.scale.per_day

    @property
    def lanes_box(self) -> QRectF:
        """The part of the view where lanes and time meet."""
        plan = self.plan
        return QRectF(plan.head, plan.lanes_top, plan.time_width, plan.lanes_bottom - plan.lanes_top)

    def lanes_in_view(self) -> Iterator[int]:
        """The lanes of which at least a part is seen."""
        for lane in range(self.plan.lanes):
            top = self.plan.lane_top(lane)
            if top < self.plan.lanes_bottom and top + self.plan.lane > self.plan.lanes_top:
                yield lane

    def questions_in_view(self) -> Iterator[Asked]:
        """The marks of questions in view, as wide apart as their numbers need."""
        scale = self.scale
        return self.scene.questions.between(scale.left, scale.right, scale.per_day, self.plan.axis_row)


def paint_ground(painter: QPainter, shown: Shown) -> None:
    """The paper, the lines of the calendar, what lies outside the scope, the lanes and all silences."""
    look, plan = shown.look, shown.plan
    painter.fillRect(QRectF(0, 0, plan.width, plan.height), look.ink("paper"))
    painter.save()
    painter.setClipRect(shown.lanes_box)
    _outside_scope(painter, shown)
    _calendar_lines(painter, shown)
    painter.setPen(QPen(look.ink("line"), 1))
    for lane in shown.lanes_in_view():
        y = plan.lane_top(lane) + plan.lane - 0.5
        painter.drawLine(QPointF(0, y), QPointF(plan.width, y))
    for silence in shown.scene.silences_of_all:
        _silence_of_all(painter, shown, silence)
    for lane in shown.lanes_in_view():
        for silence in shown.scene.silences[lane]:
            if silence not in shown.scene.silences_of_all:
                _silence_of_lane(painter, shown, lane, silence)
    painter.restore()
    painter.setPen(QPen(look.ink("line"), 1))
    painter.drawLine(QPointF(0, plan.lanes_top - 0.5), QPointF(plan.width, plan.lanes_top - 0.5))


def _calendar_lines(painter: QPainter, shown: Shown) -> None:
    plan = shown.plan
    marked = ticks(shown.scale)
    for colour, each in (("line", marked.lower), ("edge", marked.upper)):
        painter.setPen(QPen(shown.look.ink(colour, 150 if colour == "edge" else 255), 1))
        for tick in each:
            x = round(shown.x(tick.day)) + 0.5
            painter.drawLine(QPointF(x, plan.lanes_top), QPointF(x, plan.lanes_bottom))


def _outside_scope(painter: QPainter, shown: Shown) -> None:
    plan, scope = shown.plan, shown.scene.content.case.scope
    ends = []
    if scope.first is not None:
        x = shown.x(scope.first.toordinal())
        ends.append((float(plan.head), x, x))
    if scope.last is not None:
        x = shown.x(scope.last.toordinal() + 1)
        ends.append((x, float(plan.right), x))
    for left, right, edge in ends:
        left, right = max(left, plan.head), min(right, plan.right)
        if right <= left:
            continue
        box = QRectF(left, plan.lanes_top, right - left, plan.lanes_bottom - plan.lanes_top)
        painter.fillRect(box, shown.look.ink("rail"))
        painter.setPen(QPen(shown.look.ink("edge"), 1.5))
        painter.drawLine(QPointF(edge, plan.lanes_top), QPointF(edge, plan.lanes_bottom))


def _silence_of_all(painter: QPainter, shown: Shown, silence: Silence) -> None:
    plan = shown.plan
    left, right = max(shown.x(silence.first), plan.head), min(shown.x(silence.last), plan.right)
    if right - left < 3:
        return
    box = QRectF(left, plan.lanes_top, right - left, plan.lanes_bottom - plan.lanes_top)
    painter.fillRect(box, shown.look.ink("analysis"))
    painter.setPen(_dotted(shown.look.ink("second_ink")))
    for x in (left, right):
        painter.drawLine(QPointF(x, plan.lanes_top), QPointF(x, plan.lanes_bottom))


def paint_turning_points(painter: QPainter, shown: Shown) -> None:
    """A flag on a line through all lanes at each event that the review calls a turning point."""
    scene, box = shown.scene, shown.lanes_box
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(shown.look.ink("ink"))
    for event in sorted(scene.beside.turning_points & scene.rows.keys()):
        extent = scene.extents[scene.rows[event]]
        if extent is None:
            continue
        x = round(shown.x(extent.anchor)) + 0.5
        painter.setPen(QPen(shown.look.ink("ink"), 1))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        painter.drawPolygon(
            QPolygonF([QPointF(x, box.top() + 1), QPointF(x + 9, box.top() + 5), QPointF(x, box.top() + 9)])
        )
    painter.restore()


def paint_words_of_silences(painter: QPainter, shown: Shown) -> None:
    """How long no agency at all had an entry, on a ground of its own over the middle of that time."""
    plan, look = shown.plan, shown.look
    painter.save()
    painter.setClipRect(shown.lanes_box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.small)
    centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    for silence in shown.scene.silences_of_all:
        left, right = max(shown.x(silence.first), plan.head), min(shown.x(silence.last), plan.right)
        if right - left < _WORDS_LEAST:
            continue
        words = silence.words.replace("no entry", "no entry by anyone")
        left, right = left + _BESIDE_MARKS, right - _BESIDE_MARKS  # marks stand at both ends
        room = QRectF(left, plan.lanes_top, right - left, plan.lanes_bottom - plan.lanes_top)
        needed = look.small_metrics.boundingRect(room, int(centred), words)
        ground = needed.adjusted(-6, -3, 6, 3)
        painter.setPen(_dotted(look.ink("second_ink")))
        painter.setBrush(look.ink("analysis"))
        painter.drawRoundedRect(ground, 6, 6)
        painter.setPen(look.ink("ink"))
        painter.drawText(needed, centred, words)
    painter.restore()


def silences_told(shown: Shown, lane: int) -> list[QRectF]:
    """Where the words of a lane's silences stand, for those that have room for words."""
    found = (_place_of_words(shown, lane, each) for each in shown.scene.silences[lane])
    return [box for box in found if box is not None]


def _ends(shown: Shown, silence: Silence) -> tuple[float, float]:
    left, right = shown.x(silence.first) + 12, shown.x(silence.last) - 12
    return max(left, shown.plan.head), min(right, shown.plan.right)


def _height(shown: Shown, lane: int) -> float:
    """Silences stand in the lowest band, which marks come to last."""
    return shown.plan.band_middle(lane, shown.plan.bands - 1)


def _place_of_words(shown: Shown, lane: int, silence: Silence) -> QRectF | None:
    left, right = _ends(shown, silence)
    width = shown.look.small_metrics.horizontalAdvance(silence.words)
    if width + 32 > right - left:
        return None
    height = shown.look.small_metrics.height()
    return QRectF((left + right - width) / 2, _height(shown, lane) - height / 2, width, height)


def _silence_of_lane(painter: QPainter, shown: Shown, lane: int, silence: Silence) -> None:
    look = shown.look
    left, right = _ends(shown, silence)
    if right - left < 16:
        return
    y = _height(shown, lane) + 0.5
    box = _place_of_words(shown, lane, silence)
    lines = [(left, right)] if box is None else [(left, box.left() - 6), (box.right() + 6, right)]
    painter.setPen(_dotted(look.ink("second_ink")))
    for begin, end in lines:
        painter.drawLine(QPointF(begin, y), QPointF(end, y))
    if box is not None:
        painter.setPen(look.ink("second_ink"))
        painter.setFont(look.small)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, silence.words)


def _dotted(colour: QColor) -> QPen:
    pen = QPen(colour, 1.5)
    pen.setDashPattern([1, 2.5])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
