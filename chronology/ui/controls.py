"""Labels, buttons and grounds, each with the name under which the theme dresses it."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QWidget


def label(words: str = "", dressed_as: str = "", buddy: QWidget | None = None) -> QLabel:
    """A label; with a buddy its '&' letter takes the keyboard there."""
    made = QLabel(words)
    made.setObjectName(dressed_as)
    if buddy is not None:
        made.setBuddy(buddy)
    return made


def redress(label: QWidget, dressed_as: str) -> None:
    """Dress a label as something else."""
    if label.objectName() != dressed_as:
        label.setObjectName(dressed_as)
        label.style().unpolish(label)
        label.style().polish(label)


def second(words: str = "") -> QLabel:
    """A label in second ink, whose words can be selected and copied."""
    made = label(words, "second")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def breakable(name: str) -> str:
    """A name, as of a file, that may go on in a second line where it is long: behind a stroke or a dot."""
    return re.sub(r"(?<=[/_.-])(?=\w)", "\u200b", name)


def button(words: str, primary: bool = False) -> QPushButton:
    """A button; at most one in a place is the primary one."""
    made = QPushButton(words)
    made.setObjectName("primary" if primary else "")
    made.setAutoDefault(True)  # Enter presses the button that has the keyboard, as Space does
    return made


def key_action(page: QWidget, words: str, keys: str, does: Callable[[], object]) -> QAction:
    """What a page can do, with the keys that do it wherever on the page one is."""
    made = QAction(words, page)
    made.setShortcut(QKeySequence(keys))
    made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.triggered.connect(lambda _=False: does())
    page.addAction(made)
    return made


def progress_bar(name: str) -> QProgressBar:
    """How far work has come, without words in it; a screen reader calls it by its name."""
    made = QProgressBar()
    made.setTextVisible(False)
    made.setAccessibleName(name)
    return made


def ground(dressed_as: str) -> QWidget:
    """A plain surface."""
    made = QWidget()
    made.setObjectName(dressed_as)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def frame(dressed_as: str) -> QFrame:
    """A surface with an edge."""
    made = QFrame()
    made.setObjectName(dressed_as)
    return made
