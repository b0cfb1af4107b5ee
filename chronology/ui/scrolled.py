"""A page whose contents scroll where the window has no room for them, and are not wider than can be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

_WIDEST = 60  # ems


def scrolled(page: QWidget) -> QVBoxLayout:
    """The column into which the contents of `page` go."""
    inside = QWidget()
    inside.setMaximumWidth(_WIDEST * page.fontMetrics().height() * 2)
    column = QVBoxLayout(inside)
    column.setContentsMargins(24, 16, 24, 24)
    column.setSpacing(16)
    outer = QWidget()
    across = QHBoxLayout(outer)
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(inside, 1)
    fill(page, outer)
    return column


def fill(page: QWidget, contents: QWidget) -> QScrollArea:
    """Let `contents` be all of `page`, as wide as it is and scrolled where they are higher."""
    scroll = scrolling(contents)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scroll)
    return scroll


def scrolling(contents: QWidget) -> QScrollArea:
    """What shows `contents` as wide as there is room, scrolled up and down; it takes no part in Tab's way."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(contents)
    return scroll
