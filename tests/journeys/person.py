"""A person before the window: she reads what is on the screen, presses keys, and points with the mouse.

Every key and press goes to the window as the screen's server would send it, so that shortcuts, focus and
dialogs do as they do for her. She finds a control by the name that a screen reader would say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QScrollArea,
    QWidget,
)

from chronology.ui.window import Window

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
W = TypeVar("W", bound=QWidget)
_NONE = Qt.KeyboardModifier.NoModifier
_MANY = 160
"""More presses of Tab than any room has controls."""


class Person:
    """One before one window. What she waits for comes soon, or the scene fails and says what."""

    def __init__(self, app: QApplication, window: Window, folder: Path) -> None:
        self.app, self.window, self.folder = app, window, folder
        self._beat = QTimer(interval=15)
        self._beat.start()
        window.activateWindow()

    # What she sees

    def until(self, holds: Callable[[], object], what: str, seconds: int = 40) -> None:
        """Wait until it holds."""
        limit = QDeadlineTimer(seconds * 1000)
        while not holds():
            self.app.processEvents(
                QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            )
            box = self.app.activeModalWidget()
            assert not isinstance(box, QMessageBox), box.text() if isinstance(box, QMessageBox) else ""
            assert not limit.hasExpired(), f"waited in vain for {what}; seen: {self.reading()[:1500]}"

    def sees(self, words: str) -> bool:
        """Whether these words stand on the screen."""
        return words in self.reading()

    def waits_for(self, words: str) -> None:
        """Wait until these words stand on the screen."""
        self.until(lambda: self.sees(words), repr(words))

    def reading(self) -> str:
        """All labels and buttons on the screen, as one text."""
        said = (each.text() for each in self._shown() if isinstance(each, QLabel | QAbstractButton))
        return "\n".join(words.replace("&", "") for words in said if words)

    def look(self, picture: Path) -> None:
        """Keep a picture of the screen."""
        self.window.grab().save(str(picture))

    def finds(self, kind: type[W]) -> Iterator[W]:
        """The controls of a kind on the screen."""
        return (each for each in self._shown() if isinstance(each, kind))

    def over(self) -> QWidget:
        """The dialog that is open, or else the window."""
        return self.app.activeModalWidget() or self.window

    def _shown(self) -> Iterator[QWidget]:
        for each in self.over().findChildren(QWidget):
            if each.isVisible():
                yield each

    # Keys

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self._front(), key, held)
        self.app.processEvents()

    def types(self, words: str) -> None:
        """Type where the keyboard is; a new line is Enter."""
        for each in words:
            if each == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                QTest.keyClick(self._front(), each)
        self.app.processEvents()

    def writes(self, words: str) -> None:
        """Type over what stands in the field."""
        self.press(Qt.Key.Key_A, CONTROL)
        self.types(words)

    def tabs_to(self, name: str, held: Qt.KeyboardModifier = _NONE) -> None:
        """Press Tab until the control with this name has the keyboard, as a screen reader's user does."""
        heard = []
        for _ in range(_MANY):
            if name.casefold() in self.hears().casefold():
                return
            heard.append(self.hears())
            self.press(Qt.Key.Key_Backtab if held else Qt.Key.Key_Tab, held)
        raise AssertionError(f"Tab does not come to {name!r}, but to {list(dict.fromkeys(heard))}")

    def hears(self) -> str:
        """The name of the control that has the keyboard."""
        focused = self.app.focusWidget()
        if focused is None:
            return ""
        told = QAccessible.queryAccessibleInterface(focused)
        return told.text(QAccessible.Text.Name).replace("&", "") if told is not None else ""

    def names_file(self, path: Path | str, presses: Callable[[], None]) -> None:
        """Do what opens a file dialog, type the path there, and press Enter."""

        def answer(dialog: QFileDialog) -> None:
            line = self.app.focusWidget()
            if not isinstance(line, QLineEdit):
                self.tabs_to("File name")
            self.writes(str(path))
            self.press(Qt.Key.Key_Return)
            if dialog.isVisible():  # the first Enter took what the field had offered
                self.press(Qt.Key.Key_Return)

        self.in_dialog(presses, answer)

    def in_dialog(self, presses: Callable[[], None], does: Callable[[QFileDialog], None]) -> None:
        """Do what opens a file dialog, and something in it that ends it."""
        answered: list[bool] = []

        def answer() -> None:
            dialog = self.app.activeModalWidget()
            if not isinstance(dialog, QFileDialog) or not dialog.isActiveWindow():
                if isinstance(dialog, QFileDialog):
                    dialog.activateWindow()
                return
            look.stop()
            does(dialog)
            answered.append(True)

        look = QTimer(interval=15)
        look.timeout.connect(answer)
        look.start()
        presses()
        self.until(lambda: answered and self.app.activeModalWidget() is None, "the file dialog to be done")
        self.until(self.window.isActiveWindow, "the window to come to the front again")

    # Mouse

    def clicks(self, name: str, kind: type[QWidget] = QWidget) -> None:
        """Press the mouse on the control with this name, scrolled to if it has to be."""
        self.until(lambda: self._named(name, kind) is not None, f"a control {name!r}")
        found = self._named(name, kind)
        assert found is not None
        self.until(found.isEnabled, f"{name!r} to be ready")
        self._brings_into_sight(found)
        self.points_at(found, found.rect().center())

    def clicks_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Press the mouse on a row of a list."""
        view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.app.processEvents()
        box = view.visualRect(index)
        self.points_at(view.viewport(), QPoint(box.left() + min(40, box.width() // 2), box.center().y()))

    def _named(self, name: str, kind: type[QWidget]) -> QWidget | None:
        wanted = name.casefold()
        for each in self._shown():
            told = each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "")
            plain = told.replace("&", "").casefold()
            if isinstance(each, kind) and not isinstance(each, QLabel) and plain.startswith(wanted):
                return each
        return None

    def _brings_into_sight(self, control: QWidget) -> None:
        above = control.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea) and above.widget() is not None:
                self._wheels(above, control)
            above = above.parentWidget()

    def _wheels(self, area: QAbstractScrollArea, control: QWidget) -> None:
        port = area.viewport()
        for _ in range(200):
            at = control.mapTo(port, control.rect().center())
            if 4 <= at.y() <= port.height() - 4:
                return
            before = area.verticalScrollBar().value()
            turn = QPoint(0, 120 if at.y() < 4 else -120)
            middle = QPoint(4, port.height() // 2)
            event = QWheelEvent(
                middle,
                port.mapToGlobal(middle),
                QPoint(),
                turn,
                Qt.MouseButton.NoButton,
                _NONE,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            self.app.sendEvent(port, event)
            self.app.processEvents()
            if area.verticalScrollBar().value() == before:
                return

    def points_at(self, control: QWidget, at: QPoint) -> None:
        """Press the mouse at a point of a control."""
        top = control.window()
        QTest.mouseClick(top.windowHandle(), Qt.MouseButton.LeftButton, _NONE, control.mapTo(top, at), -1)
        self.app.processEvents()

    def _front(self) -> QWindow:
        return QGuiApplication.focusWindow() or self.window.windowHandle()
