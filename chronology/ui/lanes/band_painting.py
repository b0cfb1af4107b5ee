"""Draws the bands above the lanes, and how far each plan reaches down through the lanes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from chronology.ui.lanes.bands import Band, Sort
from chronology.ui.lanes.painting import Shown

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS_LEAST = 24  # pixels
_INKS = {
    Sort.SCOPE: ("edge", 40),
    Sort.PLAN: ("accent", 90),
    Sort.HOUSEHOLD: ("second_ink", 70),
    Sort.CARER: ("second_ink", 40),
    Sort.CONTACT: ("second_ink", 20),
    Sort.NOTE: ("question", 30),
}
_FLAT = 0.15  # how strong an open end is far from the days that are sure: it fades towards it
_REACH = 16  # of 255: how strong a plan is drawn through the lanes


def paint_bands(painter: QPainter, shown: Shown) -> None:
    """All bands that there is room for, with what they are at their heads."""
    plan, look = shown.plan, shown.look
    if not plan.band_rows:
        return
    painter.save()
    top = plan.band_top(0) if plan.pinned else plan.lanes_top
    part = QRectF(0, top, plan.right, (plan.lanes_top if plan.pinned else plan.lanes_bottom) - top)
    painter.setClipRect(part)
    if not plan.pinned:  # the lanes' own ground is drawn behind them
        painter.fillRect(QRectF(0, plan.band_top(0), plan.right, plan.bands_height), look.ink("paper"))
        painter.setPen(QPen(look.ink("line"), 1))
        painter.drawLine(QPointF(0, plan.lane_top(0) - 0.5), QPointF(plan.right, plan.lane_top(0) - 0.5))
    painter.setFont(look.small)
    painter.setPen(look.ink("second_ink"))
    rows = shown.scene.band_rows
    for row in range(plan.band_rows):
        if row == 0 or rows[row] is not rows[row - 1]:
            box = QRectF(20, plan.band_top(row), plan.head - 24, plan.band_row)
            painter.drawText(box, _LEFT, rows[row].value)
    painter.setClipRect(part.adjusted(plan.head, 0, 0, 0))
    for band in shown.scene.bands:
        _paint_band(painter, shown, band)
    painter.restore()


def paint_reach_of_plans(painter: QPainter, shown: Shown) -> None:
    """The days on which a plan surely ran: a tint behind all lanes, with a line at an end that was told."""
    for band in shown.scene.bands:
        if band.sort is not Sort.PLAN:
            continue
        left, right = max(shown.x(band.first), shown.plan.head), min(shown.x(band.last), shown.plan.right)
        if right <= left:
            continue
        box = shown.lanes_box
        painter.fillRect(
            QRectF(left, box.top(), right - left, box.height()), shown.look.ink("accent", _REACH)
        )
        painter.setPen(QPen(shown.look.ink("accent", 90), 1))
        for day, is_told in ((band.first, not band.open_before), (band.last, not band.open_after)):
            x = round(shown.x(day)) + 0.5
            if is_told and left - 1 <= x <= right + 1:
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def band_box(shown: Shown, band: Band) -> QRectF:
    """Where a band stands, with all the days that it may have reached over."""
    plan = shown.plan
    left, right = shown.x(band.may_first), shown.x(band.may_last)
    left, right = max(left, plan.head - 8.0), min(max(right, left + 3), plan.right + 8.0)
    return QRectF(left, plan.band_top(band.row) + 1, max(0.0, right - left), plan.band_row - 2)


def _paint_band(painter: QPainter, shown: Shown, band: Band) -> None:
    box = band_box(shown, band)
    if box.width() <= 0 or box.right() < shown.plan.head or box.left() > shown.plan.right:
        return
    name, strength = _INKS[band.sort]
    colour = shown.look.ink(name)
    full = shown.look.faint(colour, strength)
    flat = shown.look.faint(colour, round(strength * _FLAT))
    none = shown.look.faint(colour, 0)
    sure_left = min(max(shown.x(band.first), box.left()), box.right())
    sure_right = max(min(shown.x(band.last), box.right()), sure_left)
    for left, right, is_open, shades in (
        (box.left(), sure_left, band.open_before, (none, full)),
        (sure_right, box.right(), band.open_after, (full, none)),
    ):
        part = QRectF(left, box.top(), right - left, box.height())
        if part.width() <= 0:
            continue
        shade = QLinearGradient(left, 0, right, 0)
        for at, colour_there in zip((0, 1), shades, strict=True):
            shade.setColorAt(at, flat if is_open and colour_there == none else colour_there)
        painter.fillRect(part, QBrush(shade))
        if is_open:
            _edges(painter, part, shown.look.ink(name), dotted=True)
    sure = QRectF(sure_left, box.top(), sure_right - sure_left, box.height())
    painter.fillRect(sure, full)
    _edges(painter, sure, shown.look.ink(name), dotted=band.sort is Sort.CONTACT)
    painter.setPen(QPen(shown.look.ink(name), 2))
    for day, is_known in (
        (band.first, band.may_first == band.first and not band.open_before),
        (band.last, band.may_last == band.last and not band.open_after),
    ):
        if is_known:
            painter.drawLine(QPointF(shown.x(day), box.top()), QPointF(shown.x(day), box.bottom()))
    _words(painter, shown, band, box)


def _edges(painter: QPainter, box: QRectF, colour: QColor, dotted: bool) -> None:
    pen = QPen(colour, 1)
    if dotted:
        pen.setDashPattern([1.5, 2.5])
    painter.setPen(pen)
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def _words(painter: QPainter, shown: Shown, band: Band, box: QRectF) -> None:
    """What the band is, in short where all the words have no room; with an arrow where its end is open."""
    plan, look = shown.plan, shown.look
    left, right = max(box.left(), plan.head) + 5, min(box.right(), plan.right) - 4
    sure = max(shown.x(band.first), left)
    least = look.small_metrics.horizontalAdvance(band.short or band.words) + 16
    side = _LEFT
    if right - sure > least:
        left = sure + (5 if sure > left else 0)
    elif band.open_before and sure - left > least:  # not where it only may have begun
        right, side = sure - 5, _RIGHT
    arrows = ("‹ " if band.open_before else "", " ›" if band.open_after else "")
    words = arrows[0] + band.words + arrows[1]
    if look.small_metrics.horizontalAdvance(words) > right - left and band.short:
        words = arrows[0] + band.short + arrows[1]
    if right - left < _WORDS_LEAST:
        return
    painter.setFont(look.small)
    painter.setPen(look.ink("ink"))
    told = look.small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - left)
    painter.drawText(QRectF(left, box.top(), right - left, box.height()), side, told)
