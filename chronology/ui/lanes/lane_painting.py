"""Draws what stands in the lanes: marks, bars with soft ends, density, words, and the event chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from chronology.ui.lanes.arrangement import PIECE, SLOT, WORDS_FROM, Crowd, Drawn, Piece, Placed
from chronology.ui.lanes.days import Extent
from chronology.ui.lanes.painting import Shown, silences_told
from chronology.ui.lanes.scene import one_line

_WORDS_MOST = 280  # pixels
_WORDS_LEAST = 64
_BAR = 12  # pixels high
_SOFT = 14  # pixels over which the end of a bar fades
_FAINT = 100  # of 255: how strong the colour of a bar is
_LINE = 2  # pixels: the line beneath a bar, in the colour's full strength
_CROWDED = 215  # of 255: how strong the colour of density is
_OPEN = 64  # pixels that a bar with an open end is drawn on


def paint_lanes(painter: QPainter, shown: Shown) -> None:
    """All lanes in view."""
    painter.save()
    painter.setClipRect(shown.lanes_box)
    for lane in shown.lanes_in_view():
        _paint_lane(painter, shown, lane)
    painter.restore()


def paint_chosen(painter: QPainter, shown: Shown) -> None:
    """The outline of the occurrence chosen, through every lane that tells of it, and of the event in each."""
    row = shown.chosen
    if row is None or shown.scene.extents[row] is None:
        return
    painter.save()
    painter.setClipRect(shown.lanes_box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    accent = shown.look.ink("accent")
    standing = shown.scene.lanes_of_row
    together = (
        place_of(shown, each, lane) for each in shown.scene.occurrence(row) for lane in standing[each]
    )
    found = [box for box in together if box is not None]
    if len(found) > 1:
        whole = found[0]
        for box in found[1:]:
            whole = whole.united(box)
        painter.setPen(QPen(accent, 1.5))
        painter.drawRoundedRect(whole.adjusted(-7, -7, 7, 7), 10, 10)
    for lane in standing[row]:
        own = place_of(shown, row, lane)
        if own is None:
            continue
        if shown.has_focus:
            painter.setPen(QPen(shown.look.ink("accent", 110), 1))
            x = round(own.center().x()) + 0.5
            painter.drawLine(QPointF(x, shown.plan.lanes_top), QPointF(x, own.top() - 4))
            painter.drawLine(QPointF(x, own.bottom() + 4), QPointF(x, shown.plan.lanes_bottom))
        painter.setPen(QPen(accent, 2.5 if shown.has_focus else 1.5))
        painter.drawRoundedRect(own.adjusted(-4, -4, 4, 4), 8, 8)
    painter.restore()


def place_of(shown: Shown, row: int, lane: int | None = None) -> QRectF | None:
    """Where an event is drawn (in the first lane it stands in, if none is named); None where undated.

    An event lost in a crowd has the place of the crowd's mark, or where its own would stand.
    """
    extent = shown.scene.extents[row]
    if extent is None:
        return None
    lane = shown.scene.lanes_of_row[row][0] if lane is None else lane
    placed = shown.arrangement.find(lane, row, extent.anchor)
    if placed is None:
        crowd = shown.arrangement.crowd_at(lane, extent.anchor)
        if crowd is not None and crowd.is_short:
            return _crowd_box(shown, lane, crowd)
        x, y = shown.x(extent.anchor), shown.plan.lane_top(lane) + shown.plan.lane / 2
        return QRectF(x - SLOT / 2, y - SLOT / 2, SLOT, SLOT)
    return box_of(shown, lane, placed)


def box_of(shown: Shown, lane: int, placed: Placed) -> QRectF:
    """The box in the view that a mark or bar fills."""
    extent = shown.scene.extents[placed.row]
    first, last = placed.first, placed.last
    if extent is not None:
        first, last = _opened(extent, first, last)
    y = shown.plan.band_middle(lane, placed.band)
    left = shown.plan.head + first - shown.from_day_zero
    height = _BAR if placed.drawn is Drawn.BAR else SLOT - 2
    return QRectF(left, y - height / 2, last - first, height)


def _opened(extent: Extent, first: float, last: float) -> tuple[float, float]:
    if extent.open_before:
        return last - _OPEN, last
    if extent.open_after:
        return first, first + _OPEN
    return first, last


def _paint_lane(painter: QPainter, shown: Shown, lane: int) -> None:
    """Density and bars first, then the marks and the crowds, which stand on them."""
    scene, left = shown.scene, shown.from_day_zero
    kind = scene.lanes[lane].group.kind
    pieces = list(shown.arrangement.pieces(lane, left - _OPEN, left + shown.scale.width + _OPEN))
    marks: list[tuple[Placed, Extent]] = []
    seen: set[int] = set()
    for piece in pieces:
        if piece.density:
            _paint_density(painter, shown, lane, piece)
        for placed in piece.placed:
            extent = scene.extents[placed.row]
            if extent is None or placed.row in seen:
                continue
            seen.add(placed.row)
            if placed.drawn is Drawn.BAR or extent.open_before or extent.open_after:
                colour = shown.look.colour(kind or scene.kind_of(placed.row))
                _paint_bar(painter, shown, lane, placed, extent, colour)
            else:
                marks.append((placed, extent))
    for placed, extent in marks:
        _paint_mark(painter, shown, lane, placed, extent)
    for piece in pieces:
        for crowd in piece.crowds:
            if crowd.is_short:
                _paint_crowd(painter, shown, lane, crowd)


def _paint_mark(painter: QPainter, shown: Shown, lane: int, placed: Placed, extent: Extent) -> None:
    plan, look = shown.plan, shown.look
    kind = shown.scene.lanes[lane].group.kind or shown.scene.kind_of(placed.row)
    x = plan.head + (placed.first + placed.last) / 2 - shown.from_day_zero
    y = plan.band_middle(lane, placed.band)
    if shown.scale.per_day >= 3 * SLOT and extent.last > extent.first:
        _paint_whisker(painter, shown, extent, y, look.colour(kind))
    look.mark(painter, kind, x, y, extent.about)
    if x >= plan.head:
        words_x = x + SLOT / 2 + (4 if extent.about else 1)
        room = placed.room - 6
        if placed.band == plan.bands - 1:
            for told in silences_told(shown, lane):
                if words_x < told.right() and told.left() < words_x + room:
                    room = told.left() - words_x - 8
        over_line = placed.band == plan.bands - 1 and bool(shown.scene.silences[lane])
        _paint_words(painter, shown, placed.row, QPointF(words_x, y), room, over_line)


def _paint_words(
    painter: QPainter, shown: Shown, row: int, at: QPointF, room: float, over_line: bool = False
) -> None:
    """An event's words from a point on, as far as there is room; none where time is seen from afar.

    `over_line` says that a line may lie beneath them, which is then cleared away.
    """
    room = min(room, _WORDS_MOST, shown.plan.right - at.x() - 4)
    if room < _WORDS_LEAST or shown.scale.per_day < WORDS_FROM:
        return
    look = shown.look
    words = look.elided(row, one_line(shown.scene.entries[row].event.text[:240]), room)
    if over_line:
        width = look.small_metrics.horizontalAdvance(words)
        painter.fillRect(QRectF(at.x(), at.y() - 3, width, 6), look.ink("paper"))
    painter.setFont(look.small)
    painter.setPen(look.ink("ink"))
    painter.drawText(QPointF(at.x(), at.y() + look.small_metrics.ascent() / 2 - 1.5), words)


def _paint_whisker(painter: QPainter, shown: Shown, extent: Extent, y: float, colour: QColor) -> None:
    """A known day with no known time, zoomed in: a thin line under the mark through all of that day."""
    y += SLOT / 2
    left, right = shown.x(extent.first) + 2, shown.x(extent.last) - 2
    faint = QColor(colour)
    faint.setAlpha(120)
    painter.setPen(QPen(faint, 1))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - 3), QPointF(x, y))


def _paint_bar(
    painter: QPainter, shown: Shown, lane: int, placed: Placed, extent: Extent, colour: QColor
) -> None:
    box = box_of(shown, lane, placed)
    if box.right() < shown.plan.head or box.left() > shown.plan.right:
        return
    open_side = extent.open_before or extent.open_after
    soft = _OPEN if open_side else min(_SOFT, box.width() / 2)
    edge = soft / max(box.width(), 1)
    none = shown.look.faint(colour, 0)
    for part, strength in ((box, _FAINT), (box.adjusted(0, box.height(), 0, _LINE), 255)):
        full = shown.look.faint(colour, strength)
        shade = QLinearGradient(box.left(), 0, box.right(), 0)
        shade.setColorAt(0, full if extent.open_after else none)
        if not open_side:
            shade.setColorAt(edge, full)
            shade.setColorAt(max(edge, 1 - edge), full)
        shade.setColorAt(1, full if extent.open_before else none)
        painter.fillRect(part, QBrush(shade))
    if extent.about:
        pen = QPen(shown.look.ink("ink"), 1)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    if open_side:
        _paint_arrow(painter, box, extent, colour)
    left = max(box.left(), shown.plan.head) + (6 if open_side else _SOFT / 2)
    room = min(box.right(), shown.plan.right) - left - 4
    if open_side:
        left, room = box.right() + 4, placed.room - 6
    _paint_words(painter, shown, placed.row, QPointF(left, box.center().y()), room)


def _paint_arrow(painter: QPainter, box: QRectF, extent: Extent, colour: QColor) -> None:
    tip, way = (box.left() + 4, 1) if extent.open_before else (box.right() - 4, -1)
    path = QPainterPath(QPointF(tip + 5 * way, box.center().y() - 5))
    path.lineTo(tip, box.center().y())
    path.lineTo(tip + 5 * way, box.center().y() + 5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    edge = box.right() if extent.open_before else box.left()
    painter.drawLine(QPointF(edge, box.top() - 1), QPointF(edge, box.bottom() + 1))
    painter.restore()


def _paint_crowd(painter: QPainter, shown: Shown, lane: int, crowd: Crowd) -> None:
    """A few events too close together: one mark, and beneath it how many there are."""
    look = shown.look
    days = (end / shown.scale.per_day for end in (crowd.first, crowd.last))
    kind = shown.scene.lanes[lane].group.kind
    if kind is None:
        kind = shown.scene.kind_of(next(shown.scene.lanes[lane].between(*days))[2])
    place = _crowd_box(shown, lane, crowd)
    x, line = place.center().x(), look.small_metrics.height()
    number = QRectF(x - 20, place.bottom() - 1, 40, line)
    width = look.small_strong_metrics.horizontalAdvance(str(crowd.count))
    painter.fillRect(place.adjusted(0, 1, 0, 0), look.ink("paper", 220))
    painter.fillRect(QRectF(x - width / 2 - 2, place.bottom(), width + 4, line - 2), look.ink("paper", 220))
    look.mark(painter, kind, x, place.center().y(), about=False)
    painter.setFont(look.small_strong)
    painter.setPen(look.ink("ink"))
    painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(crowd.count))


def _crowd_box(shown: Shown, lane: int, crowd: Crowd) -> QRectF:
    """Where the mark of a short crowd stands, with room beneath it for the number."""
    x = shown.plan.head + (crowd.first + crowd.last) / 2 - shown.from_day_zero
    line = shown.look.small_metrics.height()
    top = shown.plan.lane_top(lane) + (shown.plan.lane - SLOT - line) / 2
    return QRectF(x - SLOT / 2, top, SLOT, SLOT)


def _paint_density(painter: QPainter, shown: Shown, lane: int, piece: Piece) -> None:
    plan, look = shown.plan, shown.look
    colour = look.faint(look.colour(shown.scene.lanes[lane].group.kind), _CROWDED)
    left = plan.head + piece.first - shown.from_day_zero
    top = plan.lane_top(lane) + 6
    into = QRectF(left, top, PIECE, plan.lane - 10)
    look.density(painter, piece, colour, into)
