"""Doing something once nothing more has happened for a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def pause(owner: QObject, milliseconds: int, does: Callable[[], object]) -> QTimer:
    """A timer that goes off once, so long after it was last started, and belongs to its owner."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(does)
    return made
