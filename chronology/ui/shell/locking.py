"""The lock before an open case: asked for, or once nobody has touched the window for a while."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from chronology.ui.shell.idle import IdleWatch
from chronology.ui.start.opening import PassphrasePage


class Locking(QObject):
    """One for the window. `page` asks for the passphrase while it is locked."""

    wanted = Signal()  # nobody has touched the window for as long as she allows
    given = Signal(str)  # a passphrase
    left = Signal()  # the case is to be closed instead

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.page = PassphrasePage("Close the case")
        self.page.given.connect(lambda passphrase, read_only: self.given.emit(passphrase))
        self.page.left.connect(self.left)
        self.watch = IdleWatch(window)
        self.watch.idle.connect(self.wanted)

    def shut(self) -> None:
        """Close all that shows something of the case beside the window."""
        self.watch.end()
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible() and other.isWindow():
                other.close()

    def ask(self) -> None:
        """Ask for the passphrase; the page is on the screen by now."""
        self.page.ask_for("Locked", "The case is still open, and all is as you left it.")

    def begin_watch(self, minutes: float) -> None:
        """Lock once nobody has touched the window for so long; 0 is never."""
        self.watch.watch(self._window.windowHandle())
        self.watch.allow(minutes)
