"""The lanes on the screen: which scene is shown, which part of time, and what a screen reader is told of it.

It is a list view that draws its rows along a line of time, so that Qt itself tells a screen reader which
event has the focus, and in what words. How it is moved is in `view.py`.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from chronology.ui.lanes.arrangement import Arrangement
from chronology.ui.lanes.edge_painting import undated_place, undated_shown
from chronology.ui.lanes.event_list import EventList, Index
from chronology.ui.lanes.hits import hit
from chronology.ui.lanes.lane_painting import place_of
from chronology.ui.lanes.look import Look
from chronology.ui.lanes.moving import beside
from chronology.ui.lanes.painting import Shown
from chronology.ui.lanes.plan import Plan, plan
from chronology.ui.lanes.scale import Scale
from chronology.ui.lanes.scene import Scene
from chronology.ui.lanes.whole_painting import Grounds, grounds, paint_all
from chronology.ui.theme import Theme

ORDINARY = 13  # pixels: the size of text that the drawing is laid out in
_MARGIN = 80  # pixels kept between the event chosen and the edge


class LanesArea(QListView):
    """Lanes of events, time across. `chosen` names the event that the person has come to."""

    chosen = Signal(str)
    moved = Signal()  # another part of time is in view

    def __init__(self, scene: Scene, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._theme = theme
        self._scale = Scale.whole(self._scene.first, self._scene.last, 1)
        self._plan = self._planned()
        self._arrangement: Arrangement | None = None
        self._look: Look | None = None
        self._grounds: Grounds | None = None
        self.setAccessibleName("Timeline of events, in lanes")
        self.setAccessibleDescription(_described(scene))
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
        self.setAccessibleDescription(_described(scene))
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

    @property
    def unit(self) -> float:
        """How many pixels of the widget one of the drawing's is: with larger text all is drawn larger."""
        return max(1.0, QFontInfo(self.font()).pixelSize() / ORDINARY)

    @property
    def ordinary_font(self) -> QFont:
        """The widget's font at ordinary size, which the drawing is laid out in."""
        made = QFont(self.font())
        made.setPixelSize(round(QFontInfo(made).pixelSize() / self.unit))
        return made

    @property
    def size_drawn(self) -> QSize:
        """How much room the drawing has, in its own pixels."""
        return QSize(int(self.viewport().width() / self.unit), int(self.viewport().height() / self.unit))

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
            self._look = Look(self._theme, self.ordinary_font, self.devicePixelRatioF() * self.unit)
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
        room = self.size_drawn
        return plan(
            room.width(),
            room.height(),
            len(self._scene.lanes),
            ages=self._scene.has_ages,
            undated=self._scene.has_undated,
            bands=len(self._scene.band_rows),
            line=QFontMetrics(self.ordinary_font).lineSpacing(),
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
        return QTransform.fromScale(self.unit, self.unit).mapRect(box).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        at = self._drawn(QPointF(point))
        rows = hit(self.shown(), at.x(), at.y()).rows
        return self.model().index(rows[0], 0) if rows else QModelIndex()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def _drawn(self, point: QPointF) -> QPointF:
        """A point of the widget as the drawing counts it."""
        return point / self.unit

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
        ratio = self.devicePixelRatioF() * self.unit
        if shown.look.ratio != ratio:
            self._look = None
            shown = self.shown()
        if self._grounds is None or (self._grounds.plan, self._grounds.ratio) != (shown.plan, ratio):
            self._grounds = grounds(shown, ratio)
        painter = QPainter(self.viewport())
        painter.scale(self.unit, self.unit)
        paint_all(painter, shown, self._grounds)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.dress(self._theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.go_to(self.row if self.row is not None else beside(self._scene, None, 1))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()


def _described(scene: Scene) -> str:
    """How to move, and the periods: bands are drawn, so they are told here to whom they are read out."""
    parts = ["Left and right go from event to event, up and down from lane to lane. Plus and minus zoom."]
    parts += [band.told.removesuffix(".") + "." for band in scene.bands]
    return " ".join(parts)
