"""The place of the rooms in the window: one is shown, with the height that it needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget

from chronology.ui.scrolled import scrolling


class Rooms(QStackedWidget):
    """The rooms, which ask for the height that the one shown needs at least, not for what each likes best."""

    def heightForWidth(self, width: int) -> int:
        layout = page.layout() if (page := self.currentWidget()) is not None else None
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


def fitting(rooms: Rooms) -> QScrollArea:
    """Rooms that scroll where the window is too small for the one shown, and never outgrow the screen."""

    def fit(here: int) -> None:
        for at in range(rooms.count()):
            way = QSizePolicy.Policy.Preferred if at == here else QSizePolicy.Policy.Ignored
            if (page := rooms.widget(at)) is not None:
                page.setSizePolicy(way, way)
        scroll.verticalScrollBar().setValue(0)  # a room begins at its top, however far down the last one was

    scroll = scrolling(rooms)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    rooms.currentChanged.connect(fit)
    return scroll
