"""Notices when nobody has touched the keyboard or the mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Listens to the program's windows only, not to every widget: what is painted is not its business."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.idle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Listen to a window too."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def allow(self, minutes: float) -> None:
        """So long may nobody touch anything, from now on; 0 for ever."""
        self._wait.stop()
        if minutes:
            self._wait.start(round(minutes * 60_000))

    def end(self) -> None:
        """Notice nothing until `allow` is called again."""
        self._wait.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHED and self._wait.isActive():
            self._wait.start()
        return False
