"""Starts the window."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from chronology.ui import preferences
from chronology.ui.collecting import Collecting
from chronology.ui.theme import dress, theme_for
from chronology.ui.window import Window


def run(kept_likes: Path | None = None) -> int:
    """Open the window and stay until it is closed. Returns the exit code.

    `kept_likes` is the file of what the person likes, where it is not the one in her own folder.
    """
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    Collecting(app)
    app.setApplicationName("Chronology")
    app.setDesktopFileName("chronology")
    kept_likes = kept_likes or preferences.place()
    likes = preferences.read(kept_likes)
    window = Window(dress(app, theme_for(app, likes.palette, likes.high_contrast), likes.size), kept_likes)
    sys.excepthook = partial(_say_plainly, window)
    app.styleHints().colorSchemeChanged.connect(window.dress)
    window.show()
    return app.exec()


def _say_plainly(
    window: Window, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """No traceback ever meets the person, and none is written where case text could go with it."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    window.tell_fault(kind.__name__)
