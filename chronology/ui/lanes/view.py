"""The widget: the lanes on the screen, moved by wheel, pointer and keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from chronology.ui.lanes.area import LanesArea
from chronology.ui.lanes.edge_painting import minimap_box, minimap_window
from chronology.ui.lanes.hits import hit, on_minimap
from chronology.ui.lanes.keys import ZOOM_STEP, act_on_key, menu_of
from chronology.ui.lanes.scale import Scale
from chronology.ui.lanes.scene import Scene
from chronology.ui.lanes.telling import told
from chronology.ui.theme import Theme

_NOTCH = 120  # what one step of a wheel turns
_PAN = 96  # pixels for one step of a wheel


class LanesView(LanesArea):
    """The lanes as a person moves them. `save_asked` tells that what is seen is to be kept."""

    save_asked = Signal()

    def __init__(self, scene: Scene, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(scene, theme, parent)
        self._drag: tuple[QPointF, Scale, bool] | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(act_on_key(self, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves time, with Ctrl it zooms at the pointer; over the heads it moves the lanes."""
        turned, fine = event.angleDelta(), event.pixelDelta()
        at = self._drawn(event.position()).x() - self._plan.head
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** ((turned.y() or turned.x()) / _NOTCH), max(0.0, at))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or at < 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (turned.y() or turned.x()) * 48 // _NOTCH)
        elif fine.isNull():
            self.pan_by(-(turned.x() or turned.y()) * _PAN / _NOTCH)
        elif abs(fine.y()) > abs(fine.x()) and self._plan.most_scrolled:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - fine.y())
        else:
            self.pan_by(-(fine.x() or fine.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        shown, at = self.shown(), self._drawn(event.position())
        if on_minimap(shown, at.y()):
            window = minimap_window(shown)
            if not window.left() <= at.x() <= window.right():
                self._move_window(at.x() - window.width() / 2)
            self._drag = (at, self._scale, True)
            return
        under = hit(shown, at.x(), at.y())
        rows = under.rows or tuple(
            self._scene.rows[event_id]
            for finding in under.findings
            for event_id in finding.events[:1]
            if event_id in self._scene.rows
        )
        if rows:
            self.go_to(self._next_of(rows))
        elif self._plan.head <= at.x() < self._plan.right:
            self._drag = (at, self._scale, False)

    def _next_of(self, rows: tuple[int, ...]) -> int:
        """The first of several events under the pointer; when pressed again, the one after it."""
        row = self.row
        return rows[(rows.index(row) + 1) % len(rows)] if row in rows else rows[0]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._drawn(event.position())
        if self._drag is not None:
            begun, scale, minimap = self._drag
            if minimap:
                days = (scale.last - scale.first) / minimap_box(self.shown()).width()
                self._show(scale.starting(scale.left + (at.x() - begun.x()) * days))
            else:
                self._show(scale.panned(begun.x() - at.x()))
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        under = hit(self.shown(), at.x(), at.y())
        pointing = bool(under.rows or under.findings)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in where nothing stands, or where there are more than can be told apart."""
        at = self._drawn(event.position())
        under = hit(self.shown(), at.x(), at.y())
        if self._plan.lane_at(at.y()) is not None and (under.crowd or not under.rows):
            self.zoom_by(ZOOM_STEP**3, at.x() - self._plan.head)

    def _move_window(self, x: float) -> None:
        box = minimap_box(self.shown())
        days = (self._scale.last - self._scale.first) / box.width()
        self._show(self._scale.starting(self._scale.first + (x - box.left()) * days))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._drawn(QPointF(event.pos()))
            words = told(self._scene, hit(self.shown(), at.x(), at.y()))
            if not words and at.x() < self._plan.head and (lane := self._plan.lane_at(at.y())) is not None:
                words = self._scene.lanes[lane].group.label
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                pointed = self._drawn(event.position()).x() - self._plan.head
                self.zoom_by(max(0.1, 1 + event.value()), max(0.0, pointed))
            return True
        return bool(super().viewportEvent(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu_of(self, self.save_asked.emit).exec(event.globalPos())
