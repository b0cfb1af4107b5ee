"""The rooms of a case in the place that the window has for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QWidget


def fitting(rooms: QStackedWidget) -> QScrollArea:
    """Rooms that scroll where the window is too small for the one shown, and never outgrow the screen."""

    def fit(here: int) -> None:
        for at in range(rooms.count()):
            way = QSizePolicy.Policy.Preferred if at == here else QSizePolicy.Policy.Ignored
            if (page := rooms.widget(at)) is not None:
                page.setSizePolicy(way, way)
        scroll.verticalScrollBar().setValue(0)  # a room begins at its top, however far down the last one was

    scroll = QScrollArea()
    rooms.currentChanged.connect(fit)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(_Held(rooms))
    return scroll


class _Held(QWidget):
    """Rooms as high as there is place for, and never lower than the one shown can be.

    Held by a layout they would ask for the height that they like best at their width, and scroll as a whole
    where their own lists could have scrolled.
    """

    def __init__(self, rooms: QStackedWidget) -> None:
        super().__init__()
        self._rooms = rooms
        rooms.setParent(self)

    def minimumSizeHint(self) -> QSize:
        return self._rooms.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rooms.resize(event.size())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
