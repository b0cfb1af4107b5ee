"""Python's search for circles of references, kept to the window's thread.

Left to itself the search begins on whichever thread happens to make one object too many. Where a circle
holds a Qt object, that thread then destroys it, which ends the program at once. So the search is off while
the window is open, and done from a timer on the window's own thread.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer, Signal

_OFTEN = 1000
"""Milliseconds between one look and the next."""

_SHARE = 50
"""A whole search comes no sooner than so many times as long as the last one took."""


class Collecting(QObject):
    """One for as long as the program runs. Make it before any other thread is begun."""

    looked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole_from = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_OFTEN)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Search as far as enough has been made since the last search; nothing to do costs nothing."""
        self._search()
        self.looked.emit()

    def _search(self) -> None:
        most = gc.get_threshold()
        made = gc.get_count()
        if made[0] <= most[0]:
            return
        if made[1] <= most[1]:
            gc.collect(0)
        elif made[2] <= most[2] or time.monotonic() < self._whole_from:
            gc.collect(1)
        else:
            begun = time.monotonic()
            gc.collect()
            ended = time.monotonic()
            self._whole_from = ended + _SHARE * (ended - begun)
