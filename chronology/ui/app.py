"""Starts the window."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from chronology.ui import preferences
from chronology.ui.collecting import Collecting
from chronology.ui.theme import dress, theme_for
from chronology.ui.window import Window


def run() -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    Collecting(app)
    app.setApplicationName("Chronology")
    app.setDesktopFileName("chronology")
    sys.excepthook = _say_plainly
    likes = preferences.read(preferences.place())
    window = Window(dress(app, theme_for(app, likes.palette, likes.high_contrast), likes.size))
    app.styleHints().colorSchemeChanged.connect(window.dress)
    window.show()
    return app.exec()


def _say_plainly(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """No traceback ever meets the person, and none is written where case text could go with it."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    QMessageBox.warning(
        None,
        "Chronology",
        f"Something went wrong inside the program ({kind.__name__}). Your files are as they were. "
        "Please try again; if it happens again, tell the people who look after this program.",
    )
