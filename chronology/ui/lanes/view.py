"""The widget: the lanes on the screen, moved by wheel, pointer and keys.

It is a list view that draws its rows along a line of time, so that Qt itself tells a screen reader which
event has the focus, and in what words.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from chronology.ui.lanes.arrangement import Arrangement
from chronology.ui.lanes.edge_painting import minimap_box, minimap_window, undated_place, undated_shown
from chronology.ui.lanes.event_list import EventList, Index
from chronology.ui.lanes.hits import hit, on_minimap
from chronology.ui.lanes.keys import ZOOM_STEP, act_on_key, menu_of
from chronology.ui.lanes.lane_painting import place_of
from chronology.ui.lanes.look import Look
from chronology.ui.lanes.moving import beside
from chronology.ui.lanes.painting import Shown
from chronology.ui.lanes.plan import Plan, plan
from chronology.ui.lanes.scale import Scale
from chronology.ui.lanes.scene import Scene
from chronology.ui.lanes.telling import told
from chronology.ui.lanes.whole_painting import Grounds, grounds, paint_all
from chronology.ui.theme import Theme

_NOTCH = 120  # what one step of a wheel turns
_PAN = 96  # pixels for one step of a wheel
_MARGIN = 80  # pixels kept between the event chosen and the edge


class LanesView(QListView):
    """Lanes of events, time across. `chosen` names the event that the person has come to."""

    chosen = Signal(str)
    moved = Signal()  # another part of time is in view
    save_asked = Signal()

    def __init__(self, scene: Scene, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._theme = theme
        self._scale = Scale.whole(self._scene.first, self._scene.last, 1)
        self._plan = self._planned()
        self._arrangement: Arrangement | None = None
        self._look: Look | None = None
        self._grounds: Grounds | None = None
        self._drag: tuple[QPoint, Scale, bool] | None = None
        self.setAccessibleName("Timeline of events, in lanes")
        self.setAccessibleDescription(
            "Left and right go from event to event, up and down from lane to lane. Plus and minus zoom."
        )
        self._list = EventList(self._scene, self)
        self.setModel(self._list)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)

    # What is in view.

    @property
    def scene(self) -> Scene:
        """What the view shows."""
        return self._scene

    @property
    def scale(self) -> Scale:
        """The part of time in view."""
        return self._scale

    @property
    def layout_plan(self) -> Plan:
        """Where each part of the view stands."""
        return self._plan

    @property
    def event_chosen(self) -> str:
        """The id of the event that the person has come to; '' where there is none."""
        row = self.row
        return self._scene.entries[row].event.id if row is not None else ""

    def show_scene(self, scene: Scene) -> None:
        """Show another scene; the event chosen and the time in view stay, as far as they are there too."""
        chosen, before = self.event_chosen, self._scale
        self._scene = scene
        self._arrangement = None
        self._grounds = None
        self._look = None  # it keeps words by their row
        self._plan = self._planned()
        whole = Scale.whole(scene.first, scene.last, self._plan.time_width)
        if before.is_whole:
            self._scale = whole
        else:
            self._scale = replace(before, first=whole.first, last=whole.last).resized(whole.width)
        with QSignalBlocker(self):
            self._list.show_scene(scene)
            self.choose(chosen)
        self._plan = self._planned()
        self.updateGeometries()
        self.viewport().update()
        self.moved.emit()

    def dress(self, theme: Theme) -> None:
        """Draw with another palette, or with the type that has been set since."""
        self._theme = theme
        self._look = None
        self._grounds = None
        self._plan = self._planned()
        self._scale = self._scale.resized(self._plan.time_width)
        self.updateGeometries()
        self.viewport().update()

    def choose(self, event: str) -> None:
        """Come to the event with this id and bring it into view; one that is not shown is left out."""
        row = self._scene.rows.get(event)
        if row is not None:
            self.go_to(row)

    def zoom_by(self, factor: float, at: float | None = None) -> None:
        """Make days wider by a factor, around a place in pixels; around the event chosen if none is given."""
        if at is None:
            at = self._scale.width / 2
            extent = self._scene.extents[row] if (row := self.row) is not None else None
            if extent is not None and 0 <= self._scale.x(extent.anchor) <= self._scale.width:
                at = self._scale.x(extent.anchor)
        self._show(self._scale.zoomed(factor, at))

    def pan_by(self, pixels: float) -> None:
        """Bring later time into view; earlier time where pixels are negative."""
        self._show(self._scale.panned(pixels))

    def show_whole(self) -> None:
        """Show all the time there is."""
        self._show(Scale.whole(self._scene.first, self._scene.last, self._plan.time_width))

    def shown(self) -> Shown:
        """What is drawn now."""
        if self._look is None:
            self._look = Look(self._theme, self.font(), self.devicePixelRatioF())
        made = self._arrangement
        if made is None or made.per_day != self._scale.per_day or made.bands != self._plan.bands:
            made = Arrangement(self._scene.lanes, self._scale.per_day, self._plan.bands)
            self._arrangement = made
        return Shown(self._scene, self._scale, self._plan, made, self._look, self.row, self.hasFocus())

    def _show(self, scale: Scale) -> None:
        if scale != self._scale:
            self._scale = scale
            self.viewport().update()
            self.moved.emit()

    def _planned(self) -> Plan:
        return plan(
            self.viewport().width(),
            self.viewport().height(),
            len(self._scene.lanes),
            ages=self._scene.has_ages,
            undated=self._scene.has_undated,
            bands=len(self._scene.band_rows),
            line=self.fontMetrics().lineSpacing(),
            scrolled=self.verticalScrollBar().value(),
        )

    @property
    def row(self) -> int | None:
        """The row in the scene of the event that the person has come to."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def go_to(self, row: int | None) -> None:
        """Come to the event in a row of the scene."""
        if row is None:
            return
        self.selectionModel().setCurrentIndex(
            self.model().index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    # What a list view asks of itself.

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self._scene.entries[current.row()].event.id)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring an event into view."""
        if not index.isValid():
            return
        extent = self._scene.extents[index.row()]
        if extent is not None:
            self._show(self._scale.showing(extent.anchor, _MARGIN))
        lanes = self._scene.lanes_of_row[index.row()]
        if not lanes:
            return
        top = self._plan.lane_top(lanes[0])
        bottom = top + self._plan.lane
        bar = self.verticalScrollBar()
        if top < self._plan.lanes_top:
            bar.setValue(bar.value() + top - self._plan.lanes_top)
        elif bottom > self._plan.lanes_bottom:
            bar.setValue(bar.value() + bottom - self._plan.lanes_bottom)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or not self._scene.lanes_of_row[index.row()]:
            return QRect()
        shown, row = self.shown(), index.row()
        box = place_of(shown, row)
        if box is None:
            lane = self._scene.lanes_of_row[row][0]
            number = self._scene.lanes[lane].undated.index(row)
            box = undated_place(shown, lane, min(number, undated_shown(self._plan)))
        return box.toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        rows = hit(self.shown(), point.x(), point.y()).rows
        return self.model().index(rows[0], 0) if rows else QModelIndex()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._plan.scrolled

    def doItemsLayout(self) -> None:
        """Nothing is laid out row by row: a place on the line of time follows from the event's date."""

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, self._plan.most_scrolled)
        bar.setPageStep(max(1, self._plan.lanes_bottom - self._plan.lanes_top))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._plan = self._plan.moved(self.verticalScrollBar().value())
        self.viewport().update()

    # Drawing.

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._plan = self._planned()
        self._scale = self._scale.resized(self._plan.time_width)
        self.updateGeometries()
        self.viewport().update()
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown()
        ratio = self.devicePixelRatioF()
        if shown.look.ratio != ratio:
            self._look = None
            shown = self.shown()
        if self._grounds is None or (self._grounds.plan, self._grounds.ratio) != (shown.plan, ratio):
            self._grounds = grounds(shown, ratio)
        painter = QPainter(self.viewport())
        paint_all(painter, shown, self._grounds)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.go_to(self.row if self.row is not None else beside(self._scene, None, 1))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    # Keys, wheel and pointer.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(act_on_key(self, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves time, with Ctrl it zooms at the pointer; over the heads it moves the lanes."""
        turned, fine = event.angleDelta(), event.pixelDelta()
        at = event.position().x() - self._plan.head
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
        shown, at = self.shown(), event.position()
        if on_minimap(shown, at.y()):
            window = minimap_window(shown)
            if not window.left() <= at.x() <= window.right():
                self._move_window(at.x() - window.width() / 2)
            self._drag = (event.position().toPoint(), self._scale, True)
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
            self._drag = (event.position().toPoint(), self._scale, False)

    def _next_of(self, rows: tuple[int, ...]) -> int:
        """The first of several events under the pointer; when pressed again, the one after it."""
        row = self.row
        return rows[(rows.index(row) + 1) % len(rows)] if row in rows else rows[0]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
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
        at = event.position()
        under = hit(self.shown(), at.x(), at.y())
        if self._plan.lane_at(at.y()) is not None and (under.crowd or not under.rows):
            self.zoom_by(ZOOM_STEP**3, at.x() - self._plan.head)

    def _move_window(self, x: float) -> None:
        box = minimap_box(self.shown())
        days = (self._scale.last - self._scale.first) / box.width()
        self._show(self._scale.starting(self._scale.first + (x - box.left()) * days))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = event.pos()
            words = told(self._scene, hit(self.shown(), at.x(), at.y()))
            if not words and at.x() < self._plan.head and (lane := self._plan.lane_at(at.y())) is not None:
                words = self._scene.lanes[lane].group.label
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                pointed = event.position().x() - self._plan.head
                self.zoom_by(max(0.1, 1 + event.value()), max(0.0, pointed))
            return True
        return bool(super().viewportEvent(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu_of(self).exec(event.globalPos())
