"""What keys do in the lanes, and the menu that says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from chronology.ui.lanes.area import LanesArea
from chronology.ui.lanes.moving import across, beside, within

ZOOM_STEP = 1.25  # how much wider days get at one press or notch
_PAN = 96  # pixels for one press


def act_on_key(view: LanesArea, event: QKeyEvent) -> bool:
    """Do what a key stands for; whether it stands for anything.

    Arrows go from event to event and from lane to lane, with Shift within the lane; with Ctrl they move the
    time. +, - and 0 zoom.
    """
    scene, row = view.scene, view.row
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    page = view.scale.width * 0.9
    match event.key():
        case Qt.Key.Key_Left | Qt.Key.Key_Right:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            if control:
                view.pan_by(step * _PAN)
            else:
                view.go_to((within if shift else beside)(scene, row, step))
        case Qt.Key.Key_Up | Qt.Key.Key_Down:
            view.go_to(across(scene, row, 1 if event.key() == Qt.Key.Key_Down else -1))
        case Qt.Key.Key_Home:
            view.go_to(beside(scene, 0, 0))
        case Qt.Key.Key_End:
            view.go_to(beside(scene, len(scene.entries) - 1, 0))
        case Qt.Key.Key_PageUp:
            view.pan_by(-page)
        case Qt.Key.Key_PageDown:
            view.pan_by(page)
        case Qt.Key.Key_Plus | Qt.Key.Key_Equal if not control:
            view.zoom_by(ZOOM_STEP)
        case Qt.Key.Key_Minus | Qt.Key.Key_Underscore if not control:
            view.zoom_by(1 / ZOOM_STEP)
        case Qt.Key.Key_0 if not control:
            view.show_whole()
        case _:
            return False
    return True


def menu_of(view: LanesArea, save: Callable[[], None]) -> QMenu:
    """What can be done with the lanes; `save` keeps what is seen."""
    menu = QMenu(view)
    menu.addAction("Zoom in\t+", lambda: view.zoom_by(ZOOM_STEP))
    menu.addAction("Zoom out\t−", lambda: view.zoom_by(1 / ZOOM_STEP))
    menu.addAction("Show the whole time\t0", view.show_whole)
    menu.addSeparator()
    menu.addAction("Save what is seen as a picture, drawing or PDF…", save)
    return menu
